// Verdicts as text for the terminal and as JSON for programs.

package import Domain
internal import Foundation
internal import Ledger
internal import Plans

extension Conformance {
    /// How many rules were kept, broken and undecided, in both languages.
    package var summary: Bilingual {
        let counts = Verdict.allCases.map { ($0, count($0)) }
        return Bilingual(
            counts.map { "\($0.label.zh) \($1) 条" }.joined(separator: "，"), counts.map { "\($0.label.en): \($1)" }.joined(separator: ", "))
    }

    /// For the terminal: the rules broken first, then those that cannot be decided, then those kept; each in both languages.
    package var text: String {
        let head = "\("\(plan.shortTitle.zh) | \(plan.shortTitle.en)".printable)  \(cut.asOf)\n\(summary.zh)\n\(summary.en)\n"
        let order: [Verdict] = [.breaches, .undecided, .conforms]
        return head + order.flatMap { verdict in verdicts.filter { $0.verdict == verdict }.map(\.text) }.joined()
    }

    /// For programs; keys sorted.
    package func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        encoder.keyEncodingStrategy = .convertToSnakeCase
        return String(decoding: try encoder.encode(ConformanceReport(self)), as: UTF8.self)
    }
}

extension RuleVerdict {
    /// The verdict with its reason, in words.
    package var verdictWords: Bilingual {
        guard let reason else { return verdict.label }
        return Bilingual("\(verdict.label.zh)（\(reason.label.zh)）", "\(verdict.label.en) (\(reason.label.en))")
    }

    fileprivate var text: String {
        let strength = rule.strength.map { ("，\($0.label.zh)", ", \($0.label.en)") } ?? ("", "")
        var lines = [
            "",
            "［\(verdictWords.zh)］\(rule.subject.zh)（\(rule.clause)\(strength.0)）",
            "  [\(verdictWords.en)] \(rule.subject.en) (\(rule.clause)\(strength.1))",
        ]
        func add(_ label: Bilingual, _ said: Bilingual) {
            lines += ["    \(label.zh)：\(said.zh)", "    \(label.en): \(said.en)"]
        }
        add(Bilingual("规定", "rule"), rule.statement)
        add(Bilingual("实际", "found"), found)
        if !missing.isEmpty { add(Bilingual("尚缺", "missing"), missing.clauses) }
        if let change { add(Bilingual("最少改动", "smallest change"), change) }
        return lines.map(\.printable).joined(separator: "\n") + "\n"
    }
}

/// The shape of the JSON.
private struct ConformanceReport: Encodable {
    struct Figure: Encodable {
        let name: String
        let label: Bilingual
        let value: Double
    }

    struct Rule: Encodable {
        let id: String
        let clause: String
        let strength: Strength?
        let subject: Bilingual
        let statement: Bilingual
        let verdict: Verdict
        let reason: UndecidedReason?
        let figures: [Figure]
        let found: Bilingual
        let missing: [Bilingual]
        let change: Bilingual?
        let query: String
    }

    let plan: String
    let asOf: CivilDay
    let knownBy: CivilDay
    let counts: [String: Int]
    let rules: [Rule]
    let unchecked: [String]

    init(_ conformance: Conformance) {
        plan = conformance.plan.id
        asOf = conformance.cut.asOf
        knownBy = conformance.cut.knownBy
        counts = Dictionary(uniqueKeysWithValues: Verdict.allCases.map { ($0.rawValue, conformance.count($0)) })
        unchecked = conformance.unchecked.map(\.id)
        rules = conformance.verdicts.map { item in
            Rule(
                id: item.rule.id, clause: item.rule.clause, strength: item.rule.strength, subject: item.rule.subject,
                statement: item.rule.statement, verdict: item.verdict, reason: item.reason,
                figures: item.figures.map { Figure(name: $0.name, label: $0.label, value: $0.value) }, found: item.found,
                missing: item.missing, change: item.change, query: item.query)
        }
    }
}
