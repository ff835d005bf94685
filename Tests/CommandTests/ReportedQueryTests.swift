// Reported figures against a small store whose counts are worked out by hand, and the query's percentages against the estimator's.

import Domain
import Foundation
import Statistics
import Testing

@Suite struct ReportedQueryTests {
    private static let files = [
        "导师编号,方案,导师姓名,培养高校,学科\nM1,xinjiang-2025,王某某,新疆大学,数学\n",
        // P4 has no city.
        """
        人员编号,方案,报名日期,学科,城市
        P1,xinjiang-2025,2024-12-22,数学,乌鲁木齐市
        P2,xinjiang-2025,2024-12-22,物理,乌鲁木齐市
        P3,xinjiang-2025,2024-12-23,物理,乌鲁木齐市
        P4,xinjiang-2025,2024-12-23,物理,
        P5,xinjiang-2025,2024-12-24,化学,昌吉市
        P6,xinjiang-2025,2024-12-24,化学,昌吉市

        """,
        // P3 is turned down; of P4 nothing is known after the test; P5 was selected, nobody knows by what test; of P6 nothing at all.
        """
        人员编号,方案,环节,日期,结果
        P1,xinjiang-2025,笔试,2025-01-10,通过
        P2,xinjiang-2025,笔试,2025-01-10,通过
        P3,xinjiang-2025,笔试,2025-01-10,未通过
        P4,xinjiang-2025,笔试,2025-01-11,通过
        P1,xinjiang-2025,入选,2025-02-10,通过
        P2,xinjiang-2025,入选,2025-02-10,通过
        P5,xinjiang-2025,入选,2025-02-12,通过

        """,
        """
        人员编号,方案,学科,培养高校,导师编号,开始日期
        P1,xinjiang-2025,数学,新疆大学,M1,2025-03-01
        P2,xinjiang-2025,物理,新疆大学,M1,2025-03-01

        """,
        "人员编号,方案,退出日期,退出原因\nP2,xinjiang-2025,2025-06-01,本人退出\n",
        """
        人员编号,方案,活动类别,活动日期
        P1,xinjiang-2025,到校培养,2025-04-01
        P1,xinjiang-2025,到校培养,2025-05-01

        """,
    ]

    /// figure, unit, from, to, discipline, city, value, then known, unknown and the verdict.
    private static let cases: [(String, String, String, String, String, String, Int, String)] = [
        ("报名人数", "人", "", "2025-01-31", "", "", 6, "6,0,same"), ("报名人数", "人", "", "2025-01-30", "", "", 5, "6,0,differs"),
        // One day before the last two.
        ("报名人数", "人", "", "2024-12-23", "", "", 4, "4,0,same"), ("报名人数", "人", "2024-12-23", "2024-12-24", "", "", 4, "4,0,same"),
        ("报名人数", "人", "", "2025-01-29", "数学", "", 1, "1,0,same"),
        // P4 may be of the city.
        ("报名人数", "人", "", "2025-01-28", "", "乌鲁木齐市", 4, "3,1,possible"),
        ("报名人数", "人", "", "2025-01-27", "", "乌鲁木齐市", 5, "3,1,differs"),
        // P5 and P6 may have sat the test.
        ("参加笔试人数", "人", "", "2025-01-31", "", "", 6, "4,2,possible"), ("参加笔试人数", "人", "", "2025-01-30", "", "", 7, "4,2,differs"),
        ("参加笔试人数", "人", "", "2025-01-29", "", "", 4, "4,2,possible"), ("参加笔试人数", "人", "", "2025-01-28", "", "", 3, "4,2,differs"),
        ("参加笔试人数", "人", "", "2025-01-10", "", "", 3, "3,2,possible"), ("参加笔试人数", "人", "", "2025-01-09", "", "", 3, "0,2,differs"),
        // P4 and P6 may have been selected; P5 was, two days later.
        ("入选人数", "人", "", "2025-02-11", "", "", 4, "2,2,possible"), ("入选人数", "人", "", "2025-02-12", "", "", 2, "3,2,differs"),
        // P5 has no placement.
        ("进入培养人数", "人", "", "2025-12-30", "", "", 3, "2,1,possible"), ("在培人数", "人", "", "2025-05-01", "", "", 2, "2,1,possible"),
        ("在培人数", "人", "", "2025-02-28", "", "", 1, "0,1,possible"), ("在培人数", "人", "", "2025-05-31", "", "", 1, "2,1,differs"),
        // P2 left that day.
        ("在培人数", "人", "", "2025-06-01", "", "", 1, "1,1,possible"),
        ("退出人数", "人", "", "2025-05-31", "", "", 1, "0,1,possible"), ("退出人数", "人", "", "2025-06-01", "", "", 1, "1,1,possible"),
        ("完成培养人数", "人", "", "2025-12-31", "", "", 1, "0,1,possible"), ("完成培养人数", "人", "", "2025-12-30", "", "", 1, "0,0,differs"),
        // P2 came to nothing that is on record.
        ("参加培养活动人数", "人", "", "2025-12-30", "", "", 2, "1,1,possible"), ("参加培养活动人数", "人次", "", "2025-12-30", "", "", 2, "2,,same"),
        ("参加培养活动人数", "人次", "2025-04-02", "2025-12-30", "", "", 2, "1,,open"), ("参加培养活动人数", "人次", "", "2025-12-29", "", "", 1, "2,,differs"),
        // P2 had left before.
        ("参加培养活动人数", "人", "2025-06-02", "2025-12-29", "", "", 1, "0,1,possible"),
        ("升入大学人数", "人", "", "2025-12-30", "", "", 2, "0,2,possible"), ("获得培养证书人数", "人", "", "2025-12-30", "", "", 2, "0,1,differs"),
    ]

