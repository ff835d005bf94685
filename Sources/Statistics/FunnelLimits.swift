// Funnel limits: how far the rate of a unit of n may lie from a target by chance alone, and which units lie further.

internal import Foundation

/// The limits around the target for one n at one coverage.
package struct FunnelLimit: Hashable, Sendable {
    /// For drawing a smooth curve only, interpolated between counts (Spiegelhalter 2005, A.1.1). It may leave 0…1 and cut inside at small n.
    package let drawnLower: Double
    package let drawnUpper: Double
    /// The counts themselves: smallest r with P(X ≤ r) ≥ tail, over n.
    package let stepLower: Double
    package let stepUpper: Double
}

/// One unit against the target.
package struct FunnelUnit: Hashable, Sendable {
    package let unit: String
    package let counts: Counts
    /// By coverage, in the order asked.
    package let limits: [FunnelLimit]
    /// P(X ≤ x) and P(X ≥ x) at the target.
    package let lowerTail: Double
    package let upperTail: Double
    /// For each coverage: whether the unit lies outside by its exact tail probability.
    package let outside: [Bool]
    /// For each coverage: whether any outcome of a unit of this n would lie outside.
    package let canBeOutside: [Bool]
}

/// A funnel: units against a target with exact limits.
package struct Funnel: Hashable, Sendable {
    package let target: Double
    /// Coverages of the limits, 0.95 and 0.998 unless asked otherwise.
    package let levels: [Double]
    /// Mean square of the units' z-scores, 1 where chance alone is at work; and with scores beyond the 10th and 90th hundredth drawn in to them.
    package let overdispersion: Double
    package let overdispersionWinsorised: Double
    /// Units with trials, in the order given.
    package let units: [FunnelUnit]

    /// The tail probability below which a unit is outside at a coverage once the limits are widened by √φ, φ the over-dispersion with outer scores
    /// drawn in. Where φ is not above 1 nothing is widened.
    package func widenedTail(level: Double) throws(EstimateError) -> Double {
        try normalUpper(normalQuantile(level: level) * max(1, overdispersionWinsorised).squareRoot())
    }
}

/// Exact binomial funnel limits around a target; without one, around the rate of all units together.
///
/// A unit is called outside by its exact tail probability alone, P(X ≤ x) or P(X ≥ x) below (1−level)/2; the interpolated curve is for drawing.
/// Throws ``EstimateError/nothingToCompare`` without a unit that has trials, ``EstimateError/notIdentified`` where the target is 0 or 1: any
/// unit that differs would be outside.
/// Source: D. J. Spiegelhalter, “Funnel plots for comparing institutional performance”, Statistics in Medicine 24 (2005) 1185–1202, A.1.1 for
/// the limits, 3.2 for over-dispersion. See docs/methods.md.
package func funnel(
    _ units: [UnitCounts], target: Double? = nil, levels: [Double] = [0.95, 0.998]
) throws(EstimateError) -> Funnel {
    guard levels.allSatisfy({ $0 > 0 && $0 < 1 }) else { throw .impossibleLevel }
    let filled = units.filter { $0.counts.trials > 0 }
    guard !filled.isEmpty else { throw .nothingToCompare }
    var all = try Counts(successes: 0, trials: 0)
    for unit in filled { all = try all + unit.counts }
    let pooled = try all.rate()
    let centre = target ?? pooled
    guard centre > 0, centre < 1 else { throw .notIdentified }
    let scores = filled.map { unit in
        let n = Double(unit.counts.trials)
        return (Double(unit.counts.successes) / n - centre) / (centre * (1 - centre) / n).squareRoot()
    }
    let judged = try filled.map { unit throws(EstimateError) in try judge(unit, target: centre, levels: levels) }
    return Funnel(
        target: centre, levels: levels, overdispersion: meanSquare(scores), overdispersionWinsorised: meanSquare(winsorised(scores, 0.1)),
        units: judged)
}

/// The limits for a unit of `trials`: what is drawn and what is exact.
package func funnelLimit(trials: Int, target: Double, level: Double) throws(EstimateError) -> FunnelLimit {
    guard trials > 0 else { throw .noTrials }
    guard target > 0, target < 1 else { throw .notIdentified }
    let binomial = BinomialDistribution(trials: trials, rate: target)
    let n = Double(trials)
    func limit(_ tail: Double) throws(EstimateError) -> (drawn: Double, step: Double) {
        let r = try binomial.quantile(tail)
        let above = try binomial.lower(r)
        let below = try binomial.lower(r - 1)
        return ((Double(r) - (above - tail) / (above - below)) / n, Double(r) / n)
    }
    let lower = try limit((1 - level) / 2)
    let upper = try limit((1 + level) / 2)
    return FunnelLimit(drawnLower: lower.drawn, drawnUpper: upper.drawn, stepLower: lower.step, stepUpper: upper.step)
}

private func judge(_ unit: UnitCounts, target: Double, levels: [Double]) throws(EstimateError) -> FunnelUnit {
    let n = unit.counts.trials
    let binomial = BinomialDistribution(trials: n, rate: target)
    let lower = try binomial.lower(unit.counts.successes)
    let upper = try binomial.upper(unit.counts.successes)
    let none = try binomial.lower(0)
    let every = try binomial.upper(n)
    let limits = try levels.map { level throws(EstimateError) in try funnelLimit(trials: n, target: target, level: level) }
    return FunnelUnit(
        unit: unit.unit, counts: unit.counts, limits: limits, lowerTail: lower, upperTail: upper,
        outside: levels.map { min(lower, upper) < (1 - $0) / 2 }, canBeOutside: levels.map { min(none, every) < (1 - $0) / 2 })
}

private func meanSquare(_ values: [Double]) -> Double { values.reduce(0) { $0 + $1 * $1 } / Double(values.count) }

/// Values beyond the `share` quantile from either end drawn in to it (quantiles by linear interpolation, R's type 7).
private func winsorised(_ values: [Double], _ share: Double) -> [Double] {
    let sorted = values.sorted()
    func quantile(_ p: Double) -> Double {
        let place = Double(sorted.count - 1) * p
        let index = Int(place)
        return sorted[index] + (place - Double(index)) * (sorted[min(index + 1, sorted.count - 1)] - sorted[index])
    }
    let (low, high) = (quantile(share), quantile(1 - share))
    return values.map { min(max($0, low), high) }
}
