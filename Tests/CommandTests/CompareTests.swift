// `--compare-known-by` from the command line: which numbers moved between two known-by days, and why.

import Foundation
import Testing

@Suite struct CompareTests {
    private let program: Program

    /// Two applicants known by the end of January, one of them selected; in March a third comes late, in April the selection is taken back.
    init() throws {
        program = try Program()
        _ = try program.run("init")
        try load("a", "2025-01-31", "人员编号,方案,报名日期,学科", "P1,xinjiang-2025,2024-12-22,数学", "P2,xinjiang-2025,2024-12-22,数学")
        try load("s", "2025-01-31", "人员编号,方案,环节,日期,结果", "P1,xinjiang-2025,入选,2025-01-07,通过", "P2,xinjiang-2025,入选,2025-01-07,未通过")
        try load("late", "2025-03-01", "人员编号,方案,报名日期,学科", "P3,xinjiang-2025,2024-12-22,物理")
        try load("back", "2025-04-01", "人员编号,方案,环节,撤回", "P1,xinjiang-2025,入选,是")
    }

    private func load(_ name: String, _ received: String, _ lines: String...) throws {
        let run = try program.run("import", "--received", received, program.file("\(name).csv", lines.joined(separator: "\n") + "\n"))
        #expect(run.code == 0, "\(run.complaint)")
    }

    private func compare(_ query: String, _ more: String...) throws -> Run {
        try program.run(
            ["query", "run", query, "--as-of", "2025-06-30", "--known-by", "2025-06-30", "--compare-known-by", "2025-01-31"] + more)
    }

    @Test func `CSV is rows alone, and the summary goes to the terminal`() throws {
        defer { program.remove() }
        let run = try compare("selection/funnel", "--format", "csv")
        #expect(run.code == 0)
        #expect(
            run.output == """
                plan_id,group_value,number,unit,before,late,correction,retraction,recognition,erasure,rules,after,n_before,n_after,missing_before,missing_after
                xinjiang-2025,xinjiang-2025,applied,persons,2,1,0,0,0,0,0,3,,,,
                xinjiang-2025,xinjiang-2025,selected,persons,1,0,0,-1,0,0,0,0,,,,
                xinjiang-2025,xinjiang-2025,decided,persons,2,0,0,-1,0,0,0,1,,,,
                xinjiang-2025,xinjiang-2025,undecided,persons,0,1,0,1,0,0,0,2,,,,
                xinjiang-2025,xinjiang-2025,selection_rate,basis_points,5000,0,0,-5000,0,0,0,0,2,1,0,2

                """)
        #expect(run.complaint == "比较了 9 项指标，变动 5 项。\n9 numbers compared, 5 moved.\n")
    }

    @Test func `the table is for people, and says where nothing moved`() throws {
        defer { program.remove() }
        let run = try compare("selection/funnel")
        #expect(run.code == 0 && run.complaint.isEmpty)
        let lines = run.output.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
        #expect(lines.contains("xinjiang-2025 xinjiang-2025 selection_rate % 50.00 0 0 -50.00 0 0 0 0.00 2 1 0 2"))
        #expect(lines.suffix(2) == ["比较了 9 项指标，变动 5 项", "9 numbers compared, 5 moved"])
        let still = try compare("mentors/load")
        #expect(still.code == 0 && still.output.hasSuffix("比较了 0 项指标，没有变动\n0 numbers compared, none moved\n"))
        let markdown = try compare("selection/funnel", "--param", "by=discipline", "--format", "markdown")
        #expect(markdown.output.contains("| xinjiang-2025 | physics | applied | persons | - | +1 | 0 | 0 | 0 | 0 | 0 | 1 |"))
    }

    @Test func `JSON has every step`() throws {
        defer { program.remove() }
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(compare("selection/funnel", "--json").output.utf8)) as? [String: Any])
        #expect(json["compare_known_by"] as? String == "2025-01-31" && json["known_by"] as? String == "2025-06-30")
        #expect(json["compared"] as? Int == 9 && json["moved"] as? Int == 5)
        let numbers = try #require(json["numbers"] as? [[String: Any]])
        #expect(numbers.map { $0["number"] as? String } == ["applied", "selected", "decided", "undecided", "selection_rate"])
        #expect(numbers[0]["states"] as? [Int] == [2, 3, 3, 3, 3, 3, 3])
        #expect(
            numbers[0]["parts"] as? [String: Int] == [
                "late": 1, "correction": 0, "retraction": 0, "recognition": 0, "erasure": 0, "rules": 0,
            ])
        #expect(numbers[4]["successes"] as? [Int] == [1, 1, 1, 0, 0, 0, 0] && numbers[4]["n"] as? [Int] == [2, 2, 2, 1, 1, 1, 1])
        #expect(numbers[4]["missing"] as? [Int] == [0, 1, 1, 2, 2, 2, 2])
    }

    @Test(arguments: [["query", "run", "selection/funnel"], ["build", "--audience", "office", "--output", "site"]])
    func `a former day after the present one is wrong use`(_ command: [String]) throws {
        defer { program.remove() }
        let run = try program.run(command + ["--known-by", "2025-01-30", "--compare-known-by", "2025-01-31"])
        #expect(run.code == 2 && run.output.isEmpty)
        #expect(run.complaint.contains("用来比较的获知截止日晚于现在的获知截止日；读到“2025-01-31”；应为不晚于 2025-01-30。"))
        #expect(
            run.complaint.contains("Give the former day as --compare-known-by and the present one as --known-by. [compare.known_by.later]"))
        #expect(!FileManager.default.fileExists(atPath: program.folder.appendingPathComponent("site/office/index.html").path))
    }

    @Test func `the site gets its page`() throws {
        defer { program.remove() }
        let run = try program.run(
            "build", "--audience", "office", "--output", "site", "--as-of", "2025-06-30", "--known-by", "2025-06-30",
            "--compare-known-by", "2025-01-31", "--json")
        #expect(run.code == 0, "\(run.complaint)")
        let page = program.folder.appendingPathComponent("site/office/en/restatement.html")
        #expect(try String(contentsOf: page, encoding: .utf8).contains("2 batches came in between (2025-03-01 to 2025-04-01)."))
    }
}
