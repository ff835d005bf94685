// How a sheet was understood: where its heading stands and what each of its columns is.

package import Domain

/// What the caller says of a file beside the file itself.
package struct SheetRequest: Sendable {
    package var kind: RecordKind?
    /// Name of the sheet; nil for the only one that is recognised.
    package var sheet: String?
    /// Values for the whole file by heading; a cell of the file prevails.
    package var constants: [String: String]
    /// Headings of columns that are to be left out; each must stand in the sheet.
    package var ignored: [String]
    /// The same of a mapping, whether they are there or not.
    var ignoredIfThere: [String] = []
    /// Headings of which a mapping says that each file gives one value for all its rows, in a column or by the caller.
    var asked: [String] = []
    /// Headings of which the caller says what they mean.
    package var named: [NamedHeading]
    package var words: HeadingWords
    /// Where a mapping found the heading.
    var headingRows: ClosedRange<Int>?

    package init(
        kind: RecordKind? = nil, sheet: String? = nil, constants: [String: String] = [:], ignored: [String] = [],
        named: [NamedHeading] = [], words: HeadingWords = .canonical
    ) {
        self.kind = kind
        self.sheet = sheet
        self.constants = constants
        self.ignored = ignored
        self.named = named
        self.words = words
    }
}

/// What became of one column of the file.
package struct LayoutColumn: Sendable {
    package enum Use: Sendable {
        /// Read as this column of the record, at this value of another where a row gives several records, for example `stage=test`.
        case read(String, at: String?)
        case serial
        case unstored
        /// No heading; blank as far as anybody has seen.
        case nameless
    }

    /// From 0.
    package let position: Int
    /// As written, group headings before it.
    package let heading: String
    /// As a person is shown it: what may be a name is described instead.
    package let shown: String
    package let use: Use
}

/// One kind of record that each row gives.
struct LayoutPart {
    let heading: Heading
    /// Positions of which one has to be filled for the row to give this record; empty where every row gives it.
    let values: [Int]
    /// Those of `values` that hold more than a day.
    let telling: [Int]
    /// Positions of what the caller gives for the whole file and nobody is said to have of whom no cell in `telling` is filled: a result.
    let withheld: [Int]
    /// Cells that the file does not have, put behind its own.
    let added: [TableCell]
    /// Words of cells by position.
    let words: [Int: [String: String]]
    /// What cells say of other columns, by position.
    let answers: [Int: CellAnswer]
    /// Columns that the file leaves open but where a word in another column fills them.
    let blank: Set<String>

    /// Whether a row is read as it stands.
    var isPlain: Bool { added.isEmpty && values.isEmpty }
}

/// What the cells of one column say of other columns of the same record.
struct CellAnswer {
    struct Said {
        let position: Int
        let value: String
    }

    /// By the folded word; the cell itself is empty then.
    let moved: [String: Said]
    /// Said by any other text.
    let given: Said?
    /// Folded words that may mean this or that.
    let unclear: Set<String>

    var isEmpty: Bool { moved.isEmpty && given == nil && unclear.isEmpty }
}

package struct SheetLayout: Sendable {
    package let kind: RecordKind
    /// What findings call the sheet; nil in a CSV file.
    package let title: String?
    /// Rows of the heading.
    package let headerRows: ClosedRange<Int>
    package let columns: [LayoutColumn]
    /// Columns given for the whole file, by name.
    package let constants: [String: String]
    let width: Int
    let parts: [LayoutPart]
    /// Values for blank cells by position.
    let defaults: [Int: String]
    /// The cells of the heading's rows in normal form, to know them again.
    let headerCells: [[String]]
    /// Positions that are read.
    let bound: [Int]
    /// Positions that must be filled in a record, other than those with a default.
    let needed: [Int]
    /// Positions that say who a record is about.
    let whose: Set<Int>
}
