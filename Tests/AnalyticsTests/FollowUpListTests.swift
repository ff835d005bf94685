// Follow-ups held against lists: Top-Notch entries by the bases of the day, majors on the scale, universities by tier.

import Analytics
import Domain
import Ledger
import Testing

@Suite struct FollowUpListTests {
    private static let first = CivilDay("2019-01-01") ?? CivilDay(number: 0)
    private static let second = CivilDay("2026-01-01") ?? CivilDay(number: 0)

    /// 甲大学 has bases in physics from 2019 and chemistry from 2026, 乙大学 one in mechanics.
    private func facts(completeTo day: CivilDay? = nil) -> ListedFacts {
        func university(_ value: String, _ name: String, central: Bool?, subject: String? = nil, discipline: String? = nil)
            -> ListedFacts.University
        {
            ListedFacts.University(
                value: value, name: name, level: .undergraduate, central: central, subject: subject, discipline: discipline)
        }
        return ListedFacts(
            universities: [
                university("甲大学", "甲大学", central: true), university("甲大学 物理", "甲大学", central: true, subject: "物理", discipline: "physics"),
                university("乙大学", "乙大学", central: false), university("乙大学 力学", "乙大学", central: false, subject: "力学"),
                university("丙大学", "丙大学", central: false),
            ],
            majors: [
                ListedFacts.Major(value: "物理学", category: "理学", discipline: "physics", bearsName: true),
                ListedFacts.Major(value: "声学", category: "理学", discipline: "physics", bearsName: false),
                ListedFacts.Major(value: "化学", category: "理学", discipline: "chemistry", bearsName: true),
                ListedFacts.Major(value: "天文学", category: "理学", discipline: nil, bearsName: false),
                ListedFacts.Major(value: "临床医学", category: "医学", discipline: nil, bearsName: false),
                ListedFacts.Major(value: "法学", category: "法学", discipline: nil, bearsName: false),
            ],
            bases: [
                ListedFacts.Base(university: "甲大学", subject: "物理学", discipline: "physics", from: Self.first),
                ListedFacts.Base(university: "甲大学", subject: "化学", discipline: "chemistry", from: Self.second),
                ListedFacts.Base(university: "乙大学", subject: "力学", discipline: nil, from: Self.first),
            ], basesCompleteDay: day)
    }

    private func row(_ store: FormerPupils, _ query: String, _ names: [String], completeTo day: CivilDay? = nil) throws -> [Int?] {
        let measure = try store.measure(query, ["by": "cohort"], lists: facts(completeTo: day))
        #expect(measure.rows.count == 1)
        return try measure.counts(names, measure.first())
    }

    /// P1, P2 confirmed (by what they wrote, by their major); P3 before chemistry was listed; P4 without a major; P5 another university; P6
    /// without one; P7 mechanics, written; P8 did not enter; P9 silent; P10 (number 11) erased.
    private func entrants() throws -> FormerPupils {
        let store = try FormerPupils()
        try store.train((1...7).map { "P\($0)" } + ["P8", "P9"])
        try store.train(["P10"])
        let day = "2025-10-01"
        try store.tell(["P1"], .topnotch, .yes, on: day, value: "甲大学 物理")
        try store.tell(["P2", "P3", "P4"], .topnotch, .yes, on: day, value: "甲大学")
        try store.tell(["P5"], .topnotch, .yes, on: day, value: "丙大学")
        try store.tell(["P6"], .topnotch, .yes, on: day)
        try store.tell(["P7"], .topnotch, .yes, on: day, value: "乙大学 力学")
        try store.tell(["P8"], .topnotch, .no, on: day)
        try store.tell(["P2", "P5"], .major, .yes, on: day, value: "声学")
        try store.tell(["P3"], .major, .yes, on: day, value: "化学")
        try store.erase([11], on: "2026-03-01")
        return store
    }

    private static let verdicts = [
        "eligible", "not_entered", "entered", "confirmed", "before_list", "discipline_missing", "not_in_partial", "refuted",
        "university_missing", "unverified", "unknown", "erased", "settled",
    ]

    @Test func `a partial list of bases confirms and never refutes`() throws {
        let store = try entrants()
        #expect(try row(store, "followup/topnotch", Self.verdicts) == [10, 1, 7, 3, 1, 1, 1, 0, 1, 4, 1, 1, 4])
        let measure = try store.measure("followup/topnotch", lists: facts())
        let row = try measure.first()
        let rate = try #require(measure.estimate(row, "confirmed_rate"))
        #expect(rate.outer == 0.3...0.9 && rate.estimate == nil && rate.missing == 6)
    }

