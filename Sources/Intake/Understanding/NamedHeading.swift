// A heading of which the caller says what it means, by --map or by a saved mapping: this counts before what the program knows itself.

internal import Domain

package struct NamedHeading: Hashable, Sendable {
    /// As written in the file; where headings stand above it, these first, with `／` between them.
    package let heading: String
    /// A column by its name or by any heading of it, or `value/column` where a row gives several records, for example `test/score`.
    package let column: String
    /// Whether a person said so, and did not merely keep what the program had understood: of a rank, that its values are percentages.
    package let isSaid: Bool

    package init(_ heading: String, column: String, isSaid: Bool = true) {
        self.heading = heading
        self.column = column
        self.isSaid = isSaid
    }

    /// Between a group heading and the heading below it.
    package static let separator = "／"

    /// The forms in which the heading can be met in a file.
    func keys(_ words: HeadingWords) -> Set<String> {
        let parts = heading.components(separatedBy: NamedHeading.separator)
        return [words.normal(heading), parts.map(words.normal).joined(separator: "/")]
    }

    /// Columns that stand below it: with the same headings above, else with any.
    func positions(in grid: HeaderGrid, _ words: HeadingWords) -> [Int] {
        let keys = keys(words)
        let whole = grid.normal.indices.filter { !grid.normal[$0].isEmpty && keys.contains(grid.normal[$0].joined(separator: "/")) }
        guard whole.isEmpty else { return whole }
        return grid.normal.indices.filter { grid.normal[$0].last.map(keys.contains) ?? false }
    }
}

/// A named heading and where it stands.
struct HeadingClaim {
    let named: NamedHeading
    /// From 0; exactly one where all is well.
    let positions: [Int]
}

extension String {
    fileprivate func components(separatedBy separator: String) -> [String] { split(separator: separator).map(String.init) }
}

extension HeadingWords {
    /// What a column named by the caller is; nil where the kind has no such column.
    func named(_ column: String, in kind: RecordKind) -> HeadingTarget? {
        guard let table = targets[kind] else { return nil }
        if let target = table[normal(column)] { return target }
        return (known[kind] ?? []).lazy.compactMap { table[normal($0)] }.first { $0.identity == column }
    }
}
