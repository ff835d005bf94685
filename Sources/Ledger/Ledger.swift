// The store's writing side: makes a store, holds the writer's lock, appends batches. Nothing is ever changed or removed.

internal import Crypto
internal import Dispatch
package import Domain
package import Foundation
internal import GRDB

/// An open store with the right to append. A class because it owns the lock and the open files.
///
/// While it is open the store has no seal; `close` puts a new one in place.
package final class Ledger {
    let folder: URL
    let queue: DatabaseQueue
    let vault: Vault
    private var lock: WriterLock?
    /// The transaction that `together` keeps open.
    private var openTransaction: Database?
    /// Not before the files were found good: an opening that fails must not seal what it refused.
    private var isOpen = false
    /// Folders of backups whose list of erasures is up to date.
    package internal(set) var backupsTold: [URL] = []

    static let fileName = "ledger.sqlite"

    /// Opens a store for writing; one process at a time.
    ///
    /// - Parameter newPersonID: ids for persons not known yet; random unless a test asks for others.
    package convenience init(folder: URL, now: Int64, newPersonID: (() -> Int)? = nil) throws {
        try self.init(folder: folder, now: now, access: .writing, newPersonID: newPersonID ?? Vault.randomPersonID)
    }

    /// - Parameter lock: the store's lock, where the caller holds it already.
    init(folder: URL, now: Int64, access: DatabaseAccess, lock: WriterLock? = nil, newPersonID: @escaping () -> Int) throws {
        guard access == .creating || Ledger.exists(in: folder) else { throw StoreError.missing(folder: folder.path) }
        self.folder = folder
        self.lock = try lock ?? WriterLock.take(in: folder, now: now)
        queue = try LedgerSchema.open(in: folder, access: access)
        vault = try Vault(folder: folder, access: access, newPersonID: newPersonID)
        try vet()
        try Seal.remove(in: folder)
        isOpen = true
        try discardFailedTry()
        try finishErasures()
    }

    deinit { _ = try? close() }

    /// Moves the logs into the files, seals the store and gives the lock back. Nothing can be appended afterwards.
    ///
    /// - Returns: whether it was sealed. Where a reader keeps the log from being emptied it is not, and the next to open the store checks
    ///   all of it.
    @discardableResult
    package func close() throws -> Bool {
        guard isOpen else { return false }
        isOpen = false
        defer {
            try? queue.close()
            try? vault.queue.close()
            lock = nil
        }
        let digests = try Ledger.bothAtOnce([queue, vault.queue]) { queue in
            try Ledger.emptyLog(queue) ? guarded { try Seal.digest(of: queue) } : nil
        }
        guard let ledger = digests[0], let vault = digests[1] else { return false }
        try Seal(digests: [Ledger.fileName: ledger, Vault.fileName: vault]).write(in: folder)
        return true
    }

    /// The same work on both files, on two cores: most of it is reading all of them.
    ///
    /// - Throws: what the first of them threw.
    private static func bothAtOnce<Value: Sendable>(
        _ queues: [DatabaseQueue], _ work: @Sendable (DatabaseQueue) throws -> Value
    ) throws -> [Value] {
        let results = SharedResults<Value>(count: queues.count)
        DispatchQueue.concurrentPerform(iterations: queues.count) { number in results.set(number) { try work(queues[number]) } }
        return try results.values()
    }

    /// Whether the log could be moved into the file; not while a reader needs what the file holds.
    static func emptyLog(_ queue: DatabaseQueue) throws -> Bool {
        try guarded {
            try queue.inDatabase { try Int.fetchOne($0, sql: "PRAGMA wal_checkpoint(TRUNCATE)") == 0 }
        }
    }

    /// A snapshot of this store as it is now, which looks persons up where this ledger does.
    package func reader(cut: Cut) throws -> LedgerReader {
        let reader = try LedgerReader(folder: folder, cut: cut)
        reader.openVault = vault
        return reader
    }

    /// Believes the store only after its seal, or everything in it, was checked; and the two files belong together.
    private func vet() throws {
        let folder = folder
        let sealed = try Ledger.bothAtOnce([queue, vault.queue]) { try Vetting.isSealed($0, in: folder) }
        try guarded {
            if !sealed[0] { try queue.inDatabase(LedgerReader.checkWhole) }
            if !sealed[1] { try vault.verifyFile() }
        }
        let (last, lastIdentities) = try guarded {
            try queue.inDatabase { db in
                (
                    try Int.fetchOne(db, sql: "SELECT MAX(batch_id) FROM batch") ?? 0,
                    try Int.fetchOne(db, sql: "SELECT MAX(batch_id) FROM identity_row") ?? 0
                )
            }
        }
        let known = try vault.lastBatch()
        guard known >= lastIdentities else { throw StoreError.olderCopy(file: Vault.fileName) }
        // One past the last: a try that failed.
        guard known <= last + 1 else { throw StoreError.olderCopy(file: Ledger.fileName) }
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
                batch: batch, changes: [former == nil ? .added : .corrected], of: 1, head: digest)
        }
    }

    /// Takes out of the vault what a try wrote that failed before its batch stood in the ledger: the next batch has its number.
    private func discardFailedTry() throws {
        let last = try guarded { try queue.inDatabase { try Int.fetchOne($0, sql: "SELECT MAX(batch_id) FROM batch") ?? 0 } }
        try vault.discard(after: last)
    }

    /// The number of the batch to come.
    ///
    /// - Throws: `StoreError.receivedBeforeLast` where its day of receipt lies before that of the last batch.
    func nextBatch(_ head: BatchHead, _ db: Database) throws -> Int {
        if let last = try Int.fetchOne(db, sql: "SELECT MAX(received_day) FROM batch"), head.received.number < last {
            throw StoreError.receivedBeforeLast(last: CivilDay(number: last))
        }
        let last = try Int.fetchOne(db, sql: "SELECT MAX(batch_id) FROM batch") ?? 0
        try vault.discard(after: last)
        return last + 1
    }

    /// The rows go in before the head, whose digest covers them: no row is ever updated.
    func appendBatch(_ batch: Int, _ head: BatchHead, rowCount: Int, _ db: Database, rows: () throws -> Void) throws -> String {
        try appendBatch(batch, head, rowCount: rowCount, db) { digest in
            try rows()
            try digest.addRows(of: batch, in: db)
        }
    }

    /// - Parameter rows: inserts the rows and feeds them to the digest, those of `appendOnlyTables` that stand first there first.
    func appendBatch(
        _ batch: Int, _ head: BatchHead, rowCount: Int, _ db: Database, rows: (inout BatchDigest) throws -> Void
    ) throws -> String {
        let previous = try newestDigest(db)
        // The rows refer to the batch: the reference is checked at the end of the transaction, after the head stands.
        try db.execute(sql: "PRAGMA defer_foreign_keys = ON")
        let fields: [any DatabaseValueConvertible] = [
            batch, head.kind, try vault.fileDigest(head.file), rowCount, head.received.number, head.recordedAt, head.invented ? 1 : 0,
            previous,
        ]
        var covering = BatchDigest(head: zip(BatchDigest.headColumns, fields.map(\.databaseValue)))
        try rows(&covering)
        let digest = covering.text()
        try db.execute(
            sql: """
                INSERT INTO batch (\(BatchDigest.headColumns.joined(separator: ", ")), digest)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, arguments: StatementArguments(fields + [digest]))
        return digest
    }

    func newestDigest(_ db: Database) throws -> String {
        try String.fetchOne(db, sql: "SELECT digest FROM batch ORDER BY batch_id DESC LIMIT 1") ?? BatchDigest.origin
    }

    /// Everything that `body` appends is stored, batch by batch in its order, or nothing of it.
    package func together<Value>(_ body: () throws -> Value) throws -> Value {
        try transaction { db in
            openTransaction = db
            defer { openTransaction = nil }
            return try body()
        }
    }

    /// Whether what was written is stored is certain only where this returns.
    func transaction<Value>(_ body: (Database) throws -> Value) throws -> Value {
        if let openTransaction { return try body(openTransaction) }
        do {
            return try guarded { try queue.write(body) }
        } catch StoreError.database(let code) {
            throw StoreError.notConfirmed(code: code)
        }
    }
}

/// The newest version of each plan's YAML, by identifier.
func storedPlanSources(_ db: Database) throws -> [String: String] {
    let rows = try Row.fetchAll(db, sql: "SELECT plan_id, source FROM plan_row ORDER BY batch_id")
    return Dictionary(try rows.map { (try $0.text("plan_id"), try $0.text("source")) }) { _, newer in newer }
}