    @Test func `a reported value is the same, possible, or differs from what the store knows of that day`() throws {
        let program = try Program()
        defer { program.remove() }
        _ = try program.run("init")
        for (index, text) in Self.files.enumerated() {
            #expect(try program.run("import", program.file("\(index).csv", text)).code == 0)
        }
        let head = "方案,材料名称,统计指标,计量单位,统计起始日期,统计截止日期,学科,城市,上报数值,公布日期"
        let rows = Self.cases.enumerated().map { index, row in
            "xinjiang-2025,材料\(index),\(row.0),\(row.1),\(row.2),\(row.3),\(row.4),\(row.5),\(row.6),2026-01-20"
        }
        let run = try program.run("import", program.file("r.csv", ([head] + rows).joined(separator: "\n") + "\n"))
        #expect(run.code == 0, "\(run.complaint)")
        let found = try query(program, "overview/reported", asOf: "2026-01-31")
        for (index, row) in Self.cases.enumerated() {
            let line = try #require(found.first { $0["source"] == "材料\(index)" })
            #expect([line["known"], line["unknown"], line["counted"]].map { $0 ?? "" }.joined(separator: ",") == row.7, "\(row)")
        }
        // Published later than the day of the figures: not known yet.
        #expect(try query(program, "overview/reported", asOf: "2026-01-19").isEmpty)
        // A plan of which the store has nobody tells nothing.
        let other = "\(head)\nshanxi-2024,材料,报名人数,人,,2025-01-31,,,6,2026-01-20\n"
        #expect(try program.run("import", program.file("o.csv", other)).code == 0)
        #expect(try query(program, "overview/reported", asOf: "2026-01-31").first { $0["plan_id"] == "shanxi-2024" }?["counted"] == "open")
    }

