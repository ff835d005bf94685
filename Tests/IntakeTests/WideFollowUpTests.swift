// Follow-ups as schools send them: one row a pupil, one column a question. An empty cell is unknown, never no.

import Domain
import Testing

@testable import Intake

@Suite struct WideFollowUpTests {
    static let given = ["报告日期": "2025-06-01", "证据等级": "中学提供"]
    static let head = "姓名|毕业学校|录取院校|录取专业|是否入选拔尖计划"

    static func said(_ sheet: Sheet) -> [String] {
        sheet.records.map { record in
            let parts = ["question", "status", "value", "evidence"].map { record.values[$0]?.text ?? "-" }
            return "\(record.row) " + parts.joined(separator: " ")
        }
    }

    @Test func `each filled cell is an answer of its own, an empty one none`() {
        let sheet = UnderstandingTests.sheet(
            [Self.head, "甲某|一中|北京大学|数学与应用数学|是", "乙某|一中|清华大学||", "丁某|一中|未录取||否", "戊某|一中|||"], constants: Self.given)
        #expect(sheet.kind == .followUp)
        #expect(
            Self.said(sheet) == [
                "2 admission yes 北京大学 school", "2 major yes 数学与应用数学 school", "2 topnotch yes - school", "3 admission yes 清华大学 school",
                "4 admission no - school", "4 topnotch no - school",
            ])
        #expect(sheet.records.allSatisfy { $0.clues[.school] == "一中" && $0.values["reported_day"] != nil })
        #expect(sheet.findings.map(\.brief) == ["5 intake.spread.empty -"])
        #expect(sheet.findings.first?.what.zh == "这一行各项都没有填写，视为不知道，没有可入库的记录")
    }

    @Test(arguments: ["录取高校", "录取学校", "就读高校"], ["就读专业", "所学专业"])
    func `the everyday headings are known`(university: String, major: String) {
        let sheet = UnderstandingTests.sheet(["姓名|毕业学校|\(university)|\(major)", "甲某|一中|北京大学|物理学"], constants: Self.given)
        #expect(Self.said(sheet) == ["2 admission yes 北京大学 school", "2 major yes 物理学 school"])
    }

    @Test func `what holds for all rows is asked for once, with the way to give it`() {
        let sheet = UnderstandingTests.sheet([Self.head, "甲某|一中|北京大学|数学|是"])
        #expect(sheet.kind == .followUp && sheet.records.isEmpty)
        #expect(sheet.findings.map(\.code) == ["intake.column.missing", "intake.column.missing"])
        let words = sheet.findings.map { $0.message(in: .chinese) }
        #expect(words[0].contains("--set 报告日期=") && words[1].contains("--set 证据等级="), "\(words)")
    }

    /// A word where the name of a university is asked for, and what it is read as.
    @Test(arguments: [("—", "-"), ("/", "-"), ("不详", "-"), ("落榜", "admission no -")])
    func `a dash is not known, and a word for no is no`(word: String, expected: String) {
        let sheet = UnderstandingTests.sheet(["姓名|毕业学校|录取院校", "甲某|一中|\(word)"], constants: Self.given)
        #expect(!sheet.findings.block, "\(sheet.findings.map(\.brief))")
        #expect(Self.said(sheet) == (expected == "-" ? [] : ["2 \(expected) school"]))
    }

    @Test(arguments: ["无", "复读", "出国", "是", "√"])
    func `a word that may mean this or that is refused, with what to write`(word: String) {
        let sheet = UnderstandingTests.sheet(["姓名|毕业学校|录取院校", "甲某|一中|\(word)"], constants: Self.given)
        #expect(sheet.records.isEmpty)
        #expect(sheet.findings.filter { $0.severity == .error }.map(\.brief) == ["2 intake.spread.word 录取院校"])
        #expect(sheet.findings.first?.message(in: .chinese).contains("没有录取的写“未录取”") == true)
    }

    @Test func `two cells that say opposite things are refused, naming both`() {
        let lines = ["姓名|毕业学校|是否录取|录取院校", "甲某|一中|是|北京大学", "乙某|一中|否|北京大学", "丁某|一中|否|未录取", "戊某|一中||清华大学"]
        let sheet = UnderstandingTests.sheet(lines, constants: Self.given)
        #expect(sheet.findings.map(\.brief) == ["3 intake.spread.contradicts 录取院校"])
        #expect(sheet.findings.first?.message(in: .chinese).contains("D3 与 C3") == true)
        #expect(
            Self.said(sheet) == ["2 admission yes 北京大学 school", "4 admission no - school", "5 admission yes 清华大学 school"])
    }

    @Test func `a list of those admitted to universities is not taken for a selection`() {
        let sheet = UnderstandingTests.sheet(["姓名|毕业学校|是否录取|录取日期|录取院校|录取专业", "甲某|一中|是|2025-06-01|北京大学|物理学"])
        #expect(sheet.kind == .followUp && sheet.findings.map(\.code).contains("intake.column.missing"))
    }

    @Test func `a column that does not say which question it is about is refused`() {
        let sheet = UnderstandingTests.sheet([Self.head + "|发生日期", "甲某|一中|北京大学|数学|是|2025-06-01"], constants: Self.given)
        #expect(sheet.findings.map(\.brief) == ["1 intake.spread.unclear 发生日期"])
        #expect(sheet.findings.first?.message(in: .chinese).contains("录取日期") == true)
    }
}
