// The bridge from a former number to the present one, worked by hand: parts, numbers that did not exist, and what is said of them.

import Domain
import Foundation
import Testing

@testable import Analytics

@Suite struct RestatementTests {
    private static let column = QueryColumn(name: "n", kind: .count(.persons), nullMeaning: nil, label: Bilingual("数", "number"))
    private static let rate = EstimateSpec("proportion of a in b", name: "r", label: Bilingual("率", "rate"))!

    /// A count at six steps; nil is an empty cell, −1 a row that does not stand.
    private func count(_ values: [Int?]) -> RestatedNumber {
        RestatedNumber(
            key: [], figure: .count(Self.column, .persons),
            states: values.map { $0 == -1 ? RestatedValue(hasRow: false) : RestatedValue(hasRow: true, value: $0) })
    }

    @Test(
        arguments: [
            ([10, 13, 13, 11, 11, 12], [3, 0, -2, 0, 1], true),
            // A row that did not stand counted nobody; one that is gone counts nobody.
            ([-1, 4, 4, 3, 3, 3], [4, 0, -1, 0, 0], true), ([5, 5, 5, -1, -1, -1], [0, 0, -5, 0, 0], true),
            ([-1, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0], false), ([-1, nil, nil, nil, nil, nil], [nil, nil, nil, nil, nil], false),
            // Not known or not applicable is not nought: nothing to take a difference from.
            ([nil, nil, nil, nil, nil, 7], [nil, nil, nil, nil, nil], true), ([nil, 2, 3, 3, 3, 3], [nil, 1, 0, 0, 0], true),
            ([7, 8, 8, 8, 8, nil], [1, 0, 0, 0, nil], true),
            // Without a number in between, the difference goes with the step at which there is one again.
            ([7, nil, nil, 9, 9, 10], [nil, nil, 2, 0, 1], true), ([7, 9, 7, 7, 7, 7], [2, -2, 0, 0, 0], false),
        ] as [([Int?], [Int?], Bool)])
    func `parts are differences of steps and add up`(states: [Int?], parts: [Int?], moved: Bool) {
        let number = count(states)
        #expect(number.parts == parts)
        #expect(number.hasMoved == moved)
    }

    @Test(
        arguments: [(1, 3, 3333), (2, 3, 6667), (1, 8, 1250), (1, 16, 625), (1, 32, 313), (0, 7, 0), (7, 7, 10_000), (1, 20_000, 1)]
            as [(Int, Int, Int)])
    func `a rate is rounded to hundredths of a percentage point, halves up`(successes: Int, trials: Int, points: Int) {
        #expect(RestatedValue(successes: successes, trials: trials, missing: 0).value == points)
    }

    @Test func `a rate of nobody is no rate, and rates add up though each is rounded`() {
        #expect(RestatedValue(successes: 0, trials: 0, missing: 3).value == nil)
        #expect(RestatedValue(successes: nil, trials: 3, missing: nil).value == nil)
        let states = [(1, 3), (2, 6), (3, 7), (3, 8), (3, 8), (4, 9)].map { RestatedValue(successes: $0, trials: $1, missing: 0) }
        let number = RestatedNumber(key: [], figure: .rate(Self.rate), states: states)
        #expect(number.parts == [0, 953, -536, 0, 694])
        #expect(number.parts.reduce(0) { $0 + ($1 ?? 0) } == 4444 - 3333)
        let absent = RestatedNumber(
            key: [], figure: .rate(Self.rate), states: [RestatedValue(hasRow: false)] + states.dropFirst())
        #expect(absent.parts == [nil, 953, -536, 0, 694] && absent.hasMoved)
    }

    /// Applications of P1 to P3 and mentors known by the end of January; then P4 applies late, P2 is corrected and P3 taken back.
    private func history() throws -> RestatedStore { try RestatedStore() }

