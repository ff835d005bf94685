// Rows that say the same thing twice: the key of every row, remembered.

internal import Domain

/// Remembers the keys of rows. Memory: one text a row.
struct RowKeys {
    private let columns: RowColumns
    private let parts: [Int]
    private var seen: [String: Int] = [:]
    /// The bytes of the key that is being made.
    private var bytes: [UInt8] = []

    init(_ columns: RowColumns) {
        self.columns = columns
        parts = columns.columns.indices.filter { columns.columns[$0].isKey }
    }

    mutating func check(_ cells: RowCells, into findings: inout [Finding]) {
        bytes.removeAll(keepingCapacity: true)
        for part in parts {
            switch cells.values[part] {
            case .text(let text): append(text)
            case .integer(let number): append(String(number))
            case .real(let number): append(String(number))
            case .null where !columns.columns[part].required: break
            case .null:
                // Without a number all that the row says of the person tells one from another.
                guard columns.columns[part].content.isPersonal, let said = said(columns.columns[part], cells) else { return }
                append(said)
            }
            bytes.append(0x1F)
        }
        let key = String(decoding: bytes, as: UTF8.self)
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

    private mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { bytes.append(contentsOf: $0) }
    }

    private func said(_ column: RecordColumn, _ cells: RowCells) -> String? {
        let names =
            columns.kind.role == .pupil && column.name == "mentor_id"
            ? ["mentor_name", "university"] : ["name", "document_number", "school", "university"]
        let values = names.map { name in columns.number(name).map { cells.texts[$0].trimmed } ?? "" }
        return values.contains { !$0.isEmpty } ? "\u{1E}" + values.joined(separator: "\u{1E}") : nil
    }
}
