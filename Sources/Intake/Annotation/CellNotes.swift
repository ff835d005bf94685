// The findings of one sheet by cell, as comments and colours.

internal import Domain
internal import Workbooks

/// Comments on the cells of a sheet. A finding about a row goes to its first cell; one about a merged cell to the first of those that it is made of,
/// which alone is seen; one about no row stands in the list alone.
struct CellNotes {
    private struct Note {
        var texts: [String]
        var isError: Bool
    }

    /// By row and column, from 1.
    private var notes: [Int: [Int: Note]] = [:]

    /// - Parameters:
    ///   - columns: numbers, from 1, by heading, for findings that give the heading alone.
    ///   - merges: of the sheet.
    init(_ findings: [Finding], columns: [String: Int], merges: [MergedCells] = []) {
        let over = CellNotes.merges(merges, over: Set(findings.compactMap(\.place.row)))
        for finding in findings {
            guard var row = finding.place.row else { continue }
            var column = finding.place.columnNumber ?? finding.place.column.flatMap { columns[$0] } ?? 1
            let words = CellNotes.words(finding)
            var text = "\(words.zh)\n\(words.en)"
            if let merge = over[row]?.first(where: { $0.columns.contains(column - 1) }) {
                if merge.rows.lowerBound < row { text = "第 \(row) 行 row \(row)\n\(text)" }
                (row, column) = (merge.rows.lowerBound, merge.columns.lowerBound + 1)
            }
            var note = notes[row]?[column] ?? Note(texts: [], isError: false)
            note.texts.append(text)
            note.isError = note.isError || finding.severity == .error
            notes[row, default: [:]][column] = note
        }
    }

    /// The merges that cover some rows, by row. Cost: one pass over the merges.
    private static func merges(_ merges: [MergedCells], over rows: Set<Int>) -> [Int: [MergedCells]] {
        var found: [Int: [MergedCells]] = [:]
        for merge in merges {
            if merge.rows.count < rows.count {
                for row in merge.rows where rows.contains(row) { found[row, default: []].append(merge) }
            } else {
                for row in rows where merge.rows.contains(row) { found[row, default: []].append(merge) }
            }
        }
        return found
    }

    /// A finding in both languages without its place: it stands at the place.
    static func words(_ finding: Finding) -> Bilingual {
        var bare = finding
        bare.place = Finding.Place()
        return Bilingual(bare.message(in: .chinese), bare.message(in: .english))
    }

    /// Rows with notes that lie between two rows, both left out.
    func rows(between first: Int, and last: Int) -> [Int] {
        notes.keys.filter { $0 > first && $0 < last }.sorted()
    }

    /// A row with its comments and colours.
    func marked(_ row: TableRow) -> SheetRow {
        let own = notes[row.number] ?? [:]
        let count = max(row.cells.count, own.keys.max() ?? 0)
        let cells = (0..<count).map { index -> SheetCell in
            let value = index < row.cells.count ? CellNotes.value(row.cells[index]) : .blank
            guard let note = own[index + 1] else { return SheetCell(value) }
            // A comment holds at most 32,767 characters.
            return SheetCell(value, look: note.isError ? .faulty : .doubtful, note: String(note.texts.joined(separator: "\n").prefix(8000)))
        }
        return SheetRow(number: row.number, cells: cells, isHidden: row.isHidden)
    }

    /// The value as it was; U+FFFD where it could not be read. A number that the file format would round, or that was shown with zeros
    /// to spare (000120), is kept as a text.
    private static func value(_ cell: TableCell) -> CellValue {
        guard !cell.isLost else { return .text("\u{FFFD}") }
        guard !cell.text.isEmpty else { return .blank }
        switch cell.nature {
        case .number:
            let digits = cell.text.prefix { $0 != "e" && $0 != "E" }.utf8.filter { (0x30...0x39).contains($0) }.drop { $0 == 0x30 }.count
            guard digits <= 15, isShortest(cell.text), let number = Double(cell.text), number.isFinite else { return .text(cell.text) }
            return .number(number)
        case .boolean: return .boolean(["1", "true"].contains(cell.text.lowercased()))
        case .day: return CivilDay(cell.text).map(CellValue.day) ?? .text(cell.text)
        case .text, .time, .error, .formula: return .text(cell.text)
        }
    }

    /// Whether a number is written as the number alone would be: no plus sign, no zero to spare at either end.
    private static func isShortest(_ text: String) -> Bool {
        var mantissa = text.utf8.prefix { $0 != UInt8(ascii: "e") && $0 != UInt8(ascii: "E") }
        if mantissa.first == UInt8(ascii: "-") { mantissa = mantissa.dropFirst() }
        let parts = mantissa.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = parts.first, let first = whole.first, (0x30...0x39).contains(first) else { return false }
        let fraction = parts.count == 2 ? parts[1].last : 0x31
        return (whole.count == 1 || first != 0x30) && fraction != nil && fraction != 0x30 && text != "-0"
    }
}
