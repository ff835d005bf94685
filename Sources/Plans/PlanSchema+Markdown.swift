// The keys of a plan or calendar file as a table for its document, so that the document cannot drift from the program.

package import Domain
package import Forms

/// One key of a plan file with all there is to say of it.
package struct PlanKey: Sendable, Encodable {
    /// `quotas[].count`.
    package let key: String
    package let needed: Bool
    /// What may be written, in words.
    package let value: String
    /// A right value as YAML writes it; nil for a key that only holds other keys.
    package let example: String?
    /// What the program does with it: `check` and a rule of `plan check`, a code of lint or reading, `due`, a query, or `described only`.
    package let drives: [String]
    package let meaning: Bilingual
}

extension PlanSchema {
    /// Every key in the order of the form, nested keys by their path.
    package static var keys: [PlanKey] {
        rows(top, path: "").map { path, key in
            PlanKey(
                key: path, needed: key.required, value: words(key.shape), example: example(at: path), drives: drives(at: path).map(\.words),
                meaning: key.meaning)
        }
    }

    /// The keys of a plan file as docs/plan-format.md has them: one row a key.
    package static func markdown() -> String {
        let head = "| key | needed | value | 例 example | 用于 drives | 含义 | meaning |\n|---|---|---|---|---|---|---|\n"
        return head
            + keys.map { key in
                "| `\(key.key)` | \(key.needed ? "yes" : "") | \(key.value) | \(key.example.map { "`\($0)`" } ?? "") "
                    + "| \(key.drives.joined(separator: ", ")) | \(key.meaning.zh) | \(key.meaning.en) |\n"
            }.joined()
    }

    /// The keys of another form: one row a key, without examples.
    package static func markdown(of keys: [FormKey]) -> String {
        "| key | needed | value | 含义 | meaning |\n|---|---|---|---|---|\n"
            + rows(keys, path: "").map { path, key in
                "| `\(path)` | \(key.required ? "yes" : "") | \(words(key.shape)) | \(key.meaning.zh) | \(key.meaning.en) |\n"
            }.joined()
    }

    private static func rows(_ keys: [FormKey], path: String) -> [(String, FormKey)] {
        keys.flatMap { key in [(path + key.name, key)] + nested(key.shape, path: path + key.name) }
    }

    private static func nested(_ shape: FormShape, path: String) -> [(String, FormKey)] {
        switch shape {
        case .record(let keys): rows(keys, path: path + ".")
        case .list(let element): nested(element, path: path + "[]")
        default: []
        }
    }

    private static func words(_ shape: FormShape) -> String {
        switch shape {
        case .text: "text"
        case .slug: "lower-case letters, digits, hyphens"
        case .day: "day, `YYYY-MM-DD`"
        case .integer(let range): "whole number, \(range.lowerBound)–\(range.upperBound)"
        case .number: "number above 0"
        case .flag: "`true` or `false`"
        case .choice(let known): known.map { "`\($0)`" }.joined(separator: ", ")
        case .list(let element): "list: \(words(element))"
        case .map(let element): "names to \(words(element))"
        case .record: "keys below"
        }
    }
}
