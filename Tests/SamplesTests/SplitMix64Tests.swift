// The generator behind the samples, held against published numbers.

import Testing

@testable import Samples

@Suite struct SplitMix64Tests {
    @Test func `the numbers from state 1234567 are those published for SplitMix64`() {
        var random = SplitMix64(state: 1_234_567)
        let expected: [UInt64] = [
            6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423, 4_593_380_528_125_082_431,
            16_408_922_859_458_223_821,
        ]
        for number in expected { #expect(random.next() == number) }
    }

    @Test func `streams of different keys differ, however the keys are cut`() {
        var first = SplitMix64(seed: 1, "ab", "c")
        var second = SplitMix64(seed: 1, "a", "bc")
        var again = SplitMix64(seed: 1, "ab", "c")
        let number = first.next()
        #expect(number != second.next())
        #expect(number == again.next())
    }

    @Test func `normal numbers have mean 0 and variance 1 within what 20000 draws allow`() {
        var random = SplitMix64(state: 42)
        let draws = (0..<20_000).map { _ in random.normal() }
        let mean = draws.reduce(0, +) / 20_000
        let variance = draws.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 20_000
        // Standard errors 0.007 and 0.01, times five.
        #expect(abs(mean) < 0.036)
        #expect(abs(variance - 1) < 0.05)
    }

    @Test func `a shuffle keeps every element, and draws stay in their range`() {
        var random = SplitMix64(state: 7)
        #expect(random.shuffled(Array(0..<50)).sorted() == Array(0..<50))
        #expect((0..<1000).allSatisfy { _ in (3...5).contains(random.integer(3...5)) })
        #expect(random.below(0) == 0)
        #expect(random.pick([Int]()) == nil)
    }
}
