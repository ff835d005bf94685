// Figures worked by hand on a few rows: what unknown, contradiction, exits and levels do to them.

import Foundation
import Testing

@Suite struct FigureTests {
    private let program: Program

    init() throws {
        program = try Program()
        _ = try program.run("init")
    }

    private func load(_ name: String, _ lines: String...) throws {
        let run = try program.run("import", program.file("\(name).csv", lines.joined(separator: "\n") + "\n"))
        #expect(run.code == 0, "\(run.complaint)")
    }

    /// The rows of a query as dictionaries.
    private func rows(_ query: String, _ parameters: String..., asOf: String = "2026-06-30") throws -> [[String: Any]] {
        let run = try program.run(["query", "run", query, "--json", "--as-of", asOf] + parameters.flatMap { ["--param", $0] })
        #expect(run.code == 0, "\(run.complaint)")
        let json = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
        return try #require(json?["rows"] as? [[String: Any]])
    }

    /// Applicants of the Xinjiang plan who sat the test, the first of them selected, the last without a result.
    private func loadSelection(tested: Int, selected: Int, open: Int) throws {
        let people = (1...tested).map { "P\($0)" }
        try load(
            "a",
            (["人员编号,方案,报名日期,年级,学科"] + people.map { "\($0),xinjiang-2025,2024-12-22,高一,数学" }).joined(separator: "\n"))
        let results = people.enumerated().flatMap { index, person -> [String] in
            let test = "\(person),xinjiang-2025,笔试,2024-12-30,通过"
            if index < selected { return [test, "\(person),xinjiang-2025,入选,2025-01-07,通过"] }
            return index < tested - open ? [test, "\(person),xinjiang-2025,入选,2025-01-07,未通过"] : [test]
        }
        try load("s", (["人员编号,方案,环节,日期,结果"] + results).joined(separator: "\n"))
    }

    @Test(
        arguments: [
            // tested, selected, open, verdict of “at least 3:1”
            (9, 3, 0, 1), (8, 3, 0, 0), (12, 3, 1, 1), (9, 3, 1, nil), (9, 2, 1, 1), (8, 3, 1, 0), (4, 0, 0, nil), (4, 0, 4, nil),
        ] as [(Int, Int, Int, Int?)])
    func `a ratio is judged only as far as the unknown allow`(tested: Int, selected: Int, open: Int, verdict: Int?) throws {
        defer { program.remove() }
        try loadSelection(tested: tested, selected: selected, open: open)
        let total = try #require(try rows("selection/screening_ratio").first { $0["discipline"] is NSNull })
        #expect(total["holds"] as? Int == verdict)
        #expect(total["undecided"] as? Int == open)
        // Of those who sat the test and whose outcome is known.
        #expect(total["passing_rate_n"] as? Int == tested - open)
        #expect(total["passing_rate_missing"] as? Int == open)
        let discipline = try #require(try rows("selection/screening_ratio").first { $0["discipline"] as? String == "mathematics" })
        #expect(discipline["holds"] is NSNull)
    }

    /// Two mentors, three pupils: P1 changes mentors, P2 leaves in April, P3 comes in June.
    private func loadTraining() throws {
        try load(
            "m", "导师编号,方案,导师姓名,培养高校,学科", "M1,xinjiang-2025,甲,新疆大学,数学", "M2,xinjiang-2025,乙,新疆大学,数学")
        try load(
            "a", "人员编号,方案,报名日期,年级,学科", "P1,xinjiang-2025,2024-12-22,高一,数学", "P2,xinjiang-2025,2024-12-22,高一,数学",
            "P3,xinjiang-2025,2024-12-22,,数学")
        try load(
            "p", "人员编号,方案,学科,培养高校,导师编号,开始日期,结束日期", "P1,xinjiang-2025,数学,新疆大学,M1,2025-01-10,2025-03-31",
            "P1,xinjiang-2025,数学,新疆大学,M2,2025-04-01,", "P2,xinjiang-2025,数学,新疆大学,M1,2025-01-10,",
            "P3,xinjiang-2025,数学,新疆大学,M1,2025-06-01,")
        try load("x", "人员编号,方案,退出日期,退出原因", "P2,xinjiang-2025,2025-04-15,本人退出")
    }

    @Test func `load counts a pupil who left until that day, and one who changed with each mentor in turn`() throws {
        defer { program.remove() }
        try loadTraining()
        let load = try rows("mentors/load").map { ($0["pupils"] as? Int, $0["peak"] as? Int, $0["within"] as? Int) }
            .sorted { ($0.0 ?? 0) > ($1.0 ?? 0) }
        // M1 had P1 and P2 until March, P2 until mid-April, P3 from June: never more than two. M2 had P1.
        #expect(load.map(\.0) == [3, 1] && load.map(\.1) == [2, 1] && load.map(\.2) == [1, 1])
    }

