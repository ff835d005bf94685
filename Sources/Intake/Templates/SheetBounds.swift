// Sheets of our own held in memory whole: no more of them than this program ever writes.

package import Domain

/// How much of a sheet is held.
struct SheetBounds {
    /// Rows at most; a sheet with more is refused.
    let rows: Int
    /// Cells of a row, from the first; what stands further to the right is not ours and is passed over.
    let columns: Int
    /// Bytes of text at most; a sheet with more is refused.
    static let bytes = 64 << 20
}

extension TableSource {
    /// The rows of a sheet.
    ///
    /// - Returns: the rows with what reading them has to say; no rows where that blocks. Memory: bounded.
    func rows(ofSheet sheet: Int, within bounds: SheetBounds) -> (rows: [TableRow], findings: [Finding]) {
        var rows: [TableRow] = []
        var bytes = 0
        var isLarge = false
        var findings = forEachRow(ofSheet: sheet, limit: bounds.rows + 1) { row in
            let cells = Array(row.cells.prefix(bounds.columns))
            bytes += cells.reduce(0) { $0 + $1.text.utf8.count }
            isLarge = isLarge || rows.count == bounds.rows || bytes > SheetBounds.bytes
            if !isLarge { rows.append(TableRow(number: row.number, cells: cells, isHidden: row.isHidden)) }
        }
        if isLarge {
            findings.append(
                Finding(
                    "intake.mark.large", at: Finding.Place(file: file, sheet: sheets[sheet].title),
                    what: Bilingual("这一页比本程序写出的大", "the sheet is larger than any that this program writes"),
                    expected: Bilingual(
                        "不超过 \(bounds.rows) 行、\(SheetBounds.bytes >> 20) MiB 文字",
                        "at most \(bounds.rows) rows and \(SheetBounds.bytes >> 20) MiB of text"),
                    action: Bilingual("请在原发的文件里填写", "Fill in the file that was sent")))
        }
        return findings.block ? ([], findings) : (rows, findings)
    }

    /// The rows of the sheets that a worklist consists of, by name: its hidden baseline and the answers.
    ///
    /// - Returns: the sheets with what reading them has to say; where that blocks, nothing of the file may be taken.
    package func worklistSheets(_ mark: SheetMark) -> (sheets: [String: [TableRow]], findings: [Finding]) {
        var tables: [String: [TableRow]] = [:]
        var findings: [Finding] = []
        for (name, columns) in [(Baseline.sheetName, Baseline.width), (mark["sheet"] ?? "", 4 * WorklistColumn.allCases.count)] {
            guard tables[name] == nil, let index = sheets.firstIndex(where: { $0.name == name }) else { continue }
            let (rows, said) = rows(ofSheet: index, within: SheetBounds(rows: 100_000, columns: columns))
            tables[name] = rows
            findings += said
        }
        return (tables, findings)
    }
}
