// Sheets as offices write them, one peculiarity each: what is read, and what is refused with which cell.

import Domain
import Testing

@testable import Intake

@Suite struct UnderstandingTests {
    static func sheet(
        _ lines: [String], merges: [MergedCells] = [], planID: String? = "xinjiang-2025", kind: RecordKind? = nil,
        constants: [String: String] = [:],
        ignored: [String] = [], hidden: Set<Int> = []
    ) -> Sheet {
        let rows = lines.enumerated().compactMap { index, line -> TableRow? in
            let cells = line.split(separator: "|", omittingEmptySubsequences: false).map { TableCell(String($0)) }
            guard cells.contains(where: { !$0.text.isEmpty }) else { return nil }
            return TableRow(number: index + 1, cells: cells, isHidden: hidden.contains(index + 1))
        }
        return Sheet.read(
            rows, of: TableSheet(name: "名单", merges: merges), file: "表.xlsx",
            request: SheetRequest(kind: kind, constants: constants, ignored: ignored, words: LayoutTests.words), planID: planID,
            today: Reading.today
        ) { Reading.plans[$0] }
    }

    static let exit = "序号|*姓名|所在学校|退出时间|退出\n原因"

    @Test func `titles above and notes below are named, and each pupil is read`() {
        let sheet = Self.sheet([
            "某某省英才计划退出名单", "填报单位：某某|||填表日期：2025年", Self.exit, "1|甲某|一中|2025-01-02|本人退出", "2|乙某|二中|2025-01-03|本人退出", "合计|2", "", "填表人：丙某",
        ])
        #expect(sheet.findings.map(\.brief) == ["1 intake.rows.ignored -", "6 intake.rows.ignored -", "8 intake.rows.ignored -"])
        #expect(sheet.findings.allSatisfy { $0.severity == .warning && !$0.message(in: .chinese).contains("丙某") })
        #expect(
            sheet.findings.map(\.what.zh) == [
                "这一行和第 2 行是列名以上的文字，未作为记录读入", "这一行是合计，未作为记录读入", "这一行是表下的说明，未作为记录读入",
            ])
        #expect(sheet.findings[0].what.en == "this row and row 2 stand above the heading and are read as no record")
        #expect(sheet.findings[1].what.en == "this row is a total and is read as no record")
        #expect(sheet.records.map(\.row) == [4, 5])
        #expect(sheet.records.first?.identity[.name] == "甲某" && sheet.records.first?.clues[.school] == "一中")
    }

    @Test func `a name below the group of mentors is the mentor's`() {
        let head = ["学生信息||导师信息||学科|开始日期", "姓名|就读学校|姓名|所在高校||"]
        let merges = [
            MergedCells(rows: 1...1, columns: 0...1), MergedCells(rows: 1...1, columns: 2...3), MergedCells(rows: 1...2, columns: 4...4),
            MergedCells(rows: 1...2, columns: 5...5),
        ]
        for merges in [merges, []] {
            let sheet = Self.sheet(head + ["甲某|一中|丙某|新疆大学|物理|2025-03-01"], merges: merges)
            #expect(sheet.findings.filter { $0.severity == .error } == [])
            let record = sheet.records.first
            #expect(record?.identity[.name] == "甲某" && record?.clues[.mentorName] == "丙某" && record?.values["university"] == .text("新疆大学"))
        }
    }

    @Test func `a merged school holds for each of its pupils, a blank one in CSV for none`() {
        let lines = [Self.exit, "1|甲某|一中|2025-01-02|本人退出", "2|乙某||2025-01-03|本人退出", "3|丁某||2025-01-03|本人退出"]
        let merged = Self.sheet(lines, merges: [MergedCells(rows: 2...3, columns: 2...2)])
        #expect(merged.records.map { $0.clues[.school] } == ["一中", "一中", nil])
        #expect(Self.sheet(lines).records.map { $0.clues[.school] } == ["一中", nil, nil])
    }

    /// What stands in the school's column of the rows below the heading, and the rows that are refused. The cells of the first three are one.
    static let unseen: [(schools: [String], schoolsRead: [String], refused: [Int])] = [
        (["一中", "附中", "", "三中"], ["一中", "一中", "三中"], [3]), (["一中", "", "附中", "三中"], ["一中", "一中", "三中"], [4]),
        (["", "附中", "", "三中"], ["-", "-", "三中"], [3]), (["一中", "一中", " ", "三中"], ["一中", "一中", "一中", "三中"], []),
    ]

    @Test(arguments: unseen) func `what a merge hides is never filled down: other than what it shows, it stops the row`(
        schools: [String], schoolsRead: [String], refused: [Int]
    ) {
        let lines = [Self.exit] + schools.enumerated().map { "\($0 + 1)|甲\($0)|\($1)|2025-01-02|本人退出" }
        let sheet = Self.sheet(lines, merges: [MergedCells(rows: 2...4, columns: 2...2)])
        #expect(sheet.records.map { $0.clues[.school] ?? "-" } == schoolsRead)
        let errors = sheet.findings.filter { $0.severity == .error }
        #expect(errors.map(\.code) == refused.map { _ in "intake.cell.merged" } && errors.map(\.place.row) == refused)
        #expect(errors.allSatisfy { $0.place.columnNumber == 3 && $0.found == nil && !$0.message(in: .chinese).contains("附中") })
    }

    @Test(arguments: ["-3", "+2", "−1.5%", "-", "—", "１，２００", ""])
    func `a sum may be negative, a share or a dash`(text: String) {
        // A name stands in that column elsewhere.
        let sheet = Self.sheet(["序号|退出时间|姓名|所在学校|退出原因", "1|2025-01-02|甲某|一中|本人退出", "合计|2|\(text)"])
        #expect(sheet.records.map(\.row) == [2])
        #expect(sheet.findings.map(\.brief) == ["3 intake.rows.ignored -"])
    }

    @Test func `a day is no part of a sum`() {
        let sheet = Self.sheet(["姓名|笔试成绩|日期", "甲某|80|2025-01-10", "合计|80|2025-01-10", "合计|80|"], constants: ["结果": "通过"])
        #expect(sheet.records.map(\.row) == [2, 3])
        #expect(sheet.findings.map(\.brief) == ["4 intake.rows.ignored -"])
    }

    @Test func `a cell merged over a known column and others behind it holds for each row, one that begins elsewhere is refused`() {
        let head = "姓名|所在学校|随手记|退出时间|退出原因"
        let lines = [head, "甲某|一中|略|2025-01-02|本人退出", "乙某|||2025-01-03|本人退出", "丁某|||2025-01-03|本人退出", "戊某|三中||2025-01-03|本人退出"]
        let merged = Self.sheet(lines, merges: [MergedCells(rows: 2...3, columns: 1...2)], ignored: ["随手记"])
        #expect(!merged.findings.block)
        #expect(merged.records.map { $0.clues[.school] } == ["一中", "一中", nil, "三中"])
        let other = ["姓名|随手记|所在学校|退出时间|退出原因"] + lines.dropFirst()
        let refused = Self.sheet(Array(other), merges: [MergedCells(rows: 2...3, columns: 1...2)], ignored: ["随手记"])
        #expect(
            refused.findings.filter { $0.severity == .error }.map(\.brief).map { $0.prefix(20) } == [
                "2 intake.cell.merged", "3 intake.cell.merged",
            ])
    }

    @Test(.timeLimit(.minutes(1))) func `a hundred thousand merges take as long as their rows`() {
        let lines = ["姓名|所在学校|退出时间|退出原因"] + (0..<200_000).map { "甲\($0)|\($0 % 2 == 0 ? "中学\($0)" : "")|2025-01-02|本人退出" }
        let merges = (0..<100_000).map { MergedCells(rows: (2 + 2 * $0)...(3 + 2 * $0), columns: 1...1) }
        let sheet = Self.sheet(lines, merges: merges.reversed())
        #expect(sheet.records.count == 200_000 && sheet.records.last?.clues[.school] == "中学199998")
        #expect(sheet.records.allSatisfy { $0.clues[.school] == "中学\(($0.row - 2) / 2 * 2)" })
    }

    @Test func `test, interview and selection side by side are a record each where they are filled`() {
        let sheet = Self.sheet(
            ["姓名|就读学校|笔试成绩（分）|笔试结果|面试成绩|是否入选", "甲某|一中|80.5|是|90|是", "乙某|一中|60|否||", "丁某|一中||||"],
            constants: ["日期": "2025-01-10", "面试结果": "通过"])
        #expect(sheet.findings.filter { $0.severity == .error } == [])
        let said = sheet.records.map {
            "\($0.row) \($0.values["stage"]?.text ?? "") \($0.values["result"]?.text ?? "") \($0.values["score"]?.real ?? -1)"
        }
        #expect(said == ["2 test pass 80.5", "2 interview pass 90.0", "2 selection pass -1.0", "3 test fail 60.0"])
        #expect(sheet.findings.map(\.brief) == ["4 intake.spread.empty -"])
    }

    @Test func `a score is no result, and a day says which stage it is of`() {
        let scores = Self.sheet(["姓名|笔试成绩|面试成绩", "甲某|80|90"], constants: ["日期": "2025-01-10"])
        #expect(scores.records.isEmpty)
        #expect(scores.findings.map(\.brief) == ["1 intake.spread.incomplete 笔试成绩", "1 intake.spread.incomplete 面试成绩"])
        let days = Self.sheet(["姓名|日期|笔试结果|面试结果", "甲某|2025-01-10|是|是"])
        #expect(days.findings.map(\.brief) == ["1 intake.spread.unclear 日期"])
        #expect(days.findings.first?.message(in: .chinese).contains("B1") == true)
    }

    /// Rows and the one fault that stops them, with what the message must name.
    static let refused: [(lines: [String], fault: String, names: String)] = [
        (["姓名|就读学校|退出日期|退出原因|学生姓名", "甲某|一中|2025-01-02|本人退出|乙某"], "1 intake.column.twice 学生姓名", "E1"),
        (["姓名|退出日期|退出原园", "甲某|2025-01-02|本人退出"], "1 intake.column.unknown 〈4 个汉字〉", "C1"),
        (["姓名||退出日期|退出原因", "甲某|无主|2025-01-02|本人退出"], "2 intake.column.nameless -", "B1"),
        (["甲某|一中|2025-01-02|本人退出|", "某|某|某|某|某|某", "姓名|就读学校|退出日期|退出原因", "乙某|一中|2025-01-02|本人退出"], "2 intake.row.above -", "3"),
    ]

    @Test(arguments: refused)
    func `what cannot be told is refused, naming the cell`(lines: [String], fault: String, names: String) {
        let sheet = Self.sheet(lines)
        let errors = sheet.findings.filter { $0.severity == .error }
        #expect(errors.map(\.brief).contains(fault), "\(errors.map(\.brief))")
        #expect(errors.contains { $0.message(in: .chinese).contains(names) })
    }

    @Test func `cells of a record merged across its columns are refused`() {
        let sheet = Self.sheet(
            [Self.exit, "1|甲某||2025-01-02|本人退出"], merges: [MergedCells(rows: 2...2, columns: 1...2)])
        #expect(sheet.findings.map(\.brief) == ["2 intake.cell.merged -"])
    }

    @Test func `a pupil whose row begins like a note is a pupil`() {
        let sheet = Self.sheet(["姓名|就读学校|退出日期|退出原因", "注：某|一中|2025-01-02|本人退出", "总计|1||"])
        #expect(sheet.records.map(\.row) == [2])
    }

    @Test func `a heading given with --set that no column has is refused; one that is ignored is not read`() {
        let lines = ["姓名|退出日期|退出原因|备注|退出日期", "甲某|2025-01-02|本人退出|无|2025-01-03"]
        #expect(Self.sheet(lines, constants: ["颜色": "红"]).findings.map(\.code).contains("intake.set.unknown"))
        #expect(Self.sheet(lines).findings.map(\.code).contains("intake.column.twice"))
    }

    @Test func `hidden rows are read and counted`() {
        let sheet = Self.sheet([Self.exit, "1|甲某|一中|2025-01-02|本人退出"], hidden: [2])
        #expect(sheet.findings.map(\.brief) == ["2 intake.sheet.hidden -"])
        #expect(sheet.records.count == 1)
    }

    @Test func `the files of headings are without fault, and a heading of two meanings in one kind is one`() {
        #expect(LayoutTests.words.faults == [])
        let text =
            "kinds:\n  - kind: exit\n    columns:\n      - {column: reason, headings: [\"退出日期\"]}\n      - {column: nothing, headings: [\"无\"]}\n"
        #expect(HeadingWords.read([(name: "x.yaml", text: text)]).findings.map(\.code) == ["headings.twice", "headings.column"])
    }
}
