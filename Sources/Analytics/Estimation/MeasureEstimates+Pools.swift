// Estimates that need the rows of a pool together: partial pooling, funnels, strata, years.

internal import Domain
internal import Ledger
internal import Statistics

extension MeasureEstimates {
    /// Units of one pool drawn to their mean. Units without trials, or with too few, take part and are not shown.
    func pooled(_ spec: EstimateSpec) throws(EstimateError) -> [RowEstimate] {
        try units(spec) { pool, units throws(EstimateError) in
            let pooling = try partialPooling(units)
            let remarks: [EstimateRemark] = pooling.spread == .none ? [.noSpread] : []
            return zip(pool, pooling.rates).map { index, rate in
                RowEstimate(
                    spec, rate.estimate.n > 0 ? rate.estimate : nil, n: rate.counts.trials, missing: missing(spec, index),
                    reference: pooling.mean, probability: rate.wrongSideProbability, remarks: remarks)
            }
        }
    }

    /// Units of one pool against the limits of chance around the rate of all. The ends are the limits at 95 %, not an interval of the unit.
    func funnels(_ spec: EstimateSpec) throws(EstimateError) -> [RowEstimate] {
        try units(spec) { pool, units throws(EstimateError) in
            let funnel = try funnel(units)
            let widenedTails = try funnel.levels.map { level throws(EstimateError) in try funnel.widenedTail(level: level) }
            var told: [String: FunnelUnit] = [:]
            for unit in funnel.units { told[unit.unit] = unit }
            return pool.map { index in
                guard let unit = told["\(index)"] else { return RowEstimate(spec, nil, missing: missing(spec, index)) }
                let value = Double(unit.counts.successes) / Double(unit.counts.trials)
                let limits = unit.limits.map { (max(0, $0.drawnLower), min(1, $0.drawnUpper)) }
                let isHigh = value > funnel.target
                let tail = min(unit.upperTail, unit.lowerTail)
                let widened = widenedTails.first.map { unit.outside[0] && tail >= $0 } ?? false
                var made = RowEstimate(
                    spec,
                    Estimate(
                        value: value, lower: limits[0].0, upper: limits[0].1, level: 0.95, n: unit.counts.trials,
                        method: "funnel-exact-binomial"),
                    missing: missing(spec, index), outer: limits[1].0...limits[1].1, reference: funnel.target,
                    probability: isHigh ? unit.upperTail : unit.lowerTail,
                    remarks: [MeasureEstimates.place(unit, isHigh: isHigh)] + (widened ? [.insideWidened] : []))
                made.overdispersion = funnel.overdispersionWinsorised
                return made
            }
        }
    }

    private static func place(_ unit: FunnelUnit, isHigh: Bool) -> EstimateRemark {
        if unit.outside[1] { return isHigh ? .farAbove : .farBelow }
        if unit.outside[0] { return isHigh ? .above : .below }
        return unit.canBeOutside[0] ? .inside : .neverOutside
    }

    /// Runs an estimator on each pool; what cannot be told is said in each of its rows, and too few are not shown.
    private func units(
        _ spec: EstimateSpec, _ estimator: (_ pool: [Int], _ units: [UnitCounts]) throws(EstimateError) -> [RowEstimate]
    ) throws(EstimateError) -> [RowEstimate] {
        var made = rows.map { _ in RowEstimate(spec, nil) }
        for pool in pools(spec) {
            var units: [UnitCounts] = []
            var filled: [Int] = []
            for index in pool {
                guard let counts = try counts(spec, index) else { continue }
                filled.append(index)
                units.append(UnitCounts(unit: "\(index)", counts: counts))
            }
            do {
                for (index, estimate) in zip(filled, try estimator(filled, units)) { made[index] = estimate }
            } catch .impossibleCounts {
                throw .impossibleCounts
            } catch {
                for (index, unit) in zip(filled, units) {
                    made[index] = RowEstimate(spec, nil, n: unit.counts.trials, missing: missing(spec, index), remarks: [.cannotTell])
                }
            }
            for (index, unit) in zip(filled, units) where isTooFew(spec, unit.counts.trials) {
                made[index] = RowEstimate(spec, nil, n: unit.counts.trials, missing: missing(spec, index), remarks: [.tooFew])
            }
        }
        return made
    }

