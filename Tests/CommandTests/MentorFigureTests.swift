// The queries of mentors, worked by hand on six pupils: changes, co-mentoring, who left, silence, and what came later.

import Foundation
import Testing

@Suite struct MentorFigureTests {
    private let program: Program

    /// Mentors 甲 and 乙 at one university, 丙 at another. P1 is with 甲 all year; P2 moves from 甲 to 乙 on 1 July; 甲 and 乙 share P3; P4 leaves 丙 on 9 April; nothing
    /// is known of P5's evaluation; P6 is with 丙 all year.
    init() throws {
        program = try Program()
        _ = try program.run("init")
        try load(
            "m", "导师编号,方案,导师姓名,培养高校,学科", "M1,P,甲某某,内蒙古师范大学,数学", "M2,P,乙某某,内蒙古师范大学,数学", "M3,P,丙某某,内蒙古工业大学,数学")
        let pupils = (1...6).map { "P\($0)" }
        try load("a", ["人员编号,方案,报名日期,年级,学科"] + pupils.map { "\($0),P,2023-11-05,高二,数学" })
        let scores = zip(pupils, [90, 80, 70, 65, 75, 60])
        try load("s", ["人员编号,方案,环节,日期,结果,成绩"] + scores.map { "\($0),P,笔试,2023-12-01,通过,\($1)" })
        try load(
            "p", "人员编号,方案,学科,培养高校,导师编号,开始日期,结束日期", "P1,P,数学,内蒙古师范大学,M1,2024-01-01,", "P2,P,数学,内蒙古师范大学,M1,2024-01-01,2024-06-30",
            "P2,P,数学,内蒙古师范大学,M2,2024-07-01,", "P3,P,数学,内蒙古师范大学,M1,2024-01-01,", "P3,P,数学,内蒙古师范大学,M2,2024-01-01,",
            "P4,P,数学,内蒙古工业大学,M3,2024-01-01,", "P5,P,数学,内蒙古工业大学,M3,2024-01-01,", "P6,P,数学,内蒙古工业大学,M3,2024-01-01,")
        try load("x", "人员编号,方案,退出日期,退出原因", "P4,P,2024-04-09,本人退出")
        try load(
            "e", "人员编号,方案,评价阶段,评价层级,评价日期,评价等级", "P1,P,年度评价,省级,2024-12-10,优秀", "P2,P,年度评价,省级,2024-12-10,合格",
            "P3,P,年度评价,省级,2024-12-10,优秀", "P6,P,年度评价,省级,2024-12-10,合格")
    }

    private func load(_ name: String, _ lines: String...) throws { try load(name, lines) }

    private func load(_ name: String, _ lines: [String]) throws {
        let text = lines.joined(separator: "\n").replacing(",P,", with: ",neimenggu-pilot-2024,") + "\n"
        let run = try program.run("import", program.file("\(name).csv", text))
        #expect(run.code == 0, "\(run.complaint)")
    }

