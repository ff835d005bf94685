// Cells and rows: what a value must be, what the plan and the calendar say of it, and rows that say the same thing twice.

import Domain
import Intake
import Testing

/// Rows under a heading and what is said of them.
struct FaultyRow: Sendable, CustomTestStringConvertible {
    let head: String
    let row: String
    let finding: String
    var found: String?
    /// Whether the value is described instead of shown.
    var withheld = false
    var near: String?

    var testDescription: String { row }
}

@Suite struct RowReaderTests {
    static let application = "人员编号,方案,报名日期,学科,性别,年级,学科排名百分比,撤回,虚构"
    static let screening = "人员编号,方案,环节,日期,结果,成绩"
    static let placement = "人员编号,方案,学科,培养高校,导师编号,开始日期,结束日期"
    static let evaluation = "人员编号,方案,评价阶段,评价层级,评价日期,科学兴趣"
    static let followUp = "人员编号,跟踪事项,状态,发生日期,报告日期,证据等级,有效期至"

    static let session = "人员编号,方案,活动类别,活动日期,学时,成长日志,日志提交日期,日志审核,日志审核日期"
    static let notice = "方案,公示内容,公示开始日期,公示结束日期"
    static let term = "导师编号,聘期开始日期,聘期结束日期"
    static let team = "导师编号,方案,团队成员序号"
    static let wish = "人员编号,方案,志愿序号,志愿导师编号"

