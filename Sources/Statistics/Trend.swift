// A trend of rates over years: whether they rise or fall along the years by more than chance.

/// Successes out of trials at a year (or another evenly meant score).
package struct CountsAt: Hashable, Sendable {
    package let year: Int
    package let counts: Counts

    package init(year: Int, counts: Counts) {
        self.year = year
        self.counts = counts
    }
}

/// A linear trend of rates.
package struct TrendResult: Hashable, Sendable {
    /// Change of the rate a year, by weighted least squares.
    package let slope: Double
    /// Ends of the slope's normal interval at 95 %, its variance p̄(1−p̄)/Σnᵢ(tᵢ−t̄)² that of the test.
    package let slopeLower: Double
    package let slopeUpper: Double
    /// Two-sided test of no trend.
    package let test: TestResult
    /// What the straight line leaves unexplained; nil with two years.
    package let departure: TestResult?
}

/// The Cochran–Armitage test of a linear trend in rates.
///
/// Formula: T = Σ(tᵢ−t̄)(xᵢ−nᵢp̄), χ² = T²/(p̄(1−p̄)·Σnᵢ(tᵢ−t̄)²), with t̄ weighted by nᵢ; the departure is the rest of Pearson's chi-squared.
/// Throws ``EstimateError/nothingToCompare`` with fewer than two years that have trials, ``EstimateError/notIdentified`` where all or none succeeded.
/// Sources: W. G. Cochran, Biometrics 10 (1954) 417–451; P. Armitage, Biometrics 11 (1955) 375–386. See docs/methods.md.
package func trend(_ years: [CountsAt]) throws(EstimateError) -> TrendResult {
    let filled = years.filter { $0.counts.trials > 0 }
    guard Set(filled.map(\.year)).count > 1 else { throw .nothingToCompare }
    var all = try Counts(successes: 0, trials: 0)
    for year in filled { all = try all + year.counts }
    let rate = try all.rate()
    guard rate > 0, rate < 1 else { throw .notIdentified }
    let n = Double(all.trials)
    let middle = filled.reduce(0) { $0 + Double($1.year) * Double($1.counts.trials) } / n
    var moment = 0.0
    var spread = 0.0
    var pearson = 0.0
    for year in filled {
        let distance = Double(year.year) - middle
        let trials = Double(year.counts.trials)
        let excess = Double(year.counts.successes) - trials * rate
        moment += distance * excess
        spread += trials * distance * distance
        pearson += excess * excess / (trials * rate * (1 - rate))
    }
    let statistic = moment * moment / (rate * (1 - rate) * spread)
    let reach = try normalQuantile(level: 0.95) * (rate * (1 - rate) / spread).squareRoot()
    let degrees = filled.count - 2
    let rest = max(0, pearson - statistic)
    return TrendResult(
        slope: moment / spread, slopeLower: moment / spread - reach, slopeUpper: moment / spread + reach,
        test: TestResult(
            statistic: statistic, degrees: 1, p: try chiSquaredUpper(statistic, degrees: 1), method: "cochran-armitage"),
        departure: degrees > 0
            ? TestResult(
                statistic: rest, degrees: degrees, p: try chiSquaredUpper(rest, degrees: degrees), method: "cochran-armitage-departure")
            : nil)
}
