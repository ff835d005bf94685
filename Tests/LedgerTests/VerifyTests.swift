// The chain over batches finds what was changed behind the program's back, and names the first batch that is not as it was.

import Domain
import Foundation
import GRDB
import Plans
import Testing

@testable import Ledger

/// A change to a store of six batches made with another program.
struct Tampering: Sendable, CustomTestStringConvertible {
    let name: String
    let sql: String
    let firstBad: Int

    var testDescription: String { name }
}

@Suite struct VerifyTests {
    /// Batch 1 a plan, 2 applications, 3 to 6 screening results, each of one person.
    private func store() throws -> (store: TemporaryStore, head: String) {
        let store = try TemporaryStore()
        let ledger = try store.ledger()
        let plan = try OfficialPlan.xinjiang()
        _ = try ledger.append(plan.plan, source: plan.source, head: head("plan", received: "2025-01-01"))
        try ledger.apply(["P1", "P2", "P3", "P4"])
        var head = ""
        for person in 1...4 {
            head = try ledger.screen([screening("P\(person)", score: Double(person))], received: "2025-02-0\(person)").head
        }
        return (store, head)
    }

    private static func swap(_ first: Int, _ second: Int) -> String {
        (["batch"] + LedgerSchema.appendOnlyTables.filter { $0 != "batch" }).map { table in
            """
            UPDATE \(table) SET batch_id = -1 WHERE batch_id = \(first);
            UPDATE \(table) SET batch_id = \(first) WHERE batch_id = \(second);
            UPDATE \(table) SET batch_id = \(second) WHERE batch_id = -1;
            """
        }.joined()
    }

    static let tamperings = [
        Tampering(name: "a value edited", sql: "UPDATE screening_row SET score = 100 WHERE batch_id = 4", firstBad: 4),
        Tampering(name: "a value set to NULL", sql: "UPDATE screening_row SET score = NULL WHERE batch_id = 5", firstBad: 5),
        Tampering(name: "a text edited", sql: "UPDATE application_row SET school = 'x' WHERE row_id = 2", firstBad: 2),
        Tampering(name: "two batches edited", sql: "UPDATE screening_row SET score = 100 WHERE batch_id IN (6, 3)", firstBad: 3),
        Tampering(name: "a retraction lifted", sql: "UPDATE screening_row SET retracted = 1 WHERE batch_id = 6", firstBad: 6),
        Tampering(
            name: "two persons exchanged", sql: "UPDATE application_row SET person_id = 3 - person_id WHERE person_id < 3", firstBad: 2),
        Tampering(name: "a row removed", sql: "DELETE FROM screening_row WHERE batch_id = 5", firstBad: 5),
        Tampering(name: "a person removed", sql: "DELETE FROM person WHERE person_id = 1", firstBad: 2),
        Tampering(
            name: "a row added to an old batch",
            sql: "INSERT INTO exit_row (batch_id, record_key, retracted, person_id, plan_id, day) VALUES (3, 'k', 0, 1, 'p', 1)",
            firstBad: 3),
        Tampering(
            name: "a row added before the first batch",
            sql: "INSERT INTO exit_row (batch_id, record_key, retracted, person_id, plan_id, day) VALUES (0, 'k', 0, 1, 'p', 1)",
            firstBad: 0),
        Tampering(
            name: "a row added past the last batch",
            sql: "INSERT INTO exit_row (batch_id, record_key, retracted, person_id, plan_id, day) VALUES (99, 'k', 0, 1, 'p', 1)",
            firstBad: 99),
        Tampering(name: "a plan's rule edited", sql: "UPDATE plan_quota_row SET places = 1 WHERE quota_by = 'total'", firstBad: 1),
        Tampering(name: "a plan's text edited", sql: "UPDATE plan_row SET source = source || ' '", firstBad: 1),
        Tampering(name: "a day of receipt edited", sql: "UPDATE batch SET received_day = received_day - 1 WHERE batch_id = 4", firstBad: 4),
        Tampering(name: "a mark of invention lifted", sql: "UPDATE batch SET invented = 1 WHERE batch_id = 2", firstBad: 2),
        Tampering(name: "a digest edited", sql: "UPDATE batch SET digest = previous_digest WHERE batch_id = 5", firstBad: 5),
        Tampering(name: "a link edited", sql: "UPDATE batch SET previous_digest = digest WHERE batch_id = 1", firstBad: 1),
        Tampering(name: "two batches exchanged", sql: swap(4, 5), firstBad: 4),
        Tampering(
            name: "a batch in the middle removed",
            sql: "DELETE FROM screening_row WHERE batch_id = 4; DELETE FROM batch WHERE batch_id = 4", firstBad: 4),
        Tampering(
            name: "a batch removed and the rest moved up",
            sql: "DELETE FROM screening_row WHERE batch_id = 3; DELETE FROM batch WHERE batch_id = 3;"
                + (4...6).map {
                    "UPDATE screening_row SET batch_id = \($0 - 1) WHERE batch_id = \($0); UPDATE batch SET batch_id = \($0 - 1) WHERE batch_id = \($0);"
                }
                .joined(), firstBad: 3),
        Tampering(name: "the head of the last batch removed", sql: "DELETE FROM batch WHERE batch_id = 6", firstBad: 6),
    ]

