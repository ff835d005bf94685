// The table of a sheet of ours that came back: its columns found by their headings, and all that stands elsewhere told.

internal import Domain

/// A column of a sheet that this program sends out and takes back.
protocol ReturnColumn: Hashable, CaseIterable, Sendable {
    var heading: Bilingual { get }
    /// Whether the addressee fills it in.
    var isAnswer: Bool { get }
    /// Whether a sheet without it cannot be taken back.
    var isNeeded: Bool { get }
}

extension ReturnColumn {
    /// Both languages in one cell, so that every reader finds it.
    var written: String { "\(heading.zh) | \(heading.en)" }
}

/// A sheet as it came back.
package struct ReturnedSheet: Sendable {
    let name: String
    let rows: [TableRow]
    let merges: [MergedCells]
    /// From 0.
    let hiddenColumns: Set<Int>
    /// Further to the right than any table of ours reaches: rows with the columns, from 1, in which something stands.
    let farCells: [FarCells]

    init(
        name: String, rows: [TableRow], merges: [MergedCells] = [], hiddenColumns: Set<Int> = [], farCells: [FarCells] = []
    ) {
        self.name = name
        self.rows = rows
        self.merges = merges
        self.hiddenColumns = hiddenColumns
        self.farCells = farCells
    }
}

/// Cells of one row that lie beyond what is held of it.
struct FarCells: Sendable {
    let row: Int
    /// From 1, not empty.
    let columns: [Int]
}

/// The rows of a returned sheet by its columns.
struct ReturnedTable<Column: ReturnColumn> {
    struct Row {
        let number: Int
        let isHidden: Bool
        /// What stands in each column that has something, blanks at both ends taken away.
        let texts: [Column: String]

        subscript(column: Column) -> String { texts[column] ?? "" }
    }

    let file: String
    let sheet: String
    /// Positions from 1.
    private(set) var columns: [Column: Int] = [:]
    /// Below the heading, in their order; rows in which nothing stands in a column of ours are left out.
    private(set) var rows: [Row] = []
    /// Where they block, nothing of the sheet may be taken.
    private(set) var findings: [Finding] = []
    private let hiddenColumns: Set<Int>
    /// Columns, from 1, whose heading stood before.
    private var repeated: Set<Int> = []

    init(_ sheet: ReturnedSheet, file: String) {
        self.file = file
        self.sheet = sheet.name
        hiddenColumns = sheet.hiddenColumns
        if let heading = sheet.rows.first { read(heading: heading) }
        let lost = Column.allCases.filter { columns[$0] == nil && $0.isNeeded }
        guard lost.isEmpty else {
            findings = findings.filter { $0.severity == .error } + [missing(lost)]
            return
        }
        for row in sheet.rows.dropFirst() { read(row) }
        for far in sheet.farCells { tell(outside: far.columns, far.row) }
        for merge in sheet.merges where merge.rows.upperBound > sheet.rows[0].number {
            let covered = Column.allCases.first { column in columns[column].map { merge.columns.contains($0 - 1) } ?? false }
            if let covered { findings.append(merged(merge, covered)) }
        }
    }

    /// What is to be said of edited rows that nobody saw: rows filtered out or hidden, columns hidden. nil where all could be seen.
    func unseen(_ edited: [Row]) -> Finding? {
        let rows = edited.filter(\.isHidden).map { "\($0.number)" }
        let hidden = Column.allCases.filter { column in
            column.isAnswer && columns[column].map { hiddenColumns.contains($0 - 1) } == true && edited.contains { $0.texts[column] != nil }
        }
        guard !rows.isEmpty || !hidden.isEmpty else { return nil }
        let (zh, en) = (
            rows.isEmpty ? [] : ["第 \(rows.joined(separator: "、")) 行"], rows.isEmpty ? [] : ["rows \(rows.joined(separator: ", "))"]
        )
        return Finding(
            "worklist.hidden", .warning, at: Finding.Place(file: file, row: edited.first(where: \.isHidden)?.number, sheet: sheet),
            what: Bilingual(
                "填写过的\((zh + hidden.map { "“\($0.heading.zh)”列" }).joined(separator: "、"))被隐藏或筛掉了，照样收回",
                "what was filled in was hidden or filtered out and is taken all the same: "
                    + (en + hidden.map { "column “\($0.heading.en)”" }).joined(separator: ", ")
            ),
            action: Bilingual("请对方确认这些填写是有意的", "Have the sender confirm that it was meant"))
    }

