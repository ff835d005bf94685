// The headings of a file matched with the columns of a kind.

internal import Domain

struct Heading: Sendable {
    let kind: RecordKind
    /// Position in the file of each column, by column name; from `width` on stands what the file does not hold itself.
    let positions: [String: Int]
    /// Headings as written, then those of values given for the whole file.
    let written: [String]
    /// Columns of the file.
    let width: Int
    /// Columns of percentages whose heading does not say so: each value has to.
    let unsaid: Set<String>

    func writtenHeading(_ column: RecordColumn) -> String {
        positions[column.name].map { written[$0] } ?? column.headings[0]
    }
}

extension String {
    /// Without white space at either end.
    var trimmed: String {
        guard let first = unicodeScalars.first, let last = unicodeScalars.last else { return self }
        guard first.properties.isWhitespace || last.properties.isWhitespace else { return self }
        var view = Substring(drop { $0.isWhitespace })
        while view.last?.isWhitespace == true { view.removeLast() }
        return String(view)
    }
}
