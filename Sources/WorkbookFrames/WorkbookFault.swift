// Why a workbook cannot be read: what the program that reads it can say, without a word of the file.

/// A fault of a workbook. The number goes over the pipe.
package enum WorkbookFault: UInt8, CaseIterable, Sendable {
    /// No zip archive, or one whose list of entries cannot be read.
    case damagedArchive = 1
    case tooManyEntries
    /// Names that lead out of the archive, absolute ones, or two that are the same.
    case entryNames
    /// Entries that claim more bytes together than the archive has.
    case overlappingEntries
    case encrypted
    /// An entry packed in a way that workbooks are not.
    case packing
    /// Unpacked bytes that do not fit what the archive says of them.
    case damagedEntry
    case unpackedSize
    case unpackedRatio
    case notWorkbook
    case binaryWorkbook
    case openDocument
    /// A part that the workbook names and does not have.
    case missingPart
    case documentType
    case malformedXML
    case nestedTooDeep
    case tooManySheets
    case tooManyMerges
    case tooManyStyles
    case tooManyStrings
    case tooManyRows
    case tooManyColumns
    /// A row, or all rows together, hold more than is read.
    case tooManyCells
    /// A cell's text is longer than a spreadsheet allows.
    case longCell
    /// A row or cell whose place is unreadable, given twice or out of order.
    case cellPlace
    /// A number, style or day that is none.
    case cellValue
    /// A cell refers to a text that the workbook does not have.
    case missingString
    case wrongUse
}

/// What a sheet may hold, the same on both sides of the pipe.
package enum WorkbookLimits {
    /// Rows and columns of a sheet in Excel 2007 and later.
    package static let rows = 1_048_576
    package static let columns = 16_384
    /// Characters of a cell, as UTF-16 units.
    package static let cellText = 32_767
    /// The longest UTF-8 of such a cell.
    package static let cellBytes = 3 * cellText
    package static let rowBytes = 8 << 20
    package static let sheets = 1_000
    package static let sheetNameBytes = 1_024
    package static let merges = 100_000
    /// Cells of a sheet, the empty ones before the last of a row among them.
    package static let cells = 1 << 27
}