    @Test func `the query finds percentages possible where the estimator does, with a value and without`() throws {
        let program = try Program()
        defer { program.remove() }
        _ = try program.run("init")
        var rows: [String] = []
        var expected: [String: String] = [:]
        func add(_ text: String, _ n: Int, _ value: Int?) throws {
            let percentage = try #require(ReportedPercentage(text: text))
            let numbers = try numbersGiving(percentage, outOf: n)
            let name = "材料\(rows.count)"
            rows.append("xinjiang-2025,\(name),入选人数,人,2025-01-31,\(value.map { "\($0)" } ?? ""),\(text),报名人数,\(n),2026-01-20")
            let isPossible = numbers.map { range in value.map(range.contains) ?? true } ?? false
            expected[name] = isPossible ? "possible" : "impossible"
        }
        for n in [1, 2, 3, 7, 8, 30, 99, 100, 101, 999, 1000, 1001] {
            for text in ["0%", "0.1%", "12%", "12.5%", "13%", "33.3%", "33.33%", "50.0%", "66.67%", "99.95%", "100%", "100.4%", "101%"] {
                try add(text, n, nil)
                for value in Set([0, 1, n / 3, n / 2, n - 1, n]).sorted() { try add(text, n, value) }
            }
        }
        #expect(Set(expected.values) == ["possible", "impossible"])
        let head = "方案,材料名称,统计指标,计量单位,统计截止日期,上报数值,上报百分比,分母指标,分母数值,公布日期"
        #expect(try program.run("import", program.file("r.csv", ([head] + rows).joined(separator: "\n") + "\n")).code == 0)
        let found = try query(program, "overview/reported", asOf: "2026-01-31")
        #expect(found.count == rows.count)
        for line in found { #expect(line["share"] == expected[line["source"] ?? ""], "\(line["percentage"] ?? "") \(line)") }
    }

    @Test func `shares without a denominator, of other units and of the same report are told apart, and so are persons and attendances`()
        throws
    {
        let program = try Program()
        defer { program.remove() }
        _ = try program.run("init")
        let names = [
            "none of three", "of what the same report says", "no denominator", "a denominator without its number", "share of attendances",
            "more persons",
        ]
        let texts = names.compactMap { name in ReportedTests.reports.first { $0.name == name } }
        #expect(texts.count == names.count)
        for report in texts {
            let text = report.text.replacing("年度总结", with: report.name)
            #expect(try program.run("import", program.file("r.csv", text)).code == 0)
        }
        let found = try query(program, "overview/reported", asOf: "2026-01-31")
        func share(_ name: String) -> [String] {
            found.filter { $0["source"] == name && $0["percentage"] != "" }.compactMap { $0["share"] }
        }
        #expect(names.map(share) == [["impossible"], ["impossible"], ["undeclared"], ["open"], ["units"], []])
        let persons = found.first { $0["source"] == "more persons" && $0["unit"] == "persons" }
        #expect(persons?["attendances"] == "40" && persons?["within_attendances"] == "0")
    }

    @Test func `stock follows from flow, or does not, or cannot be told, as the import says`() throws {
        let program = try Program()
        defer { program.remove() }
        _ = try program.run("init")
        let verdicts = [
            "stock and flow": "balanced", "one too many": "differs", "fewer, and nobody says who completed": "open",
            "fewer by those who completed": "balanced", "fewer than those who completed": "differs", "from the evening before": "balanced",
            "one too many since the evening before": "differs",
        ]
        for report in ReportedTests.reports where verdicts[report.name] != nil || report.name == "no number at the start" {
            let text = report.text.replacing("年度总结", with: report.name.replacing(",", with: ""))
            #expect(try program.run("import", program.file("r.csv", text)).code == 0)
        }
        let found = try query(program, "overview/reported_stock", asOf: "2026-01-31")
        #expect(found.count == verdicts.count)
        for (name, verdict) in verdicts {
            #expect(found.first { $0["source"] == name.replacing(",", with: "") }?["balance"] == verdict, "\(name)")
        }
        let before = found.first { $0["source"] == "from the evening before" }
        #expect(["at_start", "entered", "departed", "expected", "at_end"].map { before?[$0] } == ["10", "5", "1", "14", "14"])
    }

    /// The rows of a query by column.
    private func query(_ program: Program, _ name: String, asOf day: String) throws -> [[String: String]] {
        let run = try program.run("query", "run", name, "--as-of", day, "--known-by", "2099-12-31", "--format", "csv")
        #expect(run.code == 0, "\(run.complaint)")
        let lines = run.output.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
        guard let head = lines.first else { return [] }
        return lines.dropFirst().map { Dictionary(zip(head, $0)) { first, _ in first } }
    }
}
