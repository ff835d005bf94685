// UTF-8 in pieces to rows through libcsv, keeping the row numbers that a spreadsheet shows.

internal import CLibCSV
internal import Domain
internal import Glibc

/// Turns pieces of UTF-8 into rows.
///
/// Memory: one row and one field. A byte that its encoding does not know and a broken quotation become findings; reading goes on after the
/// former. A class because libcsv's own memory is freed once.
final class CSVParser {
    private var parser = csv_parser()
    /// What libcsv's callbacks write into, under an address that C hands back.
    private let rows: UnsafeMutablePointer<CSVRows>
    private var stopped = false
    /// No field of a table is longer; what is, follows a quotation mark that nobody closed. In bytes.
    private static let longestField = 1 << 20

    var findings: [Finding] { rows.pointee.findings }

    /// - Parameter keepsBlanks: whether blanks around a value without quotation marks belong to it; libcsv drops them.
    init?(
        file: String, delimiter: Delimiter, encoding: String, seeksReplacement: Bool, keepsBlanks: Bool = false,
        body: @escaping (TableRow) -> Void
    ) {
        rows = .allocate(capacity: 1)
        rows.initialize(to: CSVRows(file: file, encoding: encoding, seeksReplacement: seeksReplacement, body: body))
        guard csv_init(&parser, UInt8(CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL)) == 0 else { return nil }
        csv_set_delim(&parser, delimiter.rawValue)
        if keepsBlanks { csv_set_space_func(&parser) { _ in 0 } }
        csv_set_blk_size(&parser, 4096)
        csv_set_realloc_func(&parser) { pointer, size in size > CSVParser.longestField ? nil : realloc(pointer, size) }
    }

    deinit {
        csv_free(&parser)
        rows.deinitialize(count: 1)
        rows.deallocate()
    }

    /// Takes the next piece.
    ///
    /// - Returns: false where nothing after it can be read.
    func take(_ piece: UnsafeRawBufferPointer) -> Bool {
        guard !stopped else { return false }
        let read = csv_parse(
            &parser, piece.baseAddress, piece.count, { field, length, state in CSVRows.at(state).pointee.take(field, length) },
            { terminator, state in CSVRows.at(state).pointee.endRow(terminator) }, rows)
        if read != piece.count { stop() }
        return !stopped
    }

    /// Ends the last row.
    func finish() {
        guard !stopped else { return }
        let finished = csv_fini(
            &parser, { field, length, state in CSVRows.at(state).pointee.take(field, length) },
            { terminator, state in CSVRows.at(state).pointee.endRow(terminator) }, rows)
        if finished != 0 { stop() }
        rows.pointee.finish()
    }

    private func stop() {
        stopped = true
        rows.pointee.breakOff()
    }
}

/// The row that is being read, and what is to be said of those read already.
private struct CSVRows {
    private let file: String
    /// As messages name it.
    private let encoding: String
    /// Whether the text holds U+FFFD somewhere, so that every cell must be looked at.
    private let seeksReplacement: Bool
    private let body: (TableRow) -> Void
    private var cells: [TableCell] = []
    private var row = 1
    private var isBlank = true
    private var lastTerminator: Int32 = 0
    private(set) var findings: [Finding] = []
    private var undecodable = 0
    private var replaced = 0
    private static let shown = 20

    init(file: String, encoding: String, seeksReplacement: Bool, body: @escaping (TableRow) -> Void) {
        (self.file, self.encoding, self.seeksReplacement, self.body) = (file, encoding, seeksReplacement, body)
    }

    static func at(_ pointer: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<CSVRows> {
        // The pointer is the one that was passed in and outlives the call; libcsv never passes another.
        pointer!.assumingMemoryBound(to: CSVRows.self)
    }

    mutating func take(_ field: UnsafeMutableRawPointer?, _ length: Int) {
        let bytes = UnsafeRawBufferPointer(start: field, count: length)
        if length > 0 { isBlank = false }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            cells.append(TableCell("", isLost: true))
            undecodable += 1
            // A file in another encoding has one in nearly every cell: the first show where, the rest are counted.
            if undecodable <= CSVRows.shown { findings.append(TextFaults.undecodable(encoding, at: place)) }
            return
        }
        cells.append(TableCell(text))
        if seeksReplacement, bytes.holdsReplacement {
            replaced += 1
            if replaced <= CSVRows.shown { findings.append(TextFaults.replaced(at: place)) }
        }
    }

    mutating func endRow(_ terminator: Int32) {
        let (lineFeed, carriageReturn) = (Int32(0x0A), Int32(0x0D))
        defer {
            cells.removeAll(keepingCapacity: true)
            isBlank = true
            lastTerminator = terminator
        }
        // The line feed of a CR LF pair ends nothing new.
        if cells.isEmpty, terminator == lineFeed, lastTerminator == carriageReturn {
            lastTerminator = 0
            return
        }
        if !isBlank { body(TableRow(number: row, cells: cells)) }
        row += 1
    }

    mutating func finish() {
        let place = Finding.Place(file: file)
        if undecodable > CSVRows.shown { findings.append(TextFaults.moreUndecodable(undecodable - CSVRows.shown, encoding, at: place)) }
        if replaced > CSVRows.shown { findings.append(TextFaults.moreReplaced(replaced - CSVRows.shown, at: place)) }
    }

    mutating func breakOff() { findings.append(TextFaults.quotation(at: Finding.Place(file: file, row: row))) }

    /// Of the cell that was taken last.
    private var place: Finding.Place {
        Finding.Place(file: file, row: row, column: ColumnLetters.of(cells.count - 1), columnNumber: cells.count)
    }
}

extension UnsafeRawBufferPointer {
    /// Whether U+FFFD stands in this UTF-8: what an earlier program wrote where it could not read a character.
    var holdsReplacement: Bool {
        guard count >= 3 else { return false }
        return (0...(count - 3)).contains { self[$0] == 0xEF && self[$0 + 1] == 0xBF && self[$0 + 2] == 0xBD }
    }
}
