// Worklists issued and taken back: what lands, what changes nothing, and what is refused.

import Domain
import Foundation
import Intake
import Ledger
import Operations
import Testing

@Suite struct WorklistTests {
    private func codes(_ report: ImportReport) -> [String] { report.findings.map { "\($0.code) \($0.place.row ?? 0)" } }

    @Test func `one row for each answer owed, with what is known`() throws {
        let school = try School(schools: 2, pupils: 2)
        try school.send(
            "跟踪", "人员编号,跟踪事项,状态,报告日期,证据等级,虚构\nS0-1,大学录取,未知（未回复）,2026-08-01,本人自述,是\n")
        let (report, sheets) = try school.issue(school.options(0))
        #expect(report.asked == 4)
        #expect(report.persons == 2)
        let numbers = sheets.column("人员编号"), question = sheets.column("问题")
        #expect(sheets.body.map { $0[numbers] } == ["S0-0", "S0-0", "S0-1", "S0-1"])
        #expect(sheets.body.map { $0[question].prefix(6) } == ["是否已被大学", "是否从事科学", "是否已被大学", "是否从事科学"])
        #expect(sheets[2, "最近掌握情况"] == "2026-08-01 未知（未回复），本人自述")
        #expect(sheets[2, "距今天数"] == "70")
        #expect(sheets[2, "状态"] == "未知（未回复）")
        #expect(sheets[0, "状态"] == "")
        #expect(sheets[0, "姓名"] == "学生0之0")
    }

    @Test func `an unedited return changes nothing`() throws {
        let school = try School(schools: 1, pupils: 3)
        try school.send("跟踪", "人员编号,跟踪事项,状态,内容,报告日期,证据等级,虚构\nS0-1,大学录取,否,,2025-08-01,本人自述,是\n")
        let (_, sheets) = try school.issue(school.options(0))
        let before = try school.answers()
        let report = try school.takeBack(sheets)
        #expect(report.findings.isEmpty)
        #expect(report.receipt == nil)
        #expect(report.worklist?.edited == 0)
        #expect(report.worklist?.returned == 6)
        #expect(try school.answers() == before)
    }

