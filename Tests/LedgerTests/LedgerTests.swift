// The writing side: making and opening a store, one writer at a time, batches that are whole or nothing.

import Domain
import Foundation
import GRDB
import Plans
import Testing

@testable import Ledger

@Suite struct LedgerTests {
    @Test func `a store is made once; a second making changes nothing`() throws {
        let store = try TemporaryStore()
        let before = try store.bytes()
        #expect(Set(before.keys).isSuperset(of: ["ledger.sqlite", "vault.sqlite", "vault.key"]))
        #expect(throws: StoreError.exists(folder: store.folder.path)) { try Ledger.create(in: store.folder, now: 1) }
        #expect(try store.bytes() == before)
    }

    @Test func `a folder without a store is not opened for writing nor for reading, and stays as it was`() throws {
        let store = try TemporaryStore(created: false)
        #expect(throws: StoreError.missing(folder: store.folder.path)) { try store.ledger() }
        #expect(throws: StoreError.missing(folder: store.folder.path)) { try store.reader() }
        #expect(!FileManager.default.fileExists(atPath: store.folder.path))
    }

    @Test func `an empty store has no batch, no row in any relation and the first digest`() throws {
        let reader = try TemporaryStore().reader()
        for relation in LedgerReader.relations {
            #expect(try reader.run("SELECT * FROM \(relation)", arguments: [:]).rows.isEmpty, "\(relation)")
        }
        let verified = try reader.verify()
        #expect(verified.batches == 0 && verified.head == String(repeating: "0", count: 64))
        let provenance = try reader.provenance()
        #expect(provenance.invented == false && provenance.lastBatch == 0 && provenance.head == verified.head)
    }

    @Test func `a second writer is told who holds the store, however often it asks, and gets it once it is free`() throws {
        let store = try TemporaryStore()
        var holder: Ledger? = try store.ledger(now: 1_700_000_000)
        let refusal = StoreError.locked(holder: "pid \(ProcessInfo.processInfo.processIdentifier), 2023-11-15 06:13 UTC+8")
        for _ in 1...3 { #expect(throws: refusal) { try store.ledger() } }
        // Reading goes on beside the writer.
        #expect(try store.reader().verify().batches == 0)
        try holder?.apply(["P1"])
        holder = nil
        #expect(try Data(contentsOf: store.path("store.lock")).isEmpty)
        #expect(try store.ledger().apply(["P1"]).unchanged == 1)
    }

    @Test func `the writing connection syncs fully and has the settings that the triggers rest on`() throws {
        let ledger = try TemporaryStore().ledger()
        try ledger.queue.inDatabase { (db: Database) throws in
            for (setting, value) in [
                ("synchronous", 2), ("foreign_keys", 1), ("recursive_triggers", 1), ("secure_delete", 1), ("trusted_schema", 0),
            ] {
                #expect(try Int.fetchOne(db, sql: "PRAGMA \(setting)") == value, "\(setting)")
            }
            #expect(try String.fetchOne(db, sql: "PRAGMA journal_mode") == "wal")
            #expect(try Int32.fetchOne(db, sql: "PRAGMA application_id") == 0x544C_504C)
        }
    }

    @Test func `every file of an open store belongs to its owner alone`() throws {
        let store = try TemporaryStore()
        let ledger = try store.ledger()
        try ledger.fill()
        let reader = try store.reader()
        let files = try FileManager.default.contentsOfDirectory(atPath: store.folder.path)
        #expect(
            Set(files).isSuperset(of: ["ledger.sqlite", "ledger.sqlite-wal", "vault.sqlite", "vault.sqlite-wal", "vault.key", "store.lock"])
        )
        for file in files {
            let mode = try FileManager.default.attributesOfItem(atPath: store.path(file).path)[.posixPermissions] as? Int
            #expect(mode == 0o600, "\(file)")
        }
        #expect(try FileManager.default.attributesOfItem(atPath: store.folder.path)[.posixPermissions] as? Int == 0o700)
        withExtendedLifetime((ledger, reader)) {}
    }

