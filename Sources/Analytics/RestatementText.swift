// A restatement as text: CSV and JSON with exact integers for programs, a table and Markdown for people.

package import Domain
internal import Foundation
internal import Ledger

extension Restatement {
    /// How many numbers were compared and how many moved, in both languages.
    package var summary: Bilingual {
        moved.isEmpty
            ? Bilingual("比较了 \(compared) 项指标，没有变动", "\(compared) numbers compared, none moved")
            : Bilingual("比较了 \(compared) 项指标，变动 \(moved.count) 项", "\(compared) numbers compared, \(moved.count) moved")
    }

    /// The numbers that moved, in a form.
    ///
    /// CSV and JSON give rates in basis points; the table and Markdown write them as percentages and end with the summary.
    /// - Parameter names: the names of mentors by id, where the reader may see them.
    package func text(_ format: TableFormat, names: [Int: String] = [:]) -> String {
        switch format {
        case .csv:
            let rows = moved.map { keyCells($0, names) + numbers($0) }
            return ([head(names).map(Cell.text)] + rows).map { $0.map(csvField).joined(separator: ",") + "\n" }.joined()
        case .json: return json(names)
        case .markdown: return markdownTable(head(names), worded(names)) + "\n\(summary.zh) | \(summary.en)\n"
        case .table: return alignedTable(head(names), worded(names)) + "\n\(summary.zh)\n\(summary.en)\n"
        }
    }

    private func head(_ names: [Int: String]) -> [String] {
        query.keyColumns.map { $0.kind == .mentor && !names.isEmpty ? "mentor_name" : $0.name } + ["number", "unit", "before"]
            + RestatementCause.allCases.map(\.rawValue) + ["after", "n_before", "n_after", "missing_before", "missing_after"]
    }

    private func numbers(_ number: RestatedNumber) -> [Cell] {
        [.text(number.figure.name), .text(number.figure.unit)]
            + ([number.before.value] + number.parts + [number.after.value] + denominators(number)).map(Restatement.cell)
    }

    private func worded(_ names: [Int: String]) -> [[String]] {
        moved.map { number in
            let rate = number.figure.isRate
            return keyCells(number, names).map(guardedText) + [number.figure.name, rate ? "%" : number.figure.unit]
                + [value(number.before.value, rate)] + number.parts.map { change($0, rate) } + [value(number.after.value, rate)]
                + denominators(number).map { $0.map(String.init) ?? "" }
        }
    }

    /// n and the missing before and after, of rates.
    private func denominators(_ number: RestatedNumber) -> [Int?] {
        [number.before.trials, number.after.trials, number.before.missing, number.after.missing]
    }

    private func value(_ value: Int?, _ rate: Bool) -> String {
        value.map { rate ? hundredths($0) : "\($0)" } ?? "-"
    }

    private func change(_ value: Int?, _ rate: Bool) -> String {
        guard let value else { return "-" }
        return value == 0 ? "0" : (value > 0 ? "+" : "-") + (rate ? hundredths(abs(value)) : "\(abs(value))")
    }

    private func hundredths(_ value: Int) -> String {
        let rest = value % 100
        return "\(value / 100).\(rest < 10 ? "0" : "")\(rest)"
    }

    private func keyCells(_ number: RestatedNumber, _ names: [Int: String]) -> [Cell] {
        zip(query.keyColumns, number.key).map { column, cell in
            switch (column.kind, cell) {
            case (.day, .integer(let day)): .text("\(CivilDay(number: day))")
            case (.mentor, .integer(let id)): names[id].map(Cell.text) ?? cell
            default: cell
            }
        }
    }

    private static func cell(_ value: Int?) -> Cell { value.map(Cell.integer) ?? .null }

    private func json(_ names: [Int: String]) -> String {
        let numbers = moved.map { "    {\(jsonFields($0, names).map { "\"\($0.0)\": \($0.1)" }.joined(separator: ", "))}" }
        let given = query.parameters.map { "\(jsonString($0.name)): \(jsonString(parameters[$0.name] ?? $0.standard))" }
        return """
            {
              "query": \(jsonString(query.name)),
              "parameters": {\(given.joined(separator: ", "))},
              "as_of": "\(present.asOf)",
              "compare_known_by": "\(former.knownBy)",
              "known_by": "\(present.knownBy)",
              "causes": [\(RestatementCause.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", "))],
              "compared": \(compared),
              "moved": \(moved.count),
              "numbers": [
            \(numbers.joined(separator: ",\n"))
              ]
            }

            """
    }

    private func jsonFields(_ number: RestatedNumber, _ names: [Int: String]) -> [(String, String)] {
        func text(_ value: Int?) -> String { value.map(String.init) ?? "null" }
        let key = zip(query.keyColumns, keyCells(number, names)).map { "\(jsonString($0.name)): \(jsonValue($1))" }
        let parts = zip(RestatementCause.allCases, number.parts).map { "\"\($0.rawValue)\": \(text($1))" }
        let label = number.figure.label
        let common = [
            ("key", "{\(key.joined(separator: ", "))}"), ("number", jsonString(number.figure.name)),
            ("label", "{\"en\": \(jsonString(label.en)), \"zh\": \(jsonString(label.zh))}"), ("unit", "\"\(number.figure.unit)\""),
            ("before", text(number.before.value)), ("parts", "{\(parts.joined(separator: ", "))}"), ("after", text(number.after.value)),
            ("states", "[\(number.states.map { text($0.value) }.joined(separator: ", "))]"),
            ("row_stands", "[\(number.states.map { "\($0.hasRow)" }.joined(separator: ", "))]"),
        ]
        guard number.figure.isRate else { return common }
        func list(_ part: (RestatedValue) -> Int?) -> String {
            "[\(number.states.map { text(part($0)) }.joined(separator: ", "))]"
        }
        return common + [("successes", list(\.successes)), ("n", list(\.trials)), ("missing", list(\.missing))]
    }
}
