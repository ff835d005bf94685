// Figures of selection worked by hand: steps, ratios with intervals, cut lines, schools, groups compared.

import Foundation
import Testing

@Suite struct SelectionFigureTests {
    private let program: Program

    init() throws {
        program = try Program()
        _ = try program.run("init")
    }

    private func load(_ name: String, _ lines: [String]) throws {
        let run = try program.run("import", program.file("\(name).csv", lines.joined(separator: "\n") + "\n"))
        #expect(run.code == 0, "\(run.complaint)")
    }

    private func rows(_ query: String, _ parameters: String..., asOf: String = "2026-06-30") throws -> [[String: Any]] {
        let run = try program.run(["query", "run", query, "--json", "--as-of", asOf] + parameters.flatMap { ["--param", $0] })
        #expect(run.code == 0, "\(run.complaint)")
        let json = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
        return try #require(json?["rows"] as? [[String: Any]])
    }

    private func counts(_ row: [String: Any]?, _ names: String...) -> [Int?] { names.map { row?[$0] as? Int } }

    private func close(_ row: [String: Any]?, _ name: String, _ expected: Double, _ place: SourceLocation = #_sourceLocation) {
        let value = row?[name] as? Double ?? .nan
        #expect(abs(value - expected) < 1e-9, "\(name) \(value)", sourceLocation: place)
    }

    /// One application and one row of selection each: person, sex, city, school, discipline, outcome (nil: none on record).
    private func loadApplicants(_ people: [(String, String, String, String, String, String?)]) throws {
        try load(
            "a",
            ["人员编号,方案,报名日期,性别,城市,就读学校,学科"] + people.map { "\($0.0),shanxi-2024,2023-11-05,\($0.1),\($0.2),\($0.3),\($0.4)" })
        try load(
            "s",
            ["人员编号,方案,环节,日期,结果"] + people.compactMap { person in person.5.map { "\(person.0),shanxi-2024,入选,2024-01-05,\($0)" } })
    }

    /// Of 12 applicants: two turned down at the review; of ten who pass, one misses the test, one has no further record; eight sit the test, one
    /// of them is turned down there, one has no interview on record; six are interviewed, two selected, three not, one without result.
    @Test func `each step has two rates, of those at the step before and of all, and the unknown stand apart`() throws {
        defer { program.remove() }
        let people = (1...12).map { "P\($0)" }
        try load("a", ["人员编号,方案,报名日期,学科"] + people.map { "\($0),xinjiang-2025,2024-12-22,\($0 == "P12" ? "物理" : "数学")" })
        var lines = ["人员编号,方案,环节,日期,结果"]
        func add(_ numbers: ClosedRange<Int>, _ stage: String, _ result: String) {
            lines += numbers.map { "P\($0),xinjiang-2025,\(stage),2024-12-28,\(result)" }
        }
        add(1...10, "资格审核", "通过")
        add(11...12, "资格审核", "未通过")
        add(1...7, "笔试", "通过")
        add(8...8, "笔试", "未通过")
        add(9...9, "笔试", "缺席")
        add(1...6, "面试", "通过")
        add(1...2, "入选", "通过")
        add(3...5, "入选", "未通过")
        try load("s", lines)
        let steps = try rows("selection/steps")
        #expect(steps.map { $0["stage"] as? String } == ["review", "test", "interview", "selection"])
        #expect(steps.map { $0["former"] as? String } == ["application", "review", "test", "interview"])
        let names = ["applied", "at_former", "carried", "carried_known", "carried_unknown", "reached", "known", "unknown"]
        let expected = [
            [12, 12, 12, 12, 0, 12, 12, 0], [12, 12, 8, 11, 1, 8, 11, 1], [12, 8, 6, 7, 1, 6, 10, 2], [12, 6, 2, 5, 1, 2, 9, 3],
        ]
        for (row, wanted) in zip(steps, expected) { #expect(names.map { row[$0] as? Int } == wanted, "\(row["stage"] ?? "")") }
        close(steps[2], "conditional_rate", 6.0 / 7)
        close(steps[2], "overall_rate", 6.0 / 10)
        #expect(
            counts(steps[3], "conditional_rate_n", "conditional_rate_missing", "overall_rate_n", "overall_rate_missing") == [5, 1, 9, 3])
        let physics = try rows("selection/steps", "by=discipline").filter { $0["discipline"] as? String == "physics" }
        #expect(physics.map { $0["reached"] as? Int } == [1, 0, 0, 0] && physics.map { $0["at_former"] as? Int } == [1, 1, 0, 0])
        #expect(physics[2]["conditional_rate"] is NSNull)
    }

