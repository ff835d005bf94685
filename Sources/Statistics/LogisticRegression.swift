// Logistic regression by maximum likelihood: what outcome each pupil's own starting point lets expect.

internal import Foundation

/// Coefficients of a regression, in the order of the columns, the constant first.
package struct Coefficient: Hashable, Sendable {
    package let name: String
    package let value: Double
    package let standardError: Double
}

/// A fitted logistic regression.
package struct LogisticRegression: Hashable, Sendable {
    package let coefficients: [Coefficient]
    /// Fitted probability of every row, in their order, strictly between 0 and 1.
    package let fitted: [Double]
    /// −2 log likelihood.
    package let deviance: Double
}

/// Rows of covariates under names; every row has as many values as there are names.
package struct Covariates: Hashable, Sendable {
    package let names: [String]
    package let rows: [[Double]]

    /// Throws ``EstimateError/outOfRange`` where a row has another number of values or a value is no finite number.
    package init(names: [String], rows: [[Double]]) throws(EstimateError) {
        guard rows.allSatisfy({ $0.count == names.count && $0.allSatisfy(\.isFinite) }) else { throw .outOfRange }
        self.names = names
        self.rows = rows
    }

    /// The rows with a leading 1.
    var withConstant: [[Double]] { rows.map { [1] + $0 } }
}

/// Logistic regression of an outcome on covariates, with a constant, by iteratively reweighted least squares.
///
/// Throws ``EstimateError/noTrials`` without rows, ``EstimateError/outOfRange`` where outcomes and rows differ in number,
/// ``EstimateError/notIdentified`` where covariates are combinations of each other or tell the outcome perfectly (no finite coefficients are
/// likeliest then), ``EstimateError/notSettled`` after a hundred steps.
/// Source: P. McCullagh and J. A. Nelder, Generalized Linear Models, 2nd ed., Chapman & Hall 1989, § 4.4. See docs/methods.md.
package func logisticRegression(_ outcomes: [Bool], on covariates: Covariates) throws(EstimateError) -> LogisticRegression {
    guard outcomes.count == covariates.rows.count else { throw .outOfRange }
    guard !outcomes.isEmpty else { throw .noTrials }
    guard outcomes.contains(true), outcomes.contains(false) else { throw .notIdentified }
    let rows = covariates.withConstant
    var beta = [Double](repeating: 0, count: covariates.names.count + 1)
    var before = Double.infinity
    for _ in 0..<100 {
        let fitted = rows.map { inverseLogit(dot($0, beta)) }
        let (information, score) = informationAndScore(rows, outcomes: outcomes, fitted: fitted)
        let decomposition = try Cholesky(information)
        let deviance = devianceOf(outcomes, fitted)
        if abs(before - deviance) <= 1e-12 * (abs(deviance) + 0.1) {
            // Every outcome told perfectly: coefficients run off, and the deviance goes to nothing.
            guard deviance > 1e-6 else { throw .notIdentified }
            let errors = decomposition.inverseDiagonal.map { $0.squareRoot() }
            let names = [Coefficient.constantName] + covariates.names
            return LogisticRegression(
                coefficients: names.indices.map { Coefficient(name: names[$0], value: beta[$0], standardError: errors[$0]) },
                fitted: fitted, deviance: deviance)
        }
        before = deviance
        let step = decomposition.solve(score)
        guard step.allSatisfy({ abs($0) < 50 }), beta.allSatisfy({ abs($0) < 500 }) else { throw .notIdentified }
        for index in beta.indices { beta[index] += step[index] }
    }
    throw .notSettled
}

extension Coefficient {
    /// Name of the constant term.
    package static let constantName = "(constant)"
}

private func informationAndScore(_ rows: [[Double]], outcomes: [Bool], fitted: [Double]) -> (information: [[Double]], score: [Double]) {
    let size = rows[0].count
    var information = [[Double]](repeating: [Double](repeating: 0, count: size), count: size)
    var score = [Double](repeating: 0, count: size)
    for (row, (outcome, p)) in zip(rows, zip(outcomes, fitted)) {
        let weight = p * (1 - p)
        let rest = (outcome ? 1 : 0) - p
        for i in 0..<size {
            score[i] += row[i] * rest
            for j in 0...i { information[i][j] += weight * row[i] * row[j] }
        }
    }
    for i in 0..<size { for j in 0..<i { information[j][i] = information[i][j] } }
    return (information, score)
}

private func devianceOf(_ outcomes: [Bool], _ fitted: [Double]) -> Double {
    zip(outcomes, fitted).reduce(0) { $0 - 2 * log($1.0 ? $1.1 : 1 - $1.1) }
}

func dot(_ left: [Double], _ right: [Double]) -> Double { zip(left, right).reduce(0) { $0 + $1.0 * $1.1 } }

/// 1/(1+e⁻ˣ), without overflow, and never quite 0 or 1.
func inverseLogit(_ x: Double) -> Double {
    let p = x >= 0 ? 1 / (1 + exp(-x)) : exp(x) / (1 + exp(x))
    return min(max(p, 1e-15), 1 - 1e-15)
}
