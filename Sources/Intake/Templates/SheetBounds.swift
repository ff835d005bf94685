// Sheets of our own held in memory whole: no more of them than this program ever writes.

internal import Domain

/// How much of a sheet is held.
struct SheetBounds {
    /// Rows at most; a sheet with more is refused.
    let rows: Int
    /// Cells of a row, from the first; what stands further to the right is not ours and is not held.
    let columns: Int
    /// Bytes of text at most; a sheet with more is refused.
    static let bytes = 64 << 20
}

extension TableSource {
    /// The rows of a sheet.
    ///
    /// - Parameter beyond: called for the filled cells of a row beyond the bounds' columns, where there are any; columns from 1.
    /// - Returns: the rows with what reading them has to say; no rows where that blocks. Memory: bounded.
    func rows(
        ofSheet sheet: Int, within bounds: SheetBounds, beyond: (Int, [Int]) -> Void = { _, _ in }
    ) -> (rows: [TableRow], findings: [Finding]) {
        var rows: [TableRow] = []
        var bytes = 0
        var isLarge = false
        var findings = forEachRow(ofSheet: sheet, limit: bounds.rows + 1) { row in
            let cells = Array(row.cells.prefix(bounds.columns))
            let far = row.cells.indices.dropFirst(bounds.columns).filter { row.cells[$0].holdsAnything }
            if !far.isEmpty { beyond(row.number, far.map { $0 + 1 }) }
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
}
