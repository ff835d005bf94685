// Rates of units whose log odds are normally distributed: the other usual model of partial pooling, a mixed logistic regression.

internal import Foundation

/// Units' rates under normally distributed log odds.
package struct LogisticNormal: Hashable, Sendable {
    /// Mean of the log odds, and their standard deviation between units, 0 or more.
    package let mean: Double
    package let deviation: Double
    package let logLikelihood: Double
    /// The rate of a unit whose log odds are the mean, 0…1: half of the units lie below.
    package let middleRate: Double
    /// The likeliest rate of each unit given the counts, in the order given.
    package let units: [(unit: String, rate: Double)]

    package static func == (left: LogisticNormal, right: LogisticNormal) -> Bool {
        left.mean == right.mean && left.deviation == right.deviation && left.units.elementsEqual(right.units, by: ==)
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(mean)
        hasher.combine(deviation)
    }
}

/// A logistic regression with a constant alone and a normal random effect per unit, the effect integrated by adaptive Gauss–Hermite quadrature of
/// 25 points.
///
/// Throws ``EstimateError/nothingToCompare`` with fewer than two units that have trials, ``EstimateError/notIdentified`` where all or none succeeded or
/// no unit has two trials.
/// Sources: N. E. Breslow and D. G. Clayton, JASA 88 (1993) 9–25; J. C. Pinheiro and D. M. Bates, J. Computational and Graphical Statistics 4
/// (1995) 12–35, for the quadrature. See docs/methods.md.
package func logisticNormal(_ units: [UnitCounts]) throws(EstimateError) -> LogisticNormal {
    let filled = units.filter { $0.counts.trials > 0 }
    guard filled.count > 1 else { throw .nothingToCompare }
    var all = try Counts(successes: 0, trials: 0)
    for unit in filled { all = try all + unit.counts }
    guard all.successes > 0, all.failures > 0, filled.contains(where: { $0.counts.trials > 1 }) else { throw .notIdentified }
    let counts = filled.map(\.counts)
    let rule = gaussHermite(points: 25)
    let start = log(Double(all.successes) / Double(all.failures))
    func likelihood(_ mean: Double, _ deviation: Double) -> Double {
        counts.reduce(0) { $0 + integrated($1, mean: mean, deviation: deviation, rule: rule) }
    }
    /// The mean likeliest at a deviation, by golden section around the plain one: the effect pulls it by less than the deviation's square.
    func likeliest(at deviation: Double) -> (mean: Double, value: Double) {
        let reach = 1 + deviation * deviation
        let mean = goldenMaximum(from: start - reach, to: start + reach) { likelihood($0, deviation) }
        return (mean, likelihood(mean, deviation))
    }
    let plain = likelihood(start, 0)
    // A grid of deviations first: the likelihood is flat near none.
    let grid = (1...24).map { 0.02 * pow(1.3, Double($0)) }
    let values = grid.map { likeliest(at: $0).value }
    let best = values.indices.max { values[$0] < values[$1] } ?? 0
    guard best < grid.count - 1 else { throw .notIdentified }
    let deviation = goldenMaximum(from: best == 0 ? 1e-6 : grid[best - 1], to: grid[best + 1]) { likeliest(at: $0).value }
    let top = likeliest(at: deviation)
    let spread = top.value > plain ? deviation : 0
    let mean = spread > 0 ? top.mean : start
    return LogisticNormal(
        mean: mean, deviation: spread, logLikelihood: max(top.value, plain), middleRate: inverseLogit(mean),
        units: filled.map { ($0.unit, inverseLogit(mean + mode($0.counts, mean: mean, deviation: spread).effect)) })
}

