// The heading row: columns in either language or by synonym, faults of the heading, and which kind of table it is.

import Domain
import Intake
import Testing

@Suite struct HeadingTests {
    @Test(arguments: [
        ("人员编号,方案,报名日期,学科", RecordKind.application), ("person number,plan,applied on,discipline", .application),
        ("PERSON NUMBER,Plan,Applied On,Discipline", .application), ("学生编号,方案编号,申报日期,学科", .application),
        ("person_id,plan_id,day,discipline", .application), ("学科,报名日期,方案,人员编号", .application),
        ("人员编号,方案,环节,日期,结果,分数", .screening), ("导师编号,方案,高校,学科,导师", .mentor),
        ("人员编号,方案,学科,高校,导师编号,起始日期", .placement), ("人员编号,方案,评价阶段,评价层级,日期,等级", .evaluation),
        ("人员编号,方案,退出日期,退出原因", .exit), ("人员编号,跟踪事项,状态,报告日期,证据等级", .followUp),
        ("人员编号,方案,活动类别,活动日期", .session), ("person number,plan,session kind,held on", .session),
        ("方案,公示内容,公示开始日期", .notice), ("plan,notice subject,notice from", .notice), ("plan_id,subject,day", .notice),
        ("人员编号,获奖类别,奖项名称,获奖日期", .award), ("person number,award kind,award title,awarded on", .award),
        ("人员编号,方案,证书授予情况,证书决定日期", .certificate), ("person number,plan,certificate status,certificate decided on", .certificate),
        ("导师编号,聘期开始日期", .mentorTerm), ("mentor number,appointed from", .mentorTerm),
        ("导师编号,方案,团队成员序号", .teamMember), ("mentor number,plan,team member", .teamMember),
        ("人员编号,方案,放宽的排名,放宽理由,放宽决定,放宽决定日期", .relaxation),
        ("person number,plan,ranking relaxed,reason for relaxation,decision on relaxation,relaxation decided on", .relaxation),
        ("方案,材料名称,统计指标,计量单位,统计截止日期,公布日期", .reportedFigure),
        ("plan,report,figure,counted in,period to,published on", .reportedFigure),
        ("人员编号,方案,志愿序号,志愿导师编号", .wish), ("person number,plan,wish,mentor number", .wish),
    ])
    func `a kind is recognised by its headings`(heading: String, kind: RecordKind) {
        #expect(Reading.sheet("\(heading)\n").kind == kind)
    }

    @Test(arguments: RecordKind.allCases, Language.allCases)
    func `every kind is recognised by its whole heading row in either language`(kind: RecordKind, language: Language) {
        let sheet = Reading.sheet(kind.columns.map { $0.heading(in: language) }.joined(separator: ",") + "\n")
        #expect(sheet.kind == kind)
        #expect(sheet.findings.map(\.code) == ["intake.file.norows"])
        #expect(kind.columns.map { sheet.place(1, $0.name).column } == kind.columns.map { $0.heading(in: language) })
        #expect(kind.columns.map { sheet.place(1, $0.name).columnNumber } == Array(1...kind.columns.count))
    }

    @Test(arguments: RecordKind.allCases, [0, 1, 2])
    func `the columns that must be there are enough to tell every kind from all others`(kind: RecordKind, writing: Int) {
        let headings = kind.columns.filter(\.required).map { writing == 2 ? $0.name : $0.headings[writing] }
        for written in [headings, headings + [writing == 2 ? "invented" : RecordColumn.invented.headings[writing]]] {
            #expect(Reading.sheet(written.joined(separator: ",") + "\n").kind == kind, "\(written)")
        }
    }

    @Test(arguments: RecordKind.allCases, [0, 1, 2])
    func `a plan given for the whole file lets no kind be taken for another`(kind: RecordKind, writing: Int) {
        let headings = kind.columns.filter { $0.name != "plan_id" }.map { writing == 2 ? $0.name : $0.headings[writing] }
        #expect(Reading.sheet(headings.joined(separator: ",") + "\n", planID: "xinjiang-2025").kind == kind)
    }

