// What must not change when data are shuffled, relabelled, split or doubled, and what must.

import Foundation
import Testing

@testable import Statistics

/// A repeatable sequence of numbers (SplitMix64; G. L. Steele, D. Lea and C. H. Flood, OOPSLA 2014).
struct Splitmix: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

struct InvarianceTests {
    static let seeds: [UInt64] = [1, 2, 3, 20_260_630]

    private func units(_ seed: UInt64, count: Int = 12) throws -> [UnitCounts] {
        var random = Splitmix(state: seed)
        return try (0..<count).map { index in
            let trials = Int.random(in: 2...15, using: &random)
            let rate = Double.random(in: 0.1...0.9, using: &random)
            let successes = (0..<trials).filter { _ in Double.random(in: 0..<1, using: &random) < rate }.count
            return UnitCounts(unit: "甲\(index)", counts: try Counts(successes: successes, trials: trials))
        }
    }

    @Test(arguments: seeds)
    func `shuffled and relabelled units have the same estimates`(seed: UInt64) throws {
        var random = Splitmix(state: seed)
        let plain = try units(seed)
        let order = Array(plain.indices).shuffled(using: &random)
        let moved = order.map { UnitCounts(unit: "乙\($0)", counts: plain[$0].counts) }
        let (one, two) = (try partialPooling(plain), try partialPooling(moved))
        let (left, right) = (try funnel(plain), try funnel(moved))
        #expect(abs(left.overdispersion - right.overdispersion) < 1e-12)
        for (place, index) in order.enumerated() {
            let (a, b) = (one.rates[index].estimate, two.rates[place].estimate)
            #expect(abs(a.value - b.value) < 1e-9 && abs(a.lower - b.lower) < 1e-9 && abs(a.upper - b.upper) < 1e-9)
            #expect(left.units[index].outside == right.units[place].outside)
            #expect(left.units[index].limits == right.units[place].limits)
        }
    }

