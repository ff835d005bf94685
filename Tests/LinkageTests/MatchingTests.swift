// Blocking, scoring and decisions on invented people.

import Foundation
import Linkage
import Testing

@Suite struct MatchingTests {
    private func table(_ rows: [[String]], _ forms: [NormalForm]) -> RecordTables {
        var tables = RecordTables(forms: forms, isOne: true)
        for row in rows { tables.append(row, to: .asked) }
        tables.close()
        return tables
    }

    private func pairs(_ matching: Matching) -> [[Int]] {
        var found: [[Int]] = []
        matching.forEachPair { found.append([$0, $1]) }
        return found
    }

    @Test func `rules find each pair once, whichever finds it first, and none by a missing value`() throws {
        let tables = table([["a", "x"], ["a", "x"], ["a", ""], ["b", "x"], ["", ""], ["", "x"]], [.trimmed, .trimmed])
        let fields = [MatchField("first", column: 0, .exact)]
        func found(_ rules: [[Int]]) throws -> [[Int]] {
            pairs(try #require(Matching(tables, fields: fields, rules: rules.map { BlockingRule($0) })))
        }
        #expect(try found([[0]]) == [[0, 1], [0, 2], [1, 2]])
        #expect(try found([[0], [1]]) == [[0, 1], [0, 2], [0, 3], [0, 5], [1, 2], [1, 3], [1, 5], [3, 5]])
        #expect(try found([[0, 1]]) == [[0, 1]])
        #expect(try found([]).count == 15)
    }

    @Test func `the union of rules is what comparing everything with everything gives`() throws {
        var people = InventedPeople(seed: 7)
        let rows = (0..<300).map { _ in people.person(schools: 5) }
        let tables = table(rows, [.name, .text, .school, .text])
        let rules = [[0], [2, 3], [1, 2, 3]]
        let matching = try #require(
            Matching(tables, fields: InventedTask.fields, rules: rules.map { BlockingRule($0) }))
        let found = pairs(matching)
        var expected: Set<[Int]> = []
        for a in rows.indices {
            for b in rows.indices where b > a {
                if rules.contains(where: { $0.allSatisfy { rows[a][$0] == rows[b][$0] } }) { expected.insert([a, b]) }
            }
        }
        #expect(Set(found) == expected && found.count == expected.count && expected.count > 100)
    }

