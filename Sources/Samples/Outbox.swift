// Collects rows by kind, edition and calendar year, and writes them as the CSV files an office would send in.

import Domain

/// Rows on their way into files.
struct Outbox {
    /// Rows after this day are not written: they have not happened yet.
    let until: CivilDay
    private var lines: [String: [String]] = [:]
    /// The earliest calendar year in which a plan has a row.
    private var firstYears: [String: Int] = [:]
    private let sheets: [RecordKind: Sheet]

    /// The heading line and the columns of one kind of file.
    private struct Sheet {
        let heading: String
        let number: Int
        let positions: [String: Int]
    }

    /// Whether the samples leave a column out: nothing is taken back, nobody has a document number or a telephone, and who is meant is told
    /// by number.
    private static func omits(_ column: RecordColumn, of kind: RecordKind) -> Bool {
        column.tells(of: kind) || [RecordColumn.retracted.name, "document_number", "contact"].contains(column.name)
    }

    init(until: CivilDay) {
        self.until = until
        var sheets: [RecordKind: Sheet] = [:]
        for (index, kind) in RecordKind.allCases.enumerated() {
            let columns = kind.columns.filter { !Outbox.omits($0, of: kind) }
            sheets[kind] = Sheet(
                heading: columns.map { $0.heading(in: .chinese) }.joined(separator: ","), number: Outbox.number(index),
                positions: Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1.name, $0) }))
        }
        self.sheets = sheets
    }

    /// The number in a file's name: files are loaded in the order of their paths, in which 10 would come before 2.
    static func number(_ index: Int) -> Int { min(index + 1, 9) }

    /// Files one row, unless it lies after the last day.
    ///
    /// - Parameters:
    ///   - day: when it happened or was reported; decides the folder.
    ///   - cells: values by column name; a column without a value is left blank.
    mutating func file(_ kind: RecordKind, of plan: String, on day: CivilDay, _ cells: [(column: String, value: String)]) {
        guard day <= until, let sheet = sheets[kind] else { return }
        var row = [String](repeating: "", count: sheet.positions.count)
        for (column, value) in cells + [("invented", "是")] {
            guard let position = sheet.positions[column] else {
                preconditionFailure("a \(kind.rawValue) file has no column \(column)")
            }
            row[position] = Outbox.quoted(value)
        }
        let year = day.components.year
        firstYears[plan] = min(firstYears[plan] ?? year, year)
        let path = "\(year)/\(plan)-\(sheet.number)-\(kind.rawValue).csv"
        lines[path, default: [sheet.heading]].append(row.joined(separator: ","))
    }

    /// The files by path, with the texts of the invented plans put before their records.
    func files(plans: [Edition]) -> [SampleFile] {
        let records = lines.sorted { $0.key < $1.key }.map { path, rows in
            SampleFile(path: path, text: rows.joined(separator: "\n") + "\n")
        }
        let texts = plans.filter(\.isInvented).compactMap { edition -> SampleFile? in
            // An unreadable edition has no records; its own year is the best folder for it.
            let folder = edition.plan == nil ? edition.year : firstYears[edition.id]
            return folder.map { SampleFile(path: "\($0)/\(edition.id)-0-plan.yaml", text: edition.source) }
        }
        return texts + records
    }

    /// RFC 4180: a value with a comma, quote or line break stands in quotes, quotes in it doubled.
    private static func quoted(_ value: String) -> String {
        let value = value.guarded
        guard value.utf8.contains(where: { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }) else { return value }
        return "\"" + value.map { $0 == "\"" ? "\"\"" : String($0) }.joined() + "\""
    }
}
