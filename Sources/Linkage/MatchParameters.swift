// The numbers of the model of Fellegi and Sunter, and what a pattern of agreement weighs under them.

internal import Foundation

/// λ, m and u. Levels from 0 (disagrees) up.
package struct MatchParameters: Equatable, Sendable {
    /// Probability that a compared pair is a match.
    package var lambda: Double
    /// Per field and level: probability of the level among matches.
    package var m: [[Double]]
    /// Per field and level: probability of the level among others.
    package var u: [[Double]]

    package init(lambda: Double, m: [[Double]], u: [[Double]]) {
        self.lambda = lambda
        self.m = m
        self.u = u
    }

    /// Start values where nothing is known: the best level among matches has `m`, the others share the rest; among others each level of
    /// agreement has `u` (less where there are many levels), disagreement the rest.
    package static func start(_ fields: [MatchField], lambda: Double = 0.01, m: Double = 0.9, u: Double = 0.1) -> MatchParameters {
        MatchParameters(
            lambda: lambda,
            m: fields.map { field in
                let others = field.comparator.levels - 1
                return [Double](repeating: (1 - m) / Double(others), count: others) + [m]
            },
            u: fields.map { field in
                let agreeing = field.comparator.levels - 1
                let each = min(u, 0.9 / Double(agreeing))
                return [1 - each * Double(agreeing)] + [Double](repeating: each, count: agreeing)
            })
    }

    /// The least a probability may become: one of exactly 0 would weigh infinitely, and EM could never leave it. It bounds a weight to ±46.5.
    static let least = 1e-14

    static func clamped(_ probability: Double) -> Double {
        min(max(probability, least), 1 - least)
    }

    /// log2(m/u) of a level of a field.
    package func weight(_ field: Int, _ level: Int) -> Double {
        log2(MatchParameters.clamped(m[field][level]) / MatchParameters.clamped(u[field][level]))
    }

    /// log2 of the odds of a match before anything is compared.
    var prior: Double {
        let p = MatchParameters.clamped(lambda)
        return log2(p / (1 - p))
    }

    /// The probability that belongs to a weight in bits, after the prior. Stays between 0 and 1 however large the weight.
    package func posterior(_ weight: Double) -> Double {
        let total = weight + prior
        return total >= 0 ? 1 / (1 + exp2(-total)) : exp2(total) / (1 + exp2(total))
    }
}

/// Pairs that agree alike.
package struct PatternGroup: Sendable {
    let code: UInt64
    /// Level of each field, -1 missing.
    package let levels: [Int]
    /// Relative frequency of the shared value, where the field is adjusted by it and agrees best.
    package let frequencies: [Double?]
    /// Number of pairs.
    package let count: Int

    /// The levels as a text.
    package var text: String { levels.patternText }
}

extension [Int] {
    /// Levels as a text, field by field, `.` missing: `1.0`.
    package var patternText: String {
        map { $0 < 0 ? "." : String($0, radix: 36) }.joined()
    }
}

extension MatchParameters {
    /// The sum of log2(m/u) over the fields that are there; a missing one is neutral. With an adjustment of weight w, a shared value of
    /// relative frequency f adds w·log2(u/f), u being that of the best level.
    package func weight(_ levels: [Int], _ frequencies: [Double?], _ fields: [MatchField]) -> Double {
        var total = 0.0
        for field in fields.indices where levels[field] >= 0 {
            total += weight(field, levels[field])
            if let frequency = frequencies[field], let best = u[field].last {
                total += fields[field].frequencyWeight * log2(MatchParameters.clamped(best) / frequency)
            }
        }
        return total
    }
}
