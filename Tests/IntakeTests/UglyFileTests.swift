// The golden set of ugly files: what spreadsheets, mail programs and hurried people make of a table.

import Domain
import Intake
import Testing

/// A file as bytes, the rows that must come out of it and what must be said of it.
struct UglyFile: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    let rows: [Int]
    let findings: [String]

    init(_ name: String, _ bytes: [UInt8], rows: [Int] = [], _ findings: [String] = []) {
        (self.name, self.bytes, self.rows, self.findings) = (name, bytes, rows, findings)
    }

    init(_ name: String, _ text: String, rows: [Int] = [], _ findings: [String] = []) {
        self.init(name, Array(text.utf8), rows: rows, findings)
    }

    var testDescription: String { name }
}

@Suite struct UglyFileTests {
    static let head = "人员编号,方案,报名日期,学科,就读学校,姓名"
    static func row(_ number: Int) -> String { "P\(number),xinjiang-2025,2025-01-02,物理,乌鲁木齐八一中学,甲" }

    static let lines: [UglyFile] = [
        UglyFile("plain", "\(head)\n\(row(1))\n\(row(2))\n", rows: [2, 3]),
        UglyFile("no line end at the end", "\(head)\n\(row(1))", rows: [2]),
        UglyFile("byte order mark", "\u{FEFF}\(head)\n\(row(1))\n", rows: [2]),
        UglyFile("byte order mark and quoted heading", "\u{FEFF}\"人员编号\",方案,报名日期,学科\nP1,xinjiang-2025,2025-01-02,物理\n", rows: [2]),
        UglyFile("CR LF", "\(head)\r\n\(row(1))\r\n\(row(2))\r\n", rows: [2, 3]),
        UglyFile("CR only", "\(head)\r\(row(1))\r\(row(2))\r", rows: [2, 3]),
        UglyFile("blank lines between", "\(head)\n\n\(row(1))\n\n\n\(row(2))\n\n", rows: [3, 6]),
        UglyFile("blank lines between, CR LF", "\(head)\r\n\r\n\(row(1))\r\n\r\n\r\n\(row(2))\r\n\r\n", rows: [3, 6]),
        UglyFile("blank lines between, CR", "\(head)\r\r\(row(1))\r\r\r\(row(2))\r", rows: [3, 6]),
        UglyFile("rows of commas alone", "\(head)\n,,,,,\n\(row(1))\n,,,,,\n", rows: [3]),
        UglyFile("blank lines before the heading", "\n\n\(head)\n\(row(1))\n", rows: [4]),
        UglyFile("spaces and full-width spaces round headings", " 人员编号 ,　方案　,报名日期, 学科\nP1,xinjiang-2025,2025-01-02,物理\n", rows: [2]),
        UglyFile("heading cells without a name", "人员编号,方案,,报名日期,学科,\nP1,xinjiang-2025,,2025-01-02,物理,\n", rows: [2]),
        UglyFile("short rows", "\(head)\nP1,xinjiang-2025,2025-01-02,物理\n", rows: [2]),
        UglyFile(
            "quoted line ends count as one row", "\(head)\nP1,xinjiang-2025,2025-01-02,物理,乌鲁木齐八一中学,\"甲\n\n乙\"\n\(row(2))\n", rows: [2, 3],
            ["2 damage.text.linebreak 姓名"]),
    ]

