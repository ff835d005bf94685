// Case-mix: successes of units over those that their pupils' own starting points let expect.

internal import Domain
internal import Statistics

extension MeasureEstimates {
    /// One regression a pool, over all its pupils with known covariates, shown or not. Where the covariates tell nothing apart, or everything, that is
    /// said in each row of the pool.
    ///
    /// - Throws: `EstimateError.impossibleCounts` where a row counts other pupils than stand in the relation.
    func caseMix(_ spec: EstimateSpec) throws(EstimateError) -> [RowEstimate] {
        var made = rows.map { _ in RowEstimate(spec, nil) }
        for pool in pools(spec) {
            guard let first = pool.first else { continue }
            let key = spec.within.map { cell(first, $0) }
            let units = try expected(spec, of: (pupils[spec.name] ?? []).filter { Array($0.prefix(key.count)) == key })
            for index in pool {
                guard let unit = spec.pupils?.unit, let counts = try counts(spec, index) else { continue }
                let missing = missing(spec, index)
                let found = units?[cell(index, unit)]
                // What the page counts and what the regression rests on are the same people, or the query is wrong.
                guard units == nil || (found?.n ?? 0, found?.observed ?? 0) == (counts.trials, counts.successes) else {
                    throw .impossibleCounts
                }
                if counts.trials == 0 {
                    made[index] = RowEstimate(spec, nil, missing: missing)
                } else if isTooFew(spec, counts.trials) {
                    made[index] = RowEstimate(spec, nil, n: counts.trials, missing: missing, remarks: [.tooFew])
                } else if let found, let value = found.ratio.value {
                    made[index] = RowEstimate(
                        spec,
                        Estimate(
                            value: value, lower: found.ratio.lower, upper: found.ratio.upper ?? .infinity, level: found.ratio.level,
                            n: found.n, method: found.ratio.method),
                        missing: missing, reference: found.expected)
                } else {
                    made[index] = RowEstimate(spec, nil, n: counts.trials, missing: missing, remarks: [.cannotTell])
                }
            }
        }
        return made
    }

    /// What was to be expected of each unit; nil where the regression has no answer.
    private func expected(_ spec: EstimateSpec, of pupils: [[Cell]]) throws(EstimateError) -> [Cell: ObservedExpected]? {
        guard let names = spec.pupils?.covariates else { return nil }
        let (unit, success) = (spec.within.count, spec.within.count + 1)
        var places: [Cell: String] = [:]
        var cells: [String: Cell] = [:]
        for pupil in pupils where places[pupil[unit]] == nil {
            let name = "\(places.count)"
            places[pupil[unit]] = name
            cells[name] = pupil[unit]
        }
        do {
            let fitted = try observedExpected(
                units: pupils.map { places[$0[unit]] ?? "" }, outcomes: pupils.map { $0[success].integer == 1 },
                covariates: Covariates(names: names, rows: pupils.map { $0.dropFirst(success + 1).map { $0.real ?? .nan } }))
            var units: [Cell: ObservedExpected] = [:]
            for answer in fitted.units { if let cell = cells[answer.unit] { units[cell] = answer } }
            return units
        } catch {
            return nil
        }
    }
}
