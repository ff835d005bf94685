// The way from what was known by a former day to what is known now: its ends are the plain cuts, and each cause moves what it should.

import Domain
import Foundation
import Plans
import Testing

@testable import Ledger

/// What is seen after so many causes.
struct StepView: Sendable, CustomTestStringConvertible {
    let causes: Int
    let seen: [String]

    var testDescription: String { "\(causes) causes" }
}

@Suite struct ComparingReaderTests {
    static let former = "2025-03-31"

    /// Known before: P1 80, P2 60, P3 70, P6 40, P8 30 and P4, taken back. In between: P2 corrected, P3 taken back, P4 given again,
    /// P5 and P9 new (P9 then corrected), P6 taken back and given again, P7 given and taken back, P8 corrected and taken back.
    private func history() throws -> TemporaryStore {
        let store = try TemporaryStore()
        let ledger = try store.ledger()
        let plan = try OfficialPlan.xinjiang()
        _ = try ledger.append(plan.plan, source: plan.source, head: head("plan", received: "2025-01-01"))
        try ledger.apply((1...9).map { "P\($0)" })
        try ledger.screen(
            [(1, 80), (2, 60), (3, 70), (4, 50), (6, 40), (8, 30)].map { try screening("P\($0)", score: $1) }, received: "2025-02-01")
        try ledger.screen([screening("P4", score: 50, retracted: true)], received: Self.former)
        try ledger.screen(
            [
                screening("P2", score: 61), screening("P3", score: 0, retracted: true), screening("P4", score: 51),
                screening("P5", score: 52), screening("P9", score: 90), screening("P6", score: 0, retracted: true),
                screening("P7", score: 75), screening("P8", score: 31),
            ], received: "2025-04-01")
        try ledger.screen(
            [
                screening("P6", score: 41), screening("P7", score: 0, retracted: true), screening("P8", score: 0, retracted: true),
                screening("P9", score: 91),
            ], received: "2025-05-01")
        try ledger.recordErasure(of: [1], received: "2025-05-02")
        let changed = plan.source.replacing("pupils: 5", with: "pupils: 4")
        let document = try #require(PlanReader.read(changed, file: "xinjiang-2025.yaml").document)
        _ = try ledger.append(document.plan, source: changed, head: head("plan", received: "2025-05-03"))
        let another = plan.source.replacing("id: xinjiang-2025", with: "id: xinjiang-2025b")
        let new = try #require(PlanReader.read(another, file: "xinjiang-2025b.yaml").document)
        _ = try ledger.append(new.plan, source: another, head: head("plan", received: "2025-05-04"))
        // What comes after the present known-by day concerns neither end.
        try ledger.screen([screening("P1", score: 99)], received: "2025-07-01")
        try ledger.recordErasure(of: [2], received: "2025-07-01")
        return store
    }

    private func comparing(
        _ store: TemporaryStore, from former: String = former, to knownBy: String = "2025-06-30", asOf: String = "2199-12-31"
    )
        throws -> ComparingReader
    {
        try ComparingReader(
            folder: store.folder, cut: Cut(asOf: day(asOf), knownBy: day(knownBy)), formerlyKnownBy: day(former))
    }

    private func scores(_ reader: LedgerReader) throws -> [String] {
        try reader.run("SELECT person_id, score FROM screening ORDER BY person_id", arguments: [:]).rows.map { row in
            "\(row[0].integer ?? -1) \(Int(row[1].real ?? -1))"
        }
    }

    @Test(arguments: [
        StepView(causes: 0, seen: ["1 80", "2 60", "3 70", "6 40", "8 30"]),
        StepView(causes: 1, seen: ["1 80", "2 60", "3 70", "4 51", "5 52", "6 40", "8 30", "9 91"]),
        StepView(causes: 2, seen: ["1 80", "2 61", "3 70", "4 51", "5 52", "6 41", "8 30", "9 91"]),
        StepView(causes: 3, seen: ["1 80", "2 61", "4 51", "5 52", "6 41", "9 91"]),
        StepView(causes: 4, seen: ["1 80", "2 61", "4 51", "5 52", "6 41", "9 91"]),
        StepView(causes: 5, seen: ["1 80", "2 61", "4 51", "5 52", "6 41", "9 91"]),
        StepView(causes: 6, seen: ["1 80", "2 61", "4 51", "5 52", "6 41", "9 91"]),
    ])
    func `each record moves with its own cause and stays moved`(view: StepView) throws {
        let comparing = try comparing(history())
        #expect(try comparing.with(causes: view.causes, scores) == view.seen)
        // Back at the present once it has been read.
        #expect(try scores(comparing.reader) == ["1 80", "2 61", "4 51", "5 52", "6 41", "9 91"])
    }

