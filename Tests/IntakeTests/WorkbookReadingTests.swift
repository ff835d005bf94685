// Workbooks to rows through the program that reads them: what a cell is, what a sheet says of itself.

import Domain
import Intake
import TestWorkbooks
import Testing

@Suite struct WorkbookReadingTests {
    /// The rows of a sheet, cells as nature and text.
    private func rows(_ workbook: TestWorkbook, sheet: Int = 0) throws -> [TableRow] {
        let source = try TableSource(workbook.bytes, file: "表.xlsx")
        #expect(source.findings.isEmpty, "\(source.findings.map(\.brief))")
        var rows: [TableRow] = []
        let said = source.forEachRow(ofSheet: sheet) { rows.append($0) }
        #expect(said.isEmpty, "\(said.map(\.brief))")
        return rows
    }

    private func cell(_ xml: String, _ change: (inout TestWorkbook) -> Void = { _ in }) throws -> TableCell? {
        var workbook = TestWorkbook([TestSheet("一", rows: "<row r=\"1\">\(xml)</row>")])
        change(&workbook)
        return try rows(workbook).first?.cells.first
    }

    static let cells: [(String, TableCell?)] = [
        ("<c r=\"A1\"><v>12</v></c>", TableCell("12", .number)), ("<c><v> 007 </v></c>", TableCell("7", .number)),
        ("<c r=\"A1\"><v>85.5</v></c>", TableCell("85.5", .number)), ("<c r=\"A1\"><v>-0.5</v></c>", TableCell("-0.5", .number)),
        ("<c r=\"A1\"><v>0.1</v></c>", TableCell("0.1", .number)), ("<c r=\"A1\"><v>1E-05</v></c>", TableCell("0.00001", .number)),
        ("<c r=\"A1\"><v>1e-7</v></c>", TableCell("1E-07", .number)), ("<c r=\"A1\"><v>-0</v></c>", TableCell("0", .number)),
        ("<c r=\"A1\"><v>123456789012345</v></c>", TableCell("123456789012345", .number)),
        ("<c r=\"A1\"><v>440101200001011234</v></c>", TableCell("4.4010120000101126E+17", .number)),
        ("<c r=\"A1\"><v>4.4010120000101101E+17</v></c>", TableCell("4.40101200001011E+17", .number)),
        ("<c r=\"A1\" t=\"b\"><v>1</v></c>", TableCell("TRUE", .boolean)),
        ("<c r=\"A1\" t=\"b\"><v>0</v></c>", TableCell("FALSE", .boolean)),
        ("<c r=\"A1\" t=\"b\"><v>true</v></c>", TableCell("TRUE", .boolean)),
        ("<c r=\"A1\" t=\"b\"><v> false </v></c>", TableCell("FALSE", .boolean)),
        ("<c r=\"A1\" t=\"inlineStr\"><v>乙</v></c>", TableCell("乙")),
        ("<c r=\"A1\" t=\"inlineStr\"><is><t>甲</t></is><v>乙</v></c>", TableCell("甲")),
        ("<c r=\"A1\" t=\"e\"><v>#N/A</v></c>", TableCell("#N/A", .error)),
        ("<c r=\"A1\" t=\"str\"><f>A2&amp;\"x\"</f><v> 甲 </v></c>", TableCell(" 甲 ")),
        ("<c r=\"A1\"><f>1+1</f><v>2</v></c>", TableCell("2", .number)),
        ("<c r=\"A1\"><f>1+1</f></c>", TableCell("", .formula)),
        ("<c r=\"A1\"><f t=\"shared\" si=\"0\"/><v/></c>", TableCell("", .formula)),
        ("<c r=\"A1\" s=\"0\"/>", nil), ("<c r=\"A1\" t=\"inlineStr\"><is><t>乙</t></is></c>", TableCell("乙")),
        (
            "<c r=\"A1\" t=\"inlineStr\"><is><r><t>阿</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\"> 依 </t></r><rPh><t>ā</t></rPh></is></c>",
            TableCell("阿 依 ")
        ),
        ("<c r=\"A1\" t=\"inlineStr\"><is><t>a_x000D_\nb_x005F_x000D_</t></is></c>", TableCell("a\r\nb_x000D_")),
        ("<c r=\"A1\" t=\"inlineStr\"><is><t>_xD842__xDFB7_野_x12_</t></is></c>", TableCell("𠮷野_x12_")),
        ("<c r=\"A1\" t=\"inlineStr\"><is><t>  空  </t></is></c>", TableCell("空")),
        ("<c r=\"A1\" t=\"d\"><v>2025-06-07T00:00:00</v></c>", TableCell("2025-06-07", .day)),
        ("<c r=\"A1\" t=\"d\"><v>2025-06-07T08:30:00Z</v></c>", TableCell("2025-06-07 08:30:00", .time)),
    ]

