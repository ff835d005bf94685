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
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder.path)
        } catch {
            throw StoreError.notWritable(folder: folder.path)
        }
        try VaultKey.create(in: folder)
        _ = try Ledger(folder: folder, now: now, creating: true, newPersonID: Vault.randomPersonID)
    }

    package static func exists(in folder: URL) -> Bool {
        FileManager.default.fileExists(atPath: folder.appendingPathComponent("ledger.sqlite").path)
    }

    /// Opens a store for writing; one process at a time.
    ///
    /// - Parameter newPersonID: ids for persons not known yet; random unless a test asks for others.
    package convenience init(folder: URL, now: Int64, newPersonID: (() -> Int)? = nil) throws {
        guard Ledger.exists(in: folder) else { throw StoreError.missing(folder: folder.path) }
        try self.init(folder: folder, now: now, creating: false, newPersonID: newPersonID ?? Vault.randomPersonID)
    }

    private init(folder: URL, now: Int64, creating: Bool, newPersonID: @escaping () -> Int) throws {
        lock = try WriterLock.take(in: folder, now: now)
        vault = try Vault(folder: folder, readOnly: false, creating: creating, newPersonID: newPersonID)
        queue = try openDatabase(
            folder.appendingPathComponent("ledger.sqlite"), applicationID: LedgerSchema.applicationID, readOnly: false,
            creating: creating, migrator: LedgerSchema.migrator)
    }

    /// Appends the new and changed records of one file in one transaction: all of them or none.
    ///
    /// A record whose key is known is a correction, a new name of a known person too; one that says nothing new is left out.
    /// Identities go into the vault under the number of the batch while the ledger's transaction is open: should it fail, nobody
    /// sees them (see `Vault`).
    package func append(_ records: [Domain.Record], of kind: RecordKind, head: BatchHead) throws -> Receipt {
        try transaction { db in
            let batch = try nextBatch(head, db)
            let role: PersonRole = kind == .mentor ? .mentor : .pupil
            let introduces = kind == .mentor || kind == .application
            let entries =
                introduces ? records.filter { !$0.retracted }.map { IdentityEntry(reference: $0.reference, fields: $0.identity) } : []
            let known = try vault.persons(for: Set(records.map(\.reference)), as: role)
            let renamed = try vault.news(in: entries, as: role)
            let mentors = try vault.persons(for: Set(records.compactMap(\.mentorReference)), as: .mentor)
            // Whether a record says anything new can be told before new persons have ids: they have no records.
            let appender = RecordAppender(table: RecordTable.of(kind), db: db)
            let news = try records.compactMap { record -> (Domain.Record, Change)? in
                let change = try known[record.reference].flatMap { try appender.change(record, person: $0, mentors: mentors) }
                if let change { return (record, change) }
                if known[record.reference] == nil { return record.retracted ? nil : (record, .added) }
                return renamed.contains(record.reference) && !record.retracted ? (record, .renamed) : nil
            }
            guard !news.isEmpty else { return try Receipt.nothing(unchanged: records.count, head: newestDigest(db)) }
            let ids = introduces ? try vault.add(entries, as: role, batch: batch).merging(known) { new, _ in new } : known
            let rows = try news.filter { $0.1 != .renamed }.map { try appender.row($0.0, $0.1, ids: ids, mentors: mentors) }
            let digest = try appendBatch(batch, head, rowCount: rows.count, db) { try appender.insert(rows, batch: batch) }
            return Receipt(
                batch: batch, added: news.count { $0.1 == .added }, corrected: news.count { $0.1 == .corrected || $0.1 == .renamed },
                retracted: news.count { $0.1 == .retracted }, unchanged: records.count - news.count, head: digest)
        }
    }

    /// Appends a plan, unless its newest version reads the same.
    package func append(_ plan: Plan, source: String, head: BatchHead) throws -> Receipt {
        try transaction { db in
            let batch = try nextBatch(head, db)
            let former = try storedPlanSources(db)[plan.id]
            guard former != source else { return try Receipt.nothing(unchanged: 1, head: newestDigest(db)) }
            let digest = try appendBatch(batch, head, rowCount: 1, db) {
                try PlanAppender(plan: plan, source: source, batch: batch, db: db).insert()
            }
            return Receipt(
                batch: batch, added: former == nil ? 1 : 0, corrected: former == nil ? 0 : 1, retracted: 0, unchanged: 0,
                head: digest)
        }
    }

    /// The number of the batch to come.
    ///
    /// - Throws: `StoreError.receivedBeforeLast` where its day of receipt lies before that of the last batch.
    private func nextBatch(_ head: BatchHead, _ db: Database) throws -> Int {
        if let last = try Int.fetchOne(db, sql: "SELECT MAX(received_day) FROM batch"), head.received.number < last {
            throw StoreError.receivedBeforeLast(last: CivilDay(number: last))
        }
        return try (Int.fetchOne(db, sql: "SELECT MAX(batch_id) FROM batch") ?? 0) + 1
    }

    /// The rows go in before the head, whose digest covers them: no row is ever updated.
    private func appendBatch(_ batch: Int, _ head: BatchHead, rowCount: Int, _ db: Database, rows: () throws -> Void) throws -> String {
        let previous = try newestDigest(db)
        // The rows refer to the batch: the reference is checked at the end of the transaction, after the head stands.
        try db.execute(sql: "PRAGMA defer_foreign_keys = ON")
        try rows()
        let fields: [any DatabaseValueConvertible] = [
            batch, head.kind, vault.key.fileDigest(head.file), rowCount, head.received.number, head.recordedAt, head.invented ? 1 : 0,
            previous,
        ]
        let digest = try BatchDigest.ofPending(
            batch: batch, head: Array(zip(BatchDigest.headColumns, fields.map(\.databaseValue))), in: db)
        try db.execute(
            sql: """
                INSERT INTO batch (\(BatchDigest.headColumns.joined(separator: ", ")), digest)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, arguments: StatementArguments(fields + [digest]))
        return digest
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