    static let refused: [UglyFile] = [
        UglyFile("empty", "", ["0 intake.file.empty -"]),
        UglyFile("line ends alone", "\n\r\n \n", ["0 intake.file.empty -"]),
        UglyFile("byte order mark alone", "\u{FEFF}", ["0 intake.file.empty -"]),
        UglyFile("commas alone", ",,,\n,,,\n", ["0 intake.file.empty -"]),
        UglyFile("tabs alone", "\t\t\n\t", ["0 intake.file.empty -"]),
        UglyFile("heading only", "\(head)\n", ["0 intake.file.norows -"]),
        UglyFile("heading only, no line end", head, ["0 intake.file.norows -"]),
        UglyFile("xlsx", [0x50, 0x4B, 0x03, 0x04, 0x14, 0x00], ["0 intake.workbook.damaged -"]),
        UglyFile("xls", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1], ["0 intake.file.format -"]),
        UglyFile("zero bytes", "\(head)\n\u{0}\n", ["0 intake.file.format -"]),
        UglyFile(
            "UTF-16 with a zero character", [0xFF, 0xFE] + (head + "\n\u{0}\n").utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] },
            ["0 intake.file.format -"]),
        UglyFile(
            "quotation not closed", "\(head)\n\(row(1))\nP2,xinjiang-2025,2025-01-02,\"物理\n\(row(3))\n", rows: [2],
            ["3 intake.csv.broken -"]),
        UglyFile(
            "quotation mark inside a field", "\(head)\n\(row(1))\nP2,xinjiang\"2025,2025-01-02,物理\n", rows: [2], ["3 intake.csv.broken -"]),
        UglyFile("text after a closed quotation", "\(head)\n\"P1\"x,xinjiang-2025,2025-01-02,物理\n", ["2 intake.csv.broken -"]),
        // 甲 in GB 18030.
        UglyFile(
            "GB 18030 in the second record", Array("\(head)\n\(row(1))\n\nP2,xinjiang-2025,2025-01-02,物理,,".utf8) + [0xBC, 0xD7, 0x0A],
            rows: [2, 4], ["4 intake.encoding F"]),
        UglyFile("half a character", Array("\(head)\n\(row(1))".utf8.dropLast()) + [0x0A], rows: [2], ["2 intake.encoding F"]),
        UglyFile(
            "overlong form", Array("\(head)\nP1,xinjiang-2025,2025-01-02,物理,".utf8) + [0xC0, 0xAF], rows: [2], ["2 intake.encoding E"]),
        UglyFile("more fields than headings", "\(head)\n\(row(1)),x\n\(row(2))\n", rows: [3], ["2 intake.row.long -"]),
    ]

    @Test(arguments: lines)
    func `an ugly but readable file is read, each record under the row number its author sees`(file: UglyFile) {
        let sheet = Reading.sheet(file.bytes)
        #expect(sheet.findings.map(\.brief) == file.findings)
        #expect(!sheet.findings.block)
        #expect(sheet.kind == .application)
        #expect(sheet.records.map(\.row) == file.rows)
        #expect(sheet.rowCount == file.rows.count)
    }

    @Test(arguments: refused)
    func `a file that cannot be used is refused with this fault in this row, and blocks`(file: UglyFile) {
        let sheet = Reading.sheet(file.bytes)
        #expect(sheet.findings.map(\.brief) == file.findings)
        #expect(sheet.findings.block)
        #expect(sheet.records.map(\.row) == file.rows)
        #expect(sheet.findings.allSatisfy { $0.place.file == "表.csv" })
    }

    @Test func `quoted commas, line ends and quotation marks belong to the value`() {
        let written = "甲,乙\n丙 \"丁\" \r\n 戊"
        let quoted = "\"" + written.replacing("\"", with: "\"\"") + "\""
        let sheet = Reading.sheet("\(Self.head)\nP1,xinjiang-2025,2025-01-02,物理,\(quoted),\(quoted)\n")
        #expect(!sheet.findings.block)
        #expect(sheet.records.first?.values["school"] == .text(written))
        #expect(sheet.records.first?.identity[.name] == written)
    }

    @Test func `a file of thousands of rows keeps the last row's number`() {
        let text = Self.head + "\r\n" + (1...5000).map { Self.row($0) + "\r\n" }.joined()
        let sheet = Reading.sheet(text)
        #expect(sheet.findings == [])
        #expect(sheet.records.last?.row == 5001)
        #expect(sheet.records.last?.reference == "P5000")
    }
}