    @Test func `a query is compared as a whole or by its headlines`() throws {
        let store = try history()
        let query = try QueryCatalogue(folder: House.queries).query("selection/funnel")
        let restatement = try Restatement(query, parameters: ["by": "school"], on: store.comparing())
        let moved = restatement.moved.map {
            "\($0.key.map { $0.text ?? "-" }.joined(separator: "/")) \($0.figure.name) \($0.parts.map { $0 ?? -99 })"
        }
        // 一中 had P1, P2, P3; P2 turns out to be at 二中, P3 is taken back; P4 at 二中 came late.
        #expect(
            moved == [
                "p/一中 applied [0, -1, -1, 0, 0, 0]", "p/一中 undecided [0, -1, -1, 0, 0, 0]", "p/二中 applied [1, 1, 0, 0, 0, 0]",
                "p/二中 undecided [1, 1, 0, 0, 0, 0]",
            ])
        // Two schools, ten counts and a rate each.
        #expect(restatement.compared == 2 * 9)
        #expect(restatement.summary == Bilingual("比较了 18 项指标，变动 4 项", "18 numbers compared, 4 moved"))
        #expect(try Restatement(query, headlinesOnly: true, on: store.comparing()).compared == 0)
    }

    @Test func `CSV holds exact integers, the table signs and percentages, JSON every step`() throws {
        let store = try history()
        let query = try query(
            ["school: text", "yes: count persons", "all_of: count persons"],
            more: ["estimate rate: proportion of yes in all_of; 率 | rate", "headline: rate"],
            "SELECT school, SUM(CASE WHEN person_id < 3 THEN 1 ELSE 0 END) AS yes, COUNT(*) AS all_of FROM application GROUP BY school ORDER BY school"
        )
        let restatement = try Restatement(query, on: store.comparing())
        #expect(
            restatement.text(.csv) == """
                school,number,unit,before,late,correction,retraction,recognition,erasure,rules,after,n_before,n_after,missing_before,missing_after
                一中,yes,persons,2,0,-1,0,0,0,0,1,,,,
                一中,all_of,persons,3,0,-1,-1,0,0,0,1,,,,
                一中,rate,basis_points,6667,0,-1667,5000,0,0,0,10000,3,1,,
                二中,yes,persons,,0,1,0,0,0,0,1,,,,
                二中,all_of,persons,,1,1,0,0,0,0,2,,,,
                二中,rate,basis_points,,,5000,0,0,0,0,5000,,2,,

                """)
        let lines = restatement.text(.table).split(separator: "\n").map(String.init)
        #expect(lines[3].split(separator: " ").joined(separator: " ") == "一中 rate % 66.67 0 -16.67 +50.00 0 0 0 100.00 3 1")
        #expect(lines.suffix(2) == ["比较了 6 项指标，变动 6 项", "6 numbers compared, 6 moved"])
        #expect(restatement.text(.markdown).contains("| 二中 | all_of | persons | - | +1 | +1 | 0 | 0 | 0 | 0 | 2 |  |  |  |  |\n"))
        let json = try #require(try JSONSerialization.jsonObject(with: Data(restatement.text(.json).utf8)) as? [String: Any])
        #expect(json["query"] as? String == "area/name" && json["compared"] as? Int == 6 && json["moved"] as? Int == 6)
        #expect(
            json["as_of"] as? String == "2025-12-31" && json["compare_known_by"] as? String == "2025-01-31"
                && json["known_by"] as? String == "2025-06-30")
        #expect(json["causes"] as? [String] == ["late", "correction", "retraction", "recognition", "erasure", "rules"])
        let last = try #require((json["numbers"] as? [[String: Any]])?.last)
        #expect((last["key"] as? [String: String]) == ["school": "二中"] && last["number"] as? String == "rate")
        #expect((last["states"] as? [Any])?.map { $0 as? Int } == [nil, 0, 5000, 5000, 5000, 5000, 5000])
        #expect(last["row_stands"] as? [Bool] == [false, true, true, true, true, true, true])
        #expect((last["n"] as? [Any])?.map { $0 as? Int } == [nil, 1, 2, 2, 2, 2, 2])
        #expect((last["parts"] as? [String: Any])?["late"] is NSNull && (last["parts"] as? [String: Any])?["correction"] as? Int == 5000)
        #expect(last["before"] is NSNull && last["after"] as? Int == 5000)
    }

    @Test func `where nothing moved that is said, and a key that names two rows is refused`() throws {
        let store = try history()
        let still = try query(["a: text", "n: count persons"], "SELECT 'x' AS a, 1 AS n")
        let restatement = try Restatement(still, on: store.comparing())
        #expect(restatement.moved.isEmpty && restatement.compared == 1)
        #expect(restatement.text(.table).hasSuffix("比较了 1 项指标，没有变动\n1 numbers compared, none moved\n"))
        let twice = try query(["a: text", "n: count persons"], "SELECT 'x' AS a, 1 AS n UNION ALL SELECT 'x', 2")
        let error = #expect(throws: FindingsError.self) { try Restatement(twice, on: store.comparing()) }
        #expect(error?.findings.map(\.code) == ["query.key.repeated"])
    }

    @Test func `queries with headlines are those an office signs for`() throws {
        let queries = try QueryCatalogue(folder: House.queries).queries
        #expect(
            queries.filter { !$0.headlines.isEmpty }.map(\.name) == [
                "overview/alumni", "overview/plan_year", "selection/screening_ratio", "trajectories/standing",
            ])
        for query in queries {
            let numeric = query.keyColumns.filter { if case .count = $0.kind { true } else { false } }
            #expect(!query.key.isEmpty && numeric.isEmpty, "\(query.name)")
        }
    }
}
