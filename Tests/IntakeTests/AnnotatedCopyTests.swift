// Copies with comments: every finding at its cell, every value as it was.

import Domain
import Foundation
import Intake
import TestWorkbooks
import Testing
import Workbooks

@Suite struct AnnotatedCopyTests {
    private func rows(_ sheet: WorkbookSheet) throws -> [SheetRow] {
        var rows: [SheetRow] = []
        try sheet.rows { rows.append($0) }
        return rows
    }

    private static let text = """
        人员编号,方案,报名日期,学科,学科排名百分比
        0012,xinjiang-2025,2025-02-30,数学,5
        =1+1,xinjiang-2025,2025-03-01,数理,500

        P3,xinjiang-2025,2025-03-01,数学,5
        """

    private func copy() throws -> (source: TableSource, sheet: Sheet, copy: AnnotatedCopy) {
        let source = try TableSource(Array(Self.text.utf8), file: "表.csv")
        let sheet = Reading.sheet(Self.text)
        return (source, sheet, AnnotatedCopy(of: source, findings: sheet.findings, made: Reading.today))
    }

    @Test func `each faulty cell has its comment in both languages, the others none`() throws {
        let (_, sheet, copy) = try copy()
        #expect(sheet.findings.count == 3)
        let rows = try rows(copy.workbook.sheets[0])
        let noted = rows.flatMap { row in
            row.cells.enumerated().compactMap { $1.note == nil ? nil : "\(row.number)/\($0 + 1) \($1.look)" }
        }
        #expect(noted == ["2/3 faulty", "3/4 faulty", "3/5 faulty"])
        let note = try #require(rows[1].cells[2].note)
        #expect(note.contains("应为存在的日期") && note.contains("expected a day that exists") && note.contains("intake.day"))
    }

    @Test func `values are as they were, texts as texts, rows at their places`() throws {
        let rows = try rows(copy().copy.workbook.sheets[0])
        #expect(rows.map(\.number) == [1, 2, 3, 5])
        #expect(rows[1].cells.map(\.value) == ["0012", "xinjiang-2025", "2025-02-30", "数学", "5"].map { .text($0) })
        #expect(rows[2].cells[0].value == .text("=1+1"))
    }

    private func copied(_ source: TableSource) throws -> [[CellValue]] {
        try rows(AnnotatedCopy(of: source, findings: [], made: Reading.today).workbook.sheets[0]).map { $0.cells.map(\.value) }
    }

    @Test func `a number shown with zeros to spare stays as it was shown`() throws {
        var workbook = TestWorkbook([
            TestSheet(
                "一",
                rows: "<row r=\"1\"><c r=\"A1\" s=\"1\"><v>120</v></c><c r=\"B1\"><v>120</v></c><c r=\"C1\"><v>-0.5</v></c>"
                    + "<c r=\"D1\"><v>1E-7</v></c><c r=\"E1\"><v>0</v></c><c r=\"F1\" s=\"2\"><v>0.07</v></c></row>")
        ])
        workbook.formats = [(164, "000000")]
        workbook.styles = [0, 164, 10]
        #expect(
            try copied(TableSource(workbook.bytes, file: "表.xlsx")) == [
                [.text("000120"), .number(120), .number(-0.5), .number(1e-7), .number(0), .text("7%")]
            ])
    }

    @Test func `a comment on a merged cell stands where it is seen`() throws {
        let rows = [
            ["某某省英才计划培养安排名单（各单位填报后请于规定时间内统一报送管理办公室）"], ["学生", "", "导师", "", "学科", "开始日期"], ["姓名", "就读学校", "姓名", "高校", "", ""],
            ["甲某", "一中", "丙某", "新疆大学", "数理", "2025-03-01"], ["乙某", "", "丙某", "新疆大学", "", "2025-02-30"],
        ]
        let merges = ["A1:F1", "A2:B2", "C2:D2", "E2:E3", "F2:F3", "E4:E5"].map { "<mergeCell ref=\"\($0)\"/>" }.joined()
        var made = TestSheet("名单", texts: rows)
        made.after = "<mergeCells>\(merges)</mergeCells>"
        let workbook = TestWorkbook([made])
        let source = try TableSource(workbook.bytes, file: "表.xlsx")
        func finding(_ row: Int, _ column: Int) -> Finding {
            Finding(
                "intake.discipline", at: Finding.Place(row: row, columnNumber: column, sheet: "名单"), what: Bilingual("不对", "wrong"))
        }
        // A heading merged downwards, a group heading, a value that holds for two rows, and a cell of its own.
        let copy = AnnotatedCopy(
            of: source, findings: [finding(3, 5), finding(2, 4), finding(5, 5), finding(5, 6)], made: Reading.today)
        let sheet = try copy.workbook.sheets[0]
        let noted = try self.rows(sheet).flatMap { row in
            row.cells.enumerated().compactMap { $1.note == nil ? nil : "\(row.number)/\($0 + 1)" }
        }
        #expect(noted == ["2/3", "2/5", "4/5", "5/6"])
        let note = try self.rows(sheet)[3].cells[4].note
        #expect(note?.hasPrefix("第 5 行 row 5\n") == true, "a value that holds for several rows tells which row is meant")
        // The title runs on over the columns beside it and makes none of them wide.
        #expect(sheet.columns.allSatisfy { $0.width < 20 }, "\(sheet.columns.map(\.width))")
    }

    @Test func `a cell that cannot be read is U+FFFD in the copy, not empty`() throws {
        let source = try TableSource(Array("编号,姓名\nP1,".utf8) + [0xC3, 0x28] + Array("\nP2,\n".utf8), file: "表.csv", encoding: .utf8)
        #expect(try copied(source) == [[.text("编号"), .text("姓名")], [.text("P1"), .text("\u{FFFD}")], [.text("P2"), .blank]])
    }

    @Test func `no copy is made of a file that cannot be read to its end`() throws {
        let damaged = TestSheet("一", rows: "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\" t=\"z\"><v>1</v></c></row>")
        for (bytes, code) in [
            (TestWorkbook([damaged]).bytes, "intake.workbook.damaged"), (Array("编号,姓名\nP1,甲\n\"P2,乙\n".utf8), "intake.csv.broken"),
        ] {
            let source = try TableSource(bytes, file: "表")
            do {
                _ = try copied(source)
                Issue.record("a copy was made")
            } catch let error as FindingsError {
                #expect(error.findings.map(\.code) == [code, "output.copy.partial"])
            }
        }
    }

    @Test func `the list has every finding`() throws {
        let (_, sheet, copy) = try copy()
        let list = try #require(copy.workbook.sheets.last)
        #expect(list.name == AnnotatedCopy.findingsName)
        #expect(try rows(list).dropFirst().map { $0.cells.last?.value } == sheet.findings.map { .text($0.code) })
    }

    @Test func `it is written, the same bytes each time`() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("annotated-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let files = try ["a.xlsx", "b.xlsx"].map { name in
            let file = folder.appendingPathComponent(name)
            try copy().copy.workbook.write(to: file.path)
            return try Data(contentsOf: file)
        }
        #expect(files[0] == files[1])
    }
}
