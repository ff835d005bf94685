// What has no ordinary answer has a stated one or a named error: never NaN, never a search without end.

import Testing

@testable import Statistics

struct DegenerateTests {
    private func units(_ counts: [(Int, Int)]) throws -> [UnitCounts] {
        try counts.enumerated().map { UnitCounts(unit: "\($0.offset)", counts: try Counts(successes: $0.element.0, trials: $0.element.1)) }
    }

    @Test func `no units, no trials and impossible counts are errors`() throws {
        #expect(throws: EstimateError.impossibleCounts) { try Counts(successes: 3, trials: 2) }
        #expect(throws: EstimateError.impossibleCounts) { try Counts(successes: -1, trials: 2) }
        #expect(throws: EstimateError.impossibleCounts) { try Counts(successes: 0, trials: Int.max) }
        #expect(throws: EstimateError.nothingToCompare) { try partialPooling([]) }
        #expect(throws: EstimateError.noTrials) { try partialPooling(units([(0, 0), (0, 0)])) }
        #expect(throws: EstimateError.nothingToCompare) { try funnel(units([(0, 0)])) }
        #expect(throws: EstimateError.noTrials) {
            try RateComparison(first: Counts(successes: 0, trials: 0), second: Counts(successes: 1, trials: 2))
        }
        #expect(throws: EstimateError.noTrials) { try clopperPearson(Counts(successes: 0, trials: 0)) }
        #expect(throws: EstimateError.nothingToCompare) { try standardised([]) }
        #expect(throws: EstimateError.impossibleLevel) { try partialPooling(units([(1, 2)]), level: 1) }
    }

    /// Counts in which nothing but chance is seen between units.
    @Test(arguments: [
        [(5, 10), (5, 10), (5, 10)], [(1, 2), (1, 2)], [(3, 6)], [(0, 4), (0, 7)], [(4, 4), (7, 7)], [(2, 4), (50, 100), (25, 50), (0, 0)],
    ])
    func `units without variance between them share one rate`(counts: [(Int, Int)]) throws {
        let answer = try partialPooling(units(counts))
        #expect(answer.spread == .none && answer.intraclassCorrelation == 0)
        #expect(answer.rates.count == counts.count)
        let all = (counts.reduce(0) { $0 + $1.0 }, counts.reduce(0) { $0 + $1.1 })
        let one = try wilson(successes: all.0, trials: all.1)
        for rate in answer.rates {
            #expect(rate.estimate.value == one.value && rate.estimate.lower == one.lower && rate.estimate.upper == one.upper)
            #expect(rate.estimate.method == "full-pooling" && rate.ownWeight == 0 && rate.wrongSideProbability == nil)
        }
    }

    @Test func `single trials and all or nothing cannot be told apart from chance`() throws {
        #expect(throws: EstimateError.notIdentified) { try partialPooling(units([(0, 1), (1, 1), (1, 1)])) }
        #expect(throws: EstimateError.notIdentified) { try partialPooling(units([(0, 5), (5, 5), (6, 6)])) }
        #expect(throws: EstimateError.notIdentified) { try logisticNormal(units([(0, 3), (0, 4)])) }
        #expect(throws: EstimateError.notIdentified) { try logisticNormal(units([(0, 1), (1, 1)])) }
        #expect(throws: EstimateError.nothingToCompare) { try logisticNormal(units([(1, 3)])) }
        #expect(throws: EstimateError.notIdentified) { try funnel(units([(0, 3), (0, 4)])) }
        #expect(try logisticNormal(units([(5, 10), (5, 10), (5, 10)])).deviation == 0)
    }

    @Test func `a unit without trials beside others has the mean and the spread of all`() throws {
        let answer = try partialPooling(units([(1, 10), (9, 10), (5, 10), (2, 12), (0, 0)]))
        guard case .beta(let alpha, let beta) = answer.spread else {
            Issue.record("a spread was to be found")
            return
        }
        let empty = try #require(answer.rates.last)
        #expect(abs(empty.estimate.value - alpha / (alpha + beta)) < 1e-12 && empty.ownWeight == 0 && empty.estimate.n == 0)
    }

    @Test func `zero in a group bounds the ratio on one side, in both leaves none`() throws {
        let none = try Counts(successes: 0, trials: 20)
        let some = try Counts(successes: 4, trials: 20)
        let below = try RateComparison(first: none, second: some).ratio()
        #expect(below.value == 0 && below.lower == 0 && below.method == "koopman-score")
        #expect(try #require(below.upper) > 0 && below.upper! < 2)
        let above = try RateComparison(first: some, second: none).ratio()
        #expect(above.value == nil && above.upper == nil && above.lower > 0.5)
        #expect(abs(above.lower * below.upper! - 1) < 1e-6)
        #expect(throws: EstimateError.notIdentified) { try RateComparison(first: none, second: none).ratio() }
        #expect(throws: EstimateError.notIdentified) { try RateComparison(first: none, second: some).katzRatio() }
        #expect(throws: EstimateError.notIdentified) { try RateComparison(first: none, second: none).chiSquaredTest(corrected: true) }
        #expect(try RateComparison(first: none, second: none).fisherTest().p == 1)
        let full = try Counts(successes: 20, trials: 20)
        let both = try RateComparison(first: full, second: full).ratio()
        #expect(both.value == 1 && both.lower < 1 && both.lower > 0.7 && both.upper! > 1 && both.upper! < 1.4)
    }

    @Test func `strata without one of the groups are named, and none to share is an error`() throws {
        let full = try Counts(successes: 3, trials: 6)
        let none = try Counts(successes: 0, trials: 0)
        let shared = Stratum(name: "数学", first: full, second: try Counts(successes: 1, trials: 6))
        let alone = Stratum(name: "物理", first: full, second: none)
        let answer = try standardised([shared, alone])
        #expect(answer.leftOut == [alone] && answer.first.n == 6 && answer.pooled.first.trials == 12)
        #expect(throws: EstimateError.nothingToCompare) { try standardised([alone]) }
        #expect(throws: EstimateError.notIdentified) { try breslowDayTest([shared, alone]) }
        #expect(throws: EstimateError.notIdentified) { try mantelHaenszel([alone]) }
    }

    @Test func `all successes in every stratum has an interval below one`() throws {
        let stratum = Stratum(name: "化学", first: try Counts(successes: 5, trials: 5), second: try Counts(successes: 7, trials: 7))
        let answer = try standardised([stratum, stratum])
        #expect(answer.first.value == 1 && answer.first.upper == 1 && answer.first.lower > 0.5 && answer.first.lower < 1)
        #expect(answer.higher == .equal && !answer.turnsRound)
    }

    @Test func `regressions name what they cannot tell`() throws {
        let rows = (0..<20).map { [Double($0), 2 * Double($0)] }
        let outcomes = (0..<20).map { $0 % 3 == 0 }
        let dependent = try Covariates(names: ["a", "b"], rows: rows)
        let single = try Covariates(names: ["a"], rows: rows.map { [$0[0]] })
        #expect(throws: EstimateError.notIdentified) { try logisticRegression(outcomes, on: dependent) }
        #expect(throws: EstimateError.notIdentified) { try logisticRegression((0..<20).map { $0 > 9 }, on: single) }
        #expect(throws: EstimateError.notIdentified) { try logisticRegression([Bool](repeating: true, count: 20), on: single) }
        #expect(throws: EstimateError.noTrials) { try logisticRegression([], on: Covariates(names: ["a"], rows: [])) }
        #expect(throws: EstimateError.outOfRange) { try logisticRegression([true], on: single) }
        #expect(throws: EstimateError.outOfRange) { try Covariates(names: ["a"], rows: [[.nan]]) }
        let none = try Covariates(names: [], rows: [[Double]](repeating: [], count: 6))
        let names = ["甲", "甲", "乙", "乙", "丙", "丙"]
        #expect(throws: EstimateError.notIdentified) {
            try randomIntercept(units: names, scores: [1, 1, 2, 2, 3, 3], covariates: none)
        }
        #expect(throws: EstimateError.nothingToCompare) {
            try randomIntercept(units: [String](repeating: "甲", count: 6), scores: [1, 2, 3, 4, 5, 6], covariates: none)
        }
        #expect(throws: EstimateError.notIdentified) {
            try randomIntercept(units: ["1", "2", "3", "4", "5", "6"], scores: [1, 2, 3, 4, 5, 6], covariates: none)
        }
        let same = try randomIntercept(units: names, scores: [1, 3, 1, 3, 1, 3], covariates: none)
        #expect(same.between == 0 && same.units.allSatisfy { $0.effect == 0 && $0.standardDeviation == 0 })
    }
}
