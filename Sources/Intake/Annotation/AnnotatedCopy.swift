// A copy of a file with a comment in every faulty cell, to be mended and sent back: what is wrong stands where it is wrong.

package import Domain
package import Workbooks

/// The file that was checked, and what was found.
package struct AnnotatedCopy {
    private let source: TableSource
    private let findings: [Finding]
    private let made: CivilDay

    /// - Parameter made: the day that stands in the file as the day it was made.
    package init(of source: TableSource, findings: [Finding], made: CivilDay) {
        self.source = source
        self.findings = findings
        self.made = made
    }

    /// Name of the sheet that lists all findings; import passes it over.
    package static let findingsName = "检查结果"

    /// All sheets as they are, hidden ones too, and a list of the findings at the end.
    ///
    /// Values stay texts, numbers, days and truth values as they were; formulas are gone, their results stay. Merged headings stay merged.
    /// A cell whose bytes cannot be read holds U+FFFD, which import refuses.
    /// Memory: one row, unless cells are merged. Cost: reads the file three times.
    /// - Throws: `FindingsError` where a sheet cannot be read to its end; so do its rows.
    package var workbook: Workbook {
        get throws {
            let copies = try source.sheets.indices.filter { source.sheets[$0].name != AnnotatedCopy.findingsName }.map(copy)
            return Workbook(title: AnnotatedCopy.findingsName, made: made, sheets: copies + [list])
        }
    }

    /// What is said where there is no copy of a file that cannot be read to its end.
    package static func partial(_ file: String, sheet: String? = nil) -> Finding {
        Finding(
            "output.copy.partial", at: Finding.Place(file: file, sheet: sheet),
            what: Bilingual(
                "文件没有读到末尾，副本会缺行，因此没有写出", "the file was not read to its end; a copy would lack rows, so none was written"),
            action: Bilingual("请先改正原文件中的这一处", "Mend this in the file itself first"))
    }

    private func copy(_ index: Int) throws -> WorkbookSheet {
        let sheet = source.sheets[index]
        let shape = try ColumnShapes(source, sheet: index)
        let notes = CellNotes(
            findings.filter { $0.place.sheet == sheet.title || ($0.place.sheet == nil && index == 0) }, columns: shape.headings,
            merges: sheet.merges)
        let (source, width) = (source, shape.widths)
        return WorkbookSheet(
            name: sheet.name ?? "数据", isHidden: sheet.isHidden,
            columns: width.enumerated().map { SheetColumn(width: Double($1), isHidden: sheet.hiddenColumns.contains($0)) }, headingRows: 0,
            merges: sheet.merges.map {
                MergedArea(rows: $0.rows, columns: ($0.columns.lowerBound + 1)...($0.columns.upperBound + 1))
            }
        ) { emit in
            var stopped: (any Error)?
            var last = 0
            let said = source.forEachRow(ofSheet: index) { row in
                guard stopped == nil else { return }
                do {
                    for number in notes.rows(between: last, and: row.number) { try emit(notes.marked(TableRow(number: number, cells: []))) }
                    last = row.number
                    try emit(notes.marked(row))
                } catch {
                    stopped = error
                }
            }
            if let stopped { throw stopped }
            try source.checkWhole(said, sheet: index)
            for number in notes.rows(between: last, and: Int.max) { try emit(notes.marked(TableRow(number: number, cells: []))) }
        }
    }

    private var list: WorkbookSheet {
        let findings = findings
        let heading = ["工作表 sheet", "行 row", "列 column", "级别 level", "问题", "problem", "代码 code"]
        let widths = [14.0, 8, 18, 12, 60, 60, 26]
        return WorkbookSheet(
            name: AnnotatedCopy.findingsName, columns: widths.map { SheetColumn(width: $0, look: .prose) },
            filteredTo: findings.count + 1
        ) { emit in
            try emit(SheetRow(number: 1, cells: heading.map { SheetCell($0, look: .heading) }))
            for (index, finding) in findings.enumerated() {
                let words = CellNotes.words(finding)
                try emit(
                    SheetRow(
                        number: index + 2,
                        cells: [
                            SheetCell(finding.place.sheet ?? "", look: .prose),
                            SheetCell(finding.place.row.map { .number(Double($0)) } ?? .blank, look: .prose),
                            SheetCell(finding.place.column ?? "", look: .prose),
                            SheetCell(
                                finding.severity == .error ? "错误 error" : "提醒 note", look: finding.severity == .error ? .faulty : .doubtful),
                            SheetCell(words.zh, look: .prose), SheetCell(words.en, look: .prose), SheetCell(finding.code, look: .prose),
                        ], height: RowHeight.fitting([words.zh, words.en, finding.code], in: Array(widths[4...]))))
            }
        }
    }
}

/// What one pass over a sheet tells: how wide its columns are, and where headings stand.
private struct ColumnShapes {
    private(set) var widths: [Int] = []
    /// Columns, from 1, by the text of a heading in the first rows.
    private(set) var headings: [String: Int] = [:]

    init(_ source: TableSource, sheet: Int) throws {
        var widths: [Int] = []
        var headings: [String: Int] = [:]
        var rows = 0
        let merges = source.sheets[sheet].merges.filter { $0.rows.lowerBound <= 20 }
        let across = Set(
            merges.filter { $0.columns.count > 1 }.flatMap { merge in merge.rows.prefix(20).map { [$0, merge.columns.lowerBound] } })
        let said = source.forEachRow(ofSheet: sheet) { row in
            rows += 1
            let seen = rows <= 20 ? [row].shown(merges)[0] : row
            // A title that runs on over the columns beside it makes none of them wide.
            let isTitle = seen.cells.count(where: \.isFilled) == 1
            for (column, cell) in row.cells.enumerated() {
                if column == widths.count { widths.append(10) }
                if rows <= 1000, !isTitle, !across.contains([row.number, column]) {
                    widths[column] = min(40, max(widths[column], cell.text.prefix(60).description.cellWidth + 2))
                }
                guard rows <= 20, seen.isFilled(column), headings[cell.text.trimmed] == nil else { continue }
                headings[cell.text.trimmed] = column + 1
            }
        }
        try source.checkWhole(said, sheet: sheet)
        (self.widths, self.headings) = (widths, headings)
    }
}

extension TableSource {
    /// - Parameter said: what reading a sheet said.
    /// - Throws: `FindingsError` where reading stopped before the end of it.
    fileprivate func checkWhole(_ said: [Finding], sheet: Int) throws {
        guard let stop = said.first(where: { $0.severity == .error && !TextFaults.areOfCells($0.code) }) else { return }
        throw FindingsError([stop, AnnotatedCopy.partial(file, sheet: sheets[sheet].title)])
    }
}
