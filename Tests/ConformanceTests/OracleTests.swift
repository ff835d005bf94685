// The oracle: plan by rule, the verdict that a reader of the plan and of the records comes to, against the program's.

import Analytics
import Domain
import Foundation
import Plans
import Testing

@Suite struct OracleTests {
    /// One line of the oracle.
    struct Cell: CustomTestStringConvertible {
        let plan: String
        let asOf: String
        let rule: String
        let verdict: String
        var testDescription: String { "\(plan) \(rule)" }
    }

    static let cells: [Cell] = {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("oracle.csv")
        let lines = ((try? String(contentsOf: file, encoding: .utf8)) ?? "").split(separator: "\n").dropFirst()
        return lines.map { line in
            let parts = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            return Cell(plan: parts[0], asOf: parts[1], rule: parts[2], verdict: parts[3])
        }
    }()

    /// The fixed store: three years of the plan with every rule, and a year of each official plan.
    static func store() throws -> OfficeStore {
        let store = try OfficeStore()
        for id in ["oracle-kept", "oracle-broken", "oracle-silent"] { try store.load(plan: KeptYear.plan(id)) }
        try store.load(KeptYear.files("oracle-kept"))
        try store.load(KeptYear.broken("oracle-broken"))
        try store.load(KeptYear.silent("oracle-silent"))
        try OfficialYears.load(into: store)
        return store
    }

    @Test func `the program agrees with the oracle in every cell`() throws {
        let store = try OracleTests.store()
        #expect(OracleTests.cells.count >= 80)
        for (key, cells) in Dictionary(grouping: OracleTests.cells, by: { "\($0.plan) \($0.asOf)" }) {
            let conformance = try store.check(cells[0].plan, asOf: cells[0].asOf)
            for cell in cells {
                let found = conformance.verdict(cell.rule)
                let said = found.map { $0.verdict.rawValue + ($0.reason.map { " \($0.rawValue)" } ?? "") }
                #expect(said == cell.verdict, "\(key) \(cell.rule): \(found?.found.en ?? "not checked")")
                #expect((found?.change == nil) == (found?.verdict != .breaches), "\(key) \(cell.rule): the smallest change")
                #expect((found?.missing.isEmpty ?? true) == (found?.verdict != .undecided), "\(key) \(cell.rule): what is missing")
            }
            // The oracle leaves no checked rule out.
            #expect(conformance.verdicts.map(\.rule.id).sorted() == cells.map(\.rule).sorted(), "\(key)")
        }
    }

    @Test func `every kind of rule stands in the oracle with all three verdicts`() {
        let kinds = Dictionary(grouping: OracleTests.cells) { $0.rule }
        #expect(kinds.count >= 25)
        for (rule, cells) in kinds {
            let verdicts = Set(cells.map { $0.verdict.prefix { $0 != " " } })
            let stands = cells.contains { $0.plan.hasPrefix("oracle-") }
            // Rules that only official plans state are of a kind that the invented plan has under another name.
            if stands { #expect(verdicts == ["conforms", "breaches", "undecided"], "\(rule)") }
        }
    }
}
