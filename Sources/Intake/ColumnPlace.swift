// Where a column stands in a file, for the findings about its cells.

internal import Domain

/// The place of one column, of which that of each cell is made.
struct ColumnPlace {
    let file: String
    let sheet: String?
    let heading: String
    /// Where its cells stand in a row, from 0; nil where there are none.
    let position: Int?
    /// Whether the file itself has the column; else its value is given for the whole file.
    let isInFile: Bool

    func of(_ row: Int) -> Finding.Place {
        Finding.Place(file: file, row: row, column: heading, columnNumber: isInFile ? position.map { $0 + 1 } : nil, sheet: sheet)
    }
}
