// The rows below a heading: records, and rows that are none and are named as such.

internal import Domain

/// Sorts rows one after another, from the top down, and fills merged cells down.
///
/// Cost: the judgement of each row, and one look at the next merge of each column that has any.
struct RowSorter {
    let layout: SheetLayout
    let file: String
    private let judge: RowJudge
    /// By the column that is filled, from the top down.
    private var fills: [ColumnFill]
    private var across: MergeCursor
    private let nameless: [Int]
    private(set) var ignored: [IgnoredRow: [Int]] = [:]
    private var namelessRows: [Int: [Int]] = [:]
    private var valueless: [Int] = []
    private var hidden: [Int] = []
    private var noted = false
    private var faults: [Finding] = []
    private let answers: CellAnswers

    init(_ layout: SheetLayout, sheet: TableSheet, words: HeadingWords, file: String) {
        self.layout = layout
        self.file = file
        judge = RowJudge(layout, words: words)
        answers = CellAnswers(layout: layout, file: file)
        let below = sheet.merges.filter { $0.rows.lowerBound > layout.headerRows.upperBound }
        let positions = Set(layout.bound).sorted()
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
    }

    /// Notes rows above the heading. One that holds as much as a record, or is a heading itself, stops the file.
    mutating func take(above rows: [TableRow]) {
        for row in rows {
            guard judge.isLikeRecord(row) else {
                ignored[.above, default: []].append(row.number)
                continue
            }
            faults.append(
                Finding(
                    "intake.row.above", at: Finding.Place(file: file, row: row.number, sheet: layout.title),
                    what: Bilingual(
                        "列名（第 \(layout.headerRows.lowerBound) 行）以上还有像记录的一行",
                        "a row that looks like a record stands above the heading in row \(layout.headerRows.lowerBound)"),
                    action: Bilingual("请把列名移到所有记录以上", "Move the heading above all records")))
        }
    }

    /// The rows as their readers take them, one for each part in order; nil where a part has nothing of this row. Empty where it is no record.
    mutating func sort(_ row: TableRow) -> [TableRow?] {
        let (filled, unclear) = merged(row)
        switch judge.verdict(row, filled: filled, isNoted: noted) {
        case .record: break
        case .ignored(let reason):
            ignored[reason, default: []].append(row.number)
            if reason == .note { noted = true }
            if let first = row.cells.firstIndex(where: \.isFilled) {
                for index in fills.indices where fills[index].column == first { fills[index].leave(row.number) }
            }
            return []
        case .doubtful:
            faults.append(doubtful(row.number))
            return []
        }
        if row.isHidden { hidden.append(row.number) }
        for position in nameless where row.isFilled(position) { namelessRows[position, default: []].append(row.number) }
        if let merge = across.merge(at: row.number) {
            faults.append(acrossFault(merge, row.number))
            return []
        }
        if let unclear {
            faults.append(unclear)
            return []
        }
        let row = completed(filled)
        if layout.parts.count == 1, layout.parts[0].isPlain, !answers.isAnswering(row, layout.parts[0]) { return [row] }
        let before = faults.count
        let parts = layout.parts.map { part -> TableRow? in
            guard !part.values.isEmpty else { return given(part, row) }
            guard part.values.contains(where: { answers.isFilled(filled, $0, part) }) else { return nil }
            // What the caller gives for the whole file is not said of somebody of whom the row says nothing but a day.
            return given(part, row, isTold: part.telling.isEmpty || part.telling.contains(where: { answers.isFilled(filled, $0, part) }))
        }
        guard faults.count == before else { return [] }
        if parts.allSatisfy({ $0 == nil }) { valueless.append(row.number) }
        return parts
    }

    /// Of `findings`, what holds although some columns of the sheet are not understood. To be called once, after the last row.
    var certainFindings: [Finding] {
        findings(hiddenColumns: []).filter { ["intake.cell.merged", "intake.column.nameless"].contains($0.code) }
    }

    /// What the whole sheet shows. To be called once, after the last row.
    func findings(hiddenColumns: Set<Int>) -> [Finding] {
        var found = faults
        for reason in IgnoredRow.allCases {
            guard let rows = ignored[reason], let first = rows.first else { continue }
            let (list, said) = (RowNumbers.text(rows), reason.label(many: rows.count > 1))
            found.append(
                Finding(
                    "intake.rows.ignored", .warning, at: Finding.Place(file: file, row: first, sheet: layout.title),
                    what: Bilingual(
                        "\(list.zh)是\(said.zh)，未作为记录读入", "\(list.en) \(said.en) and \(rows.count > 1 ? "are" : "is") read as no record")))
        }
        for (position, rows) in namelessRows.sorted(by: { $0.key < $1.key }) {
            let list = RowNumbers.text(rows)
            let cell = HeadingText.cell(position, layout.headerRows.upperBound)
            found.append(
                Finding(
                    "intake.column.nameless", at: Finding.Place(file: file, row: rows[0], columnNumber: position + 1, sheet: layout.title),
                    what: Bilingual(
                        "\(cell) 没有列名，而\(list.zh)在这一列写有内容", "\(cell) has no heading, yet something stands below it in \(list.en)"),
                    action: Bilingual("请写上列名，或清空这一列", "Write a heading, or clear the column")))
        }
        if let first = valueless.first {
            let list = RowNumbers.text(valueless)
            found.append(
                Finding(
                    "intake.spread.empty", .warning, at: Finding.Place(file: file, row: first, sheet: layout.title),
                    what: layout.kind == .followUp
                        ? Bilingual(
                            "\(list.zh)各项都没有填写，视为不知道，没有可入库的记录",
                            "\(list.en) \(valueless.count > 1 ? "answer" : "answers") nothing: not known, and no record")
                        : Bilingual(
                            "\(list.zh)各环节都没有填写，没有可入库的记录",
                            "\(list.en) \(valueless.count > 1 ? "are" : "is") empty at every stage and \(valueless.count > 1 ? "give" : "gives") no record"
                        )))
        }
        let columns = hiddenColumns.filter(layout.bound.contains)
        if !hidden.isEmpty || !columns.isEmpty {
            found.append(
                Finding(
                    "intake.sheet.hidden", .warning, at: Finding.Place(file: file, row: hidden.first, sheet: layout.title),
                    what: Bilingual(
                        "有 \(hidden.count) 个隐藏的行、\(columns.count) 个隐藏的列，照样读入",
                        "\(hidden.count) hidden rows and \(columns.count) hidden columns were read like the others")))
        }
        return found
    }

