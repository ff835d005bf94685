// The command due: exit codes, JSON, the calendar file, and people only where they may be shown.

import Foundation
import Testing

@Suite struct DueTests {
    /// Two pupils in training under Xinjiang 2025; one was evaluated in April, nobody in July.
    private func program() throws -> Program {
        let program = try Program()
        #expect(try program.run("init").code == 0)
        let files = [
            ("1-m.csv", ["导师编号,方案,导师姓名,培养高校,学科", "XM-77,xinjiang-2025,导师赵某,新疆大学,数学"]),
            (
                "2-a.csv",
                [
                    "人员编号,方案,报名日期,姓名,年级,就读学校,城市,学科", "XP-81,xinjiang-2025,2024-12-22,学生钱某,高一,某中学,乌鲁木齐市,数学",
                    "XP-82,xinjiang-2025,2024-12-22,学生孙某,高一,某中学,乌鲁木齐市,数学",
                ]
            ),
            (
                "3-p.csv",
                [
                    "人员编号,方案,学科,培养高校,导师编号,开始日期", "XP-81,xinjiang-2025,数学,新疆大学,XM-77,2025-01-10",
                    "XP-82,xinjiang-2025,数学,新疆大学,XM-77,2025-01-10",
                ]
            ),
            ("4-e.csv", ["人员编号,方案,评价阶段,评价层级,评价日期", "XP-81,xinjiang-2025,初期评价,培养高校,2025-04-05"]),
        ]
        let paths = try files.map { try program.file($0.0, $0.1.joined(separator: "\n") + "\n") }
        #expect(try program.run(["import"] + paths).code == 0)
        return program
    }

    private static let personal = ["XP-81", "XP-82", "XM-77", "学生钱某", "学生孙某", "导师赵某"]

    @Test func `it answers 1 where something is overdue and 0 where nothing is`() throws {
        let program = try program()
        defer { program.remove() }
        let before = try program.run("due", "--on", "2025-04-10", "--party", "mentor")
        #expect(before.code == 0 && before.output.contains("【待办 | due】") && !before.output.contains("【逾期"))
        let after = try program.run("due", "--on", "2025-04-11", "--party", "mentor")
        #expect(after.code == 1 && after.output.contains("【逾期 | overdue】") && after.complaint.isEmpty)
        #expect(after.output.contains("2025-04-01 – 2025-04-10  新疆 2025  导师：完成学生初期评价［五（一），应当］"))
        #expect(after.output.contains("涉及 2 人，已完成 1，未完成 1 | persons concerned 2, done 1, outstanding 1"))
    }

    @Test func `JSON holds the duty, its state and its numbers`() throws {
        let program = try program()
        defer { program.remove() }
        let run = try program.run("due", "--on", "2025-08-01", "--party", "university:新疆大学", "--json", "--plan", "xinjiang-2025")
        let answer = try #require(JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        #expect(run.code == 1 && answer["as_of"] as? String == "2025-08-01" && answer["is_overdue"] as? Bool == true)
        let duties = try #require(answer["duties"] as? [[String: Any]])
        let duty = try #require(duties.first { $0["id"] as? String == "xinjiang-2025/evaluation-midterm-university" })
        #expect(duty["state"] as? String == "overdue" && duty["to"] as? String == "2025-07-31" && duty["clause"] as? String == "五（二）")
        #expect(duty["concerned"] as? Int == 2 && duty["outstanding"] as? Int == 2 && duty["people"] == nil)
        let bodies = try #require(duty["bodies"] as? [[String: Any]])
        #expect(bodies.map { $0["name"] as? String } == ["新疆大学"])
        #expect(!duties.contains { $0["state"] as? String == "done" })
        let all = try program.run("due", "--on", "2025-08-01", "--json", "--all")
        #expect(all.output.contains("\"dates_only\"") && all.output.contains("\"done\"") && all.output.contains("\"upcoming\""))
    }

    @Test func `people are shown only with --identified, and then by number and name`() throws {
        let program = try program()
        defer { program.remove() }
        for form in [[], ["--json"], ["--all"]] {
            let run = try program.run(["due", "--on", "2025-08-01"] + form)
            for value in Self.personal { #expect(!(run.output + run.complaint).contains(value), "\(form) \(value)") }
        }
        let shown = try program.run("due", "--on", "2025-04-11", "--party", "mentor", "--identified")
        #expect(shown.output.contains("XP-82 学生孙某") && shown.output.contains("XM-77 导师赵某") && !shown.output.contains("XP-81"))
        let json = try program.run("due", "--on", "2025-04-11", "--party", "mentor", "--identified", "--json")
        #expect(json.output.contains("\"number\" : \"XP-82\"") && json.output.contains("\"name\" : \"学生孙某\""))
        try FileManager.default.removeItem(atPath: program.store + "/vault.key")
        #expect(try program.run("due", "--on", "2025-04-11", "--identified").code == 3)
        #expect(try program.run("due", "--on", "2025-04-11").code == 1)
    }

    @Test func `the calendar file is the same bytes each time, names nobody and replaces only its like`() throws {
        let program = try program()
        defer { program.remove() }
        let place = program.folder.appendingPathComponent("职责.ics")
        let run = try program.run("due", "--on", "2025-08-01", "--ics", place.path)
        #expect(run.code == 1)
        let first = try Data(contentsOf: place)
        _ = try program.run("due", "--on", "2025-08-01", "--ics", place.path, "--identified")
        #expect(try Data(contentsOf: place) == first)
        let text = String(decoding: first, as: UTF8.self)
        #expect(text.hasPrefix("BEGIN:VCALENDAR\r\n") && text.contains("UID:xinjiang-2025/evaluation-initial-mentor@talentpool\r\n"))
        for value in Self.personal { #expect(!text.contains(value), "\(value)") }
        let other = try program.file("notes.txt", "mine")
        #expect(try program.run("due", "--on", "2025-08-01", "--ics", other).code == 2)
        #expect(try String(contentsOfFile: other, encoding: .utf8) == "mine")
        #expect(try program.run("due", "--on", "2025-08-01", "--ics", program.store + "/x.ics").code == 2)
    }
}
