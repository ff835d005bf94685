// Questions who somebody is, put to a school with its worklist and answered there.

import Domain
import Foundation
import Intake
import Ledger
import Operations
import Testing

@Suite struct WhoIsTests {
    private func codes(_ report: ImportReport) -> [String] { report.findings.map { "\($0.code) \($0.place.row ?? 0)" } }

    private static let sheet = "待确认"

    /// Two namesakes at the first school and one at the second; a follow-up that names the first school and one of them without a number.
    private func school() throws -> School {
        let school = try School(schools: 2, pupils: 1)
        try school.send(
            "报名",
            "人员编号,方案,报名日期,姓名,年级,就读学校,学科,虚构\n"
                + [("T1", 0), ("T2", 0), ("T3", 1)].map { "\($0.0),\(School.plan),2024-03-10,双某某,高一,\(School.name($0.1)),数学,是\n" }.joined())
        try school.send("跟踪", "姓名,就读学校,跟踪事项,状态,报告日期,证据等级,虚构\n双某某,\(School.name(0)),就业,否,2026-09-01,中学提供,是\n")
        return school
    }

    private func decided(_ school: School) throws -> [SamePersonVerdict] {
        try Match(store: school.store, moment: school.moment, received: school.today).decisions(identified: false).compactMap(\.verdict)
    }

    private func open(_ school: School) throws -> Int {
        try Match(store: school.store, moment: school.moment, received: school.today).questions(identified: false).count
    }

    /// Answers the rows of the sheet in order; nil leaves one empty.
    private func answer(_ sheets: Sheets, _ words: [String?]) -> Sheets {
        var sheets = sheets
        for (index, word) in words.enumerated() { sheets.rows[Self.sheet]![index + 1][7] = word ?? "" }
        return sheets
    }

    @Test func `a school is asked about its own pupils alone, and an unedited return changes nothing`() throws {
        let school = try school()
        #expect(try open(school) == 1)
        let (report, sheets) = try school.issue(school.options(0))
        let rows = try #require(sheets.rows[Self.sheet])
        #expect(report.questions == 2 && rows.count == 3 && rows[0].count == 9)
        #expect(Set(rows.dropFirst().map { $0[3] }) == ["T1", "T2"])
        #expect(rows.dropFirst().allSatisfy { $0[1] == "双某某" && $0[4] == "双某某" && $0[5].hasPrefix(School.name(0)) && $0[7].isEmpty })
        #expect(rows[1][6].contains("有几个人都符合") && rows[1][6].contains("相同：姓名"))
        #expect(!"\(sheets.rows)".contains("T3") && !"\(sheets.rows)".contains(School.name(1)))
        let (other, none) = try school.issue(school.options(1))
        #expect(other.questions == 0 && none.rows[Self.sheet] == nil && !"\(none.rows)".contains("双某某"))
        let back = try school.takeBack(sheets)
        #expect(back.findings.isEmpty && back.receipt == nil && back.worklist?.answers.issued == 2 && back.worklist?.answers.returned == 2)
        #expect(try decided(school).isEmpty)
    }

    @Test func `answers become decisions together with the answers of the list; the same return again changes nothing`() throws {
        let school = try school()
        let (_, sheets) = try school.issue(school.options(0))
        var edited = answer(sheets, ["是同一人", "two persons"])
        edited[0, "状态"] = "否"
        let dry = try school.takeBack(edited, dryRun: true)
        #expect(dry.findings.isEmpty && dry.receipt == nil && dry.worklist?.answers.decided == 2)
        #expect(try decided(school).isEmpty)
        let report = try school.takeBack(edited)
        #expect(report.findings.isEmpty && report.receipt?.added == 1 && report.worklist?.answers.decided == 2, "\(codes(report))")
        #expect(try decided(school) == [.same, .different])
        #expect(try open(school) == 0)
        let again = try school.takeBack(edited)
        #expect(again.findings.isEmpty && again.receipt == nil && again.worklist?.answers.known == 2)
        _ = try LedgerReader.verify(school.store, identities: true, sealed: true)
    }

    @Test func `decided otherwise meanwhile: a conflict that names both, and nothing of the file is stored`() throws {
        let school = try school()
        let (_, sheets) = try school.issue(school.options(0))
        var edited = answer(sheets, ["是同一人", nil])
        edited[0, "状态"] = "否"
        let (one, other) = (sheets.rows[Self.sheet]![1][0], sheets.rows[Self.sheet]![1][3])
        _ = try Match(store: school.store, moment: school.moment, received: school.today).decide(one, other, as: .pupil, .different)
        let before = try school.answers()
        let report = try school.takeBack(edited)
        #expect(codes(report) == ["worklist.verdict.conflict 2"])
        #expect(report.findings[0].what.zh.contains("“是同一人”") && report.findings[0].what.zh.contains("“不是同一人”"))
        #expect(report.findings[0].place.sheet == Self.sheet && report.receipt == nil)
        #expect(try school.answers() == before)
    }

