// What an estimator answers: named numbers and tables of them, as JSON to the last digit and as text to a person.

internal import Analytics
internal import Domain
internal import Foundation

/// One value of an answer.
enum EstimateValue: Hashable {
    case number(Double)
    case count(Int)
    case text(String)
    case flag(Bool)
    /// There is none: without bound, or nothing to tell.
    case none

    init(_ number: Double?) { self = number.map(Self.number) ?? .none }
    init(_ count: Int?) { self = count.map(Self.count) ?? .none }

    var json: String {
        switch self {
        case .number(let value): "\(value)"
        case .count(let value): "\(value)"
        case .text(let value): jsonString(value)
        case .flag(let value): "\(value)"
        case .none: "null"
        }
    }

    var plain: String {
        switch self {
        case .number(let value): EstimateValue.rounded(value)
        case .count(let value): "\(value)"
        case .text(let value): value.printable.guarded
        case .flag(let value): value ? "是 yes" : "否 no"
        case .none: "–"
        }
    }

    /// To four digits, small probabilities as powers of ten.
    private static func rounded(_ value: Double) -> String {
        if value == value.rounded(), abs(value) < 1e6 { return String(format: "%.0f", value) }
        return abs(value) < 0.001 ? String(format: "%.2e", value) : String(format: abs(value) < 10 ? "%.4f" : "%.2f", value)
    }
}

/// A value under its key; ``EstimateWords`` has the key's words.
struct EstimateField: Hashable {
    let key: String
    let value: EstimateValue

    init(_ key: String, _ value: EstimateValue) {
        self.key = key
        self.value = value
    }

    static func number(_ key: String, _ value: Double?) -> EstimateField { EstimateField(key, EstimateValue(value)) }
    static func count(_ key: String, _ value: Int?) -> EstimateField { EstimateField(key, EstimateValue(value)) }
    static func text(_ key: String, _ value: String) -> EstimateField { EstimateField(key, .text(value)) }
    static func flag(_ key: String, _ value: Bool) -> EstimateField { EstimateField(key, .flag(value)) }
}

/// Rows under one name; every row has the same keys.
struct EstimateTable: Hashable {
    let name: String
    let rows: [[EstimateField]]
}

/// The answer of an estimator.
package struct EstimateAnswer: Sendable {
    let method: EstimateMethod
    /// Names of the methods as docs/methods.md has them.
    let methods: [String]
    let facts: [EstimateField]
    let tables: [EstimateTable]
    /// What must be said beside the numbers.
    let notes: [Bilingual]

    /// The answer as JSON, every number unrounded; null where there is no number.
    package var json: String {
        var parts = ["\"estimate\": \(jsonString(method.rawValue))"]
        parts.append("\"methods\": [\(methods.map(jsonString).joined(separator: ", "))]")
        parts += facts.map { "\(jsonString($0.key)): \($0.value.json)" }
        for table in tables {
            let rows = table.rows.map { row in
                "    {" + row.map { "\(jsonString($0.key)): \($0.value.json)" }.joined(separator: ", ") + "}"
            }
            parts.append("\(jsonString(table.name)): [\n\(rows.joined(separator: ",\n"))\n  ]")
        }
        let said = notes.map { "    {\"zh\": \(jsonString($0.zh)), \"en\": \(jsonString($0.en))}" }
        parts.append(said.isEmpty ? "\"notes\": []" : "\"notes\": [\n\(said.joined(separator: ",\n"))\n  ]")
        return "{\n  " + parts.joined(separator: ",\n  ") + "\n}\n"
    }

    /// The answer for a person, in both languages; a Markdown table a list of rows.
    package var text: String {
        var lines = ["\(method.title.zh) | \(method.title.en)", "方法 methods: \(methods.joined(separator: ", "))（docs/methods.md）"]
        for fact in facts {
            let words = EstimateWords.words(fact.key)
            lines.append("\(words.zh) \(words.en): \(fact.value.plain)")
        }
        for table in tables where !table.rows.isEmpty {
            let head = table.rows[0].map { field -> String in
                let words = EstimateWords.words(field.key)
                return "\(words.zh) \(words.en)"
            }
            lines.append("")
            lines.append(markdownTable(head, table.rows.map { $0.map(\.value.plain) }).trimmingCharacters(in: .newlines))
        }
        if !notes.isEmpty { lines.append("") }
        for note in notes { lines += [note.zh, "    " + note.en] }
        return lines.joined(separator: "\n") + "\n"
    }
}
