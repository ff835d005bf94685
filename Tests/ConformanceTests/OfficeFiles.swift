// Rows of an invented office, kind by kind, as an office would write them: made in code, imported as CSV.

import Domain

/// Rows by kind; every person in them is invented.
struct OfficeFiles {
    private(set) var rows: [RecordKind: [[String: String]]] = [:]

    /// Adds a row by the names of its columns.
    mutating func add(_ kind: RecordKind, _ values: [String: String]) {
        rows[kind, default: []].append(values)
    }

    /// Changes the rows of a kind that a test picks.
    mutating func change(_ kind: RecordKind, where picks: ([String: String]) -> Bool, _ change: (inout [String: String]) -> Void) {
        guard let found = rows[kind] else { return }
        rows[kind] = found.map { row in
            guard picks(row) else { return row }
            var changed = row
            change(&changed)
            return changed
        }
    }

    mutating func remove(_ kind: RecordKind, where picks: ([String: String]) -> Bool = { _ in true }) {
        rows[kind]?.removeAll(where: picks)
    }

    /// The order in which files are imported: those that bring persons first.
    static let order: [RecordKind] =
        [.mentor, .application] + RecordKind.allCases.filter { ![.mentor, .application].contains($0) }

    /// One file as lines with Chinese headings.
    func csv(_ kind: RecordKind) -> [String]? {
        guard let rows = rows[kind], !rows.isEmpty else { return nil }
        let columns = kind.columns.filter { $0.name != "retracted" }
        let head = columns.map { $0.heading(in: .chinese) }.joined(separator: ",")
        return [head]
            + rows.map { row in columns.map { $0.name == "invented" ? "是" : row[$0.name] ?? "" }.joined(separator: ",") }
    }
}