    /// The difference with both groups given the same share of every stratum, with the test of Cochran, Mantel and Haenszel.
    func standardisation(_ spec: EstimateSpec, _ total: Int, _ parts: [Int]) throws(EstimateError) -> RowEstimate {
        let none = try Counts(successes: 0, trials: 0)
        var strata: [Stratum] = []
        for index in parts {
            let (first, second) = (try counts(spec, index), try otherCounts(spec, index))
            strata.append(Stratum(name: "\(index)", first: first ?? none, second: second ?? none))
        }
        let n = strata.reduce(0) { $0 + $1.first.trials + $1.second.trials }
        do {
            let answer = try standardised(strata)
            let remark = MeasureEstimates.remark(answer.higher)
            return RowEstimate(
                spec, answer.difference, missing: missing(spec, total),
                probability: try? cochranMantelHaenszelTest(strata, corrected: true).p,
                remarks: answer.turnsRound ? [remark, .turnedRound] : [remark])
        } catch {
            return RowEstimate(spec, nil, n: n, missing: missing(spec, total), remarks: n > 0 ? [.cannotTell] : [])
        }
    }

    /// Change a year, with the test of Cochran and Armitage. The interval is that of the slope, by the variance under no trend.
    func yearly(_ spec: EstimateSpec, _ total: Int, _ parts: [Int]) throws(EstimateError) -> RowEstimate {
        let years = try self.years(spec, parts)
        let n = years.reduce(0) { $0 + $1.counts.trials }
        do {
            let result = try trend(years)
            return RowEstimate(
                spec,
                Estimate(
                    value: result.slope, lower: result.slopeLower, upper: result.slopeUpper, level: 0.95, n: n, method: result.test.method),
                probability: result.test.p)
        } catch {
            return RowEstimate(spec, nil, n: n, remarks: n > 0 ? [.cannotTell] : [])
        }
    }

    /// The rise over the earlier years' rate that the last year's number would show in four of five cases (80 % power, 5 %). Where not even a
    /// rise to 100 % would show, the fall that would, below 0.
    func detectable(_ spec: EstimateSpec, _ total: Int, _ parts: [Int]) throws(EstimateError) -> RowEstimate {
        let years = try self.years(spec, parts).filter { $0.counts.trials > 0 }.sorted { $0.year < $1.year }
        let n = years.reduce(0) { $0 + $1.counts.trials }
        guard let last = years.last, years.count > 1 else { return RowEstimate(spec, nil, n: n, remarks: n > 0 ? [.cannotTell] : []) }
        var earlier = try Counts(successes: 0, trials: 0)
        for year in years.dropLast() { earlier = try earlier + year.counts }
        let base = try earlier.rate()
        let rise = base < 1 ? try detectableRate(above: base, first: earlier.trials, second: last.counts.trials).map { $0 - base } : nil
        // A fall of a rate is a rise of its complement.
        let fall =
            base > 0 ? try detectableRate(above: 1 - base, first: earlier.trials, second: last.counts.trials).map { 1 - base - $0 } : nil
        guard let change = rise ?? fall else { return RowEstimate(spec, nil, n: n, reference: base, remarks: [.cannotTell]) }
        return RowEstimate(
            spec, Estimate(value: change, lower: change, upper: change, level: 0.95, n: n, method: "fleiss"), reference: base)
    }

    private func years(_ spec: EstimateSpec, _ parts: [Int]) throws(EstimateError) -> [CountsAt] {
        var years: [CountsAt] = []
        for index in parts {
            guard let part = spec.part, let number = cell(index, part).integer, let counts = try counts(spec, index) else { continue }
            let isDay = query.column(part)?.kind == .day
            years.append(CountsAt(year: isDay ? CivilDay(number: number).components.year : number, counts: counts))
        }
        return years
    }
}