    @Test(arguments: seeds)
    func `a unit split in two keeps the target, and both halves are drawn further to the mean`(seed: UInt64) throws {
        var plain = try units(seed)
        plain.append(UnitCounts(unit: "分", counts: try Counts(successes: 8, trials: 10)))
        let half = try Counts(successes: 4, trials: 5)
        let split = plain.dropLast() + [UnitCounts(unit: "分一", counts: half), UnitCounts(unit: "分二", counts: half)]
        let (whole, parts) = (try funnel(plain), try funnel(Array(split)))
        #expect(abs(whole.target - parts.target) < 1e-15)
        // The halves hold less evidence each: their weight on their own rate is smaller whatever the spread that is found.
        let (one, two) = (try partialPooling(plain), try partialPooling(Array(split)))
        if case .beta = one.spread, case .beta(let alpha, let beta) = two.spread {
            let halves = two.rates.suffix(2)
            #expect(
                halves.allSatisfy {
                    abs($0.ownWeight - 5 / (alpha + beta + 5)) < 1e-12 && $0.estimate.value == halves.first?.estimate.value
                })
        }
        // A stratum split in two equal parts weighs as before: standardised rates stay, the common odds ratio too.
        let stratum = Stratum(name: "数学", first: try Counts(successes: 8, trials: 20), second: try Counts(successes: 6, trials: 10))
        let other = Stratum(name: "物理", first: try Counts(successes: 3, trials: 9), second: try Counts(successes: 2, trials: 12))
        let part = Stratum(name: "半", first: try Counts(successes: 4, trials: 10), second: try Counts(successes: 3, trials: 5))
        let (full, halved) = (try standardised([stratum, other]), try standardised([part, part, other]))
        #expect(abs(full.first.value - halved.first.value) < 1e-12 && abs(full.second.value - halved.second.value) < 1e-12)
        #expect(abs(try mantelHaenszel([stratum, other]).value! - mantelHaenszel([part, part, other]).value!) < 1e-12)
    }

    @Test(arguments: seeds)
    func `doubled counts keep rates and narrow every interval`(seed: UInt64) throws {
        for unit in try units(seed) {
            let (x, n) = (unit.counts.successes, unit.counts.trials)
            let double = try Counts(successes: 2 * x, trials: 2 * n)
            for (one, two) in [
                (try wilson(successes: x, trials: n), try wilson(successes: 2 * x, trials: 2 * n)),
                (try clopperPearson(unit.counts), try clopperPearson(double)), (try jeffreys(unit.counts), try jeffreys(double)),
            ] {
                #expect(one.value == two.value && two.n == 2 * one.n)
                #expect(two.upper - two.lower < one.upper - one.lower, "\(one.method) \(x)/\(n)")
            }
        }
        let one = try RateComparison(first: Counts(successes: 7, trials: 12), second: Counts(successes: 5, trials: 18))
        let two = try RateComparison(first: Counts(successes: 14, trials: 24), second: Counts(successes: 10, trials: 36))
        #expect(one.higher == two.higher && one.oddsRatio == two.oddsRatio)
        #expect(abs(try 2 * one.chiSquaredTest(corrected: false).statistic! - two.chiSquaredTest(corrected: false).statistic!) < 1e-9)
        #expect(try two.difference().upper - two.difference().lower < one.difference().upper - one.difference().lower)
    }

    @Test(arguments: seeds)
    func `groups exchanged turn the sign and invert the ratio, successes exchanged with failures mirror the rate`(seed: UInt64) throws {
        let list = try units(seed)
        for (left, right) in zip(list, list.dropFirst()) {
            let comparison = try RateComparison(first: left.counts, second: right.counts)
            let turned = try RateComparison(first: right.counts, second: left.counts)
            let (d, e) = (try comparison.difference(), try turned.difference())
            #expect(abs(d.value + e.value) < 1e-12 && abs(d.lower + e.upper) < 1e-12 && abs(d.upper + e.lower) < 1e-12)
            #expect(abs(try comparison.fisherTest().p - turned.fisherTest().p) < 1e-9)
            if left.counts.successes > 0, right.counts.successes > 0 {
                let (r, s) = (try comparison.koopmanRatio(), try turned.koopmanRatio())
                #expect(abs(r.lower * s.upper! - 1) < 1e-6 && abs(r.upper! * s.lower - 1) < 1e-6)
            }
        }
        let mirrored = try list.map {
            UnitCounts(unit: $0.unit, counts: try Counts(successes: $0.counts.failures, trials: $0.counts.trials))
        }
        let (one, two) = (try partialPooling(list), try partialPooling(mirrored))
        #expect(abs(one.mean + two.mean - 1) < 1e-7)
        for (a, b) in zip(one.rates, two.rates) { #expect(abs(a.estimate.lower + b.estimate.upper - 1) < 1e-6) }
    }

    @Test func `rows of a case-mix in another order, and covariates shifted and scaled, expect the same`() throws {
        var random = Splitmix(state: 5)
        let rows = (0..<300).map { _ in [Double.random(in: 40...100, using: &random)] }
        let outcomes = rows.map { Double.random(in: 30...110, using: &random) < $0[0] }
        let names = rows.indices.map { "师\($0 % 7)" }
        let plain = try observedExpected(units: names, outcomes: outcomes, covariates: Covariates(names: ["入选成绩"], rows: rows))
        let moved = try observedExpected(
            units: names, outcomes: outcomes, covariates: Covariates(names: ["入选成绩"], rows: rows.map { [($0[0] - 70) / 10] }))
        for (a, b) in zip(plain.units, moved.units) { #expect(abs(a.expected - b.expected) < 1e-6 && a.observed == b.observed) }
        let total = plain.units.reduce(0) { $0 + $1.expected }
        #expect(abs(total - Double(outcomes.filter { $0 }.count)) < 1e-6)
    }
}
