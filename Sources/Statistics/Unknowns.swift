// What the unknown could make of a rate: the rate had all of them failed, and had all succeeded.

/// A rate between what the unknown could make of it.
package struct BoundedRate: Hashable, Sendable {
    /// Among the known.
    package let known: Estimate
    package let unknown: Int
    /// Successes over all, as if no unknown one had succeeded, and as if every one had.
    package let worst: Double
    package let best: Double
    /// Lower end of Wilson's interval of the worst case, upper end of that of the best: chance and the unknown together.
    package let lower: Double
    package let upper: Double
    package let method: String
}

/// Bounds of a rate under any outcome of the unknown.
///
/// They assume nothing of why the unknown are unknown. Throws ``EstimateError/noTrials`` where nothing is known,
/// ``EstimateError/impossibleCounts`` where the unknown are fewer than none.
/// Source: C. F. Manski, “Nonparametric bounds on treatment effects”, American Economic Review 80 (1990) 319–323; J. L. Horowitz and C. F.
/// Manski, JASA 95 (2000) 77–84. See docs/methods.md.
package func boundedRate(_ known: Counts, unknown: Int, level: Double = 0.95) throws(EstimateError) -> BoundedRate {
    guard unknown >= 0 else { throw .impossibleCounts }
    let all = try Counts(successes: known.successes, trials: known.trials + unknown)
    let worst = try wilson(successes: all.successes, trials: all.trials, level: level)
    let best = try wilson(successes: all.successes + unknown, trials: all.trials, level: level)
    return BoundedRate(
        known: try wilson(successes: known.successes, trials: known.trials, level: level), unknown: unknown, worst: worst.value,
        best: best.value, lower: worst.lower, upper: best.upper, method: "manski-bounds")
}