    @Test func `an untouched store verifies, with the number of its batches and the last receipt's digest`() throws {
        let (store, head) = try store()
        let verified = try store.reader(vetted: false).verify()
        #expect(verified.batches == 6 && verified.head == head)
        // The cut of a report has no part in it.
        #expect(try store.reader(asOf: "1990-01-01", knownBy: "1990-01-01").verify() == verified)
        // Dropping the triggers leaves the facts as they were, but the door open.
        try store.tamper { _ in }
        #expect(throws: StoreError.schemaChanged(file: "ledger.sqlite")) { try store.reader(vetted: false).verify() }
    }

    @Test(arguments: tamperings)
    func `a change behind the program's back is found, and the first bad batch named`(tampering: Tampering) throws {
        let (original, head) = try store()
        let copy = try original.copy()
        try copy.tamper { try $0.execute(sql: tampering.sql) }
        #expect(throws: StoreError.chainBroken(batch: tampering.firstBad)) { try copy.reader(vetted: false).verify() }
        #expect(try original.reader(vetted: false).verify().head == head)
    }

    @Test func `a forged batch with a fitting digest breaks the link of the next one`() throws {
        let (store, _) = try store()
        try store.tamper { db in
            try db.execute(sql: "UPDATE screening_row SET score = 100 WHERE batch_id = 4")
            let forged = try BatchDigest.ofStored(batch: 4, in: db)
            try db.execute(sql: "UPDATE batch SET digest = ? WHERE batch_id = 4", arguments: [forged])
        }
        #expect(throws: StoreError.chainBroken(batch: 5)) { try store.reader(vetted: false).verify() }
        // The link mended too: the next digest covers it.
        try store.tamper {
            try $0.execute(sql: "UPDATE batch SET previous_digest = (SELECT digest FROM batch WHERE batch_id = 4) WHERE batch_id = 5")
        }
        #expect(throws: StoreError.chainBroken(batch: 5)) { try store.reader(vetted: false).verify() }
    }

    @Test(arguments: [
        "kind = 'exit'", "file_digest = 'x'", "row_count = 9", "received_day = 1", "recorded_at = 1", "invented = 1 - invented",
    ])
    func `every field of a batch's head is covered`(change: String) throws {
        let (store, _) = try store()
        try store.tamper { try $0.execute(sql: "UPDATE batch SET \(change) WHERE batch_id = 3") }
        #expect(throws: StoreError.chainBroken(batch: 3)) { try store.reader(vetted: false).verify() }
    }

    /// Does what only somebody who knows the program can: removes triggers for the change and puts them back.
    private func forge(_ store: TemporaryStore, _ change: (Database) throws -> Void) throws {
        try store.tamper { db in
            try change(db)
            for table in LedgerSchema.appendOnlyTables { try db.execute(sql: LedgerSchema.refusals(table)) }
        }
        try store.unseal()
    }

