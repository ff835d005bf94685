// Evaluations worked by hand on six pupils: several levels, no grade, no evaluation, leaving before and after the midterm; two plans compared.

import Foundation
import Testing

@Suite struct EvaluationFigureTests {
    private let program: Program

    init() throws {
        program = try Program()
        _ = try program.run("init")
    }

    private func load(_ name: String, _ lines: [String]) throws {
        let run = try program.run("import", program.file("\(name).csv", lines.joined(separator: "\n") + "\n"))
        #expect(run.code == 0, "\(run.complaint)")
    }

    private func rows(_ query: String, asOf: String = "2026-06-30") throws -> [[String: Any]] {
        let run = try program.run(["query", "run", query, "--json", "--as-of", asOf, "--param", "plan=xinjiang-2025"])
        #expect(run.code == 0, "\(run.complaint)")
        let json = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
        return try #require(json?["rows"] as? [[String: Any]])
    }

    private func counts(_ row: [String: Any]?, _ names: String...) -> [Int?] { names.map { row?[$0] as? Int } }

    /// P5 leaves before the midterm evaluation, P6 after failing it, P4 is evaluated at the beginning only; P3's midterm was graded at two levels.
    private func loadYear() throws {
        let pupils = (1...6).map { "P\($0)" }
        try load("m", ["导师编号,方案,导师姓名,培养高校,学科", "M1,xinjiang-2025,甲,新疆大学,数学"])
        try load("a", ["人员编号,方案,报名日期,年级,学科"] + pupils.map { "\($0),xinjiang-2025,2024-12-22,高一,数学" })
        try load(
            "p", ["人员编号,方案,学科,培养高校,导师编号,开始日期"] + pupils.map { "\($0),xinjiang-2025,数学,新疆大学,M1,2025-01-10" })
        let initial = ["P1", "P2", "P3", "P4", "P6"].map { "\($0),xinjiang-2025,初期评价,培养高校,2025-02-01,," }
        let midterm = [("P1", "合格"), ("P2", "合格"), ("P3", "合格"), ("P6", "不合格")].map {
            "\($0.0),xinjiang-2025,中期评价,培养高校,2025-07-10,\($0.1),"
        }
        try load(
            "e",
            ["人员编号,方案,评价阶段,评价层级,评价日期,评价等级,科学兴趣"] + initial + midterm + [
                "P3,xinjiang-2025,中期评价,省级,2025-07-12,优秀,", "P1,xinjiang-2025,年度评价,省级,2025-12-10,优秀,80",
                "P2,xinjiang-2025,年度评价,省级,2025-12-10,合格,90", "P3,xinjiang-2025,年度评价,省级,2025-12-10,合格,",
            ])
        try load(
            "x",
            [
                "人员编号,方案,退出日期,退出原因", "P5,xinjiang-2025,2025-04-15,本人退出", "P6,xinjiang-2025,2025-08-04,中期评价不合格",
            ])
    }

    @Test func `those to be evaluated are those who had not left; the highest level that gave a grade counts`() throws {
        defer { program.remove() }
        try loadYear()
        let found = try rows("evaluation/outcomes")
        let told = found.map { counts($0, "due", "evaluated", "not_evaluated", "excellent", "qualified", "unqualified", "ungraded") }
        #expect(told == [[6, 5, 1, 0, 0, 0, 5], [5, 4, 1, 1, 2, 1, 0], [4, 3, 1, 1, 2, 0, 0]])
        #expect(found[0]["excellent_rate"] is NSNull && found[0]["excellent_rate_missing"] as? Int == 6)
        #expect(found[2]["excellent_rate_n"] as? Int == 3 && found[2]["excellent_rate_missing"] as? Int == 1)
    }

