// Estimates that need one row alone: proportions, bounds, two groups, people needed.

internal import Domain
internal import Ledger
internal import Statistics

extension MeasureEstimates {
    func proportion(_ spec: EstimateSpec, _ index: Int) throws(EstimateError) -> RowEstimate {
        let missing = missing(spec, index)
        guard let counts = try counts(spec, index), counts.trials > 0 else { return RowEstimate(spec, nil, missing: missing) }
        return RowEstimate(spec, try wilson(successes: counts.successes, trials: counts.trials), missing: missing)
    }

    /// How many to one success: one over the rate, one over each end of its interval. Without a success there is neither value nor upper end.
    func reciprocal(_ spec: EstimateSpec, _ index: Int) throws(EstimateError) -> RowEstimate {
        let rate = try proportion(spec, index)
        guard let estimate = rate.estimate else { return rate }
        func over(_ share: Double) -> Double { share > 0 ? 1 / share : .infinity }
        return RowEstimate(
            spec,
            Estimate(
                value: over(estimate.value), lower: over(estimate.upper), upper: over(estimate.lower), level: estimate.level, n: estimate.n,
                method: estimate.method), missing: rate.missing)
    }

    /// The rate among the known, and as outer limits what it would be had all the unknown failed and had all succeeded.
    func bounds(_ spec: EstimateSpec, _ index: Int) throws(EstimateError) -> RowEstimate {
        let missing = missing(spec, index)
        guard let counts = try counts(spec, index), let unknown = missing, counts.trials > 0 else {
            return RowEstimate(spec, nil, missing: missing)
        }
        let bounded = try boundedRate(counts, unknown: unknown)
        let isHeadline = number(spec.knownFrom).map { Double(100 * counts.trials) >= $0 * Double(counts.trials + unknown) } ?? true
        return RowEstimate(
            spec, isHeadline ? bounded.known : nil, n: counts.trials, missing: unknown, outer: bounded.worst...bounded.best,
            remarks: isHeadline ? [] : [.tooLittleKnown])
    }

    /// Ratio or difference, with Fisher's exact test.
    func comparison(_ spec: EstimateSpec, _ index: Int) throws(EstimateError) -> RowEstimate {
        let missing = missing(spec, index)
        guard let first = try counts(spec, index), let second = try otherCounts(spec, index) else {
            return RowEstimate(spec, nil, missing: missing)
        }
        let n = first.trials + second.trials
        guard first.trials > 0, second.trials > 0 else {
            return RowEstimate(spec, nil, n: n, missing: missing, remarks: n > 0 ? [.cannotTell] : [])
        }
        guard !isTooFew(spec, min(first.trials, second.trials)) else {
            return RowEstimate(spec, nil, n: n, missing: missing, remarks: [.tooFew])
        }
        let compared = try RateComparison(first: first, second: second)
        let remarks = [MeasureEstimates.remark(compared.higher)]
        let p = try compared.fisherTest().p
        guard spec.form == .ratio else {
            return RowEstimate(spec, try compared.difference(), missing: missing, probability: p, remarks: remarks)
        }
        do {
            let ratio = try compared.ratio()
            let estimate = Estimate(
                value: ratio.value ?? .infinity, lower: ratio.lower, upper: ratio.upper ?? .infinity, level: ratio.level, n: ratio.n,
                method: ratio.method)
            return RowEstimate(spec, estimate, missing: missing, probability: p, remarks: remarks)
        } catch .notIdentified {
            return RowEstimate(spec, nil, n: n, missing: missing, probability: p, remarks: [.cannotTell])
        }
    }

    /// How many people each group needs so that the rate and one higher by the set number of points are told apart (80 % power, 5 %).
    /// Where the higher would pass 100 %, the lower is taken.
    func needed(_ spec: EstimateSpec, _ index: Int) throws(EstimateError) -> RowEstimate {
        guard let counts = try counts(spec, index), counts.trials > 0, let points = number(spec.toSee) else {
            return RowEstimate(spec, nil)
        }
        let rate = try counts.rate()
        let other = rate + points / 100 <= 1 ? rate + points / 100 : rate - points / 100
        guard points > 0, other >= 0 else { return RowEstimate(spec, nil, n: counts.trials, remarks: [.cannotTell]) }
        // A difference too small for any number of people is told as one, and costs no page.
        guard let size = try? sampleSize(first: rate, second: other) else {
            return RowEstimate(spec, nil, n: counts.trials, remarks: [.cannotTell])
        }
        let people = Double(size.perGroup)
        return RowEstimate(
            spec, Estimate(value: people, lower: people, upper: people, level: size.level, n: counts.trials, method: size.method))
    }

    static func remark(_ higher: HigherGroup) -> EstimateRemark {
        switch higher {
        case .first: .firstHigher
        case .second: .secondHigher
        case .equal: .equal
        }
    }
}
