// plan check from the command line: its exit codes, its text in both languages, its JSON, and that it names nobody.

import Foundation
import Testing

@Suite struct PlanCheckTests {
    private struct Checked: Decodable {
        struct Words: Decodable {
            let zh: String
            let en: String
        }
        struct Figure: Decodable {
            let name: String
            let value: Double
        }
        struct Rule: Decodable {
            let id: String
            let clause: String
            let strength: String?
            let verdict: String
            let reason: String?
            let figures: [Figure]
            let missing: [Words]
            let change: Words?
            let query: String
        }
        let plan: String
        let asOf: String
        let counts: [String: Int]
        let rules: [Rule]
        let unchecked: [String]
    }

    private func checked(_ run: Run) throws -> Checked {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(Checked.self, from: Data(run.output.utf8))
    }

    /// Four pupils of four, one of the second year although only the first may apply.
    private static let applications = """
        人员编号,方案,报名日期,姓名,年级,就读学校,学科,学科排名百分比,虚构
        P1,xinjiang-2025,2024-12-22,虚构甲,高一,乌鲁木齐八一中学,物理,3,是
        P2,xinjiang-2025,2024-12-22,虚构乙,高二,乌鲁木齐八一中学,物理,4,是

        """
    private static let screening = """
        人员编号,方案,环节,日期,结果,虚构
        P1,xinjiang-2025,资格审核,2024-12-29,通过,是
        P2,xinjiang-2025,资格审核,2024-12-29,通过,是

        """

    @Test func `an empty store breaches nothing and says for every rule what is missing`() throws {
        let program = try Program()
        defer { program.remove() }
        #expect(try program.run("init").code == 0)
        let run = try program.run("plan", "check", "xinjiang-2025", "--as-of", "2026-06-30", "--json")
        #expect(run.code == 0, "\(run.complaint)")
        let answer = try checked(run)
        #expect(answer.plan == "xinjiang-2025" && answer.asOf == "2026-06-30")
        #expect(answer.counts == ["conforms": 0, "breaches": 0, "undecided": 21])
        #expect(answer.rules.allSatisfy { $0.verdict == "undecided" && !$0.missing.isEmpty && $0.reason != nil && $0.change == nil })
        #expect(answer.unchecked.contains("scope.universities"))
        let ids = answer.rules.map(\.id) + answer.unchecked
        #expect(Set(ids).count == ids.count)
    }

    @Test func `a breach ends in 1, names its clause, its figures and the smallest change, and nobody`() throws {
        let program = try Program()
        defer { program.remove() }
        #expect(try program.run("init").code == 0)
        #expect(try program.run("import", try program.file("报名.csv", Self.applications)).code == 0)
        #expect(try program.run("import", try program.file("遴选.csv", Self.screening)).code == 0)
        let run = try program.run("plan", "check", "xinjiang-2025", "--as-of", "2026-06-30")
        #expect(run.code == 1)
        #expect(run.complaint.isEmpty)
        #expect(run.output.contains("［不符合］可报名的年级（三（二），应当）"))
        #expect(run.output.contains("最小更正：不推荐其他年级的 1 人"))
        #expect(run.output.contains("smallest change: do without the 1 of other grades"))
        for personal in ["P1", "P2", "虚构甲", "虚构乙"] { #expect(!run.output.contains(personal)) }
        let rule = try #require(
            try checked(program.run("plan", "check", "xinjiang-2025", "--as-of", "2026-06-30", "--json")).rules
                .first { $0.id == "eligibility.grades" })
        #expect(rule.verdict == "breaches" && rule.clause == "三（二）" && rule.strength == "must")
        #expect(rule.figures.map { "\($0.name) \(Int($0.value))" } == ["kept 1", "broken 1", "unknown 0"])
        #expect(rule.query == "conformance/eligibility")
        // Before the review nothing had been decided.
        #expect(try program.run("plan", "check", "xinjiang-2025", "--as-of", "2024-12-28").code == 0)
    }

    @Test(arguments: [(["xinjiang-2042"], 2), ([], 2), (["xinjiang-2025", "--as-of", "2025-02-30"], 2)] as [([String], Int32)])
    func `wrong use ends in 2`(_ arguments: [String], _ code: Int32) throws {
        let program = try Program()
        defer { program.remove() }
        #expect(try program.run("init").code == 0)
        let run = try program.run(["plan", "check"] + arguments)
        #expect(run.code == code)
        #expect(run.output.isEmpty && !run.complaint.isEmpty)
    }

    @Test func `without a store it cannot carry on`() throws {
        let program = try Program()
        defer { program.remove() }
        #expect(try program.run("plan", "check", "xinjiang-2025").code == 3)
    }
}
