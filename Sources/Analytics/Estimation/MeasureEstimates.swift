// Estimates what a query's head asks for from the rows that the query yielded.

internal import Domain
internal import Ledger
internal import Statistics

/// The rows of one answer, ready to be estimated from.
struct MeasureEstimates {
    let query: Query
    let parameters: [String: String]
    let rows: [[Cell]]
    /// The pupils of each case-mix, by the estimate's name, as its statement yields them.
    let pupils: [String: [[Cell]]]

    /// One a row.
    ///
    /// - Throws: `EstimateError.impossibleCounts` where the query yields counts that cannot be.
    func estimates(of spec: EstimateSpec) throws(EstimateError) -> [RowEstimate] {
        switch spec.form {
        case .proportion: try eachRow { index throws(EstimateError) in try proportion(spec, index) }
        case .reciprocal: try eachRow { index throws(EstimateError) in try reciprocal(spec, index) }
        case .bounds: try eachRow { index throws(EstimateError) in try bounds(spec, index) }
        case .ratio, .difference: try eachRow { index throws(EstimateError) in try comparison(spec, index) }
        case .needed: try eachRow { index throws(EstimateError) in try needed(spec, index) }
        case .pooled: try pooled(spec)
        case .funnel: try funnels(spec)
        case .caseMix: try caseMix(spec)
        case .standardised: try inTotals(spec) { total, parts throws(EstimateError) in try standardisation(spec, total, parts) }
        case .trend: try inTotals(spec) { total, parts throws(EstimateError) in try yearly(spec, total, parts) }
        case .detectable: try inTotals(spec) { total, parts throws(EstimateError) in try detectable(spec, total, parts) }
        }
    }

    private func eachRow(_ estimate: (Int) throws(EstimateError) -> RowEstimate) throws(EstimateError) -> [RowEstimate] {
        var made: [RowEstimate] = []
        for index in rows.indices { made.append(try estimate(index)) }
        return made
    }

    // MARK: - What a row says

    private func position(_ column: String) -> Int { query.columns.firstIndex { $0.name == column } ?? 0 }

    func cell(_ index: Int, _ column: String) -> Cell { rows[index][position(column)] }

    /// The counts of a row; nil where a count is empty.
    func counts(_ index: Int, _ successes: String, _ trials: String) throws(EstimateError) -> Counts? {
        guard let some = cell(index, successes).integer, let all = cell(index, trials).integer else { return nil }
        return try Counts(successes: some, trials: all)
    }

    func counts(_ spec: EstimateSpec, _ index: Int) throws(EstimateError) -> Counts? { try counts(index, spec.successes, spec.trials) }

    func otherCounts(_ spec: EstimateSpec, _ index: Int) throws(EstimateError) -> Counts? {
        guard let other = spec.other else { return nil }
        return try counts(index, other.successes, other.trials)
    }

    /// The sum of what a query counts as missing; nil where it counts none, or leaves one of them open.
    func missing(_ spec: EstimateSpec, _ index: Int) -> Int? {
        let counts = spec.missing.map { cell(index, $0).integer }
        return counts.isEmpty || counts.contains(nil) ? nil : counts.reduce(0) { $0 + ($1 ?? 0) }
    }

    /// The value of a parameter that holds a number.
    func number(_ parameter: String?) -> Double? {
        guard let parameter, let known = query.parameters.first(where: { $0.name == parameter }) else { return nil }
        return Double(parameters[parameter] ?? known.standard)
    }

    /// Whether so few are known that nothing is shown.
    func isTooFew(_ spec: EstimateSpec, _ trials: Int) -> Bool {
        number(spec.shownFrom).map { Double(trials) < $0 } ?? false
    }

    /// The rows that are estimated together, in the order of their first.
    func pools(_ spec: EstimateSpec) -> [[Int]] {
        var order: [[Cell]] = []
        var pools: [[Cell]: [Int]] = [:]
        for index in rows.indices {
            let key = spec.within.map { cell(index, $0) }
            if pools[key] == nil { order.append(key) }
            pools[key, default: []].append(index)
        }
        return order.map { pools[$0] ?? [] }
    }

    /// The estimate of each pool in the row that stands for all of it; the other rows have none.
    private func inTotals(
        _ spec: EstimateSpec, _ estimate: (_ total: Int, _ parts: [Int]) throws(EstimateError) -> RowEstimate
    ) throws(EstimateError) -> [RowEstimate] {
        var made = rows.map { _ in RowEstimate(spec, nil) }
        guard let part = spec.part else { return made }
        for pool in pools(spec) {
            guard let total = pool.first(where: { cell($0, part) == .null }) else { continue }
            made[total] = try estimate(total, pool.filter { cell($0, part) != .null })
        }
        return made
    }
}
