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
    /// What the merge that was met last holds, where it begins, and whether that row was not read.
    private var held: (row: Int, cell: TableCell, isLeft: Bool)?

    init(column: Int, cursor: MergeCursor) {
        self.column = column
        self.cursor = cursor
    }

    /// What the merge over a row holds for this column; nil where the row stands in none, or has a value of its own.
    mutating func fill(for row: Int, in cells: [TableCell]) -> (cell: TableCell, merge: MergedCells, isLeft: Bool)? {
        guard let merge = cursor.merge(at: row) else { return nil }
        if column < cells.count, !cells[column].text.isEmpty {
            held = (merge.rows.lowerBound, cells[column], false)
            return nil
        }
        guard let held, held.row == merge.rows.lowerBound else { return nil }
        return (held.cell, merge, held.isLeft)
    }

    /// Says that a row was not read because of what stands in this column: its text is no value of the rows it is merged with.
    mutating func leave(_ row: Int) {
        if let held, held.row == row { self.held = (held.row, held.cell, true) }
    }
}