    @Test func `a complete list of that day refutes what it does not have, but not a later entry`() throws {
        let store = try entrants()
        let through = try #require(CivilDay("2025-12-31"))
        #expect(try row(store, "followup/topnotch", Self.verdicts, completeTo: through) == [10, 1, 7, 3, 0, 1, 0, 2, 1, 2, 1, 1, 6])
        let earlier = try #require(CivilDay("2025-09-30"))
        #expect(try row(store, "followup/topnotch", ["refuted"], completeTo: earlier) == [0])
    }

    @Test func `without lists nothing is confirmed`() throws {
        let measure = try entrants().measure("followup/topnotch")
        #expect(try measure.counts(["entered", "confirmed", "university_missing"], measure.first()) == [7, 0, 7])
    }

    @Test func `the major is placed on the scale against the discipline of training`() throws {
        let store = try FormerPupils()
        try store.train((1...9).map { "P\($0)" })
        try store.train(["P10"])
        let majors = ["物理学", "声学", "化学", "天文学", "临床医学", "法学", "某某技术"]
        for (index, major) in majors.enumerated() { try store.tell(["P\(index + 1)"], .major, .yes, on: "2025-10-01", value: major) }
        try store.tell(["P8"], .admission, .no, on: "2025-10-01")
        try store.erase([11], on: "2026-01-10")
        let names = [
            "eligible", "not_admitted", "same_discipline", "same_class", "other_basic", "applied", "left_science", "kept", "basic",
            "placed",
            "unlisted", "unknown", "erased",
        ]
        #expect(try row(store, "followup/discipline", names) == [10, 1, 1, 1, 2, 1, 1, 2, 4, 6, 1, 1, 1])
        // The newest major counts.
        try store.tell(["P1"], .major, .yes, on: "2026-02-01", value: "法学")
        #expect(try row(store, "followup/discipline", ["same_discipline", "left_science"]) == [0, 2])
    }

    @Test func `entrants stand in one tier each, their own host and bases apart`() throws {
        let store = try FormerPupils()
        try store.train((1...9).map { "P\($0)" }, university: "乙大学")
        let day = "2025-10-01"
        try store.tell(["P1"], .admission, .yes, on: day, value: "甲大学", kind: .undergraduate)
        try store.tell(["P2"], .admission, .yes, on: day, value: "乙大学")
        try store.tell(["P3"], .admission, .yes, on: day, value: "没见过的大学", kind: .undergraduate)
        try store.tell(["P4"], .admission, .yes, on: day, value: "某学院", kind: .vocational)
        try store.tell(["P5"], .admission, .yes, on: day, value: "Somewhere", kind: .abroad)
        try store.tell(["P6"], .admission, .yes, on: day)
        try store.tell(["P7"], .admission, .no, on: day)
        let names = [
            "eligible", "central", "local", "undergraduate_unlisted", "vocational", "abroad", "unclassified", "not_admitted", "known",
            "unknown", "host", "undergraduate", "with_base", "sorted", "placed",
        ]
        #expect(try row(store, "followup/entry", names) == [9, 1, 1, 1, 1, 1, 1, 1, 7, 2, 1, 3, 2, 6, 5])
    }

    @Test func `what a rule created is flagged, and can be set apart from every rate`() throws {
        let store = try FormerPupils()
        try store.train(["P1", "P2", "P3", "P4"])
        try store.add(
            .evaluation, ["P1", "P3", "P4"],
            [
                "plan_id": .text("shanxi-2024"), "stage": .text("annual"), "level": .text("regional"), "outcome": .text("qualified"),
                "day": .integer(20_070),
            ])
        try store.tell(["P1", "P2"], .topnotch, .yes, on: "2025-10-01", value: "甲大学 物理")
        try store.tell(["P3"], .topnotch, .yes, on: "2025-10-01", value: "乙大学")
        try store.tell(["P4"], .topnotch, .no, on: "2025-10-01")
        let names = ["eligible", "known", "yes", "by_rule"]
        func counts(_ parameters: [String: String]) throws -> [Int?] {
            let measure = try store.measure(
                "followup/response", parameters.merging(["question": "topnotch"]) { own, _ in own }, lists: facts())
            return try measure.counts(names, measure.first())
        }
        #expect(try counts([:]) == [4, 4, 3, 0])
        // P2 did not complete training, P3 entered elsewhere.
        #expect(try counts(["exempting": "丙大学,甲大学"]) == [4, 4, 3, 1])
        #expect(try counts(["exempting": "丙大学,甲大学", "by_rule": "exclude"]) == [3, 3, 2, 1])
    }
}
