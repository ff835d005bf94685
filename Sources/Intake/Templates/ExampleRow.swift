// The example row of a template: invented, marked in the first cell that was written, and never imported.

package import Domain
internal import Workbooks

/// Rows that only show how to fill in.
package enum ExampleRow {
    /// What the first cell of an example begins with.
    package static let mark = Bilingual("【示例】", "[example]")

    /// Whether a row is an example: any of its cells begins with the mark, whatever columns were put before it.
    ///
    /// Cost: the first byte of each cell.
    package static func isMarked(_ row: TableRow) -> Bool {
        row.cells.contains { cell in
            switch cell.text.utf8.first {
            case 0xE3, 0x5B: isMarked(cell.text)
            case 0x20, 0x09, 0x27: isMarked(String(cell.text.trimmed.drop { $0 == "'" }).trimmed)
            default: false
            }
        }
    }

    private static func isMarked(_ text: String) -> Bool {
        let text = text.utf8.first == 0xE3 ? text.trimmed : text
        return text.hasPrefix(mark.zh) || text.lowercased().hasPrefix(mark.en)
    }

    /// Texts of the example that are nobody's own, by column: one that is left in a row says that the row was not filled in to its end.
    static func leftovers(_ column: RecordColumn) -> [String] {
        switch column.content {
        case .identity(.documentNumber): [documentNumber]
        case .identity(.name): [name.zh]
        case .identity(.contact): [contact]
        case .clue: ["示例", name.zh, documentNumber]
        case .text where column.name == "school": [texts["school"]?.zh, texts["school"]?.en].compactMap { $0 }
        default: []
        }
    }

    // No area has the number 000000: it is nobody's.
    private static let documentNumber = "00000020090101000X"
    private static let name = Bilingual("李示例", "Li Shili")
    private static let contact = "000-0000000"

    /// The cells of the example for the columns of a template.
    static func cells(_ columns: [RecordColumn], of kind: RecordKind, in plan: Plan, _ language: Language) -> [SheetCell] {
        columns.enumerated().map { index, column in
            let value = value(column, of: kind, in: plan, language)
            guard index > 0 else { return SheetCell(.text(mark[language] + shown(value)), look: .example) }
            return SheetCell(value, look: .example)
        }
    }

    private static func value(_ column: RecordColumn, of kind: RecordKind, in plan: Plan, _ language: Language) -> CellValue {
        guard column.name != RecordColumn.retracted.name else { return .blank }
        if column.name != "plan_id", let choices = ColumnChoices(column, of: kind, in: plan), let first = choices.words.first {
            return .text(first[language])
        }
        switch column.content {
        case .person: return .text("1001")
        case .mentor: return .text("2001")
        case .plan: return .text(plan.id)
        case .identity(.name): return .text(name[language])
        case .identity(.documentNumber): return .text(documentNumber)
        case .identity(.contact): return .text(contact)
        case .identity(.reference): return .text("1001")
        case .day: return .day(laterDays.contains(column.name) ? plan.cycle.from + 30 : plan.cycle.from)
        case .number(let range): return .number(min(range.upperBound, 5))
        case .whole(let range): return .number(Double(range.lowerBound))
        case .discipline, .code, .flag: return .blank
        default: return .text(texts[column.name]?[language] ?? Bilingual("示例", "example")[language])
        }
    }

    private static let laterDays: Set<String> = ["to_day", "until_day", "reported_day", "log_day", "review_day", "valid_until"]
    private static let texts: [String: Bilingual] = [
        "school": Bilingual("示例中学", "Example School"), "university": Bilingual("示例大学", "Example University"),
        "city": Bilingual("示例市", "Example City"), "title": Bilingual("教授", "professor"), "value": Bilingual("示例大学", "Example University"),
        "source": Bilingual("学校回访", "the school asked"),
    ]

    private static func shown(_ value: CellValue) -> String {
        if case .text(let text) = value { text } else { "" }
    }
}
