// What match table is told: columns, comparators, rules of blocking, and how to estimate and decide; read from the words of the command line.

internal import Domain
package import Linkage

/// A column in a form.
struct MatchColumn: Hashable {
    let heading: String
    let form: NormalForm
}

/// A field as the command line names it.
package struct MatchFieldOption: Sendable {
    let name: String
    let heading: String
    let comparator: Comparator
    let form: NormalForm

    /// Reads `NAME[=COLUMN]:COMPARATOR[@FORM][:BOUNDS]`.
    ///
    /// - Throws: `FindingsError` (`match.field.form`, `match.field.bounds`).
    package init(_ text: String, asWritten: Bool) throws {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 || parts.count == 3, !parts[0].isEmpty else { throw MatchFieldOption.form(text) }
        let names = parts[0].split(separator: "=", maxSplits: 1).map(String.init)
        let words = parts[1].split(separator: "@", maxSplits: 1).map(String.init)
        guard let first = names.first, let word = words.first else { throw MatchFieldOption.form(text) }
        name = first
        heading = names.count > 1 ? names[1] : first
        let bounds = try parts.count == 3 ? MatchFieldOption.bounds(parts[2], of: text) : []
        comparator = try MatchFieldOption.comparator(word, bounds, of: text)
        if words.count > 1 {
            guard let named = NormalForm(rawValue: words[1]) else { throw MatchFieldOption.form(text) }
            form = named
        } else {
            form = comparator.normalForm == .trimmed && asWritten ? .written : comparator.normalForm
        }
    }

    private static func comparator(_ word: String, _ bounds: [Double], of text: String) throws -> Comparator {
        let rising = bounds.sorted()
        let isShare = bounds.allSatisfy { $0 > 0 && $0 <= 1 }
        let isCount = bounds.allSatisfy { $0 >= 0 && $0 <= 100 && $0 == $0.rounded() }
        switch word {
        case "exact" where bounds.isEmpty: return .exact
        case "date" where bounds.isEmpty: return .date
        case "name" where bounds.isEmpty: return .name
        case "school" where bounds.isEmpty: return .school
        case "document" where bounds.isEmpty: return .document
        case "jaro" where !bounds.isEmpty && isShare: return .jaro(rising)
        case "jw" where !bounds.isEmpty && isShare: return .jaroWinkler(rising)
        case "levenshtein" where !bounds.isEmpty && isCount: return .levenshtein(rising.reversed().map { Int($0) })
        case "damerau" where !bounds.isEmpty && isCount: return .damerau(rising.reversed().map { Int($0) })
        case "number" where !bounds.isEmpty && bounds.allSatisfy { $0 >= 0 }: return .number(rising.reversed())
        default: throw form(text)
        }
    }

    private static func bounds(_ text: String, of field: String) throws -> [Double] {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        let bounds = parts.compactMap { Double($0) }.filter(\.isFinite)
        guard bounds.count == parts.count, Set(bounds).count == bounds.count, bounds.count <= 8 else {
            throw FindingsError(
                Finding(
                    "match.field.bounds", what: Bilingual("界限不是互不相同的数", "the bounds are not different numbers"), found: field,
                    expected: Bilingual("最多 8 个以逗号分隔的数，例如 jw:0.88,0.94", "at most 8 numbers between commas, as in jw:0.88,0.94")))
        }
        return bounds
    }

    private static func form(_ text: String) -> FindingsError {
        FindingsError(
            Finding(
                "match.field.form", what: Bilingual("字段写法无法识别", "the field cannot be read"), found: text,
                expected: Bilingual(
                    "名称[=列名]:比较方式[@形式][:界限]；exact、date、name、school、document 不带界限，jaro、jw、levenshtein、damerau、number 带界限",
                    "NAME[=COLUMN]:COMPARATOR[@FORM][:BOUNDS]; exact, date, name, school, document without bounds, jaro, jw, levenshtein, damerau, number with"
                )))
    }

    /// The comparator as it would be written.
    var comparatorText: String {
        func list(_ bounds: [some CustomStringConvertible]) -> String { bounds.map(\.description).joined(separator: ",") }
        return switch comparator {
        case .exact: "exact"
        case .jaro(let bounds): "jaro:\(list(bounds))"
        case .jaroWinkler(let bounds): "jw:\(list(bounds))"
        case .levenshtein(let bounds): "levenshtein:\(list(bounds.reversed()))"
        case .damerau(let bounds): "damerau:\(list(bounds.reversed()))"
        case .number(let bounds): "number:\(list(bounds.reversed()))"
        case .date: "date"
        case .name: "name"
        case .school: "school"
        case .document: "document"
        }
    }
}

/// Which class of estimation is meant.
package enum MatchEstimate: String, CaseIterable, Sendable {
    /// Over all pairs of all rules at once.
    case union
    /// Rule by rule, each without its own columns.
    case rules
}