    @Test func `what records forbid is refused at its cell, and the answers of the list with it`() throws {
        let school = try school()
        let (_, sheets) = try school.issue(school.options(0))
        // The same question, reported on the same day, with another answer.
        let other = sheets.rows[Self.sheet]![1][3]
        try school.send("跟踪", "人员编号,跟踪事项,状态,报告日期,证据等级,虚构\n\(other),就业,未知（未回复）,2026-09-01,中学提供,是\n")
        var edited = answer(sheets, ["是同一人", nil])
        edited[0, "状态"] = "否"
        let before = try school.answers()
        for dryRun in [true, false] {
            let report = try school.takeBack(edited, dryRun: dryRun)
            #expect(codes(report) == ["match.merge.differs 2"] && report.findings[0].place.sheet == Self.sheet)
            #expect(report.receipt == nil)
        }
        #expect(try school.answers() == before)
        #expect(try decided(school).isEmpty)
    }

    @Test func `answers of the list itself that cannot both be one person's are seen on a dry run as when stored`() throws {
        let school = try School(schools: 1, pupils: 1)
        // One document number under two numbers of pupils of the school, of whom each owes an answer.
        for number in ["Y1", "Y2"] {
            try school.send(
                "报名",
                "人员编号,方案,报名日期,姓名,证件号码,年级,就读学校,学科,虚构\n\(number),\(School.plan),2024-03-10,学生癸,659999200901010019,高一,\(School.name(0)),数学,是\n"
            )
        }
        try school.send(
            "培养",
            "人员编号,方案,学科,培养高校,导师编号,开始日期,结束日期,虚构\n"
                + "Y1,\(School.plan),数学,内蒙古大学,M1,2024-09-01,2025-01-31,是\nY2,\(School.plan),数学,内蒙古大学,M1,2025-03-01,,是\n")
        let (report, sheets) = try school.issue(school.options(0))
        #expect(report.questions == 1)
        var edited = answer(sheets, ["是同一人"])
        let number = edited.column("人员编号")
        let rows = ["Y1", "Y2"].compactMap { name in edited.body.firstIndex { $0[number] == name } }
        try #require(rows.count == 2)
        #expect(edited[rows[0], "问题"] == edited[rows[1], "问题"])
        (edited[rows[0], "状态"], edited[rows[1], "状态"]) = ("否", "未知（未回复）")
        for dryRun in [true, false] {
            let refused = try school.takeBack(edited, dryRun: dryRun)
            #expect(codes(refused) == ["match.merge.differs 2"] && refused.receipt == nil, "\(dryRun)")
            #expect(refused.findings.first?.place.sheet == Self.sheet)
        }
        #expect(try decided(school).isEmpty && school.answers().isEmpty)
        // The same of both is one person's.
        edited[rows[1], "状态"] = "否"
        #expect(try school.takeBack(edited, dryRun: true).findings.isEmpty)
        // As two lists: what the first would bring counts.
        var (first, second) = (edited, edited)
        first[rows[1], "状态"] = "未知（未回复）"
        first.rows[Self.sheet]![1][7] = ""
        (second[rows[0], "状态"], second[rows[1], "状态"]) = (sheets[rows[0], "状态"], sheets[rows[1], "状态"])
        let files = [try school.file(first), try school.file(second)]
        #expect(try school.takeBack(files, dryRun: true).map(codes) == [[], ["match.merge.differs 2"]])
        #expect(try school.takeBack(files, dryRun: false).map(codes) == [[], ["match.merge.differs 2"]])
    }

    @Test func `not sure decides nothing; other words, other numbers and added rows are refused`() throws {
        let school = try school()
        let (_, sheets) = try school.issue(school.options(0))
        let unsure = try school.takeBack(answer(sheets, ["不确定", "not sure"]))
        #expect(unsure.findings.isEmpty && unsure.receipt == nil && unsure.worklist?.answers.unsure == 2)
        #expect(try open(school) == 1)
        #expect(codes(try school.takeBack(answer(sheets, ["也许", nil]))) == ["worklist.verdict 2"])
        var bent = answer(sheets, ["是同一人", nil])
        bent.rows[Self.sheet]![1][3] = "T3"
        #expect(codes(try school.takeBack(bent)) == ["worklist.row.mixed 2"])
        bent = sheets
        bent.rows[Self.sheet]!.append(["谁", "某人"])
        #expect(codes(try school.takeBack(bent)) == ["worklist.row.added 4"])
        bent = sheets
        bent.rows[Self.sheet]![2][4] = "别的名字"
        #expect(codes(try school.takeBack(bent)) == ["worklist.cell.shown 3"])
        bent = sheets
        bent.rows["_questions"]![0][4] = "T3"
        #expect(codes(try school.takeBack(bent)) == ["worklist.tampered 0"])
        #expect(try decided(school).isEmpty)
    }

    @Test func `nobody is asked twice within the set time who somebody is`() throws {
        let school = try school()
        #expect(try school.issue(school.options(0)).report.questions == 2)
        school.today = school.today + 100
        let second = try school.issue(school.options(0)).report
        #expect(second.questions == 0 && second.questionsAskedLately == 1 && second.id == nil)
        #expect(try school.issue(school.options(0, again: true)).report.questions == 2)
    }
}
