// The rows below a heading: records, and rows that are none and are named as such.

internal import Domain

/// Why a row is not read as a record.
enum IgnoredRow: CaseIterable {
    case above, repeated, total, note

    var label: Bilingual {
        switch self {
        case .above: Bilingual("列名以上的文字", "stand above the heading")
        case .repeated: Bilingual("重复的列名", "repeat the heading")
        case .total: Bilingual("合计", "are totals")
        case .note: Bilingual("表下的说明", "are notes below the table")
        }
    }
}

/// Sorts rows one after another, from the top down, and fills merged cells down.
///
/// Cost: one look at the first filled cell of a row that is a plain record, and one at the next merge of each column that has any.
struct RowSorter {
    let layout: SheetLayout
    let file: String
    private let words: HeadingWords
    /// By the column that is filled, from the top down.
    private var fills: [ColumnFill]
    private var across: MergeCursor
    private let nameless: [Int]
    private let starts: Set<UInt32>
    private(set) var ignored: [IgnoredRow: [Int]] = [:]
    private var namelessRows: [Int: [Int]] = [:]
    private var valueless: [Int] = []
    private var hidden: [Int] = []
    private var noted = false
    private var faults: [Finding] = []

    init(_ layout: SheetLayout, sheet: TableSheet, words: HeadingWords, file: String) {
        self.layout = layout
        self.file = file
        self.words = words
        let below = sheet.merges.filter { $0.rows.lowerBound > layout.headerRows.upperBound }
        let bound = Set(layout.bound)
        let positions = bound.sorted()
        var downwards: [Int: [MergedCells]] = [:]
        var across: [MergedCells] = []
        for merge in below {
            let covered = positions.prefix { $0 <= merge.columns.upperBound }.drop { $0 < merge.columns.lowerBound }
            guard let column = covered.first else { continue }
            // A merged cell has its value in its first column: where that is not the known one, whose value it is cannot be told.
            if covered.count > 1 || column != merge.columns.lowerBound {
                across.append(merge)
            } else if merge.rows.count > 1 {
                downwards[column, default: []].append(merge)
            }
        }
        fills = downwards.sorted { $0.key < $1.key }.map { ColumnFill(column: $0.key, cursor: MergeCursor($0.value)) }
        self.across = MergeCursor(across)
        nameless = layout.columns.compactMap { if case .nameless = $0.use { $0.position } else { nil } }
        starts = Set((words.totals + words.notes).compactMap { $0.unicodeScalars.first?.value })
    }

    /// Notes rows above the heading. One that holds as much as a record stops the file.
    mutating func take(above rows: [TableRow]) {
        for row in rows {
            let filled = row.cells.count { !$0.text.trimmed.isEmpty }
            if filled > max(4, layout.bound.count / 2) {
                faults.append(
                    Finding(
                        "intake.row.above", at: Finding.Place(file: file, row: row.number, sheet: layout.sheet),
                        what: Bilingual(
                            "列名（第 \(layout.headerRows.lowerBound) 行）以上还有像记录的一行",
                            "a row that looks like a record stands above the heading in row \(layout.headerRows.lowerBound)"),
                        action: Bilingual("请把列名移到所有记录以上", "Move the heading above all records")))
            } else {
                ignored[.above, default: []].append(row.number)
            }
        }
    }

    /// The rows as their readers take them, one for each part in order; nil where a part has nothing of this row. Empty where it is no record.
    mutating func sort(_ row: TableRow) -> [TableRow?] {
        if let reason = reason(row) {
            ignored[reason, default: []].append(row.number)
            if reason == .note { noted = true }
            return []
        }
        if row.isHidden { hidden.append(row.number) }
        for position in nameless where position < row.cells.count && !row.cells[position].text.trimmed.isEmpty {
            namelessRows[position, default: []].append(row.number)
        }
        if let merge = across.merge(at: row.number) {
            faults.append(merged(merge, row.number))
            return []
        }
        let row = completed(row)
        if layout.parts.count == 1, layout.parts[0].added.isEmpty, layout.parts[0].values.isEmpty { return [row] }
        let parts = layout.parts.map { part -> TableRow? in
            if !part.values.isEmpty, !part.values.contains(where: { $0 < row.cells.count && !row.cells[$0].text.trimmed.isEmpty }) {
                return nil
            }
            return given(part, row)
        }
        if parts.allSatisfy({ $0 == nil }) { valueless.append(row.number) }
        return parts
    }

    /// What the whole sheet shows. To be called once, after the last row.
    func findings(hiddenColumns: Set<Int>) -> [Finding] {
        var found = faults
        for reason in IgnoredRow.allCases {
            guard let rows = ignored[reason], let first = rows.first else { continue }
            let list = RowSorter.list(rows)
            found.append(
                Finding(
                    "intake.rows.ignored", .warning, at: Finding.Place(file: file, row: first, sheet: layout.sheet),
                    what: Bilingual(
                        "第 \(list.zh) 行是\(reason.label.zh)，未作为记录读入", "rows \(list.en) \(reason.label.en) and are read as no record")))
        }
        for (position, rows) in namelessRows.sorted(by: { $0.key < $1.key }) {
            let list = RowSorter.list(rows)
            let cell = HeadingText.cell(position, layout.headerRows.upperBound)
            found.append(
                Finding(
                    "intake.column.nameless", at: Finding.Place(file: file, row: rows[0], columnNumber: position + 1, sheet: layout.sheet),
                    what: Bilingual(
                        "\(cell) 没有列名，而下面第 \(list.zh) 行写有内容", "\(cell) has no heading, yet something stands below it in rows \(list.en)"),
                    action: Bilingual("请写上列名，或清空这一列", "Write a heading, or clear the column")))
        }
        if let first = valueless.first {
            let list = RowSorter.list(valueless)
            found.append(
                Finding(
                    "intake.spread.empty", .warning, at: Finding.Place(file: file, row: first, sheet: layout.sheet),
                    what: Bilingual("第 \(list.zh) 行各环节都没有填写，没有可入库的记录", "rows \(list.en) are empty at every stage and give no record")))
        }
        let columns = hiddenColumns.filter(layout.bound.contains)
        if !hidden.isEmpty || !columns.isEmpty {
            found.append(
                Finding(
                    "intake.sheet.hidden", .warning, at: Finding.Place(file: file, row: hidden.first, sheet: layout.sheet),
                    what: Bilingual(
                        "有 \(hidden.count) 个隐藏的行、\(columns.count) 个隐藏的列，照样读入",
                        "\(hidden.count) hidden rows and \(columns.count) hidden columns were read like the others")))
        }
        return found
    }

