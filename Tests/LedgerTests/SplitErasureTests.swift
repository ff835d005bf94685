// Erasure where a split was decided: the words of the erased under another's number go too, those of others stay.

import Domain
import Foundation
import GRDB
import Testing

@testable import Ledger

@Suite struct SplitErasureTests {
    static let name = "金丝雀姓名CanaryName"

    /// P1 with two batches, the second about somebody else, and what is sealed of that batch. P2 beside.
    private func store(splitFirst: Bool = false) throws -> (store: TemporaryStore, sealed: [Data], older: TemporaryStore, number: String) {
        let store = try TemporaryStore()
        var ledger = try store.ledger()
        func apply(_ reference: String, _ name: String, plan: String, received: String) throws {
            let values: [String: Cell] = [
                "plan_id": .text(plan), "day": .integer(1), "discipline": .text("physics"), "school": .text("一中"),
            ]
            let identity: [IdentityField: String] = [.name: name, .documentNumber: "号\(name)", .contact: "信\(name)"]
            _ = try ledger.append(
                [record(reference, values, identity: identity)], of: .application, head: head("application", received: received))
        }
        try apply("P1", splitFirst ? Self.name : "甲", plan: "p", received: "2025-01-01")
        try apply("P1", splitFirst ? "甲" : Self.name, plan: "q", received: "2025-01-02")
        try apply("P2", "乙", plan: "p", received: "2025-01-03")
        try ledger.close()
        let older = try store.copy()
        let batch = splitFirst ? 1 : 2
        let sealed = try DatabaseQueue(path: older.path("vault.sqlite").path).read { db in
            try Data.fetchAll(
                db,
                sql: """
                    SELECT sealed_value FROM identity WHERE person_id = 1 AND batch_id = :b AND field <> 'reference'
                    UNION ALL SELECT sealed_salt FROM commitment WHERE person_id = 1 AND batch_id = :b
                    """, arguments: ["b": batch])
        }
        var next = 100
        ledger = try Ledger(folder: store.folder, now: 0) {
            next += 1
            return next
        }
        let done = try #require(try ledger.split(1, batch: batch, to: nil, as: .pupil, received: day("2025-02-01"), recordedAt: 1))
        try ledger.close()
        return (store, sealed, older, try #require(done.number))
    }

    @discardableResult
    private func erase(_ store: TemporaryStore, _ reference: String) throws -> ErasureReceipt {
        let ledger = try store.ledger()
        let receipt = try ledger.erase(reference, as: .pupil, reason: "家长申请", received: day("2025-03-01"), recordedAt: 9)
        try ledger.close()
        return receipt
    }

    private func expectGone(_ traces: [Data], from folder: URL) throws {
        #expect(!traces.isEmpty)
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
            guard let bytes = try? Data(contentsOf: folder.appendingPathComponent(path)) else { continue }
            for trace in traces { #expect(bytes.range(of: trace) == nil, "\(path)") }
        }
    }

    @Test func `what a batch said of the erased under another's number is gone, facts and number stay`() throws {
        let (store, sealed, _, number) = try store()
        let receipt = try erase(store, number)
        #expect(receipt.anonymous == [.application: 1] && receipt.numbers == 1)
        try expectGone(sealed, from: store.folder)
        #expect(try store.reader().verify(identities: true, sealed: true).batches == 5)
        let reader = try store.reader()
        #expect(try reader.names(of: [1, 101]) == [1: "甲"])
        #expect(try reader.persons(.name, forms: ["金丝雀姓名canaryname"], as: .pupil).isEmpty)
        #expect(try reader.run("SELECT person_id, plan_id FROM application WHERE person_id = 101", arguments: [:]).rows.count == 1)
        #expect(try StoreCondition(of: store.folder).unfinishedErasures == 0)
        // What they were comes back to nobody.
        let ledger = try store.ledger()
        #expect(throws: DecisionErased.self) { try ledger.undo(4, received: day("2025-03-02"), recordedAt: 1) }
        try ledger.close()
    }

    @Test func `the batch that brought a number is forgotten without the number`() throws {
        let (store, sealed, _, number) = try store(splitFirst: true)
        try erase(store, number)
        try expectGone(sealed, from: store.folder)
        let reader = try store.reader()
        #expect(try reader.names(of: [1]) == [1: "甲"] && reader.references(of: [1]) == [1: "P1"])
        #expect(try reader.verify(identities: true, sealed: true).batches == 5)
    }

    @Test func `whoever owns words under an erased number keeps them`() throws {
        let (store, sealed, _, number) = try store()
        let receipt = try erase(store, "P1")
        #expect(receipt.anonymous == [.application: 1], "the other application is somebody else's")
        try expectGone(sealed, from: store.folder)
        let reader = try store.reader()
        #expect(try reader.names(of: [1, 101]) == [101: Self.name])
        #expect(try reader.identities(.documentNumber, of: [101]) == [101: "号\(Self.name)"])
        #expect(try reader.persons(for: [number, "P1"], as: .pupil) == [number: 101])
        #expect(try reader.verify(identities: true, sealed: true).batches == 5)
    }

    @Test func `an older copy forgets the words too, by the list of erasures`() throws {
        let (store, sealed, older, number) = try store()
        try erase(store, number)
        let list = try ErasureList(in: store.folder)
        #expect(list.erasures.map(\.words) == [[Erasure.Words(person: 1, batch: 2)]])
        #expect(ErasureList(text: list.text) == list && list.merged(with: list) == list && list.contains(list))
        #expect(ErasureList(text: list.text.replacing("/1/2,", with: "/1,")) == nil)
        let ledger = try older.ledger()
        #expect(try ledger.apply(list.erasures, recordedAt: 9) == 1)
        try ledger.close()
        try expectGone(sealed, from: older.folder)
        let reader = try older.reader()
        #expect(try reader.names(of: [1]) == [1: "甲"])
        #expect(try reader.verify(identities: true, sealed: true).batches == 5)
        #expect(try ErasureList(in: older.folder).contains(list))
    }

    @Test func `an erasure of words cut short is seen and completed by the next opening`() throws {
        let (store, sealed, _, number) = try store()
        let ledger = try store.ledger()
        let digest = ledger.vault.numberDigest(number, as: .pupil)
        _ = try ledger.transaction { db in
            let head = try BatchHead(kind: "erasure", file: Data(), received: day("2025-03-01"), recordedAt: 9, invented: false)
            return try ledger.appendBatch(5, head, rowCount: 1, db) {
                try Erasure(person: 101, numberDigest: digest, received: day("2025-03-01"), reason: "x").insert(batch: 5, db)
            }
        }
        try ledger.close()
        #expect(try StoreCondition(of: store.folder).unfinishedErasures == 2)
        #expect(try store.reader().names(of: [1]) == [1: "甲"])
        try store.ledger().close()
        try expectGone(sealed, from: store.folder)
        #expect(try store.reader().verify(identities: true, sealed: true).batches == 5)
    }

    @Test func `a reason or a text that names the erased is found under the other number`() throws {
        let (store, _, _, number) = try store()
        let ledger = try store.ledger()
        #expect(throws: StoreError.reasonNames) {
            try ledger.erase(number, as: .pupil, reason: "\(Self.name)本人", received: day("2025-03-01"), recordedAt: 9)
        }
        try ledger.close()
    }
}