    @Test(arguments: [
        // Complete as screening and as evaluation, and knows as many headings of the one as of the other.
        "person number,plan,stage,day,result,level", "人员编号,方案,日期", "甲,乙,丙,丁", "P1,xinjiang-2025,2025-01-02,物理", "人员编号",
    ])
    func `what could be two kinds or none is refused, with the kinds there are`(heading: String) throws {
        let sheet = Reading.sheet("\(heading)\nP1,xinjiang-2025,2025-01-02,物理\n")
        #expect(sheet.kind == nil)
        #expect(sheet.records.isEmpty)
        #expect(sheet.findings.map(\.brief) == ["1 intake.kind.unknown -"])
        let message = try #require(sheet.findings.first?.message(in: .chinese))
        for kind in RecordKind.allCases { #expect(message.contains(kind.label.zh)) }
    }

    @Test func `the kind the caller names settles it`() {
        let heading = "person number,plan,stage,day,result,level"
        #expect(Reading.sheet("\(heading)\n", kind: .screening).findings.map(\.brief).contains("1 intake.column.unstored level"))
        #expect(Reading.sheet("\(heading)\n", kind: .evaluation).findings.map(\.brief).contains("1 intake.column.unstored result"))
    }

    /// Heading row and what is said of it.
    @Test(arguments: [
        ("人员编号,方案,报名日期,学科,姓明", ["1 intake.column.unknown 〈2 个汉字〉"]),
        ("人员编号,方案,报名日期,学科,学科", ["1 intake.column.twice 学科"]),
        ("人员编号,方案,报名日期,学科,学校,就读学校", ["1 intake.column.twice 就读学校"]),
        ("人员编号,方案,报名日期,姓名", ["1 intake.column.missing -"]),
        ("人员编号,报名日期,姓名", ["1 intake.column.missing -", "1 intake.column.missing -"]),
        ("人员编号,方案,报名日期,学课,学校,学校", ["1 intake.column.unknown 〈2 个汉字〉", "1 intake.column.twice 学校", "1 intake.column.missing -"]),
    ])
    func `a faulty heading stops the file, and every fault of it is told`(heading: String, findings: [String]) {
        let sheet = Reading.sheet("\(heading)\nP1,xinjiang-2025,2025-01-02,物理\n")
        #expect(sheet.findings.map(\.brief) == findings)
        #expect(sheet.findings.block)
        #expect(sheet.records.isEmpty)
    }

    @Test func `an unknown column leads to the nearest known heading, or to none`() throws {
        let near = try #require(Reading.sheet("person number,plan,applied on,disciplin\n").findings.first)
        #expect(near.message(in: .english).contains("Did you mean “discipline”?"))
        let far = try #require(Reading.sheet("人员编号,方案,报名日期,颜色颜色颜色\n").findings.first)
        #expect(
            far.code == "intake.column.unknown" && far.action?.zh.contains("--ignore") == true && far.action?.zh.contains("--map") == true)
        #expect(far.expected?.zh.hasPrefix("人员编号、方案、报名日期") == true)
    }

    @Test func `a column that is in no way near a known one is left out and named, where all else is there`() throws {
        let sheet = Reading.sheet("人员编号,方案,报名日期,学科,颜色\nP1,xinjiang-2025,2025-01-02,物理,红\n")
        #expect(sheet.findings.map(\.brief) == ["1 intake.column.unstored 〈2 个汉字〉"])
        #expect(sheet.findings.first?.severity == .warning)
        #expect(sheet.findings.first?.message(in: .chinese).contains("E1") == true)
        #expect(sheet.records.count == 1)
    }

    @Test func `a missing column is named in both languages with all its headings`() throws {
        let finding = try #require(Reading.sheet("人员编号,方案,学科,年级\n").findings.first)
        #expect(finding.what == Bilingual("缺少列“报名日期”", "the column “applied on” is missing"))
        #expect(finding.expected?.zh == "报名日期 或 applied on 或 申报日期")
    }

    @Test func `a fault of a heading below blank lines names the row in which the heading stands`() {
        #expect(
            Reading.sheet("\n\n人员编号,方案,报名日期,学课\n").findings.map(\.brief) == [
                "3 intake.column.unknown 〈2 个汉字〉", "3 intake.column.missing -",
            ])
        #expect(Reading.sheet("\r\n甲,乙\r\n").findings.map(\.brief) == ["2 intake.kind.unknown -"])
    }

    @Test func `a plan given for the whole file stands in for the column, and a cell prevails over it`() {
        let without = Reading.sheet("人员编号,报名日期,学科\nP1,2025-01-02,物理\n", planID: "xinjiang-2025")
        #expect(without.findings == [])
        #expect(without.records.first?.values["plan_id"] == .text("xinjiang-2025"))
        let with = Reading.sheet("人员编号,方案,报名日期,学科\nP1,shanxi-2024,2025-01-02,物理\nP2,,2025-01-02,物理\n", planID: "xinjiang-2025")
        #expect(with.findings == [])
        #expect(with.records.map { $0.values["plan_id"] } == [.text("shanxi-2024"), .text("xinjiang-2025")])
    }
}
