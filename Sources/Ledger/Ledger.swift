// The store's writing side: makes a store, holds the writer's lock, appends batches. Nothing is ever changed or removed.

internal import Crypto
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
        var digests: [String: String] = [:]
        for (name, queue) in [(Ledger.fileName, queue), (Vault.fileName, vault.queue)] {
            guard try Ledger.emptyLog(queue) else { return false }
            digests[name] = try guarded { try Seal.digest(of: queue) }
        }
        guard digests.count == 2 else { return false }
        try Seal(digests: digests).write(in: folder)
        return true
    }

    /// Whether the log could be moved into the file; not while a reader needs what the file holds.
    static func emptyLog(_ queue: DatabaseQueue) throws -> Bool {
        try guarded {
            try queue.inDatabase { try Int.fetchOne($0, sql: "PRAGMA wal_checkpoint(TRUNCATE)") == 0 }
        }
    }

    /// Believes the store only after its seal, or everything in it, was checked; and the two files belong together.
    private func vet() throws {
        try guarded {
            try Vetting.check(queue, in: folder, writing: true) {
                try queue.inDatabase(LedgerReader.checkWhole)
            }
            try Vetting.check(vault.queue, in: folder, writing: true) { try vault.verifyFile() }
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

    /// Appends the new and changed records of one file in one transaction: all of them or none.
    ///
    /// A record whose key is known is a correction, a new name of a known person too; one that says nothing new is left out.
    /// Identities go into the vault under the number of the batch while the ledger's transaction is open: should it fail, nobody
    /// sees them (see `Vault`).
    ///
    /// - Parameter brought: what recognition has to say of persons by number: whom a kind brings that introduces nobody, and questions.
    package func append(
        _ records: [Domain.Record], of kind: RecordKind, head: BatchHead, brought: [String: [IdentityField: String]] = [:]
    ) throws -> Receipt {
        try transaction { db in
            let batch = try nextBatch(head, db)
            guard let role = kind.role else { return try append(records, aboutNobody: kind, batch: batch, head: head, db) }
            // Intake and recognition come first: a record of nobody is a fault of the program, not of the data.
            guard records.allSatisfy({ $0.reference != nil }) else { throw UnknownPerson() }
            var entries =
                kind.introducesPersons
                ? records.filter { !$0.retracted }.compactMap { record in
                    record.reference.map { IdentityEntry(reference: $0, fields: record.identity) }
                } : []
            entries += brought.sorted { $0.key < $1.key }.map { IdentityEntry(reference: $0.key, fields: $0.value) }
            let known = try vault.persons(for: Set(records.compactMap(\.reference)), as: role)
            let person = { (record: Domain.Record) in record.reference.flatMap { known[$0] } }
            try refuseErased(records.filter { person($0) == nil }, as: role, db)
            let renamed = try vault.news(in: entries, known: known)
            let mentors = try vault.persons(for: Set(records.compactMap(\.mentorReference)), as: .mentor)
            // Whether a record says anything new can be told before new persons have ids: they have no records.
            let appender = try RecordAppender(table: RecordTable.of(kind), db: db, belonging: try Belonging(lastBatch: batch - 1, db))
            let news = try records.compactMap { record -> (Domain.Record, [PersonChange])? in
                guard let id = person(record) else {
                    return record.retracted ? nil : (record, [PersonChange(person: nil, mentor: nil, change: .added)])
                }
                let changes = try appender.changes(record, person: id, mentors: mentors)
                if !changes.isEmpty { return (record, changes) }
                guard record.reference.map(renamed.contains) == true, !record.retracted else { return nil }
                return (record, [PersonChange(person: id, mentor: nil, change: .renamed)])
            }
            guard !news.isEmpty else { return try Receipt.nothing(unchanged: records.count, head: newestDigest(db)) }
            let addition =
                kind.introducesPersons || !entries.isEmpty
                ? try vault.add(entries, known: known, as: role, batch: batch) : VaultAddition(ids: [:], commitments: [:])
            let rows = try appender.rows(
                news.flatMap { record, changes in
                    changes.filter { $0.change != .renamed }.map { change in
                        guard change.person == nil else { return (record, change) }
                        // Somebody new: the vault has given them an id by now.
                        let mentor = record.mentorReference.flatMap { mentors[$0] }
                        return (record, PersonChange(person: record.reference.flatMap { addition.ids[$0] }, mentor: mentor, change: .added))
                    }
                })
            let digest = try appendBatch(batch, head, rowCount: rows.count, db) { digest in
                try appender.enterPersons(of: rows, batch: batch, &digest)
                // The digest takes the tables in their order.
                let order = LedgerSchema.appendOnlyTables
                let rowsFirst = (order.firstIndex(of: appender.table.name) ?? 0) < (order.firstIndex(of: "identity_row") ?? 0)
                if rowsFirst { try appender.insert(rows, batch: batch, &digest) }
                let addCommitment = try RowInsert(into: "identity_row", ["batch_id", "person_id", "commitment"], db)
                for (person, commitment) in addition.commitments.sorted(by: { $0.key < $1.key }) {
                    try addCommitment([batch.databaseValue, person.databaseValue, commitment.databaseValue], &digest)
                }
                if !rowsFirst { try appender.insert(rows, batch: batch, &digest) }
            }
            return Receipt(batch: batch, changes: news.compactMap(\.1.first?.change), of: records.count, head: digest)
        }
    }

    /// Records about a plan need nobody's id and say nothing to the vault.
    private func append(
        _ records: [Domain.Record], aboutNobody kind: RecordKind, batch: Int, head: BatchHead, _ db: Database
    ) throws -> Receipt {
        let appender = try RecordAppender(table: RecordTable.of(kind), db: db)
        let news = try records.flatMap { record in
            try appender.changes(record, person: nil, mentors: [:]).map { (record, $0) }
        }
        guard !news.isEmpty else { return try Receipt.nothing(unchanged: records.count, head: newestDigest(db)) }
        let rows = try appender.rows(news)
        let digest = try appendBatch(batch, head, rowCount: rows.count, db) { try appender.insert(rows, batch: batch, &$0) }
        return Receipt(batch: batch, changes: news.map(\.1.change), of: records.count, head: digest)
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

    /// Whether what was written is stored is certain only where this returns.
    func transaction<Value>(_ body: (Database) throws -> Value) throws -> Value {
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
