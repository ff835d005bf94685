// Rates of two groups as they would be, did both have the same share of every stratum; and the warning where that turns the comparison round.

/// The rates of two groups on the mix of strata of both together.
package struct StandardisedComparison: Hashable, Sendable {
    package let first: Estimate
    package let second: Estimate
    /// First less second.
    package let difference: Estimate
    /// As the counts stand, strata left aside: all trials, also those of the strata below.
    package let pooled: RateComparison
    /// Strata in which one group is missing: they cannot be standardised and stand in the pooled comparison alone.
    package let leftOut: [Stratum]
    package let higher: HigherGroup
    /// The pooled comparison has one group on top and the standardised one the other (Simpson).
    package var turnsRound: Bool {
        pooled.higher != .equal && higher != .equal && pooled.higher != higher
    }
}

/// Direct standardisation: each group's rates by stratum, weighted by the stratum's share of all trials of both groups.
///
/// Formula: Σ wₛ·pₛ / Σ wₛ over the strata in which both groups have trials, wₛ the trials of both. Interval: stratified Wilson (Yan and Su);
/// the difference by Newcombe's method on the two. Throws ``EstimateError/nothingToCompare`` where no stratum has both groups.
/// Sources: R. Doll and P. Cook, “Summarizing indices for comparison of cancer incidence data”, Int. J. Cancer 2 (1967) 269–279; X. Yan and
/// X. G. Su, “Stratified Wilson and Newcombe confidence intervals for multiple binomial proportions”, Statistics in Biopharmaceutical
/// Research 2 (2010) 329–335. Warning: E. H. Simpson, JRSS B 13 (1951) 238–241. See docs/methods.md.
package func standardised(_ strata: [Stratum], level: Double = 0.95) throws(EstimateError) -> StandardisedComparison {
    let shared = strata.filter { $0.first.trials > 0 && $0.second.trials > 0 }
    guard !shared.isEmpty else { throw .nothingToCompare }
    let weights = shared.map { Double($0.total) }
    let first = try weightedRate(shared.map(\.first), weights: weights, level: level)
    let second = try weightedRate(shared.map(\.second), weights: weights, level: level)
    let difference = moverDifference(first, second, method: "stratified-newcombe")
    var all = (try Counts(successes: 0, trials: 0), try Counts(successes: 0, trials: 0))
    for stratum in strata { all = (try all.0 + stratum.first, try all.1 + stratum.second) }
    // Rates that differ by rounding alone are equal.
    let higher: HigherGroup = abs(difference.value) < 1e-12 ? .equal : difference.value > 0 ? .first : .second
    return StandardisedComparison(
        first: first, second: second, difference: difference, pooled: try RateComparison(first: all.0, second: all.1),
        leftOut: strata.filter { $0.first.trials == 0 || $0.second.trials == 0 }, higher: higher)
}

/// A weighted mean of rates with the stratified Wilson interval. Every one has trials.
///
/// Formula: Σ wₛ·lₛ to Σ wₛ·uₛ, with lₛ, uₛ the Wilson ends at z·√(Σwₛ²vₛ)/Σ(wₛ√vₛ), vₛ = pₛ(1−pₛ)/nₛ and Σwₛ = 1. Where all or none succeeded in
/// every stratum v has no size, and (pₛ+z²/2nₛ)/(1+z²/nₛ), Wilson's centre, stands in for pₛ there.
private func weightedRate(_ counts: [Counts], weights: [Double], level: Double) throws(EstimateError) -> Estimate {
    let z = try normalQuantile(level: level)
    let sum = weights.reduce(0, +)
    let shares = weights.map { $0 / sum }
    func variances(centred: Bool) -> [Double] {
        counts.map { count in
            let n = Double(count.trials)
            let p = Double(count.successes) / n
            let rate = centred ? (p + z * z / (2 * n)) / (1 + z * z / n) : p
            return rate * (1 - rate) / n
        }
    }
    var spread = variances(centred: false)
    if spread.allSatisfy({ $0 == 0 }) { spread = variances(centred: true) }
    let above = zip(shares, spread).reduce(0) { $0 + $1.0 * $1.0 * $1.1 }.squareRoot()
    let below = zip(shares, spread).reduce(0) { $0 + $1.0 * $1.1.squareRoot() }
    let narrowed = z * above / below
    var value = 0.0
    var lower = 0.0
    var upper = 0.0
    for (share, count) in zip(shares, counts) {
        let own = try wilson(successes: count.successes, trials: count.trials, z: narrowed, level: level)
        value += share * own.value
        lower += share * own.lower
        upper += share * own.upper
    }
    return Estimate(
        value: min(1, value), lower: lower, upper: min(1, upper), level: level, n: counts.reduce(0) { $0 + $1.trials },
        method: "stratified-wilson")
}
