// A dry run of several worklists says what importing them would; days of report, and the day on which the store is told.

import Domain
import Foundation
import Intake
import Ledger
import Operations
import Testing

@Suite struct ForeseenTests {
    private func codes(_ report: ImportReport) -> [String] { report.findings.map { "\($0.code) \($0.place.row ?? 0)" } }

    @Test func `a dry run of several lists finds the conflicts that importing them would`() throws {
        let school = try School(schools: 1, pupils: 2)
        let (_, sheets) = try school.issue(school.options(0))
        var (first, second) = (sheets, sheets)
        first[0, "状态"] = "是"
        second[0, "状态"] = "否"
        let files = [try school.file(first), try school.file(second)]
        let dry = try school.takeBack(files, dryRun: true)
        #expect(dry.map(codes) == [[], ["worklist.conflict 2"]])
        #expect(try school.answers().isEmpty)
        let same = try school.takeBack([files[0], files[0]], dryRun: true)
        #expect(same[1].findings.isEmpty && same[1].worklist?.known == 1)
        #expect(try school.takeBack(files, dryRun: false).map(codes) == dry.map(codes))
    }

    @Test func `a confirmation dated before the answer is refused, on its day it says nothing, older news is told`() throws {
        let school = try School(schools: 1, pupils: 1)
        try school.send("跟踪", "人员编号,跟踪事项,状态,报告日期,证据等级,虚构\nS0-0,大学录取,否,2025-08-01,本人自述,是\n")
        let (_, sheets) = try school.issue(school.options(0))
        var edited = sheets
        edited[0, "报告日期"] = "2025-07-31"
        let early = try school.takeBack(edited)
        #expect(codes(early) == ["worklist.reported.early 2"] && early.findings[0].place.column == "报告日期" && early.receipt == nil)
        edited[0, "报告日期"] = "2025-08-01"
        let sameDay = try school.takeBack(edited)
        #expect(sameDay.findings.isEmpty && sameDay.receipt == nil && sameDay.worklist?.known == 1)
        edited[0, "报告日期"] = "2025-07-31"
        edited[0, "状态"] = "未知（未回复）"
        let older = try school.takeBack(edited)
        #expect(codes(older) == ["worklist.reported.older 2"] && older.receipt?.added == 1)
    }

    @Test func `a list of an older day is told to the store on the day given, not before the last batch`() throws {
        let school = try School(schools: 1, pupils: 1)
        let asked = school.today
        school.today = asked + 30
        func issue(_ received: CivilDay) throws -> WorklistReport {
            try school.issue(
                WorklistOptions(kind: .school, addressee: School.name(0), on: asked, again: true, received: received)
            ).report
        }
        #expect(try issue(asked + 2).asked == 2)
        // The store is told of later days only; the day of asking binds nobody to today.
        try school.send("报名", "人员编号,方案,报名日期,姓名,年级,就读学校,学科,虚构\nZ1,\(School.plan),2024-03-10,学生庚,高一,某中学,数学,是\n")
        let refused = #expect(throws: FindingsError.self) { try issue(asked + 3) }
        #expect(refused?.findings.map(\.code) == ["worklist.received"] && refused?.findings[0].expected?.zh == "不早于 \(school.today)")
        #expect(throws: FindingsError.self) { try issue(asked + -1) }
    }

    @Test func `a row of a template that names another plan is refused`() throws {
        let school = try School(schools: 1, pupils: 1)
        let file = school.folder.appendingPathComponent("模板.xlsx")
        try TemplateFile(house: school.house, store: school.store, moment: school.moment).write(
            .application, plan: School.plan, language: .chinese, to: file)
        let source = try TableSource(path: file.path, file: "模板.xlsx")
        var sheets = Sheets()
        for index in source.sheets.indices {
            var rows: [[String]] = []
            _ = source.forEachRow(ofSheet: index) { row in
                while rows.count < row.number { rows.append([]) }
                rows[row.number - 1] = row.cells.map(\.text)
            }
            sheets.rows[source.sheets[index].name ?? ""] = rows
        }
        let heading = try #require(sheets.rows["报名"]?[0])
        func row(_ plan: String) -> [String] {
            let known = ["人员编号": "Q\(plan.count)", "方案": plan, "报名日期": "2024-03-11", "姓名": "学生辛", "年级": "高一", "就读学校": "某中学", "学科": "数学"]
            return heading.map { known[$0] ?? "" }
        }
        sheets.rows["报名"]!.append(row(School.plan))
        #expect(try !school.takeBack(sheets, dryRun: true).findings.block)
        sheets.rows["报名"]!.append(row("guangxi-2023"))
        let report = try school.takeBack(sheets, dryRun: true)
        let fault = try #require(report.findings.first { $0.severity == .error })
        #expect(fault.code == "intake.template.row" && fault.place.row == 4 && fault.place.column == "方案" && fault.found == "guangxi-2023")
    }
}
