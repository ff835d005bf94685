// The engine against published estimates and another program's, where the folder of reference cases is there.

import Foundation
import Linkage
import Testing

@Suite(.enabled(if: MatchCases.areThere, "no folder of reference cases (TALENTPOOL_CASES): matching not compared with them"))
struct ReferenceCaseTests {
    private func close(_ mine: Double?, _ theirs: Any?, _ what: Comment) {
        guard let mine, let theirs = theirs as? Double else {
            Issue.record("\(what): no number")
            return
        }
        #expect(abs(mine - theirs) < 1e-6, what)
    }

    @Test func `E0: EM finds the parameters the pairs were made with`() throws {
        let columns = ["gamma_col_1", "gamma_col_2", "gamma_col_3"]
        let (heading, rows) = try MatchCases.table("e0_em_known_params")
        let places = columns.map { heading.firstIndex(of: $0)! }
        // Each row of the file is a pair that is already compared: asked against a table of one row that agrees everywhere.
        var tables = RecordTables(forms: columns.map { _ in .trimmed }, isOne: false)
        for row in rows { tables.append(places.map { row[$0] }, to: .asked) }
        tables.append(["1", "1", "1"], to: .known)
        tables.close()
        let fields = columns.indices.map { MatchField(columns[$0], column: $0, .exact) }
        let matching = try #require(Matching(tables, fields: fields, rules: []))
        let groups = matching.patterns()
        let expected = try MatchCases.expected("e0_em_known_params")
        let counts = try #require(expected["pattern_counts"] as? [String: Int])
        let estimation = matching.estimated(groups, EstimationOptions(start: .start(fields, lambda: 0.3)))
        let em = try #require(expected["em"] as? [String: Any])
        #expect(estimation.converged && estimation.iterations == em["iterations"] as? Int && estimation.doubts.isEmpty)
        close(estimation.parameters.lambda, em["lam"], "λ")
        for field in 0..<3 {
            close(estimation.parameters.m[field][1], (em["m"] as? [Double])?[field], "m of \(field)")
            close(estimation.parameters.u[field][1], (em["u"] as? [Double])?[field], "u of \(field)")
        }
        let posteriors = try #require(expected["posterior"] as? [String: Double])
        let scored = matching.scored(estimation.parameters, atLeast: nil)
        var seen: [String: (count: Int, posterior: Double)] = [:]
        for pair in scored {
            let name = "(" + matching.levels(of: pair).map(String.init).joined(separator: ", ") + ")"
            seen[name, default: (0, pair.posterior)].count += 1
        }
        #expect(seen.mapValues(\.count) == counts && groups.count == 8)
        for (name, posterior) in posteriors { close(seen[name]?.posterior, posterior, "\(name)") }
    }

    @Test(arguments: ["fixed_u_tf", "fixed_u_no_tf", "no_fix_tf", "no_fix_no_tf"])
    func `E0b: every iteration of EM is the published one`(_ run: String) throws {
        let columns = ["surname", "first_name", "dob", "email", "city"]
        let tables = try MatchCases.records("e0b_fake_1000", columns.map { ($0, .written) })
        let fields = [
            MatchField("first_name", column: 1, .levenshtein([2, 0]), frequencyWeight: run.hasSuffix("no_tf") ? 0 : 0.6),
            MatchField("dob", column: 2, .exact), MatchField("email", column: 3, .exact), MatchField("city", column: 4, .exact),
        ]
        let matching = try #require(Matching(tables, fields: fields, rules: [BlockingRule([0])]))
        let groups = matching.patterns()
        let expected = try MatchCases.expected("e0b_em_trace")
        #expect(groups.reduce(0) { $0 + $1.count } == expected["n_pairs"] as? Int)
        var options = EstimationOptions(
            start: MatchParameters(
                lambda: 0.3, m: [[0.1, 0.2, 0.7]] + [[Double]](repeating: [0.1, 0.9], count: 3),
                u: [[0.8, 0.1, 0.1]] + [[Double]](repeating: [0.9, 0.1], count: 3)))
        options.keepsU = run.hasPrefix("fixed_u")
        options.maximumIterations = 2
        options.keepsTrace = true
        let estimation = matching.estimated(groups, options)
        #expect(!estimation.converged && estimation.doubts.contains(.notConverged))
        let runs = try #require(expected["runs"] as? [String: [String: Any]])
        let trace = try #require(runs[run]?["trace"] as? [[String: Any]])
        #expect(trace.count == 2 && estimation.trace.count == 2)
        for (mine, theirs) in zip(estimation.trace, trace) {
            close(mine.lambda, theirs["lam"], "λ")
            for (values, name) in [(mine.m, "m"), (mine.u, "u")] {
                for (field, levels) in values.enumerated() {
                    let known = (theirs[name] as? [[String: Double]])?[field]
                    for (level, value) in levels.enumerated() { close(value, known?[String(level)], "\(name) of \(field), level \(level)") }
                }
            }
        }
    }

