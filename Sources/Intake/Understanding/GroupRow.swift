// The row above a heading: whether it says whom or what the headings below are about, as 导师 or 监护人 does over 联系电话.

internal import Domain

/// A row that may hold group headings.
struct GroupRow {
    private let row: TableRow
    private let merges: [MergedCells]
    private let words: HeadingWords

    init(_ row: TableRow, merges: [MergedCells], words: HeadingWords) {
        self.row = row
        self.merges = merges
        self.words = words
    }

    /// Whether headings would be misread without this row: a group stands over some of them that is not known to change nothing.
    ///
    /// Titles and lines such as `填报单位：某某` above a table are no groups. What may be one is taken for one: a heading below a group that nobody
    /// knows is refused, while one that is read without its group may be somebody else's number.
    func limits(_ grid: HeaderGrid) -> Bool {
        guard row.number == grid.rows[0].number - 1, row.cells.contains(where: \.isFilled) else { return false }
        let whole = HeaderGrid([row] + grid.rows, merges: merges, words: words)
        let headed = grid.normal.indices.filter { !grid.normal[$0].isEmpty }
        let filled = row.cells.indices.filter { row.cells[$0].isFilled }
        let covered = filled.map { position in
            headed.filter { whole.paths[$0].count > grid.paths[$0].count && whole.paths[$0].first == row.cells[position].text.trimmed }
        }
        // A group stands over several headings: a row with a text over most of them is a record, or a heading itself.
        let isGrouping = 2 * covered.count { !$0.isEmpty } <= headed.count + 1
        return zip(filled, covered).contains { position, below in
            let normal = words.normal(row.cells[position].text)
            if words.groups[normal] != nil { return true }
            // A title stands over all of them, or begins the row and is alone in it.
            guard isGrouping, !below.isEmpty, below.count < headed.count, filled.count > 1 || position > 0 else { return false }
            return !normal.isEmpty && !words.neutral.contains(normal) && isShort(normal)
                && below.contains { isKnown(grid.normal[$0]) && !isKnown([normal] + grid.normal[$0]) }
        }
    }

    /// Whether a text is as short as a group heading, and neither the name of a table nor a label with what it asks for.
    private func isShort(_ normal: String) -> Bool {
        normal.count <= 12 && !normal.contains { $0.isNumber || $0 == ":" }
            && !GroupRow.titles.contains { normal.hasSuffix($0) }
            && !words.notes.contains { normal.hasPrefix($0) }
    }

    private static let titles = ["表", "名单", "名册", "统计", "汇总", "台账"]

    private func isKnown(_ path: [String]) -> Bool { RecordKind.allCases.contains { words.target(path, in: $0) != nil } }
}
