// Two groups: difference and ratio of their rates with intervals, and the tests of no difference.

internal import Foundation

/// Which of two groups has the higher rate.
package enum HigherGroup: String, Hashable, Sendable {
    case first, second, equal
}

/// A ratio of two rates. Where the second rate may be zero there is no upper end.
package struct RatioEstimate: Hashable, Sendable {
    /// First rate over second; nil where the second group has no success.
    package let value: Double?
    package let lower: Double
    /// Nil: without bound.
    package let upper: Double?
    package let level: Double
    package let n: Int
    package let method: String
}

/// A test of no difference.
package struct TestResult: Hashable, Sendable {
    /// The statistic; nil where the test has none (Fisher's).
    package let statistic: Double?
    /// Degrees of freedom; nil where the test has none.
    package let degrees: Int?
    /// Two-sided probability of data at least as far from no difference as these, 0…1.
    package let p: Double
    package let method: String
}

/// The rates of two groups, held against each other: first less second, first over second.
package struct RateComparison: Hashable, Sendable {
    package let first: Counts
    package let second: Counts

    /// Throws ``EstimateError/noTrials`` where a group is empty.
    package init(first: Counts, second: Counts) throws(EstimateError) {
        guard first.trials > 0, second.trials > 0 else { throw .noTrials }
        self.first = first
        self.second = second
    }

    var n: Int { first.trials + second.trials }
    private var rates: (first: Double, second: Double) {
        (Double(first.successes) / Double(first.trials), Double(second.successes) / Double(second.trials))
    }

    /// Compared as whole numbers, so that equal rates of unequal groups are equal.
    package var higher: HigherGroup {
        let left = first.successes * second.trials
        let right = second.successes * first.trials
        return left == right ? .equal : left > right ? .first : .second
    }

    /// First rate less second, with Newcombe's interval from the two Wilson intervals.
    ///
    /// Formula: d − √((p₁−l₁)² + (u₂−p₂)²) to d + √((u₁−p₁)² + (p₂−l₂)²).
    /// Source: R. G. Newcombe, “Interval estimation for the difference between independent proportions”, Statistics in Medicine 17 (1998)
    /// 873–890, method 10. See docs/methods.md.
    package func difference(level: Double = 0.95) throws(EstimateError) -> Estimate {
        let one = try wilson(successes: first.successes, trials: first.trials, level: level)
        let two = try wilson(successes: second.successes, trials: second.trials, level: level)
        return moverDifference(one, two, method: "newcombe-10")
    }

    /// First rate over second, with the log interval of Katz and others. Throws ``EstimateError/notIdentified`` where a group has no success.
    ///
    /// Formula: exp(ln(p₁/p₂) ± z·√((1−p₁)/x₁ + (1−p₂)/x₂)).
    /// Source: D. Katz, J. Baptista, S. P. Azen and M. C. Pike, “Obtaining confidence intervals for the risk ratio in cohort studies”,
    /// Biometrics 34 (1978) 469–474, method C. See docs/methods.md.
    package func katzRatio(level: Double = 0.95) throws(EstimateError) -> RatioEstimate {
        let z = try normalQuantile(level: level)
        guard first.successes > 0, second.successes > 0 else { throw .notIdentified }
        let (p1, p2) = rates
        let spread = z * ((1 - p1) / Double(first.successes) + (1 - p2) / Double(second.successes)).squareRoot()
        let ratio = p1 / p2
        return RatioEstimate(
            value: ratio, lower: ratio * exp(-spread), upper: ratio * exp(spread), level: level, n: n, method: "katz-log")
    }

    /// First rate over second by the method fit for the counts: Katz' where every cell of the table holds at least five, else the score method.
    package func ratio(level: Double = 0.95) throws(EstimateError) -> RatioEstimate {
        let smallest = min(min(first.successes, first.failures), min(second.successes, second.failures))
        return smallest >= 5 ? try katzRatio(level: level) : try koopmanRatio(level: level)
    }

    /// Odds of the first over odds of the second as they are in the sample; nil where a product of the cross is zero below.
    package var oddsRatio: Double? {
        let below = Double(first.failures) * Double(second.successes)
        return below == 0 ? nil : Double(first.successes) * Double(second.failures) / below
    }
}

/// The difference of two independent estimates by the method of variance estimates recovery.
///
/// Source: R. G. Newcombe as above; in general G. Y. Zou and A. Donner, “Construction of confidence limits about effect measures: a general
/// approach”, Statistics in Medicine 27 (2008) 1693–1702.
func moverDifference(_ one: Estimate, _ two: Estimate, method: String) -> Estimate {
    let difference = one.value - two.value
    let below = ((one.value - one.lower) * (one.value - one.lower) + (two.upper - two.value) * (two.upper - two.value)).squareRoot()
    let above = ((one.upper - one.value) * (one.upper - one.value) + (two.value - two.lower) * (two.value - two.lower)).squareRoot()
    return Estimate(
        value: difference, lower: max(-1, difference - below), upper: min(1, difference + above), level: one.level, n: one.n + two.n,
        method: method)
}
