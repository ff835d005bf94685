// Stores of earlier versions, and the tables that each version's files have.

import Foundation
import GRDB
import Testing

@testable import Ledger

/// The version that a store to be upgraded comes from.
enum OldVersion: String, CaseIterable, Sendable {
    /// The store that version 0.1.0 wrote.
    case first = "0.1.0"
    /// With the tables from before the ledger's fourth migration and the vault's third: commitments, an erasure and a seal are in it.
    case beforeRecognition = "before recognition"

    private static let ledgerBefore = "3 training and notices"
    private static let vaultBefore = "2 settings and commitments"

    func store(in scratch: Scratch) throws -> StoreFolder {
        switch self {
        case .first:
            let fixture = Child.root.appendingPathComponent("Tests/LedgerTests/Fixtures/store-0.1.0")
            return try StoreFolder(scratch: scratch, folder: fixture).copy("old")
        case .beforeRecognition:
            let store = try StoreFolder.prepared(in: scratch, named: "old")
            try #require(try store.run("erase", "P40", "--reason", "家长书面申请").code == 0)
            try #require(try store.fault() == nil)
            try OldVersion.undoLastMigrations(of: store)
            let versions = try OldVersion.versions(of: OldVersion.first.store(in: Scratch()))
            for (name, schemas) in versions {
                let last = name == Vault.fileName ? OldVersion.vaultBefore : OldVersion.ledgerBefore
                try #require(try OldVersion.schema(store.path(name)) == schemas[last], "\(name) has the tables of the version before")
            }
            return store
        }
    }

    /// Takes from both files what their last migrations brought, and seals them as their last writer did.
    private static func undoLastMigrations(of store: StoreFolder) throws {
        let ledger = try DatabaseQueue(path: store.path(Ledger.fileName).path)
        try ledger.write { db in
            for table in FourthSchema.tables + FifthSchema.tables { try db.execute(sql: "DROP TABLE \(table)") }
            try db.execute(sql: "DELETE FROM grdb_migrations WHERE identifier LIKE '4 %' OR identifier LIKE '5 %'")
        }
        // Closing empties the write-ahead log into the file.
        try ledger.close()
        try layVaultBack(store)
        var digests: [String: String] = [:]
        for name in [Ledger.fileName, Vault.fileName] {
            let digest = try Seal.digest(of: DatabaseQueue(path: store.path(name).path))
            let sealed: String = try #require(digest)
            digests[name] = sealed
        }
        try Seal(digests: digests).write(in: store.folder)
    }

    /// Lays the rows of the vault into the tables that the former migration made.
    private static func layVaultBack(_ store: StoreFolder) throws {
        let (present, former) = (store.path(Vault.fileName), store.path("former.sqlite"))
        let queue = try DatabaseQueue(path: former.path)
        try VaultSchema.migrator(key: VaultKey.read(store.path("vault.key"))).migrate(queue, upTo: vaultBefore)
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

    /// By file and migration: the tables, indexes and triggers of a file that was migrated so far and no further.
    static func versions(of store: StoreFolder) throws -> [String: [String: String]] {
        let key = try VaultKey.read(store.path("vault.key"))
        var versions: [String: [String: String]] = [:]
        for (name, migrator) in [(Ledger.fileName, LedgerSchema.migrator), (Vault.fileName, VaultSchema.migrator(key: key))] {
            let copy = try store.copy()
            defer { copy.remove() }
            let queue = try DatabaseQueue(path: copy.path(name).path)
            let done = Set(try queue.read(migrator.appliedMigrations))
            // What has been done already stands as it is; the store's own tables are those of its last migration.
            let own = migrator.migrations.last(where: done.contains)
            for migration in migrator.migrations where migration == own || !done.contains(migration) {
                try migrator.migrate(queue, upTo: migration)
                versions[name, default: [:]][migration] = try queue.read(OldVersion.schema)
            }
            try queue.close()
        }
        return versions
    }

    private static func schema(_ file: URL) throws -> String {
        let queue = try DatabaseQueue(path: file.path)
        defer { try? queue.close() }
        return try queue.read(schema)
    }

    static func schema(_ db: Database) throws -> String {
        try String.fetchAll(db, sql: "SELECT type || ' ' || name || ' ' || COALESCE(sql, '') FROM sqlite_master ORDER BY 1")
            .joined(separator: "\n")
    }
}
