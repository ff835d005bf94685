// Estimation where no folder of reference cases is needed: published counts, and data whose truth is known.

import Linkage
import Testing

@Suite struct EstimationTests {
    private let three = (0..<3).map { MatchField("field \($0)", column: $0, .exact) }

    /// Pairs asked against one record that agrees with "1" everywhere.
    private func matching(_ counts: [(String, Int)]) throws -> Matching {
        var tables = RecordTables(forms: [.trimmed, .trimmed, .trimmed], isOne: false)
        tables.append(["1", "1", "1"], to: .known)
        for (pattern, count) in counts {
            for _ in 0..<count { tables.append(pattern.map { $0 == "." ? "" : String($0) }, to: .asked) }
        }
        tables.close()
        return try #require(Matching(tables, fields: three, rules: []))
    }

    /// 4,000 pairs in the exact shares of λ = 0.5, m = (0.7, 0.9, 0.95), u = (0.1, 0.025, 0.2): the parameters of Splink 3's
    /// `tests/test_correctness_of_convergence.py`.
    private let published = [
        ("000", 1407), ("001", 408), ("010", 63), ("011", 522), ("100", 163), ("101", 172), ("110", 67), ("111", 1198),
    ]

    @Test func `EM finds the parameters the published pairs were made with`() throws {
        let matching = try matching(published)
        let estimation = matching.estimated(matching.patterns(), EstimationOptions(start: .start(three, lambda: 0.3)))
        #expect(estimation.converged && estimation.doubts.isEmpty && estimation.isUsable)
        #expect(abs(estimation.parameters.lambda - 0.5) < 1e-6)
        for (field, m) in [0.7, 0.9, 0.95].enumerated() { #expect(abs(estimation.parameters.m[field][1] - m) < 1e-6) }
        for (field, u) in [0.1, 0.025, 0.2].enumerated() { #expect(abs(estimation.parameters.u[field][1] - u) < 1e-6) }
    }

    @Test func `one step of EM is the one worked by hand`() throws {
        // Two fields count: three pairs agree in both, one in neither; λ ½, m 0.8, u 0.2, the third field always missing.
        // Agreeing: 0.5·0.64/(0.5·0.64 + 0.5·0.04) = 16/17; else 1/17. λ' = (3·16/17 + 1/17)/4 = 49/68; m' = 48/49; u' = 3/19.
        let matching = try matching([("11.", 3), ("00.", 1)])
        var options = EstimationOptions(start: .start(three, lambda: 0.5, m: 0.8, u: 0.2))
        options.maximumIterations = 1
        let estimation = matching.estimated(matching.patterns(), options)
        #expect(abs(estimation.parameters.lambda - 49.0 / 68) < 1e-12)
        for field in 0..<2 {
            #expect(abs(estimation.parameters.m[field][1] - 48.0 / 49) < 1e-12)
            #expect(abs(estimation.parameters.u[field][1] - 3.0 / 19) < 1e-12)
        }
        #expect(estimation.parameters.m[2] == options.start.m[2] && estimation.doubts.contains(.constant(field: 2)))
        #expect(estimation.doubts.contains(.notConverged))
    }

    @Test func `classes that have changed places are seen, and not used`() throws {
        let matching = try matching(published)
        var start = MatchParameters.start(three, lambda: 0.3)
        swap(&start.m, &start.u)
        let estimation = matching.estimated(matching.patterns(), EstimationOptions(start: start))
        #expect(estimation.converged && abs(estimation.parameters.lambda - 0.5) < 1e-6)
        #expect(estimation.doubts.contains(.swapped) && !estimation.isUsable)
        #expect(estimation.doubts.contains(.inverted(field: 0)))
    }

    @Test func `a probability never becomes 0 or 1, and a weight never infinite`() throws {
        let matching = try matching([("111", 50), ("000", 50)])
        let estimation = matching.estimated(matching.patterns(), EstimationOptions(start: .start(three, lambda: 0.3)))
        for field in 0..<3 {
            for level in 0..<2 { #expect(abs(estimation.parameters.weight(field, level)) < 47) }
        }
        for pair in matching.scored(estimation.parameters, atLeast: nil) {
            #expect(pair.posterior.isFinite && pair.posterior >= 0 && pair.posterior <= 1 && pair.weight.isFinite)
        }
    }

    @Test func `no pairs at all are told`() throws {
        var tables = RecordTables(forms: [.trimmed, .trimmed, .trimmed], isOne: true)
        tables.close()
        let matching = try #require(Matching(tables, fields: three, rules: [BlockingRule([0])]))
        let estimation = matching.estimated(matching.patterns(), EstimationOptions(start: .start(three)))
        #expect(estimation.doubts.contains(.noMatches) && estimation.iterations == 0)
        #expect(matching.chanceShares(seed: 1, pairs: 10).allSatisfy { $0 == nil })
    }

    @Test func `the order of rows changes no estimate`() throws {
        let matching = try matching(published)
        let other = try self.matching(published.reversed())
        let options = EstimationOptions(start: .start(three, lambda: 0.3))
        #expect(matching.estimated(matching.patterns(), options).parameters == other.estimated(other.patterns(), options).parameters)
    }

    @Test func `a missing value is neutral`() {
        let parameters = MatchParameters.start(three, lambda: 0.5)
        let none = [Double?](repeating: nil, count: 3)
        #expect(parameters.weight([-1, -1, -1], none, three) == 0)
        #expect(parameters.weight([1, -1, 1], none, three) == parameters.weight(0, 1) + parameters.weight(2, 1))
    }
}
