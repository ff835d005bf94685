// estimate on tables in files: what it answers, and what it says of tables that cannot be used.

import Domain
import Foundation
import Testing

@testable import Operations

struct EstimateCommandTests {
    private func answer(_ method: EstimateMethod, _ table: String, _ set: (inout EstimateOptions) -> Void = { _ in }) throws
        -> EstimateAnswer
    {
        let folder = try temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("table.csv")
        try Data(table.utf8).write(to: file)
        var options = EstimateOptions()
        set(&options)
        return try Estimates(method, options: options).run(file.path)
    }

    private func temporaryFolder() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("estimate-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }

    private func codes(_ method: EstimateMethod, _ table: String, _ set: (inout EstimateOptions) -> Void = { _ in }) throws -> [String] {
        do {
            _ = try answer(method, table, set)
            return []
        } catch let error as FindingsError {
            return error.findings.map(\.code)
        }
    }

    /// Every method on a table it can use.
    static let tables: [(EstimateMethod, String)] = [
        (.proportion, "group,successes,trials\n甲,3,5\n乙,0,4\n"), (.difference, "group,successes,trials\n女,9,10\n男,3,10\n"),
        (.standardised, "stratum,group,successes,trials\n数学,女,8,9\n数学,男,5,7\n物理,女,2,8\n物理,男,1,9\n化学,女,1,1\n"),
        (.shrinkage, "unit,successes,trials\n甲,9,10\n乙,1,10\n丙,5,10\n丁,0,0\n"),
        (.funnelLimits, "unit,successes,trials\n甲,9,10\n乙,1,10\n丙,2,3\n"),
        (.caseMix, "unit,outcome\n甲,1\n甲,0\n乙,否\n乙,是\n乙,1\n"), (.valueAdded, "unit,score\n甲,1\n甲,2\n乙,5\n乙,4\n丙,2\n丙,2.5\n"),
        (.trend, "year,successes,trials\n2021,2,10\n2022,5,10\n2023,8,10\n"), (.bounds, "successes,trials,unknown\n30,40,10\n"),
        (.sampleSize, "first,second\n0.15,0.3\n"), (.reported, "percentage,n\n70.9%,24\n70.83,24\n"),
    ]

    @Test func `every method has a table here, words for each of its numbers, and a line in the document`() throws {
        #expect(Set(Self.tables.map { $0.0 }) == Set(EstimateMethod.allCases))
        let document = try String(contentsOf: Program.root.appendingPathComponent("docs/estimate.md"), encoding: .utf8)
        let methods = try String(contentsOf: Program.root.appendingPathComponent("docs/methods.md"), encoding: .utf8)
        for (method, table) in Self.tables {
            let answer = try answer(method, table)
            for field in answer.facts + answer.tables.flatMap({ $0.rows.flatMap { $0 } }) {
                #expect(EstimateWords.words(field.key).zh != field.key || EstimateWords.all[field.key] != nil, "\(field.key)")
                if case .number(let number) = field.value { #expect(number.isFinite, "\(method) \(field.key)") }
            }
            let parsed = try #require(try JSONSerialization.jsonObject(with: Data(answer.json.utf8)) as? [String: Any])
            #expect(parsed["estimate"] as? String == method.rawValue)
            #expect(!answer.text.contains("nan") && !answer.json.contains("nan") && !answer.json.contains("inf"))
            let columns = method.columns.map { $0.isOptional ? "\($0.name)?" : $0.name }.joined(separator: ",")
            #expect(document.contains("| `\(method.rawValue)` | `\(columns)`"), "\(method.rawValue)")
            for name in answer.methods {
                #expect(methods.contains(name.split(separator: "-").prefix(2).joined(separator: "-")), "\(name) in methods.md")
            }
        }
    }

    @Test func `a reversal is said, and strata that hold one group are counted`() throws {
        let answer = try answer(
            .standardised, "stratum,group,successes,trials\nA,女,89,108\nA,男,512,825\nF,女,24,341\nF,男,22,373\nC,女,202,593\nC,男,120,325\n")
        #expect(answer.facts.contains(.flag("simpson_reversal", true)))
        #expect(answer.facts.contains(.text("pooled_higher", "男")) && answer.facts.contains(.text("standardised_higher", "女")))
        #expect(answer.notes.contains { $0.zh.contains("辛普森") && $0.en.contains("Simpson") })
    }

    @Test func `other headings are named, and a wrong name gets the nearest`() throws {
        let answer = try answer(.shrinkage, "导师,优秀,人数\n甲,9,10\n乙,1,10\n丙,5,10\n") {
            $0.headings = ["unit": "导师", "successes": "优秀", "trials": "人数"]
        }
        #expect(answer.tables[0].rows.count == 3)
        #expect(try codes(.shrinkage, "a\n1\n") { $0.headings = ["units": "a"] } == ["estimate.column.unknown"])
        #expect(try codes(.shrinkage, "unit,successes\n甲,1\n") == ["estimate.column.missing"])
        #expect(try codes(.shrinkage, "unit,unit,successes,trials\n甲,乙,1,2\n") == ["estimate.column.twice"])
    }

    @Test func `every cell that cannot be used is named at once, and no value is shown`() throws {
        let table = "unit,successes,trials\n甲,x,10\n,3,4\n丙,5,4\n丁,-1,4\n戊,1.5,3\n"
        do {
            _ = try answer(.shrinkage, table)
            Issue.record("a fault was expected")
        } catch let error as FindingsError {
            #expect(error.findings.map(\.code) == [String](repeating: "estimate.value", count: 5))
            #expect(error.findings.compactMap(\.place.row) == [2, 3, 4, 5, 6])
            #expect(error.findings.allSatisfy { $0.found == nil })
        }
    }

    @Test(arguments: [
        (EstimateMethod.proportion, "successes,trials\n0,0\n", "estimate.no-trials"),
        (.difference, "group,successes,trials\n女,1,2\n男,1,2\n未,1,2\n", "estimate.groups"),
        (.difference, "group,successes,trials\n女,1,2\n男,0,0\n", "estimate.no-trials"),
        (.standardised, "stratum,group,successes,trials\n数学,女,1,2\n物理,男,1,2\n", "estimate.nothing-to-compare"),
        (.shrinkage, "unit,successes,trials\n甲,1,1\n乙,0,1\n", "estimate.not-identified"),
        (.funnelLimits, "unit,successes,trials\n甲,0,5\n乙,0,3\n", "estimate.not-identified"),
        (.caseMix, "unit,outcome\n甲,1\n乙,1\n", "estimate.not-identified"),
        (.valueAdded, "unit,score\n甲,1\n甲,2\n", "estimate.nothing-to-compare"),
        (.trend, "year,successes,trials\n2021,1,2\n", "estimate.nothing-to-compare"),
        (.sampleSize, "first,second\n0.3,0.3\n", "estimate.not-identified"),
        (.bounds, "successes,trials,unknown\n0,0,4\n", "estimate.no-trials"), (.reported, "percentage,n\n50,0\n", "estimate.no-trials"),
        (.proportion, "successes,trials\n", "estimate.empty"),
    ])
    func `what cannot be estimated is named`(method: EstimateMethod, table: String, code: String) throws {
        #expect(try codes(method, table) == [code])
    }
}
