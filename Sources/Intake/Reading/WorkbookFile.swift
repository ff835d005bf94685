// A workbook as sheets and rows: what the child says of it, checked before it is passed on.

internal import Domain
internal import WorkbookFrames

/// Reading of workbooks through `WorkbookChild`.
enum WorkbookFile {
    private struct Unruly: Error {}

    /// The sheets, and why they could not be read where they could not.
    static func sheets(of bytes: FileBytes, file: String) -> ([TableSheet], [Finding]) {
        var sheets: [TableSheet] = []
        do throws(WorkbookChild.Failure) {
            try WorkbookChild.run(["sheets"], on: bytes) { kind, content in
                switch kind {
                case WorkbookFrame.sheet:
                    guard sheets.count < WorkbookLimits.sheets else { throw Unruly() }
                    sheets.append(try sheet(&content, number: sheets.count + 1))
                case WorkbookFrame.progress: _ = try content.take(UInt16.self)
                default: throw Unruly()
                }
                return true
            }
            return (sheets, [])
        } catch {
            return ([], [WorkbookFaults.finding(error, at: Finding.Place(file: file))])
        }
    }

    /// Calls `body` for each row of a sheet.
    ///
    /// - Parameter name: of the sheet as findings show it; nil where the file has one sheet only.
    static func forEachRow(
        ofSheet number: Int, named name: String?, in bytes: FileBytes, file: String, limit: Int?, progress: (Double) -> Void,
        _ body: (TableRow) -> Void
    ) -> [Finding] {
        var findings: [Finding] = []
        var (lastRow, told, replaced, left) = (0, 0, 0, limit ?? .max)
        let place = Finding.Place(file: file, sheet: name)
        do throws(WorkbookChild.Failure) {
            try WorkbookChild.run(["rows", "\(number)"], on: bytes) { kind, content in
                switch kind {
                case WorkbookFrame.row:
                    let (row, damaged) = try row(&content, after: lastRow)
                    lastRow = row.number
                    told += row.cells.count
                    guard told <= WorkbookLimits.cells else { throw Unruly() }
                    for column in damaged {
                        replaced += 1
                        guard replaced <= 20 else { continue }
                        findings.append(
                            TextFaults.replaced(
                                at: Finding.Place(
                                    file: file, row: row.number, column: ColumnLetters.of(column), columnNumber: column + 1, sheet: name))
                        )
                    }
                    body(row)
                    left -= 1
                case WorkbookFrame.progress: progress(Double(try content.take(UInt16.self)) / 1000)
                default: throw Unruly()
                }
                return left > 0
            }
            progress(1)
        } catch {
            findings.append(WorkbookFaults.finding(error, at: place))
        }
        if replaced > 20 { findings.append(TextFaults.moreReplaced(replaced - 20, at: place)) }
        return findings
    }

    /// What the heads of all sheets may take altogether: a workbook of a thousand filled sheets needs a second.
    static let headTime = Duration.seconds(30)

    /// Calls `body` for each sheet in order with its first rows that are not blank, as far as they can be read.
    ///
    /// - Parameter sheets: the place of each, for findings.
    /// - Returns: why the sheets that `body` was not called for could not be read; empty where all were.
    /// Cost: one run of the child for all sheets. Memory: the rows of one sheet.
    static func forEachHead(
        _ limit: Int, of sheets: [Finding.Place], in bytes: FileBytes, file: String, within time: Duration = headTime,
        _ body: (SheetHead) -> Void
    ) -> [Finding] {
        var (sheet, rows) = (0, [TableRow]())
        do throws(WorkbookChild.Failure) {
            try WorkbookChild.run(["heads", "\(limit)"], on: bytes, within: time) { kind, content in
                switch kind {
                case WorkbookFrame.row:
                    guard rows.count < limit else { throw Unruly() }
                    rows.append(try row(&content, after: rows.last?.number ?? 0).0)
                case WorkbookFrame.sheetEnd:
                    guard sheet < sheets.count else { throw Unruly() }
                    let fault = try WorkbookChild.refusal(&content).map { WorkbookFaults.finding($0, at: sheets[sheet]) }
                    body(SheetHead(position: sheet, rows: rows, fault: fault))
                    (sheet, rows) = (sheet + 1, [])
                case WorkbookFrame.progress: _ = try content.take(UInt16.self)
                default: throw Unruly()
                }
                return true
            }
            guard sheet == sheets.count else { throw .unruly }
            return []
        } catch {
            return [WorkbookFaults.finding(error, at: Finding.Place(file: file))]
        }
    }

