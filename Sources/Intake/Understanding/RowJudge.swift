// Whether a row is a record: by what it begins with, and by what else it holds.

internal import Domain

/// What a row below the heading is.
enum RowVerdict {
    case record
    case ignored(IgnoredRow)
    /// Behind a note, and with one cell of its own: a record or one more line of the note, which nothing in the file tells.
    case doubtful
}

/// Judges the rows of one sheet. Cost: one look at the first filled cell of a row that is a plain record.
struct RowJudge {
    let layout: SheetLayout
    let words: HeadingWords
    private let starts: Set<UInt32>

    init(_ layout: SheetLayout, words: HeadingWords) {
        self.layout = layout
        self.words = words
        starts = Set((words.totals + words.notes).compactMap { $0.unicodeScalars.first?.value })
    }

    /// - Parameters:
    ///   - row: as written.
    ///   - filled: with merged cells filled down.
    ///   - isNoted: whether a note stands above it.
    func verdict(_ row: TableRow, filled: TableRow, isNoted: Bool) -> RowVerdict {
        guard let position = row.cells.firstIndex(where: { !$0.text.isEmpty }) else { return .record }
        let text = row.cells[position].text
        if position < layout.width, isHeader(row, from: position) { return .ignored(.repeated) }
        if isNoted, row.cells.count(where: \.isFilled) == 1, let verdict = behindNote(row, filled) { return verdict }
        guard let scalar = text.unicodeScalars.first(where: { !$0.properties.isWhitespace }), mayStart(scalar.value) else { return .record }
        let folded = HeadingText.folded(text)
        let isTotal = words.totals.contains { RowJudge.begins(folded, with: $0) }
        guard isTotal || words.notes.contains(where: { RowJudge.begins(folded, with: $0) }) else { return .record }
        // Numbers and nothing else behind such a word: a sum or a count, wherever they stand.
        if isTotal, row.cells[(position + 1)...].allSatisfy({ RowJudge.isNumber($0.text) }) { return .ignored(.total) }
        // Whatever it begins with, a row with all that a record needs is one.
        let said = said(row).filter { $0 != position }
        let others = layout.needed.filter { $0 != position }
        if !others.isEmpty, others.allSatisfy(said.contains), others.count == layout.needed.count || others.count > 2 { return .record }
        // So is one that says who, or several things that are no part of a remark: what it lacks is a fault then, and the row no note.
        if said.contains(where: layout.whose.contains) || (!isTotal && said.count > 1) { return .record }
        return .ignored(isTotal ? .total : .note)
    }

    /// Whether a row above the heading is a heading itself, or holds as much as a record.
    func isLikeRecord(_ row: TableRow) -> Bool {
        let filled = row.cells.filter(\.isFilled)
        if filled.count > max(4, layout.bound.count / 2) { return true }
        if filled.count > 1,
            filled.allSatisfy({ cell in
                !HeadingText.folded(cell.text).hasSuffix(":") && words.target([words.normal(cell.text)], in: layout.kind) != nil
            })
        {
            return true
        }
        let said = Set(said(row))
        return layout.needed.count > 1 && said.isSuperset(of: layout.needed)
    }

    // MARK: Rows that are none

    /// Nil where the row is to be judged like any other.
    private func behindNote(_ row: TableRow, _ filled: TableRow) -> RowVerdict? {
        guard let position = row.cells.firstIndex(where: \.isFilled), layout.bound.contains(position) else { return .ignored(.note) }
        // A merged cell of the table reaches into it: it belongs to the table.
        if layout.bound.contains(where: { $0 != position && filled.isFilled($0) }) { return nil }
        // Where a row gives a record for each stage that is filled, one cell is a name without any, or a value without a name.
        guard layout.parts.contains(where: \.values.isEmpty) else {
            return layout.parts.contains { $0.values.contains(position) } ? nil : .ignored(.note)
        }
        // What the caller gives for the whole file would make a record of any line.
        return layout.needed.allSatisfy { $0 == position } ? .doubtful : .ignored(.note)
    }

    private func mayStart(_ scalar: UInt32) -> Bool {
        if starts.contains(scalar) { return true }
        if (0xFF21...0xFF3A).contains(scalar) { return starts.contains(scalar - 0xFEE0 + 0x20) }
        return (0x41...0x5A).contains(scalar) && starts.contains(scalar + 0x20)
    }

    /// Whether a text is such a word, or the word and then a colon, a number or a bracket.
    private static func begins(_ text: String, with word: String) -> Bool {
        guard text.hasPrefix(word) else { return false }
        guard let next = text.dropFirst(word.count).unicodeScalars.first else { return true }
        return ":：;(,、.-—=共".unicodeScalars.contains(next) || (0x30...0x39).contains(next.value)
    }

    /// Digits with points, commas, percent signs and blanks, a sign before them; or nothing, which a dash alone stands for too.
    private static func isNumber(_ text: String) -> Bool {
        var digits = HeadingText.folded(text).unicodeScalars[...]
        if let sign = digits.first, "+-−–—".unicodeScalars.contains(sign) { digits.removeFirst() }
        return digits.allSatisfy { ("0"..."9").contains($0) || ",.%".unicodeScalars.contains($0) }
    }

    /// Positions that are read and filled, but for labels such as `填表人：` and what stands behind one.
    private func said(_ row: TableRow) -> [Int] {
        var positions: [Int] = []
        var isAnswer = false
        for (position, cell) in row.cells.enumerated() where cell.isFilled {
            let folded = HeadingText.folded(cell.text)
            let before = folded.prefix { $0 != ":" }
            // A label alone; what it asks for stands in the next cell that is filled.
            let isOpen =
                folded.hasSuffix(":") || words.notes.contains(folded) || words.totals.contains(folded) || isHeading(cell.text)
            let isLabel = isOpen || (before.count < folded.count && !before.contains(where: \.isNumber))
            if !isLabel, !isAnswer, layout.bound.contains(position) { positions.append(position) }
            isAnswer = isOpen
        }
        return positions
    }

    /// Whether a text heads a column in some kind of table.
    private func isHeading(_ text: String) -> Bool {
        let path = [words.normal(text)]
        return RecordKind.allCases.contains { words.target(path, in: $0) != nil }
    }

    /// Whether a row repeats a row of the heading.
    private func isHeader(_ row: TableRow, from position: Int) -> Bool {
        layout.headerCells.contains { header in
            guard position < header.count, !header[position].isEmpty,
                // Few rows get further than this.
                HeadingText.mayRead(row.cells[position].text, as: header[position]),
                words.normal(row.cells[position].text) == header[position]
            else { return false }
            return row.cells.enumerated().allSatisfy { offset, cell in
                cell.text.isEmpty
                    ? offset >= header.count || header[offset].isEmpty : offset < header.count && words.normal(cell.text) == header[offset]
            } && row.cells.count >= header.lastIndex { !$0.isEmpty }.map { $0 + 1 } ?? 0
        }
    }
}

extension TableCell {
    /// Whether anything but blanks stands in it.
    var isFilled: Bool { !text.trimmed.isEmpty }
}

extension TableRow {
    /// Whether anything but blanks stands at a position, from 0.
    func isFilled(_ position: Int) -> Bool { position < cells.count && cells[position].isFilled }
}