    /// Gives every batch from one on the digest that fits what its rows say now.
    private func rechain(from first: Int, _ db: Database) throws {
        for batch in first...(try Int.fetchOne(db, sql: "SELECT MAX(batch_id) FROM batch") ?? 0) {
            try db.execute(
                sql: "UPDATE batch SET previous_digest = (SELECT digest FROM batch AS b WHERE b.batch_id = ? - 1) WHERE batch_id = ?",
                arguments: [batch, batch])
            try db.execute(
                sql: "UPDATE batch SET digest = ? WHERE batch_id = ?", arguments: [try BatchDigest.ofStored(batch: batch, in: db), batch])
        }
    }

    @Test func `the last batches removed whole show against a head kept elsewhere, which names the first that is gone`() throws {
        let (store, head) = try store()
        let kept = try store.reader().verify().chain
        try forge(store) {
            try $0.execute(
                sql: "DELETE FROM screening_row WHERE batch_id > 4; DELETE FROM batch WHERE batch_id > 4")
        }
        let reader = try store.reader()
        #expect(try reader.verify().batches == 4)
        #expect(throws: StoreError.headMissing(batch: 5, kept: 6)) { try reader.verify(against: kept) }
        #expect(throws: StoreError.headMissing(batch: 5, kept: nil)) { try reader.verify(against: Head(text: head, file: "head")) }
        // The vault noticed nothing here: the batches brought no identities. The writer goes by the chain alone.
        #expect(try store.ledger().screen([screening("P3", score: 3)], received: "2025-03-01").batch == 5)
        #expect(throws: StoreError.headDiffers(batch: 5)) { try store.reader().verify(against: kept) }
    }

    @Test(arguments: 2...6)
    func `a chain computed anew after a forgery passes by itself, but not against a head kept elsewhere`(first: Int) throws {
        let (store, head) = try store()
        let kept = try store.reader().verify().chain
        try forge(store) { db in
            let table = first == 2 ? "application_row SET school = 'x'" : "screening_row SET score = 99"
            try db.execute(sql: "UPDATE \(table) WHERE batch_id = \(first)")
            try rechain(from: first, db)
        }
        let reader = try store.reader()
        #expect(try reader.verify().head != head)
        #expect(throws: StoreError.headDiffers(batch: first)) { try reader.verify(against: kept) }
        #expect(throws: StoreError.headDiffers(batch: first)) { try reader.verify(against: Head(text: kept.text, file: "head")) }
        #expect(throws: StoreError.headMissing(batch: 7, kept: nil)) { try reader.verify(against: Head(text: head, file: "head")) }
    }

    @Test func `an older copy of the whole store is told by the head, and one of a single file by the other file`() throws {
        let store = try TemporaryStore()
        try store.ledger().apply(["P1", "P2"])
        let old = try store.copy()
        try store.ledger().apply(["P3"])
        let kept = try store.reader().verify().chain
        #expect(try old.reader().verify(identities: true).batches == 1)
        #expect(throws: StoreError.headMissing(batch: 2, kept: 2)) { try old.reader().verify(against: kept) }
        for file in ["vault.sqlite", "ledger.sqlite"] {
            let mixed = try store.copy()
            try Data(contentsOf: old.path(file)).write(to: mixed.path(file))
            // The seal tells; without it the two files tell by each other.
            #expect(throws: StoreError.changedOutside(file: file)) { try mixed.ledger() }
            try mixed.unseal()
            if file == "vault.sqlite" {
                #expect(throws: StoreError.olderCopy(file: file)) { try mixed.ledger() }
                #expect(throws: StoreError.identityBroken(batch: 2)) { try mixed.reader().verify(identities: true) }
            } else {
                #expect(throws: StoreError.headMissing(batch: 2, kept: 2)) { try mixed.reader().verify(against: kept) }
            }
        }
    }

