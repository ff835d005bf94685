// The verb estimate: a researcher's table through the same estimators that the pages use.

internal import Domain
internal import Statistics

/// Runs an estimator on a table.
package struct Estimates {
    let method: EstimateMethod
    let options: EstimateOptions

    package init(_ method: EstimateMethod, options: EstimateOptions) {
        self.method = method
        self.options = options
    }

    /// The answer for the table at `path`.
    ///
    /// - Throws: `FindingsError` for options, a table or counts that cannot be used; what cannot be estimated is named, with the row where there is one.
    package func run(_ path: String) throws -> EstimateAnswer {
        try checkOptions()
        let rows = try EstimateInput(method: method, options: options).read(path)
        do {
            switch method {
            case .proportion: return try proportions(rows)
            case .difference: return try differences(rows)
            case .standardised: return try standardisation(rows)
            case .shrinkage: return try shrinkage(rows)
            case .funnelLimits: return try funnelLimits(rows)
            case .caseMix: return try caseMix(rows)
            case .valueAdded: return try valueAdded(rows)
            case .trend: return try yearlyTrend(rows)
            case .bounds: return try bounds(rows)
            case .sampleSize: return try sampleSizes(rows)
            case .reported: return try reportedShares(rows)
            }
        } catch let error as EstimateError {
            throw FindingsError(EstimateWords.finding(error))
        }
    }

    private func checkOptions() throws {
        func refuse(_ option: String, _ zh: String, _ en: String) -> FindingsError {
            FindingsError(Finding("estimate.option", what: Bilingual("\(option)：\(zh)", "\(option): \(en)")))
        }
        guard options.level > 0, options.level < 1 else { throw refuse("--level", "应在 0 与 1 之间，例如 0.95", "lies between 0 and 1, as 0.95") }
        guard options.power > 0, options.power < 1 else { throw refuse("--power", "应在 0 与 1 之间，例如 0.8", "lies between 0 and 1, as 0.8") }
        if let target = options.target {
            guard method == .funnelLimits else { throw refuse("--target", "只用于 funnel-limits", "is for funnel-limits only") }
            guard target > 0, target < 1 else { throw refuse("--target", "应在 0 与 1 之间", "lies between 0 and 1") }
        }
        let names = method.columns.map(\.name)
        if let wrong = options.headings.keys.sorted().first(where: { !names.contains($0) }) {
            throw FindingsError(
                Finding(
                    "estimate.column.unknown", what: Bilingual("这种估计没有此列", "this estimator has no such column"), found: wrong,
                    expected: Bilingual(names.joined(separator: "、"), names.joined(separator: ", ")),
                    action: nearest(to: wrong, among: names).map { Bilingual("是不是“\($0)”？", "Did you mean “\($0)”?") }))
        }
        guard method.takesCovariates || options.covariates.isEmpty else {
            throw refuse("--covariate", "只用于 case-mix 与 value-added", "is for case-mix and value-added only")
        }
    }

    func counts(_ row: EstimateRow) throws(EstimateError) -> Counts {
        try Counts(successes: row.count("successes"), trials: row.count("trials"))
    }

    /// The rows as units; a unit that stands twice is added up.
    func units(_ rows: [EstimateRow]) throws(EstimateError) -> [UnitCounts] {
        var order: [String] = []
        var sums: [String: Counts] = [:]
        for row in rows {
            let unit = row.text("unit")
            let own = try counts(row)
            if let known = sums[unit] {
                sums[unit] = try Counts(successes: known.successes + own.successes, trials: known.trials + own.trials)
            } else {
                order.append(unit)
                sums[unit] = own
            }
        }
        return order.compactMap { unit in sums[unit].map { UnitCounts(unit: unit, counts: $0) } }
    }
}
