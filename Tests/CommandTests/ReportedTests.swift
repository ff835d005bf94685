// Reported figures through the command: what a report says against itself, each check with an edge just within.

import Foundation
import Testing

/// The rows of one report and what is said of them.
struct Report: Sendable, CustomTestStringConvertible {
    let name: String
    /// figure, unit, from, to, value, percentage, denominator, its unit, its value
    let rows: [String]
    let codes: [String]
    var isStored = true

    var testDescription: String { name }

    static let head = "方案,材料名称,统计指标,计量单位,统计起始日期,统计截止日期,上报数值,上报百分比,分母指标,分母计量单位,分母数值,公布日期"

    var text: String {
        ([Report.head] + rows.map { "xinjiang-2025,年度总结,\($0),2025-03-01" }).joined(separator: "\n") + "\n"
    }
}

@Suite struct ReportedTests {
    static let reports: [Report] = [
        // 2 of 3 is 66.7 with one decimal, 67 without; nothing of 3 is 66.6.
        Report(name: "a percentage of three", rows: ["入选人数,人,,2025-02-20,,66.7%,报名人数,,3"], codes: []),
        Report(name: "none of three", rows: ["入选人数,人,,2025-02-20,,66.6%,报名人数,,3"], codes: ["impossible"]),
        Report(name: "without a sign", rows: ["入选人数,人,,2025-02-20,,67,报名人数,,3"], codes: []),
        Report(name: "full-width sign", rows: ["入选人数,人,,2025-02-20,,66.7％,报名人数,,3"], codes: []),
        // 1 of 8 is 12.5: either way of rounding the half is right, 12.4 is not.
        Report(name: "half down", rows: ["入选人数,人,,2025-02-20,1,12%,报名人数,,8"], codes: []),
        Report(name: "half up", rows: ["入选人数,人,,2025-02-20,1,13%,报名人数,,8"], codes: []),
        Report(name: "beside the half", rows: ["入选人数,人,,2025-02-20,1,14%,报名人数,,8"], codes: ["impossible"]),
        // Possible for the number, not for the value beside it.
        Report(name: "of another value", rows: ["入选人数,人,,2025-02-20,1,66.7%,报名人数,,3"], codes: ["impossible"]),
        Report(name: "of hundreds everything is possible", rows: ["入选人数,人,,2025-02-20,,13%,报名人数,,100"], codes: []),
        Report(name: "of ninety-nine too few", rows: ["入选人数,人,,2025-02-20,,0.6%,报名人数,,99"], codes: ["impossible"]),
        Report(name: "of nobody", rows: ["入选人数,人,,2025-02-20,,50%,报名人数,,0"], codes: ["impossible"]),
        Report(
            name: "of what the same report says", rows: ["报名人数,人,,2025-02-20,3,,,,", "入选人数,人,,2025-02-20,,66.6%,报名人数,,"],
            codes: ["impossible"]),
        Report(
            name: "and not of another day", rows: ["报名人数,人,,2025-02-19,3,,,,", "入选人数,人,,2025-02-20,,66.6%,报名人数,,"], codes: []),
        Report(name: "no denominator", rows: ["入选人数,人,,2025-02-20,,66.7%,,,"], codes: ["undeclared"]),
        Report(name: "a denominator without its number", rows: ["入选人数,人,,2025-02-20,,66.7%,报名人数,,"], codes: []),
        Report(name: "share of attendances", rows: ["入选人数,人,,2025-02-20,,66.7%,培养活动,人次,3"], codes: ["units"]),
        Report(name: "attendances of attendances", rows: ["培养活动,人次,,2025-02-20,,66.7%,培养活动,人次,3"], codes: []),
        Report(name: "more persons", rows: ["培养活动,人,,2025-02-20,41,,,,", "培养活动,人次,,2025-02-20,40,,,,"], codes: ["attendances"]),
        Report(name: "as many persons", rows: ["培养活动,人,,2025-02-20,40,,,,", "培养活动,人次,,2025-02-20,40,,,,"], codes: []),
        Report(
            name: "of another time", rows: ["培养活动,人,,2025-02-20,41,,,,", "培养活动,人次,2025-02-01,2025-02-20,40,,,,"], codes: []),
        Report(
            name: "stock and flow", rows: ["进入培养人数,人,,2025-02-20,30,,,,", "退出人数,人,,2025-02-20,2,,,,", "在培人数,人,,2025-02-20,28,,,,"],
            codes: []),
        Report(
            name: "one too many", rows: ["进入培养人数,人,,2025-02-20,30,,,,", "退出人数,人,,2025-02-20,2,,,,", "在培人数,人,,2025-02-20,29,,,,"],
            codes: ["balance"]),
        Report(
            name: "fewer, and nobody says who completed",
            rows: ["进入培养人数,人,,2025-02-20,30,,,,", "退出人数,人,,2025-02-20,2,,,,", "在培人数,人,,2025-02-20,20,,,,"], codes: []),
        Report(
            name: "fewer by those who completed",
            rows: [
                "进入培养人数,人,,2025-02-20,30,,,,", "退出人数,人,,2025-02-20,2,,,,", "完成培养人数,人,,2025-02-20,8,,,,", "在培人数,人,,2025-02-20,20,,,,",
            ], codes: []),
        Report(
            name: "fewer than those who completed",
            rows: [
                "进入培养人数,人,,2025-02-20,30,,,,", "退出人数,人,,2025-02-20,2,,,,", "完成培养人数,人,,2025-02-20,7,,,,", "在培人数,人,,2025-02-20,20,,,,",
            ], codes: ["balance"]),
        Report(
            name: "from the evening before",
            rows: [
                "在培人数,人,,2025-01-31,10,,,,", "进入培养人数,人,2025-02-01,2025-02-20,5,,,,", "退出人数,人,2025-02-01,2025-02-20,1,,,,",
                "在培人数,人,,2025-02-20,14,,,,",
            ], codes: []),
        Report(
            name: "one too many since the evening before",
            rows: [
                "在培人数,人,,2025-01-31,10,,,,", "进入培养人数,人,2025-02-01,2025-02-20,5,,,,", "退出人数,人,2025-02-01,2025-02-20,1,,,,",
                "在培人数,人,,2025-02-20,15,,,,",
            ], codes: ["balance"]),
        Report(
            name: "no number at the start",
            rows: [
                "在培人数,人,,2025-01-30,10,,,,", "进入培养人数,人,2025-02-01,2025-02-20,5,,,,", "退出人数,人,2025-02-01,2025-02-20,1,,,,",
                "在培人数,人,,2025-02-20,99,,,,",
            ], codes: []),
        Report(name: "a stock of a time", rows: ["在培人数,人,2025-01-01,2025-02-20,3,,,,"], codes: ["stock"], isStored: false),
        Report(name: "nothing said", rows: ["入选人数,人,,2025-02-20,,,,,"], codes: ["empty"], isStored: false),
        Report(name: "no percentage", rows: ["入选人数,人,,2025-02-20,,约七成,报名人数,,3"], codes: ["percentage"], isStored: false),
        Report(name: "six decimals", rows: ["入选人数,人,,2025-02-20,,66.666667%,报名人数,,3"], codes: []),
        Report(name: "computed", rows: ["入选人数,人,,2025-02-20,,66.6666667%,报名人数,,3"], codes: ["percentage"], isStored: false),
    ]

