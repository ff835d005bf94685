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

/// What a merged cell says of a row in its column.
enum MergedValue {
    /// The cell holds this for the row.
    case held(TableCell)
    /// The same, but the cell begins in a row that was not read.
    case left(TableCell, MergedCells)
    /// Something else stands in the row, where a spreadsheet does not show it.
    case unseen(MergedCells)
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

    /// What the merge over a row says of this column; nil where the row stands in none, or is the first of one, or nothing is held.
    ///
    /// The value of a merge stands in its first row. Below it a spreadsheet shows nothing of its own, whatever the file holds there.
    mutating func fill(for row: Int, in cells: [TableCell]) -> MergedValue? {
        guard let merge = cursor.merge(at: row) else { return nil }
        let own = column < cells.count && cells[column].isFilled ? cells[column] : nil
        guard row > merge.rows.lowerBound else {
            held = own.map { (row, $0, false) }
            return nil
        }
        let value = held.flatMap { $0.row == merge.rows.lowerBound ? $0 : nil }
        if let own, own.text.trimmed != value?.cell.text.trimmed { return .unseen(merge) }
        return value.map { $0.isLeft ? .left($0.cell, merge) : .held($0.cell) }
    }

    /// Says that a row was not read because of what stands in this column: its text is no value of the rows it is merged with.
    mutating func leave(_ row: Int) {
        if let held, held.row == row { self.held = (held.row, held.cell, true) }
    }
}
