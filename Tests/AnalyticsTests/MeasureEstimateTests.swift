// The estimates of a query's head: each is the one that the estimator itself gives for the same counts, in the row it belongs to.

import Analytics
import Domain
import Ledger
import Statistics
import Testing

@Suite struct MeasureEstimateTests {
    private static let columns = [
        "unit: text", "pool: text", "part: number year, null means 全部/all", "x: count persons", "n: count persons", "y: count persons",
        "m: count persons", "lost: count persons", "other: text",
    ]

    /// Rows of unit, pool, part, x, n, y, m, lost.
    private func measure(
        _ estimate: String, _ rows: [(String, String, Int?, Int, Int, Int, Int, Int)], parameters: [String] = []
    ) throws -> Measure {
        let selects = rows.map { row in
            "SELECT '\(row.0)' AS unit, '\(row.1)' AS pool, \(row.2.map(String.init) ?? "NULL") AS part, \(row.3) AS x, \(row.4) AS n, "
                + "\(row.5) AS y, \(row.6) AS m, \(row.7) AS lost, 'B' AS other"
        }
        let made = try query(
            Self.columns, more: parameters + ["estimate e: \(estimate); 甲 | A"], selects.joined(separator: "\nUNION ALL "))
        return try Measure(made, on: EmptyStore().reader)
    }

    private func estimates(_ measure: Measure) -> [RowEstimate] { measure.rows.compactMap { measure.estimate($0, "e") } }

    private static let mentors: [(String, String, Int?, Int, Int, Int, Int, Int)] = [
        ("a", "p", nil, 3, 5, 0, 0, 1), ("b", "p", nil, 9, 10, 0, 0, 0), ("c", "p", nil, 2, 12, 0, 0, 4), ("d", "q", nil, 4, 8, 0, 0, 0),
        ("e", "q", nil, 5, 8, 0, 0, 2), ("f", "p", nil, 0, 0, 0, 0, 3),
    ]

    @Test func `partial pooling keeps to its pool, and a unit of nobody takes no part`() throws {
        let found = estimates(try measure("pooled of x in n, missing lost, within pool", Self.mentors))
        let first = try partialPooling(
            [(3, 5), (9, 10), (2, 12), (0, 0)].map { UnitCounts(unit: "", counts: try Counts(successes: $0, trials: $1)) })
        let second = try partialPooling([(4, 8), (5, 8)].map { UnitCounts(unit: "", counts: try Counts(successes: $0, trials: $1)) })
        #expect(found[0].estimate == first.rates[0].estimate && found[1].estimate == first.rates[1].estimate)
        #expect(found[2].probability == first.rates[2].wrongSideProbability && found[2].reference == first.mean)
        #expect(found[3].estimate == second.rates[0].estimate && second.spread == .none && found[3].remarks == [.noSpread])
        #expect(found.map(\.missing) == [1, 0, 4, 0, 2, 3] && found.map(\.n) == [5, 10, 12, 8, 8, 0])
        #expect(found[5].estimate == nil)
    }

    @Test func `under the set number nothing is shown, and the unit still takes part`() throws {
        let found = estimates(
            try measure("pooled of x in n, within pool, shown from least", Self.mentors, parameters: ["parameter least: number = 6; 甲 | A"])
        )
        #expect(found[0].estimate == nil && found[0].remarks == [.tooFew] && found[0].n == 5 && found[0].probability == nil)
        let all = estimates(try measure("pooled of x in n, within pool", Self.mentors))
        #expect(found[1].estimate == all[1].estimate)
    }

    @Test func `a pool of units that cannot tell is said in every row`() throws {
        let found = estimates(
            try measure("pooled of x in n, within pool", [("a", "p", nil, 1, 1, 0, 0, 0), ("b", "p", nil, 0, 1, 0, 0, 0)]))
        #expect(found.allSatisfy { $0.estimate == nil && $0.remarks == [.cannotTell] && $0.n == 1 })
    }

    @Test func `a funnel says where a unit lies, and that the smallest cannot lie outside`() throws {
        let rows: [(String, String, Int?, Int, Int, Int, Int, Int)] = [
            ("a", "p", nil, 300, 600, 0, 0, 0), ("b", "p", nil, 19, 20, 0, 0, 0), ("c", "p", nil, 1, 20, 0, 0, 0),
            ("d", "p", nil, 15, 20, 0, 0, 0), ("e", "p", nil, 1, 2, 0, 0, 0), ("f", "p", nil, 10, 20, 0, 0, 0),
        ]
        let found = estimates(try measure("funnel of x in n, within pool", rows))
        #expect(found.map(\.remarks) == [[.inside], [.farAbove], [.farBelow], [.above, .insideWidened], [.neverOutside], [.inside]])
        let outer = try #require(found[3].outer)
        #expect(found.allSatisfy { $0.reference == 346.0 / 682 })
        #expect(outer.lowerBound < found[3].estimate?.lower ?? 0 && outer.upperBound > found[3].estimate?.upper ?? 1)
    }

