// Scores of pupils within units: a regression with a random constant per unit, and what each unit adds beyond its pupils' starting points.

internal import Foundation

/// How the variances are estimated.
package enum VarianceMethod: String, Hashable, Sendable {
    case reml = "REML"
    case ml = "ML"
}

/// What one unit adds.
package struct UnitEffect: Hashable, Sendable {
    package let unit: String
    package let n: Int
    /// Best linear unbiased prediction, in the score's own unit, and its standard deviation given the variances.
    package let effect: Double
    package let standardDeviation: Double
    /// Share of the unit's own mean in the effect, 0…1.
    package let reliability: Double
    /// Ends at 1.39 standard deviations: of two units with equal spread whose bars do not overlap, the difference is beyond chance at 5 %.
    package let comparisonLower: Double
    package let comparisonUpper: Double
}

/// A fitted regression with a random constant per unit.
package struct RandomIntercept: Hashable, Sendable {
    package let method: VarianceMethod
    package let coefficients: [Coefficient]
    /// Variance between units, 0 or more, and within.
    package let between: Double
    package let within: Double
    /// −2 log likelihood (restricted, for REML).
    package let deviance: Double
    package let n: Int
    /// In the order in which units first stand.
    package let units: [UnitEffect]

    package var intraclassCorrelation: Double { between / (between + within) }
}

/// Regression of a score on covariates with a constant of its own for every unit, drawn from a normal distribution.
///
/// The likelihood is profiled to the ratio of the variances alone and its top found by golden section on the share of the variance between units,
/// 0 included. Throws ``EstimateError/nothingToCompare`` with fewer than two units, ``EstimateError/notIdentified`` where no unit has two rows, fewer rows
/// than unknowns stand, or nothing is left to vary within units, ``EstimateError/outOfRange`` where lengths differ or a score is no finite number.
/// Sources: N. M. Laird and J. H. Ware, Biometrics 38 (1982) 963–974; G. K. Robinson, Statistical Science 6 (1991) 15–32; bars for comparison: H.
/// Goldstein and M. J. R. Healy, JRSS A 158 (1995) 175–177. See docs/methods.md.
package func randomIntercept(
    units: [String], scores: [Double], covariates: Covariates, method: VarianceMethod = .reml
) throws(EstimateError) -> RandomIntercept {
    guard units.count == scores.count, covariates.rows.count == scores.count, scores.allSatisfy(\.isFinite) else { throw .outOfRange }
    let groups = GroupedRows(units: units, scores: scores, rows: covariates.withConstant)
    guard groups.names.count > 1 else { throw .nothingToCompare }
    let unknowns = covariates.names.count + 1
    guard scores.count > unknowns + 1, groups.sizes.contains(where: { $0 > 1 }) else { throw .notIdentified }
    let share = try likeliestShare { share throws(EstimateError) in
        try groups.fit(ratio: share / (1 - share), method: method).deviance
    }
    let fit = try groups.fit(ratio: share / (1 - share), method: method)
    guard fit.within > 0, fit.within.isFinite else { throw .notIdentified }
    let names = [Coefficient.constantName] + covariates.names
    let errors = fit.information.inverseDiagonal.map { ($0 * fit.within).squareRoot() }
    let between = fit.within * share / (1 - share)
    return RandomIntercept(
        method: method, coefficients: names.indices.map { Coefficient(name: names[$0], value: fit.beta[$0], standardError: errors[$0]) },
        between: between, within: fit.within, deviance: fit.deviance, n: scores.count,
        units: groups.effects(beta: fit.beta, between: between, within: fit.within))
}

/// The share of variance between units, in 0…1, with the smallest deviance: a grid, then golden section around its lowest point.
private func likeliestShare(_ deviance: (Double) throws(EstimateError) -> Double) throws(EstimateError) -> Double {
    let grid = (0...40).map { Double($0) / 40 * 0.999 }
    var best = 0
    var lowest = Double.infinity
    for (index, share) in grid.enumerated() {
        let here = try deviance(share)
        if here < lowest { (best, lowest) = (index, here) }
    }
    var low = grid[max(0, best - 1)]
    var high = best + 1 < grid.count ? grid[best + 1] : 1 - 1e-9
    let golden = (5.0.squareRoot() - 1) / 2
    var left = high - golden * (high - low)
    var right = low + golden * (high - low)
    var (atLeft, atRight) = (try deviance(left), try deviance(right))
    while high - low > 1e-10 {
        if atLeft <= atRight {
            (high, right, atRight) = (right, left, atLeft)
            left = high - golden * (high - low)
            atLeft = try deviance(left)
        } else {
            (low, left, atLeft) = (left, right, atRight)
            right = low + golden * (high - low)
            atRight = try deviance(right)
        }
    }
    let found = (low + high) / 2
    // Nothing varies within units: the share has run to its end.
    guard found < 1 - 1e-6 else { throw .notIdentified }
    return try deviance(0) <= deviance(found) ? 0 : found
}
