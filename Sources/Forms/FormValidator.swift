// Holds a YAML file against its form: every fault is reported with its line, none hides another.

import Domain
import Yams

/// Walks a YAML tree beside the schema, collecting values, lines and findings.
struct FormValidator {
    /// First word of the codes of findings, for example `plan`.
    let area: String
    let file: String
    var findings: [Finding] = []
    /// Line of each value by its path, for example `quotas[1].counts`.
    var lines: [String: Int] = [:]

    mutating func value(of node: Node, as shape: FormShape, path: String) -> FormValue? {
        lines[path] = node.mark?.line
        switch shape {
        case .record(let keys): return record(node, keys: keys, path: path)
        case .list(let element): return list(node, of: element, path: path)
        case .map(let element): return map(node, of: element, path: path)
        default: break
        }
        guard let written = node.scalar?.string, !written.isEmpty else {
            return refuse(node, path, found: nil, Bilingual("一个值", "a single value"))
        }
        switch shape {
        case .text: return .text(written)
        case .slug: return isSlug(written) ? .text(written) : refuse(node, path, found: written, slugForm)
        case .day:
            return CivilDay(written) != nil
                ? .text(written)
                : refuse(node, path, found: written, Bilingual("存在的日期，写作 YYYY-MM-DD", "a day that exists, written YYYY-MM-DD"))
        case .integer(let range):
            guard let number = Int(written), range.contains(number) else {
                return refuse(
                    node, path, found: written,
                    Bilingual(
                        "\(range.lowerBound) 至 \(range.upperBound) 的整数",
                        "a whole number from \(range.lowerBound) to \(range.upperBound)"))
            }
            return .integer(number)
        case .number:
            guard let number = Double(written), number > 0, number.isFinite else {
                return refuse(node, path, found: written, Bilingual("大于 0 的数", "a number above 0"))
            }
            return .number(number)
        case .flag:
            guard written == "true" || written == "false" else {
                return refuse(node, path, found: written, Bilingual("true 或 false", "true or false"))
            }
            return .flag(written == "true")
        case .choice(let known):
            guard known.contains(written) else {
                return refuse(
                    node, path, found: written,
                    Bilingual("以下之一：\(known.joined(separator: "、"))", "one of \(known.joined(separator: ", "))"),
                    near: nearest(to: written, among: known))
            }
            return .text(written)
        case .record, .list, .map: return nil
        }
    }

    private mutating func record(_ node: Node, keys: [FormKey], path: String) -> FormValue? {
        guard let mapping = node.mapping else {
            return refuse(node, path, found: node.scalar?.string, Bilingual("若干“键: 值”", "keys with values"))
        }
        var values: [String: FormValue] = [:]
        for (keyNode, valueNode) in mapping {
            let name = keyNode.scalar?.string ?? ""
            guard let key = keys.first(where: { $0.name == name }) else {
                let near = nearest(to: name, among: keys.map(\.name))
                findings.append(
                    Finding(
                        "\(area).key.unknown", at: place(keyNode), what: Bilingual("没有这个键", "there is no such key"), found: name,
                        expected: Bilingual(
                            "以下之一：\(keys.map(\.name).joined(separator: "、"))",
                            "one of \(keys.map(\.name).joined(separator: ", "))"),
                        action: near.map { Bilingual("是否为“\($0)”？", "Did you mean “\($0)”?") }))
                continue
            }
            values[name] = value(of: valueNode, as: key.shape, path: path.isEmpty ? name : "\(path).\(name)")
        }
        let written = Set(mapping.keys.compactMap { $0.scalar?.string })
        for key in keys where key.required && !written.contains(key.name) {
            findings.append(
                Finding(
                    "\(area).key.missing", at: place(node),
                    what: Bilingual("缺少键 \(key.name)（\(key.meaning.zh)）", "the key \(key.name) (\(key.meaning.en)) is missing")))
        }
        return .record(values)
    }

    private mutating func list(_ node: Node, of element: FormShape, path: String) -> FormValue? {
        guard let sequence = node.sequence else {
            return refuse(node, path, found: node.scalar?.string, Bilingual("一个列表", "a list"))
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
            return refuse(node, path, found: node.scalar?.string, Bilingual("若干“名称: 值”", "names with values"))
        }
        var values: [String: FormValue] = [:]
        for (keyNode, valueNode) in mapping {
            guard let name = keyNode.scalar?.string else { continue }
            lines["\(path).\(name)"] = keyNode.mark?.line
            values[name] = value(of: valueNode, as: element, path: "\(path).\(name)")
        }
        return .record(values)
    }

    private mutating func refuse(
        _ node: Node, _ path: String, found: String?, _ expected: Bilingual, near: String? = nil
    ) -> FormValue? {
        findings.append(
            Finding(
                "\(area).value.invalid", at: place(node),
                what: Bilingual("\(path) 的值不对", "the value of \(path) is not right"), found: found, expected: expected,
                action: near.map { Bilingual("是否为“\($0)”？", "Did you mean “\($0)”?") }))
        return nil
    }

    private func place(_ node: Node) -> Finding.Place {
        Finding.Place(file: file, line: node.mark?.line)
    }

    private func isSlug(_ text: String) -> Bool {
        text.utf8.count <= 60 && text.first != "-" && text.last != "-"
            && text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
    }

    private var slugForm: Bilingual {
        Bilingual("小写字母、数字与连字符", "lower-case letters, digits and hyphens")
    }
}
