// What docs/plan-format.md says of `plan check` holds: each rule named there is held against records, and no rule is held that is not named.

import Analytics
import Domain
import Foundation
import Plans
import Testing

@Suite struct DriveTests {
    private static let told = Set(
        PlanSchema.drives.values.joined().compactMap { drive in
            if case .check(let rule) = drive { rule } else { nil }
        })

    private static func fits(_ rule: String, _ pattern: String) -> Bool {
        let (left, right) = (rule.split(separator: "."), pattern.split(separator: "."))
        // A star at the end stands for all that follows, else for one part.
        if right.last == "*", left.count >= right.count { return left.prefix(right.count - 1).elementsEqual(right.dropLast()) }
        return left.count == right.count && zip(left, right).allSatisfy { $1 == "*" || $0 == $1 }
    }

    @Test func `the rules that plan check holds are those that keys are said to drive`() throws {
        let store = try OfficeStore()
        try store.load(plan: KeptYear.plan("drives"))
        let rules = try store.check("drives").verdicts.map(\.rule.id)
        #expect(rules.count >= 25)
        for rule in rules { #expect(Self.told.contains { Self.fits(rule, $0) }, "\(rule)") }
        for pattern in Self.told { #expect(rules.contains { Self.fits($0, pattern) }, "\(pattern)") }
    }

    /// A passage of the plan with every rule, and the rules that go with it.
    private static let passages: [(String, String)] = [
        ("  mentor_wishes: {operator: \"<=\", count: 2, clause: 四3, strength: must}\n", "selection.mentor_wishes"),
        ("  public_notice: {working_days: 5, clause: 四4, strength: must}\n", "selection.public_notice"),
        ("  - {by: university, operator: \">=\", counts: {示例大学: 2, 样例大学: 2}, clause: 五, strength: in_principle}\n", "quota.university"),
        ("  capacity: {operator: \"<=\", pupils: 2, clause: 六1, strength: must}\n", "mentors.capacity"),
        ("  growth_log: {by: mentor, after: each_visit, clause: 七3, strength: must}\n", "training.growth_log"),
        (" failure_ends_training: true,", "evaluation.midterm.failure_ends_training"),
        (" withheld: [unqualified],", "certificate.withheld"),
    ]

    @Test(arguments: passages)
    func `without the key its rule is gone, and no other`(passage: String, rule: String) throws {
        let text = try KeptYear.plan("drives")
        let without = text.replacing(passage, with: "")
        #expect(text != without)
        func rules(_ text: String) throws -> Set<String> {
            let (document, findings) = PlanReader.read(text, file: "x.yaml")
            #expect(findings == [])
            return Set(try #require(document).plan.rules.map(\.id))
        }
        #expect(try rules(text).subtracting(rules(without)) == [rule])
    }
}