    @Test(arguments: cells)
    func `a cell is told as what it is`(_ xml: String, _ expected: TableCell?) throws {
        #expect(try cell(xml) == expected)
    }

    /// Number of the format or its code, the number in the cell, what is shown. The days were computed by Python's openpyxl.
    static let shown: [(Int, String?, String, TableCell)] = [
        (14, nil, "45815", TableCell("2025-06-07", .day)), (31, nil, "1", TableCell("1900-01-01", .day)),
        (14, nil, "59", TableCell("1900-02-28", .day)), (14, nil, "60", TableCell("1900-02-29", .day)),
        (14, nil, "61", TableCell("1900-03-01", .day)), (57, nil, "45815", TableCell("2025-06-07", .day)),
        (14, nil, "0", TableCell("1900-01-00", .day)), (14, nil, "-1", TableCell("-1", .number)),
        (14, nil, "2958465", TableCell("9999-12-31", .day)), (14, nil, "2958466", TableCell("2958466", .number)),
        (14, nil, "1E+300", TableCell("1E+300", .number)), (22, nil, "1E+300", TableCell("1E+300", .number)),
        (14, nil, "-1E+300", TableCell("-1E+300", .number)), (14, nil, "-0.5", TableCell("-0.5", .number)),
        (14, nil, "20250607", TableCell("20250607", .number)), (22, nil, "45815.354166666664", TableCell("2025-06-07 08:30:00", .time)),
        (22, nil, "45815", TableCell("2025-06-07", .day)), (14, nil, "45815.9", TableCell("2025-06-07", .day)),
        (20, nil, "0.354166666666667", TableCell("08:30:00", .time)), (46, nil, "0.5", TableCell("12:00:00", .time)),
        (22, nil, "45815.99999999", TableCell("2025-06-08", .day)), (10, nil, "0.07", TableCell("7%", .number)),
        (9, nil, "0.125", TableCell("12.5%", .number)), (9, nil, "1", TableCell("100%", .number)),
        (164, "yyyy\"年\"m\"月\"d\"日\"", "45815", TableCell("2025-06-07", .day)),
        (164, "[$-804]yyyy年m月d日;@", "45815", TableCell("2025-06-07", .day)),
        (164, "上午/下午h\"时\"mm\"分\"", "0.75", TableCell("18:00:00", .time)),
        (164, "[h]:mm", "1.5", TableCell("1900-01-01 12:00:00", .time)), (164, "aaaa", "45815", TableCell("2025-06-07", .day)),
        (164, "0.00E+00", "1234", TableCell("1234", .number)), (164, "#,##0.00\"元 day\"", "12", TableCell("12", .number)),
        (164, "[Red]0.0_);(0.0)", "12", TableCell("12", .number)), (164, "General\"d\"", "12", TableCell("12", .number)),
        (164, "[DBNum1][$-804]General", "12", TableCell("12", .number)), (164, "000000", "123", TableCell("000123", .number)),
        (164, "0.0%", "0.055", TableCell("5.5%", .number)), (164, "\\d0", "12", TableCell("12", .number)),
    ]

