// Rates of many small units drawn towards each other: the beta-binomial model by maximum likelihood.

internal import Foundation

/// A named unit (a mentor, a university) with its counts.
package struct UnitCounts: Hashable, Sendable {
    package let unit: String
    package let counts: Counts

    package init(unit: String, counts: Counts) {
        self.unit = unit
        self.counts = counts
    }
}

/// How much the true rates of the units differ, as far as the counts tell.
package enum UnitSpread: Hashable, Sendable {
    /// True rates are spread as Beta(alpha, beta).
    case beta(alpha: Double, beta: Double)
    /// The likelihood is highest where all units have the same rate: nothing but chance is seen between them.
    case none
}

/// The rate of one unit after partial pooling.
package struct PooledRate: Hashable, Sendable {
    package let unit: String
    package let counts: Counts
    /// Posterior mean and equal-tailed posterior interval; where nothing but chance is seen, the rate of all with Wilson's interval.
    package let estimate: Estimate
    /// Weight of the unit's own rate in the mean, 0…1; the rest is the mean of all.
    package let ownWeight: Double
    /// Probability that the true rate lies on the other side of the mean of all than the estimate does, 0…0.5; nil where all rates are one.
    package let wrongSideProbability: Double?
}

/// The units' rates, pooled as far as their counts ask for it.
package struct PartialPooling: Hashable, Sendable {
    package let spread: UnitSpread
    /// Mean of the true rates.
    package let mean: Double
    /// Correlation of two pupils of one unit, 1/(alpha+beta+1); 0 where nothing but chance is seen.
    package let intraclassCorrelation: Double
    package let logLikelihood: Double
    /// Of the model with one rate for all.
    package let binomialLogLikelihood: Double
    /// Whether the units differ by more than chance, by Pearson's chi-squared of the units against the rate of all. Approximate, and rough where
    /// units have fewer than five pupils. Nil where there is one unit or all or none succeeded.
    package let homogeneity: TestResult?
    /// In the order given. Units without trials stand with the mean of all and its whole spread.
    package let rates: [PooledRate]
}

/// Partial pooling of units' rates: successes of a unit are binomial, true rates are spread over units as a beta distribution, whose shapes are those
/// that make the counts likeliest; each unit's estimate is then the mean of Beta(alpha+x, beta+n−x), its interval from equal tails.
///
/// The interval takes the shapes as known, so it is somewhat narrow with few units. Throws ``EstimateError/nothingToCompare`` without units,
/// ``EstimateError/noTrials`` without a trial, ``EstimateError/notIdentified`` where no unit with both outcomes possible has two trials (single trials cannot
/// tell units from chance) or every unit had all or nothing (the likelihood grows for ever).
/// Sources: J. G. Skellam, JRSS B 10 (1948) 257–261; D. A. Griffiths, “Maximum likelihood estimation for the beta-binomial distribution”, Biometrics
/// 29 (1973) 637–648; B. Efron and C. Morris, JASA 70 (1975) 311–319 for the idea. See docs/methods.md.
package func partialPooling(_ units: [UnitCounts], level: Double = 0.95) throws(EstimateError) -> PartialPooling {
    guard level > 0, level < 1 else { throw .impossibleLevel }
    guard !units.isEmpty else { throw .nothingToCompare }
    var all = try Counts(successes: 0, trials: 0)
    for unit in units { all = try all + unit.counts }
    let pooled = try all.rate()
    let likelihood = BetaBinomialLikelihood(units.map(\.counts))
    let plain = likelihood.value(mean: pooled, spread: 0)
    let homogeneity = try homogeneityTest(units, rate: pooled)
    if let (mean, spread) = try likelihood.maximum(from: pooled) {
        let (alpha, beta) = (mean / spread, (1 - mean) / spread)
        let rates = try units.map { unit throws(EstimateError) in
            try pooledRate(unit, alpha: alpha, beta: beta, mean: mean, level: level)
        }
        return PartialPooling(
            spread: .beta(alpha: alpha, beta: beta), mean: mean, intraclassCorrelation: spread / (1 + spread),
            logLikelihood: likelihood.value(mean: mean, spread: spread) + likelihood.constant,
            binomialLogLikelihood: plain + likelihood.constant,
            homogeneity: homogeneity, rates: rates)
    }
    let one = try wilson(successes: all.successes, trials: all.trials, level: level)
    let estimate = Estimate(
        value: one.value, lower: one.lower, upper: one.upper, level: level, n: all.trials, method: "full-pooling")
    return PartialPooling(
        spread: .none, mean: pooled, intraclassCorrelation: 0, logLikelihood: plain + likelihood.constant,
        binomialLogLikelihood: plain + likelihood.constant, homogeneity: homogeneity,
        rates: units.map { PooledRate(unit: $0.unit, counts: $0.counts, estimate: estimate, ownWeight: 0, wrongSideProbability: nil) })
}

private func pooledRate(_ unit: UnitCounts, alpha: Double, beta: Double, mean: Double, level: Double) throws(EstimateError) -> PooledRate {
    let (x, n) = (Double(unit.counts.successes), Double(unit.counts.trials))
    let posterior = BetaDistribution(a: alpha + x, b: beta + n - x)
    let value = (alpha + x) / (alpha + beta + n)
    let below = try posterior.lower(mean)
    return PooledRate(
        unit: unit.unit, counts: unit.counts,
        estimate: Estimate(
            value: value, lower: try posterior.quantile((1 - level) / 2), upper: try posterior.quantile((1 + level) / 2), level: level,
            n: unit.counts.trials, method: "beta-binomial"),
        ownWeight: n / (alpha + beta + n), wrongSideProbability: min(0.5, value >= mean ? below : 1 - below))
}

/// Pearson's chi-squared of the units' counts against one rate; nil where there is nothing to test.
func homogeneityTest(_ units: [UnitCounts], rate: Double) throws(EstimateError) -> TestResult? {
    let filled = units.filter { $0.counts.trials > 0 }
    guard filled.count > 1, rate > 0, rate < 1 else { return nil }
    var statistic = 0.0
    for unit in filled {
        let n = Double(unit.counts.trials)
        let distance = Double(unit.counts.successes) - n * rate
        statistic += distance * distance / (n * rate * (1 - rate))
    }
    let degrees = filled.count - 1
    return TestResult(
        statistic: statistic, degrees: degrees, p: try chiSquaredUpper(statistic, degrees: degrees), method: "pearson-homogeneity")
}
