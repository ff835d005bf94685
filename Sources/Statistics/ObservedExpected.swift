// Case-mix: what the pupils of a unit achieved against what their own starting points let expect.

/// One unit's observed and expected successes.
package struct ObservedExpected: Hashable, Sendable {
    package let unit: String
    package let observed: Int
    /// Sum of the fitted probabilities.
    package let expected: Double
    package let n: Int
    /// Sum of p(1−p).
    package let variance: Double
    /// (observed − expected)/√variance; nil where the variance is zero.
    package let z: Double?
    /// Observed over expected, with the interval of the observed count taken as Poisson (exact), over the expected.
    package let ratio: RatioEstimate
    /// The same with Byar's approximation.
    package let byar: RatioEstimate
    /// Ratio times the rate of all.
    package let adjustedRate: Double
}

/// Observed against expected by unit, expected by a logistic regression on the covariates over all units together; both sums are equal.
///
/// In the order in which units first stand. Throws what ``logisticRegression(_:on:)`` throws, and ``EstimateError/outOfRange`` where units and
/// outcomes differ in number.
/// Sources: N. E. Breslow and N. E. Day, Statistical Methods in Cancer Research II, IARC 1987, 69 (Byar's and exact limits); K. Ulm, American
/// Journal of Epidemiology 131 (1990) 373–375. See docs/methods.md.
package func observedExpected(
    units: [String], outcomes: [Bool], covariates: Covariates, level: Double = 0.95
) throws(EstimateError) -> (regression: LogisticRegression, units: [ObservedExpected]) {
    guard units.count == outcomes.count else { throw .outOfRange }
    guard level > 0, level < 1 else { throw .impossibleLevel }
    let regression = try logisticRegression(outcomes, on: covariates)
    let overall = Double(outcomes.filter { $0 }.count) / Double(outcomes.count)
    var order: [String] = []
    var rows: [String: [Int]] = [:]
    for (index, unit) in units.enumerated() {
        if rows[unit] == nil { order.append(unit) }
        rows[unit, default: []].append(index)
    }
    let answers = try order.map { unit throws(EstimateError) in
        let own = rows[unit] ?? []
        let observed = own.filter { outcomes[$0] }.count
        let expected = own.reduce(0) { $0 + regression.fitted[$1] }
        let variance = own.reduce(0) { $0 + regression.fitted[$1] * (1 - regression.fitted[$1]) }
        let ratio = Double(observed) / expected
        let exact = try poissonInterval(observed, level: level)
        let byar = try byarInterval(observed, level: level)
        return ObservedExpected(
            unit: unit, observed: observed, expected: expected, n: own.count, variance: variance,
            z: variance > 0 ? (Double(observed) - expected) / variance.squareRoot() : nil,
            ratio: RatioEstimate(
                value: ratio, lower: exact.lower / expected, upper: exact.upper / expected, level: level, n: own.count,
                method: "observed-expected-poisson"),
            byar: RatioEstimate(
                value: ratio, lower: byar.lower / expected, upper: byar.upper / expected, level: level, n: own.count,
                method: "observed-expected-byar"),
            adjustedRate: ratio * overall)
    }
    return (regression, answers)
}

/// Exact interval of a Poisson mean: χ²(2x)/2 to χ²(2x+2)/2; from 0 for no case. F. Garwood, Biometrika 28 (1936) 437–442.
func poissonInterval(_ count: Int, level: Double) throws(EstimateError) -> (lower: Double, upper: Double) {
    let lower = count == 0 ? 0 : try chiSquaredQuantile(degrees: Double(2 * count), (1 - level) / 2) / 2
    return (lower, try chiSquaredQuantile(degrees: Double(2 * count + 2), (1 + level) / 2) / 2)
}

/// Byar's approximation: x(1 − 1/9x − z/3√x)³ to (x+1)(1 − 1/9(x+1) + z/3√(x+1))³.
func byarInterval(_ count: Int, level: Double) throws(EstimateError) -> (lower: Double, upper: Double) {
    let z = try normalQuantile(level: level)
    func end(_ x: Double, _ z: Double) -> Double {
        let root = 1 - 1 / (9 * x) + z / (3 * x.squareRoot())
        return max(0, x * root * root * root)
    }
    return (count == 0 ? 0 : end(Double(count), -z), end(Double(count + 1), z))
}
