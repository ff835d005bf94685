// Symmetric equations of a few unknowns, solved by Cholesky's decomposition; what the regressions of this room need and no more.

internal import Foundation

/// A symmetric positive definite matrix A = L·Lᵀ.
struct Cholesky {
    private let rows: [[Double]]

    /// Throws ``EstimateError/notIdentified`` where the matrix is not positive definite to twelve digits: a column is a combination of others.
    init(_ matrix: [[Double]]) throws(EstimateError) {
        let size = matrix.count
        var l = matrix
        for j in 0..<size {
            var diagonal = matrix[j][j]
            for k in 0..<j { diagonal -= l[j][k] * l[j][k] }
            guard diagonal > 1e-12 * abs(matrix[j][j]), diagonal.isFinite else { throw .notIdentified }
            l[j][j] = diagonal.squareRoot()
            for i in (j + 1)..<max(size, j + 1) {
                var sum = matrix[i][j]
                for k in 0..<j { sum -= l[i][k] * l[j][k] }
                l[i][j] = sum / l[j][j]
            }
        }
        rows = l
    }

    /// x with A·x = right.
    func solve(_ right: [Double]) -> [Double] {
        var x = right
        for i in rows.indices {
            for k in 0..<i { x[i] -= rows[i][k] * x[k] }
            x[i] /= rows[i][i]
        }
        for i in rows.indices.reversed() {
            for k in (i + 1)..<max(rows.count, i + 1) { x[i] -= rows[k][i] * x[k] }
            x[i] /= rows[i][i]
        }
        return x
    }

    /// ln det A.
    var logDeterminant: Double {
        rows.indices.reduce(0) { $0 + 2 * log(rows[$1][$1]) }
    }

    /// The diagonal of A⁻¹.
    var inverseDiagonal: [Double] {
        rows.indices.map { index in
            var unit = [Double](repeating: 0, count: rows.count)
            unit[index] = 1
            return solve(unit)[index]
        }
    }
}
