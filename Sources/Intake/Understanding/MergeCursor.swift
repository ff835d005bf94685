// Merged cells met one after another while the rows go by.

/// Merges in order, and the next that a row may stand in. Cost: one pass over the merges for all rows together.
struct MergeCursor {
    private let merges: [MergedCells]
    private var next = 0

    init(_ merges: [MergedCells]) {
        self.merges = merges.sorted { ($0.rows.lowerBound, $0.rows.upperBound) < ($1.rows.lowerBound, $1.rows.upperBound) }
    }

    /// The first merge that covers a row; rows are asked for from the top down.
    mutating func merge(at row: Int) -> MergedCells? {
        while next < merges.count, merges[next].rows.upperBound < row { next += 1 }
        guard next < merges.count, merges[next].rows.contains(row) else { return nil }
        return merges[next]
    }
}

/// A column whose merged cells hold for every row they cover.
struct ColumnFill {
    /// From 0.
    let column: Int
    var cursor: MergeCursor
    /// What the merge that was met last holds, and where it begins.
    private var held: (row: Int, cell: TableCell)?

    init(column: Int, cursor: MergeCursor) {
        self.column = column
        self.cursor = cursor
    }

    /// What the merge over a row holds for this column; nil where the row stands in none, or has a value of its own.
    mutating func cell(for row: Int, in cells: [TableCell]) -> TableCell? {
        guard let merge = cursor.merge(at: row) else { return nil }
        if column < cells.count, !cells[column].text.isEmpty {
            held = (merge.rows.lowerBound, cells[column])
            return nil
        }
        guard let held, held.row == merge.rows.lowerBound else { return nil }
        return held.cell
    }
}
