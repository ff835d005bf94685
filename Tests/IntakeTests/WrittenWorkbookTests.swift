// What we write into workbooks, read back: every text as a text, every example row passed over, every mended copy imported.

import Domain
import Foundation
import Intake
import Testing
import Workbooks

@Suite final class WrittenWorkbookTests {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("written-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    private func source(_ workbook: Workbook) throws -> TableSource {
        let file = folder.appendingPathComponent("\(UUID().uuidString).xlsx")
        try workbook.write(to: file.path)
        return try TableSource(path: file.path, file: "表.xlsx")
    }

    private func rows(_ source: TableSource, _ sheet: Int = 0) -> [TableRow] {
        var rows: [TableRow] = []
        _ = source.forEachRow(ofSheet: sheet) { rows.append($0) }
        return rows
    }

    @Test func `hostile texts are texts in the file and come back as they were`() throws {
        let texts = [
            "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1", " =1", "'=1", "{=1}", "=HYPERLINK(\"http://x\")", "0012", "110101200801010015",
            "4.4E+17", "#N/A", "TRUE",
            "2025-01-01", "a\nb", " 两端 ", "<b>&amp;", "𠮷",
        ]
        let read = try source(
            Workbook(
                title: "表", made: Reading.today,
                sheets: [
                    WorkbookSheet(name: "表", columns: [SheetColumn(width: 10)]) { emit in
                        for (index, text) in texts.enumerated() {
                            try emit(SheetRow(number: index + 1, cells: [SheetCell(text, note: text)]))
                        }
                    }
                ]))
        #expect(read.findings.isEmpty)
        let cells = rows(read).compactMap(\.cells.first)
        #expect(cells.map(\.text) == texts)
        #expect(cells.allSatisfy { $0.nature == .text })
    }

    @Test func `numbers and days come back as what they are`() throws {
        let days = ["1900-01-01", "1900-02-28", "1900-03-01", "1970-01-01", "2024-02-29", "2199-12-31"].compactMap { CivilDay($0) }
        let read = try source(
            Workbook(
                title: "表", made: Reading.today,
                sheets: [
                    WorkbookSheet(name: "表", columns: []) { emit in
                        for (index, day) in days.enumerated() {
                            try emit(
                                SheetRow(number: index + 1, cells: [SheetCell(.day(day)), SheetCell(.number(-0.25 * Double(index + 1)))]))
                        }
                    }
                ]))
        #expect(rows(read).map { $0.cells[0] } == days.map { TableCell("\($0)", .day) })
        #expect(rows(read).map { Double($0.cells[1].text) } == days.indices.map { -0.25 * Double($0 + 1) })
    }

    @Test(arguments: RecordKind.allCases)
    func `a template that nobody filled in holds no record, and says so of its example`(kind: RecordKind) throws {
        let plan = try #require(Reading.plans["xinjiang-2025"])
        for language in Language.allCases {
            let read = try source(Template(kind: kind, plan: plan, language: language, program: "1").workbook)
            let mark = try #require(SheetMark.read(read).mark)
            #expect(mark["kind"] == kind.rawValue && mark.form == .template)
            #expect(read.recordSheets == [0])
            let sheet = Sheet.read(read, request: SheetRequest(kind: kind), planID: plan.id, today: Reading.today) { Reading.plans[$0] }
            #expect(sheet.records.isEmpty)
            #expect(sheet.findings.map(\.code).filter { $0 != "intake.file.norows" } == ["intake.row.example"], "\(kind) \(language)")
        }
    }

    @Test func `an annotated copy gives the same findings when it is read again`() throws {
        let text = "人员编号,方案,报名日期,学科\n0012,xinjiang-2025,2025-02-30,数学\nP2,xinjiang-2025,2025-03-01,数理\n"
        let first = Reading.sheet(text)
        let original = try TableSource(Array(text.utf8), file: "表.csv")
        let read = try source(AnnotatedCopy(of: original, findings: first.findings, made: Reading.today).workbook)
        #expect(read.recordSheets == [0])
        let again = Sheet.read(read, request: SheetRequest(), planID: nil, today: Reading.today) { Reading.plans[$0] }
        #expect(again.findings.map(\.code) == first.findings.map(\.code))
        #expect(again.findings.map(\.place.row) == first.findings.map(\.place.row))
    }
}
