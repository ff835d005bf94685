// Rows and sheets that went missing unsaid: each is a record now, or named in a finding that stops the file.

import Domain
import Testing
import Workbooks

@testable import Intake

@Suite struct VanishingRowTests {
    private static func sheet(
        _ lines: [String], merges: [MergedCells] = [], constants: [String: String] = [:], ignored: [String] = [],
        claims: [NamedHeading] = [], kind: RecordKind? = nil
    ) -> Sheet {
        let rows = lines.enumerated().compactMap { index, line -> TableRow? in
            let cells = line.split(separator: "|", omittingEmptySubsequences: false).map { TableCell(String($0)) }
            return cells.contains { !$0.text.isEmpty } ? TableRow(number: index + 1, cells: cells) : nil
        }
        return Sheet.read(
            rows, of: TableSheet(name: "名单", merges: merges), file: "表.xlsx",
            request: SheetRequest(kind: kind, constants: constants, ignored: ignored, named: claims, words: LayoutTests.words),
            planID: "xinjiang-2025", today: Reading.today
        ) { Reading.plans[$0] }
    }

    private static func errors(_ sheet: Sheet) -> [String] { sheet.findings.filter { $0.severity == .error }.map(\.brief) }

    // MARK: The example row of a template

    @Test(arguments: ["序号|人员编号|姓名|报名日期|学科", "备注|人员编号|姓名|报名日期|学科"])
    func `a row with the mark of the example in any cell is the example, whatever column stands before it`(heading: String) {
        for mark in ["【示例】1001", "[Example] 1001", " 【示例】1001", "'【示例】1001"] {
            let sheet = Self.sheet([heading, "1|\(mark)|李示例|2025-03-01|数学", "2|P1|甲某|2025-03-01|数学"])
            #expect(sheet.records.map(\.reference) == ["P1"])
            #expect(sheet.findings.filter { $0.code == "intake.row.example" }.map(\.place.row) == [2])
            #expect(!sheet.findings.block)
        }
    }

    /// Rows of which a part was overwritten, and the column in which the example is left.
    static let left: [(row: String, column: String)] = [
        ("P1|00000020090101000X|甲某|138|某中学|2025-03-01|数学", "证件号码"), ("P1||李示例|138|某中学|2025-03-01|数学", "姓名"),
        ("P1||甲某|000-0000000|某中学|2025-03-01|数学", "联系方式"),
    ]

    @Test(arguments: left)
    func `an example row without its mark that was not overwritten to its end is refused`(row: String, column: String) {
        let sheet = Self.sheet(["人员编号|证件号码|姓名|联系方式|就读学校|报名日期|学科", row])
        #expect(sheet.records.isEmpty)
        #expect(Self.errors(sheet).contains("2 intake.example.left \(column)"))
    }

    @Test func `what the template writes into its example is known again in every kind`() throws {
        let plan = try #require(Reading.plans["xinjiang-2025"])
        for kind in RecordKind.allCases {
            for language in Language.allCases {
                let columns = kind.columns(in: plan)
                let texts = ExampleRow.cells(columns, of: kind, in: plan, language).map { cell -> String in
                    switch cell.value {
                    case .text(let text): return text
                    case .day(let day): return "\(day)"
                    case .number(let number): return "\(Int(number))"
                    default: return ""
                    }
                }
                let heading = (["序号"] + columns.map { $0.heading(in: language) }).joined(separator: "|")
                let sheet = Self.sheet([heading, (["1"] + texts).joined(separator: "|")], kind: kind)
                #expect(sheet.records.isEmpty && sheet.findings.contains { $0.code == "intake.row.example" }, "\(kind) \(language)")
            }
        }
    }

    // MARK: One stage

