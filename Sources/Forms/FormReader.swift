// Reads a YAML file against a form and decodes what was checked.

package import Domain
internal import Foundation
internal import Yams

/// A file held against its form.
package struct CheckedForm: Sendable {
    let value: FormValue?
    /// Line of each value by its path, for example `quotas[1].counts`.
    package let lines: [String: Int]
    /// Column of each value by its path, in Unicode scalars from 1.
    package let columns: [String: Int]
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
    /// Reads one file. As many faults as can be told are told at once: a file with slips is read on as if they were mended, one that is no
    /// YAML section by section.
    ///
    /// - Parameters:
    ///   - area: first word of the codes of findings, for example `plan`.
    ///   - file: name for findings, without folders.
    ///   - help: examples and words to teach with.
    package static func read(_ source: String, form: [FormKey], area: String, file: String, help: FormHelp = .none) -> CheckedForm {
        let reading = FormReading(form: form, area: area, file: file, help: help)
        let source = plain(source)
        let (first, isReadable) = reading.checked(source)
        guard first.findings.block else { return first }
        let slips = FormSlips(source, keys: names(of: form))
        guard !slips.found.isEmpty else { return isReadable ? first : reading.bySection(source) ?? first }
        let said = slips.found.map { $0.finding(area, file) }
        var (mended, isMended) = reading.checked(slips.mended)
        if !isMended { mended = reading.bySection(slips.mended) ?? mended }
        // Where mending mends nothing, the slips were none.
        guard !isReadable || mended.findings.count < first.findings.count else { return first }
        let lines = Set(slips.found.map(\.line))
        let others = mended.findings.filter { !($0.code == "\(area).syntax" && $0.place.line.map(lines.contains) == true) }
        return CheckedForm(value: mended.value, lines: mended.lines, columns: mended.columns, findings: (said + others).byLine)
    }

    /// Without a byte order mark, and with one kind of line ends.
    private static func plain(_ source: String) -> String {
        (source.hasPrefix("\u{FEFF}") ? String(source.dropFirst()) : source).replacing("\r\n", with: "\n")
    }

    /// The names of all keys of a form, and the Chinese words for them.
    private static func names(of keys: [FormKey]) -> Set<String> {
        var found: Set<String> = []
        func look(_ shape: FormShape) {
            switch shape {
            case .record(let keys):
                for key in keys {
                    found.formUnion([key.name, key.meaning.zh])
                    look(key.shape)
                }
            case .list(let element), .map(let element): look(element)
            default: break
            }
        }
        look(.record(keys))
        return found
    }
}

/// One way of reading a text against a form.
private struct FormReading {
    let form: [FormKey]
    let area: String
    let file: String
    let help: FormHelp

    /// The text as a whole, and whether it is YAML with keys.
    func checked(_ source: String) -> (form: CheckedForm, isReadable: Bool) {
        do {
            guard let root = try Yams.compose(yaml: source), root.mapping != nil else { return (refused(empty), false) }
            var validator = FormValidator(area: area, file: file, help: help, form: form)
            let value = validator.value(of: root, as: .record(form), path: "")
            return (
                CheckedForm(value: value, lines: validator.lines, columns: validator.columns, findings: validator.findings.byLine), true
            )
        } catch {
            return (refused(FormSyntax(error, area, file).finding), false)
        }
    }

    /// The text section by section; nil where that tells no more than the whole.
    func bySection(_ source: String) -> CheckedForm? {
        guard let sections = FormSections(source, area: area, file: file), !sections.findings.isEmpty,
            sections.pairs.contains(where: { pair in form.contains { $0.name == pair.0.scalar?.string } })
        else { return nil }
        var validator = FormValidator(area: area, file: file, help: help, form: form)
        let root = Node.mapping(Node.Mapping(sections.pairs, .implicit, .any, sections.pairs.first?.0.mark))
        let value = validator.record(root, keys: form, path: "", elsewhere: sections.written)
        return CheckedForm(
            value: value, lines: validator.lines, columns: validator.columns, findings: (sections.findings + validator.findings).byLine)
    }

    private func refused(_ finding: Finding) -> CheckedForm {
        CheckedForm(value: nil, lines: [:], columns: [:], findings: [finding])
    }

    private var empty: Finding {
        Finding(
            "\(area).empty", at: Finding.Place(file: file), what: Bilingual("文件里没有“键: 值”", "the file holds no keys with values"))
    }
}

extension [Finding] {
    /// In the order of their lines.
    package var byLine: [Finding] {
        sorted { ($0.place.line ?? 0, $0.code) < ($1.place.line ?? 0, $1.code) }
    }
}