    @Test(arguments: [(3, 12, 1), (0, 5, 0)])
    func `the ratio's interval is that of the passing rate turned over, without upper end where nobody passed`(
        selected: Int, tested: Int, open: Int
    ) throws {
        defer { program.remove() }
        let people = (1...tested).map { "P\($0)" }
        try load("a", ["人员编号,方案,报名日期,学科"] + people.map { "\($0),xinjiang-2025,2024-12-22,数学" })
        let results = people.enumerated().flatMap { index, person -> [String] in
            let test = "\(person),xinjiang-2025,笔试,2024-12-30,通过"
            return index >= tested - open ? [test] : [test, "\(person),xinjiang-2025,入选,2025-01-07,\(index < selected ? "通过" : "未通过")"]
        }
        try load("s", ["人员编号,方案,环节,日期,结果"] + results)
        let total = try #require(try rows("selection/screening_ratio").first { $0["discipline"] is NSNull })
        #expect(counts(total, "passing_ratio_n", "passing_ratio_missing") == [tested - open, open])
        #expect(total["passing_ratio_method"] as? String == "wilson")
        guard selected > 0 else {
            // Wilson for none of five: 0 to 3.8416/(5 + 3.8416).
            #expect(total["passing_ratio"] is NSNull && total["passing_ratio_upper"] is NSNull)
            return close(total, "passing_ratio_lower", (5 + 3.841458820694124) / 3.841458820694124)
        }
        close(total, "passing_ratio", 11.0 / 3)
        close(total, "passing_ratio_lower", 1 / (total["passing_rate_upper"] as? Double ?? 0))
        close(total, "passing_ratio_upper", 1 / (total["passing_rate_lower"] as? Double ?? 0))
    }

    /// Test scores 40 (failed), 50, 60 (failed), 70, 90; one who passed has none; one was absent. In physics one score alone.
    @Test func `quartiles, cut lines and the overlap of passed and failed, with missing scores counted`() throws {
        defer { program.remove() }
        let people = (1...8).map { "P\($0)" }
        try load("a", ["人员编号,方案,报名日期,学科"] + people.map { "\($0),xinjiang-2025,2024-12-22,\($0 == "P8" ? "物理" : "数学")" })
        let tests = [
            ("未通过", "40"), ("通过", "50"), ("未通过", "60"), ("通过", "70"), ("通过", "90"), ("通过", ""), ("缺席", ""), ("未通过", "55.5"),
        ]
        let results =
            zip(people, tests).map { "\($0),xinjiang-2025,笔试,2024-12-30,\($1.0),\($1.1)" } + [
                "P4,xinjiang-2025,入选,2025-01-07,通过,", "P5,xinjiang-2025,入选,2025-01-07,未通过,", "P6,xinjiang-2025,入选,2025-01-07,通过,",
            ]
        try load("s", ["人员编号,方案,环节,日期,结果,成绩"] + results)
        let all = try rows("selection/scores")
        #expect(all.map { "\($0["stage"] ?? "") \($0["discipline"] ?? "")" } == ["test mathematics", "test physics"])
        let mathematics = all[0]
        #expect(counts(mathematics, "took_part", "scored", "unscored", "passed", "not_passed", "passed_below") == [6, 5, 1, 3, 2, 1])
        // Five scores: the quartiles stand at places 1, 2 and 3 of 0 to 4.
        for (name, value) in [
            ("lowest", 40), ("quartile_1", 50), ("median", 60), ("quartile_3", 70), ("highest", 90), ("pass_line", 50),
            ("failed_highest", 60), ("selected_line", 70),
        ] { close(mathematics, name, Double(value)) }
        #expect(counts(mathematics, "finally_selected") == [1])
        for name in ["lowest", "quartile_1", "median", "quartile_3", "highest", "failed_highest"] { close(all[1], name, 55.5) }
        #expect(all[1]["pass_line"] is NSNull && all[1]["selected_line"] is NSNull)
        #expect(try rows("selection/scores", "stage=interview").isEmpty)
    }