    @Test func `a block that is too large is left out and told, and its pairs may still come by another rule`() throws {
        let rows = (0..<50).map { ["a", $0 < 2 ? "x" : "\($0)"] }
        let tables = table(rows, [.trimmed, .trimmed])
        let fields = [MatchField("first", column: 0, .exact)]
        let matching = try #require(
            Matching(tables, fields: fields, rules: [BlockingRule([0]), BlockingRule([1])], largestBlock: 10))
        #expect(pairs(matching) == [[0, 1]])
        let block = try #require(matching.largeBlocks().first)
        #expect(block.rule == 0 && block.records == 50 && block.pairs == 1225 && block.isSkipped && matching.largeBlocks().count == 1)
        let open = try #require(Matching(tables, fields: fields, rules: [BlockingRule([0])]))
        #expect(pairs(open).count == 1225 && open.largeBlocks().isEmpty)
    }

    @Test func `each record is matched once, the heaviest pair first and ties by row`() throws {
        let tables = table([["王小明"], ["王小明"], ["王小明"], ["王晓明"]], [.name])
        let matching = try #require(Matching(tables, fields: [MatchField("name", column: 0, .name)], rules: []))
        let scored = matching.scored(.start(matching.fields, lambda: 0.5), atLeast: .weight(-100))
        #expect(scored.count == 6)
        #expect(oneToOne(scored, isOne: true).map { [$0.asked, $0.candidate] } == [[0, 1], [2, 3]])
        #expect(oneToOne(scored, isOne: false).map { [$0.asked, $0.candidate] } == [[0, 1], [1, 2], [2, 3]])
    }

    @Test func `three bands by two bounds, each reached at the bound`() throws {
        let tables = table([["王小明"], ["王小明"], ["王晓明"], ["赵钱孙"]], [.name])
        let matching = try #require(Matching(tables, fields: [MatchField("name", column: 0, .name)], rules: []))
        let parameters = MatchParameters(lambda: 0.5, m: [[0.1, 0.1, 0.2, 0.6]], u: [[0.6, 0.2, 0.1, 0.1]])
        let bounds = MatchBounds(same: .weight(log2(6)), ask: .posterior(2.0 / 3))
        let bands = matching.scored(parameters, atLeast: nil).map { bounds.band(of: $0) }
        #expect(bands == [.same, .ask, .different, .ask, .different, .different])
    }

    @Test func `more patterns than a number can tell are refused`() {
        let fields = (0..<70).map { MatchField("\($0)", column: 0, .exact) }
        #expect(Matching(table([["a"]], [.trimmed]), fields: fields, rules: []) == nil)
    }

    @Test func `chance draws the same pairs from the same seed, and they say how often values agree by chance`() throws {
        let task = InventedTask(asked: 400, known: 4000, seed: 3)
        let matching = try #require(Matching(task.tables, fields: InventedTask.fields, rules: InventedTask.rules))
        let first = matching.chanceShares(seed: 11, pairs: 200_000)
        #expect(first == matching.chanceShares(seed: 11, pairs: 200_000) && first != matching.chanceShares(seed: 12, pairs: 200_000))
        // Thirteen cohorts: the same by chance in 1 of 13.
        #expect(abs(try #require(first[3])[2] - 1.0 / 13) < 0.005)
        for shares in first { #expect(abs((shares ?? []).reduce(0, +) - 1) < 1e-9) }
    }

    /// The scale it must hold is 10,000 against 1,000,000; TALENTPOOL_MATCH_SCALE=full runs that.
    @Test func `follow-up rows find their persons again, rule by rule estimation and all`() throws {
        let isFull = ProcessInfo.processInfo.environment["TALENTPOOL_MATCH_SCALE"] == "full"
        let (asked, known) = isFull ? (10_000, 1_000_000) : (500, 20_000)
        let started = ContinuousClock.now
        let task = InventedTask(asked: asked, known: known, seed: 20_260_301)
        let filled = ContinuousClock.now
        let matching = try #require(Matching(task.tables, fields: InventedTask.fields, rules: InventedTask.rules))
        var options = EstimationOptions(start: .start(matching.fields, lambda: 0.001))
        for (field, shares) in matching.chanceShares(seed: 1, pairs: 200_000).enumerated() {
            if let shares { options.start.u[field] = shares }
        }
        options.tolerance = 1e-5
        options.maximumIterations = 20_000
        let groups = matching.patterns()
        let estimation = matching.estimatedByRule(groups, options)
        #expect(estimation.converged && estimation.isUsable, "\(estimation.doubts)")
        let scored = matching.scored(estimation.parameters, atLeast: .posterior(0.9))
        let kept = oneToOne(scored, isOne: false)
        let right = kept.count { task.truth[$0.asked] == $0.candidate }
        let matches = task.truth.count { $0 != nil }
        let quality = MatchQuality(right: right, wrong: kept.count - right, missed: matches - right)
        let ended = ContinuousClock.now
        print(
            "\(asked) against \(known): \(groups.reduce(0) { $0 + $1.count }) pairs, precision \(quality.precision ?? 0), recall "
                + "\(quality.recall ?? 0); filled in \(filled - started), matched in \(ended - filled)")
        #expect(quality.precision! > 0.97 && quality.recall! > 0.9, "\(quality)")
        // Blocking found nearly every match: what is missing is not for want of comparison.
        #expect(matches == asked / 2)
        // Agreement in the name must speak for a match although a rule blocks by it.
        #expect(estimation.parameters.weight(0, 3) > 3 && estimation.parameters.weight(0, 0) < -1)
    }
}
