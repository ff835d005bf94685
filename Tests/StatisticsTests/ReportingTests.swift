// Power, trend, bounds of the unknown and reported percentages: worked by hand and against R.

import Foundation
import Testing

@testable import Statistics

struct ReportingTests {
    /// R 4.2.2: power.prop.test(p1 = , p2 = , power = )$n.
    @Test(arguments: [(0.5, 0.75, 0.9, 76.7), (0.15, 0.30, 0.8, 120.47)])
    func `the number needed is that of R's power.prop.test`(first: Double, second: Double, power: Double, n: Double) throws {
        let size = try sampleSize(first: first, second: second, power: power)
        #expect(abs(size.unrounded - n) < 0.05, "\(size.unrounded)")
        #expect(size.perGroup == Int(n.rounded(.up)))
        #expect(try sampleSize(first: second, second: first, power: power).perGroup == size.perGroup)
    }

    @Test func `what can be seen and what is needed are inverse to each other`() throws {
        for n in [20, 50, 200, 1000] {
            let rate = try #require(try detectableRate(above: 0.3, first: n, second: n))
            #expect(abs(try sampleSize(first: 0.3, second: rate).unrounded - Double(n)) < 1e-6)
        }
        #expect(try detectableRate(above: 0.5, first: 3, second: 3) == nil)
        #expect(throws: EstimateError.notIdentified) { try sampleSize(first: 0.4, second: 0.4) }
        #expect(throws: EstimateError.outOfRange) { try sampleSize(first: 0.4, second: 1.2) }
        #expect(throws: EstimateError.noTrials) { try detectableRate(above: 0.3, first: 0, second: 5) }
    }

    /// Years 1, 2, 3 with 2, 5, 8 of 10: p̄ = 0.5, T = −1·(−3) + 0 + 1·3 = 6, Σn(t−t̄)² = 20, χ² = 36/(0.25·20) = 7.2, on a straight line.
    @Test func `a trend worked by hand`() throws {
        let years = try [(1, 2), (2, 5), (3, 8)].map { CountsAt(year: $0.0, counts: try Counts(successes: $0.1, trials: 10)) }
        let answer = try trend(years)
        #expect(abs(answer.slope - 0.3) < 1e-12)
        #expect(abs(try #require(answer.test.statistic) - 7.2) < 1e-12)
        #expect(abs(answer.test.p - 0.007290358) < 1e-8)
        #expect(abs(try #require(answer.departure?.statistic)) < 1e-12)
        let shifted = try trend(years.map { CountsAt(year: $0.year + 2020, counts: $0.counts) }.reversed())
        #expect(abs(shifted.slope - answer.slope) < 1e-12 && abs(shifted.test.p - answer.test.p) < 1e-12)
        #expect(throws: EstimateError.nothingToCompare) { try trend([years[0]]) }
        #expect(throws: EstimateError.notIdentified) {
            try trend([1, 2].map { CountsAt(year: $0, counts: try Counts(successes: 0, trials: 4)) })
        }
    }

    @Test func `the unknown bound a rate from both sides`() throws {
        let answer = try boundedRate(Counts(successes: 30, trials: 40), unknown: 10)
        #expect(answer.worst == 0.6 && answer.best == 0.8 && answer.known.value == 0.75 && answer.known.n == 40)
        #expect(answer.lower < answer.worst && answer.upper > answer.best)
        let known = try boundedRate(Counts(successes: 30, trials: 40), unknown: 0)
        #expect(known.worst == known.best && known.lower == known.known.lower && known.upper == known.known.upper)
        #expect(throws: EstimateError.noTrials) { try boundedRate(Counts(successes: 0, trials: 0), unknown: 5) }
        #expect(throws: EstimateError.impossibleCounts) { try boundedRate(Counts(successes: 0, trials: 1), unknown: -1) }
    }

    /// 17 of 24 are 70.8333 %: 70.8, and 70.83, never 70.9; 3/8 is 37.5: 38 and, halves down, 37.
    @Test(
        arguments: [
            ("70.8%", 24, 17...17), ("70.83", 24, 17...17), ("70.9", 24, nil), ("38%", 8, 3...3), ("37%", 8, 3...3), ("36%", 8, nil),
            ("0", 9, 0...0), ("100%", 9, 9...9), ("33.3", 3, 1...1), ("53%", 1000, 525...535), ("101%", 50, nil),
        ] as [(String, Int, ClosedRange<Int>?)])
    func `a percentage is possible for some n and impossible for others`(text: String, n: Int, numbers: ClosedRange<Int>?) throws {
        let percentage = try #require(ReportedPercentage(text: text))
        #expect(try numbersGiving(percentage, outOf: n) == numbers)
    }

    @Test func `every true percentage of small groups passes`() throws {
        for n in 1...120 {
            for x in 0...n {
                for decimals in 0...2 {
                    let scale = 100 * Int(pow(10, Double(decimals)))
                    // Halves up, in whole numbers.
                    let digits = (2 * x * scale + n) / (2 * n)
                    let possible = try numbersGiving(ReportedPercentage(digits: digits, decimals: decimals), outOf: n)
                    #expect(possible?.contains(x) == true, "\(x)/\(n)")
                }
            }
        }
    }

    @Test(arguments: ["", "%", "1.", ".5", "-3", "1,5", "1e2", "1234567890123"])
    func `what writes no percentage is none`(text: String) { #expect(ReportedPercentage(text: text) == nil) }
}
