// Two groups within strata (disciplines, years): a common odds ratio, whether the strata agree, and rates on a common standard.

internal import Foundation

/// Two groups within one stratum.
package struct Stratum: Hashable, Sendable {
    package let name: String
    package let first: Counts
    package let second: Counts

    package init(name: String, first: Counts, second: Counts) {
        self.name = name
        self.first = first
        self.second = second
    }

    var total: Int { first.trials + second.trials }
    /// Both groups are there, and neither all nor none succeeded: the stratum says something about the odds ratio.
    var informs: Bool {
        first.trials > 0 && second.trials > 0 && first.successes + second.successes > 0 && first.failures + second.failures > 0
    }
    /// The four cells: first's successes and failures, second's successes and failures.
    var cells: (a: Double, b: Double, c: Double, d: Double) {
        (Double(first.successes), Double(first.failures), Double(second.successes), Double(second.failures))
    }
}

/// An odds ratio common to all strata, by Mantel and Haenszel.
///
/// Formula: Σ(ad/n) / Σ(bc/n); the interval by the variance of Robins, Breslow and Greenland. Strata that hold one group alone, or in which all
/// or none succeeded, add nothing. Throws ``EstimateError/notIdentified`` where either sum is zero.
/// Sources: N. Mantel and W. Haenszel, JNCI 22 (1959) 719–748; J. Robins, N. Breslow and S. Greenland, Biometrics 42 (1986) 311–323. See docs/methods.md.
package func mantelHaenszel(_ strata: [Stratum], level: Double = 0.95) throws(EstimateError) -> RatioEstimate {
    let z = try normalQuantile(level: level)
    guard !strata.isEmpty else { throw .nothingToCompare }
    var r = 0.0
    var s = 0.0
    var pr = 0.0
    var mixed = 0.0
    var qs = 0.0
    for stratum in strata where stratum.informs {
        let (a, b, c, d) = stratum.cells
        let n = Double(stratum.total)
        let (p, q) = ((a + d) / n, (b + c) / n)
        let (up, down) = (a * d / n, b * c / n)
        r += up
        s += down
        pr += p * up
        mixed += p * down + q * up
        qs += q * down
    }
    guard r > 0, s > 0 else { throw .notIdentified }
    let spread = z * (pr / (2 * r * r) + mixed / (2 * r * s) + qs / (2 * s * s)).squareRoot()
    return RatioEstimate(
        value: r / s, lower: r / s * exp(-spread), upper: r / s * exp(spread), level: level, n: strata.reduce(0) { $0 + $1.total },
        method: "mantel-haenszel")
}

/// Whether the groups differ within the strata, by Cochran, Mantel and Haenszel, with or without the continuity correction.
///
/// Source: as ``mantelHaenszel(_:level:)``; the correction never exceeds the distance. Throws ``EstimateError/notIdentified`` where no stratum informs.
package func cochranMantelHaenszelTest(_ strata: [Stratum], corrected: Bool) throws(EstimateError) -> TestResult {
    var distance = 0.0
    var variance = 0.0
    for stratum in strata where stratum.informs {
        let (a, b, c, d) = stratum.cells
        let n = Double(stratum.total)
        distance += a - (a + b) * (a + c) / n
        variance += (a + b) * (c + d) / n * ((a + c) / n) * ((b + d) / (n - 1))
    }
    guard variance > 0 else { throw .notIdentified }
    let used = corrected ? abs(distance) - min(0.5, abs(distance)) : distance
    let statistic = used * used / variance
    return TestResult(
        statistic: statistic, degrees: 1, p: try chiSquaredUpper(statistic, degrees: 1),
        method: corrected ? "cochran-mantel-haenszel-corrected" : "cochran-mantel-haenszel")
}

/// Whether the strata agree on the odds ratio, by Breslow and Day, with Tarone's correction.
///
/// Each stratum's first successes are held against what the common odds ratio lets expect with its margins kept. Degrees of freedom: strata that
/// inform, less one. Throws ``EstimateError/notIdentified`` where fewer than two inform or the common odds ratio is zero or without bound.
/// Sources: N. E. Breslow and N. E. Day, Statistical Methods in Cancer Research I, IARC 1980, 142; R. E. Tarone, Biometrika 72 (1985) 91–95.
package func breslowDayTest(_ strata: [Stratum]) throws(EstimateError) -> (plain: TestResult, tarone: TestResult) {
    let informing = strata.filter(\.informs)
    guard informing.count >= 2 else { throw .notIdentified }
    guard let odds = try mantelHaenszel(informing).value else { throw .notIdentified }
    var statistic = 0.0
    var distances = 0.0
    var variances = 0.0
    for stratum in informing {
        let (a, b, c, d) = stratum.cells
        let expected = expectedSuccesses(first: a + b, second: c + d, successes: a + c, odds: odds)
        let rest = (a + b - expected, a + c - expected, d - a + expected)
        let variance = 1 / (1 / expected + 1 / rest.0 + 1 / rest.1 + 1 / rest.2)
        statistic += (a - expected) * (a - expected) / variance
        distances += a - expected
        variances += variance
    }
    let corrected = max(0, statistic - distances * distances / variances)
    let degrees = informing.count - 1
    return (
        TestResult(statistic: statistic, degrees: degrees, p: try chiSquaredUpper(statistic, degrees: degrees), method: "breslow-day"),
        TestResult(
            statistic: corrected, degrees: degrees, p: try chiSquaredUpper(corrected, degrees: degrees), method: "breslow-day-tarone")
    )
}

/// The first cell of the table with these margins that has the odds ratio `odds`: the root of a quadratic between the cell's own bounds.
private func expectedSuccesses(first: Double, second: Double, successes: Double, odds: Double) -> Double {
    let a = 1 - odds
    let b = second - successes + odds * (first + successes)
    let c = -odds * first * successes
    if abs(a) < 1e-12 { return -c / b }
    let root = max(0, b * b - 4 * a * c).squareRoot()
    // The form that does not cancel; of the two roots this is the one within the bounds.
    return -2 * c / (b + root)
}
