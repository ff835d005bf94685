// What the store shows of a history at each pair of days: corrections, moved days, retractions and second thoughts.

import Domain
import Foundation
import GRDB
import Testing

@testable import Ledger

/// What is seen at one pair of days: person, day and score of each screening row.
struct CutView: Sendable, CustomTestStringConvertible {
    let asOf: String
    let knownBy: String
    let seen: [String]

    var testDescription: String { "as of \(asOf), known by \(knownBy)" }
}

@Suite struct CutTests {
    /// Person 1 passes on 10 January; in March it turns out to have been on 20 January with 90 points.
    /// Person 2's row is taken back in April and given again, otherwise, in May.
    private func history() throws -> (store: TemporaryStore, receipts: [Receipt]) {
        let store = try TemporaryStore()
        let ledger = try store.ledger()
        return (
            store,
            [
                try ledger.apply(["P1", "P2"]),
                try ledger.screen([screening("P1", score: 80), screening("P2", score: 60)], received: "2025-02-01"),
                try ledger.screen([screening("P1", score: 90, on: "2025-01-20"), screening("P2", score: 60)], received: "2025-03-01"),
                try ledger.screen(
                    [record("P2", ["plan_id": .text("p"), "stage": .text("test")], retracted: true)], received: "2025-04-01"),
                try ledger.screen([screening("P2", score: 55)], received: "2025-05-01"),
            ]
        )
    }

