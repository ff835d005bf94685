// Free text of records stands in the ledger for good: what tells who somebody is has no place in it.

internal import Domain
internal import Intake

/// Looks through the texts of a file's records for the person's own name, number and contact, and for what looks like a telephone or
/// document number or an address of mail. Other people's names cannot be recognised.
struct TextChecks {
    let sheet: Sheet
    let kind: RecordKind
    /// Names of persons the store knows, by the office's number.
    let names: [String: String]

    /// One finding for each cell; none repeats what it found.
    func findings() -> [Finding] {
        // Other texts are names of schools, cities, universities and professional titles.
        guard kind == .followUp || kind == .award else { return [] }
        let columns = kind.columns.filter { if case .text = $0.content { true } else { false } }.map(\.name)
        return sheet.records.flatMap { record in
            let own = secrets(of: record)
            return columns.filter { column in
                guard let text = record.values[column]?.text else { return false }
                return own.contains(where: text.contains) || looksPersonal(text)
            }.map { finding(record.row, $0) }
        }
    }

    private func secrets(of record: Domain.Record) -> [String] {
        let known = Array(record.identity.values) + (record.reference.flatMap { names[$0] }.map { [$0] } ?? [])
        // A short number may be part of any other.
        return known.filter { $0.count > 1 } + [record.reference].compactMap { $0 }.filter { $0.count > 3 }
    }

    private func looksPersonal(_ text: String) -> Bool {
        text.contains(/(^|[^0-9])1[3-9][0-9]{9}([^0-9]|$)/) || text.contains(/(^|[^0-9])[0-9]{17}[0-9Xx]([^0-9]|$)/)
            || text.contains(/[A-Za-z0-9._-]+@[A-Za-z0-9-]+\.[A-Za-z]/)
    }

    private func finding(_ row: Int, _ column: String) -> Finding {
        Finding(
            "import.text.identity", at: sheet.place(row, column),
            what: Bilingual(
                "文字里写有姓名、编号、电话、邮箱或证件号；入库后无法删除",
                "the text holds a name, a number, a telephone, mail or document number; once stored it cannot be removed"),
            action: Bilingual("请改写，例如来源写“学校回访”、奖项名称只写奖项", "Word it without: “the school asked” as a source, the award alone as its title"))
    }
}
