// The store's writing side: makes a store, holds the writer's lock, appends batches. Nothing is ever changed or removed.

internal import Crypto
package import Domain
package import Foundation
internal import GRDB

/// An open store with the right to append. A class because it owns the lock and the open files.
package final class Ledger {
    let queue: DatabaseQueue
    let vault: Vault
    private let lock: WriterLock

    /// Makes an empty store; the folder is made where it is missing.
    ///
    /// - Throws: `StoreError.exists` where there is a store already.
    package static func create(in folder: URL, now: Int64) throws {
        guard !exists(in: folder) else { throw StoreError.exists(folder: folder.path) }
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        try VaultKey.create(in: folder)
        _ = try Ledger(folder: folder, now: now, creating: true)
    }

    package static func exists(in folder: URL) -> Bool {
        FileManager.default.fileExists(atPath: folder.appendingPathComponent("ledger.sqlite").path)
    }

    /// Opens a store for writing; one process at a time.
    package convenience init(folder: URL, now: Int64) throws {
        guard Ledger.exists(in: folder) else { throw StoreError.missing(folder: folder.path) }
        try self.init(folder: folder, now: now, creating: false)
    }

    private init(folder: URL, now: Int64, creating: Bool) throws {
        lock = try WriterLock(folder: folder, now: now)
        vault = try Vault(folder: folder, readOnly: false, creating: creating)
        queue = try openDatabase(
            folder.appendingPathComponent("ledger.sqlite"), applicationID: LedgerSchema.applicationID, readOnly: false,
            creating: creating, migrator: LedgerSchema.migrator)
    }

    /// Appends the new and changed records of one file in one transaction: all of them or none.
    ///
    /// A record whose key is known is a correction; one that says nothing new is left out. Persons not known yet are added to the
    /// vault first: should the ledger's transaction then fail, the vault holds numbers that nothing refers to, and no fact is lost.
    package func append(_ records: [Domain.Record], of kind: RecordKind, head: BatchHead) throws -> Receipt {
        let ids = try identify(records, of: kind)
        return try transaction { db in
            let appender = RecordAppender(table: RecordTable.of(kind), db: db, ids: ids)
            let pending = try records.compactMap { try appender.pending($0) }
            let counts = pending.reduce(into: (added: 0, corrected: 0, retracted: 0)) { counts, row in
                switch row.change {
                case .added: counts.added += 1
                case .corrected: counts.corrected += 1
                case .retracted: counts.retracted += 1
                }
            }
            guard !pending.isEmpty else {
                return Receipt(
                    batch: nil, added: 0, corrected: 0, retracted: 0, unchanged: records.count, head: try newestDigest(db))
            }
            let (batch, digest) = try appendBatch(head, rowCount: pending.count, db) { batch in
                try appender.insert(pending, batch: batch)
            }
            return Receipt(
                batch: batch, added: counts.added, corrected: counts.corrected, retracted: counts.retracted,
                unchanged: records.count - pending.count, head: digest)
        }
    }

    /// Appends a plan, unless its newest version reads the same.
    package func append(_ plan: Plan, source: String, head: BatchHead) throws -> Receipt {
        try transaction { db in
            let former = try storedPlanSources(db)[plan.id]
            guard former != source else {
                return Receipt(batch: nil, added: 0, corrected: 0, retracted: 0, unchanged: 1, head: try newestDigest(db))
            }
            let (batch, digest) = try appendBatch(head, rowCount: 1, db) { batch in
                try PlanAppender(plan: plan, source: source, batch: batch, db: db).insert()
            }
            return Receipt(
                batch: batch, added: former == nil ? 1 : 0, corrected: former == nil ? 0 : 1, retracted: 0, unchanged: 0,
                head: digest)
        }
    }

    private func identify(_ records: [Domain.Record], of kind: RecordKind) throws -> [String: Int] {
        let mentors = Set(records.compactMap(\.mentorReference))
        guard kind == .application || kind == .mentor else {
            return try vault.persons(for: mentors.union(records.map(\.reference)))
        }
        let own = try vault.add(records.map { ($0.reference, $0.identity) })
        return try vault.persons(for: mentors).merging(own) { first, _ in first }
    }

    /// The rows go in before the head, whose digest covers them: no row is ever updated.
    private func appendBatch(
        _ head: BatchHead, rowCount: Int, _ db: Database, rows: (Int) throws -> Void
    ) throws -> (Int, String) {
        if let last = try Int.fetchOne(db, sql: "SELECT MAX(received_day) FROM batch"), head.received.number < last {
            throw StoreError.receivedBeforeLast(last: CivilDay(number: last))
        }
        let batch = try (Int.fetchOne(db, sql: "SELECT MAX(batch_id) FROM batch") ?? 0) + 1
        let previous = try newestDigest(db)
        // The rows refer to the batch: the reference is checked at the end of the transaction, after the head stands.
        try db.execute(sql: "PRAGMA defer_foreign_keys = ON")
        try rows(batch)
        let fields: [any DatabaseValueConvertible] = [
            batch, head.kind, head.fileDigest, rowCount, head.received.number, head.recordedAt, head.invented ? 1 : 0, previous,
        ]
        let digest = try BatchDigest.ofPending(batch: batch, head: fields.map(\.databaseValue), in: db)
        try db.execute(
            sql: """
                INSERT INTO batch (batch_id, kind, file_digest, row_count, received_day, recorded_at, invented, previous_digest, digest)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, arguments: StatementArguments(fields + [digest]))
        return (batch, digest)
    }

    private func newestDigest(_ db: Database) throws -> String {
        try String.fetchOne(db, sql: "SELECT digest FROM batch ORDER BY batch_id DESC LIMIT 1") ?? BatchDigest.origin
    }

    private func transaction<Value>(_ body: (Database) throws -> Value) throws -> Value {
        do {
            return try queue.write(body)
        } catch let error as DatabaseError {
            // The message could hold a value of a record: only the code goes further.
            throw StoreError.database(code: error.extendedResultCode.rawValue)
        }
    }
}

/// The newest version of each plan's YAML, by identifier.
func storedPlanSources(_ db: Database) throws -> [String: String] {
    let rows = try Row.fetchAll(db, sql: "SELECT plan_id, source FROM plan_row ORDER BY batch_id")
    return Dictionary(rows.map { ($0["plan_id"], $0["source"]) }) { _, newer in newer }
}
