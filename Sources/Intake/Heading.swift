// Recognises the heading row: which column of the file is which column of a record kind.

internal import Domain

/// The headings of a file matched with the columns of a kind.
struct Heading {
    let kind: RecordKind
    /// Position in the file of each column, by column name.
    let positions: [String: Int]
    /// Headings as written.
    let written: [String]

    func writtenHeading(_ column: RecordColumn) -> String {
        positions[column.name].map { written[$0] } ?? column.headings[0]
    }

    /// Matches a heading row.
    ///
    /// - Parameters:
    ///   - row: the row as written; blank rows may stand above it.
    ///   - kind: the kind the caller names, or nil to find the only one that fits.
    ///   - supplied: columns whose value the caller gives for the whole file.
    static func match(_ row: TableRow, kind: RecordKind?, supplied: Set<String>, file: String) -> (Heading?, [Finding]) {
        let written = row.cells.map(\.text.trimmed)
        guard let kind = kind ?? guess(written, supplied: supplied),
            // Where no heading is known the row holds no headings: naming its cells would repeat somebody's name.
            written.contains(where: { name in kind.columns.contains { $0.accepts(name) } })
        else { return (nil, [unrecognised(row.number, file: file)]) }
        var findings: [Finding] = []
        var positions: [String: Int] = [:]
        let known = kind.columns.flatMap(\.headings)
        for (position, name) in written.enumerated() {
            guard !name.isEmpty else { continue }
            guard let column = kind.columns.first(where: { $0.accepts(name) }) else {
                findings.append(
                    Finding(
                        "intake.column.unknown", at: Finding.Place(file: file, row: row.number, column: name),
                        what: Bilingual("“\(kind.label.zh)”表没有这一列", "\(kind.label.en) have no such column"),
                        expected: Bilingual(
                            kind.columns.map { $0.headings[0] }.joined(separator: "、"),
                            kind.columns.map { $0.headings[1] }.joined(separator: ", ")),
                        action: nearest(to: name, among: known).map { Bilingual("是否为“\($0)”？", "Did you mean “\($0)”?") }))
                continue
            }
            if positions[column.name] != nil {
                findings.append(
                    Finding(
                        "intake.column.twice", at: Finding.Place(file: file, row: row.number, column: name),
                        what: Bilingual("同一列出现两次", "the same column appears twice"),
                        action: Bilingual("请只保留一列", "Keep one of them")))
            }
            positions[column.name] = position
        }
        // A file that takes records back needs their keys only; each row that takes nothing back is then asked for the rest.
        let retracts = written.contains(where: RecordColumn.retracted.accepts)
        for column in kind.columns
        where column.required && (column.isKey || !retracts) && positions[column.name] == nil && !supplied.contains(column.name)
            && !column.alternatives.contains(where: { positions[$0] != nil })
        {
            let others = kind.columns.filter { column.alternatives.contains($0.name) }
            findings.append(
                Finding(
                    "intake.column.missing", at: Finding.Place(file: file, row: row.number),
                    what: Bilingual("缺少列“\(column.headings[0])”", "the column “\(column.headings[1])” is missing"),
                    expected: Bilingual(
                        (column.headings + others.map(\.headings[0])).joined(separator: " 或 "),
                        (column.headings + others.map(\.headings[1])).joined(separator: " or "))))
        }
        return (findings.block ? nil : Heading(kind: kind, positions: positions, written: written), findings)
    }

    /// The kind whose required columns are all there and that knows every heading; nil where none or several fit.
    private static func guess(_ written: [String], supplied: Set<String>) -> RecordKind? {
        let retracts = written.contains(where: RecordColumn.retracted.accepts)
        let complete = RecordKind.allCases.filter { kind in
            kind.columns.filter { $0.required && ($0.isKey || !retracts) }.allSatisfy { column in
                supplied.contains(column.name)
                    || kind.columns.contains { other in
                        (other.name == column.name || column.alternatives.contains(other.name)) && written.contains(where: other.accepts)
                    }
            }
        }
        if complete.count == 1 { return complete[0] }
        // Nothing is complete or several are: take the one that knows clearly the most headings, so that the fault can be named.
        let scored = (complete.isEmpty ? RecordKind.allCases : complete).map { kind in
            (kind, kind.columns.count { written.contains(where: $0.accepts) })
        }.sorted { $0.1 > $1.1 }
        guard scored[0].1 > scored[1].1, scored[0].1 * 2 >= written.count else { return nil }
        return scored[0].0
    }

    private static func unrecognised(_ row: Int, file: String) -> Finding {
        let kinds = RecordKind.allCases
        return Finding(
            "intake.kind.unknown", at: Finding.Place(file: file, row: row),
            what: Bilingual("无法识别表格类型", "it cannot be told which kind of table this is"),
            expected: Bilingual(
                kinds.map(\.label.zh).joined(separator: "、") + "之一的列名",
                "the headings of one of: " + kinds.map(\.label.en).joined(separator: ", ")),
            action: Bilingual("第一行须为列名；也可用 --kind 指明", "Row 1 must hold the headings; --kind can say which kind it is"))
    }
}

extension RecordColumn {
    /// Whether a heading as written names this column.
    func accepts(_ heading: String) -> Bool {
        let lowered = heading.lowercased()
        return name == lowered || headings.contains { $0.lowercased() == lowered }
    }
}

extension String {
    /// Without white space at either end.
    var trimmed: String {
        var view = Substring(drop { $0.isWhitespace })
        while view.last?.isWhitespace == true { view.removeLast() }
        return String(view)
    }
}
