// Which values a file would empty: a row that corrects a stored record replaces all of it, what the row leaves blank too.

internal import Domain
internal import Intake
internal import Ledger

/// Names the cells whose blank would empty what the store has. Told on a dry run, before it happens. No finding repeats a value.
struct CorrectionChecks {
    let sheet: Sheet
    let kind: RecordKind

    /// Cells of one column told one by one; more are counted.
    static let shown = 20

    func findings(on reader: LedgerReader) throws -> [Finding] {
        var rows: [String: [Int]] = [:]
        try reader.forEachEmptying(of: sheet.records, of: kind) { record, names in
            for name in names { rows[name, default: []].append(record.row) }
        }
        return rows.sorted { $0.key < $1.key }.flatMap { name, rows in
            let label = kind.columns.first { $0.name == name }.map { Bilingual($0.headings[0], $0.headings[1]) } ?? Bilingual(name, name)
            if rows.count <= CorrectionChecks.shown { return rows.map { emptied($0, name, label, 1) } }
            return [emptied(rows[0], name, label, rows.count)]
        }
    }

    private func emptied(_ row: Int, _ name: String, _ label: Bilingual, _ count: Int) -> Finding {
        Finding(
            "import.correction.empties", .warning, at: sheet.place(row, name),
            what: count == 1
                ? Bilingual(
                    "库中这条记录有“\(label.zh)”，这一行没有写：更正后变为空",
                    "the stored record has a “\(label.en)” and this row has none: the correction empties it")
                : Bilingual(
                    "有 \(count) 行（从这一行起）没有写“\(label.zh)”，而库中的记录有：更正后变为空",
                    "\(count) rows, this one first, have no “\(label.en)” where the stored records have one: the correction empties it"),
            action: Bilingual("要保留的，请写上原来的值；确要清空的不必改", "Write the former value where it is to stay; leave it where it is to be emptied"))
    }
}