/// Everything `match table` is told.
package struct MatchOptions: Sendable {
    package var id: String?
    package var fields: [MatchFieldOption] = []
    /// Columns of each rule, `COLUMN[@FORM]`.
    package var blocks: [[String]] = []
    package var largestBlock: Int?
    package var asWritten = false
    package var isOneToOne = false
    package var startLambda = 0.01
    /// `P` for all fields, `FIELD=P,P,…` for one, best level first.
    package var startM: [String] = []
    package var startU: [String] = []
    package var fixesU = false
    package var fixesM = false
    package var random: (seed: UInt64, pairs: Int)?
    /// `FIELD=WEIGHT`.
    package var frequencies: [String] = []
    package var bounds = MatchBounds(same: .posterior(0.99), ask: .posterior(0.5))
    /// `COLUMN` or `COLUMN:SEPARATOR:PART`.
    package var truth: String?
    package var iterations = 1000
    package var tolerance = 1e-12
    package var estimate = MatchEstimate.union
    package var keepsTrace = false
    package var showsAll = false
    /// More pairs than this are not compared.
    package var mostPairs = 1_000_000_000

    package init() {}

    /// A bound: `0.9` is a posterior, `w5.5` a weight in bits.
    package static func bound(_ text: String) -> MatchBound? {
        if text.hasPrefix("w") { return Double(text.dropFirst()).flatMap { $0.isFinite ? .weight($0) : nil } }
        return Double(text).flatMap { (0...1).contains($0) ? .posterior($0) : nil }
    }

    /// The fields of the model, each in the column of its form; `columns` gains those that are new.
    func matchFields(_ columns: inout [MatchColumn]) throws -> [MatchField] {
        var weights: [String: Double] = [:]
        for text in frequencies {
            let parts = text.split(separator: "=").map(String.init)
            guard parts.count == 2, fields.contains(where: { $0.name == parts[0] }), let weight = Double(parts[1]), (0...1).contains(weight)
            else {
                throw unread("match.frequency", text, Bilingual("字段=0 到 1 的权重", "FIELD=WEIGHT from 0 to 1"))
            }
            weights[parts[0]] = weight
        }
        return fields.map { field in
            MatchField(
                field.name, column: position(of: MatchColumn(heading: field.heading, form: field.form), &columns), field.comparator,
                frequencyWeight: weights[field.name] ?? 0)
        }
    }

    /// The rules; a column without a form takes that of a field on it, else blanks at its ends go.
    func blockingRules(_ columns: inout [MatchColumn]) throws -> [BlockingRule] {
        try blocks.map { rule in
            guard !rule.isEmpty, rule.allSatisfy({ !$0.isEmpty }) else {
                throw unread("match.block", rule.joined(separator: ","), Bilingual("以逗号分隔的列名", "columns between commas"))
            }
            return BlockingRule(
                try rule.map { text in
                    let parts = text.split(separator: "@", maxSplits: 1).map(String.init)
                    guard let heading = parts.first else { throw unread("match.block", text, Bilingual("列名", "a column")) }
                    let form =
                        parts.count > 1
                        ? NormalForm(rawValue: parts[1]) : fields.first { $0.heading == heading }?.form ?? (asWritten ? .written : .trimmed)
                    guard let form else {
                        throw unread("match.block", text, Bilingual(formList, formList))
                    }
                    return position(of: MatchColumn(heading: heading, form: form), &columns)
                })
        }
    }

    private var formList: String { NormalForm.allCases.map(\.rawValue).joined(separator: ", ") }

    private func position(of column: MatchColumn, _ columns: inout [MatchColumn]) -> Int {
        if let known = columns.firstIndex(of: column) { return known }
        columns.append(column)
        return columns.count - 1
    }

    /// The values the estimation begins with.
    func start(_ fields: [MatchField]) throws -> MatchParameters {
        var start = MatchParameters.start(fields, lambda: startLambda)
        for text in startM {
            try set(text, fields, code: "match.start.m", into: &start.m) { MatchParameters.start(fields, m: $0).m }
        }
        for text in startU {
            try set(text, fields, code: "match.start.u", into: &start.u) { MatchParameters.start(fields, u: $0).u }
        }
        return start
    }

    private func set(
        _ text: String, _ fields: [MatchField], code: String, into values: inout [[Double]], all: (Double) -> [[Double]]
    ) throws {
        if let one = Double(text), one > 0, one < 1 {
            values = all(one)
            return
        }
        let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
        let shares = parts.count == 2 ? parts[1].split(separator: ",").compactMap { Double($0) } : []
        guard parts.count == 2, let field = fields.firstIndex(where: { $0.name == parts[0] }),
            shares.count == fields[field].comparator.levels, shares.allSatisfy({ $0 > 0 && $0 < 1 }), abs(shares.reduce(0, +) - 1) < 1e-6
        else {
            throw unread(
                code, text,
                Bilingual(
                    "0 与 1 之间的数，或 字段=各级概率（从最一致一级起，以逗号分隔，合计为 1）",
                    "a number between 0 and 1, or FIELD=the probability of each level, best first, between commas, 1 in all"))
        }
        values[field] = shares.reversed()
    }

    private func unread(_ code: String, _ text: String, _ expected: Bilingual) -> FindingsError {
        FindingsError(Finding(code, what: Bilingual("写法无法识别", "this cannot be read"), found: text, expected: expected))
    }
}