    // MARK: Cells

    /// With merged cells filled down, and the first fault where one does not tell what it holds for this row.
    private mutating func merged(_ row: TableRow) -> (TableRow, fault: Finding?) {
        guard !fills.isEmpty else { return (row, nil) }
        var cells = row.cells
        var fault: Finding?
        for index in fills.indices {
            switch fills[index].fill(for: row.number, in: cells) {
            case .held(let cell): cells.put(cell, at: fills[index].column)
            case .left(let cell, let merge):
                cells.put(cell, at: fills[index].column)
                fault = fault ?? leftFault(merge, row.number)
            case .unseen(let merge): fault = fault ?? unseenFault(merge, row.number)
            case nil: break
            }
        }
        return (TableRow(number: row.number, cells: cells, isHidden: row.isHidden), fault)
    }

    /// With the values for the whole file in cells that are blank.
    private func completed(_ row: TableRow) -> TableRow {
        guard !layout.defaults.isEmpty else { return row }
        var cells = row.cells
        for (position, value) in layout.defaults where !row.isFilled(position) { cells.put(TableCell(value), at: position) }
        return TableRow(number: row.number, cells: cells, isHidden: row.isHidden)
    }

    /// - Parameter isTold: whether the values that the caller gives for the whole file hold for this row.
    private mutating func given(_ part: LayoutPart, _ row: TableRow, isTold: Bool = true) -> TableRow {
        var cells = row.cells
        while cells.count < layout.width { cells.append(TableCell("")) }
        for (position, words) in part.words {
            if let word = words[HeadingText.folded(cells[position].text)] { cells[position] = TableCell(word) }
        }
        cells += part.added
        faults += answers.apply(part, &cells, row: row.number)
        if !isTold { for position in part.withheld { cells[position] = TableCell("") } }
        return TableRow(number: row.number, cells: cells, isHidden: row.isHidden)
    }

    // MARK: Faults

    private func acrossFault(_ merge: MergedCells, _ row: Int) -> Finding {
        let (first, last) = (ColumnLetters.of(merge.columns.lowerBound), ColumnLetters.of(merge.columns.upperBound))
        return Finding(
            "intake.cell.merged",
            at: Finding.Place(file: file, row: row, columnNumber: merge.columns.lowerBound + 1, sheet: layout.title),
            what: Bilingual(
                "\(first) 至 \(last) 列合并成了一格，看不出值属于哪一列",
                "the columns \(first) to \(last) are merged into one cell: whose value it is cannot be told"),
            action: Bilingual("请取消合并，把值写在所属的列", "Unmerge the cells and write the value in its column"))
    }

    private func leftFault(_ merge: MergedCells, _ row: Int) -> Finding {
        let cell = HeadingText.cell(merge.columns.lowerBound, merge.rows.lowerBound)
        return Finding(
            "intake.cell.merged",
            at: Finding.Place(file: file, row: row, columnNumber: merge.columns.lowerBound + 1, sheet: layout.title),
            what: Bilingual(
                "这一格与 \(cell) 合并，而 \(cell) 所在的一行不是记录，看不出这里的值",
                "the cell is merged with \(cell), which stands in a row that is no record: what it holds cannot be told"),
            action: Bilingual("请取消合并，把值写在所属的行", "Unmerge the cells and write the value in its row"))
    }

    private func unseenFault(_ merge: MergedCells, _ row: Int) -> Finding {
        let cell = HeadingText.cell(merge.columns.lowerBound, merge.rows.lowerBound)
        return Finding(
            "intake.cell.merged",
            at: Finding.Place(file: file, row: row, columnNumber: merge.columns.lowerBound + 1, sheet: layout.title),
            what: Bilingual(
                "这一格与 \(cell) 合并，表中看不见，却另存有内容，看不出以哪个为准",
                "the cell is merged with \(cell) and cannot be seen, yet holds something else: which of the two is meant cannot be told"),
            action: Bilingual("请取消合并，逐行核对并写上各自的值", "Unmerge the cells, check each row and write its own value"))
    }

    private func doubtful(_ row: Int) -> Finding {
        Finding(
            "intake.row.doubtful", at: Finding.Place(file: file, row: row, sheet: layout.title),
            what: Bilingual(
                "说明之后的这一行只有一格，看不出是记录还是说明", "the row behind a note has one cell alone: whether it is a record or a note cannot be told"),
            action: Bilingual("请把说明移到所有记录以下，或删去说明", "Move the notes below all records, or remove them"))
    }
}

extension [TableCell] {
    /// Puts a cell at a position, from 0, which may lie behind the last.
    fileprivate mutating func put(_ cell: TableCell, at position: Int) {
        while count <= position { append(TableCell("")) }
        self[position] = cell
    }
}