    static let faults: [FaultyRow] = [
        FaultyRow(head: application, row: "P1,xinjiang-2025,2025-02-30,物理", finding: "2 intake.day 报名日期", found: "2025-02-30"),
        FaultyRow(head: application, row: "P1,xinjiang-2025,2025-07-01,物理", finding: "2 intake.day.future 报名日期", found: "2025-07-01"),
        FaultyRow(head: application, row: "P1,xinjiang-2025,,物理", finding: "2 intake.value.missing 报名日期"),
        FaultyRow(head: application, row: ",xinjiang-2025,2025-01-02,物理", finding: "2 intake.value.missing 人员编号"),
        FaultyRow(head: application, row: "P1,,2025-01-02,物理", finding: "2 intake.value.missing 方案"),
        FaultyRow(head: application, row: "P1,xinjiang-2025", finding: "2 intake.value.missing 报名日期"),
        FaultyRow(head: application, row: "P1,xinjiang-2026,2025-01-02,物理", finding: "2 intake.plan.unknown 方案", found: "xinjiang-2026"),
        FaultyRow(head: application, row: "P1,xinjiang-2025,2025-01-02,历史", finding: "2 intake.discipline 学科", found: "历史"),
        FaultyRow(head: application, row: "P1,xinjiang-2025,2025-01-02,物理,F", finding: "2 intake.code 性别", found: "F"),
        FaultyRow(
            head: application, row: "P1,xinjiang-2025,2025-01-02,物理,femal", finding: "2 intake.code 性别", found: "femal", near: "female"),
        FaultyRow(head: application, row: "P1,xinjiang-2025,2025-01-02,物理,,,101", finding: "2 intake.number 学科排名百分比", found: "101"),
        FaultyRow(head: application, row: "P1,xinjiang-2025,2025-01-02,物理,,,-1", finding: "2 intake.number 学科排名百分比", found: "-1"),
        FaultyRow(head: application, row: "P1,xinjiang-2025,2025-01-02,物理,,,,也许", finding: "2 intake.flag 撤回", withheld: true),
        FaultyRow(head: application, row: "P1,xinjiang-2025,2025-01-02,物理,,,,,2", finding: "2 intake.flag 虚构", found: "2"),
        FaultyRow(head: screening, row: "P1,xinjiang-2025,笔试,2025-01-02,通过,abc", finding: "2 intake.number 成绩", withheld: true),
        FaultyRow(head: screening, row: "P1,xinjiang-2025,笔试,2025-01-02,通过,inf", finding: "2 intake.number 成绩", withheld: true),
        FaultyRow(head: screening, row: "P1,xinjiang-2025,笔试,2025-01-02,通过,0x1A", finding: "2 intake.number 成绩", withheld: true),
        FaultyRow(head: screening, row: "P1,xinjiang-2025,笔试,2025-01-02,通过,1000.5", finding: "2 intake.number 成绩", found: "1000.5"),
        FaultyRow(
            head: screening, row: "P1,xinjiang-2025,导师遴选,2025-01-02,通过", finding: "2 intake.stage.notinplan 环节", found: "导师遴选"),
        FaultyRow(head: screening, row: "P1,xinjiang-2025,面视,2025-01-02,通过", finding: "2 intake.code 环节", withheld: true, near: "面试"),
        FaultyRow(head: screening, row: "P1,xinjiang-2025,笔试,2025-01-02,", finding: "2 intake.value.missing 结果"),
        FaultyRow(
            head: placement, row: "P1,xinjiang-2025,物理,新疆大学,T1,2025-03-01,2025-02-28", finding: "2 intake.day.order 结束日期",
            found: "2025-02-28"),
        FaultyRow(head: placement, row: "P1,xinjiang-2025,物理,新疆大学,,2025-03-01,", finding: "2 intake.value.missing 导师编号"),
        FaultyRow(
            head: evaluation, row: "P1,guangxi-2023,初期评价,培养高校,2025-01-02", finding: "2 intake.stage.notinplan 评价阶段", found: "初期评价"),
        FaultyRow(head: evaluation, row: "P1,xinjiang-2025,初期评价,培养高校,2025-04-02,80", finding: "2 intake.dimension.notinplan 科学兴趣"),
        FaultyRow(head: followUp, row: "P1,大学录取,是,2025-06-02,2025-06-01,高校提供,", finding: "2 intake.day.order 报告日期", found: "2025-06-01"),
        FaultyRow(
            head: followUp, row: "P1,大学录取,是,2025-06-02,2025-06-30,高校提供,2025-06-01", finding: "2 intake.day.order 有效期至", found: "2025-06-01"),
        FaultyRow(head: followUp, row: "P1,大学录取,是,,2025-07-01,高校提供,", finding: "2 intake.day.future 报告日期", found: "2025-07-01"),
        FaultyRow(
            head: session, row: "P1,xinjiang-2025,到校培养,2025-05-02,8,已提交,2025-05-01,,", finding: "2 intake.day.order 日志提交日期",
            found: "2025-05-01"),
        FaultyRow(
            head: session, row: "P1,xinjiang-2025,到校培养,2025-05-02,8,已提交,2025-05-09,审核通过,2025-05-08",
            finding: "2 intake.day.order 日志审核日期", found: "2025-05-08"),
        FaultyRow(
            head: session, row: "P1,xinjiang-2025,到校培养,2025-05-02,8,已提交,,审核通过,2025-05-01",
            finding: "2 intake.day.order 日志审核日期", found: "2025-05-01"),
        FaultyRow(
            head: session, row: "P1,xinjiang-2025,到校培养,2025-05-02,8,已提交,2025-07-01,,", finding: "2 intake.day.future 日志提交日期",
            found: "2025-07-01"),
        FaultyRow(head: session, row: "P1,xinjiang-2025,到校培养,2025-05-02,8,,,审核通过,", finding: "2 intake.review.nolog 日志审核"),
        FaultyRow(head: session, row: "P1,xinjiang-2025,到校培养,2025-05-02,8,未提交,,退回修改,", finding: "2 intake.review.nolog 日志审核"),
        FaultyRow(head: session, row: "P1,xinjiang-2025,到校培养,2025-05-02,8,未提交,2025-05-03,,", finding: "2 intake.log.day 日志提交日期"),
        FaultyRow(
            head: session, row: "P1,xinjiang-2025,到校培养,2025-05-02,8,已提交,2025-05-03,未审核,2025-05-04",
            finding: "2 intake.review.day 日志审核日期"),
        FaultyRow(head: session, row: "P1,xinjiang-2025,到校,2025-05-02,-1", finding: "2 intake.number 学时", found: "-1"),
        FaultyRow(
            head: notice, row: "xinjiang-2025,导师名单,2025-05-09,2025-05-08", finding: "2 intake.day.order 公示结束日期", found: "2025-05-08"),
        FaultyRow(
            head: notice, row: "xinjiang-2025,导师名但,2025-05-09,", finding: "2 intake.code 公示内容", found: "导师名但", near: "导师名单"),
        FaultyRow(head: term, row: "T1,2025-05-09,2025-05-08", finding: "2 intake.day.order 聘期结束日期", found: "2025-05-08"),
        FaultyRow(head: term, row: "T1,,2025-05-08", finding: "2 intake.value.missing 聘期开始日期"),
        FaultyRow(head: team, row: "T1,xinjiang-2025,0", finding: "2 intake.number 团队成员序号", found: "0"),
        FaultyRow(head: team, row: "T1,xinjiang-2025,201", finding: "2 intake.number 团队成员序号", found: "201"),
        FaultyRow(head: team, row: "T1,xinjiang-2025,1.5", finding: "2 intake.number 团队成员序号", found: "1.5"),
        FaultyRow(head: team, row: "T1,xinjiang-2025,+1", finding: "2 intake.number 团队成员序号", found: "+1"),
        FaultyRow(head: wish, row: "P1,xinjiang-2025,21,T1", finding: "2 intake.number 志愿序号", found: "21"),
        FaultyRow(head: wish, row: "P1,xinjiang-2025,1,", finding: "2 intake.value.missing 志愿导师编号"),
    ]

