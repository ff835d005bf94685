// A measure as text: CSV, JSON, Markdown or a table for the terminal. Sorted by the query, never by locale or hash.

package import Domain
internal import Foundation
internal import Ledger
internal import Statistics

/// The forms that `query run` prints.
package enum TableFormat: String, CaseIterable, Sendable {
    case table, csv, json, markdown
}

extension Measure {
    /// The measure in a form; a proportion takes six columns: value, ends of the interval, n, missing and method. Every other estimate takes five
    /// more: the outer limits, the rate of the pool, a probability and remarks.
    ///
    /// - Parameter names: the names of mentors by id, where the reader may see them.
    package func text(_ format: TableFormat, names: [Int: String] = [:]) -> String {
        let head =
            query.columns.map { $0.kind == .mentor && !names.isEmpty ? "mentor_name" : $0.name }
            + query.estimates.flatMap { spec in Measure.parts(of: spec.form).map { spec.name + $0 } }
        let body = rows.map { plainRow($0, names: names) }
        switch format {
        case .csv: return ([head.map { csv(.text($0)) }] + body.map { $0.map(csv) }).map { $0.joined(separator: ",") + "\n" }.joined()
        case .json: return json(head, body)
        case .markdown: return markdownTable(head, body.map { $0.map(guardedText) })
        case .table: return alignedTable(head, body.map { $0.map(plainText) })
        }
    }

    private static func parts(of form: EstimateForm) -> [String] {
        ["", "_lower", "_upper", "_n", "_missing", "_method"]
            + (form == .proportion ? [] : ["_outer_lower", "_outer_upper", "_reference", "_probability", "_remarks"])
    }

    private func plainRow(_ row: MeasureRow, names: [Int: String]) -> [Cell] {
        let cells = zip(query.columns, row.cells).map { column, cell -> Cell in
            switch (column.kind, cell) {
            case (.day, .integer(let number)): .text("\(CivilDay(number: number))")
            case (.mentor, .integer(let id)): names[id].map(Cell.text) ?? cell
            default: cell
            }
        }
        return cells
            + row.estimates.flatMap { item -> [Cell] in
                func number(_ value: Double?) -> Cell { value.flatMap { $0.isFinite ? .real($0) : nil } ?? .null }
                let cells: [Cell] = [
                    number(item.estimate?.value), number(item.estimate?.lower), number(item.estimate?.upper), .integer(item.n),
                    item.missing.map(Cell.integer) ?? .null, item.method.map(Cell.text) ?? .null,
                ]
                guard item.spec.form != .proportion else { return cells }
                return cells + [
                    number(item.outer?.lowerBound), number(item.outer?.upperBound), number(item.reference), number(item.probability),
                    item.remarks.isEmpty ? .null : .text(item.remarks.map(\.rawValue).joined(separator: "+")),
                ]
            }
    }

    private func csv(_ cell: Cell) -> String { csvField(cell) }

    private func json(_ head: [String], _ body: [[Cell]]) -> String {
        let records = body.map { row in
            "    {" + zip(head, row).map { "\(jsonString($0)): \(jsonValue($1))" }.joined(separator: ", ") + "}"
        }
        let given = query.parameters.map { "\(jsonString($0.name)): \(jsonString(parameters[$0.name] ?? $0.standard))" }
        return """
            {
              "query": \(jsonString(query.name)),
              "parameters": {\(given.joined(separator: ", "))},
              "as_of": "\(cut.asOf)",
              "known_by": "\(cut.knownBy)",
              "unit": "\(query.unit.rawValue)",
              "rows": [
            \(records.joined(separator: ",\n"))
              ]
            }

            """
    }
}

/// A cell in plain writing; nothing where it is empty.
func plainText(_ cell: Cell) -> String {
    switch cell {
    case .null: ""
    case .integer(let value): "\(value)"
    case .real(let value): "\(value)"
    case .text(let value): value
    }
}

/// A cell in plain writing for a file that somebody may paste into a spreadsheet.
func guardedText(_ cell: Cell) -> String {
    if case .text(let value) = cell { value.guarded } else { plainText(cell) }
}

/// A table as Markdown; a value keeps its place whatever is in it.
package func markdownTable(_ head: [String], _ body: [[String]]) -> String {
    let rows = body.map { row in
        row.map { $0.replacing("\r\n", with: " ").replacing("\n", with: " ").replacing("\r", with: " ").escaping("|", with: "\\") }
    }
    return ([head, head.map { _ in "---" }] + rows).map { "| " + $0.joined(separator: " | ") + " |\n" }.joined()
}

/// A table for the terminal in aligned columns. Control and direction characters are made visible, so that a value cannot steer it.
func alignedTable(_ head: [String], _ body: [[String]]) -> String {
    let rows = [head] + body.map { $0.map { String(String.UnicodeScalarView($0.unicodeScalars.map(\.visible))) } }
    let widths = head.indices.map { index in rows.map { displayWidth($0[index]) }.max() ?? 0 }
    return rows.map { row in
        zip(row, widths).map { text, width in text + String(repeating: " ", count: width - displayWidth(text)) }
            .joined(separator: "  ").trimmingEnd + "\n"
    }.joined()
}

/// A field of a CSV file we write: quoted where needed; a text that a spreadsheet would take for a formula gets an apostrophe before it, which
/// import takes away again.
package func csvField(_ cell: Cell) -> String {
    let text: String
    switch cell {
    case .null: return ""
    case .integer(let value): return "\(value)"
    case .real(let value): return "\(value)"
    case .text(let value): text = value.guarded
    }
    guard text.unicodeScalars.contains(where: { ",\"\n\r".unicodeScalars.contains($0) }) else { return text }
    return "\"" + text.escaping("\"", with: "\"") + "\""
}

/// A text as a JSON string.
package func jsonString(_ text: String) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    // Encoding a String cannot fail.
    return (try? encoder.encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
}

/// A cell as a JSON value.
func jsonValue(_ cell: Cell) -> String {
    switch cell {
    case .null: "null"
    case .integer(let value): "\(value)"
    case .real(let value): "\(value)"
    case .text(let value): jsonString(value)
    }
}

/// Columns a text takes on a terminal: two for East Asian wide characters.
func displayWidth(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { width, scalar in
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
            0x20000...0x3FFFD:
            width + 2
        default: width + 1
        }
    }
}

extension String {
    /// With `mark` before every `sign`. By scalars: a sign and the accent after it are one character, but a reader of the file sees the sign.
    fileprivate func escaping(_ sign: Unicode.Scalar, with mark: Unicode.Scalar) -> String {
        String(String.UnicodeScalarView(unicodeScalars.flatMap { $0 == sign ? [mark, $0] : [$0] }))
    }

    fileprivate var trimmingEnd: String {
        var view = Substring(self)
        while view.last == " " { view.removeLast() }
        return String(view)
    }
}
