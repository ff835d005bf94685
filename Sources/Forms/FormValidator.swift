// Holds a YAML file against its form: every fault is reported with its line and with what to write, none hides another.

import Domain
import Yams

/// Walks a YAML tree beside the schema, collecting values, places and findings.
struct FormValidator {
    /// First word of the codes of findings, for example `plan`.
    let area: String
    let file: String
    let help: FormHelp
    /// The whole form, to tell where a key belongs that stands elsewhere.
    let form: [FormKey]
    var findings: [Finding] = []
    /// Line of each value by its path, for example `quotas[1].counts`.
    var lines: [String: Int] = [:]
    /// Column of each value, in characters from 1.
    var columns: [String: Int] = [:]

    init(area: String, file: String, help: FormHelp, form: [FormKey]) {
        (self.area, self.file, self.help, self.form) = (area, file, help, form)
    }

    mutating func value(of node: Node, as shape: FormShape, path: String) -> FormValue? {
        lines[path] = node.mark?.line
        columns[path] = node.mark?.column
        switch shape {
        case .record(let keys): return record(node, keys: keys, path: path)
        case .list(let element): return list(node, of: element, path: path)
        case .map(let element): return map(node, of: element, path: path)
        default: break
        }
        guard let written = node.scalar?.string else { return misshapen(node, shape, path) }
        guard !written.isEmpty else { return empty(node, shape, path) }
        switch shape {
        case .text: return .text(written)
        case .slug where written.isSlug: return .text(written)
        case .day where CivilDay(written) != nil: return .text(written)
        case .integer(let range):
            if let number = Int(written), range.contains(number) { return .integer(number) }
        case .number:
            if let number = Double(written), number > 0, number.isFinite { return .number(number) }
        case .flag where written == "true" || written == "false": return .flag(written == "true")
        case .choice(let known) where known.contains(written): return .text(written)
        default: break
        }
        let advice = FormAdvice(written: written, help: help).advice(for: shape)
        _ = refuse(node, path, found: written, shape.expectation, action: advice.action)
        // Read on with what was meant, so that what depends on it is checked in the same round.
        return advice.meant
    }

    /// The keys of a record. A value that was refused may still be here as it was meant.
    ///
    /// - Parameter elsewhere: keys that are written in a part of the file that could not be read.
    mutating func record(_ node: Node, keys: [FormKey], path: String, elsewhere: Set<String> = []) -> FormValue? {
        guard let mapping = node.mapping else {
            return node.scalar?.string.isEmpty == true ? empty(node, .record(keys), path) : misshapen(node, .record(keys), path)
        }
        var values: [String: FormValue] = [:]
        var written = Set(mapping.keys.compactMap { $0.scalar?.string }).union(elsewhere)
        for (keyNode, valueNode) in mapping {
            let name = keyNode.scalar?.string ?? ""
            if let key = keys.first(where: { $0.name == name }) {
                values[name] = value(of: valueNode, as: key.shape, path: path.adding(name))
                continue
            }
            let near = meant(name, among: keys, path: path)
            findings.append(
                Finding(
                    "\(area).key.unknown", at: place(keyNode), what: Bilingual("没有这个键", "there is no such key"), found: name,
                    expected: FormShape.oneOf(keys.map(\.name)), action: near.action))
            // What is meant is read under its own name, so that the faults inside it show in the same round.
            if let key = near.key, !written.contains(key.name) {
                written.insert(key.name)
                values[key.name] = value(of: valueNode, as: key.shape, path: path.adding(key.name))
            }
        }
        for key in keys where key.required && !written.contains(key.name) {
            let place = path.adding(key.name)
            let example = help.example(at: place)
            findings.append(
                Finding(
                    "\(area).key.missing", at: self.place(node),
                    what: Bilingual("缺少键 \(place)（\(key.meaning.zh)）", "the key \(place) (\(key.meaning.en)) is missing"),
                    expected: key.shape.expectation,
                    action: Bilingual(
                        "请补写" + (example.map { "，例如 \(key.name): \($0)" } ?? " \(key.name)"),
                        "Add it" + (example.map { ", for example \(key.name): \($0)" } ?? ""))))
        }
        return .record(values)
    }

