// docs/findings.md against the sources: every code of an import finding is explained there, and no other.

import Foundation
import Testing

@Suite struct FindingCodeTests {
    @Test func `every code of an import finding is documented, and every documented code exists`() throws {
        // One place makes the codes of all lists of names in a plan.
        var codes: Set<String> = ["intake.city.notinplan", "intake.school.notinplan", "intake.university.notinplan"]
        for file in try Tree.files("Sources", ending: ".swift") {
            for match in try Tree.text(file).matches(of: /"((intake|damage|reference|timeline|import)\.[a-z_.]+)"/) {
                codes.insert(String(match.output.1))
            }
        }
        let rows = try Tree.text("docs/findings.md").split(separator: "\n").filter { $0.hasPrefix("| `") }
        let documented = rows.map { String($0.split(separator: "`")[1]) }
        #expect(codes.count > 100)
        #expect(codes.subtracting(documented).sorted() == [])
        #expect(Set(documented).subtracting(codes).sorted() == [])
        #expect(Set(documented).count == documented.count)
        #expect(rows.allSatisfy { row in ["错误 error", "提醒 warning"].contains { row.contains($0) } })
        #expect(rows.allSatisfy { $0.split(separator: "|", omittingEmptySubsequences: false).count == 6 })
    }
}
