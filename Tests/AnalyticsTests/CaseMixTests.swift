// Case-mix in a query's head: the same answer as the estimator gives for the same pupils, and a word where there is none.

import Analytics
import Domain
import Foundation
import Ledger
import Statistics
import Testing

@Suite struct CaseMixTests {
    /// A pupil: pool, mentor, success, score.
    typealias Pupil = (pool: String, mentor: String, success: Int, score: Double?)

    private static let pupils: [Pupil] = [
        ("p", "a", 1, 1.2), ("p", "a", 0, -0.4), ("p", "a", 1, 0.3), ("p", "b", 0, 1.0), ("p", "b", 0, -1.1), ("p", "b", 1, 0.6),
        ("p", "b", 0, -0.2), ("p", "c", 1, -0.9), ("p", "c", 0, 0.1), ("p", "c", 1, nil), ("q", "a", 1, 0.5), ("q", "a", 0, 0.4),
        ("q", "d", 0, -0.7), ("q", "d", 1, -0.6),
    ]

    private func measure(_ pupils: [Pupil], least: Int? = nil, wrong: Int = 0) throws -> Measure {
        let store = try EmptyStore()
        let relation = pupils.enumerated().map { index, pupil in
            "SELECT 'x' AS plan_id, \(index) AS person_id, '\(pupil.pool)' AS pool, '\(pupil.mentor)' AS mentor, \(pupil.success) AS x, "
                + "\(pupil.score.map { "\($0)" } ?? "NULL") AS score"
        }
        let reader = try LedgerReader(
            folder: store.folder, cut: store.reader.cut,
            derived: [("pupil_of_test", relation.joined(separator: "\nUNION ALL ") + "\nUNION ALL " + relation[0])])
        let made = try query(
            ["mentor: text", "pool: text", "x: count persons", "n: count persons", "lost: count persons"],
            more: (least.map { ["parameter least: number = \($0); 甲 | A"] } ?? []) + [
                "estimate e: case-mix of x in n, missing lost, pupils pupil_of_test, on score, unit mentor, within pool"
                    + (least == nil ? "" : ", shown from least") + "; 甲 | A"
            ],
            """
            SELECT mentor, pool, SUM(CASE WHEN score IS NOT NULL THEN x ELSE 0 END) AS x, COUNT(score) + \(wrong) AS n,
              COUNT(*) - COUNT(score) AS lost
            FROM (SELECT DISTINCT * FROM pupil_of_test) AS p GROUP BY pool, mentor ORDER BY pool, mentor
            """)
        return try Measure(made, on: reader)
    }

    private func estimates(_ measure: Measure) -> [RowEstimate] { measure.rows.compactMap { measure.estimate($0, "e") } }

    @Test func `each pool has a regression of its own, over its pupils with a score, each once`() throws {
        let found = estimates(try measure(Self.pupils))
        for (pool, rows) in [("p", 0..<3), ("q", 3..<5)] {
            let own = Self.pupils.filter { $0.pool == pool && $0.score != nil }
            let answer = try observedExpected(
                units: own.map(\.mentor), outcomes: own.map { $0.success == 1 },
                covariates: Covariates(names: ["score"], rows: own.map { [$0.score ?? 0] })
            ).units
            #expect(rows.count == answer.count)
            for (item, unit) in zip(found[rows], answer) {
                let value = try #require(item.estimate)
                #expect(abs(value.value - (unit.ratio.value ?? 0)) < 1e-9 && abs(value.lower - unit.ratio.lower) < 1e-9)
                #expect(abs((item.reference ?? 0) - unit.expected) < 1e-9 && value.n == unit.n)
                #expect(value.method == "observed-expected-poisson")
            }
            // Observed and expected have one sum.
            let sum = found[rows].reduce(0) { $0 + ($1.reference ?? 0) }
            #expect(abs(sum - Double(own.filter { $0.success == 1 }.count)) < 1e-9)
        }
        #expect(found.map(\.missing) == [0, 0, 1, 0, 0] && found.map(\.n) == [3, 4, 2, 2, 2])
    }

    @Test func `the order in which pupils come in moves no digit`() throws {
        #expect(try measure(Self.pupils).text(.csv) == measure(Self.pupils.reversed()).text(.csv))
    }

    @Test(
        arguments: [
            [("p", "a", 1, 0.5), ("p", "a", 0, 0.5), ("p", "b", 1, 0.5)], [("p", "a", 1, 0.5), ("p", "a", 0, -0.5), ("p", "b", 1, 0.7)],
            [("p", "a", 1, 0.5), ("p", "a", 1, -0.5), ("p", "b", 1, 0.7)],
        ] as [[Pupil]])
    func `one score for all, scores that tell the outcome perfectly, or all excellent: the data cannot tell`(pupils: [Pupil]) throws {
        let found = estimates(try measure(pupils))
        #expect(found.map(\.remarks) == [[.cannotTell], [.cannotTell]] && found.map(\.n) == [2, 1])
        #expect(found.allSatisfy { $0.estimate == nil && $0.reference == nil })
    }

    @Test func `a unit without a score has no number, and too few are withheld with what was expected of them`() throws {
        let found = estimates(try measure(Self.pupils + [("p", "z", 1, nil)], least: 3))
        #expect(found.map(\.remarks) == [[], [], [.tooFew], [], [.tooFew], [.tooFew]])
        #expect(found[3].estimate == nil && found[3].n == 0 && found[3].missing == 1)
        #expect(found[2].reference == nil && found[2].estimate == nil)
    }

    @Test func `a query that counts other people than the regression is wrong`() {
        #expect(throws: EstimateError.impossibleCounts) { try measure(Self.pupils, wrong: 1) }
    }
}
