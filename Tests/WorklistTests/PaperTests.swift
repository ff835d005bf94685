// Sheets on paper: letters that can be read, headings and page numbers on every page.

import Domain
import Foundation
import Operations
import TestWorkbooks
import Testing
import Workbooks

@Suite struct PaperTests {
    private func parts(_ file: URL) throws -> (sheet: String, book: String) {
        let entries = try #require(Zip.entries(ofFile: file.path))
        func text(_ name: String) -> String { entries.first { $0.name == name }.map { String(decoding: $0.content, as: UTF8.self) } ?? "" }
        return (text("xl/worksheets/sheet1.xml"), text("xl/workbook.xml"))
    }

    @Test func `a sheet that would be unreadable on one page goes over several, with its frozen columns on each`() throws {
        func page(_ width: Double, printed: Int? = nil) throws -> (sheet: String, book: String) {
            let file = FileManager.default.temporaryDirectory.appendingPathComponent("paper-\(UUID().uuidString).xlsx")
            defer { try? FileManager.default.removeItem(at: file) }
            let columns = (0..<10).map { _ in SheetColumn(width: width) }
            try Workbook(
                title: "表", made: CivilDay(number: 20_000),
                sheets: [
                    WorkbookSheet(name: "表", columns: columns, frozenColumns: 2, printedColumns: printed, pageHeading: "甲&乙") { emit in
                        try emit(SheetRow(number: 1, cells: [SheetCell("列", look: .heading)]))
                    }
                ]
            ).write(to: file.path)
            return try parts(file)
        }
        let narrow = try page(16)
        #expect(narrow.sheet.contains("fitToPage=\"1\"") && narrow.sheet.contains("orientation=\"landscape\""))
        #expect(narrow.book.contains("$1:$1<") && !narrow.book.contains("$A:$B"))
        #expect(narrow.sheet.contains("<oddHeader>&amp;L甲&amp;&amp;乙</oddHeader>") && narrow.sheet.contains("&amp;P / &amp;N"))
        let wide = try page(40)
        #expect(wide.sheet.contains("scale=\"73\"") && !wide.sheet.contains("fitToPage") && wide.book.contains("$A:$B,"))
        let part = try page(40, printed: 4)
        #expect(part.sheet.contains("fitToPage=\"1\"") && part.book.contains("$A:$D"))
    }

    @Test func `a worklist fits one page across without its tokens, its texts broken to their columns`() throws {
        let school = try School(schools: 1, pupils: 1)
        let file = school.folder.appendingPathComponent("待答.xlsx")
        _ = try Worklist(house: school.house, store: school.store, moment: school.moment).issue(school.options(0), to: file)
        let (sheet, book) = try parts(file)
        #expect(sheet.contains("fitToPage=\"1\"") && book.contains("$A$1:$M$3") && book.contains("$1:$1"))
        #expect(sheet.contains("<oddHeader>&amp;L\(School.name(0))"))
        // At most 196 characters of 4 points across the 784 points between the margins.
        let widths = sheet.matches(of: /<col min="(\d+)" max="(\d+)" width="([0-9.]+)"/).map { match in
            (Double(match.output.2)! - Double(match.output.1)! + 1) * Double(match.output.3)!
        }
        #expect(widths.dropLast().reduce(0, +) <= 196 && widths.count > 5)
        // As high as the longest text needs: a question takes two lines of its column.
        #expect(sheet.matches(of: /<row r="\d+"[^>]* ht="([0-9.]+)"/).dropFirst().allSatisfy { Double($0.output.1)! >= 30 })
        #expect(sheet.contains("ht=\"45\"") || sheet.contains("ht=\"30\""))
        let styles = try #require(Zip.entries(ofFile: file.path)).first { $0.name == "xl/styles.xml" }
        #expect(styles.map { String(decoding: $0.content, as: UTF8.self).contains("wrapText=\"1\"") } == true)
    }
}
