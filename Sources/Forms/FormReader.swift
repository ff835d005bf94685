// Reads a YAML file against a form and decodes what was checked.

package import Domain
internal import Foundation
internal import Yams

/// A file held against its form.
package struct CheckedForm: Sendable {
    let value: FormValue?
    /// Line of each value by its path, for example `quotas[1].counts`.
    package let lines: [String: Int]
    package let findings: [Finding]

    /// The values as a type whose properties are the keys in camel case; nil where a needed value is missing or wrong.
    ///
    /// - Parameter emptyLists: keys of the top whose absence means an empty list.
    package func decode<Value: Decodable>(_ type: Value.Type, emptyLists: [String] = []) -> Value? {
        guard case .record(var fields)? = value else { return nil }
        for list in emptyLists where fields[list] == nil { fields[list] = .list([]) }
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try? decoder.decode(type, from: JSONEncoder().encode(FormValue.record(fields)))
    }
}

package enum FormReader {
    /// Reads one file.
    ///
    /// - Parameters:
    ///   - area: first word of the codes of findings, for example `plan`.
    ///   - file: name for findings, without folders.
    package static func read(_ source: String, form: [FormKey], area: String, file: String) -> CheckedForm {
        do {
            guard let root = try Yams.compose(yaml: source), root.mapping != nil else {
                return CheckedForm(value: nil, lines: [:], findings: [empty(area, file)])
            }
            var validator = FormValidator(area: area, file: file)
            let value = validator.value(of: root, as: .record(form), path: "")
            return CheckedForm(value: value, lines: validator.lines, findings: validator.findings.byLine)
        } catch {
            return CheckedForm(value: nil, lines: [:], findings: [syntax(error, area, file)])
        }
    }

    private static func syntax(_ error: any Error, _ area: String, _ file: String) -> Finding {
        var line: Int?
        var problem = "YAML"
        switch error as? YamlError {
        case .parser(_, let text, let mark, _), .scanner(_, let text, let mark, _), .composer(_, let text, let mark, _):
            (line, problem) = (mark.line, text)
        case .duplicatedKeysInMapping(let duplicates, let context):
            (line, problem) = (context.mark.line, "duplicate key: \(duplicates.joined(separator: ", "))")
        default: break
        }
        return Finding(
            "\(area).syntax", at: Finding.Place(file: file, line: line),
            what: Bilingual("不是能读懂的 YAML（\(problem)）", "this is not readable YAML (\(problem))"))
    }

    private static func empty(_ area: String, _ file: String) -> Finding {
        Finding("\(area).empty", at: Finding.Place(file: file), what: Bilingual("文件里没有“键: 值”", "the file holds no keys with values"))
    }
}

extension [Finding] {
    /// In the order of their lines.
    package var byLine: [Finding] {
        sorted { ($0.place.line ?? 0, $0.code) < ($1.place.line ?? 0, $1.code) }
    }
}