    // MARK: Rows that are none

    private func reason(_ row: TableRow) -> IgnoredRow? {
        guard let position = row.cells.firstIndex(where: { !$0.text.isEmpty }) else { return nil }
        let text = row.cells[position].text
        if position < layout.width, isHeader(row, from: position) { return .repeated }
        if noted, row.cells.count(where: { !$0.text.trimmed.isEmpty }) == 1 { return .note }
        guard let scalar = text.unicodeScalars.first(where: { !$0.properties.isWhitespace }), mayStart(scalar.value) else { return nil }
        let folded = HeadingText.folded(text)
        let isTotal = words.totals.contains { RowSorter.begins(folded, with: $0) }
        guard isTotal || words.notes.contains(where: { RowSorter.begins(folded, with: $0) }) else { return nil }
        // Numbers and nothing else behind such a word: a sum or a count, wherever they stand.
        if isTotal, row.cells[(position + 1)...].allSatisfy({ RowSorter.isNumber($0.text) }) { return .total }
        // Whatever it begins with, a row with all that a record needs is one.
        let others = layout.needed.filter { $0 != position }
        if !others.isEmpty, others.allSatisfy({ $0 < row.cells.count && !row.cells[$0].text.trimmed.isEmpty }),
            others.count == layout.needed.count || others.count > 2
        {
            return nil
        }
        return isTotal ? .total : .note
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

    /// Digits with points, signs and blanks, or nothing.
    private static func isNumber(_ text: String) -> Bool {
        HeadingText.folded(text).utf8.allSatisfy { (0x30...0x39).contains($0) || [0x2C, 0x2E, 0x25].contains($0) }
    }

    /// Whether a row repeats a row of the heading.
    private func isHeader(_ row: TableRow, from position: Int) -> Bool {
        layout.headerCells.contains { header in
            guard position < header.count, !header[position].isEmpty, words.normal(row.cells[position].text) == header[position] else {
                return false
            }
            return row.cells.enumerated().allSatisfy { offset, cell in
                cell.text.isEmpty
                    ? offset >= header.count || header[offset].isEmpty : offset < header.count && words.normal(cell.text) == header[offset]
            } && row.cells.count >= header.lastIndex { !$0.isEmpty }.map { $0 + 1 } ?? 0
        }
    }

    // MARK: Cells

    /// With merged cells filled down and blank cells that have a value for the whole file.
    private mutating func completed(_ row: TableRow) -> TableRow {
        guard !fills.isEmpty || !layout.defaults.isEmpty else { return row }
        var cells = row.cells
        func set(_ position: Int, _ cell: TableCell) {
            while cells.count <= position { cells.append(TableCell("")) }
            cells[position] = cell
        }
        for index in fills.indices {
            if let cell = fills[index].cell(for: row.number, in: cells) { set(fills[index].column, cell) }
        }
        for (position, value) in layout.defaults where position >= cells.count || cells[position].text.trimmed.isEmpty {
            set(position, TableCell(value))
        }
        return TableRow(number: row.number, cells: cells, isHidden: row.isHidden)
    }

    private func given(_ part: LayoutPart, _ row: TableRow) -> TableRow {
        var cells = row.cells
        while cells.count < layout.width { cells.append(TableCell("")) }
        for (position, words) in part.words {
            if let word = words[HeadingText.folded(cells[position].text)] { cells[position] = TableCell(word) }
        }
        return TableRow(number: row.number, cells: cells + part.added, isHidden: row.isHidden)
    }

    private func merged(_ merge: MergedCells, _ row: Int) -> Finding {
        let (first, last) = (HeadingText.column(merge.columns.lowerBound), HeadingText.column(merge.columns.upperBound))
        return Finding(
            "intake.cell.merged",
            at: Finding.Place(file: file, row: row, columnNumber: merge.columns.lowerBound + 1, sheet: layout.sheet),
            what: Bilingual(
                "\(first) 至 \(last) 列合并成了一格，看不出值属于哪一列",
                "the columns \(first) to \(last) are merged into one cell: whose value it is cannot be told"),
            action: Bilingual("请取消合并，把值写在所属的列", "Unmerge the cells and write the value in its column"))
    }

    /// Row numbers in short form, for example `3–5、9`.
    static func list(_ rows: [Int]) -> Bilingual {
        var runs: [ClosedRange<Int>] = []
        for row in rows.sorted() {
            if let last = runs.last, last.upperBound + 1 == row {
                runs[runs.count - 1] = last.lowerBound...row
            } else {
                runs.append(row...row)
            }
        }
        let texts = runs.prefix(12).map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)" }
        let more = runs.count > 12
        return Bilingual(texts.joined(separator: "、") + (more ? "等" : ""), texts.joined(separator: ", ") + (more ? " and more" : ""))
    }
}