    @Test func `an edit lands with the addressee's evidence and the day of receipt; the same return again changes nothing`() throws {
        let school = try School(schools: 1, pupils: 2)
        var (_, sheets) = try school.issue(school.options(0))
        sheets[0, "状态"] = "是"
        sheets[0, "内容"] = "=内蒙古大学"
        sheets[0, "院校类别"] = "本科高校"
        sheets[0, "发生日期"] = "2026-08-20"
        sheets[3, "状态"] = "no"
        sheets[3, "证据等级"] = "本人自述"
        sheets[3, "报告日期"] = "2026-10-01"
        sheets.body = [sheets.body[3], [], sheets.body[0]]
        let report = try school.takeBack(sheets)
        #expect(report.findings.isEmpty)
        #expect(report.receipt?.added == 2)
        let received = school.today.number
        let (told, reported) = (CivilDay("2026-08-20")!.number, CivilDay("2026-10-01")!.number)
        #expect(
            try school.answers() == [
                "S0-0/admission/\(received)":
                    "text(\"yes\")|text(\"=内蒙古大学\")|text(\"undergraduate\")|integer(\(told))|integer(\(received))|text(\"school\")",
                "S0-1/research/\(reported)":
                    "text(\"no\")|null|null|integer(\(reported))|integer(\(reported))|text(\"self_report\")",
            ])
        let again = try school.takeBack(sheets)
        #expect(again.findings.isEmpty)
        #expect(again.receipt == nil)
        #expect(again.worklist?.known == 2)
    }

    @Test func `an answer that still holds is confirmed by the day of report alone`() throws {
        let school = try School(schools: 1, pupils: 1)
        try school.send("跟踪", "人员编号,跟踪事项,状态,报告日期,证据等级,虚构\nS0-0,大学录取,否,2025-08-01,本人自述,是\n")
        var (_, sheets) = try school.issue(school.options(0))
        sheets[0, "报告日期"] = "2026-10-09"
        let report = try school.takeBack(sheets)
        #expect(report.receipt?.added == 1)
        #expect(try school.answers().count == 2)
        // Research was never answered; the admission is settled for a year again.
        #expect(try school.issue(school.options(0, again: true)).report.asked == 1)
    }

    @Test func `both sides changed: a conflict names both, and nothing of the file is stored`() throws {
        let school = try School(schools: 1, pupils: 2)
        var (_, sheets) = try school.issue(school.options(0))
        sheets[0, "状态"] = "是"
        sheets[0, "内容"] = "某大学"
        sheets[3, "状态"] = "否"
        try school.send("跟踪", "人员编号,跟踪事项,状态,报告日期,证据等级,虚构\nS0-0,大学录取,否,2026-10-09,学籍登记,是\n")
        let before = try school.answers()
        let report = try school.takeBack(sheets)
        #expect(codes(report) == ["worklist.conflict 2"])
        let said = report.findings.map { $0.message(in: .chinese) }.joined()
        #expect(said.contains("表中为“是，中学提供”") && said.contains("库中现为“否，学籍登记”") && !said.contains("某大学"))
        #expect(report.receipt == nil)
        #expect(try school.answers() == before)
    }

    @Test func `what was changed on both sides to the same is no conflict`() throws {
        let school = try School(schools: 1, pupils: 1)
        var (_, sheets) = try school.issue(school.options(0))
        sheets[0, "状态"] = "否"
        try school.send("跟踪", "人员编号,跟踪事项,状态,报告日期,证据等级,虚构\nS0-0,大学录取,否,2026-10-09,中学提供,是\n")
        let report = try school.takeBack(sheets)
        #expect(report.findings.isEmpty)
        #expect(report.worklist?.known == 1)
        #expect(try school.answers().count == 1)
    }

    @Test func `faults of what was typed are told at their cells, and nothing is stored`() throws {
        let school = try School(schools: 1, pupils: 2)
        var (_, sheets) = try school.issue(school.options(0))
        sheets[0, "状态"] = "也许"
        sheets[1, "内容"] = "数学"
        sheets[2, "状态"] = "是"
        sheets[2, "发生日期"] = "2030-01-01"
        sheets[3, "状态"] = "是"
        sheets[3, "内容"] = "学生0之1的专业"
        let report = try school.takeBack(sheets)
        #expect(codes(report).sorted().contains("intake.code 2"))
        #expect(codes(report).contains("intake.value.missing 3"))
        #expect(codes(report).contains("import.text.identity 5"))
        #expect(report.findings.allSatisfy { $0.place.sheet == "待答事项" && $0.place.columnNumber != nil })
        #expect(report.receipt == nil)
        #expect(try school.answers().isEmpty)
    }

    @Test func `rows twice, added, mixed up; headings changed`() throws {
        let school = try School(schools: 1, pupils: 2)
        let (_, sheets) = try school.issue(school.options(0))
        var changed = sheets
        changed.body.append(sheets.body[0])
        #expect(codes(try school.takeBack(changed)) == ["worklist.row.twice 6"])
        changed = sheets
        changed.body.append(["新来的"])
        #expect(codes(try school.takeBack(changed)) == ["worklist.row.added 6"])
        changed = sheets
        let (first, third) = (sheets[0, "行标识"], sheets[2, "行标识"])
        (changed[0, "行标识"], changed[2, "行标识"]) = (third, first)
        #expect(codes(try school.takeBack(changed)) == ["worklist.row.mixed 2", "worklist.row.mixed 4"])
        changed = sheets
        let status = sheets.column("状态")
        changed.rows["待答事项"]?[0][status] = "情况"
        #expect(codes(try school.takeBack(changed)) == ["worklist.heading 1"])
    }

    @Test func `grey cells that were changed are told and stored nowhere; the answers of the list are taken`() throws {
        let school = try School(schools: 1, pupils: 2)
        var (_, sheets) = try school.issue(school.options(0))
        sheets[1, "就读学校"] = "别的中学"
        sheets[2, "距今天数"] = "1"
        sheets[3, "最近掌握情况"] = ""
        sheets[3, "状态"] = "否"
        let report = try school.takeBack(sheets)
        #expect(codes(report) == ["worklist.cell.shown 3", "worklist.cell.shown 4", "worklist.cell.shown 5"])
        #expect(report.findings.map(\.place.column) == ["就读学校", "距今天数", "最近掌握情况"])
        #expect(report.receipt?.added == 1)
        #expect(try school.answers().count == 1)
        for sheet in sheets.rows["_baseline"]!.indices { sheets.rows["_baseline"]![sheet][10] = "" }
        #expect(codes(try school.takeBack(sheets)) == ["worklist.tampered 0"])
    }

    @Test func `a list of another store, forged, of another version, past its day or superseded is refused`() throws {
        let school = try School(schools: 1, pupils: 2)
        let (_, sheets) = try school.issue(school.options(0))
        let other = try School(schools: 1, pupils: 2)
        #expect(codes(try other.takeBack(sheets)) == ["worklist.foreign 0"])
        func bent(_ key: String, _ value: String) -> Sheets {
            var bent = sheets
            let row = bent.rows[SheetMark.sheetName]!.firstIndex { $0[0] == key }!
            bent.rows[SheetMark.sheetName]![row][1] = value
            return bent
        }
        #expect(codes(try school.takeBack(bent("valid_until", "2099-01-01"))) == ["worklist.tampered 0"])
        #expect(codes(try school.takeBack(bent("addressee", "别的中学"))) == ["worklist.tampered 0"])
        #expect(codes(try school.takeBack(bent("version", "2"))) == ["worklist.version 0"])
        #expect(codes(try school.takeBack(bent("rows", "3"))) == ["worklist.damaged 0"])
        var moved = sheets
        moved.rows["_baseline"]![0][1] = "S0-1"
        #expect(codes(try school.takeBack(moved)) == ["worklist.tampered 0"])
        var answered = sheets
        answered.rows["_baseline"]![0][4] = "yes"
        #expect(codes(try school.takeBack(answered)) == ["worklist.tampered 0"])
        school.today = school.today + 10
        let (_, later) = try school.issue(school.options(0, again: true))
        #expect(codes(try school.takeBack(sheets)) == ["worklist.superseded 0"])
        #expect(try school.takeBack(later).findings.isEmpty)
        school.today = school.today + 181
        #expect(codes(try school.takeBack(later)) == ["worklist.expired 0"])
    }

    @Test func `nobody is asked the same twice within the set time`() throws {
        let school = try School(schools: 2, pupils: 2)
        let (first, _) = try school.issue(school.options(0))
        #expect((first.asked, first.askedLately) == (4, 0))
        school.today = school.today + 100
        let (second, none) = try school.issue(school.options(0))
        #expect((second.asked, second.askedLately, second.id) == (0, 4, nil))
        #expect(none.rows.isEmpty)
        #expect(try school.issue(school.options(0, notWithin: 90)).report.asked == 4)
        #expect(try school.issue(school.options(1)).report.asked == 4)
        #expect(try school.issue(school.options(0, again: true)).report.asked == 4)
        school.today = school.today + 180
        #expect(try school.issue(school.options(0)).report.asked == 4)
    }

    @Test func `two numbers that are one person are asked about once, whichever was asked about before`() throws {
        let school = try School(schools: 1, pupils: 2)
        // X0 took part in an earlier plan at another school, was asked about, and then turned out to be S0-0, whom the ledger has known longer.
        try school.send("导师", "导师编号,方案,培养高校,学科,虚构\nM9,guangxi-2023,广西大学,数学,是\n")
        try school.send(
            "报名", "人员编号,方案,报名日期,姓名,年级,就读学校,学科,虚构\nX0,guangxi-2023,2023-10-10,学生甲,高一,\(School.name(1)),数学,是\n")
        try school.send("培养", "人员编号,方案,学科,培养高校,导师编号,开始日期,虚构\nX0,guangxi-2023,数学,广西大学,M9,2023-11-01,是\n")
        let issued = try school.issue(school.options(1))
        var list = issued.sheets
        let row = try #require(list.body.firstIndex { $0[list.column("问题")].hasPrefix("是否已被大学录取") })
        #expect(issued.report.askedLately == 0 && list[row, "人员编号"] == "X0")
        school.today = school.today + 10
        _ = try Match(store: school.store, moment: school.moment, received: school.today).decide("S0-0", "X0", as: .pupil, .same)
        let (second, sheets) = try school.issue(school.options(0))
        #expect(second.askedLately == 1)
        #expect(
            sheets.body.map { "\($0[sheets.column("人员编号")]) \($0[sheets.column("问题")].prefix(6))" }
                == ["S0-0 是否从事科学", "S0-1 是否已被大学", "S0-1 是否从事科学"])
        // The list that went out before comes back, and its answer is about the one person.
        list[row, "状态"] = "否"
        let report = try school.takeBack(list)
        #expect(!report.findings.block && report.receipt?.added == 1, "\(report.findings.map(\.code))")
        #expect(try school.answers().keys.contains { $0.hasPrefix("S0-0/admission/") })
    }

    @Test func `a merge taken back later does not forget that the second number was asked about`() throws {
        let school = try School(schools: 1, pupils: 1)
        try school.send("导师", "导师编号,方案,培养高校,学科,虚构\nM9,guangxi-2023,广西大学,数学,是\n")
        try school.send(
            "报名", "人员编号,方案,报名日期,姓名,年级,就读学校,学科,虚构\nX0,guangxi-2023,2023-10-10,学生甲,高一,\(School.name(1)),数学,是\n")
        try school.send("培养", "人员编号,方案,学科,培养高校,导师编号,开始日期,虚构\nX0,guangxi-2023,数学,广西大学,M9,2023-11-01,是\n")
        func match() -> Match { Match(store: school.store, moment: school.moment, received: school.today) }
        let decision = try #require(try match().decide("S0-0", "X0", as: .pupil, .same).batch)
        #expect(try school.issue(school.options(0)).report.asked > 0)
        _ = try match().undo(decision)
        let alone = try school.issue(school.options(1)).report
        #expect(alone.askedLately > 0, "asked \(alone.asked), lately \(alone.askedLately)")
    }

    @Test func `a dry run stores nothing; an unknown school is refused`() throws {
        let school = try School(schools: 1, pupils: 1)
        var (_, sheets) = try school.issue(school.options(0))
        sheets[0, "状态"] = "否"
        let report = try school.takeBack(sheets, dryRun: true)
        #expect(report.findings.isEmpty && report.receipt == nil && report.worklist?.edited == 1)
        #expect(try school.answers().isEmpty)
        #expect(throws: FindingsError.self) {
            try school.issue(WorklistOptions(kind: .school, addressee: "没有的中学", on: school.today))
        }
    }

    @Test func `the same list twice from the same store has the same bytes`() throws {
        let school = try School(schools: 1, pupils: 2)
        let copy = school.folder.appendingPathComponent("copy")
        try FileManager.default.copyItem(at: school.store, to: copy)
        let files = try [school.store, copy].enumerated().map { index, store in
            let file = school.folder.appendingPathComponent("\(index).xlsx")
            _ = try Worklist(house: school.house, store: store, moment: school.moment).issue(school.options(0), to: file)
            return try Data(contentsOf: file)
        }
        #expect(files[0] == files[1])
    }
}
