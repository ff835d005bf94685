// The interval of a proportion: Wilson's score interval, which holds for small numbers and at 0 and 1.

internal import CBoostMath
internal import Foundation

/// Proportion of successes with Wilson's score interval, without continuity correction.
///
/// Formula: (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n), with z the normal quantile; exactly 0 below no success and exactly 1
/// above all successes.
/// Source: E. B. Wilson, “Probable inference, the law of succession, and statistical inference”, JASA 22 (1927) 209–212;
/// recommended by R. G. Newcombe, Statistics in Medicine 17 (1998) 857–872, method 3. See docs/methods.md.
package func wilson(successes: Int, trials: Int, level: Double = 0.95) throws(EstimateError) -> Estimate {
    guard successes >= 0, trials >= 0, successes <= trials else { throw .impossibleCounts }
    guard trials > 0 else { throw .noTrials }
    let z = try normalQuantile(level: level)
    let n = Double(trials)
    let p = Double(successes) / n
    let centre = p + z * z / (2 * n)
    let spread = z * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
    let scale = 1 + z * z / n
    return Estimate(
        value: p, lower: successes == 0 ? 0 : max(0, (centre - spread) / scale),
        upper: successes == trials ? 1 : min(1, (centre + spread) / scale), level: level, n: trials, method: "wilson")
}

/// The two-sided normal quantile of a coverage: 1.96 for 0.95.
func normalQuantile(level: Double) throws(EstimateError) -> Double {
    guard level > 0, level < 1 else { throw .impossibleLevel }
    var quantile = 0.0
    guard talentpool_normal_quantile(0.5 + level / 2, &quantile) == 0 else { throw .impossibleLevel }
    return quantile
}