    @Test(arguments: shown)
    func `a number is told as its format shows it`(_ number: Int, _ code: String?, _ value: String, _ expected: TableCell) throws {
        let read = try cell("<c r=\"A1\" s=\"1\"><v>\(value)</v></c>") { workbook in
            workbook.styles = [0, number]
            if let code { workbook.formats = [(number, code)] }
        }
        #expect(read == expected, "\(code ?? "")")
    }

    @Test(arguments: [("0", "1904-01-01"), ("1462", "1908-01-02"), ("44353", "2025-06-07")])
    func `days of the other epoch`(_ value: String, _ day: String) throws {
        let read = try cell("<c r=\"A1\" s=\"1\"><v>\(value)</v></c>") { workbook in
            workbook.styles = [0, 14]
            workbook.countsFrom1904 = true
        }
        #expect(read == TableCell(day, .day))
    }

    @Test func `shared texts, runs of rich text, sparse and unplaced cells, blank rows`() throws {
        var workbook = TestWorkbook([
            TestSheet(
                "一",
                rows: "<row r=\"2\"><c r=\"C2\" t=\"s\"><v>1</v></c><c r=\"A2\" t=\"s\"><v>0</v></c></row><row/>"
                    + "<row r=\"4\"><c r=\"A4\"/></row><row><c><v>1</v></c><c t=\"s\"><v>2</v></c></row>")
        ])
        workbook.strings = [
            "<t>甲</t>", "<r><t>乙</t></r><r><rPr/><t xml:space=\"preserve\"> 丙</t></r><rPh sb=\"0\" eb=\"1\"><t>bing</t></rPh><phoneticPr/>",
            "<t/>",
        ]
        let read = try rows(workbook)
        #expect(read.map(\.number) == [2, 5])
        #expect(read.map { $0.cells.map(\.text) } == [["甲", "", "乙 丙"], ["1"]])
    }

    @Test func `sheets, hidden ones among them, with merges and hidden rows and columns`() throws {
        var first = TestSheet(
            "报名表", rows: "<row r=\"1\" hidden=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\"><v>2</v></c></row>")
        first.before = "<cols><col min=\"2\" max=\"3\" hidden=\"1\"/><col min=\"4\" max=\"4\" width=\"9\"/></cols>"
        first.after = "<mergeCells count=\"2\"><mergeCell ref=\"A1:C2\"/><mergeCell ref=\"$D$5:D6\"/></mergeCells>"
        var second = TestSheet("藏", texts: [["a"]])
        second.state = "veryHidden"
        let workbook = TestWorkbook([first, second, TestSheet("a<b&\"c\"", texts: [["x"]])])
        let source = try TableSource(workbook.bytes, file: "表.xlsx")
        #expect(source.sheets.map(\.name) == ["报名表", "藏", "a<b&\"c\""])
        #expect(source.sheets.map(\.isHidden) == [false, true, false])
        #expect(source.sheets[0].merges == [MergedCells(rows: 1...2, columns: 0...2), MergedCells(rows: 5...6, columns: 3...3)])
        #expect(source.sheets[0].hiddenColumns == [1, 2])
        #expect(try rows(workbook).map(\.isHidden) == [true, false])
        #expect(try rows(workbook, sheet: 1).map { $0.cells.map(\.text) } == [["a"]])
    }

    @Test func `any prefix, the strict namespace and absolute targets`() throws {
        var workbook = TestWorkbook([TestSheet("一", rows: "<row><c t=\"s\"><v>0</v></c><c s=\"1\"><v>45815</v></c></row>")])
        workbook.strings = ["<t>甲</t>"]
        workbook.styles = [0, 14]
        workbook.prefix = "x:"
        workbook.absolute = true
        workbook.main = "http://purl.oclc.org/ooxml/spreadsheetml/main"
        workbook.relations = "http://purl.oclc.org/ooxml/officeDocument/relationships"
        #expect(try rows(workbook).map(\.cells) == [[TableCell("甲"), TableCell("2025-06-07", .day)]])
    }

