// Intervals of a proportion by the beta distribution: the exact one of Clopper and Pearson, and Jeffreys'.

/// Proportion of successes with the exact interval: it covers the true rate with at least `level`, whatever that is, and is therefore wide.
///
/// Formula: from the (1−level)/2 quantile of Beta(x, n−x+1) to the (1+level)/2 quantile of Beta(x+1, n−x); 0 below no success, 1 above
/// all successes.
/// Source: C. J. Clopper and E. S. Pearson, “The use of confidence or fiducial limits illustrated in the case of the binomial”,
/// Biometrika 26 (1934) 404–413. See docs/methods.md.
package func clopperPearson(_ counts: Counts, level: Double = 0.95) throws(EstimateError) -> Estimate {
    let x = Double(counts.successes)
    let failures = Double(counts.failures)
    return try fromBeta(
        counts, level: level, method: "clopper-pearson", lower: BetaDistribution(a: x, b: failures + 1),
        upper: BetaDistribution(a: x + 1, b: failures))
}

/// Proportion of successes with the equal-tailed interval of Jeffreys' prior Beta(½, ½): narrower than the exact one, and close to the level on
/// the average.
///
/// Source: L. D. Brown, T. T. Cai and A. DasGupta, “Interval estimation for a binomial proportion”, Statistical Science 16 (2001)
/// 101–133, § 3.1.3, with their ends: 0 below no success, 1 above all successes. See docs/methods.md.
package func jeffreys(_ counts: Counts, level: Double = 0.95) throws(EstimateError) -> Estimate {
    let posterior = BetaDistribution(a: Double(counts.successes) + 0.5, b: Double(counts.failures) + 0.5)
    return try fromBeta(counts, level: level, method: "jeffreys", lower: posterior, upper: posterior)
}

private func fromBeta(
    _ counts: Counts, level: Double, method: String, lower: BetaDistribution, upper: BetaDistribution
) throws(EstimateError) -> Estimate {
    guard level > 0, level < 1 else { throw .impossibleLevel }
    let rate = try counts.rate()
    return Estimate(
        value: rate, lower: counts.successes == 0 ? 0 : try lower.quantile((1 - level) / 2),
        upper: counts.failures == 0 ? 1 : try upper.quantile((1 + level) / 2), level: level, n: counts.trials, method: method)
}
