// What people write into a returned worklist where nobody asked: every cell of it is told, and nothing vanishes.

import Domain
import Foundation
import Intake
import Ledger
import Operations
import TestWorkbooks
import Testing

@Suite struct StrayTests {
    private func codes(_ report: ImportReport) -> [String] { report.findings.map { "\($0.code) \($0.place.row ?? 0)" } }

    /// A list of four rows whose first was answered.
    private func answered() throws -> (School, Sheets) {
        let school = try School(schools: 1, pupils: 2)
        var (_, sheets) = try school.issue(school.options(0))
        sheets[0, "状态"] = "否"
        return (school, sheets)
    }

    private static let answers = "待答事项"

    @Test func `columns beside the table and rows below it are told with their cells; the answers of the table are taken`() throws {
        let (school, original) = try answered()
        var sheets = original
        sheets.rows[Self.answers]![0] += ["备注"]
        sheets.rows[Self.answers]![2] += ["", "已转学"]
        sheets.rows[Self.answers]!.append(Array(repeating: "", count: 15) + ["填表人"])
        sheets.rows[Self.answers]!.append(Array(repeating: "", count: 80) + ["很远"])
        let report = try school.takeBack(sheets)
        #expect(codes(report) == [1, 3, 6, 7].map { "worklist.cell.outside \($0)" })
        #expect(report.findings.map(\.place.columnNumber) == [15, 16, 16, 81])
        #expect(report.findings.map { $0.what.zh.split(separator: " ")[1] } == ["O", "P", "P", "CC"])
        #expect(report.findings.allSatisfy { $0.severity == .warning && $0.place.sheet == Self.answers })
        #expect(report.receipt?.added == 1)
    }

    @Test func `a second column of one name is an error, whatever stands in it`() throws {
        var (school, sheets) = try answered()
        let status = sheets.column("状态")
        for row in sheets.rows[Self.answers]!.indices { sheets.rows[Self.answers]![row].append(sheets.rows[Self.answers]![row][status]) }
        let report = try school.takeBack(sheets)
        #expect(codes(report) == ["worklist.heading.twice 1"] && report.findings[0].place.columnNumber == 15)
        #expect(report.receipt == nil)
        #expect(try school.answers().isEmpty)
    }