    @Test func `outcomes go to the last mentor, the highest level decides, and silence is unknown`() throws {
        defer { program.remove() }
        try loadTraining()
        try load(
            "e", "人员编号,方案,评价阶段,评价层级,评价日期,评价等级", "P1,xinjiang-2025,年度评价,盟市,2025-12-10,优秀",
            "P1,xinjiang-2025,年度评价,省级,2025-12-20,合格")
        let outcomes = try rows("mentors/outcomes").sorted { ($0["pupils"] as? Int ?? 0) > ($1["pupils"] as? Int ?? 0) }
        #expect(outcomes.count == 2)
        // M1: P2 left, P3 has no evaluation: one of one known not completed, one unknown. M2: P1 completed, graded, not excellent.
        let names = ["pupils", "completed", "ended", "completion_unknown", "excellent", "graded", "grade_unknown"]
        #expect(names.map { outcomes[0][$0] as? Int } == [2, 0, 1, 1, 0, 0, 1])
        #expect(names.map { outcomes[1][$0] as? Int } == [1, 1, 1, 0, 0, 1, 0])
        #expect(try rows("mentors/outcomes", asOf: "2025-12-30").isEmpty)
    }

    @Test func `a later no ends an earlier yes, no grade still falls due, a kind not reported is not guessed`() throws {
        defer { program.remove() }
        try load("m", "导师编号,方案,导师姓名,培养高校,学科", "M1,shanxi-2024,甲,山西大学,数学")
        let people = [("P1", "高二"), ("P2", "高二"), ("P3", ""), ("P4", "高二"), ("P5", "高一")]
        try load("a", (["人员编号,方案,报名日期,年级,学科"] + people.map { "\($0.0),shanxi-2024,2023-11-05,\($0.1),数学" }).joined(separator: "\n"))
        try load(
            "p",
            (["人员编号,方案,学科,培养高校,导师编号,开始日期"] + people.map { "\($0.0),shanxi-2024,数学,山西大学,M1,2024-01-10" }).joined(separator: "\n"))
        try load(
            "f", "人员编号,跟踪事项,状态,内容,院校类别,发生日期,报告日期,证据等级", "P1,大学录取,是,山西大学,本科高校,2025-07-20,2025-09-01,中学提供",
            "P1,进入基础学科拔尖学生培养计划,是,山西大学,,2025-10-01,2025-11-01,本人自述",
            "P1,进入基础学科拔尖学生培养计划,否,,,2025-12-01,2026-01-15,公开名单", "P2,大学录取,是,某大学,,2025-07-20,2025-09-01,中学提供",
            "P3,大学录取,否,,,2025-08-01,2025-09-01,学籍登记", "P4,大学录取,未知（未回复）,,,,2025-09-01,中学提供")
        // One year after the cycle, 2025-12-31: P1 at the host (no longer in Top-Notch), P2 somewhere, P3 not admitted, P4 silent;
        // P5, in the first senior year in 2024, leaves school in June 2026 and is not due.
        let year = try #require(try rows("trajectories/standing").first)
        let expected = [
            "participants": 5, "university_host": 1, "university_unclassified": 1, "not_admitted": 1, "unknown": 1, "not_yet_due": 1,
            "topnotch": 0, "university_other": 0, "known": 3, "due": 4, "beyond_school": 3,
        ]
        for (name, count) in expected { #expect(year[name] as? Int == count, "\(name)") }
        // In October 2026 all are old enough, P3 by the lowest grade; silence is no answer.
        let alumni = try #require(try rows("overview/alumni", asOf: "2026-10-15").first)
        let totals = [
            "participants": 5, "due": 5, "admission_known": 3, "admission_unknown": 2, "admitted": 2, "topnotch": 0, "topnotch_known": 1,
            "topnotch_unknown": 4,
        ]
        for (name, count) in totals { #expect(alumni[name] as? Int == count, "\(name)") }
    }

    @Test func `a record can be taken back by its key alone`() throws {
        defer { program.remove() }
        try loadSelection(tested: 3, selected: 1, open: 0)
        try load("r", "人员编号,方案,环节,撤回", "P1,xinjiang-2025,入选,是")
        let funnel = try #require(try rows("selection/funnel").first)
        #expect(funnel["selected"] as? Int == 0)
        #expect(funnel["undecided"] as? Int == 1)
    }
}