    @Test func `U+FFFD in a cell is damage done before`() throws {
        let source = try TableSource(TestWorkbook([TestSheet("一", texts: [["甲", "乙\u{FFFD}"]])]).bytes, file: "表.xlsx")
        #expect(source.forEachRow(ofSheet: 0) { _ in }.map(\.brief) == ["1 intake.encoding.replaced B"])
    }

    /// What stands in the sheet, and what is said of it.
    static let faulty: [(String, String)] = [
        ("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>7</v></c></row>", "1 intake.workbook.damaged 1"),
        ("<row r=\"1\"><c r=\"B1\" t=\"s\"><v>-1</v></c></row>", "1 intake.workbook.damaged 2"),
        ("<row r=\"1\"><c r=\"A1\"><v>1,5</v></c></row>", "1 intake.workbook.damaged 1"),
        ("<row r=\"1\"><c r=\"A1\"><v>NaN</v></c></row>", "1 intake.workbook.damaged 1"),
        ("<row r=\"1\"><c r=\"A1\"><v>1e999</v></c></row>", "1 intake.workbook.damaged 1"),
        ("<row r=\"1\"><c r=\"A1\" t=\"z\"><v>1</v></c></row>", "1 intake.workbook.damaged 1"),
        ("<row r=\"1\"><c r=\"A1\" t=\"b\"><v>2</v></c></row>", "1 intake.workbook.damaged 1"),
        ("<row r=\"1\"><c r=\"A1\" t=\"b\"><v>no</v></c></row>", "1 intake.workbook.damaged 1"),
        ("<row r=\"1\"><c r=\"A2\"><v>1</v></c></row>", "1 intake.workbook.damaged -"),
        ("<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>", "1 intake.workbook.damaged -"),
        ("<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"A1\"><v>2</v></c></row>", "1 intake.workbook.damaged 1"),
        ("<row r=\"2\"/><row r=\"1\"/>", "3 intake.workbook.damaged -"), ("<row r=\"1048577\"/>", "0 intake.workbook.large -"),
        ("<row r=\"x\"/>", "1 intake.workbook.damaged -"),
        ("<row r=\"1\"><c r=\"A1\"><v>1</v></row>", "0 intake.workbook.damaged -"),
        (
            "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>\(String(repeating: "字", count: 32_768))</t></is></c></row>",
            "1 intake.cell.long 1"
        ),
        (String(repeating: "<x>", count: 60) + String(repeating: "</x>", count: 60), "0 intake.workbook.unsafe -"),
    ]

    @Test(arguments: faulty)
    func `a faulty sheet is refused with its place`(_ xml: String, _ expected: String) throws {
        let source = try TableSource(TestWorkbook([TestSheet("一", rows: xml)]).bytes, file: "表.xlsx")
        let said = source.findings.isEmpty ? source.forEachRow(ofSheet: 0) { _ in } : source.findings
        #expect(said.map(\.brief) == [expected])
        #expect(said.block)
    }

    @Test func `the longest text a cell may have is read`() throws {
        let text = String(repeating: "字", count: 32_767)
        #expect(try rows(TestWorkbook([TestSheet("一", texts: [[text]])])).first?.cells == [TableCell(text)])
    }

    @Test func `thousands of rows come whole and in order, with progress`() throws {
        let rows = (1...30_000).map {
            "<row r=\"\($0)\"><c r=\"A\($0)\"><v>\($0)</v></c><c r=\"B\($0)\" t=\"s\"><v>\($0 % 500)</v></c></row>"
        }
        var workbook = TestWorkbook([TestSheet("一", rows: rows.joined())])
        workbook.strings = (0..<500).map { "<t>字\($0)</t>" }
        let source = try TableSource(workbook.bytes, file: "表.xlsx")
        var (count, shares) = (0, [Double]())
        let said = source.forEachRow(ofSheet: 0, progress: { shares.append($0) }) { row in
            count += 1
            #expect(row.number == count && row.cells.map(\.text) == ["\(count)", "字\(count % 500)"])
        }
        #expect(said.isEmpty && count == 30_000)
        #expect(shares.count >= 2 && shares == shares.sorted() && shares.last == 1)
    }
}
