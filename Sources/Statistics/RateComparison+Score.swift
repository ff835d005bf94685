// The score interval of a ratio of two rates, which holds for small counts and for zero.

internal import Foundation

extension RateComparison {
    /// First rate over second with Koopman's score interval: the ratios θ at which the hypothesis p₁ = θ·p₂ is not rejected.
    ///
    /// Formula: (x₁−n₁p̃₁)²/(n₁p̃₁(1−p̃₁)) + (x₂−n₂p̃₂)²/(n₂p̃₂(1−p̃₂)) ≤ z², with p̃ the likeliest rates under p₁ = θ·p₂. From 0 where the
    /// first group has no success, without upper end where the second has none. Throws ``EstimateError/notIdentified`` where neither has any.
    /// Source: P. A. R. Koopman, “Confidence intervals for the ratio of two binomial proportions”, Biometrics 40 (1984) 513–517. See docs/methods.md.
    package func koopmanRatio(level: Double = 0.95) throws(EstimateError) -> RatioEstimate {
        let z = try normalQuantile(level: level)
        guard first.successes > 0 || second.successes > 0 else { throw .notIdentified }
        let value: Double? =
            second.successes == 0
            ? nil : Double(first.successes) * Double(second.trials) / (Double(second.successes) * Double(first.trials))
        // The statistic is 0 at the ratio itself (a little inside where that is at an end) and grows to both sides on the log scale.
        let lower = first.successes == 0 ? 0 : edge(from: value, goingUp: false, z: z)
        let upper = second.successes == 0 ? nil : edge(from: value, goingUp: true, z: z)
        return RatioEstimate(value: value, lower: lower, upper: upper, level: level, n: n, method: "koopman-score")
    }

    /// The ratio on one side at which the statistic reaches z², to the last digits of a Double, by halving on the log scale.
    private func edge(from value: Double?, goingUp: Bool, z: Double) -> Double {
        let step = goingUp ? 1.0 : -1.0
        // No ratio of rates of counts below 2³¹ lies beyond e±50 by more than its interval does.
        let far = 60.0
        var inner: Double
        if let value, value > 0 { inner = log(value) } else { inner = goingUp ? -far : far }
        var outer = inner + step
        while statistic(exp(outer)) < z * z, abs(outer) < 2 * far { outer += step }
        for _ in 0..<200 {
            let middle = (inner + outer) / 2
            if middle == inner || middle == outer { break }
            if statistic(exp(middle)) < z * z { inner = middle } else { outer = middle }
        }
        return exp((inner + outer) / 2)
    }

    /// The score statistic of the hypothesis p₁ = ratio·p₂.
    private func statistic(_ ratio: Double) -> Double {
        let (x1, n1) = (Double(first.successes), Double(first.trials))
        let (x2, n2) = (Double(second.successes), Double(second.trials))
        // The smaller root of N·θ·p² − (n₁θ + x₁ + n₂ + x₂θ)·p + x₁ + x₂ = 0, in the form that does not cancel.
        let b = n1 * ratio + x1 + n2 + x2 * ratio
        let root = max(0, b * b - 4 * (n1 + n2) * ratio * (x1 + x2)).squareRoot()
        let p2 = min(1, 2 * (x1 + x2) / (b + root))
        let p1 = min(1, ratio * p2)
        return part(x1, n1, p1) + part(x2, n2, p2)
    }

    private func part(_ x: Double, _ n: Double, _ p: Double) -> Double {
        let distance = x - n * p
        let variance = n * p * (1 - p)
        // At p = 0 or 1 the counts either agree (no distance) or cannot be (refused).
        if variance <= 0 { return abs(distance) < 1e-9 * n ? 0 : .greatestFiniteMagnitude / 4 }
        return distance * distance / variance
    }
}
