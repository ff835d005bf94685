// A file to rows: encodings, line ends, delimiters, and what is said where a character cannot be read.

import Domain
@testable import Intake
import Testing

@Suite struct TableSourceTests {
    static let text = "人员编号,姓名,备注\n丁一,联通,\"a;b,c\"\n丁二,阿依古丽·买买提,𠮷野\n"
    static let expected = [["人员编号", "姓名", "备注"], ["丁一", "联通", "a;b,c"], ["丁二", "阿依古丽·买买提", "𠮷野"]]
    /// 人员编号,姓名 / 丁一,甲 in GB18030, with a four-byte character at the end.
    static let gb: [UInt8] =
        [0xC8, 0xCB, 0xD4, 0xB1, 0xB1, 0xE0, 0xBA, 0xC5, 0x2C, 0xD0, 0xD5, 0xC3, 0xFB, 0x0A]
        + [0xB6, 0xA1, 0xD2, 0xBB, 0x2C, 0xBC, 0xD7, 0x95, 0x34, 0xB2, 0x35, 0x0A]

    static func utf16(_ text: String, bigEndian: Bool = false, mark: Bool = true) -> [UInt8] {
        ((mark ? "\u{FEFF}" : "") + text).utf16.flatMap { unit in
            let bytes = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
            return bigEndian ? bytes.reversed() : bytes
        }
    }

    private func read(_ bytes: [UInt8], encoding: TextEncoding? = nil) throws -> (rows: [[String]], said: [String]) {
        let source = try TableSource(bytes, file: "表.csv", encoding: encoding)
        var rows: [[String]] = []
        let said = source.findings + source.forEachRow(ofSheet: 0) { rows.append($0.cells.map(\.text)) }
        return (rows, said.map(\.brief))
    }

    static let forms: [(String, [UInt8], String?)] = [
        ("UTF-8", Array(text.utf8), nil), ("UTF-8 with mark, CR LF", Array("\u{FEFF}\(text.replacing("\n", with: "\r\n"))".utf8), nil),
        ("CR", Array(text.replacing("\n", with: "\r").utf8), nil), ("UTF-16LE", utf16(text), nil),
        ("UTF-16BE", utf16(text, bigEndian: true), nil), ("UTF-16LE, no mark", utf16(text, mark: false), "intake.encoding.guessed"),
        ("UTF-16BE, no mark", utf16(text, bigEndian: true, mark: false), "intake.encoding.guessed"),
        (
            "semicolons",
            Array(text.replacing("\"a;b,c\"", with: "\u{1}").replacing(",", with: ";").replacing("\u{1}", with: "\"a;b,c\"").utf8), nil
        ),
        (
            "tabs", Array(text.replacing("\"a;b,c\"", with: "\u{1}").replacing(",", with: "\t").replacing("\u{1}", with: "\"a;b,c\"").utf8),
            nil
        ),
    ]

    @Test(arguments: forms)
    func `the same table comes out of every encoding, line end and delimiter`(_ name: String, _ bytes: [UInt8], _ code: String?) throws {
        let (rows, said) = try read(bytes)
        #expect(rows == Self.expected, "\(name)")
        #expect(said == (code.map { ["0 \($0) -"] } ?? []), "\(name)")
    }

    @Test func `GB18030 is read with a note, also where it is named`() throws {
        let rows = [["人员编号", "姓名"], ["丁一", "甲𠮷"]]
        #expect(try read(Self.gb) == (rows, ["0 intake.encoding.guessed -"]))
        #expect(try read(Self.gb, encoding: .gb18030) == (rows, []))
    }

    @Test func `bytes that are UTF-8 and GB18030 at once are UTF-8, unless the encoding is named`() throws {
        // 联通 in GB18030 is well-formed UTF-8 as well: the mistake that Notepad is known for.
        let both: [UInt8] = [0x61, 0x2C, 0xC1, 0xAA, 0xCD, 0xA8, 0x0A]
        #expect(try read([0x61, 0x2C, 0xCD, 0xA8, 0x0A]) == ([["a", "\u{368}"]], []))
        #expect(try read(both, encoding: .gb18030) == ([["a", "联通"]], []))
    }

    @Test func `an undecodable byte is a finding with row and column in every encoding, and nothing stands in its place`() throws {
        let utf16 = Self.utf16("a,b\n", mark: true) + [0x31, 0, 0x2C, 0, 0x00, 0xD8, 0x0A, 0]
        for (bytes, encoding) in [
            (Array("a,b\n甲乙,".utf8) + [0xFF, 0x0A], nil), (Self.gb + [0xB6, 0xA1, 0x2C, 0xFF, 0x0A], nil), (utf16, nil),
            (Self.gb + [0xB6, 0xA1, 0x2C, 0xFF, 0x0A], TextEncoding.gb18030),
        ] as [([UInt8], TextEncoding?)] {
            let (rows, said) = try read(bytes, encoding: encoding)
            #expect(said.contains { $0.hasSuffix(" intake.encoding B") }, "\(said)")
            #expect(!rows.joined().contains { $0.unicodeScalars.contains("\u{FFFD}") })
            #expect(rows.last?.last == "")
        }
    }

