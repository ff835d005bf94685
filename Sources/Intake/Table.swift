// What a spreadsheet holds, whatever kind of file it came in: rows of cells, and what the sheet says of them.

/// A cell as its file holds it.
package struct TableCell: Hashable, Sendable {
    /// What the file says the cell is. A CSV file knows texts alone.
    package enum Nature: Hashable, Sendable {
        case text, number, boolean
        /// A number shown as a day: `text` is `YYYY-MM-DD`.
        case day
        /// A number shown as a day with a time, or as a time alone.
        case time
        /// An error value such as `#N/A`.
        case error
        /// A formula whose result the file does not hold.
        case formula
    }

    /// What stands in the cell; a number in its shortest decimal form that gives the number back.
    package let text: String
    package let nature: Nature
    /// Whether its bytes are not in the encoding of the file; `text` is empty then.
    package let isLost: Bool
    /// Whether an apostrophe stood before the text, as our own files put it before what a spreadsheet would run: a text for certain, no formula.
    let isGuarded: Bool

    package init(_ text: String, _ nature: Nature = .text, isLost: Bool = false) {
        self.init(text, nature, isLost: isLost, isGuarded: false)
    }

    init(_ text: String, _ nature: Nature, isLost: Bool = false, isGuarded: Bool) {
        self.text = text
        self.nature = nature
        self.isLost = isLost
        self.isGuarded = isGuarded
    }
}

/// A row as written.
package struct TableRow: Sendable {
    /// Its number in the file, from 1, as a spreadsheet shows it.
    package let number: Int
    /// From the first column on; a row may be shorter than others.
    package let cells: [TableCell]
    package let isHidden: Bool

    package init(number: Int, cells: [TableCell], isHidden: Bool = false) {
        self.number = number
        self.cells = cells
        self.isHidden = isHidden
    }
}

/// Cells shown as one; rows from 1, columns from 0, both ends included.
package struct MergedCells: Hashable, Sendable {
    package let rows: ClosedRange<Int>
    package let columns: ClosedRange<Int>

    package init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
        self.rows = rows
        self.columns = columns
    }
}

/// One sheet of a file, known before its rows are read.
package struct TableSheet: Sendable {
    /// nil in a CSV file.
    package let name: String?
    /// The name where it cannot tell who somebody is, else `#` and the sheet's number; what findings call the sheet. nil in a CSV file.
    package let title: String?
    package let isHidden: Bool
    package let merges: [MergedCells]
    /// Columns from 0.
    package let hiddenColumns: Set<Int>

    /// - Parameter number: of the sheet in its file, from 1.
    package init(name: String? = nil, number: Int = 1, isHidden: Bool = false, merges: [MergedCells] = [], hiddenColumns: Set<Int> = []) {
        self.name = name
        title = name.map { KnownWords.make(up: $0) || OurSheets.names.contains($0) ? $0 : "#\(number)" }
        self.isHidden = isHidden
        self.merges = merges
        self.hiddenColumns = hiddenColumns
    }
}
