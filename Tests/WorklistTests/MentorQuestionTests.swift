// Questions which mentor is meant, put to a university with its worklist and answered there.

import Domain
import Foundation
import Intake
import Ledger
import Operations
import Testing

@Suite struct MentorQuestionTests {
    private static let sheet = "待确认"

    /// Two mentors of one name at a university and one elsewhere; a list of mentors that names the university and one of them without a number.
    private func school() throws -> School {
        let school = try School(schools: 1, pupils: 1)
        try school.send(
            "导师",
            "导师编号,导师姓名,方案,培养高校,学科,虚构\n"
                + [("M5", "内蒙古大学"), ("M6", "内蒙古大学"), ("M7", "山西大学")].map { "\($0.0),师某某,\(School.plan),\($0.1),数学,是\n" }.joined())
        try school.send("导师", "导师姓名,方案,培养高校,学科,虚构\n师某某,neimenggu-2025,内蒙古大学,数学,是\n")
        return school
    }

    private func options(_ school: School, _ university: String) -> WorklistOptions {
        WorklistOptions(kind: .university, addressee: university, on: school.today, again: true)
    }

    private func match(_ school: School) -> Match { Match(store: school.store, moment: school.moment, received: school.today) }

    private func answered(_ sheets: Sheets, _ words: [String]) -> Sheets {
        var sheets = sheets
        for (index, word) in words.enumerated() { sheets.rows[Self.sheet]![index + 1][7] = word }
        return sheets
    }

    @Test func `a university is asked about its own mentors, and its answers become decisions`() throws {
        let school = try school()
        #expect(try match(school).questions(identified: false).map(\.role) == [.mentor])
        let (report, sheets) = try school.issue(options(school, "10126"))
        let rows = try #require(sheets.rows[Self.sheet])
        #expect(report.addressee == "内蒙古大学" && report.questions == 2 && rows.count == 3)
        #expect(Set(rows.dropFirst().map { $0[3] }) == ["M5", "M6"])
        #expect(rows.dropFirst().allSatisfy { $0[1] == "师某某" && $0[4] == "师某某" && $0[2].hasPrefix("内蒙古大学") && $0[7].isEmpty })
        #expect(!"\(sheets.rows)".contains("M7") && !"\(sheets.rows)".contains("山西大学"))
        let none = try school.issue(options(school, "山西大学"))
        #expect(none.report.questions == 0 && none.sheets.rows[Self.sheet] == nil && !"\(none.sheets.rows)".contains("师某某"))
        let unedited = try school.takeBack(sheets)
        #expect(unedited.findings.isEmpty && unedited.receipt == nil && unedited.worklist?.answers.issued == 2)

        let same = rows[1][3]
        let edited = answered(sheets, ["是同一人", "不是同一人"])
        let dry = try school.takeBack(edited, dryRun: true)
        #expect(dry.findings.isEmpty && dry.worklist?.answers.decided == 2)
        #expect(try match(school).decisions(identified: false).isEmpty)
        let back = try school.takeBack(edited)
        #expect(back.findings.isEmpty && back.worklist?.answers.decided == 2, "\(back.findings.map(\.code))")
        #expect(try match(school).decisions(identified: true).map(\.verdict) == [.same, .different])
        #expect(try match(school).questions(identified: false).isEmpty)
        // The appointment of the list is that of the mentor named.
        let reader = try LedgerReader(folder: school.store, cut: .everything(asOf: school.today))
        let mentor = try #require(try reader.persons(for: [same], as: .mentor)[same])
        let plans = try reader.run(
            "SEL" + "ECT plan_id FROM mentor WHERE person_id = :mentor ORDER BY plan_id", arguments: ["mentor": .integer(mentor)]
        ).rows.compactMap(\.[0].text)
        #expect(plans == ["neimenggu-2025", School.plan])
        let again = try school.takeBack(edited)
        #expect(again.findings.isEmpty && again.receipt == nil && again.worklist?.answers.known == 2)
        _ = try LedgerReader.verify(school.store, identities: true, sealed: true)
    }

    @Test func `a mentor who was decided otherwise meanwhile is a conflict at the cell`() throws {
        let school = try school()
        let (_, sheets) = try school.issue(options(school, "内蒙古大学"))
        let (one, other) = (sheets.rows[Self.sheet]![1][0], sheets.rows[Self.sheet]![1][3])
        _ = try match(school).decide(one, other, as: .mentor, .different)
        let report = try school.takeBack(answered(sheets, ["是同一人"]))
        #expect(report.findings.map { "\($0.code) \($0.place.row ?? 0)" } == ["worklist.verdict.conflict 2"] && report.receipt == nil)
    }

    @Test func `both namesakes at once cannot be meant where they are two`() throws {
        let school = try school()
        let (_, sheets) = try school.issue(options(school, "内蒙古大学"))
        _ = try match(school).decide("M5", "M6", as: .mentor, .different)
        for dryRun in [true, false] {
            let report = try school.takeBack(answered(sheets, ["是同一人", "是同一人"]), dryRun: dryRun)
            #expect(report.findings.map { "\($0.code) \($0.place.row ?? 0)" } == ["worklist.verdict.contradiction 3"], "\(dryRun)")
            #expect(report.receipt == nil)
        }
        #expect(try match(school).decisions(identified: false).count == 1)
    }
}
