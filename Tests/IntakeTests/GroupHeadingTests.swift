// Group headings: what stands below one is the pupil's own only where the group is known to change nothing.

import Domain
import Testing

@testable import Intake

@Suite struct GroupHeadingTests {
    private static let row = "甲某|一中|数学|2025-03-01|13800000000|某人"

    private static func sheet(
        _ lines: [String], merges: [MergedCells] = [], ignored: [String] = [], claims: [NamedHeading] = []
    ) -> Sheet {
        let rows = lines.enumerated().map { index, line in
            TableRow(
                number: index + 1, cells: line.split(separator: "|", omittingEmptySubsequences: false).map { TableCell(String($0)) })
        }
        return Sheet.read(
            rows, of: TableSheet(name: "名单", merges: merges), file: "表.xlsx",
            request: SheetRequest(ignored: ignored, named: claims, words: LayoutTests.words), planID: "xinjiang-2025", today: Reading.today
        ) { Reading.plans[$0] }
    }

    private static func errors(_ sheet: Sheet) -> [String] { sheet.findings.filter { $0.severity == .error }.map(\.brief) }

    /// The group over the last two columns merged, as Excel has it, and without merges, as CSV has it.
    private static func grouped(_ group: String, _ leaves: String = "联系电话|学校", first: String = "学生信息") -> [(
        lines: [String], merges: [MergedCells]
    )] {
        let lines = ["\(first)||||\(group)|", "姓名|所在中学|学科|报名日期|\(leaves)", row]
        return [
            (lines, [MergedCells(rows: 1...1, columns: 0...3), MergedCells(rows: 1...1, columns: 4...5)]), (lines, []),
            (["某某省报名表|||||"] + lines, []),
        ]
    }

    @Test(arguments: ["推荐单位", "初中阶段", "毕业初中", "联系老师"])
    func `what stands below a group that nobody knows is not the pupil's, and the cell is named`(group: String) {
        for (lines, merges) in Self.grouped(group) {
            let sheet = Self.sheet(lines, merges: merges)
            #expect(sheet.records.isEmpty)
            let faults = sheet.findings.filter { $0.code == "intake.column.unknown" }
            #expect(faults.map(\.place.columnNumber) == [5, 6], "\(sheet.findings.map(\.brief))")
            // What nobody knows may be anything, a name too: told by its length.
            #expect(faults.map(\.place.column) == ["〈4 个汉字〉／联系电话", "〈4 个汉字〉／学校"])
            #expect(faults.first?.message(in: .chinese).contains("E\(lines.count - 1)") == true)
        }
    }

    @Test func `it is read where the caller says what it is, and left out where the caller says so`() {
        for (lines, merges) in Self.grouped("推荐单位") {
            let named = Self.sheet(
                lines, merges: merges, ignored: ["推荐单位／学校"], claims: [NamedHeading("推荐单位／联系电话", column: "contact")])
            #expect(Self.errors(named) == [])
            #expect(named.records.first?.identity[.contact] == "13800000000")
            let ignored = Self.sheet(lines, merges: merges, ignored: ["推荐单位／联系电话", "推荐单位／学校"])
            #expect(Self.errors(ignored) == [])
            #expect(ignored.records.first?.identity[.contact] == nil)
        }
    }

    @Test(arguments: ["监护人", "家长信息", "父亲"])
    func `what stands below a group of other people is not stored, and that is said`(group: String) {
        for (lines, merges) in Self.grouped(group, "联系电话|姓名") {
            let sheet = Self.sheet(lines, merges: merges)
            #expect(Self.errors(sheet) == [], "\(sheet.findings.map(\.brief))")
            #expect(sheet.records.first?.identity == [.name: "甲某"])
            #expect(sheet.findings.filter { $0.code == "intake.column.unstored" }.map(\.place.column) == ["\(group)／联系电话", "\(group)／姓名"])
        }
    }

    @Test(arguments: ["联系信息", "其他信息", "学业情况", "personal details"])
    func `what stands below a neutral group is the pupil's`(group: String) {
        for (lines, merges) in Self.grouped(group, "联系电话|班级", first: "考生信息") {
            let sheet = Self.sheet(lines, merges: merges)
            #expect(Self.errors(sheet) == [], "\(sheet.findings.map(\.brief))")
            #expect(sheet.records.first?.identity[.contact] == "13800000000")
        }
    }

    @Test func `one group alone, above columns in the middle, counts too`() {
        for merges in [[MergedCells(rows: 1...1, columns: 4...5)], []] {
            let sheet = Self.sheet(["||||推荐单位|", "姓名|所在中学|学科|报名日期|联系电话|班级", Self.row], merges: merges)
            #expect(sheet.records.isEmpty)
            #expect(Self.errors(sheet) == ["2 intake.column.unknown 〈4 个汉字〉／联系电话"])
        }
    }

    /// Lines above a heading that are no groups.
    static let titles = [
        "某某省英才计划报名表", "|||2025年度", "填报单位：某某中学|||填表日期：2025年3月1日|", "单位盖章|||审核人|", "||英才计划报名名单||", "（一）",
    ]

    @Test(arguments: titles)
    func `titles and forms above a heading are no groups`(title: String) {
        let sheet = Self.sheet([title, "姓名|所在中学|学科|报名日期|联系电话|班级", Self.row])
        #expect(Self.errors(sheet) == [])
        #expect(sheet.records.first?.identity[.contact] == "13800000000")
        #expect(sheet.findings.contains { $0.code == "intake.rows.ignored" })
    }
}