/// ln ∫ Binomial(x; n, logit⁻¹(mean+u)) φ(u/deviation)/deviation du, with its binomial coefficient.
private func integrated(_ counts: Counts, mean: Double, deviation: Double, rule: [(node: Double, weight: Double)]) -> Double {
    let (x, n) = (Double(counts.successes), Double(counts.trials))
    let constant = lgamma(n + 1) - lgamma(x + 1) - lgamma(n - x + 1)
    func log(of effect: Double) -> Double { x * (mean + effect) - n * log1pExp(mean + effect) }
    guard deviation > 0 else { return constant + log(of: 0) }
    let peak = mode(counts, mean: mean, deviation: deviation)
    // Around the peak at its own curvature the integrand is nearly normal.
    let terms = rule.map { point -> Double in
        let effect = peak.effect + 2.0.squareRoot() * peak.width * point.node
        let prior = -0.5 * effect * effect / (deviation * deviation)
        return Foundation.log(point.weight) + point.node * point.node + log(of: effect) + prior
    }
    let top = terms.max() ?? 0
    let sum = terms.reduce(0) { $0 + exp($1 - top) }
    return constant + top + Foundation.log(sum) + Foundation.log(2.0.squareRoot() * peak.width)
        - 0.5 * Foundation.log(2 * .pi * deviation * deviation)
}

/// The likeliest effect of a unit and the width of the peak around it, by Newton's steps on a concave function.
private func mode(_ counts: Counts, mean: Double, deviation: Double) -> (effect: Double, width: Double) {
    guard deviation > 0 else { return (0, 0) }
    let (x, n) = (Double(counts.successes), Double(counts.trials))
    let precision = 1 / (deviation * deviation)
    var effect = 0.0
    for _ in 0..<100 {
        let p = inverseLogit(mean + effect)
        let step = (x - n * p - effect * precision) / (n * p * (1 - p) + precision)
        effect += max(-2, min(2, step))
        if abs(step) < 1e-13 { break }
    }
    let p = inverseLogit(mean + effect)
    return (effect, 1 / (n * p * (1 - p) + precision).squareRoot())
}

private func log1pExp(_ x: Double) -> Double { x > 0 ? x + log1p(exp(-x)) : log1p(exp(x)) }

/// Where a function with one top is highest between two ends, to about nine digits.
private func goldenMaximum(from: Double, to: Double, _ function: (Double) -> Double) -> Double {
    let golden = (5.0.squareRoot() - 1) / 2
    var (low, high) = (from, to)
    var (left, right) = (high - golden * (high - low), low + golden * (high - low))
    var (atLeft, atRight) = (function(left), function(right))
    while high - low > 1e-8 * max(1, abs(low)) {
        if atLeft >= atRight {
            (high, right, atRight) = (right, left, atLeft)
            left = high - golden * (high - low)
            atLeft = function(left)
        } else {
            (low, left, atLeft) = (left, right, atRight)
            right = low + golden * (high - low)
            atRight = function(right)
        }
    }
    return (low + high) / 2
}

/// Nodes and weights of Gauss–Hermite quadrature for the weight e^(−x²), by Newton's steps on the normalised Hermite polynomials.
///
/// Source: W. H. Press and others, Numerical Recipes, 3rd ed., Cambridge 2007, § 4.6, for the starting points.
func gaussHermite(points: Int) -> [(node: Double, weight: Double)] {
    let n = Double(points)
    var nodes: [Double] = []
    var rule: [(node: Double, weight: Double)] = []
    for index in 0..<((points + 1) / 2) {
        var z: Double
        switch index {
        case 0: z = (2 * n + 1).squareRoot() - 1.85575 * pow(2 * n + 1, -1.0 / 6)
        case 1: z = nodes[0] - 1.14 * pow(n, 0.426) / nodes[0]
        case 2: z = 1.86 * nodes[1] - 0.86 * nodes[0]
        case 3: z = 1.91 * nodes[2] - 0.91 * nodes[1]
        default: z = 2 * nodes[index - 1] - nodes[index - 2]
        }
        var derivative = 1.0
        for _ in 0..<50 {
            var p = pow(Double.pi, -0.25)
            var before = 0.0
            for j in 0..<points {
                let next = z * (2 / Double(j + 1)).squareRoot() * p - (Double(j) / Double(j + 1)).squareRoot() * before
                (before, p) = (p, next)
            }
            derivative = (2 * n).squareRoot() * before
            let step = p / derivative
            z -= step
            if abs(step) < 1e-15 { break }
        }
        nodes.append(z)
        let weight = 2 / (derivative * derivative)
        rule.append((z, weight))
        if points % 2 == 0 || index < points / 2 { rule.append((-z, weight)) }
    }
    return rule.sorted { $0.node < $1.node }
}
