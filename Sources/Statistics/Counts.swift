// Successes out of trials: what every estimator of rates in this room begins with.

/// Successes out of trials of one group.
package struct Counts: Hashable, Sendable {
    /// 0…trials.
    package let successes: Int
    /// 0 or more.
    package let trials: Int

    /// Throws ``EstimateError/impossibleCounts`` where a count is negative, above 2³¹ − 1, or successes exceed trials.
    package init(successes: Int, trials: Int) throws(EstimateError) {
        guard successes >= 0, successes <= trials, trials <= Int(Int32.max) else { throw .impossibleCounts }
        self.successes = successes
        self.trials = trials
    }

    var failures: Int { trials - successes }

    /// The share of successes. Throws ``EstimateError/noTrials``.
    package func rate() throws(EstimateError) -> Double {
        guard trials > 0 else { throw .noTrials }
        return Double(successes) / Double(trials)
    }

    package static func + (left: Counts, right: Counts) throws(EstimateError) -> Counts {
        try Counts(successes: left.successes + right.successes, trials: left.trials + right.trials)
    }
}
