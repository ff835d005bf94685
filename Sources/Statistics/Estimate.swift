// An estimate: a value that never travels without its interval, its n and its method.

/// A value estimated from data.
package struct Estimate: Hashable, Sendable {
    package let value: Double
    /// Ends of the interval, both included.
    package let lower: Double
    package let upper: Double
    /// Coverage aimed at, for example 0.95.
    package let level: Double
    /// Number of observations.
    package let n: Int
    /// Name of the method as docs/methods.md has it.
    package let method: String

    package init(value: Double, lower: Double, upper: Double, level: Double, n: Int, method: String) {
        self.value = value
        self.lower = lower
        self.upper = upper
        self.level = level
        self.n = n
        self.method = method
    }
}

/// Why there is no estimate.
package enum EstimateError: Error, Hashable {
    /// There is not one observation.
    case noTrials
    /// A count is negative, or successes exceed trials.
    case impossibleCounts
    /// The level is not strictly between 0 and 1.
    case impossibleLevel
    /// There is no group, unit or stratum to estimate from.
    case nothingToCompare
    /// The observations do not tell what is asked: a ratio of two rates of zero, covariates that are combinations of each other.
    case notIdentified
    /// An argument is outside of what a distribution is defined for.
    case outOfRange
    /// The search for the likeliest values did not settle within its steps.
    case notSettled
}
