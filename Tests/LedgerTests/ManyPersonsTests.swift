// Many new persons in one batch: the vault is written beside the ledger, and neither is seen without the other.

import Domain
import Foundation
import GRDB
import Testing

@testable import Ledger

@Suite struct ManyPersonsTests {
    private static let count = 1200

    private static func applications(_ prefix: String, count: Int = count) -> [Domain.Record] {
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

    @Test func `persons are sealed a portion at a time, in the order of their ids, each of them once`() throws {
        let store = try TemporaryStore()
        let key = try VaultKey.candidates(in: store.folder).present
        let count = 2 * Enrolments.portion + 3
        let entries = (0..<count).map { IdentityEntry(reference: "P\($0)", fields: [.name: "某\($0)"]) }
        // Ids in another order than the entries.
        let enrolments = Enrolments(entries, ids: (0..<count).map { count - $0 }, as: .pupil, key)
        var portions: [Int] = []
        var persons: [Int] = []
        try enrolments.forEachPortion { portion in
            portions.append(portion.count)
            persons += portion.map(\.person)
            let last = try #require(portion.last)
            #expect(last.lookupDigest == key.digest(PersonRole.pupil.rawValue, "P\(count - last.person)"))
        }
        #expect(portions == [Enrolments.portion, Enrolments.portion, 3])
        #expect(persons == Array(1...count))
        // 200,000 new persons in one file are held by no more than this at once.
        #expect(Enrolments.portion <= 10_000)
    }

    @Test func `everybody of several portions is in both files`() throws {
        let store = try TemporaryStore()
        let ledger = try store.ledger()
        let count = Enrolments.portion + 100
        let records = Array(Self.applications("P", count: count).reversed())
        #expect(try ledger.append(records, of: .application, head: head("application", received: "2025-01-01")).added == count)
        try ledger.close()
        #expect(try counts(store) == [count, count, count, 2 * count, count])
        let reader = try store.reader()
        let ids = try reader.persons(for: Set((0..<count).map { "P\($0)" }), as: .pupil)
        let names = try reader.names(of: Set(ids.values))
        #expect((0..<count).allSatisfy { number in ids["P\(number)"].flatMap { names[$0] } == "P某\(number)" })
        #expect(try reader.verify(identities: true, sealed: true).batches == 1)
    }

    @Test func `where the vault refuses somebody of a later portion nobody is there, and the next batch has the number`() throws {
        let store = try TemporaryStore()
        let ledger = try store.ledger()
        let count = Enrolments.portion + 100
        let records = Self.applications("P", count: count)
        // Ids count up from 1: a salt stands already where that of the last person will.
        try store.tamper("vault.sqlite") {
            try $0.execute(sql: "INSERT INTO commitment (person_id, batch_id, sealed_salt) VALUES (\(count), 1, x'00')")
        }
        #expect(throws: StoreError.self) {
            try ledger.append(records, of: .application, head: head("application", received: "2025-01-01"))
        }
        #expect(try counts(store) == [0, 0, 0, 0, 1])
        try store.tamper("vault.sqlite") { try $0.execute(sql: "DELETE FROM commitment") }
        let receipt = try ledger.append(records, of: .application, head: head("application", received: "2025-01-01"))
        #expect(receipt.batch == 1 && receipt.added == count)
        try ledger.close()
        #expect(try counts(store) == [count, count, count, 2 * count, count])
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
