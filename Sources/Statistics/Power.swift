// How many people a comparison of two rates needs, and what difference those there are would show.

internal import Foundation

/// What two groups of equal size need.
package struct SampleSize: Hashable, Sendable {
    /// Persons in each group, rounded up.
    package let perGroup: Int
    /// Before rounding.
    package let unrounded: Double
    package let power: Double
    package let level: Double
    package let method: String
}

/// Persons needed in each of two groups to find the rates `first` and `second` different with probability `power`.
///
/// Formula: n = (z₁·√(2p̄(1−p̄)) + z₂·√(p₁(1−p₁) + p₂(1−p₂)))² / (p₁−p₂)², z₁ the two-sided quantile of the level, z₂ that of the power,
/// p̄ the mean of both rates. Throws ``EstimateError/notIdentified`` where the rates are equal, ``EstimateError/outOfRange`` where one is outside 0…1
/// or the power is not between (1−level)/2 and 1.
/// Source: J. L. Fleiss, Statistical Methods for Rates and Proportions, 2nd ed., Wiley 1981, § 3.2, without correction for continuity. See docs/methods.md.
package func sampleSize(first: Double, second: Double, power: Double = 0.8, level: Double = 0.95) throws(EstimateError) -> SampleSize {
    let z = try normalQuantile(level: level)
    guard (0...1).contains(first), (0...1).contains(second), power > (1 - level) / 2, power < 1 else { throw .outOfRange }
    guard first != second else { throw .notIdentified }
    let zPower = try normalQuantile(at: power)
    let middle = (first + second) / 2
    let root =
        z * (2 * middle * (1 - middle)).squareRoot() + zPower * (first * (1 - first) + second * (1 - second)).squareRoot()
    let n = root * root / ((first - second) * (first - second))
    guard n < Double(Int32.max) else { throw .outOfRange }
    return SampleSize(perGroup: Int((n - 1e-9).rounded(.up)), unrounded: n, power: power, level: level, method: "fleiss")
}

/// The smallest rate above `base` that two groups of these sizes would find different with probability `power`; nil where not even 1 would be found.
///
/// Groups of unequal size count by their harmonic mean, as the variance of a difference does.
/// Throws ``EstimateError/noTrials`` where a group is empty, ``EstimateError/outOfRange`` as ``sampleSize(first:second:power:level:)``.
package func detectableRate(
    above base: Double, first: Int, second: Int, power: Double = 0.8, level: Double = 0.95
) throws(EstimateError) -> Double? {
    guard first > 0, second > 0 else { throw .noTrials }
    guard (0..<1).contains(base) else { throw .outOfRange }
    let size = 2 * Double(first) * Double(second) / Double(first + second)
    guard try sampleSize(first: base, second: 1, power: power, level: level).unrounded <= size else { return nil }
    var (low, high) = (base, 1.0)
    for _ in 0..<60 {
        let middle = (low + high) / 2
        guard middle > low, middle < high else { break }
        // Rates too close for any number of persons are as good as equal.
        let needed = (try? sampleSize(first: base, second: middle, power: power, level: level).unrounded) ?? .infinity
        if needed <= size { high = middle } else { low = middle }
    }
    return high
}