    @Test(arguments: reports)
    func `a report is held against itself, and what was published is stored`(report: Report) throws {
        let program = try Program()
        defer { program.remove() }
        _ = try program.run("init")
        let run = try program.run("import", program.file("r.csv", report.text))
        let said = (run.output + run.complaint).matches(of: /［import\.reported\.([a-z]+)］/).map { String($0.output.1) }
        #expect(said == report.codes, "\(run.output) \(run.complaint)")
        #expect(run.code == (report.isStored ? 0 : 1), "\(run.complaint)")
    }

    @Test(arguments: [
        ("入选人数,人,,2025-03-02,3,,,,", "intake.day.order"), ("入选人数,人,2025-02-21,2025-02-20,3,,,,", "intake.day.order"),
        ("入选人数,人,2025-02-20,2025-03-01,3,,,,", ""), ("入选,名,,2025-02-20,3,,,,", ""), ("入选率,人,,2025-02-20,3,,,,", "intake.code"),
        ("入选人数,人,,2025-02-20,-3,,,,", "intake.number"),
    ])
    func `days stand in their order and codes are known`(row: String, code: String) throws {
        let program = try Program()
        defer { program.remove() }
        _ = try program.run("init")
        let run = try program.run("import", program.file("r.csv", Report(name: "", rows: [row], codes: []).text))
        #expect(run.code == (code.isEmpty ? 0 : 1), "\(run.complaint)")
        #expect(code.isEmpty || run.complaint.contains("［\(code)］") || run.output.contains("［\(code)］"), "\(run.output) \(run.complaint)")
    }

    @Test func `what stands in the place of a percentage is not repeated, and a figure given twice is one too many`() throws {
        let program = try Program()
        defer { program.remove() }
        _ = try program.run("init")
        let name = Report(name: "", rows: ["入选人数,人,,2025-02-20,,欧阳若澜,报名人数,,3"], codes: [])
        let run = try program.run("import", program.file("r.csv", name.text))
        #expect(run.code == 1 && !(run.output + run.complaint).contains("欧阳若澜"), "\(run.output) \(run.complaint)")
        let row = "入选人数,人,,2025-02-20,3,,,,"
        let twice = try program.run("import", program.file("t.csv", Report(name: "", rows: [row, row], codes: []).text))
        #expect(twice.code == 1 && (twice.output + twice.complaint).contains("［intake.row.twice］"), "\(twice.complaint)")
        // One limited to a time of its own is another figure.
        let parts = [row, row.replacing(",,2025-02-20", with: ",2025-02-01,2025-02-20")]
        #expect(try program.run("import", program.file("p.csv", Report(name: "", rows: parts, codes: []).text)).code == 0)
    }

    @Test func `the title of a report names nobody's telephone, and a figure can be corrected and taken back`() throws {
        let program = try Program()
        defer { program.remove() }
        _ = try program.run("init")
        let row = "入选人数,人,,2025-02-20,3,,,,"
        let text = Report(name: "", rows: [row], codes: []).text
        let personal = try program.run("import", program.file("p.csv", text.replacing("年度总结", with: "联系13900000000")))
        #expect(personal.code == 1 && (personal.output + personal.complaint).contains("import.text.identity"))
        #expect(try program.run("import", program.file("a.csv", text)).code == 0)
        #expect(try program.run("import", program.file("b.csv", text.replacing(",3,", with: ",4,"))).code == 0)
        let query = ["query", "run", "overview/reported", "--format", "csv"]
        let corrected = try program.run(query).output.split(separator: "\n")
        #expect(corrected.count == 2 && corrected.last?.contains(",4,") == true, "\(corrected)")
        let back = "\(Report.head),撤回\nxinjiang-2025,年度总结,\(row),2025-03-01,是\n"
        #expect(try program.run("import", program.file("c.csv", back)).code == 0)
        #expect(try program.run(query).output.split(separator: "\n").count == 1)
    }
}