    @Test func `a formula without its result is no empty cell`() throws {
        let (school, original) = try answered()
        var sheets = original
        sheets.rows[Self.answers]!.append([])
        let letter = Character(UnicodeScalar(UInt8(65 + sheets.column("状态"))))
        let day = Character(UnicodeScalar(UInt8(65 + sheets.column("报告日期"))))
        let report = try school.takeBack(sheets) { sheet in
            guard sheet.name == Self.answers else { return }
            for (place, row) in [("\(letter)3", 3), ("\(day)4", 4)] {
                let cell = sheet.rows.range(of: "<c r=\"\(place)\"[^>]*>.*?</c>", options: .regularExpression)!
                sheet.rows.replaceSubrange(cell, with: "<c r=\"\(place)\"><f>A\(row)</f></c>")
            }
            sheet.rows += "<row r=\"9\"><c r=\"A9\"><f>A2</f></c></row>"
        }
        #expect(
            codes(report) == ["worklist.cell.formula 3", "worklist.cell.formula 4", "worklist.cell.formula 9", "worklist.row.added 9"])
        #expect(report.findings.map(\.place.column) == ["状态", "报告日期", "人员编号", "行标识"])
        #expect(report.receipt == nil)
    }

    @Test func `another sheet is told; a copy of the sheet of answers is refused; notes on the instructions are told`() throws {
        let (school, original) = try answered()
        var sheets = original
        sheets.rows["情况说明"] = [[], ["", "有三人出国"]]
        sheets.rows["空表"] = [[""]]
        sheets.rows["填写说明"]![1].append("看过了")
        sheets.rows["填写说明"]!.append(["此致"])
        let told = try school.takeBack(sheets, dryRun: true)
        #expect(
            Set(told.findings.map { "\($0.code) \($0.place.sheet ?? "") \($0.place.row ?? 0)" }) == [
                "worklist.sheet.added 情况说明 0", "worklist.cell.outside 填写说明 2",
                "worklist.cell.outside 填写说明 \(sheets.rows["填写说明"]!.count)",
            ])
        #expect(!told.findings.block && told.worklist?.edited == 1)
        sheets = original
        sheets.rows["待答事项 (2)"] = original.rows[Self.answers]
        let refused = try school.takeBack(sheets)
        #expect(refused.findings.map(\.code) == ["worklist.sheet.added"] && refused.findings.block && refused.receipt == nil)
    }

    @Test func `rows and columns that were hidden are told where something was filled in`() throws {
        let (school, sheets) = try answered()
        let report = try school.takeBack(sheets) { sheet in
            guard sheet.name == Self.answers else { return }
            sheet.rows = sheet.rows.replacing("<row r=\"2\"", with: "<row hidden=\"1\" r=\"2\"")
            sheet.rows = sheet.rows.replacing("<row r=\"4\"", with: "<row hidden=\"1\" r=\"4\"")
            sheet.before = "<cols><col min=\"8\" max=\"8\" width=\"9\" hidden=\"1\"/></cols>"
        }
        #expect(codes(report) == ["worklist.hidden 2"])
        #expect(report.findings[0].what.zh.contains("第 2 行、“状态”列") && report.findings[0].severity == .warning)
        #expect(report.receipt?.added == 1)
    }

    @Test func `merged cells do not say which row they answer`() throws {
        let (school, sheets) = try answered()
        let report = try school.takeBack(sheets) { sheet in
            if sheet.name == Self.answers { sheet.after = "<mergeCells count=\"1\"><mergeCell ref=\"H2:H4\"/></mergeCells>" }
        }
        #expect(codes(report) == ["worklist.cell.merged 2"] && report.receipt == nil)
    }

    @Test func `a renamed sheet, a worklist saved as CSV and one copied elsewhere are called what they are`() throws {
        let (school, original) = try answered()
        var sheets = original
        sheets.rows["答复"] = sheets.rows.removeValue(forKey: Self.answers)
        let renamed = try school.takeBack(sheets)
        #expect(renamed.findings.map(\.code) == ["worklist.sheet.renamed"] && renamed.findings[0].place.sheet == "答复")
        #expect(renamed.findings[0].action?.zh.contains("“待答事项”") == true)
        sheets.rows.removeValue(forKey: "答复")
        #expect(try school.takeBack(sheets).findings.map(\.code) == ["worklist.sheet.renamed"])
        let text = original.rows[Self.answers]!.map { $0.map { "\"\($0)\"" }.joined(separator: ",") }.joined(separator: "\n")
        let csv = school.folder.appendingPathComponent("待答.csv")
        try Data("\u{FEFF}\(text)\n".utf8).write(to: csv)
        #expect(try school.takeBack(csv).findings.map(\.code) == ["worklist.unmarked"])
        sheets = original
        sheets.rows = sheets.rows.filter { !$0.key.hasPrefix("_") }
        let copied = try school.takeBack(sheets)
        #expect(copied.findings.map(\.code) == ["worklist.unmarked"] && copied.findings[0].place.sheet == Self.answers)
        #expect(try school.answers().isEmpty)
    }

    @Test func `options that say how a table is to be read are refused`() throws {
        let (school, sheets) = try answered()
        let file = try school.file(sheets)
        let cases: [(String, ImportOptions)] = [
            ("--kind", ImportOptions(kind: .followUp, plan: nil, received: school.today, dryRun: true)),
            ("--plan", ImportOptions(kind: nil, plan: School.plan, received: school.today, dryRun: true)),
            ("--sheet", ImportOptions(kind: nil, plan: nil, received: school.today, dryRun: true, sheet: "待答事项")),
            ("--set", ImportOptions(kind: nil, plan: nil, received: school.today, dryRun: true, constants: ["状态": "是"])),
            ("--ignore", ImportOptions(kind: nil, plan: nil, received: school.today, dryRun: true, ignored: ["内容"])),
            ("--map", ImportOptions(kind: nil, plan: nil, received: school.today, dryRun: true, named: ["内容": "value"])),
        ]
        for (name, options) in cases {
            var importer = Import(house: school.house, store: school.store, moment: school.moment)
            let report = try importer.file(file.path, options: options)
            #expect(report.findings.map(\.code) == ["worklist.option"] && report.findings[0].found == name)
        }
    }
}
