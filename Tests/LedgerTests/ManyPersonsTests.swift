// Many new persons in one batch: the vault is written beside the ledger, and neither is seen without the other.

import Domain
import Foundation
import GRDB
import Testing

@testable import Ledger

@Suite struct ManyPersonsTests {
    private static let count = 1200

    private static func applications(_ prefix: String) -> [Domain.Record] {
        (0..<count).map { application("\(prefix)\($0)", name: "\(prefix)某\($0)") }
    }

    private func counts(_ store: TemporaryStore) throws -> [Int] {
        let ledger = try DatabaseQueue(path: store.path("ledger.sqlite").path)
        let vault = try DatabaseQueue(path: store.path("vault.sqlite").path)
        func count(_ queue: DatabaseQueue, _ table: String) throws -> Int {
            try queue.read { try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM \(table)") ?? 0 }
        }
        return try ["person", "application_row", "identity_row"].map { try count(ledger, $0) }
            + ["identity", "commitment"].map { try count(vault, $0) }
    }

    @Test func `everybody is entered once, in both files, and found again`() throws {
        let store = try TemporaryStore()
        let ledger = try store.ledger()
        func append(_ records: [Domain.Record]) throws -> Receipt {
            try ledger.append(records, of: .application, head: head("application", received: "2025-01-01"))
        }
        let receipt = try append(Self.applications("P"))
        #expect(receipt.added == Self.count)
        #expect(try counts(store) == [Self.count, Self.count, Self.count, 2 * Self.count, Self.count])
        // Known now: nothing new in the same file, and half of another one.
        #expect(try append(Self.applications("P")).unchanged == Self.count)
        let mixed = try append(Self.applications("P") + Self.applications("Q"))
        #expect(mixed.added == Self.count && mixed.unchanged == Self.count)
        try ledger.close()
        let reader = try store.reader()
        let ids = try reader.persons(for: Set((0..<Self.count).map { "P\($0)" }), as: .pupil)
        let names = try reader.names(of: Set(ids.values))
        #expect((0..<Self.count).allSatisfy { number in ids["P\(number)"].flatMap { names[$0] } == "P某\(number)" })
        let verification = try reader.verify(identities: true, sealed: true)
        #expect(verification.batches == 2 && verification.head == mixed.head)
    }

    @Test func `where the ledger refuses a row nobody is there, and the next batch has the number`() throws {
        let store = try TemporaryStore()
        let ledger = try store.ledger()
        var records = Self.applications("P")
        // A text in a column of numbers, in the last row of all.
        records[Self.count - 1] = record(
            "P\(Self.count - 1)", ["plan_id": .text("p"), "day": .integer(1), "discipline_rank": .text("x")], identity: [.name: "某"])
        #expect(throws: StoreError.self) {
            try ledger.append(records, of: .application, head: head("application", received: "2025-01-01"))
        }
        let receipt = try ledger.append(Self.applications("P"), of: .application, head: head("application", received: "2025-01-01"))
        #expect(receipt.batch == 1 && receipt.added == Self.count)
        try ledger.close()
        #expect(try counts(store) == [Self.count, Self.count, Self.count, 2 * Self.count, Self.count])
        #expect(try store.reader().verify(identities: true, sealed: true).batches == 1)
    }

    @Test func `a correction is told from a new record in a plan that has records and in one that has none`() throws {
        let store = try TemporaryStore()
        let ledger = try store.ledger()
        func applied(_ plan: String, _ school: String) -> Domain.Record {
            record("P1", ["plan_id": .text(plan), "day": .integer(1), "discipline": .text("physics"), "school": .text(school)])
        }
        func append(_ records: [Domain.Record]) throws -> [Int] {
            let receipt = try ledger.append(records, of: .application, head: head("application", received: "2025-01-01"))
            return [receipt.added, receipt.corrected, receipt.unchanged]
        }
        #expect(try append([applied("p", "一中")]) == [1, 0, 0])
        #expect(try append([applied("q", "一中"), applied("p", "二中")]) == [1, 1, 0])
        #expect(try append([applied("q", "一中"), applied("p", "三中"), applied("r", "一中")]) == [1, 1, 1])
    }
}
