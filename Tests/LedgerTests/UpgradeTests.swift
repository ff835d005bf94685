// Migrations: every shipped version comes up to the present one, copied before, and a program meets no tables it does not know.

import Domain
import Foundation
import GRDB
import Testing

@testable import Ledger

@Suite struct UpgradeTests {
    static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures")

    /// Versions whose stores are kept, as they wrote them.
    static var shipped: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: fixtures.path)) ?? []).filter { $0.hasPrefix("store-") }.sorted()
    }

    private func old(_ version: String) throws -> TemporaryStore {
        let store = try TemporaryStore(created: false)
        try FileManager.default.copyItem(at: UpgradeTests.fixtures.appendingPathComponent(version), to: store.folder)
        return store
    }

    private func objects(_ file: URL) throws -> [String] {
        try DatabaseQueue(path: file.path).read { db in
            try String.fetchAll(db, sql: "SELECT type || ' ' || name || ' ' || COALESCE(sql, '') FROM sqlite_master ORDER BY 1")
        }
    }

    @Test func `there is a store of every version that was shipped`() {
        #expect(Self.shipped.contains("store-0.1.0"))
    }

    @Test func `the first migration makes the tables of 0.1.0 to the letter`() throws {
        let shipped = try old("store-0.1.0")
        for (file, migrator, last) in [
            ("ledger.sqlite", LedgerSchema.migrator, "1 records"),
            ("vault.sqlite", VaultSchema.migrator(key: nil), "1 identities"),
        ] {
            let fresh = shipped.folder.appendingPathComponent("fresh-\(file)")
            try migrator.migrate(DatabaseQueue(path: fresh.path), upTo: last)
            #expect(try objects(fresh) == objects(shipped.path(file)), "\(file)")
        }
    }

    @Test(arguments: UpgradeTests.shipped)
    func `an older store is refused until it is upgraded, and then has its chain, its facts and its names`(version: String) throws {
        let store = try old(version)
        let before = try store.bytes()
        #expect(throws: StoreError.olderSchema(file: "ledger.sqlite")) { try store.ledger() }
        #expect(throws: StoreError.olderSchema(file: "ledger.sqlite")) { try store.reader() }
        for file in ["ledger.sqlite", "vault.sqlite"] { #expect(try store.bytes()[file] == before[file]) }
        let copy = try store.copy()
        let rows = try DatabaseQueue(path: copy.path("ledger.sqlite").path).read { db in
            try String.fetchOne(db, sql: "SELECT digest FROM batch ORDER BY batch_id DESC LIMIT 1")
        }
        let done = try #require(try Upgrade.run(in: store.folder, now: 7))
        #expect(done.head == rows)
        #expect(try Data(contentsOf: done.copy.appendingPathComponent("vault.sqlite")).count > 4096)
        let verification = try store.reader().verify(identities: true, sealed: true)
        #expect(verification.head == rows && verification.batches == 9)
        let reader = try store.reader()
        let mentors = Set(try reader.run("SELECT person_id FROM mentor", arguments: [:]).rows.compactMap(\.[0].integer))
        #expect(mentors.count == 11)
        let names = try reader.names(of: mentors)
        #expect(names.count == 11)
        let form = try #require(RecognitionDigest.fields[.name])
        let found = try reader.persons(.name, forms: Set(names.values.map(form)), as: .mentor)
        #expect(Set(found.values.joined()) == mentors, "who was there before is recognised too")
        #expect(try reader.run("SELECT COUNT(*) FROM application", arguments: [:]).rows == [[.integer(23)]])
        #expect(try Upgrade.run(in: store.folder, now: 8) == nil)
        // It goes on: a new batch, an erasure of somebody entered by the older program.
        let ledger = try store.ledger()
        _ = try ledger.erase("XJ2024-0001", as: .pupil, reason: "家长申请", received: day("2026-01-01"), recordedAt: 1)
        try ledger.close()
        #expect(try store.reader().verify(identities: true, sealed: true).batches == 10)
        #expect(!FileManager.default.fileExists(atPath: done.copy.path), "the copy before the upgrade still knew the person")
    }

    @Test func `what the copy before an upgrade holds is the store as it was`() throws {
        let store = try old("store-0.1.0")
        let done = try #require(try Upgrade.run(in: store.folder, now: 7))
        for file in ["ledger.sqlite", "vault.sqlite"] {
            let (shipped, fresh) = (try old("store-0.1.0"), try TemporaryStore())
            #expect(try objects(done.copy.appendingPathComponent(file)) == objects(shipped.path(file)))
            #expect(try objects(store.path(file)) == objects(fresh.path(file)))
        }
    }

    @Test func `an upgrade cut short between the two files is refused as older and completed by the next`() throws {
        let store = try old("store-0.1.0")
        let key = try VaultKey.read(store.path("vault.key"))
        try VaultSchema.migrator(key: key).migrate(DatabaseQueue(path: store.path("vault.sqlite").path))
        #expect(throws: StoreError.olderSchema(file: "ledger.sqlite")) { try store.ledger() }
        #expect(try Upgrade.run(in: store.folder, now: 7) != nil)
        #expect(try store.reader().verify(identities: true).batches == 9)
    }

    @Test func `a store with the tables from before recognition keeps its chain and its erasure, and its people are recognised`() throws {
        let store = try TemporaryStore()
        let ledger = try store.ledger()
        _ = try ledger.append(
            [application("P1", name: "甲生"), application("P2", name: "乙生")], of: .application,
            head: head("application", received: "2025-01-01"))
        _ = try ledger.erase("P2", as: .pupil, reason: "家长申请", received: day("2025-02-02"), recordedAt: 7)
        try ledger.close()
        let before = try store.reader().verify(identities: true)
        try store.unseal()
        let queue = try DatabaseQueue(path: store.path("ledger.sqlite").path)
        try queue.write { db in
            for table in FourthSchema.tables + FifthSchema.tables { try db.execute(sql: "DROP TABLE \(table)") }
            try db.execute(sql: "DELETE FROM grdb_migrations WHERE identifier LIKE '4 %' OR identifier LIKE '5 %'")
        }
        try queue.close()
        let third = store.folder.appendingPathComponent("third.sqlite")
        try LedgerSchema.migrator.migrate(DatabaseQueue(path: third.path), upTo: "3 training and notices")
        #expect(try objects(third) == objects(store.path("ledger.sqlite")), "the ledger as the version before has it")
        try layVaultBack(store, to: "2 settings and commitments")
        try seal(store, true)
        #expect(throws: StoreError.olderSchema(file: "ledger.sqlite")) { try store.ledger() }
        #expect(try Upgrade.run(in: store.folder, now: 7)?.head == before.head)
        let fresh = try TemporaryStore()
        for file in ["ledger.sqlite", "vault.sqlite"] { #expect(try objects(fresh.path(file)) == objects(store.path(file)), "\(file)") }
        #expect(try store.reader().verify(against: before.chain, identities: true, sealed: true).identities == before.identities)
        let form = try #require(RecognitionDigest.fields[.name])
        let found = try store.reader().persons(.name, forms: [form("甲生"), form("乙生")], as: .pupil)
        #expect(found.values.map(\.count) == [1], "whoever was erased is recognised no more")
    }

    @Test func `a vault that kept its rows beside their keys keeps everybody in it, and what is said of them later`() throws {
        let store = try TemporaryStore()
        let ledger = try store.ledger()
        func apply(_ records: [Domain.Record], _ received: String) throws {
            _ = try ledger.append(records, of: .application, head: head("application", received: received))
        }
        try apply([application("P1", name: "甲生"), application("P2", name: "乙生"), application("P3")], "2025-01-01")
        try apply([application("P1", name: "甲生二")], "2025-01-02")
        try ledger.close()
        let before = try store.reader().verify(identities: true)
        let vault = try rows(of: store)
        try store.unseal()
        try layVaultBack(store, to: "3 recognition")
        #expect(try rows(of: store) == vault)
        try seal(store, true)
        #expect(throws: StoreError.olderSchema(file: "vault.sqlite")) { try store.ledger() }
        #expect(try Upgrade.run(in: store.folder, now: 7)?.head == before.head)
        #expect(try rows(of: store) == vault)
        let fresh = try TemporaryStore()
        #expect(try objects(fresh.path("vault.sqlite")) == objects(store.path("vault.sqlite")))
        let upgraded = try store.ledger()
        _ = try upgraded.append([application("P2", name: "乙生二")], of: .application, head: head("application", received: "2025-01-03"))
        _ = try upgraded.erase("P1", as: .pupil, reason: "家长申请", received: day("2025-02-02"), recordedAt: 7)
        try upgraded.rotateKey()
        try upgraded.close()
        #expect(try store.reader().verify(identities: true, sealed: true).batches == 4)
        #expect(try store.reader().names(of: [1, 2, 3]) == [2: "乙生二"])
        #expect(try store.reader(knownBy: "2025-01-01").names(of: [2]) == [2: "乙生"])
    }

    /// Every row of the vault.
    private func rows(of store: TemporaryStore) throws -> [[String]] {
        let queue = try DatabaseQueue(path: store.path("vault.sqlite").path)
        defer { try? queue.close() }
        return try queue.read { db in
            try VaultSchema.tables.map { table in
                let columns = try db.columns(in: table).map { "quote(\($0.name))" }.sorted().joined(separator: " || ' ' || ")
                return try String.fetchAll(db, sql: "SELECT \(columns) FROM \(table) ORDER BY 1")
            }
        }
    }

    /// Lays the rows of the vault into the tables that a former migration made.
    private func layVaultBack(_ store: TemporaryStore, to migration: String) throws {
        let (present, former) = (store.path("vault.sqlite"), store.folder.appendingPathComponent("former.sqlite"))
        let queue = try DatabaseQueue(path: former.path)
        try VaultSchema.migrator(key: VaultKey.read(store.path("vault.key"))).migrate(queue, upTo: migration)
        try queue.writeWithoutTransaction { db in
            try db.execute(sql: "ATTACH ? AS present", arguments: [present.path])
            for table in VaultSchema.tables {
                let columns = try db.columns(in: table).map(\.name).joined(separator: ", ")
                try db.execute(sql: "DELETE FROM main.\(table)")
                try db.execute(sql: "INSERT INTO main.\(table) (\(columns)) SELECT \(columns) FROM present.\(table)")
            }
            try db.execute(sql: "DETACH present")
        }
        try queue.close()
        try FileManager.default.removeItem(at: present)
        try FileManager.default.moveItem(at: former, to: present)
    }

    @Test(arguments: [true, false])
    func `a store with the tables of the second migration gets all later ones and keeps its chain and its erasure`(sealed: Bool) throws {
        let store = try TemporaryStore()
        let ledger = try store.ledger()
        try ledger.apply(["P1", "P2"])
        try ledger.screen([screening("P1", score: 80)], received: "2025-02-01")
        _ = try ledger.erase("P2", as: .pupil, reason: "家长申请", received: day("2025-02-02"), recordedAt: 7)
        try ledger.close()
        let before = try store.reader().verify(identities: true)
        try store.unseal()
        let queue = try DatabaseQueue(path: store.path("ledger.sqlite").path)
        try queue.write { db in
            for table in ThirdSchema.tables + FourthSchema.tables + FifthSchema.tables { try db.execute(sql: "DROP TABLE \(table)") }
            try db.execute(sql: "DELETE FROM grdb_migrations WHERE identifier LIKE '3 %' OR identifier LIKE '4 %' OR identifier LIKE '5 %'")
        }
        try queue.close()
        let second = store.folder.appendingPathComponent("second.sqlite")
        try LedgerSchema.migrator.migrate(DatabaseQueue(path: second.path), upTo: "2 identities and erasures")
        #expect(try objects(second) == objects(store.path("ledger.sqlite")))
        #expect(throws: StoreError.olderSchema(file: "ledger.sqlite")) { try store.ledger() }
        if sealed {
            try seal(store, false)
            #expect(throws: StoreError.changedOutside(file: "ledger.sqlite")) { try Upgrade.run(in: store.folder, now: 7) }
            #expect(throws: StoreError.olderSchema(file: "ledger.sqlite")) { try store.ledger() }
            try seal(store, true)
        }
        #expect(try Upgrade.run(in: store.folder, now: 7)?.head == before.head)
        let fresh = try TemporaryStore()
        #expect(try objects(fresh.path("ledger.sqlite")) == objects(store.path("ledger.sqlite")))
        let upgraded = try store.ledger()
        let notice = FullRecord.of(.notice)
        _ = try upgraded.append([notice], of: .notice, head: head("notice", received: "2025-03-01"))
        try upgraded.close()
        let verification = try store.reader().verify(against: before.chain, identities: true, sealed: true)
        #expect(verification.batches == 4 && verification.identities == 1)
        #expect(try store.reader().run("SELECT COUNT(*) FROM notice", arguments: [:]).rows == [[.integer(1)]])
    }

    /// Puts a seal on the files as they are, or one of other files.
    private func seal(_ store: TemporaryStore, _ right: Bool) throws {
        var digests: [String: String] = [:]
        for name in ["ledger.sqlite", "vault.sqlite"] {
            let digest = try Seal.digest(of: DatabaseQueue(path: store.path(name).path))
            digests[name] = right ? try #require(digest) : String(repeating: "0", count: 64)
        }
        try Seal(digests: digests).write(in: store.folder)
    }

    @Test(arguments: [nil, Data(repeating: 1, count: 32)] as [Data?])
    func `without its key a store is not upgraded, nor touched`(key: Data?) throws {
        let store = try old("store-0.1.0")
        try FileManager.default.removeItem(at: store.path("vault.key"))
        try key?.write(to: store.path("vault.key"))
        let before = try store.bytes()
        #expect(throws: key == nil ? StoreError.keyMissing : .keyUnfit) { try Upgrade.run(in: store.folder, now: 7) }
        for file in ["ledger.sqlite", "vault.sqlite"] { #expect(try store.bytes()[file] == before[file]) }
        #expect(try store.bytes().keys.allSatisfy { !$0.hasPrefix("before-upgrade") })
    }

    @Test func `a store of a newer program is not upgraded down`() throws {
        let store = try TemporaryStore()
        try store.tamper { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('99 from the future')") }
        let before = try store.bytes()["ledger.sqlite"]
        #expect(throws: StoreError.newerSchema(file: "ledger.sqlite")) { try Upgrade.run(in: store.folder, now: 1) }
        #expect(try store.bytes()["ledger.sqlite"] == before)
    }
}
