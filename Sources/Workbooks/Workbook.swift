// What a workbook that we write is, as values: sheets, columns, cells, and how they look. WorkbookWriter puts it into a file.

package import Domain

/// A workbook to be written.
package struct Workbook {
    package let title: String
    /// The day that stands in the file as the day it was made, so that the same input gives the same bytes.
    package let made: CivilDay
    package var sheets: [WorkbookSheet]

    /// - Parameter sheets: at least one that is not hidden.
    package init(title: String, made: CivilDay, sheets: [WorkbookSheet]) {
        self.title = title
        self.made = made
        self.sheets = sheets
    }
}

/// One sheet. Its rows are asked for one after another when they are written, so that a long sheet never stands in memory.
package struct WorkbookSheet {
    /// Hands over the rows from the first on.
    package typealias Rows = (_ emit: (SheetRow) throws -> Void) throws -> Void

    /// At most 31 characters; see `sheetName`.
    package let name: String
    package let isHidden: Bool
    package let columns: [SheetColumn]
    /// Rows at the top that stay in view and are printed on every page.
    package let headingRows: Int
    /// Columns at the left that stay in view.
    package let frozenColumns: Int
    /// Rows, from 1, that drop-downs and other limits of the columns hold for.
    package let entryRows: ClosedRange<Int>?
    /// Last row, from 1, of the table that the filter buttons on the heading are for; nil: no buttons.
    package let filteredTo: Int?
    package let merges: [MergedArea]
    /// How many columns, from the first, go onto paper; nil: all.
    package let printedColumns: Int?
    /// Stands at the head of every printed page.
    package let pageHeading: String?
    package let rows: Rows

    package init(
        name: String, isHidden: Bool = false, columns: [SheetColumn], headingRows: Int = 1, frozenColumns: Int = 0,
        entryRows: ClosedRange<Int>? = nil, filteredTo: Int? = nil, merges: [MergedArea] = [], printedColumns: Int? = nil,
        pageHeading: String? = nil, rows: @escaping Rows
    ) {
        self.name = WorkbookSheet.sheetName(name)
        self.isHidden = isHidden
        self.columns = columns
        self.headingRows = headingRows
        self.frozenColumns = frozenColumns
        self.entryRows = entryRows
        self.filteredTo = filteredTo
        self.merges = merges
        self.printedColumns = printedColumns
        self.pageHeading = pageHeading
        self.rows = rows
    }

    /// A name that Excel takes: without `[]:*?/\`, no apostrophe at either end, at most 31 UTF-16 units.
    package static func sheetName(_ name: String) -> String {
        var units = 0
        var kept = String.UnicodeScalarView()
        for scalar in name.unicodeScalars where !"[]:*?/\\".unicodeScalars.contains(scalar) && scalar.value >= 0x20 {
            units += UTF16.width(scalar)
            guard units <= 31 else { break }
            kept.append(scalar)
        }
        while kept.first == "'" { kept.removeFirst() }
        while kept.last == "'" { kept.removeLast() }
        return kept.isEmpty ? "Sheet" : String(kept)
    }
}

/// Cells shown as one; rows and columns from 1, both ends included.
package struct MergedArea: Hashable, Sendable {
    package let rows: ClosedRange<Int>
    package let columns: ClosedRange<Int>

    package init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
        self.rows = rows
        self.columns = columns
    }
}

/// How a column is set up.
package struct SheetColumn: Sendable {
    /// In characters of the Latin alphabet; a Chinese character takes two.
    package let width: Double
    /// How its cells look below the rows written.
    package let look: CellLook
    package let nature: CellNature
    package let limit: EntryLimit?
    package let isHidden: Bool

    package init(
        width: Double, look: CellLook = .plain, nature: CellNature = .text, limit: EntryLimit? = nil, isHidden: Bool = false
    ) {
        self.width = width
        self.look = look
        self.nature = nature
        self.limit = limit
        self.isHidden = isHidden
    }
}

/// What a spreadsheet lets one enter. Whatever is pasted slips through: intake checks everything again.
package struct EntryLimit: Sendable {
    package enum Rule: Sendable {
        case oneOf([String])
        case day(ClosedRange<CivilDay>)
        case number(ClosedRange<Double>)
        case whole(ClosedRange<Int>)
    }

    package let rule: Rule
    /// Whether the spreadsheet refuses other values, or only asks whether they are meant.
    package let isStrict: Bool
    /// Shown beside the cell: a title of at most 32 characters and a text of at most 255.
    package let hint: (title: String, text: String)

    package init(_ rule: Rule, isStrict: Bool, hint: (title: String, text: String)) {
        self.rule = rule
        self.isStrict = isStrict
        self.hint = hint
    }
}

/// A row to be written.
package struct SheetRow: Sendable {
    /// From 1, in rising order; rows between are empty.
    package let number: Int
    package let cells: [SheetCell]
    package let isHidden: Bool
    /// In points; nil: as high as one line.
    package let height: Double?

    package init(number: Int, cells: [SheetCell], isHidden: Bool = false, height: Double? = nil) {
        self.number = number
        self.cells = cells
        self.isHidden = isHidden
        self.height = height
    }
}

/// What a cell holds.
package enum CellValue: Hashable, Sendable {
    case blank
    /// Stored as a text, never as a formula or a number, whatever it looks like.
    case text(String)
    /// The file keeps 16 significant digits.
    case number(Double)
    case day(CivilDay)
    case boolean(Bool)
}

/// What a column's cells are: decides the number format, so that a spreadsheet keeps leading zeros and 18-digit numbers.
package enum CellNature: Hashable, Sendable {
    case text, number, day
}

/// A cell to be written.
package struct SheetCell: Sendable {
    package let value: CellValue
    package let look: CellLook
    /// A comment on the cell.
    package let note: String?

    package init(_ value: CellValue, look: CellLook = .plain, note: String? = nil) {
        self.value = value
        self.look = look
        self.note = note
    }

    package init(_ text: String, look: CellLook = .plain, note: String? = nil) {
        self.init(text.isEmpty ? .blank : .text(text), look: look, note: note)
    }
}

/// How a cell looks.
package enum CellLook: Hashable, Sendable, CaseIterable {
    case plain
    /// To be filled in.
    case entry
    case title, prose
    case heading
    /// The heading of a column that must be filled in.
    case requiredHeading
    /// What we know, not to be changed.
    case known
    case example
    /// With an error, with a doubt.
    case faulty, doubtful
}
