// What match table --json prints; docs/matching.md explains every key.

internal import Analytics
internal import Domain
internal import Foundation
internal import Linkage

extension MatchTableReport {
    /// The report as JSON; the pairs one a line at the end. What there is not is absent.
    package func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let head = String(decoding: try encoder.encode(answer), as: UTF8.self)
        var text = String(head.dropLast(2)) + ",\n  \"pairs\" : ["
        var isFirst = true
        for pair in pairs {
            text += isFirst ? "\n    " : ",\n    "
            isFirst = false
            text += """
                {"a": \(jsonString(ids.asked[pair.asked])), "b": \(jsonString(ids.candidates[pair.candidate])), \
                "pattern": "\(matching.levels(of: pair).patternText)", "weight": \(pair.weight), "posterior": \(pair.posterior), \
                "band": "\(options.bounds.band(of: pair).rawValue)"}
                """
        }
        return text + (isFirst ? "]\n}\n" : "\n  ]\n}\n")
    }

    private struct Answer: Encodable {
        let methods: [String: String]
        let rows: Int
        let againstRows: Int?
        let blocks: [[String]]
        let largeBlocks: [Block]
        let pairsPossible: Int
        let pairsCompared: Int
        let usable: Bool
        let lambda: Double
        let fields: [Field]
        let estimation: Run
        let patterns: [Pattern]
        let bounds: [String: String]
        let bands: [String: Int]
        let truth: Truth?
    }

    private struct Block: Encodable {
        let rule: Int
        let records: Int
        let pairs: Int
        let skipped: Bool
    }

    private struct Field: Encodable {
        let name: String
        let column: String
        let comparator: String
        let form: String
        let frequencyWeight: Double
        let levels: [Level]
    }

    private struct Level: Encodable {
        let level: Int
        let m: Double
        let u: Double
        let weight: Double
    }

    private struct Run: Encodable {
        let method: String
        let iterations: Int
        let converged: Bool
        let tolerance: Double
        let fixedU: Bool
        let fixedM: Bool
        let start: Parameters
        let doubts: [Doubt]
        let trace: [Parameters]?
    }

    private struct Parameters: Encodable {
        let lambda: Double
        /// Per field, level 0 first.
        let m: [[Double]]
        let u: [[Double]]

        init(_ parameters: MatchParameters) {
            lambda = parameters.lambda
            m = parameters.m
            u = parameters.u
        }
    }

    private struct Doubt: Encodable {
        let code: String
        let message: Bilingual
    }

    private struct Pattern: Encodable {
        let pattern: String
        var n: Int
        /// Absent where term frequencies make pairs of the pattern differ.
        var weight: Double?
        var posterior: Double?
        let matches: Int?
    }

    private struct Truth: Encodable {
        let matches: Int
        let matchesCompared: Int
        let at: [Quality]
    }

    private struct Quality: Encodable {
        let bound: String
        let tp: Int
        let fp: Int
        let fn: Int
        let precision: Double?
        let recall: Double?
        let f: Double?
    }

    private var answer: Answer {
        let parameters = estimation.parameters
        return Answer(
            methods: Self.methods, rows: matching.tables.askedCount, againstRows: matching.tables.isOne ? nil : matching.tables.knownCount,
            blocks: options.blocks,
            largeBlocks: largeBlocks.map { Block(rule: $0.rule + 1, records: $0.records, pairs: $0.pairs, skipped: $0.isSkipped) },
            pairsPossible: matching.tables.allPairs, pairsCompared: groups.reduce(0) { $0 + $1.count }, usable: isUsable,
            lambda: parameters.lambda,
            fields: options.fields.enumerated().map { field, option in
                Field(
                    name: option.name, column: option.heading, comparator: option.comparatorText, form: option.form.rawValue,
                    frequencyWeight: matching.fields[field].frequencyWeight,
                    levels: parameters.m[field].indices.reversed().map {
                        Level(level: $0, m: parameters.m[field][$0], u: parameters.u[field][$0], weight: parameters.weight(field, $0))
                    })
            },
            estimation: Run(
                method: "em_" + options.estimate.rawValue, iterations: estimation.iterations, converged: estimation.converged,
                tolerance: options.tolerance, fixedU: options.fixesU, fixedM: options.fixesM, start: Parameters(start),
                doubts: estimation.doubts.map { Doubt(code: code($0), message: sentence($0)) },
                trace: options.keepsTrace ? estimation.trace.map(Parameters.init) : nil),
            patterns: patterns,
            bounds: ["same": options.bounds.same.text, "ask": options.bounds.ask.text],
            bands: Dictionary(uniqueKeysWithValues: bands.map { ($0.key.rawValue, $0.value) }),
            truth: truth.map { truth in
                Truth(
                    matches: truth.matches, matchesCompared: truth.compared,
                    at: truth.quality.map { bound, quality in
                        Quality(
                            bound: bound.text, tp: quality.right, fp: quality.wrong, fn: quality.missed, precision: quality.precision,
                            recall: quality.recall, f: quality.f)
                    })
            })
    }

    private var patterns: [Pattern] {
        var shown: [String: Pattern] = [:]
        for group in groups {
            let weight = estimation.parameters.weight(group.levels, group.frequencies, matching.fields)
            if shown[group.text] != nil {
                shown[group.text]?.n += group.count
                if shown[group.text]?.weight != weight {
                    shown[group.text]?.weight = nil
                    shown[group.text]?.posterior = nil
                }
            } else {
                shown[group.text] = Pattern(
                    pattern: group.text, n: group.count, weight: weight, posterior: estimation.parameters.posterior(weight),
                    matches: truth.map { $0.byPattern[group.text] ?? 0 })
            }
        }
        return shown.values.sorted { $0.pattern < $1.pattern }
    }

    /// What is computed, and after whom.
    private static let methods = [
        "model": "Fellegi & Sunter 1969", "estimation": "EM: Dempster, Laird & Rubin 1977; Jaro 1989",
        "jaro": "Jaro 1989", "jw": "Winkler 1990, boost above 0.7, scale 0.1, prefix 4", "levenshtein": "Levenshtein 1966",
        "damerau": "Damerau 1964, unrestricted", "one_to_one": "greedy by weight",
    ]
}

extension MatchBound {
    /// As the options write it.
    var text: String {
        switch self {
        case .posterior(let value): "\(value)"
        case .weight(let value): "w\(value)"
        }
    }
}