    /// The rows of a query by the first character of the mentor's name, or by university.
    private func rows(_ query: String, _ parameters: String..., by: String = "mentor_name", asOf: String = "2025-06-30") throws -> [String:
        [String: Any]]
    {
        let run = try program.run(
            ["query", "run", query, "--json", "--identified", "--as-of", asOf] + parameters.flatMap { ["--param", $0] })
        #expect(run.code == 0, "\(run.complaint)")
        let json = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
        let rows = try #require(json?["rows"] as? [[String: Any]])
        let named = try rows.map { row in (try #require(row[by] as? String), row) }
        return Dictionary(uniqueKeysWithValues: named.map { (by == "mentor_name" ? String($0.0.prefix(1)) : $0.0, $0.1) })
    }

    private func expect(_ row: [String: Any]?, _ numbers: [String: Double], _ place: String) {
        for (name, number) in numbers {
            let found = (row?[name] as? NSNumber)?.doubleValue
            #expect(abs((found ?? .infinity) - number) < 1e-9, "\(place): \(name) \(String(describing: found)) for \(number)")
        }
    }

    @Test func `load by days counts who left until that day, a change on both sides, and shared pupils with each`() throws {
        defer { program.remove() }
        let load = try rows("mentors/load")
        // 2024 has 366 days, 182 of them to 30 June; 9 April is the hundredth.
        expect(load["甲"], ["pupils": 3, "peak": 3, "pupil_days": 914, "days": 366, "mean_load": 914.0 / 366], "甲")
        expect(load["乙"], ["pupils": 2, "peak": 2, "pupil_days": 550, "days": 366], "乙")
        expect(load["丙"], ["pupils": 3, "peak": 3, "pupil_days": 832], "丙")
        #expect(load["乙"]?["peak_day"] as? String == "2024-07-01" && load["甲"]?["peak_day"] as? String == "2024-01-01")
        // On 1 April the year has run for 92 days; what comes later has not happened.
        let early = try rows("mentors/load", asOf: "2024-04-01")
        expect(early["甲"], ["pupil_days": 276, "days": 92, "mean_load": 3, "peak": 3], "甲, early")
        expect(early["乙"], ["pupil_days": 92, "peak": 1], "乙, early")
    }

    @Test func `outcomes go to the last mentors, and under the set number there is a word and no rate`() throws {
        defer { program.remove() }
        let found = try rows("mentors/outcomes")
        expect(found["甲"], ["pupils": 2, "completed": 2, "ended": 2, "excellent": 2, "graded": 2, "grade_unknown": 0], "甲")
        expect(found["乙"], ["pupils": 2, "completed": 2, "excellent": 1, "graded": 2], "乙")
        expect(
            found["丙"],
            ["pupils": 3, "completed": 1, "ended": 2, "completion_unknown": 1, "excellent": 0, "graded": 1, "grade_unknown": 1], "丙")
        for row in found.values {
            for name in ["completion_pooled", "excellent_pooled", "completion_funnel", "excellent_funnel"] {
                #expect(row[name] is NSNull && row["\(name)_remarks"] as? String == "too_few" && row["\(name)_probability"] is NSNull)
            }
        }
        let shown = try rows("mentors/outcomes", "least=2")
        #expect(shown["甲"]?["excellent_funnel"] as? Double == 1 && shown["丙"]?["excellent_funnel"] is NSNull)
        expect(shown["甲"], ["excellent_funnel_n": 2, "excellent_funnel_missing": 0, "excellent_funnel_reference": 0.6], "甲, shown")
        expect(shown["丙"], ["completion_funnel": 0.5, "completion_funnel_missing": 1], "丙, shown")
    }

    @Test func `a university counts a shared pupil once`() throws {
        defer { program.remove() }
        let found = try rows("mentors/universities", by: "university")
        expect(found["内蒙古师范大学"], ["mentors": 2, "pupils": 3, "completed": 3, "excellent": 2, "graded": 3], "师大")
        expect(found["内蒙古工业大学"], ["mentors": 1, "pupils": 3, "ended": 2, "completion_unknown": 1, "grade_unknown": 1], "工大")
    }

    @Test func `shares by days add up to the pupils`() throws {
        defer { program.remove() }
        let found = try rows("mentors/shares")
        expect(
            found["甲"],
            ["pupils": 3, "shared": 2, "credit": 1.5 + 182.0 / 366, "excellent_credit": 1.5, "graded_credit": 1.5 + 182.0 / 366], "甲")
        expect(found["乙"], ["pupils": 2, "shared": 2, "credit": 0.5 + 184.0 / 366, "excellent_credit": 0.5], "乙")
        expect(found["丙"], ["shared": 0, "credit": 3, "ended_credit": 2, "completed_credit": 1, "unknown_credit": 1], "丙")
    }

    @Test func `case-mix expects by the scores within plan and discipline, and all expectations add up to what was observed`() throws {
        defer { program.remove() }
        // By Newton's method in another program: scores 90, 80, 70, 65, 75, 60 with mean 73.3 and standard deviation 9.86.
        let found = try rows("mentors/case_mix", "least=1")
        let expected = ["甲": 1.3760427533, "乙": 1.2530435613, "丙": 0.3709136854]
        for (name, number) in expected {
            #expect(abs((found[name]?["excellent_ratio_reference"] as? Double ?? .infinity) - number) < 1e-6, "\(name)")
        }
        expect(found["甲"], ["excellent": 2, "graded": 2, "no_score": 0, "excellent_ratio_missing": 0], "甲")
        expect(found["丙"], ["excellent": 0, "graded": 1, "grade_unknown": 1, "excellent_ratio": 0, "excellent_ratio_missing": 1], "丙")
        // Marks out of another whole move nothing; a pupil without a mark is counted as missing.
        let marks = zip(1...6, [550, 500, 450, 425, 475, 400]).map { "P\($0),P,笔试,2023-12-01,通过,\($1)" }
        try load("t", ["人员编号,方案,环节,日期,结果,成绩"] + marks)
        let moved = try rows("mentors/case_mix", "least=1")
        for (name, number) in expected {
            #expect(abs((moved[name]?["excellent_ratio_reference"] as? Double ?? .infinity) - number) < 1e-6, "\(name)")
        }
        try load("u", "人员编号,方案,环节,日期,结果,成绩", "P6,P,笔试,2023-12-01,通过,")
        expect(try rows("mentors/case_mix")["丙"], ["graded": 0, "no_score": 1, "excellent_ratio_missing": 2], "丙, without a mark")
    }

    @Test func `what came later is of those old enough, and silence is unknown`() throws {
        defer { program.remove() }
        try load(
            "f", "人员编号,跟踪事项,状态,内容,院校类别,发生日期,报告日期,证据等级", "P1,大学录取,是,内蒙古师范大学,本科高校,2025-07-20,2025-09-01,中学提供",
            "P1,进入基础学科拔尖学生培养计划,是,内蒙古师范大学,,2025-09-15,2025-09-20,高校提供",
            "P2,大学录取,是,某大学,本科高校,2025-07-20,2025-09-01,中学提供", "P2,进入基础学科拔尖学生培养计划,否,,,2025-09-15,2025-09-20,高校提供",
            "P3,大学录取,未知（未回复）,,,,2025-09-01,中学提供", "P4,大学录取,否,,,2025-08-01,2025-09-01,学籍登记")
        let late = "2025-10-15"
        let found = try rows("mentors/later", asOf: late)
        expect(
            found["甲"],
            ["due": 2, "admission_known": 1, "admission_unknown": 1, "host": 1, "topnotch": 1, "topnotch_known": 1, "topnotch_unknown": 1],
            "甲")
        expect(found["乙"], ["due": 2, "admission_known": 1, "admission_unknown": 1, "host": 0, "topnotch": 0, "topnotch_known": 1], "乙")
        expect(found["丙"], ["due": 3, "admission_known": 1, "admission_unknown": 2, "host": 0, "topnotch_unknown": 3], "丙")
        let bodies = try rows("mentors/later", "by=university", by: "university", asOf: late)
        expect(bodies["内蒙古师范大学"], ["due": 3, "admission_known": 2, "admission_unknown": 1, "host": 1, "topnotch_known": 2], "师大")
        // Before the day by which they could be at a university nobody is due.
        expect(
            try rows("mentors/later", asOf: "2025-09-20")["甲"], ["pupils": 2, "due": 0, "admission_known": 0, "admission_unknown": 0],
            "early")
    }

    @Test func `logs count with who had the pupil on that day, and not recorded is unknown`() throws {
        defer { program.remove() }
        try load(
            "l", "人员编号,方案,活动类别,活动日期,成长日志,日志审核", "P1,P,到校培养,2024-03-01,已提交,审核通过", "P2,P,到校培养,2024-03-01,已提交,未审核",
            "P2,P,到校培养,2024-08-01,已提交,", "P3,P,到校培养,2024-05-01,未提交,", "P6,P,到校培养,2024-05-01,,", "P4,P,学术报告,2024-02-01,已提交,审核通过")
        let found = try rows("mentors/logs")
        expect(
            found["甲"],
            ["sessions": 3, "submitted": 2, "log_known": 3, "log_unknown": 0, "reviewed": 1, "review_known": 2, "review_unknown": 0], "甲")
        expect(found["乙"], ["sessions": 2, "submitted": 1, "log_known": 2, "reviewed": 0, "review_known": 0, "review_unknown": 1], "乙")
        expect(found["丙"], ["sessions": 1, "submitted": 0, "log_known": 0, "log_unknown": 1, "review_unknown": 1], "丙")
        #expect(found["甲"]?["reviewed_pooled_remarks"] as? String == "too_few")
        expect(try rows("mentors/logs", "session_kind=all")["丙"], ["sessions": 2, "submitted": 1, "reviewed": 1], "丙, every kind")
    }
}