    @Test func `quartiles between two scores lie on the line between them`() throws {
        defer { program.remove() }
        let scores = [10, 20, 40, 80]
        try load("a", ["人员编号,方案,报名日期,学科"] + scores.map { "P\($0),xinjiang-2025,2024-12-22,数学" })
        try load("s", ["人员编号,方案,环节,日期,结果,成绩"] + scores.map { "P\($0),xinjiang-2025,笔试,2024-12-30,通过,\($0)" })
        let row = try #require(try rows("selection/scores").first)
        // R: quantile(c(10, 20, 40, 80), c(.25, .5, .75), type = 7) gives 17.5, 30, 50.
        close(row, "quartile_1", 17.5)
        close(row, "median", 30)
        close(row, "quartile_3", 50)
    }

    @Test func `groups are compared two by two or each with all others, those not recorded apart, too few not at all`() throws {
        defer { program.remove() }
        let people = (1...18).map { number -> (String, String, String, String, String, String?) in
            let city = number <= 6 ? "太原市" : number <= 12 ? "大同市" : number <= 16 ? "晋中市" : ""
            let outcome = number == 6 ? nil : number % 3 == 0 || number <= 2 ? "通过" : "未通过"
            return ("P\(number)", number % 2 == 0 ? "女" : "男", city, number <= 12 ? "山西大学附属中学" : "太原市第五中学校", "数学", outcome)
        }
        try loadApplicants(people)
        let cities = try rows("selection/equity", "by=city").filter { $0["discipline"] is NSNull }
        #expect(cities.map { $0["group_value"] as? String } == ["大同市", "太原市", "晋中市"] && cities.allSatisfy { $0["other_value"] is NSNull })
        // 太原: 1, 2, 3 selected of 1 to 5, 6 unknown. 大同: 9, 12 of six. 晋中: 15 of four.
        #expect(counts(cities[1], "group_applied", "group_selected", "group_decided", "group_undecided") == [6, 3, 5, 1])
        #expect(
            counts(cities[1], "other_applied", "other_selected", "other_decided", "other_undecided", "not_grouped") == [10, 3, 10, 0, 2])
        close(cities[1], "ratio", 2)
        #expect(counts(cities[1], "ratio_n", "ratio_missing", "standardised_missing") == [15, 1, 1])
        #expect(cities[1]["ratio_remarks"] as? String == "first_higher" && cities[2]["ratio_remarks"] as? String == "too_few")
        #expect(cities[2]["ratio"] is NSNull)
        // Fisher's test of 3 of 5 against 3 of 10: with x of the six selected among the five, C(6,x)·C(9,5−x) of C(15,5) = 3003 ways, for
        // x = 0 to 5: 126, 756, 1260, 720, 135, 6. As likely as 720 or less: 126, 720, 135, 6.
        close(cities[1], "ratio_probability", Double(126 + 720 + 135 + 6) / 3003)
        let sexes = try rows("selection/equity").filter { $0["discipline"] is NSNull }
        #expect(sexes.map { $0["group_value"] as? String } == ["female"] && sexes[0]["other_value"] as? String == "male")
        let kinds = try rows("selection/equity", "by=school_kind").filter { $0["discipline"] is NSNull }
        #expect(kinds.count == 1 && kinds[0]["group_value"] as? String == "attached")
        #expect(counts(kinds[0], "group_applied", "other_applied", "not_grouped") == [12, 6, 0])
        #expect(try rows("selection/equity", "by=grade").isEmpty)
    }

    @Test func `a school's nominees are followed through the years, and nothing is shown of too few`() throws {
        defer { program.remove() }
        try load("m", ["导师编号,方案,导师姓名,培养高校,学科", "M1,shanxi-2024,甲,山西大学,数学"])
        let schools = ["甲": 8, "乙": 6, "丙": 4, "": 1]
        var people: [(name: String, school: String)] = []
        for school in ["甲", "乙", "丙", ""] { people += (1...(schools[school] ?? 0)).map { (name: "P\(people.count + $0)", school: school) } }
        try load("a", ["人员编号,方案,报名日期,年级,就读学校,学科"] + people.map { "\($0.name),shanxi-2024,2023-11-05,高二,\($0.school),数学" })
        // 甲 P1–P8: six selected, one turned down, P8 without result. 乙 P9–P14: one selected, five not. 丙 P15–P18: all selected.
        let outcomes = (1...18).filter { $0 != 8 }.map { number in
            "P\(number),shanxi-2024,入选,2024-01-05,\((1...6).contains(number) || number == 9 || number >= 15 ? "通过" : "未通过")"
        }
        try load("s", ["人员编号,方案,环节,日期,结果"] + outcomes)
        try load(
            "p", ["人员编号,方案,学科,培养高校,导师编号,开始日期"] + [1, 2, 3, 4, 5, 6, 9].map { "P\($0),shanxi-2024,数学,山西大学,M1,2024-01-10" })
        try load("x", ["人员编号,方案,退出日期,退出原因", "P6,shanxi-2024,2024-05-01,本人退出"])
        try load(
            "e",
            ["人员编号,方案,评价阶段,评价层级,评价日期,评价等级"]
                + [("P1", "优秀"), ("P2", "合格"), ("P3", "")].map { "\($0.0),shanxi-2024,年度评价,省级,2024-11-30,\($0.1)" })
        try load(
            "f",
            [
                "人员编号,跟踪事项,状态,内容,院校类别,发生日期,报告日期,证据等级", "P1,大学录取,是,山西大学,本科高校,2025-07-20,2025-09-01,中学提供",
                "P1,进入基础学科拔尖学生培养计划,是,山西大学,,2025-10-01,2025-11-01,高校提供", "P2,大学录取,否,,,2025-08-01,2025-09-01,中学提供",
                "P3,大学录取,未知（未回复）,,,,2025-09-01,中学提供",
            ])
        let found = try rows("selection/schools", asOf: "2026-06-30")
        #expect(found.map { $0["school"] as? String } == ["丙", "乙", "甲", nil])
        let first = found[2]
        #expect(
            counts(first, "plans", "applied", "selected", "decided", "undecided", "trained", "still_training") == [1, 8, 6, 7, 1, 6, 0])
        // P1 to P3 evaluated, P6 left, P4 and P5 without a word.
        #expect(counts(first, "completed", "left_early", "ended", "completion_unknown") == [3, 1, 4, 2])
        #expect(counts(first, "excellent", "graded", "grade_unknown") == [1, 2, 3])
        #expect(counts(first, "due", "admitted", "admission_known", "admission_unknown") == [6, 1, 2, 4])
        #expect(counts(first, "topnotch", "topnotch_known", "topnotch_unknown") == [1, 1, 5])
        // Of 丙 four are known: too few. All the same it takes part in the pool, so that 甲 is drawn towards the rate of all three.
        #expect(found[0]["selection_rate"] is NSNull && found[0]["selection_rate_remarks"] as? String == "too_few")
        #expect(counts(found[0], "selection_rate_n", "selection_rate_missing") == [4, 0])
        let rate = try #require(first["selection_rate"] as? Double)
        let mean = try #require(first["selection_rate_reference"] as? Double)
        #expect(rate < 6.0 / 7 && rate > mean && first["selection_rate_method"] as? String == "beta-binomial")
        let second = try #require(found[1]["selection_rate"] as? Double)
        #expect(second > 1.0 / 6 && second < mean)
        // The participation without a school is in no pool with schools.
        #expect(counts(found[3], "applied", "decided", "undecided", "school_recorded") == [1, 0, 1, 0])
        #expect(found[3]["selection_rate"] is NSNull && found[3]["selection_rate_reference"] is NSNull)
        // During the cycle nothing of the training is told.
        let during = try #require(try rows("selection/schools", asOf: "2024-06-30").first { $0["school"] as? String == "甲" })
        #expect(counts(during, "trained", "still_training", "ended", "completion_unknown", "grade_unknown", "due") == [6, 6, 0, 0, 0, 0])
    }
}
