// Headings of which the caller says what they mean, and ranks that may be no percentages.

import Domain
import Testing

@testable import Intake

@Suite struct NamedHeadingTests {
    static func read(_ lines: [String], _ named: [String: String], kind: RecordKind? = nil, ignored: [String] = []) -> Sheet {
        let rows = lines.enumerated().map { index, line in
            TableRow(number: index + 1, cells: line.split(separator: "|", omittingEmptySubsequences: false).map { TableCell(String($0)) })
        }
        return Sheet.read(
            rows, of: TableSheet(name: "名单"), file: "表.xlsx",
            request: SheetRequest(
                kind: kind, ignored: ignored, named: named.sorted { $0.key < $1.key }.map { NamedHeading($0.key, column: $0.value) },
                words: LayoutTests.words), planID: "xinjiang-2025", today: Reading.today
        ) { Reading.plans[$0] }
    }

    @Test func `a heading is what the caller says, known or not`() {
        let sheet = Self.read(["学 子|走的日子|退出原因|退出日期", "甲某|2025-01-02|本人退出|一中"], ["学子": "name", "走的日子": "离开日期", "退出日期": "school"])
        #expect(sheet.findings.filter { $0.severity == .error } == [])
        #expect(sheet.kind == .exit)
        let record = sheet.records.first
        #expect(record?.identity[.name] == "甲某" && record?.clues[.school] == "一中")
        #expect(record?.values["day"] == CivilDay("2025-01-02").map { .integer($0.number) })
    }

    @Test func `a heading below a group is named with it, or alone where it stands once`() {
        let lines = ["学生信息|||", "称呼|就读学校|退出日期|退出原因", "甲某|一中|2025-01-02|本人退出"]
        for heading in ["学生信息／称呼", "称呼"] {
            let sheet = Self.read(lines, [heading: "name"])
            #expect(sheet.records.first?.identity[.name] == "甲某", "\(sheet.findings.map(\.brief))")
        }
    }

    @Test func `a score of a stage can be named`() {
        let sheet = Self.read(["姓名|卷面|笔试结果|笔试日期", "甲某|81|是|2025-01-02"], ["卷面": "test/score"])
        #expect(sheet.findings.filter { $0.severity == .error } == [])
        #expect(sheet.records.first?.values["score"] == .real(81) && sheet.records.first?.values["stage"] == .text("test"))
    }

    /// Headings, what is said of them, and the one code with what it must name.
    static let refused: [(head: String, named: [String: String], code: String, names: String)] = [
        ("姓名|退出日期|退出原因", ["称呼": "name"], "intake.mapping.gone", "称呼"),
        ("姓名|校|退出日期|退出原因|校", ["校": "school"], "intake.mapping.several", "B1、E1"),
        ("姓名|校|退出日期|退出原因", ["校": "schol"], "intake.mapping.column", "school"),
        ("姓名|校|就读学校|退出日期|退出原因", ["校": "school"], "intake.column.twice", "C1"),
    ]

    @Test(arguments: refused)
    func `what the sheet does not bear out is refused`(head: String, named: [String: String], code: String, names: String) {
        let sheet = Self.read([head, "甲某|2025-01-02|本人退出"], named, kind: .exit)
        let errors = sheet.findings.filter { $0.severity == .error }
        // Cells below the other headings are checked too.
        #expect(errors.filter { ($0.place.row ?? 1) == 1 }.map(\.code) == [code], "\(sheet.findings.map(\.brief))")
        #expect(errors.first?.message(in: .chinese).contains(names) == true, "\(errors.first?.message(in: .chinese) ?? "")")
        #expect(sheet.records.isEmpty)
    }

    // MARK: Ranks

    private static func ranks(_ heading: String, _ values: [String], _ named: [String: String] = [:]) -> Sheet {
        read(
            ["姓名|报名日期|学科|\(heading)"] + values.enumerated().map { "甲\($0.offset)某|2024-12-2\($0.offset)|物理|\($0.element)" }, named)
    }

    @Test func `a rank without a sign below a heading that does not say percent is refused, once a column`() {
        let sheet = Self.ranks("学科排名", ["12", "3%", "4"])
        let errors = sheet.findings.filter { $0.severity == .error }
        #expect(errors.map(\.brief) == ["2 intake.rank.plain 学科排名"])
        #expect(errors.first?.place.columnNumber == 4 && errors.first?.what.zh.contains("2 格") == true)
    }

    @Test(arguments: ["学科排名百分比", "学科排名（%）", "学科排名％", "学科成绩排名（百分比）", "Discipline rank percent"])
    func `a heading that says percent is enough`(heading: String) {
        let sheet = Self.ranks(heading, ["12", "34"])
        #expect(sheet.findings.filter { $0.severity == .error } == [])
        #expect(sheet.records.map { $0.values["discipline_rank"] } == [.real(12), .real(34)])
    }

    @Test func `a sign in each cell is enough, and so is the caller's word`() {
        for sheet in [Self.ranks("综合排名", ["12%", "34％"]), Self.ranks("综合排名", ["12", "34"], ["综合排名": "overall_rank"])] {
            #expect(sheet.findings.filter { $0.severity == .error } == [])
            #expect(sheet.records.map { $0.values["overall_rank"] } == [.real(12), .real(34)])
        }
    }

    // MARK: Places of later findings

    @Test func `findings made later know sheet, column and number`() {
        let sheet = Self.read(["序号|姓名|退出日期|退出原因", "1|甲某|2025-01-02|本人退出"], [:])
        #expect(sheet.place(2, "day") == Finding.Place(file: "表.xlsx", row: 2, column: "退出日期", columnNumber: 3, sheet: "名单"))
        #expect(sheet.place(2, "person_id").columnNumber == nil)
        let wide = Self.read(["姓名|笔试结果|笔试日期|面试结果|面试日期", "甲某|是|2025-01-02|是|2025-01-03"], [:])
        #expect(wide.records.count == 2)
        #expect(wide.place(2, "day").columnNumber == nil && wide.place(2, "name").columnNumber == 1)
    }
}