    @Test(arguments: [
        "UPDATE commitment SET sealed_salt = zeroblob(60) WHERE person_id = 1", "DELETE FROM commitment WHERE person_id = 1",
        "DELETE FROM identity WHERE person_id = 1", "DELETE FROM identity WHERE person_id = 1 AND field = 'name'",
        "UPDATE identity SET batch_id = 9 WHERE person_id = 1", "INSERT INTO commitment SELECT person_id, 2, sealed_salt FROM commitment",
        "UPDATE person_key SET sealed_key = zeroblob(60) WHERE person_id = 1",
        "DELETE FROM lookup", "DELETE FROM lookup WHERE person_id = 1", "UPDATE lookup SET role = 'mentor'",
        "UPDATE lookup SET digest = zeroblob(person_id)",
        "INSERT INTO identity SELECT person_id, field, 2, sealed_value, digest FROM identity WHERE person_id = 1 AND field = 'name'",
        "UPDATE identity SET digest = NULL WHERE person_id = 1 AND field = 'name'",
        "UPDATE identity SET digest = zeroblob(16) WHERE person_id = 1 AND field = 'reference'",
        "UPDATE identity SET digest = (SELECT digest FROM identity WHERE person_id = 2 AND field = 'name') WHERE person_id = 1 AND field = 'name'",
    ])
    func `an identity changed behind the program's back is found`(sql: String) throws {
        let store = try TemporaryStore()
        let ledger = try store.ledger()
        _ = try ledger.append(
            [application("P1", name: "甲"), application("P2", name: "乙")], of: .application,
            head: head("application", received: "2025-01-01"))
        try ledger.screen([screening("P1", score: 1)], received: "2025-02-01")
        try ledger.close()
        #expect(try store.reader().verify(identities: true, sealed: true).identities == 2)
        try store.tamper("vault.sqlite") { try $0.execute(sql: sql) }
        let batch = sql.hasPrefix("INSERT") ? 2 : 1
        #expect(throws: StoreError.identityBroken(batch: batch)) { try store.reader(vetted: false).verify(identities: true) }
    }

    @Test(arguments: [
        "", "# only a remark", "1 \(String(repeating: "a", count: 64))\n1 \(String(repeating: "b", count: 64))", "1", "abc",
        "0 \(String(repeating: "a", count: 64))", "1 \(String(repeating: "A", count: 64))",
    ])
    func `a head that cannot be read is a finding, not an empty one`(text: String) {
        #expect(throws: FindingsError.self) { try Head(text: text, file: "head") }
    }

    @Test func `a head that went by mail, with other line ends, is read`() throws {
        let (store, _) = try store()
        let chain = try store.reader().verify().chain
        let mailed = try Head(text: chain.text.replacing("\n", with: "\r\n"), file: "head")
        #expect(mailed == chain)
    }

    @Test func `values that only look alike have digests of their own`() {
        func digest(_ values: [DatabaseValue]) -> String {
            var digest = BatchDigest()
            for value in values { digest.add(value) }
            return digest.text()
        }
        let rows: [[DatabaseValue]] = [
            [], [.null], ["".databaseValue], [0.databaseValue], ["0".databaseValue], [(0.0).databaseValue], [(-0.0).databaseValue],
            ["ab".databaseValue],
            ["a".databaseValue, "b".databaseValue], ["b".databaseValue, "a".databaseValue], ["ab".databaseValue, "".databaseValue],
            ["".databaseValue, "ab".databaseValue], [Data("ab".utf8).databaseValue], [.null, .null], ["t2:ab".databaseValue],
            [1.databaseValue],
        ]
        #expect(Set(rows.map(digest)).count == rows.count)
        #expect(digest([1.databaseValue, "é".databaseValue]) == digest([1.databaseValue, "é".databaseValue]))
        // SHA-256 of "i1:1t2:ab", by coreutils' sha256sum 9.1.
        #expect(digest([1.databaseValue, "ab".databaseValue]) == "0d6f4a4b71706ebc5430f756ed90dfb0c7d1cfa157112f38bd52762aabb681fe")
    }
}