    @Test func `in a sheet about one stage a result without a score is a record, and nothing but a day is an error`() {
        let head = "姓名|笔试成绩|日期|结果"
        let sheet = Self.sheet([head, "甲某|80|2025-01-10|通过", "乙某||2025-01-10|缺席", "丙某|||缺席"])
        #expect(
            sheet.records.map { "\($0.row) \($0.values["stage"]?.text ?? "") \($0.values["result"]?.text ?? "")" } == [
                "2 test pass", "3 test absent",
            ])
        #expect(Self.errors(sheet) == ["4 intake.value.missing 日期"])
        #expect(Self.errors(Self.sheet([head, "甲某|80|2025-01-10|通过", "乙某||2025-01-10|"])) == ["3 intake.value.missing 结果"])
    }

    @Test func `a result that is given for the whole file is not said of somebody without a score`() {
        for head in ["姓名|笔试成绩|笔试日期", "姓名|笔试成绩|日期"] {
            let sheet = Self.sheet([head, "甲某|80|2025-01-10", "乙某||2025-01-10"], constants: ["笔试结果": "通过"])
            #expect(sheet.records.map(\.row) == [2])
            #expect(Self.errors(sheet).map { $0.prefix(23) } == ["3 intake.value.missing "])
        }
        let given = Self.sheet(["姓名|笔试成绩|日期|结果", "甲某|80|2025-01-10|", "乙某||2025-01-10|"], constants: ["结果": "通过"])
        #expect(given.records.map(\.row) == [2])
        #expect(Self.errors(given) == ["3 intake.value.missing 结果"])
        // Where no column tells more than a day, the caller's word is all there is.
        let days = Self.sheet(["姓名|笔试日期", "甲某|2025-01-10"], constants: ["笔试结果": "通过"])
        #expect(days.records.map { $0.values["result"]?.text } == ["pass"])
    }

    // MARK: Rows above, below and beside notes

    @Test func `records above a second heading, however short, stop the file`() {
        let sheet = Self.sheet([
            "姓名|退出日期|退出原因", "甲某|2025-01-02|本人退出", "乙某|2025-01-03|本人退出", "", "姓名|就读学校|退出日期|退出原因|证件号码", "丙某|一中|2025-01-04|本人退出|",
        ])
        #expect(Self.errors(sheet).contains("1 intake.row.above -"))
        // So do records without a heading of their own that fit this one.
        let bare = Self.sheet(["甲某|2025-01-02|本人退出", "姓名|退出日期|退出原因", "丙某|2025-01-04|本人退出"])
        #expect(Self.errors(bare) == ["1 intake.row.above -"])
    }

    @Test func `titles and forms above a heading are none`() {
        let sheet = Self.sheet([
            "某某省退出名单", "填报单位：|某某中学|日期：|2025-06-01", "学校：一中|联系人：甲某|电话：1", "姓名|退出日期|退出原因", "丙某|2025-01-04|本人退出",
        ])
        #expect(sheet.records.map(\.row) == [5])
        #expect(sheet.findings.map(\.brief) == ["1 intake.rows.ignored -"])
    }

    @Test func `behind a note a row of a merged table is a record, and a row that --set would complete is refused`() {
        let merges = [3, 4].map { MergedCells(rows: 2...4, columns: ($0 - 2)...($0 - 2)) }
        let merged = Self.sheet(["姓名|退出日期|退出原因", "甲某|2025-01-02|本人退出", "注：以下转学|", "乙某||"], merges: merges)
        #expect(merged.records.map(\.row) == [2, 4])
        #expect(merged.findings.map(\.brief) == ["3 intake.rows.ignored -"])
        let given = Self.sheet(
            ["姓名|就读学校", "甲某|一中", "注：以下转学", "乙某|"], constants: ["退出日期": "2025-01-02", "退出原因": "本人退出"])
        #expect(Self.errors(given) == ["4 intake.row.doubtful -"])
        // A line that no record could come of is one more line of the note.
        let lines = Self.sheet(["姓名|退出日期|退出原因", "甲某|2025-01-02|本人退出", "说明：", "1. 不得漏报", "2. 不得虚报"])
        #expect(lines.records.map(\.row) == [2] && !lines.findings.block)
    }

    @Test func `a remark before a pupil who lacks a value does not make the row a note`() {
        let head = "备注|姓名|就读学校|退出日期|退出原因"
        for row in ["说明：转学|乙某|一中|2025-01-03|", "注：转学|乙某|||", "说明：|转学|乙某|2025-01-03|"] {
            let sheet = Self.sheet([head, "|甲某|一中|2025-01-02|本人退出", row])
            #expect(sheet.records.map(\.row) == [2])
            #expect(sheet.findings.block, "\(row) \(sheet.findings.map(\.brief))")
        }
        for row in ["填表人：丙某|||2025-06-01", "填表人：|丙某|审核人：|丁某|日期：2025-06-01", "说明|见附件", "制表|丙某|联系电话|1380000"] {
            let sheet = Self.sheet([head, "|甲某|一中|2025-01-02|本人退出", row])
            #expect(sheet.records.map(\.row) == [2] && !sheet.findings.block, "\(row) \(sheet.findings.map(\.brief))")
        }
    }

    @Test func `a merge that begins in a total or a note is carried where it holds a value, else refused`() {
        let head = "类别|姓名|就读学校|退出日期|退出原因"
        let lines = [head, "|甲某|一中|2025-01-02|本人退出", "小计||二中|1|", "|乙某||2025-01-03|本人退出"]
        let school = Self.sheet(lines, merges: [MergedCells(rows: 3...4, columns: 2...2)], ignored: ["类别"])
        #expect(school.records.map { $0.clues[.school] } == ["一中", "二中"])
        #expect(school.findings.map(\.brief) == ["3 intake.rows.ignored -"])
        let name = Self.sheet(
            ["姓名|退出日期|退出原因", "甲某|2025-01-02|本人退出", "小计|1|", "|2025-01-03|本人退出"],
            merges: [MergedCells(rows: 3...4, columns: 0...0)])
        #expect(Self.errors(name) == ["4 intake.cell.merged -"])
    }

    // MARK: What the caller says

    @Test func `a heading to be left out that the sheet has not is refused with those it has`() {
        let lines = ["姓名|退出日期|退出原因|联系电话", "甲某|2025-01-02|本人退出|1"]
        let sheet = Self.sheet(lines, ignored: ["联系电活"])
        #expect(Self.errors(sheet) == ["1 intake.ignore.unknown -"])
        let fault = sheet.findings.first { $0.code == "intake.ignore.unknown" }
        #expect(fault?.expected?.zh == "姓名、退出日期、退出原因、联系电话" && fault?.action?.zh == "是否为“联系电话”？")
        #expect(!Self.sheet(lines, ignored: ["联 系电话："]).findings.block)
    }

    @Test func `two values for one column are refused, and two meanings of one heading`() {
        let lines = ["姓名|退出原因", "甲某|本人退出"]
        let sheet = Self.sheet(lines, constants: ["退出日期": "2025-01-02", "离开日期": "2025-01-03"])
        #expect(Self.errors(sheet) == ["0 intake.set.twice -"])
        let claims = [NamedHeading("姓 名", column: "school"), NamedHeading("姓名", column: "name")]
        let twice = Self.sheet(["姓名|退出日期|退出原因", "甲某|2025-01-02|本人退出"], claims: claims)
        #expect(Self.errors(twice) == ["1 intake.mapping.twice 姓名"])
    }
}