    @Test(arguments: [
        CutView(asOf: "2025-12-31", knownBy: "2024-12-31", seen: []),
        CutView(asOf: "2025-12-31", knownBy: "2025-01-31", seen: []),
        CutView(asOf: "2025-12-31", knownBy: "2025-02-01", seen: ["1 2025-01-10 80.0", "2 2025-01-10 60.0"]),
        CutView(asOf: "2025-12-31", knownBy: "2025-02-28", seen: ["1 2025-01-10 80.0", "2 2025-01-10 60.0"]),
        CutView(asOf: "2025-12-31", knownBy: "2025-03-01", seen: ["1 2025-01-20 90.0", "2 2025-01-10 60.0"]),
        CutView(asOf: "2025-12-31", knownBy: "2025-04-01", seen: ["1 2025-01-20 90.0"]),
        CutView(asOf: "2025-12-31", knownBy: "2025-04-30", seen: ["1 2025-01-20 90.0"]),
        CutView(asOf: "2025-12-31", knownBy: "2025-05-01", seen: ["1 2025-01-20 90.0", "2 2025-01-10 55.0"]),
        // Before the day to which it moved, the corrected record has not happened, and the version it replaced does not come back.
        CutView(asOf: "2025-01-19", knownBy: "2025-12-31", seen: ["2 2025-01-10 55.0"]),
        CutView(asOf: "2025-01-20", knownBy: "2025-12-31", seen: ["1 2025-01-20 90.0", "2 2025-01-10 55.0"]),
        CutView(asOf: "2025-01-19", knownBy: "2025-02-01", seen: ["1 2025-01-10 80.0", "2 2025-01-10 60.0"]),
        CutView(asOf: "2025-01-10", knownBy: "2025-02-01", seen: ["1 2025-01-10 80.0", "2 2025-01-10 60.0"]),
        CutView(asOf: "2025-01-09", knownBy: "2025-12-31", seen: []),
    ])
    func `a pair of days shows the newest version known by the one, if it happened by the other`(view: CutView) throws {
        let reader = try history().store.reader(asOf: view.asOf, knownBy: view.knownBy)
        let rows = try reader.run("SELECT person_id, day, score FROM screening ORDER BY person_id", arguments: [:]).rows
        #expect(
            rows.map { row in
                "\(row[0].integer ?? -1) \(row[1].integer.map { "\(CivilDay(number: $0))" } ?? "-") \(row[2].real ?? -1)"
            } == view.seen)
    }

    @Test func `a receipt counts what was new, corrected, taken back and unchanged`() throws {
        let receipts = try history().receipts
        #expect(receipts.map(\.batch) == [1, 2, 3, 4, 5])
        #expect(receipts.map(\.added) == [2, 2, 0, 0, 1])
        #expect(receipts.map(\.corrected) == [0, 0, 1, 0, 0])
        #expect(receipts.map(\.retracted) == [0, 0, 0, 1, 0])
        #expect(receipts.map(\.unchanged) == [0, 0, 1, 0, 0])
        #expect(Set(receipts.map(\.head)).count == 5)
    }

    @Test func `the same file a second time appends nothing`() throws {
        let (store, receipts) = try history()
        let ledger = try store.ledger()
        let again = try ledger.screen([screening("P2", score: 55), screening("P1", score: 90, on: "2025-01-20")], received: "2025-06-01")
        #expect(again == Receipt(batch: nil, added: 0, corrected: 0, retracted: 0, unchanged: 2, head: receipts[4].head))
        #expect(try store.reader().verify().batches == 5)
    }

    @Test func `taking back what is not there, or is taken back already, appends nothing`() throws {
        let store = try TemporaryStore()
        let ledger = try store.ledger()
        try ledger.apply(["P1"])
        #expect(try ledger.screen([screening("P1", score: 1, retracted: true)], received: "2025-02-01").batch == nil)
        try ledger.screen([screening("P1", score: 1)], received: "2025-02-01")
        #expect(try ledger.screen([screening("P1", score: 9, retracted: true)], received: "2025-02-02").retracted == 1)
        #expect(try ledger.screen([screening("P1", score: 1, retracted: true)], received: "2025-02-03").batch == nil)
        // Saying again what was said before it was taken back is news.
        #expect(try ledger.screen([screening("P1", score: 1)], received: "2025-02-04").added == 1)
    }

    @Test func `a retraction keeps the values it takes back, whatever its own row says`() throws {
        let store = try TemporaryStore()
        let ledger = try store.ledger()
        try ledger.apply(["P1"])
        try ledger.screen([screening("P1", score: 80)], received: "2025-02-01")
        try ledger.screen([screening("P1", score: 99, on: "2025-06-01", retracted: true)], received: "2025-03-01")
        let rows = try ledger.queue.read { try $0.screeningRows() }
        #expect(rows == ["0 pass 80.0 2025-01-10", "1 pass 80.0 2025-01-10"])
    }

    @Test func `provenance is that of the cut, and one invented batch marks all that follow`() throws {
        let store = try TemporaryStore()
        let ledger = try store.ledger()
        let first = try ledger.apply(["P1"])
        let second = try ledger.append(
            [screening("P1", score: 1)], of: .screening, head: head("screening", received: "2025-02-01", invented: true))
        let early = try store.reader(knownBy: "2025-01-31").provenance()
        #expect(early.invented == false && early.lastBatch == 1 && early.head == first.head)
        let late = try store.reader().provenance()
        #expect(late.invented == true && late.lastBatch == 2 && late.head == second.head)
    }

    @Test func `a record without a day of its own holds from the day it was reported, else from the beginning`() throws {
        let store = try TemporaryStore()
        let ledger = try store.ledger()
        try ledger.apply(["P1"])
        let reported = try number("2025-06-01")
        let answer: [String: Cell] = [
            "question": .text("major"), "status": .text("yes"), "evidence": .text("school"), "reported_day": .integer(reported),
        ]
        _ = try ledger.append([record("P1", answer)], of: .followUp, head: head("follow_up", received: "2025-06-02"))
        let mentor: [String: Cell] = ["plan_id": .text("p"), "university": .text("甲"), "discipline": .text("physics")]
        _ = try ledger.append([record("T1", mentor)], of: .mentor, head: head("mentor", received: "2025-06-02"))
        #expect(try store.reader(asOf: "2025-05-31").run("SELECT day FROM follow_up", arguments: [:]).rows == [])
        #expect(try store.reader(asOf: "2025-06-01").run("SELECT day FROM follow_up", arguments: [:]).rows == [[.integer(reported)]])
        #expect(try store.reader(asOf: "1970-01-01").run("SELECT day FROM mentor", arguments: [:]).rows == [[.null]])
    }

    @Test func `a record about nobody is added, corrected, left unchanged and taken back like any other`() throws {
        let store = try TemporaryStore()
        let ledger = try store.ledger()
        func notice(until: Int, retracted: Bool = false) -> Domain.Record {
            let values: [String: Cell] = [
                "plan_id": .text("p"), "subject": .text("mentors"), "day": .integer(20_100), "until_day": .integer(until),
            ]
            return record(nil, values, retracted: retracted)
        }
        func append(_ records: [Domain.Record], _ received: String) throws -> Receipt {
            try ledger.append(records, of: .notice, head: head("notice", received: received))
        }
        #expect(try append([notice(until: 20_106, retracted: true)], "2025-01-01").batch == nil)
        #expect(try append([notice(until: 20_106)], "2025-02-01").added == 1)
        let again = try append([notice(until: 20_106)], "2025-02-02")
        #expect(again.batch == nil && again.unchanged == 1)
        #expect(try append([notice(until: 20_107)], "2025-02-03").corrected == 1)
        let sql = "SELECT person_id, plan_id, subject, until_day, day FROM notice"
        let row: [Cell] = [.null, .text("p"), .text("mentors"), .integer(20_107), .integer(20_100)]
        #expect(try store.reader().run(sql, arguments: [:]).rows == [row])
        #expect(try append([notice(until: 0, retracted: true)], "2025-02-04").retracted == 1)
        #expect(try store.reader().run(sql, arguments: [:]).rows == [])
        #expect(try store.reader(knownBy: "2025-02-03").run(sql, arguments: [:]).rows == [row])
        #expect(try store.reader().verify(identities: true).batches == 3)
    }

    @Test func `a log and its review are not known before their days, the last day of a notice from the first`() throws {
        let store = try TemporaryStore()
        let ledger = try store.ledger()
        try ledger.apply(["P1"])
        let session: [String: Cell] = [
            "plan_id": .text("p"), "session_kind": .text("campus_visit"), "day": .integer(20_100), "hours": .real(8),
            "log": .text("submitted"), "log_day": .integer(20_105), "review": .text("approved"), "review_day": .integer(20_110),
        ]
        _ = try ledger.append([record("P1", session)], of: .session, head: head("session", received: "2025-06-01"))
        let notice: [String: Cell] = [
            "plan_id": .text("p"), "subject": .text("mentors"), "day": .integer(20_100), "until_day": .integer(20_106),
        ]
        _ = try ledger.append([record(nil, notice)], of: .notice, head: head("notice", received: "2025-06-01"))
        func rows(_ asOf: Int, _ sql: String) throws -> [[Cell]] {
            try store.reader(asOf: CivilDay(number: asOf).description).run(sql, arguments: [:]).rows
        }
        let sql = "SELECT hours, log, log_day, review, review_day FROM session"
        #expect(try rows(20_099, sql) == [])
        #expect(try rows(20_104, sql) == [[.real(8), .null, .null, .null, .null]])
        #expect(try rows(20_105, sql) == [[.real(8), .text("submitted"), .integer(20_105), .null, .null]])
        #expect(try rows(20_110, sql) == [[.real(8), .text("submitted"), .integer(20_105), .text("approved"), .integer(20_110)]])
        #expect(try rows(20_100, "SELECT until_day FROM notice") == [[.integer(20_106)]])
    }
}

extension Database {
    /// Mark, result, score and day of every stored screening row, oldest first.
    func screeningRows() throws -> [String] {
        try Row.fetchAll(self, sql: "SELECT retracted, result, score, day FROM screening_row ORDER BY row_id").map { row in
            "\(row["retracted"] as Int) \(row["result"] as String) \(row["score"] as Double) \(CivilDay(number: row["day"]))"
        }
    }
}
