// Rows that say the same thing twice: the key of every row, remembered.

internal import Domain

/// Remembers the keys of rows. Memory: one text a row.
struct RowKeys {
    private let columns: RowColumns
    private let parts: [Int]
    private var seen: [String: Int] = [:]

    init(_ columns: RowColumns) {
        self.columns = columns
        parts = columns.columns.indices.filter { columns.columns[$0].isKey }
    }

    mutating func check(_ cells: RowCells, into findings: inout [Finding]) {
        var key = ""
        for part in parts {
            let value = cells.values[part]
            switch value {
            case .text(let text): key += text
            case .integer(let number): key += String(number)
            case .real(let number): key += String(number)
            case .null:
                // Without a number all that the row says of the person tells one from another.
                guard columns.columns[part].content.isPersonal, let said = said(columns.columns[part], cells) else { return }
                key += said
            }
            key += "\u{1F}"
        }
        let row = cells.written.number
        guard let first = seen[key] else {
            seen[key] = row
            return
        }
        findings.append(
            Finding(
                "intake.row.twice", at: Finding.Place(file: columns.places[0].file, row: row, sheet: columns.places[0].sheet),
                what: Bilingual("与第 \(first) 行重复（键相同）", "this row and row \(first) have the same key"),
                action: Bilingual("请只保留一行；更正请另用一个文件", "Keep one of them; a correction goes in a file of its own")))
    }

    private func said(_ column: RecordColumn, _ cells: RowCells) -> String? {
        let names =
            columns.kind.role == .pupil && column.name == "mentor_id"
            ? ["mentor_name", "university"] : ["name", "document_number", "school", "university"]
        let values = names.map { name in columns.number(name).map { cells.texts[$0].trimmed } ?? "" }
        return values.contains { !$0.isEmpty } ? "\u{1E}" + values.joined(separator: "\u{1E}") : nil
    }
}