    @Test func `a new plan comes with the late reports, a changed rule last, an erasure on its own`() throws {
        let comparing = try comparing(history())
        let sql = "SELECT plan_id || ' ' || mentor_capacity FROM plan ORDER BY plan_id"
        let plans = try (0...6).map { try comparing.with(causes: $0) { try $0.run(sql, arguments: [:]).rows.compactMap { $0[0].text } } }
        #expect(plans[0] == ["xinjiang-2025 5"])
        for step in 1...5 { #expect(plans[step] == ["xinjiang-2025 5", "xinjiang-2025b 5"]) }
        #expect(plans[6] == ["xinjiang-2025 4", "xinjiang-2025b 5"])
        let erased = try (0...6).map { try comparing.with(causes: $0) { try $0.run("SELECT * FROM erasure", arguments: [:]).rows } }
        #expect(
            erased == [[], [], [], [], []] + [[[.integer(1), .integer(try number("2025-05-02"))]]] + [
                [[.integer(1), .integer(try number("2025-05-02"))]]
            ])
        #expect(comparing.causes == Set(RestatementCause.allCases).subtracting([.recognition]))
    }

    @Test(arguments: ["2025-01-15", "2025-05-03", "2199-12-31"])
    func `the ends are the plain cuts, on every relation`(asOf: String) throws {
        let store = try history()
        for (former, knownBy) in [(Self.former, "2025-06-30"), ("2024-01-01", "2199-12-31"), ("2025-06-01", "2025-06-30")] {
            let comparing = try comparing(store, from: former, to: knownBy, asOf: asOf)
            for (causes, day) in [(0, former), (6, knownBy)] {
                let plain = try store.reader(asOf: asOf, knownBy: day)
                for relation in LedgerReader.relations {
                    let sql = "SELECT * FROM \(relation)"
                    let (stepped, expected) = (
                        try comparing.with(causes: causes) { try $0.run(sql, arguments: [:]) }, try plain.run(sql, arguments: [:])
                    )
                    #expect(stepped.columns == expected.columns)
                    #expect(sorted(stepped.rows) == sorted(expected.rows), "\(relation), \(former) to \(knownBy), \(causes) causes")
                }
            }
        }
    }

    @Test func `a full store has something in every relation at the end and nothing at the beginning`() throws {
        let store = try TemporaryStore()
        let ledger = try store.ledger()
        try ledger.fill()
        try ledger.recordErasure(of: [1], received: "2025-02-01")
        let comparing = try comparing(store, from: "2024-12-31")
        for relation in LedgerReader.relations {
            let counts = try (0...6).map { step in
                try comparing.with(causes: step) { try $0.run("SELECT COUNT(*) FROM \(relation)", arguments: [:]).rows[0][0].integer ?? -1 }
            }
            #expect(counts[0] == 0 && counts[6] > 0, "\(relation): \(counts)")
            #expect(counts[4] == (relation == "erasure" ? 0 : counts[6]), "\(relation): \(counts)")
        }
        #expect(comparing.causes == [.late, .recognition, .erasure])
    }

    @Test func `what came in between is told by day`() throws {
        let received = try comparing(history()).received()
        #expect(
            received.map { "\($0.day) \($0.batches) \($0.rows) \($0.kinds.joined(separator: "+"))" } == [
                "2025-04-01 1 8 screening", "2025-05-01 1 4 screening", "2025-05-02 1 1 erasure", "2025-05-03 1 1 plan",
                "2025-05-04 1 1 plan",
            ])
    }

    @Test func `a day is compared with itself, but not with an earlier one`() throws {
        let store = try history()
        let same = try comparing(store, from: "2025-06-30")
        #expect(try same.causes.isEmpty && same.received().isEmpty)
        let error = #expect(throws: FindingsError.self) { try comparing(store, from: "2025-07-01") }
        #expect(error?.findings.map(\.code) == ["compare.known_by.later"])
        #expect(error?.findings.first?.message(in: .chinese).contains("晚于现在的获知截止日") == true)
        #expect(error?.findings.first?.message(in: .english).contains("expected 2025-06-30 or earlier") == true)
    }

    private func sorted(_ rows: [[Cell]]) -> [String] {
        rows.map { "\($0)" }.sorted()
    }
}