    /// The cell of a row in a column.
    func place(_ row: Int?, _ column: Column) -> Finding.Place {
        Finding.Place(file: file, row: row, column: column.heading.zh, columnNumber: columns[column], sheet: sheet)
    }

    private mutating func read(heading row: TableRow) {
        var outside: [Int] = []
        for (index, cell) in row.cells.enumerated() where cell.holdsAnything {
            guard let column = Column.allCases.first(where: { cell.text.trimmed == $0.written }) else {
                outside.append(index + 1)
                continue
            }
            if let first = columns[column] {
                findings.append(twice(column, first, index + 1))
                repeated.insert(index + 1)
            } else {
                columns[column] = index + 1
            }
        }
        tell(outside: outside, row.number)
    }

    private mutating func read(_ row: TableRow) {
        let own = Dictionary(columns.map { ($1, $0) }) { first, _ in first }
        var texts: [Column: String] = [:]
        var outside: [Int] = []
        var isOurs = false
        for (index, cell) in row.cells.enumerated() where cell.holdsAnything {
            guard let column = own[index + 1] else {
                if repeated.contains(index + 1) { continue }
                outside.append(index + 1)
                continue
            }
            isOurs = true
            if cell.nature == .formula { findings.append(unresolved(row.number, column)) }
            let text = ReturnedRow.comparable(cell.text)
            if !text.isEmpty { texts[column] = text }
        }
        tell(outside: outside, row.number)
        if isOurs { rows.append(Row(number: row.number, isHidden: row.isHidden, texts: texts)) }
    }

    private mutating func tell(outside columns: [Int], _ row: Int) {
        guard let first = columns.first else { return }
        let letters = columns.prefix(20).map { ColumnLetters.of($0 - 1) }
        let more = columns.count > 20
        findings.append(
            Finding(
                "worklist.cell.outside", .warning, at: Finding.Place(file: file, row: row, columnNumber: first, sheet: sheet),
                what: Bilingual(
                    "表外 \(letters.joined(separator: "、"))\(more ? " 等" : "") 列写有内容，不入库",
                    "something stands outside the table, in \(columns.count == 1 ? "column" : "columns") \(letters.joined(separator: ", "))\(more ? " and others" : ""); it is not stored"
                ),
                action: Bilingual("请人工查看；属于答复的，填到表内相应的格中", "Look at it; what is an answer belongs into a cell of the table")))
    }

    private func missing(_ lost: [Column]) -> Finding {
        Finding(
            "worklist.heading", at: Finding.Place(file: file, row: 1, sheet: sheet),
            what: Bilingual("待答表的列名被改动或删去", "headings of the worklist were changed or removed"),
            expected: Bilingual(lost.map(\.heading.zh).joined(separator: "、"), lost.map(\.heading.en).joined(separator: ", ")),
            action: Bilingual("请恢复原来的列名；列名须在第一行", "Put the headings back, into the first row"))
    }

    private func twice(_ column: Column, _ first: Int, _ second: Int) -> Finding {
        Finding(
            "worklist.heading.twice",
            at: Finding.Place(file: file, row: 1, column: column.heading.zh, columnNumber: second, sheet: sheet),
            what: Bilingual(
                "\(ColumnLetters.of(first - 1)) 列与 \(ColumnLetters.of(second - 1)) 列同名，看不出以哪一列为准",
                "columns \(ColumnLetters.of(first - 1)) and \(ColumnLetters.of(second - 1)) have one heading: which of them counts cannot be told"
            ),
            action: Bilingual("请只保留一列", "Keep one of them"))
    }

    private func unresolved(_ row: Int, _ column: Column) -> Finding {
        Finding(
            "worklist.cell.formula", at: place(row, column), what: Bilingual("公式没有计算结果", "a formula without its result"),
            action: Bilingual(
                "请在 Excel 或 WPS 中打开并保存一次，或改填数值", "Open and save the file in a spreadsheet program once, or write the value itself"))
    }

    private func merged(_ merge: MergedCells, _ column: Column) -> Finding {
        Finding(
            "worklist.cell.merged", at: place(merge.rows.lowerBound, column),
            what: Bilingual(
                "第 \(merge.rows.lowerBound) 至 \(merge.rows.upperBound) 行有合并的单元格，看不出写给哪一行",
                "cells of rows \(merge.rows.lowerBound) to \(merge.rows.upperBound) are merged: which row is meant cannot be told"),
            action: Bilingual("请取消合并，逐行填写", "Unmerge them and fill in each row"))
    }
}

extension TableCell {
    /// Whether anything stands in it, a formula without its result among that.
    var holdsAnything: Bool { nature == .formula || !text.trimmed.isEmpty }
}