    @Test func `over-dispersion widens the limits, and who lies inside of the wider ones is said`() throws {
        let rows: [(String, String, Int?, Int, Int, Int, Int, Int)] = [
            ("a", "p", nil, 60, 100, 0, 0, 0), ("b", "p", nil, 40, 100, 0, 0, 0), ("c", "p", nil, 61, 100, 0, 0, 0),
            ("d", "p", nil, 39, 100, 0, 0, 0), ("e", "p", nil, 90, 100, 0, 0, 0), ("f", "p", nil, 10, 100, 0, 0, 0),
            ("g", "q", nil, 50, 100, 0, 0, 0), ("h", "q", nil, 51, 100, 0, 0, 0), ("i", "q", nil, 49, 100, 0, 0, 0),
        ]
        let found = estimates(try measure("funnel of x in n, within pool", rows))
        let units = try rows.prefix(6).map { UnitCounts(unit: $0.0, counts: try Counts(successes: $0.3, trials: $0.4)) }
        let factor = try funnel(units).overdispersionWinsorised
        #expect(factor > 1 && found[0].overdispersion == factor)
        // The rate of all is ½: z of a to d is about 2, beyond 1.96 but within 1.96·√φ; of e and f it is 8.
        #expect(found[2].remarks == [.above, .insideWidened] && found[3].remarks == [.below, .insideWidened])
        #expect(found[4].remarks == [.farAbove] && found[5].remarks == [.farBelow])
        #expect(found[6].remarks == [.inside] && (found[6].overdispersion ?? 2) < 1)
    }

