// The programme over years: each outcome by cycle and in all, with its trend and what numbers like these can show.

import Analytics
import Domain
import Statistics
import Testing

@Suite struct YearsTests {
    /// 2023: 20 applied, 10 selected and trained: 9 evaluated (4 excellent, one without grade), one left; 3 in Top-Notch, 2 not, 5 silent.
    /// 2024: 20 applied, 15 selected and trained: 10 evaluated (2 excellent), 5 unknown; all silent. One more of 2024 is undecided.
    private func twoCohorts() throws -> FormerPupils {
        let store = try FormerPupils()
        try store.plan { $0.replacing("2023", with: "2022").replacing("2024", with: "2023").replacing("2025", with: "2024") }
        for (year, selected) in [(2023, 10), (2024, 15)] {
            let plan = Cell.text("shanxi-\(year)")
            let people = (1...20).map { "P\(year)-\($0)" }
            let day = try #require(CivilDay("\(year)-01-05")).number
            try store.add(
                .application, people + (year == 2024 ? ["Q"] : []),
                ["plan_id": plan, "day": .integer(day), "discipline": .text("physics"), "grade": .text("senior_2")])
            try store.add(
                .screening, Array(people.prefix(selected)),
                ["plan_id": plan, "stage": .text("selection"), "result": .text("pass"), "day": .integer(day)])
            try store.add(
                .screening, Array(people.dropFirst(selected)),
                ["plan_id": plan, "stage": .text("test"), "result": .text("fail"), "day": .integer(day)])
            try store.train(Array(people.prefix(selected)), plan: "shanxi-\(year)")
        }
        func evaluate(_ people: ClosedRange<Int>, _ year: Int, _ outcome: String?) throws {
            try store.add(
                .evaluation, people.map { "P\(year)-\($0)" },
                [
                    "plan_id": .text("shanxi-\(year)"), "stage": .text("annual"), "level": .text("regional"),
                    "outcome": outcome.map(Cell.text) ?? .null, "day": .integer(try #require(CivilDay("\(year)-12-20")).number),
                ])
        }
        try evaluate(1...4, 2023, "excellent")
        try evaluate(5...8, 2023, "qualified")
        try evaluate(9...9, 2023, nil)
        try store.add(.exit, ["P2023-10"], ["plan_id": .text("shanxi-2023"), "day": .integer(19_600)])
        try evaluate(1...2, 2024, "excellent")
        try evaluate(3...10, 2024, "qualified")
        try store.tell((1...3).map { "P2023-\($0)" }, .topnotch, .yes, on: "2025-03-01")
        try store.tell((4...5).map { "P2023-\($0)" }, .topnotch, .no, on: "2025-03-01")
        return store
    }

    private static let counts = ["successes", "known", "unknown", "erased", "years", "compares", "last_known"]

    private func rows(_ measure: Measure, _ outcome: String) -> [MeasureRow] {
        measure.rows.filter { measure.cell($0, "yearly") == .text(outcome) }
    }

    /// The row of all years.
    private func all(_ measure: Measure, _ outcome: String) throws -> MeasureRow { try #require(rows(measure, outcome).first) }

    @Test func `every outcome has its cycles and a row for all of them, the unknown apart`() throws {
        let measure = try twoCohorts().measure("overview/years")
        let expected: [(String, [[Int?]])] = [
            ("selection", [[25, 40, 1, 0, 2, 1, 20], [10, 20, 0, 0, nil, nil, nil], [15, 20, 1, 0, nil, nil, nil]]),
            ("completion", [[19, 20, 5, 0, 2, 1, 10], [9, 10, 0, 0, nil, nil, nil], [10, 10, 5, 0, nil, nil, nil]]),
            ("excellent", [[6, 18, 6, 0, 2, 1, 10], [4, 8, 1, 0, nil, nil, nil], [2, 10, 5, 0, nil, nil, nil]]),
            ("topnotch", [[3, 5, 20, 0, 1, 0, 5], [3, 5, 5, 0, nil, nil, nil], [0, 0, 15, 0, nil, nil, nil]]),
        ]
        #expect(measure.rows.count == 12)
        for (outcome, counts) in expected {
            #expect(rows(measure, outcome).map { measure.counts(Self.counts, $0) } == counts, "\(outcome)")
        }
    }

    @Test func `trend, smallest change and people needed are those of the estimators`() throws {
        let measure = try twoCohorts().measure("overview/years")
        let all = try all(measure, "selection")
        let years = [
            CountsAt(year: 2023, counts: try Counts(successes: 10, trials: 20)),
            CountsAt(year: 2024, counts: try Counts(successes: 15, trials: 20)),
        ]
        let slope = measure.estimate(all, "slope")
        let test = try trend(years).test
        #expect(slope?.estimate?.value == 0.25 && slope?.probability == test.p)
        let rate = try detectableRate(above: 0.5, first: 20, second: 20)
        #expect(rate != nil && measure.estimate(all, "smallest")?.estimate?.value == rate.map { $0 - 0.5 })
        // 62.5 % against 72.5 %.
        #expect(measure.estimate(all, "people")?.estimate?.value == Double(try sampleSize(first: 0.625, second: 0.725).perGroup))
        #expect(rows(measure, "selection").dropFirst().allSatisfy { measure.estimate($0, "slope")?.isPresent == false })
        let five = try twoCohorts().measure("overview/years", ["points": "5"])
        let people = five.estimate(try self.all(five, "selection"), "people")?.estimate?.value
        #expect(people == Double(try sampleSize(first: 0.625, second: 0.675).perGroup))
    }

    @Test func `where no rise can show, the fall that would is told; one cohort alone shows no change`() throws {
        let measure = try twoCohorts().measure("overview/years")
        // 9 of 10, then 10: not even 100 % would stand out from 90 %.
        let completion = measure.estimate(try all(measure, "completion"), "smallest")?.estimate?.value
        let rate = try detectableRate(above: 0.1, first: 10, second: 10) ?? 0
        #expect(rate > 0.6 && abs((completion ?? 0) - (0.1 - rate)) < 1e-12)
        let entry = try all(measure, "topnotch")
        #expect(measure.estimate(entry, "slope")?.remarks == [.cannotTell] && measure.estimate(entry, "smallest")?.remarks == [.cannotTell])
    }

    @Test func `an outcome counts only once a cohort could have reached it`() throws {
        let measure = try twoCohorts().measure("overview/years", asOf: "2024-12-31")
        #expect(rows(measure, "topnotch").map { measure.counts(["known", "unknown"], $0) } == [[0, 10], [0, 10]])
        #expect(rows(try twoCohorts().measure("overview/years", asOf: "2024-12-30"), "completion").count == 2)
    }
}