    @Test func `E0b: the adjustment by frequency of one pair is the published one`() throws {
        let expected = try #require(try MatchCases.expected("e0b_em_trace")["single_pair_479_481"] as? [String: Any])
        let frequency = try #require(expected["tf_jack"] as? Double)
        // The surname, by which the pair was found, agrees too; the prior is that before blocking: 0.3/0.7 by odds, divided by 0.9/0.1.
        let fields = [
            MatchField("first_name", column: 0, .levenshtein([2, 0]), frequencyWeight: 0.6), MatchField("dob", column: 1, .exact),
            MatchField("email", column: 2, .exact), MatchField("city", column: 3, .exact), MatchField("surname", column: 4, .exact),
        ]
        let parameters = MatchParameters(
            lambda: 1.0 / 22, m: [[0.1, 0.2, 0.7]] + [[Double]](repeating: [0.1, 0.9], count: 4),
            u: [[0.8, 0.1, 0.1]] + [[Double]](repeating: [0.9, 0.1], count: 4))
        let weight = parameters.weight([2, 1, 0, 0, 1], [frequency, nil, nil, nil, nil], fields)
        close(weight + log2(1.0 / 21), expected["match_weight"], "weight with the prior")
        let plain = parameters.weight([2, 1, 0, 0, 1], [nil, nil, nil, nil, nil], fields)
        close(exp2(weight - plain), (expected["published"] as? [String: Double])?["bf_tf_adj"], "factor of the frequency")
    }

    /// Name of a case, its columns with the least similarity by Jaro–Winkler (0: exact), its rules, the start λ, the column of truth.
    static let judged: [(String, [(String, Double)], [[String]], Double, String)] = [
        ("e1_rldata500", [("fname_c1", 0.92), ("lname_c1", 0.92), ("by", 0), ("bm", 0), ("bd", 0)], [], 0.001, "true_id"),
        (
            "e2_febrl1",
            [("given_name", 0.85), ("surname", 0.85), ("date_of_birth", 0), ("suburb", 0.85), ("postcode", 0), ("street_number", 0)],
            [["date_of_birth"], ["surname"], ["postcode"]], 0.01, "rec_id"
        ),
    ]

    @Test(arguments: judged.indices)
    func `E1 and E2: patterns, parameters, posteriors, precision and recall`(_ number: Int) throws {
        let (name, columns, rules, lambda, truthColumn) = ReferenceCaseTests.judged[number]
        let tables = try MatchCases.records(name, columns.map { ($0.0, .trimmed) })
        let fields = columns.enumerated().map { position, column in
            MatchField(column.0, column: position, column.1 > 0 ? .jaroWinkler([column.1]) : .exact)
        }
        let matching = try #require(
            Matching(
                tables, fields: fields,
                rules: rules.map { rule in BlockingRule(rule.map { name in columns.firstIndex { $0.0 == name }! }) }))
        let expected = try MatchCases.expected(name)
        let groups = matching.patterns()
        #expect(groups.reduce(0) { $0 + $1.count } == expected["n_pairs"] as? Int)
        let estimation = matching.estimated(groups, EstimationOptions(start: .start(fields, lambda: lambda)))
        let em = try #require(expected["em"] as? [String: Any])
        #expect(estimation.converged && estimation.isUsable && estimation.iterations == em["iterations"] as? Int)
        close(estimation.parameters.lambda, em["lam"], "λ")
        let names = try #require(expected["fields"] as? [String])
        for (field, key) in names.enumerated() {
            close(estimation.parameters.m[field][1], (em["m"] as? [String: Double])?[key], "m of \(key)")
            close(estimation.parameters.u[field][1], (em["u"] as? [String: Double])?[key], "u of \(key)")
        }
        let patterns = try #require(expected["patterns"] as? [[String: Any]])
        #expect(patterns.count == groups.count)
        for group in groups {
            let known = patterns.first { $0["pattern"] as? String == group.text }
            #expect(known?["n"] as? Int == group.count, "\(group.text)")
            let weight = estimation.parameters.weight(group.levels, group.frequencies, fields)
            let odds = exp2(weight) * estimation.parameters.lambda / (1 - estimation.parameters.lambda)
            close(odds / (1 + odds), known?["posterior"], "\(group.text)")
        }
        // rec-223-org and rec-223-dup-0 are one person.
        let (heading, rows) = try MatchCases.table(name)
        let place = try #require(heading.firstIndex(of: truthColumn))
        let truth = rows.map { row in truthColumn == "rec_id" ? String(row[place].split(separator: "-")[1]) : row[place] }
        let matches = Dictionary(grouping: truth) { $0 }.values.reduce(0) { $0 + $1.count * ($1.count - 1) / 2 }
        #expect(matches == expected["true_matches_total"] as? Int)
        let evaluation = try #require(expected["evaluation"] as? [String: [String: Double]])
        #expect(evaluation.count == 3)
        for (threshold, known) in evaluation {
            let called = matching.scored(estimation.parameters, atLeast: .posterior(Double(threshold)!))
            let right = called.count { truth[$0.asked] == truth[$0.candidate] }
            let quality = MatchQuality(right: right, wrong: called.count - right, missed: matches - right)
            #expect(
                quality.precision! >= known["precision"]! - 1e-12 && quality.recall! >= known["recall_overall"]! - 1e-12, "\(threshold)")
            #expect(Double(quality.right) == known["tp"] && Double(quality.wrong) == known["fp"], "\(threshold)")
        }
    }
}
