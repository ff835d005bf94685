// Tests of no difference between two rates: Fisher's exact one and Pearson's chi-squared.

extension RateComparison {
    /// Fisher's exact test, two-sided: the probabilities of all tables with these margins that are no likelier than this one, added up.
    ///
    /// Tables within 1 + 10⁻⁷ of this one's probability count as no likelier, so that rounding does not decide. Cost: the smaller margin.
    /// Source: R. A. Fisher, “The logic of inductive inference”, Journal of the Royal Statistical Society 98 (1935) 39–82; two-sided as in
    /// J. O. Irwin, Metron 12 (1935) 83–94. See docs/methods.md.
    package func fisherTest() throws(EstimateError) -> TestResult {
        let total = n
        let successes = first.successes + second.successes
        let from = max(0, first.trials - (total - successes))
        let to = min(successes, first.trials)
        let seen = try hypergeometric(first.successes, marked: successes, draws: first.trials, total: total)
        let bound = seen * (1 + 1e-7)
        var p = 0.0
        for count in from...to {
            let probability = try hypergeometric(count, marked: successes, draws: first.trials, total: total)
            if probability <= bound { p += probability }
        }
        return TestResult(statistic: nil, degrees: nil, p: min(1, p), method: "fisher-exact")
    }

    /// Pearson's chi-squared test of the table, with or without Yates' correction.
    ///
    /// The correction never exceeds the distance itself. Throws ``EstimateError/notIdentified`` where all or none succeeded: there is nothing to test.
    /// Source: F. Yates, “Contingency tables involving small numbers and the χ² test”, Supplement to the JRSS 1 (1934) 217–235. See docs/methods.md.
    package func chiSquaredTest(corrected: Bool) throws(EstimateError) -> TestResult {
        let total = Double(n)
        let successes = Double(first.successes + second.successes)
        let failures = total - successes
        guard successes > 0, failures > 0 else { throw .notIdentified }
        let expected = Double(first.trials) * successes / total
        let distance = abs(Double(first.successes) - expected)
        let used = corrected ? distance - min(0.5, distance) : distance
        // The four cells share one distance; their expected counts' inverses add up to total³ over the product of the margins.
        let statistic = used * used * total / expected * (total / (Double(second.trials) * failures))
        return TestResult(
            statistic: statistic, degrees: 1, p: try chiSquaredUpper(statistic, degrees: 1),
            method: corrected ? "chi-squared-yates" : "chi-squared")
    }
}