    @Test(arguments: faults)
    func `a faulty row is refused for this fault in this cell, and for no other`(fault: FaultyRow) throws {
        let sheet = Reading.sheet("\(fault.head)\n\(fault.row)\n")
        let blocking = sheet.findings.filter { $0.code != "intake.value.missing" || fault.finding.contains("missing") }
        #expect(blocking.first?.brief == fault.finding)
        #expect(fault.row == "P1,xinjiang-2025" ? sheet.findings.count == 2 : sheet.findings.count == 1)
        let finding = try #require(blocking.first)
        #expect(finding.severity == .error)
        #expect(finding.found == fault.found && (finding.withheld != nil) == fault.withheld)
        #expect(finding.action?.en == fault.near.map { "Did you mean “\($0)”?" } ?? finding.action?.en)
        #expect(sheet.records.isEmpty)
    }

    static let accepted: [(String, String, String, Cell)] = [
        (application, "P1,xinjiang-2025,2025-06-30,物理", "day", .integer(20_269)),
        (application, "P1,xinjiang-2025,2025-01-02,Physics", "discipline", .text("physics")),
        (application, "P1,xinjiang-2025,2025-01-02,计算机科学与技术", "discipline", .text("computing")),
        (application, "P1,xinjiang-2025,2025-01-02,物理,女", "sex", .text("female")),
        (application, "P1,xinjiang-2025,2025-01-02,物理,MALE", "sex", .text("male")),
        (application, "P1,xinjiang-2025,2025-01-02,物理,,senior_1", "grade", .text("senior_1")),
        (application, "P1,xinjiang-2025,2025-01-02,物理,,,0", "discipline_rank", .real(0)),
        (application, "P1,xinjiang-2025,2025-01-02,物理,,,100.0", "discipline_rank", .real(100)),
        (screening, "P1,xinjiang-2025,学科潜质测试,2025-01-02,未通过,59.5", "score", .real(59.5)),
        (screening, "P1,xinjiang-2025,学科潜质测试,2025-01-02,缺席,", "stage", .text("test")),
        (placement, "P1,xinjiang-2025,物理,新疆大学,T1,2025-03-01,2025-12-31", "to_day", .integer(20_453)),
        (placement, "P1,xinjiang-2025,物理,新疆大学,T1,2025-03-01,2025-03-01", "day", .integer(20_148)),
        (followUp, "P1,大学录取,未知（未回复）,,2025-06-30,学籍登记,2026-06-30", "status", .text("no_reply")),
        (session, "P1,xinjiang-2025,夏令营,2025-05-02,36.5,已提交,2025-05-02,审核通过,2025-05-02", "hours", .real(36.5)),
        (session, "P1,xinjiang-2025,夏令营,2025-05-02,,未提交,,未审核,", "session_kind", .text("camp")),
        (session, "P1,xinjiang-2025,当面指导,2025-05-02,2,,,未审核,", "review", .text("not_reviewed")),
        // The last day is stated in advance.
        (notice, "xinjiang-2025,selected_pupils,2025-06-30,2025-07-06", "until_day", .integer(20_275)),
        (term, "T1,2025-03-01,2028-02-29", "until_day", .integer(21_243)),
        (team, "T1,xinjiang-2025,007", "member", .integer(7)),
        (wish, "P1,xinjiang-2025,2,T1", "wish", .integer(2)),
    ]

    @Test(arguments: accepted)
    func `a value is read as this`(head: String, row: String, column: String, value: Cell) {
        let sheet = Reading.sheet("\(head)\n\(row)\n")
        #expect(sheet.findings.map(\.brief) == [])
        #expect(sheet.records.first?.values[column] == value)
    }

    @Test func `an empty cell that is not required has no value at all`() {
        let record = Reading.sheet("\(Self.application)\nP1,xinjiang-2025,2025-01-02,物理,,,,,\n").records.first
        #expect(record?.values.keys == ["plan_id", "day", "discipline"])
        #expect(record?.reference == "P1" && record?.mentorReference == nil && record?.retracted == false)
    }

    @Test func `a record is about a pupil, a mentor or nobody`() {
        let wish = Reading.sheet("\(Self.wish)\nP1,xinjiang-2025,1,T1\n").records.first
        #expect(wish?.reference == "P1" && wish?.mentorReference == "T1")
        let term = Reading.sheet("\(Self.term)\nT1,2025-03-01\n").records.first
        #expect(term?.reference == "T1" && term?.mentorReference == nil)
        let notice = Reading.sheet("\(Self.notice)\nxinjiang-2025,导师名单,2025-03-01\n").records.first
        #expect(notice != nil && notice?.reference == nil && notice?.mentorReference == nil)
    }

    @Test func `every fault of a row is told, and a good row beside it is read`() {
        let sheet = Reading.sheet("\(Self.screening)\nP1,xinjiang-2025,笔式,2025-02-30,好,abc\nP2,xinjiang-2025,笔试,2025-01-02,通过,80\n")
        #expect(sheet.findings.map(\.brief) == ["2 intake.code 环节", "2 intake.day 日期", "2 intake.code 结果", "2 intake.number 成绩"])
        #expect(sheet.records.map(\.row) == [3])
        #expect(sheet.rowCount == 2)
    }
}
