// The likelihood of beta-binomial counts and the search for its maximum, in the mean and the spread 1/(alpha+beta) so that no spread is a plain zero.

internal import Foundation

/// The log likelihood of units' counts: for a unit Σ_{i<x} ln(m+i·s) + Σ_{i<n−x} ln(1−m+i·s) − Σ_{i<n} ln(1+i·s), with mean m, spread s.
///
/// The sums of all units are taken together by how many units reach each i (Griffiths 1973), so a value costs the largest count, not the units.
struct BetaBinomialLikelihood {
    /// How many units have more than i successes, failures, trials.
    private let successes: [Double]
    private let failures: [Double]
    private let trials: [Double]
    /// Some unit can tell units from chance: it has two trials or more.
    private let tells: Bool
    /// Σ ln C(n, x), which the parameters do not touch.
    let constant: Double

    init(_ counts: [Counts]) {
        successes = Self.reaching(counts.map(\.successes))
        failures = Self.reaching(counts.map(\.failures))
        trials = Self.reaching(counts.map(\.trials))
        tells = counts.contains { $0.trials > 1 }
        constant = counts.reduce(0) { sum, count in
            sum + lgamma(Double(count.trials) + 1) - lgamma(Double(count.successes) + 1) - lgamma(Double(count.failures) + 1)
        }
    }

    /// At i: how many of the values exceed i.
    private static func reaching(_ values: [Int]) -> [Double] {
        var ends = [Double](repeating: 0, count: (values.max() ?? 0) + 1)
        for value in values { ends[value] += 1 }
        var above = 0.0
        var reached = [Double](repeating: 0, count: ends.count - 1)
        for i in reached.indices.reversed() {
            above += ends[i + 1]
            reached[i] = above
        }
        return reached
    }

    /// Log likelihood without its constant. The mean in 0…1, the spread 0 or more.
    func value(mean: Double, spread: Double) -> Double {
        var sum = 0.0
        for (i, units) in successes.enumerated() { sum += units * log(mean + Double(i) * spread) }
        for (i, units) in failures.enumerated() { sum += units * log(1 - mean + Double(i) * spread) }
        for (i, units) in trials.enumerated() { sum -= units * log1p(Double(i) * spread) }
        return sum
    }

    /// First derivatives by mean and spread, and second derivatives.
    private func slopes(mean: Double, spread: Double) -> (m: Double, s: Double, mm: Double, ms: Double, ss: Double) {
        var (m, s, mm, ms, ss) = (0.0, 0.0, 0.0, 0.0, 0.0)
        for (index, units) in successes.enumerated() {
            let i = Double(index)
            let inverse = 1 / (mean + i * spread)
            m += units * inverse
            s += units * i * inverse
            mm -= units * inverse * inverse
            ms -= units * i * inverse * inverse
            ss -= units * i * i * inverse * inverse
        }
        for (index, units) in failures.enumerated() {
            let i = Double(index)
            let inverse = 1 / (1 - mean + i * spread)
            m -= units * inverse
            s += units * i * inverse
            mm -= units * inverse * inverse
            ms += units * i * inverse * inverse
            ss -= units * i * i * inverse * inverse
        }
        for (index, units) in trials.enumerated() {
            let i = Double(index)
            let inverse = 1 / (1 + i * spread)
            s -= units * i * inverse
            ss += units * i * i * inverse * inverse
        }
        return (m, s, mm, ms, ss)
    }

    /// The likeliest mean and spread, or nil where the likelihood is highest at no spread.
    ///
    /// A coarse walk over spreads from 10⁻⁶ to 10⁶, the likeliest mean at each, finds the hill; Newton's steps climb it.
    /// Throws ``EstimateError/notIdentified`` where no unit has two trials, or the likelihood grows as the spread does without end.
    func maximum(from pooled: Double) throws(EstimateError) -> (mean: Double, spread: Double)? {
        guard pooled > 0, pooled < 1 else { return nil }
        guard tells else { throw .notIdentified }
        let plain = value(mean: pooled, spread: 0)
        var best: (mean: Double, spread: Double, value: Double)?
        var mean = pooled
        for step in -24...24 {
            let spread = pow(10, Double(step) / 4)
            mean = likeliestMean(spread: spread, from: mean)
            let here = value(mean: mean, spread: spread)
            if here > best?.value ?? -.infinity { best = (mean, spread, here) }
        }
        guard let hill = best else { throw .notSettled }
        // Where the counts ask for less spread than chance gives, the walk ends at its lower end, below the plain binomial.
        guard hill.value > plain + 1e-9 * max(1, abs(plain)) || slopes(mean: pooled, spread: 0).s > 1e-9 else { return nil }
        guard hill.spread < 5e5 else { throw .notIdentified }
        let top = climb(from: (hill.mean, hill.spread))
        guard value(mean: top.mean, spread: top.spread) > plain else { return nil }
        return top
    }

    /// The mean that is likeliest at a spread, by halving where the slope changes its sign; the slope falls from +∞ to −∞.
    private func likeliestMean(spread: Double, from start: Double) -> Double {
        var (low, high) = (0.0, 1.0)
        var mean = start
        for _ in 0..<80 {
            let slope = slopes(mean: mean, spread: spread)
            if slope.m > 0 { low = mean } else { high = mean }
            let newton = slope.mm < 0 ? mean - slope.m / slope.mm : .nan
            let next = newton > low && newton < high ? newton : (low + high) / 2
            if abs(next - mean) < 1e-13 { return next }
            mean = next
        }
        return mean
    }

    /// Newton's steps in ln of spread and logit of mean, each halved until the likelihood does not fall.
    private func climb(from start: (mean: Double, spread: Double)) -> (mean: Double, spread: Double) {
        var (mean, spread) = start
        var here = value(mean: mean, spread: spread)
        for _ in 0..<200 {
            let d = slopes(mean: mean, spread: spread)
            // Along logit m: dm = m(1−m); along ln s: ds = s.
            let slope = mean * (1 - mean)
            let g1 = d.m * slope
            let g2 = d.s * spread
            let h11 = d.mm * slope * slope + d.m * slope * (1 - 2 * mean)
            let h12 = d.ms * slope * spread
            let h22 = d.ss * spread * spread + d.s * spread
            let determinant = h11 * h22 - h12 * h12
            var (step1, step2) = (g1, g2)
            if h11 < 0, determinant > 0 {
                step1 = -(h22 * g1 - h12 * g2) / determinant
                step2 = -(h11 * g2 - h12 * g1) / determinant
            }
            var scale = min(1, 2 / max(abs(step1), abs(step2), 1e-300))
            var moved = false
            while scale > 1e-12 {
                let odds = mean / (1 - mean) * exp(scale * step1)
                let (nextMean, nextSpread) = (odds / (1 + odds), spread * exp(scale * step2))
                let next = value(mean: nextMean, spread: nextSpread)
                if next >= here {
                    moved = abs(nextMean - mean) > 1e-14 || abs(nextSpread - spread) > 1e-14 * spread
                    (mean, spread, here) = (nextMean, nextSpread, next)
                    break
                }
                scale /= 2
            }
            if !moved { break }
        }
        return (mean, spread)
    }
}
