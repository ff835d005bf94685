// The keys of a plan or calendar file as a table for its document, so that the document cannot drift from the program.

internal import Domain
package import Forms

extension PlanSchema {
    /// One row a key, nested keys by their path.
    package static func markdown(of keys: [FormKey] = top) -> String {
        "| key | needed | value | 含义 | meaning |\n|---|---|---|---|---|\n" + rows(keys, path: "").joined()
    }

    private static func rows(_ keys: [FormKey], path: String) -> [String] {
        keys.flatMap { key -> [String] in
            let name = path + key.name
            let row = "| `\(name)` | \(key.required ? "yes" : "") | \(words(key.shape)) | \(key.meaning.zh) | \(key.meaning.en) |\n"
            return [row] + nested(key.shape, path: name)
        }
    }

    private static func nested(_ shape: FormShape, path: String) -> [String] {
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