    @Test func `movement counts rises and falls only where both grades are known`() throws {
        defer { program.remove() }
        try loadYear()
        let found = try rows("evaluation/movement")
        #expect(found.map { $0["from_outcome"] as? String } == [nil, "excellent", "qualified", "unqualified"])
        let told = found.map { counts($0, "people", "excellent", "qualified", "unqualified", "left_between", "not_evaluated") }
        #expect(told == [[5, 1, 2, 1, 0, 1], [1, 0, 1, 0, 0, 0], [2, 1, 1, 0, 0, 0], [1, 0, 0, 0, 1, 0]])
        #expect(
            found.map { counts($0, "compared", "incomparable", "higher", "lower") } == [
                [0, 5, 0, 0], [1, 0, 0, 1], [2, 0, 1, 0], [0, 1, 0, 0],
            ])
    }

    @Test func `drop-out says when and why; who neither left nor was evaluated is under way, later unknown`() throws {
        defer { program.remove() }
        try loadYear()
        let names = ["trained", "left_early", "left_before_midterm", "left_after_midterm", "failed_midterm", "withdrew", "stayed"]
        let after = try #require(try rows("evaluation/dropout").first)
        #expect(names.map { after[$0] as? Int } == [6, 2, 1, 1, 1, 1, 3])
        #expect(counts(after, "under_way", "stay_unknown", "dropout_rate_n", "dropout_rate_missing") == [0, 1, 5, 1])
        #expect(after["dropout_rate"] as? Double == 0.4)
        let during = try #require(try rows("evaluation/dropout", asOf: "2025-11-30").first)
        #expect(counts(during, "left_early", "stayed", "under_way", "stay_unknown") == [2, 0, 4, 0])
    }

    @Test func `scores of a dimension spread over those scored, the others are counted beside them`() throws {
        defer { program.remove() }
        try loadYear()
        let found = try rows("evaluation/dimensions")
        #expect(found.count == 1 && counts(found.first, "scored", "unscored") == [2, 1])
        let spread = ["lowest", "lower_quartile", "middle", "upper_quartile", "highest"].map { found.first?[$0] as? Double }
        #expect(spread == [80, 82.5, 85, 87.5, 90])
    }

    @Test(
        arguments: [
            ("省级", "优秀", "70", nil), ("盟市", "优秀", "70", "levels"), ("省级", "合格", "70", "grades"), ("省级", "优秀", "", "dimensions"),
            ("省级", "", "70", "no_grades"),
        ] as [(String, String, String, String?)])
    func `two plans are compared only where levels, grades and dimensions agree`(
        level: String, grade: String, score: String, reason: String?
    ) throws {
        defer { program.remove() }
        try loadYear()
        try load("m2", ["导师编号,方案,导师姓名,培养高校,学科", "M2,neimenggu-pilot-2025,乙,内蒙古大学,数学"])
        try load("a2", ["人员编号,方案,报名日期,年级,学科"] + ["Q1", "Q2"].map { "\($0),neimenggu-pilot-2025,2024-12-22,高一,数学" })
        try load(
            "p2",
            ["人员编号,方案,学科,培养高校,导师编号,开始日期"]
                + ["Q1", "Q2"].map { "\($0),neimenggu-pilot-2025,数学,内蒙古大学,M2,2025-01-10" })
        let second = grade.isEmpty ? "" : "合格"
        try load(
            "e2",
            [
                "人员编号,方案,评价阶段,评价层级,评价日期,评价等级,科学兴趣",
                "Q1,neimenggu-pilot-2025,年度评价,\(level),2025-12-10,\(grade),\(score)",
                "Q2,neimenggu-pilot-2025,年度评价,\(level),2025-12-10,\(second),\(score)",
            ])
        let found = try rows("evaluation/comparison").filter { $0["stage"] as? String == "annual" }
        #expect(found.count == 1 && found.first?["reason"] as? String == reason)
        #expect(
            counts(found.first, "excellent", "graded", "other_excellent", "other_graded")
                == (reason == nil ? [1, 3, 1, 2] : [nil, nil, nil, nil]))
        #expect(found.first?["excellent_difference_remarks"] as? String == (reason == nil ? "second_higher" : nil))
    }
}
