// Follow-up: who is due, located, replied and known, each by hand; the headline withheld, with its bounds beside it.

import Analytics
import Domain
import Statistics
import Testing

@Suite struct FollowUpTests {
    /// Fourteen pupils as of 30 June 2026. P1, P2, P3, P4, P14 known (P2's evidence past its date, P4's no old, P14's later no
    /// ends the yes); P5 refused; P6 silent; P7 silent, then lost; P8 never asked; P9 located but not asked; P10 erased (its number is 11: the mentor came before); P11 put off; P12 died
    /// before; P13 still at school.
    private func fourteen() throws -> FormerPupils {
        let store = try FormerPupils()
        try store.train((1...7).map { "P\($0)" }, school: "示例一中")
        try store.train(["P8", "P9", "P10", "P11", "P12"])
        try store.train(["P13"], grade: "senior_1")
        try store.train(["P14"], school: "示例一中")
        try store.tell(["P1"], .admission, .yes, on: "2025-11-01", .registry)
        try store.tell(["P2"], .admission, .yes, on: "2025-10-01", .selfReport, until: "2026-01-01")
        try store.tell(["P3"], .admission, .no, on: "2025-09-15")
        try store.tell(["P4"], .admission, .no, on: "2025-01-10")
        try store.tell(["P5"], .admission, .refused, on: "2025-10-02")
        try store.tell(["P6", "P7"], .admission, .noReply, on: "2025-10-03")
        try store.tell(["P7"], .contact, .notLocatable, on: "2026-02-01")
        try store.tell(["P9"], .contact, .yes, on: "2025-10-05")
        try store.tell(["P11"], .admission, .notYetDue, on: "2025-12-01")
        try store.tell(["P12"], .contact, .deceased, on: "2025-03-01")
        try store.tell(["P14"], .admission, .yes, on: "2025-09-01")
        try store.tell(["P14"], .admission, .no, on: "2025-10-10")
        try store.erase([11], on: "2026-03-01")
        return store
    }

    private static let counts = [
        "participants", "not_due", "deceased", "eligible", "located", "replied", "known", "yes", "no", "lapsed", "expired", "below_floor",
        "refused", "no_reply", "not_located", "not_asked", "unknown", "erased",
    ]

    @Test func `everybody due is known, unknown for one reason, or erased`() throws {
        let measure = try fourteen().measure("followup/response")
        let row = try measure.first()
        #expect(measure.rows.count == 1 && measure.cell(row, "group_value") == .text("shanxi-2024"))
        #expect(measure.counts(Self.counts, row) == [14, 2, 1, 11, 8, 6, 5, 2, 3, 1, 0, 0, 1, 1, 1, 2, 5, 1])
        // 241, 263, 272, 288 and 536 days; P2 and P4 gone, 241, 263 and 288.
        #expect(measure.cell(row, "median_age").real == 272)
        let stated = try fourteen().measure("followup/response", ["expiry": "stated"])
        #expect(try stated.cell(stated.first(), "median_age").real == 263)
    }

    @Test func `three rates stand apart, and under 65 % known only the bounds of the outcome are told`() throws {
        let store = try fourteen()
        let measure = try store.measure("followup/response")
        let row = try measure.first()
        #expect(measure.estimate(row, "knowledge_rate")?.estimate == (try wilson(successes: 5, trials: 11)))
        #expect(measure.estimate(row, "response_rate")?.estimate == (try wilson(successes: 6, trials: 8)))
        let outcome = try #require(measure.estimate(row, "outcome_rate"))
        #expect(outcome.estimate == nil && outcome.remarks == [.tooLittleKnown] && outcome.n == 5 && outcome.missing == 6)
        #expect(outcome.outer == 2.0 / 11...8.0 / 11)
        let shown = try store.measure("followup/response", ["least_known": "36"])
        #expect(try shown.estimate(shown.first(), "outcome_rate")?.estimate?.value == 0.4)
    }

    @Test func `evidence below the floor is an answer, but nothing known`() throws {
        let measure = try fourteen().measure("followup/response", ["evidence_floor": "registry"])
        let row = try measure.first()
        #expect(
            measure.counts(["eligible", "located", "replied", "known", "yes", "expired", "below_floor", "unknown"], row) == [
                11, 8, 6, 1, 1, 0, 4, 9,
            ])
    }

    @Test func `every answer expires on its date where that is asked for`() throws {
        let measure = try fourteen().measure("followup/response", ["expiry": "stated"])
        #expect(try measure.counts(["known", "yes", "lapsed", "expired"], measure.first()) == [3, 1, 0, 2])
    }

    @Test func `pupils without a recorded school stand apart, and the groups add up`() throws {
        let measure = try fourteen().measure("followup/response", ["by": "school"])
        #expect(measure.rows.map { measure.cell($0, "group_value") } == [.text("示例一中"), .null])
        #expect(
            measure.rows.map { measure.counts(["participants", "eligible", "known", "erased"], $0) } == [[8, 8, 5, 0], [6, 3, 0, 1]])
        #expect(measure.cell(measure.rows[1], "median_age") == .null)
    }

    @Test(arguments: [("2025-09-29", 0), ("2025-09-30", 11)])
    func `a cohort counts from the day on which it could have reached the outcome`(_ day: String, _ eligible: Int) throws {
        let store = try FormerPupils()
        try store.train((1...11).map { "P\($0)" })
        let measure = try store.measure("followup/response", asOf: day)
        #expect(try measure.counts(["participants", "eligible"], measure.first()) == [11, eligible])
    }

    @Test func `who is known to study further is known not to work yet, four years after admission`() throws {
        let store = try FormerPupils()
        try store.train(["P1", "P2", "P3"])
        try store.tell(["P1"], .furtherStudy, .yes, on: "2029-09-01", .selfReport)
        try store.tell(["P2"], .employment, .yes, on: "2029-09-02", .selfReport)
        let before = try store.measure("followup/response", ["question": "employment"], asOf: "2029-09-29")
        #expect(try before.counts(["eligible", "known"], before.first()) == [0, 0])
        let after = try store.measure("followup/response", ["question": "employment"], asOf: "2029-09-30")
        #expect(try after.counts(["eligible", "known", "yes", "unknown"], after.first()) == [3, 2, 1, 1])
        // Three years later employment is to be asked again.
        let late = try store.measure("followup/response", ["question": "employment"], asOf: "2032-09-05")
        #expect(try late.counts(["known", "yes", "expired"], late.first()) == [1, 0, 1])
        let study = try store.measure("followup/response", ["question": "further_study"], asOf: "2040-01-01")
        #expect(try study.counts(["known", "yes", "expired"], study.first()) == [1, 1, 0])
    }
}