    @Test func `a file that breaks off within a character says so`() throws {
        #expect(try read(Self.gb + [0xB6, 0xA1, 0x2C, 0xBC]).said.contains("3 intake.encoding B"))
    }

    @Test func `U+FFFD in a file is damage done before, and blocks`() throws {
        let (_, said) = try read(Array("a,b\n1,甲\u{FFFD}\n".utf8))
        #expect(said == ["2 intake.encoding.replaced B"])
    }

    @Test func `the first twenty undecodable cells are shown, the rest counted`() throws {
        let line: [UInt8] = [0x78, 0xFF, 0x2C, 0x79, 0x0A]
        let bytes = Array("名字,列\n甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸,丑\n".utf8) + (0..<25).flatMap { _ in line }
        let source = try TableSource(bytes, file: "表.csv")
        let said = source.forEachRow(ofSheet: 0) { _ in }
        #expect(said.count == 21)
        #expect(said.last?.code == "intake.encoding.more" && said.last?.what.zh.contains("5") == true)
    }

    @Test func `what was counted and not listed is said behind the list`() throws {
        for bad in [[0xFF], Array("\u{FFFD}".utf8)] as [[UInt8]] {
            let row = [UInt8]("甲某,一中,2025-01-02,本人退出".utf8) + bad + [0x0A]
            let bytes = Array("姓名,就读学校,退出日期,退出原因\n".utf8) + (0..<25).flatMap { _ in row }
            let sheet = Sheet.read(
                try TableSource(bytes, file: "表.csv"), request: SheetRequest(), planID: "xinjiang-2025", today: Reading.today
            ) { Reading.plans[$0] }
            let encoding = sheet.findings.filter { $0.code.hasPrefix("intake.encoding") }
            #expect(encoding.count == 21 && encoding.last?.code == "intake.encoding.more")
            #expect(encoding.dropLast().map(\.place.row) == (2...21).map { $0 })
        }
    }

    @Test func `GBK behind the mark of UTF-8 is read where its encoding is named, as the finding says`() throws {
        let bytes = TextEncoding.utf8.mark + Self.gb
        let plain = try read(Self.gb, encoding: .gb18030)
        #expect(plain.said == [] && !plain.rows.isEmpty)
        #expect(try read(bytes).said.contains { $0.contains("intake.encoding") })
        #expect(try read(bytes, encoding: .gb18030) == plain)
    }

    static let delimited: [(String, Int)] = [
        ("a;b;c\n1,5;2,5;3\n", 3), ("标题\n\na\tb\n1,2\t3\n", 2), ("一列\n甲\n乙\n", 1), ("a,b,c\n1;2,3,4\n1;2,3,4\n", 3),
        ("\"a;b;c\",\"d;e;f\"\n\"1;2;3\",\"4;5;6\"\n", 2), ("\"x\"\"y;z\";b\n1;2\n", 2),
    ]

    @Test(arguments: delimited)
    func `the delimiter with which most lines have equally many columns is taken`(_ text: String, _ columns: Int) throws {
        #expect(try read(Array(text.utf8)).rows.last?.count == columns)
    }

    @Test func `pieces may end anywhere in a character, a quotation or a line end`() throws {
        let row = "\"甲\"\"乙\",𠮷,丙\r\n"
        let count = 60_000
        for bytes in [Array(String(repeating: row, count: count).utf8), Self.utf16(String(repeating: row, count: count))] {
            let source = try TableSource(bytes, file: "表.csv")
            var rows = 0
            var shares: [Double] = []
            let said = source.forEachRow(ofSheet: 0, progress: { shares.append($0) }) { row in
                rows += 1
                #expect(row.number == rows && row.cells.map(\.text) == ["甲\"乙", "𠮷", "丙"])
            }
            #expect(said.isEmpty && rows == count)
            #expect(shares.count > 3 && shares == shares.sorted() && shares.last == 1)
        }
    }

    @Test func `old and encrypted workbooks are named as such`() throws {
        let name = "EncryptedPackage".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let head: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
        #expect(try read(head + [UInt8](repeating: 0, count: 600)).said == ["0 intake.file.format -"])
        #expect(try read(head + [UInt8](repeating: 0, count: 300_000) + name).said == ["0 intake.file.encrypted -"])
    }

    @Test func `a quotation that nobody closes does not gather the rest of the file`() throws {
        let (rows, said) = try read(Array("a,b\n1,\"2\n".utf8) + Array(repeating: UInt8(ascii: "x"), count: 3 << 20))
        #expect(rows == [["a", "b"]] && said == ["2 intake.csv.broken -"])
    }

    @Test func `what is no file is refused`() {
        #expect(throws: FindingsError.self) { try TableSource(path: "/dev/zero", file: "zero") }
        #expect(throws: FindingsError.self) { try TableSource(path: "/nowhere", file: "nowhere") }
    }
}
