// The interval of a proportion: Wilson's score interval, which holds for small numbers and at 0 and 1.

/// Proportion of successes with Wilson's score interval, without continuity correction.
///
/// Formula: (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n), with z the normal quantile; exactly 0 below no success and exactly 1
/// above all successes.
/// Source: E. B. Wilson, “Probable inference, the law of succession, and statistical inference”, JASA 22 (1927) 209–212;
/// recommended by R. G. Newcombe, Statistics in Medicine 17 (1998) 857–872, method 3. See docs/methods.md.
package func wilson(successes: Int, trials: Int, level: Double = 0.95) throws(EstimateError) -> Estimate {
    try wilson(successes: successes, trials: trials, z: try normalQuantile(level: level), level: level)
}

/// Wilson's interval at a given normal quantile, which estimators that join several intervals set themselves.
func wilson(successes: Int, trials: Int, z: Double, level: Double) throws(EstimateError) -> Estimate {
    guard successes >= 0, trials >= 0, successes <= trials else { throw .impossibleCounts }
    guard trials > 0 else { throw .noTrials }
    let n = Double(trials)
    let p = Double(successes) / n
    let centre = p + z * z / (2 * n)
    let spread = z * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
    let scale = 1 + z * z / n
    return Estimate(
        value: p, lower: successes == 0 ? 0 : max(0, (centre - spread) / scale),
        upper: successes == trials ? 1 : min(1, (centre + spread) / scale), level: level, n: trials, method: "wilson")
}