    /// The key that a misspelt one stands for, or the place where it belongs.
    private func meant(_ name: String, among keys: [FormKey], path: String) -> (key: FormKey?, action: Bilingual?) {
        if let key = keys.first(where: { $0.meaning.zh == name || $0.meaning.en == name.lowercased() }) {
            return (key, FormAdvice.didYouMean(key.name))
        }
        let parents = FormValidator.parents(of: name, in: form, path: "")
        if parents.count == 1, let parent = parents.first, parent != FormHelp.withoutPlaces(path) {
            return parent.isEmpty
                ? (nil, Bilingual("这个键应写在最外层，不缩进", "This key belongs at the outermost level, without a margin"))
                : (nil, Bilingual("这个键应写在 \(parent) 之下", "This key belongs under \(parent)"))
        }
        guard let near = nearest(to: name, among: keys.map(\.name)) else { return (nil, nil) }
        return (keys.first { $0.name == near }, FormAdvice.didYouMean(near))
    }

    /// The paths under which a form has a key of this name; the form itself is the empty path.
    private static func parents(of name: String, in keys: [FormKey], path: String) -> [String] {
        keys.flatMap { key -> [String] in
            (key.name == name ? [path] : []) + parents(of: name, in: key.shape, path: path.adding(key.name))
        }
    }

    private static func parents(of name: String, in shape: FormShape, path: String) -> [String] {
        switch shape {
        case .record(let keys): parents(of: name, in: keys, path: path)
        case .list(let element): parents(of: name, in: element, path: path + "[]")
        default: []
        }
    }

    private mutating func list(_ node: Node, of element: FormShape, path: String) -> FormValue? {
        guard let sequence = node.sequence else {
            return node.scalar?.string.isEmpty == true ? empty(node, .list(element), path) : misshapen(node, .list(element), path)
        }
        guard !sequence.isEmpty else {
            return refuse(
                node, path, found: nil, Bilingual("至少一项；没有规定时请删去此键", "at least one item; leave the key out where nothing is stated"))
        }
        var values: [FormValue] = []
        for (index, item) in sequence.enumerated() {
            if let checked = value(of: item, as: element, path: "\(path)[\(index)]") { values.append(checked) }
        }
        return .list(values)
    }

    private mutating func map(_ node: Node, of element: FormShape, path: String) -> FormValue? {
        guard let mapping = node.mapping, !mapping.isEmpty else {
            return node.scalar?.string.isEmpty == true ? empty(node, .map(element), path) : misshapen(node, .map(element), path)
        }
        var values: [String: FormValue] = [:]
        for (keyNode, valueNode) in mapping {
            guard let name = keyNode.scalar?.string else { continue }
            guard !name.contains("：") else {
                _ = refuse(
                    keyNode, path, found: name, FormShape.map(element).expectation,
                    action: Bilingual("请用半角的冒号和逗号", "Use plain colons and commas"))
                continue
            }
            let checked = value(of: valueNode, as: element, path: path.adding(name))
            lines[path.adding(name)] = keyNode.mark?.line
            values[name] = checked
        }
        return .record(values)
    }

    /// A list where a record is needed, and the like.
    private mutating func misshapen(_ node: Node, _ shape: FormShape, _ path: String) -> FormValue? {
        let text = node.scalar?.string
        return refuse(
            node, path, found: text, shape.expectation, wrote: node.form,
            action: shape.written(around: text, example: help.example(at: path), help: help))
    }

    /// A key without a value.
    private mutating func empty(_ node: Node, _ shape: FormShape, _ path: String) -> FormValue? {
        let example = help.example(at: path)
        return refuse(
            node, path, found: nil, shape.expectation, wrote: Bilingual("空值", "nothing"),
            action: Bilingual(
                "请写明" + (example.map { "，例如 \($0)" } ?? "") + "；没有规定时请删去此键",
                "State it" + (example.map { ", for example \($0)" } ?? "") + "; leave the key out where nothing is stated"))
    }

    private mutating func refuse(
        _ node: Node, _ path: String, found: String?, _ expected: Bilingual, wrote: Bilingual? = nil, action: Bilingual? = nil
    ) -> FormValue? {
        let (zh, en) = wrote.map { ("，写成了\($0.zh)", "; it is written as \($0.en)") } ?? ("", "")
        findings.append(
            Finding(
                "\(area).value.invalid", at: place(node),
                what: Bilingual("\(path) 的值不对\(zh)", "the value of \(path) is not right\(en)"), found: found, expected: expected,
                action: action))
        return nil
    }

    private func place(_ node: Node) -> Finding.Place {
        Finding.Place(file: file, line: node.mark?.line)
    }
}

extension String {
    /// The path of a key below this one.
    fileprivate func adding(_ name: String) -> String {
        isEmpty ? name : "\(self).\(name)"
    }
}
