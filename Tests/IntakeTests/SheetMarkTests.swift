// Hidden sheets of our own: read whole or not at all, and never more of them than we write.

import Domain
@testable import Intake
import TestWorkbooks
import Testing

@Suite struct SheetMarkTests {
    private func read(_ rows: String) throws -> (mark: SheetMark?, findings: [Finding]) {
        SheetMark.read(try TableSource(TestWorkbook([TestSheet(SheetMark.sheetName, rows: rows)]).bytes, file: "表.xlsx"))
    }

    private func row(_ number: Int, _ cells: [(String, String)]) -> String {
        "<row r=\"\(number)\">"
            + cells.map { "<c r=\"\($0.0)\(number)\" t=\"inlineStr\"><is><t>\($0.1)</t></is></c>" }.joined() + "</row>"
    }

    private var whole: String { row(1, [("A", "form"), ("B", "worklist")]) + row(2, [("A", "version"), ("B", "1"), ("XFD", "x")]) }

    @Test func `what stands beside the key and the value is passed over`() throws {
        let (mark, findings) = try read(whole)
        #expect(mark?.form == .worklist && findings.isEmpty)
    }

    @Test func `a fault in the sheet is told, and the mark is not taken from what came before it`() throws {
        let (mark, findings) = try read(whole + "<row r=\"3\"><c r=\"A3\" t=\"z\"><v>1</v></c></row>")
        #expect(mark == nil)
        #expect(findings.map(\.brief) == ["3 intake.workbook.damaged 1"])
    }

    @Test func `a sheet of thousands of wide rows is refused`() throws {
        let (mark, findings) = try read(whole + (3...8000).map { row($0, [("XFD", "x")]) }.joined())
        #expect(mark == nil)
        #expect(findings.map(\.code) == ["intake.mark.large"] && findings.block)
    }

    @Test func `of a worklist the baseline and the answers are read, with their faults and their bounds`() throws {
        let mark = SheetMark(.worklist, ["sheet": "待答事项"])
        func sheets(_ answers: String) throws -> ReturnedSheets {
            let workbook = TestWorkbook([
                TestSheet("待答事项", rows: answers), TestSheet("_baseline", rows: row(1, [("A", "a"), ("L", "beyond")])),
                TestSheet("说明", rows: "<row r=\"1\"><c r=\"A1\" t=\"z\"><v>1</v></c></row>"),
            ])
            return ReturnedSheets(mark, in: try TableSource(workbook.bytes, file: "表.xlsx"))
        }
        let good = try sheets(row(1, [("B", "甲"), ("XFD", "x")]))
        #expect(good.findings.isEmpty && good["说明"] == nil)
        #expect(good["_baseline"]?.rows.first?.cells.count == 11 && good["_baseline"]?.rows.first?.cells.first?.text == "a")
        #expect(good["待答事项"]?.rows.first?.cells.count == 56 && good["待答事项"]?.rows.first?.cells[1].text == "甲")
        #expect(good["待答事项"]?.farCells.map { [$0.row] + $0.columns } == [[1, 16_384]])
        let bad = try sheets(row(1, [("B", "甲")]) + "<row r=\"2\"><c r=\"B2\" t=\"z\"><v>1</v></c></row>")
        #expect(bad.findings.map(\.brief) == ["2 intake.workbook.damaged 2"] && bad.findings.block)
    }
}