    private static func sheet(_ content: inout FrameContent, number: Int) throws -> TableSheet {
        let isHidden = try flag(&content)
        let name = try text(&content, length: Int(try content.take(UInt16.self)), atMost: WorkbookLimits.sheetNameBytes)
        var merges: [MergedCells] = []
        let count = try content.take(UInt32.self)
        guard count <= WorkbookLimits.merges else { throw Unruly() }
        for _ in 0..<count {
            let rows = try range(&content, within: 1...WorkbookLimits.rows)
            merges.append(MergedCells(rows: rows, columns: try range(&content, within: 0...(WorkbookLimits.columns - 1))))
        }
        var hidden: Set<Int> = []
        let ranges = try content.take(UInt32.self)
        guard ranges <= WorkbookLimits.columns else { throw Unruly() }
        // Ranges that lie over each other would be gone through again and again; a sheet's do not.
        var columns = 0
        for _ in 0..<ranges {
            let range = try range(&content, within: 0...(WorkbookLimits.columns - 1))
            columns += range.count
            guard columns <= WorkbookLimits.columns else { throw Unruly() }
            hidden.formUnion(range)
        }
        return TableSheet(name: name, number: number, isHidden: isHidden, merges: merges, hiddenColumns: hidden)
    }

    /// A row with its empty cells, and the columns in which U+FFFD stands.
    private static func row(_ content: inout FrameContent, after last: Int) throws -> (TableRow, [Int]) {
        let number = Int(try content.take(UInt32.self))
        guard number > last, number <= WorkbookLimits.rows else { throw Unruly() }
        let isHidden = try flag(&content)
        let count = Int(try content.take(UInt16.self))
        guard (1...WorkbookLimits.columns).contains(count) else { throw Unruly() }
        var cells: [TableCell] = []
        cells.reserveCapacity(count)
        var damaged: [Int] = []
        for _ in 0..<count {
            let column = Int(try content.take(UInt16.self))
            guard column >= cells.count, column < WorkbookLimits.columns,
                let nature = WorkbookNature(rawValue: try content.take(UInt8.self))
            else { throw Unruly() }
            let length = Int(try content.take(UInt32.self))
            guard length <= 2 * WorkbookLimits.cellBytes else { throw Unruly() }
            let bytes = try content.take(bytes: length)
            guard let text = String(validating: bytes, as: UTF8.self) else { throw Unruly() }
            if bytes.holdsReplacement { damaged.append(column) }
            while cells.count < column { cells.append(TableCell("")) }
            cells.append(TableCell(text, TableCell.Nature(nature)))
        }
        return (TableRow(number: number, cells: cells, isHidden: isHidden), damaged)
    }

    private static func flag(_ content: inout FrameContent) throws -> Bool {
        switch try content.take(UInt8.self) {
        case 0: false
        case 1: true
        default: throw Unruly()
        }
    }

    private static func text(_ content: inout FrameContent, length: Int, atMost most: Int) throws -> String {
        guard length <= most, let text = String(validating: try content.take(bytes: length), as: UTF8.self) else { throw Unruly() }
        return text
    }

    private static func range(_ content: inout FrameContent, within bounds: ClosedRange<Int>) throws -> ClosedRange<Int> {
        let (from, to) = (Int(try content.take(UInt32.self)), Int(try content.take(UInt32.self)))
        guard from <= to, bounds.contains(from), bounds.contains(to) else { throw Unruly() }
        return from...to
    }
}

extension TableCell.Nature {
    init(_ nature: WorkbookNature) {
        switch nature {
        case .text: self = .text
        case .number: self = .number
        case .boolean: self = .boolean
        case .day: self = .day
        case .time: self = .time
        case .error: self = .error
        case .formula: self = .formula
        }
    }
}
