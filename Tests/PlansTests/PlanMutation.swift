// Changes one value of a plan at a time, so that tests can ask whether it is noticed.

import Domain
import Foundation

/// A plan with one value changed or left out.
struct PlanMutation {
    /// Keys joined by dots, and what was done.
    let path: String
    let plan: Plan

    /// What is not a rule: what the plan is called and where it comes from; words of disciplines stand in the rules that name them.
    private static let apart: Set<String> = ["id", "programme", "region", "title", "shortTitle", "inventedFrom", "document"]

    /// Every value changed to another that can be read, and every value that may be absent left out.
    static func all(of plan: Plan) throws -> [PlanMutation] {
        let encoder = JSONEncoder()
        let tree = try JSONDecoder().decode(Tree.self, from: encoder.encode(plan))
        var done: Set<Substring> = []
        return tree.variants(path: "").compactMap { path, tree in
            // One other value of each text will do.
            let place = path.hasSuffix(" gone") ? Substring(path) : path.prefix { $0 != " " }
            guard !apart.contains(String(path.prefix { $0 != "." && $0 != " " })), !done.contains(place),
                let changed = try? JSONDecoder().decode(Plan.self, from: encoder.encode(tree)), changed != plan
            else { return nil }
            done.insert(place)
            return PlanMutation(path: path, plan: changed)
        }
    }

    /// The same plan some years later: every day of it moved by whole years.
    static func shifted(_ plan: Plan, years: Int) throws -> Plan {
        let tree = try JSONDecoder().decode(Tree.self, from: JSONEncoder().encode(plan))
        return try JSONDecoder().decode(Plan.self, from: JSONEncoder().encode(tree.shifted(years: years)))
    }
}

/// A value of JSON.
private indirect enum Tree: Codable {
    case flag(Bool), number(Double), text(String), list([Tree]), record([String: Tree])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let flag = try? container.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? container.decode(Double.self) {
            self = .number(number)
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let list = try? container.decode([Tree].self) {
            self = .list(list)
        } else {
            self = .record(try container.decode([String: Tree].self))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .flag(let flag): try container.encode(flag)
        case .number(let number): try container.encode(number)
        case .text(let text): try container.encode(text)
        case .list(let list): try container.encode(list)
        case .record(let record): try container.encode(record)
        }
    }

    /// Codes of several lists: one that fits the place can be read, the others cannot.
    private static let codes = [
        "must", "may", ">=", "=", "review", "interview", "senior_3", "overall", "discipline", "office", "school", "month", "cycle",
        "annual",
        "initial", "excellent", "qualified", "general_ability", "english_communication", "research", "major", "another",
    ]

    func variants(path: String) -> [(path: String, tree: Tree)] {
        switch self {
        case .flag(let flag): [(path, .flag(!flag))]
        case .number(let number): [(path, .number(number + 1))]
        case .text(let text):
            if let day = CivilDay(text) {
                [(path, .text("\(day + 1)"))]
            } else {
                Tree.codes.filter { $0 != text }.map { ("\(path) \($0)", .text($0)) }
            }
        case .list(let list):
            list.indices.flatMap { index in
                let shorter = Tree.list(Array(list[..<index] + list[(index + 1)...]))
                return [("\(path)[\(index)] gone", shorter)]
                    + list[index].variants(path: "\(path)[\(index)]").map { changed in
                        var longer = list
                        longer[index] = changed.tree
                        return (changed.path, .list(longer))
                    }
            }
        case .record(let record):
            record.keys.sorted().flatMap { key in
                let place = path.isEmpty ? key : "\(path).\(key)"
                var without = record
                without[key] = nil
                return [("\(place) gone", Tree.record(without))]
                    + (record[key]?.variants(path: place) ?? []).map { changed in
                        var other = record
                        other[key] = changed.tree
                        return (changed.path, .record(other))
                    }
            }
        }
    }

    func shifted(years: Int) -> Tree {
        switch self {
        case .text(let text): .text(CivilDay(text)?.adding(years: years).map { "\($0)" } ?? text)
        case .list(let list): .list(list.map { $0.shifted(years: years) })
        case .record(let record): .record(record.mapValues { $0.shifted(years: years) })
        case .flag, .number: self
        }
    }
}