    @Test(arguments: [("", 0.75), (", known from least", nil)])
    func `bounds hold what the unknown could make of a rate; under the set share known there is no headline`(
        clause: String, value: Double?
    ) throws {
        let found = try #require(
            estimates(
                try measure(
                    "bounds of x in n, missing lost\(clause)", [("a", "p", nil, 6, 8, 0, 0, 8)],
                    parameters: clause.isEmpty ? [] : ["parameter least: number = 65; 甲 | A"])
            ).first)
        #expect(found.estimate?.value == value && found.outer == 0.375...0.875 && found.missing == 8 && found.n == 8)
        #expect(found.remarks == (value == nil ? [.tooLittleKnown] : []))
    }

    @Test func `how many to one success is one over the rate, its ends turned over; without a success there is no upper end`() throws {
        let found = estimates(
            try measure(
                "reciprocal of x in n, missing lost",
                [("a", "p", nil, 50, 164, 0, 0, 1), ("b", "p", nil, 0, 9, 0, 0, 0), ("c", "p", nil, 0, 0, 0, 0, 2)]))
        let rate = try wilson(successes: 50, trials: 164)
        let ratio = try #require(found[0].estimate)
        #expect(ratio.value == 1 / rate.value && ratio.lower == 1 / rate.upper && ratio.upper == 1 / rate.lower && ratio.n == 164)
        #expect(found[0].method == "wilson" && found.map(\.missing) == [1, 0, 2])
        #expect(found[1].estimate?.value == .infinity && found[1].estimate?.upper == .infinity)
        #expect(found[1].estimate?.lower == (try 1 / wilson(successes: 0, trials: 9).upper) && found[2].estimate == nil)
    }

    @Test func `a comparison names the group on top`() throws {
        let rows: [(String, String, Int?, Int, Int, Int, Int, Int)] = [
            ("a", "p", nil, 30, 60, 10, 60, 2), ("b", "p", nil, 1, 60, 10, 60, 0), ("c", "p", nil, 5, 10, 6, 12, 0),
            ("d", "p", nil, 0, 10, 0, 12, 0), ("e", "p", nil, 3, 10, 0, 0, 0),
        ]
        let ratios = estimates(try measure("ratio of x in n over y in m, between unit and other, missing lost", rows))
        let compared = try RateComparison(first: Counts(successes: 30, trials: 60), second: Counts(successes: 10, trials: 60))
        let (ratio, test) = (try compared.ratio(), try compared.fisherTest())
        #expect(ratios[0].estimate?.value == ratio.value && ratios[0].probability == test.p)
        #expect(ratios.map(\.remarks) == [[.firstHigher], [.secondHigher], [.equal], [.cannotTell], [.cannotTell]])
        #expect(ratios[0].missing == 2 && ratios[0].n == 120)
        let differences = estimates(try measure("difference of x in n over y in m, between unit and other", rows))
        #expect(differences[0].estimate == (try compared.difference()))
        #expect(differences[3].estimate?.value == 0 && differences[3].remarks == [.equal])
    }

    @Test func `strata are put together in the row without one, with a warning where they turn the comparison round`() throws {
        // E. H. Simpson's case: in each stratum the first is higher, pooled the second.
        let rows: [(String, String, Int?, Int, Int, Int, Int, Int)] = [
            ("all", "p", nil, 273, 350, 289, 350, 0), ("s", "p", 1, 81, 87, 234, 270, 0), ("t", "p", 2, 192, 263, 55, 80, 0),
            ("all", "q", nil, 5, 10, 3, 10, 0), ("s", "q", 1, 5, 10, 3, 10, 0),
        ]
        let found = estimates(
            try measure("standardised of x in n over y in m, between unit and other, strata part, within pool", rows))
        #expect(found[0].remarks == [.firstHigher, .turnedRound] && found[3].remarks == [.firstHigher])
        let strata = [
            Stratum(name: "", first: try Counts(successes: 81, trials: 87), second: try Counts(successes: 234, trials: 270)),
            Stratum(name: "", first: try Counts(successes: 192, trials: 263), second: try Counts(successes: 55, trials: 80)),
        ]
        #expect(found[0].estimate == (try standardised(strata).difference))
        #expect(!found[1].isPresent && !found[2].isPresent && !found[4].isPresent)
        let missed = estimates(
            try measure(
                "standardised of x in n over y in m, between unit and other, strata part, within pool, missing lost",
                [("all", "p", nil, 5, 10, 3, 10, 4), ("s", "p", 1, 5, 10, 3, 10, 4)]))
        #expect(found[0].missing == nil && missed[0].missing == 4)
    }

    @Test func `a trend stands in the row for all years, with what the last year could show`() throws {
        let rows: [(String, String, Int?, Int, Int, Int, Int, Int)] = [
            ("all", "p", nil, 0, 0, 0, 0, 0), ("s", "p", 2021, 20, 100, 0, 0, 0), ("t", "p", 2022, 30, 100, 0, 0, 0),
            ("u", "p", 2023, 40, 100, 0, 0, 0),
        ]
        let slope = try #require(estimates(try measure("trend of x in n, years part, within pool", rows)).first)
        let value = try #require(slope.estimate)
        #expect(abs(value.value - 0.1) < 1e-12 && value.lower < 0.1 && value.upper > 0.1 && value.lower > 0 && value.n == 300)
        let result = try trend(
            [2021, 2022, 2023].enumerated().map { CountsAt(year: $1, counts: try Counts(successes: 20 + 10 * $0, trials: 100)) })
        #expect(slope.probability == result.test.p)
        let rise = try #require(estimates(try measure("detectable of x in n, years part, within pool", rows)).first)
        let rate = try #require(try detectableRate(above: 0.25, first: 200, second: 100))
        #expect(rise.reference == 0.25 && rise.estimate?.value == rate - 0.25)
        let none = estimates(try measure("trend of x in n, years part, within pool", [rows[0], rows[1]]))
        #expect(none[0].remarks == [.cannotTell] && none[0].n == 100)
    }

    @Test func `people needed to see a difference, downwards where there is no room above`() throws {
        let rows: [(String, String, Int?, Int, Int, Int, Int, Int)] = [
            ("a", "p", nil, 50, 100, 0, 0, 0), ("b", "p", nil, 98, 100, 0, 0, 0),
        ]
        let found = estimates(try measure("needed of x in n, to see points", rows, parameters: ["parameter points: number = 10; 甲 | A"]))
        let sizes = [try sampleSize(first: 0.5, second: 0.6), try sampleSize(first: 0.98, second: 0.88)]
        #expect(found.map { $0.estimate?.value } == sizes.map { Double($0.perGroup) })
    }

    @Test(arguments: ["0", "0.0001"])
    func `a difference that no number of people shows is told, not thrown`(points: String) throws {
        let found = estimates(
            try measure(
                "needed of x in n, to see points", [("a", "p", nil, 50, 100, 0, 0, 0)],
                parameters: ["parameter points: number = \(points); 甲 | A"]))
        #expect(found.first?.estimate == nil && found.first?.remarks == [.cannotTell] && found.first?.n == 100)
    }

    @Test func `every estimate but a proportion takes eleven columns, and no number that is none`() throws {
        let measure = try measure(
            "ratio of x in n over y in m, between unit and other", [("a", "p", nil, 3, 10, 0, 12, 0), ("b", "p", nil, 0, 10, 0, 12, 0)])
        let lines = measure.text(.csv).split(separator: "\n").map(String.init)
        #expect(
            lines[0].hasSuffix("e,e_lower,e_upper,e_n,e_missing,e_method,e_outer_lower,e_outer_upper,e_reference,e_probability,e_remarks"))
        #expect(lines[1].contains(",B,,") && lines[1].hasSuffix(",first_higher") && lines[1].contains("koopman-score"))
        #expect(lines[2].hasSuffix(",cannot_tell"))
        #expect(!measure.text(.json).contains("inf") && !measure.text(.json).contains("nan"))
    }
}
