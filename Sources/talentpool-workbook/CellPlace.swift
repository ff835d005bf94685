// Places in a sheet as a workbook writes them: B7 for a cell, B7:D9 for a range.

internal import WorkbookFrames

/// A cell's place: row from 1, column from 0.
struct CellPlace {
    let row: Int
    let column: Int

    /// Reads `B7` or `$B$7` at the start of a text, and moves past it; nil where there is none, or the sheet has no such place.
    static func read(_ cursor: inout UnsafePointer<CChar>) -> CellPlace? {
        var (column, row, letters, digits) = (0, 0, 0, 0)
        func skipDollar() { if cursor.pointee == 0x24 { cursor += 1 } }
        skipDollar()
        while letters < 4, case let letter = Int(cursor.pointee) & ~0x20, (0x41...0x5A).contains(letter) {
            column = column * 26 + letter - 0x40
            (letters, cursor) = (letters + 1, cursor + 1)
        }
        skipDollar()
        while digits < 8, case let digit = Int(cursor.pointee) - 0x30, (0...9).contains(digit) {
            row = row * 10 + digit
            (digits, cursor) = (digits + 1, cursor + 1)
        }
        guard letters > 0, digits > 0, (1...WorkbookLimits.columns).contains(column), (1...WorkbookLimits.rows).contains(row) else {
            return nil
        }
        return CellPlace(row: row, column: column - 1)
    }

    /// The whole text as one place.
    static func read(whole text: UnsafePointer<CChar>) -> CellPlace? {
        var cursor = text
        let place = read(&cursor)
        return cursor.pointee == 0 ? place : nil
    }
}
