// Wilson's interval of a proportion: worked by hand, against published figures, and what must hold whatever the numbers.

import Testing

@testable import Statistics

/// A proportion and the interval it should have.
struct KnownInterval: Sendable, CustomTestStringConvertible {
    let successes: Int
    let trials: Int
    var level = 0.95
    let lower: Double
    let upper: Double

    var testDescription: String { "\(successes)/\(trials) at \(level)" }
}

@Suite struct WilsonTests {
    /// Worked by hand with z = 1.959964, z² = 3.841459, except where another level is named.
    static let byHand: [KnownInterval] = [
        // p = 0.5; centre 0.5 + 3.841459/4 = 1.460365; radicand 0.25/2 + 3.841459/16 = 0.365091, root 0.604228; spread 1.959964 × 0.604228
        // = 1.184265; scale 1 + 3.841459/2 = 2.920729. Ends 0.276100/2.920729 and 2.644629/2.920729.
        KnownInterval(successes: 1, trials: 2, lower: 0.094531, upper: 0.905469),
        // p = 0.8; centre 0.8 + 3.841459/20 = 0.992073; radicand 0.16/10 + 3.841459/400 = 0.025604, root 0.160011; spread 0.313617;
        // scale 1.384146. Ends 0.678456/1.384146 and 1.305690/1.384146.
        KnownInterval(successes: 8, trials: 10, lower: 0.490162, upper: 0.943318),
        // No success: lower 0; upper = z²/(n + z²) = 3.841459/23.841459.
        KnownInterval(successes: 0, trials: 20, lower: 0, upper: 0.161125),
        // All successes: upper 1; lower = n/(n + z²) = 5/8.841459.
        KnownInterval(successes: 5, trials: 5, lower: 0.565518, upper: 1),
        // One trial: 1/(1 + 3.841459).
        KnownInterval(successes: 1, trials: 1, lower: 0.206549, upper: 1),
        // z = 1.644854, z² = 2.705543: centre 0.935277; radicand 0.016 + 0.006764 = 0.022764, root 0.150877; spread 0.248171; scale 1.270554.
        KnownInterval(successes: 8, trials: 10, level: 0.9, lower: 0.540793, upper: 0.931442),
        // z = 2.575829, z² = 6.634897: centre 1.131745; radicand 0.016 + 0.016587 = 0.032587, root 0.180519; spread 0.464987; scale 1.663490.
        KnownInterval(successes: 8, trials: 10, level: 0.99, lower: 0.400819, upper: 0.959869),
    ]

    /// R. G. Newcombe, “Two-sided confidence intervals for the single proportion”, Statistics in Medicine 17 (1998) 857–872, table I, method 3.
    static let published: [KnownInterval] = [
        KnownInterval(successes: 81, trials: 263, lower: 0.2553, upper: 0.3662),
        KnownInterval(successes: 15, trials: 148, lower: 0.0624, upper: 0.1605),
        KnownInterval(successes: 0, trials: 20, lower: 0, upper: 0.1611),
        KnownInterval(successes: 1, trials: 29, lower: 0.0061, upper: 0.1718),
    ]

    @Test(arguments: byHand)
    func `the interval is the one worked by hand`(known: KnownInterval) throws {
        let estimate = try wilson(successes: known.successes, trials: known.trials, level: known.level)
        #expect(abs(estimate.lower - known.lower) < 1e-6)
        #expect(abs(estimate.upper - known.upper) < 1e-6)
    }

    @Test(arguments: published)
    func `the interval is the published one to its four places`(known: KnownInterval) throws {
        let estimate = try wilson(successes: known.successes, trials: known.trials)
        #expect((estimate.lower * 10_000).rounded() / 10_000 == known.lower)
        #expect((estimate.upper * 10_000).rounded() / 10_000 == known.upper)
    }

    @Test func `an estimate carries its value, n, level and method`() throws {
        let estimate = try wilson(successes: 3, trials: 12, level: 0.8)
        #expect(estimate.value == 0.25)
        #expect(estimate.n == 12)
        #expect(estimate.level == 0.8)
        #expect(estimate.method == "wilson")
        #expect(try wilson(successes: 3, trials: 12).level == 0.95)
    }

    @Test func `counting failures in place of successes mirrors the interval`() throws {
        for trials in 1...40 {
            for successes in 0...trials {
                let (here, there) = (
                    try wilson(successes: successes, trials: trials), try wilson(successes: trials - successes, trials: trials)
                )
                #expect(abs(here.lower + there.upper - 1) < 1e-12 && abs(here.upper + there.lower - 1) < 1e-12, "\(successes)/\(trials)")
            }
        }
    }

    @Test func `the ends lie in 0 to 1 on either side of the value, which they meet only at 0 and 1`() throws {
        for trials in [1, 2, 3, 7, 50, 1_000_000] {
            for successes in [0, 1, trials / 2, trials - 1, trials] {
                let estimate = try wilson(successes: successes, trials: trials)
                #expect(estimate.lower >= 0 && estimate.upper <= 1)
                #expect(successes == 0 ? estimate.lower == 0 : estimate.lower < estimate.value && estimate.lower > 0)
                #expect(successes == trials ? estimate.upper == 1 : estimate.upper > estimate.value && estimate.upper < 1)
            }
        }
    }

    @Test func `the interval is wider at a higher level and narrower with more observations of the same share`() throws {
        func width(_ successes: Int, _ trials: Int, _ level: Double) throws -> Double {
            let estimate = try wilson(successes: successes, trials: trials, level: level)
            return estimate.upper - estimate.lower
        }
        let byLevel = try [0.01, 0.5, 0.8, 0.9, 0.95, 0.99, 0.9999].map { try width(3, 10, $0) }
        #expect(zip(byLevel, byLevel.dropFirst()).allSatisfy { $0 < $1 })
        let bySize = try [1, 2, 10, 100, 10_000].map { try width(3 * $0, 10 * $0, 0.95) }
        #expect(zip(bySize, bySize.dropFirst()).allSatisfy { $0 > $1 })
    }

    @Test(arguments: [
        (0, 0, 0.95, EstimateError.noTrials), (-1, 5, 0.95, .impossibleCounts), (6, 5, 0.95, .impossibleCounts),
        (0, -1, 0.95, .impossibleCounts),
        (-3, -2, 0.95, .impossibleCounts), (1, 0, 0.95, .impossibleCounts), (1, 2, 0, .impossibleLevel), (1, 2, 1, .impossibleLevel),
        (1, 2, -0.5, .impossibleLevel), (1, 2, 95, .impossibleLevel), (1, 2, .nan, .impossibleLevel), (1, 2, .infinity, .impossibleLevel),
        // So near 1 that half of what is left vanishes in a Double.
        (1, 2, 1 - 1e-16, .impossibleLevel),
    ])
    func `what cannot be estimated is an error, never a number`(successes: Int, trials: Int, level: Double, error: EstimateError) {
        #expect(throws: error) { try wilson(successes: successes, trials: trials, level: level) }
    }

    /// CPython 3.11.7, `statistics.NormalDist().inv_cdf(0.5 + level / 2)`.
    @Test(arguments: [
        (0.5, 0.6744897501960817), (0.8, 1.2815515655446008), (0.9, 1.6448536269514715), (0.95, 1.9599639845400536),
        (0.99, 2.5758293035489),
        (0.999, 3.2905267314919255),
    ])
    func `the normal quantile is that of another program`(level: Double, quantile: Double) throws {
        #expect(abs(try normalQuantile(level: level) - quantile) < 1e-12)
    }
}
