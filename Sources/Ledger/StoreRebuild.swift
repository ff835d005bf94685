// A store built anew from an export: the same rows, so the same chain and the same head.

internal import Domain
package import Foundation
internal import GRDB

/// Rebuilds stores.
package enum StoreRebuild {
    /// Gives the rows of a table (`ledger/batch`) one after another to `insert`: column names, and texts with nil for NULL.
    package typealias Rows = (_ table: String, _ insert: ([String], [String?]) throws -> Void) throws -> Void

    /// Builds a store from rows into a new folder, or into a store that holds nothing yet.
    ///
    /// Only a chain that verifies and ends in `head` takes its place; else the folder stays as it was.
    /// - Parameters:
    ///   - key: the key file of the store that was exported; it becomes the new store's.
    ///   - mappings: a folder of which the mappings are taken over; nil for none.
    ///   - erasures: those known today; whoever was erased after the export does not come back.
    /// - Throws: `StoreError.notEmpty`; `.exportUnfit` naming a table whose rows do not fit; what verification finds.
    package static func run(
        into folder: URL, key: URL, head: String, mappings: URL? = nil, erasures: [Erasure] = [], now: Int64, rows: Rows
    ) throws -> Verification {
        // Nobody writes to a store that is about to be replaced.
        let lock = Ledger.exists(in: folder) ? try WriterLock.take(in: folder, now: now) : nil
        defer { withExtendedLifetime(lock) {} }
        try checkEmpty(folder)
        let fresh = try WorkFolder.make(beside: folder, for: "rebuilding")
        defer { try? FileManager.default.removeItem(at: fresh) }
        try VaultKey.copy(key, into: fresh)
        try Ledger.create(in: fresh, now: now)
        try fill(fresh, head: head, now: now, rows)
        if let mappings { try MappingFiles.copy(from: mappings, to: fresh) }
        // Opened with the settings that came with the export: they must open under this key.
        let ledger = try Ledger(folder: fresh, now: now)
        _ = try ledger.apply(erasures, recordedAt: now)
        try ledger.close()
        let reader = try LedgerReader(folder: fresh, cut: .everything(asOf: CivilDay(number: 0)), vetted: false)
        let verification = try reader.verify(identities: true, sealed: true)
        reader.close()
        guard lock != nil else {
            try Restore.moveIntoPlace(fresh, folder)
            return verification
        }
        let aside = try WorkFolder.make(beside: folder, for: "replaced")
        try Restore.moveIntoPlace(folder, aside)
        try Restore.moveIntoPlace(fresh, folder)
        try? FileManager.default.removeItem(at: aside)
        return verification
    }

    private static func fill(_ folder: URL, head: String, now: Int64, _ rows: Rows) throws {
        let ledger = try Ledger(folder: folder, now: now)
        try guarded {
            try ledger.queue.write { db in
                try db.execute(sql: "PRAGMA defer_foreign_keys = ON")
                for table in LedgerSchema.appendOnlyTables { try insert("ledger", table, db, rows) }
                guard try Chain(verifying: db).head == head else { throw StoreError.exportUnfit(table: "ledger/batch") }
            }
            try ledger.vault.queue.write { db in
                try db.execute(sql: "DELETE FROM setting")
                try db.execute(sql: "DELETE FROM last_batch")
                for table in VaultSchema.tables { try insert("vault", table, db, rows) }
                // An export of an older version has none.
                try RecognitionDigest.fill(with: ledger.vault.key, db)
            }
        }
        try ledger.close()
    }

    private static func insert(_ file: String, _ table: String, _ db: Database, _ rows: Rows) throws {
        let unfit = StoreError.exportUnfit(table: "\(file)/\(table)")
        let types = Dictionary(
            uniqueKeysWithValues: try Row.fetchAll(db, sql: "SELECT name, type FROM pragma_table_info(?)", arguments: [table]).map {
                (try $0.text("name"), try $0.text("type"))
            })
        try rows("\(file)/\(table)") { names, texts in
            guard names.count == texts.count, names.allSatisfy({ types[$0] != nil }) else { throw unfit }
            let values = try zip(names, texts).map { name, text -> DatabaseValue in
                guard let text else { return .null }
                let value: DatabaseValue? =
                    switch types[name] {
                    case "INTEGER": Int64(text)?.databaseValue
                    case "REAL": Double(text)?.databaseValue
                    case "BLOB": Data(base64Encoded: text)?.databaseValue
                    default: text.databaseValue
                    }
                guard let value else { throw unfit }
                return value
            }
            let marks = Array(repeating: "?", count: names.count).joined(separator: ", ")
            let statement = try db.cachedStatement(sql: "INSERT INTO \(table) (\(names.joined(separator: ", "))) VALUES (\(marks))")
            do {
                try statement.execute(arguments: StatementArguments(values))
            } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
                throw unfit
            }
        }
    }

    /// A folder that is missing or empty, or a store without a batch and without a person.
    private static func checkEmpty(_ folder: URL) throws {
        let present = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        guard !present.isEmpty else { return }
        guard Ledger.exists(in: folder) else { throw StoreError.notEmpty(folder: folder.path) }
        let reader = try LedgerReader(folder: folder, cut: .everything(asOf: CivilDay(number: 0)))
        let (batches, persons) = (try reader.verify().batches, try reader.vault().lastBatch())
        reader.close()
        guard batches == 0, persons == 0 else { throw StoreError.exists(folder: folder.path) }
    }
}
