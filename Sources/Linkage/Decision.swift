// What follows from a score: the same, different, or a question for a person; and each record matched once where that is wanted.

/// A pair and what its agreement weighs.
package struct ScoredPair: Equatable, Sendable {
    /// Row of the asked record, from 0.
    package let asked: Int
    /// Row of the candidate, from 0; within one table the later of the two.
    package let candidate: Int
    let code: UInt64
    /// Sum of the fields' weights in bits, without the prior.
    package let weight: Double
    /// Probability of a match.
    package let posterior: Double
}

/// A bound on scores; a score at the bound reaches it.
package enum MatchBound: Hashable, Sendable {
    case posterior(Double)
    /// In bits, without the prior.
    case weight(Double)

    package func isReached(weight: Double, posterior: Double) -> Bool {
        switch self {
        case .posterior(let least): posterior >= least
        case .weight(let least): weight >= least
        }
    }
}

/// What is done with a pair.
package enum MatchBand: String, CaseIterable, Sendable {
    case same, ask, different
}

/// The two bounds between the three bands.
package struct MatchBounds: Sendable {
    package let same: MatchBound
    package let ask: MatchBound

    package init(same: MatchBound, ask: MatchBound) {
        self.same = same
        self.ask = ask
    }

    package func band(of pair: ScoredPair) -> MatchBand {
        if same.isReached(weight: pair.weight, posterior: pair.posterior) { return .same }
        return ask.isReached(weight: pair.weight, posterior: pair.posterior) ? .ask : .different
    }
}

/// Keeps for each record at most one pair: the heaviest first, then the most probable, then the earliest asked and candidate rows.
///
/// Greedy: what it keeps no other pair of the same records outweighs; the sum of the weights may be less than the largest there is.
/// Within one table a record stands in one pair, on whichever side. O(n log n).
/// - Returns: the pairs kept, in the order given.
package func oneToOne(_ pairs: [ScoredPair], isOne: Bool) -> [ScoredPair] {
    let order = pairs.indices.sorted { left, right in
        let (a, b) = (pairs[left], pairs[right])
        if a.weight != b.weight { return a.weight > b.weight }
        if a.posterior != b.posterior { return a.posterior > b.posterior }
        return (a.asked, a.candidate) < (b.asked, b.candidate)
    }
    var (asked, candidates): (Set<Int>, Set<Int>) = ([], [])
    var kept: [Int] = []
    for index in order {
        let pair = pairs[index]
        if isOne {
            guard !asked.contains(pair.asked), !asked.contains(pair.candidate) else { continue }
            asked.formUnion([pair.asked, pair.candidate])
        } else {
            guard !asked.contains(pair.asked), !candidates.contains(pair.candidate) else { continue }
            asked.insert(pair.asked)
            candidates.insert(pair.candidate)
        }
        kept.append(index)
    }
    return kept.sorted().map { pairs[$0] }
}

/// How often the answers at a bound are right, where the truth is known.
package struct MatchQuality: Sendable {
    /// Pairs called matches that are; that are not; matches among all records that were not called.
    package let right: Int
    package let wrong: Int
    package let missed: Int

    package init(right: Int, wrong: Int, missed: Int) {
        self.right = right
        self.wrong = wrong
        self.missed = missed
    }

    /// Of those called, how many are matches; nil where none was called.
    package var precision: Double? { right + wrong > 0 ? Double(right) / Double(right + wrong) : nil }
    /// Of the matches, how many were called; nil where there are none.
    package var recall: Double? { right + missed > 0 ? Double(right) / Double(right + missed) : nil }
    /// The harmonic mean of both.
    package var f: Double? { right + wrong + missed > 0 ? 2 * Double(right) / Double(2 * right + wrong + missed) : nil }
}
