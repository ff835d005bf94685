// Rows by unit, reduced to the sums that a regression with a random constant needs; so a fit costs the units, not the rows.

internal import Foundation

/// Sums over all rows and over each unit's rows.
struct GroupedRows {
    let names: [String]
    let sizes: [Int]
    /// Σxxᵀ, Σxy, Σy² over all rows.
    private let squares: [[Double]]
    private let products: [Double]
    private let scoreSquares: Double
    /// Σx and Σy of each unit.
    private let sums: [[Double]]
    private let scoreSums: [Double]
    private let n: Int

    init(units: [String], scores: [Double], rows: [[Double]]) {
        let size = rows.first?.count ?? 0
        var names: [String] = []
        var places: [String: Int] = [:]
        var sizes: [Int] = []
        var sums: [[Double]] = []
        var scoreSums: [Double] = []
        var squares = [[Double]](repeating: [Double](repeating: 0, count: size), count: size)
        var products = [Double](repeating: 0, count: size)
        var scoreSquares = 0.0
        for (unit, (score, row)) in zip(units, zip(scores, rows)) {
            let place: Int
            if let known = places[unit] {
                place = known
            } else {
                place = names.count
                places[unit] = place
                names.append(unit)
                sizes.append(0)
                sums.append([Double](repeating: 0, count: size))
                scoreSums.append(0)
            }
            sizes[place] += 1
            scoreSums[place] += score
            scoreSquares += score * score
            for i in 0..<size {
                sums[place][i] += row[i]
                products[i] += row[i] * score
                for j in 0..<size { squares[i][j] += row[i] * row[j] }
            }
        }
        (self.names, self.sizes, self.sums, self.scoreSums) = (names, sizes, sums, scoreSums)
        (self.squares, self.products, self.scoreSquares, n) = (squares, products, scoreSquares, scores.count)
    }

    /// Generalised least squares at a ratio of the variance between units to that within.
    ///
    /// The inverse of I + λ·11ᵀ is I − λ/(1+λn)·11ᵀ, so a unit's rows enter through their sums alone.
    func fit(
        ratio: Double, method: VarianceMethod
    ) throws(EstimateError) -> (beta: [Double], within: Double, deviance: Double, information: Cholesky) {
        var information = squares
        var right = products
        var rest = scoreSquares
        var logs = 0.0
        for unit in sizes.indices {
            let weight = ratio / (1 + ratio * Double(sizes[unit]))
            logs += log1p(ratio * Double(sizes[unit]))
            rest -= weight * scoreSums[unit] * scoreSums[unit]
            for i in right.indices {
                right[i] -= weight * sums[unit][i] * scoreSums[unit]
                for j in right.indices { information[i][j] -= weight * sums[unit][i] * sums[unit][j] }
            }
        }
        let decomposition = try Cholesky(information)
        let beta = decomposition.solve(right)
        let residual = rest - dot(beta, right)
        let degrees = Double(method == .reml ? n - beta.count : n)
        // Nothing left within units, up to rounding: the fit is perfect and the variances have no likelihood.
        guard residual > 1e-12 * scoreSquares else { throw .notIdentified }
        let within = residual / degrees
        var deviance = degrees * (1 + log(2 * .pi * within)) + logs
        if method == .reml { deviance += decomposition.logDeterminant }
        return (beta, within, deviance, decomposition)
    }

    func effects(beta: [Double], between: Double, within: Double) -> [UnitEffect] {
        names.indices.map { unit in
            let n = Double(sizes[unit])
            let reliability = between / (between + within / n)
            let effect = reliability * (scoreSums[unit] - dot(sums[unit], beta)) / n
            let deviation = (between * (1 - reliability)).squareRoot()
            return UnitEffect(
                unit: names[unit], n: sizes[unit], effect: effect, standardDeviation: deviation, reliability: reliability,
                comparisonLower: effect - 1.39 * deviation, comparisonUpper: effect + 1.39 * deviation)
        }
    }
}
