// What docs/plan-format.md says a key drives exists: findings and queries by their names in the sources.

import Foundation
import Plans
import Testing

@Suite struct PlanDriveTests {
    @Test func `every finding and query that a key drives is one the program has`() throws {
        let sources = try Tree.files("Sources", ending: ".swift").map(Tree.text).joined()
        let queries = try Set(Tree.files("queries", ending: ".sql").map { $0.dropFirst("queries/".count).dropLast(".sql".count) })
        for (path, drives) in PlanSchema.drives {
            for drive in drives {
                switch drive {
                case .reading(let code): #expect(sources.contains("\"\(code)\""), "\(path): \(code)")
                case .records(let code):
                    // One place makes the codes of all lists of names.
                    let isList = code.hasSuffix(".notinplan") && sources.contains("\"intake.\\(column).notinplan\"")
                    #expect(sources.contains("\"\(code)\"") || isList, "\(path): \(code)")
                case .query(let name): #expect(queries.contains(Substring(name)), "\(path): \(name)")
                case .check, .lint, .due, .described: break
                }
            }
        }
    }

    @Test func `every finding on reading a plan is documented`() throws {
        let document = try Tree.text("docs/plan-format.md")
        let checks = try Tree.text("Sources/Plans/PlanChecks.swift")
        let codes = Set(checks.matches(of: /"(plan\.[a-z_.]+)"/).map { String($0.output.1) })
        #expect(codes.count >= 10)
        for code in codes { #expect(document.contains("`\(code)`"), "\(code)") }
        for kind in ["indent", "colon", "comma", "bracket", "blank", "quotes"] { #expect(document.contains("`plan.text.\(kind)`")) }
    }
}