    @Test func `a batch may be received on the day of the last one, but not before it`() throws {
        let ledger = try TemporaryStore().ledger()
        try ledger.apply(["P1"])
        try ledger.screen([screening("P1", score: 1)], received: "2025-03-01")
        let refusal = StoreError.receivedBeforeLast(last: try day("2025-03-01"))
        let late = try screening("P1", score: 2)
        #expect(throws: refusal) { try ledger.screen([late], received: "2025-02-28") }
        let plan = try OfficialPlan.xinjiang()
        #expect(throws: refusal) { try ledger.append(plan.plan, source: plan.source, head: head("plan", received: "2025-02-28")) }
        #expect(try ledger.screen([late], received: "2025-03-01").batch == 3)
    }

    @Test func `of a batch that fails midway nothing is kept`() throws {
        let store = try TemporaryStore()
        let ledger = try store.ledger()
        try ledger.apply(["P1", "P2", "P3"])
        // The third row has the key of the first: the table refuses it after two rows went in.
        let batch = try [screening("P1", score: 1), screening("P2", score: 2), screening("P1", score: 3)]
        #expect(throws: StoreError.notConfirmed(code: 2067)) { try ledger.screen(batch, received: "2025-02-01") }
        let reader = try store.reader()
        #expect(try reader.verify().batches == 1)
        #expect(try reader.run("SELECT * FROM screening", arguments: [:]).rows.isEmpty)
        #expect(try ledger.queue.read { try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM screening_row") } == 0)
        let receipt = try ledger.screen(Array(batch.prefix(2)), received: "2025-02-01")
        #expect(receipt.batch == 2 && receipt.added == 2)
        #expect(try store.reader().verify().head == receipt.head)
    }

    @Test func `a reader keeps the snapshot it was opened on`() throws {
        let store = try TemporaryStore()
        let ledger = try store.ledger()
        try ledger.apply(["P1"])
        let early = try store.reader()
        try ledger.apply(["P2"])
        func count(_ reader: LedgerReader) throws -> Int? {
            try reader.run("SELECT COUNT(*) FROM application", arguments: [:]).rows[0][0].integer
        }
        #expect(try count(early) == 1)
        #expect(try early.verify().batches == 1)
        #expect(try count(try store.reader()) == 2)
    }

    @Test(arguments: [
        "INSERT INTO temp.cut VALUES (0, 0)", "UPDATE temp.cut SET last_batch = 99", "DELETE FROM temp.cut", "CREATE TEMP TABLE t (a)",
        "INSERT INTO main.person VALUES (9, 9)", "DROP VIEW application",
    ])
    func `a statement that would write is refused by a reader`(sql: String) throws {
        let reader = try TemporaryStore().reader()
        #expect(throws: (any Error).self) { try reader.run(sql, arguments: [:]) }
        #expect(try reader.run("SELECT COUNT(*) FROM application", arguments: [:]).rows == [[.integer(0)]])
    }

    @Test func `the error of a store says what happened in both languages and no more`() throws {
        let errors: [StoreError] = [
            .missing(folder: "F"), .exists(folder: "F"), .notALedger(file: "F"), .newerSchema(file: "F"), .locked(holder: "pid 1"),
            .keyMissing,
            .keyUnfit, .notDurable, .receivedBeforeLast(last: try day("2025-03-01")), .chainBroken(batch: 3), .database(code: 2067),
            .notConfirmed(code: 2067), .damaged, .cannotOpen, .diskFull, .vaultDamaged, .readersOpen,
            .olderSchema(file: "F"), .changedOutside(file: "F"), .schemaChanged(file: "F"), .olderCopy(file: "F"),
            .identityBroken(batch: 3),
            .personUnknown, .personErased(row: 2), .erasedAlready, .reasonNames, .listUnreadable(file: "F"), .notEmpty(folder: "F"),
            .noBackup(folder: "F"), .backupDamaged(file: "F"), .exportUnfit(table: "F"), .headMissing(batch: 3, kept: 4),
            .headMissing(batch: 3, kept: nil), .headDiffers(batch: 3), .notWritable(folder: "F"),
        ]
        for error in errors { #expect(!error.message.zh.isEmpty && error.message.en.utf8.allSatisfy { $0 < 0x80 }) }
        #expect(Set(errors.map(\.message)).count == errors.count)
        #expect(StoreError.chainBroken(batch: 3).message == Bilingual("第 3 批与登记的校验码不符", "Batch 3 does not match its recorded digest"))
    }
}
