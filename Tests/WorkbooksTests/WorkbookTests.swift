// Workbooks as files: whole or not at all, the same bytes for the same input, nobody else's to read.

import Domain
import Foundation
import Testing
import Workbooks

@Suite final class WorkbookTests {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("workbooks-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    private func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

    private func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() }

    private let made = CivilDay(number: 20_000)

    private func workbook(_ rows: @escaping WorkbookSheet.Rows) -> Workbook {
        let choices = EntryLimit(.oneOf((1...80).map { "某某大学\($0)" }), isStrict: true, hint: ("高校", "请选择"))
        return Workbook(
            title: "表", made: made,
            sheets: [
                WorkbookSheet(
                    name: "表",
                    columns: [SheetColumn(width: 12), SheetColumn(width: 30, limit: choices), SheetColumn(width: 12, nature: .day)],
                    entryRows: 2...100, filteredTo: 3, rows: rows),
                WorkbookSheet(name: "_隐藏", isHidden: true, columns: [], headingRows: 0) { _ in },
            ])
    }

    private func plain(_ emit: (SheetRow) throws -> Void) throws {
        try emit(SheetRow(number: 1, cells: ["编号", "高校", "日期"].map { SheetCell($0, look: .heading, note: "说明\nnote") }, height: 30))
        try emit(SheetRow(number: 2, cells: [SheetCell("0012"), SheetCell(.number(5)), SheetCell(.day(made))]))
        try emit(
            SheetRow(number: 4, cells: [SheetCell("=1+1", look: .faulty), SheetCell(.boolean(true)), SheetCell(.blank)], isHidden: true))
    }

    @Test func `the same workbook gives the same bytes, its owner's alone`() throws {
        try workbook(plain).write(to: path("a.xlsx"))
        try workbook(plain).write(to: path("b.xlsx"))
        let (first, second) = (
            try Data(contentsOf: URL(fileURLWithPath: path("a.xlsx"))), try Data(contentsOf: URL(fileURLWithPath: path("b.xlsx")))
        )
        #expect(first == second)
        #expect(first.starts(with: [0x50, 0x4B, 3, 4]))
        let mode = try FileManager.default.attributesOfItem(atPath: path("a.xlsx"))[.posixPermissions] as? Int
        #expect(mode == 0o600)
        #expect(try names() == ["a.xlsx", "b.xlsx"])
    }

    @Test func `what stands at the place is not touched`() throws {
        try Data("mine".utf8).write(to: URL(fileURLWithPath: path("a.xlsx")))
        #expect(throws: WorkbookError.taken) { try workbook(plain).write(to: path("a.xlsx")) }
        #expect(try String(contentsOfFile: path("a.xlsx"), encoding: .utf8) == "mine")
        #expect(try names() == ["a.xlsx"])
    }

    @Test func `a file that appears meanwhile is not touched either`() throws {
        let place = path("a.xlsx")
        let slow = workbook { emit in
            try Data("mine".utf8).write(to: URL(fileURLWithPath: place))
            try emit(SheetRow(number: 1, cells: [SheetCell("x")]))
        }
        #expect(throws: WorkbookError.taken) { try slow.write(to: place) }
        #expect(try String(contentsOfFile: place, encoding: .utf8) == "mine")
        #expect(try names() == ["a.xlsx"])
    }

    @Test func `rows that fail leave nothing`() throws {
        struct Stop: Error {}
        #expect(throws: Stop.self) { try workbook { _ in throw Stop() }.write(to: path("a.xlsx")) }
        #expect(try names().isEmpty)
    }

    @Test func `a folder that is not there`() {
        #expect(throws: WorkbookError.notWritable) { try workbook(plain).write(to: path("none/a.xlsx")) }
    }

    @Test(arguments: [String(repeating: "字", count: 32_768), "a\u{0}b"])
    func `a text that no cell holds is named by its place and never cut`(text: String) throws {
        let book = workbook { try $0(SheetRow(number: 3, cells: [SheetCell(""), SheetCell(text)])) }
        #expect(throws: WorkbookError.unfit(sheet: "表", row: 3, column: 2)) { try book.write(to: path("a.xlsx")) }
        #expect(try names().isEmpty)
    }

    @Test func `numbers that are none, rows and columns beyond the sheet`() {
        for (row, cells) in [
            (2, [SheetCell(.number(.nan))]), (1_048_577, [SheetCell("x")]), (1, Array(repeating: SheetCell("x"), count: 16_385)),
        ] {
            #expect(throws: WorkbookError.self) { try workbook { try $0(SheetRow(number: row, cells: cells)) }.write(to: path("a.xlsx")) }
        }
    }

    @Test(arguments: [
        ("报名", "报名"), ("a/b:c*?[d]\\e", "abcde"), ("'x'", "x"), ("", "Sheet"),
        (String(repeating: "长", count: 40), String(repeating: "长", count: 31)),
        (String(repeating: "𠮷", count: 20), String(repeating: "𠮷", count: 15)),
    ])
    func `names of sheets are made to fit`(given: String, name: String) {
        #expect(WorkbookSheet.sheetName(given) == name)
    }

    @Test func `long sheets take no more memory than short ones`() throws {
        func resident() -> Int {
            let text = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
            let line = text.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
            return Int(line.split(separator: " ").dropFirst().first ?? line.split(separator: "\t").last?.split(separator: " ").first ?? "")
                ?? 0
        }
        try workbook(plain).write(to: path("a.xlsx"))
        let before = resident()
        try workbook { emit in
            for row in 1...50_000 { try emit(SheetRow(number: row, cells: (1...10).map { SheetCell("第 \(row) 行第 \($0) 列") })) }
        }.write(to: path("b.xlsx"))
        #expect(before > 0)
        // In kB; as objects in memory the half million texts would take well over 60 MB.
        #expect(resident() - before < 24_000)
    }
}
