// The first rows of a sheet as headings: for each column the texts from the group down to the heading itself.

internal import Domain

/// A row or several that may be the heading.
struct HeaderGrid {
    /// The rows, in order and next to each other.
    let rows: [TableRow]
    /// For each column the texts as written, from the group to the heading; empty where nothing stands.
    let paths: [[String]]
    /// The same in normal form.
    let normal: [[String]]

    /// - Parameter merges: of the sheet; empty in a CSV file, where a group heading then holds for the blank cells to its right.
    init(_ rows: [TableRow], merges: [MergedCells], words: HeadingWords) {
        self.rows = rows
        let width = rows.map(\.cells.count).max() ?? 0
        let numbers = rows[0].number...rows[rows.count - 1].number
        let merges = merges.filter { $0.rows.overlaps(numbers) && numbers.contains($0.rows.lowerBound) }
        func own(_ row: Int, _ column: Int) -> String {
            column < rows[row].cells.count ? rows[row].cells[column].text.trimmed : ""
        }
        func shown(_ row: Int, _ column: Int) -> String {
            let text = own(row, column)
            guard text.isEmpty else { return text }
            if let merge = merges.first(where: { $0.rows.contains(rows[row].number) && $0.columns.contains(column) }),
                let top = rows.firstIndex(where: { $0.number == merge.rows.lowerBound })
            {
                return own(top, merge.columns.lowerBound)
            }
            // Without merges a blank cell above a heading belongs to the group on its left, as far as that stands above headings too.
            guard merges.isEmpty, row < rows.count - 1, (row + 1..<rows.count).contains(where: { !own($0, column).isEmpty }) else {
                return ""
            }
            for left in stride(from: column - 1, through: 0, by: -1) {
                let isBelow = (row + 1..<rows.count).contains { !own($0, left).isEmpty }
                if !own(row, left).isEmpty { return isBelow ? own(row, left) : "" }
                if !isBelow { return "" }
            }
            return ""
        }
        paths = (0..<width).map { column in
            rows.indices.reduce(into: [String]()) { path, row in
                let text = shown(row, column)
                if !text.isEmpty, path.last != text { path.append(text) }
            }
        }
        normal = paths.map { $0.map(words.normal).filter { !$0.isEmpty } }
    }

    var width: Int { paths.count }
    var lastRow: Int { rows[rows.count - 1].number }

    /// A heading as findings show it: in place of what may be somebody's name stands how long it is.
    func shown(_ column: Int, _ words: HeadingWords, named: [NamedHeading]) -> String {
        let label = label(column)
        // What the caller wrote the caller knows.
        if named.contains(where: { $0.heading == label || $0.heading == paths[column].last }) { return label }
        return paths[column].map { words.shows($0) ? $0.trimmedLines : "〈\(FoundValue.form(of: $0).zh)〉" }.joined(separator: "／")
    }

    /// A heading as written, with those above it.
    func label(_ column: Int) -> String { paths[column].map(\.trimmedLines).joined(separator: "／") }

    /// The forms by which a caller may name a heading: alone, and with the headings above it.
    func keys(_ column: Int) -> Set<String> {
        guard let leaf = normal[column].last else { return [] }
        return [leaf, normal[column].joined(), normal[column].joined(separator: "/")]
    }

    /// Where a heading stands.
    func cell(_ column: Int) -> String {
        let row = rows.last { column < $0.cells.count && !$0.cells[column].text.trimmed.isEmpty } ?? rows[rows.count - 1]
        return HeadingText.cell(column, row.number)
    }
}

extension String {
    /// On one line.
    var trimmedLines: String {
        contains(where: \.isNewline) ? split(whereSeparator: \.isNewline).map { String($0).trimmed }.joined(separator: " ") : trimmed
    }
}
