// The distributions of Boost.Math as Swift values; every estimator of this room takes its quantiles and tails from here.

internal import CBoostMath

/// Calls a function of the border and gives its answer.
///
/// Throws ``EstimateError/outOfRange`` where the function refuses its arguments.
private func asked(_ function: (UnsafeMutablePointer<Double>) -> CInt) throws(EstimateError) -> Double {
    var answer = 0.0
    guard function(&answer) == 0 else { throw .outOfRange }
    return answer
}

/// The two-sided normal quantile of a coverage: 1.96 for 0.95.
func normalQuantile(level: Double) throws(EstimateError) -> Double {
    guard level > 0, level < 1 else { throw .impossibleLevel }
    var quantile = 0.0
    guard talentpool_normal_quantile(0.5 + level / 2, &quantile) == 0 else { throw .impossibleLevel }
    return quantile
}

/// The quantile of the standard normal distribution at a probability strictly between 0 and 1.
func normalQuantile(at probability: Double) throws(EstimateError) -> Double {
    try asked { talentpool_normal_quantile(probability, $0) }
}

/// P(Z ≥ value).
func normalUpper(_ value: Double) throws(EstimateError) -> Double { try asked { talentpool_normal_upper(value, $0) } }

/// The beta distribution with shapes above 0.
struct BetaDistribution {
    let a: Double
    let b: Double

    func quantile(_ probability: Double) throws(EstimateError) -> Double { try asked { talentpool_beta_quantile(a, b, probability, $0) } }

    /// P(X ≤ value), value in 0…1.
    func lower(_ value: Double) throws(EstimateError) -> Double { try asked { talentpool_beta_lower(a, b, value, $0) } }
}

/// The binomial distribution of at least one trial.
struct BinomialDistribution {
    let trials: Int
    let rate: Double

    /// P(X ≤ successes).
    func lower(_ successes: Int) throws(EstimateError) -> Double {
        try asked { talentpool_binomial_lower(Double(successes), Double(trials), rate, $0) }
    }

    /// P(X ≥ successes).
    func upper(_ successes: Int) throws(EstimateError) -> Double {
        try asked { talentpool_binomial_upper(Double(successes), Double(trials), rate, $0) }
    }

    /// The smallest r with P(X ≤ r) ≥ probability. Cost: the logarithm of the trials.
    func quantile(_ probability: Double) throws(EstimateError) -> Int {
        var low = 0
        var high = trials
        while low < high {
            let middle = (low + high) / 2
            if try lower(middle) >= probability { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

/// P(X ≥ value) of the chi-squared distribution.
func chiSquaredUpper(_ value: Double, degrees: Int) throws(EstimateError) -> Double {
    try asked { talentpool_chi_squared_upper(value, Double(degrees), $0) }
}

/// The quantile of the chi-squared distribution; degrees of freedom need not be whole.
func chiSquaredQuantile(degrees: Double, _ probability: Double) throws(EstimateError) -> Double {
    try asked { talentpool_chi_squared_quantile(degrees, probability, $0) }
}

/// P(X = drawn): `drawn` of the `marked` among `draws` taken out of `total`.
func hypergeometric(_ drawn: Int, marked: Int, draws: Int, total: Int) throws(EstimateError) -> Double {
    guard let drawn = UInt32(exactly: drawn), let marked = UInt32(exactly: marked), let draws = UInt32(exactly: draws),
        let total = UInt32(exactly: total)
    else { throw .outOfRange }
    return try asked { talentpool_hypergeometric(drawn, marked, draws, total, $0) }
}

func logGamma(_ value: Double) throws(EstimateError) -> Double { try asked { talentpool_log_gamma(value, $0) } }
func digamma(_ value: Double) throws(EstimateError) -> Double { try asked { talentpool_digamma(value, $0) } }
func trigamma(_ value: Double) throws(EstimateError) -> Double { try asked { talentpool_trigamma(value, $0) } }

/// ln B(a, b).
func logBeta(_ a: Double, _ b: Double) throws(EstimateError) -> Double { try logGamma(a) + logGamma(b) - logGamma(a + b) }
