// Opens one of the store's SQLite files the only way it is ever opened.

internal import Foundation
internal import GRDB

/// Opens a database of the store, refusing files that are not ours or are newer than this program.
///
/// A writing connection runs the migrations, syncs fully at every commit (read back) and refuses REPLACE tricks through `recursive_triggers`.
///
/// - Parameter creating: whether a missing or empty file becomes the database; else it is refused, for a store that lost a file must not
///   go on as an empty one.
func openDatabase(
    _ file: URL, applicationID: Int32, readOnly: Bool, creating: Bool = false, migrator: DatabaseMigrator
) throws -> DatabaseQueue {
    let name = file.lastPathComponent
    guard creating || FileManager.default.fileExists(atPath: file.path) else { throw StoreError.notALedger(file: name) }
    var configuration = Configuration()
    configuration.readonly = readOnly
    configuration.foreignKeysEnabled = true
    configuration.allowsUnsafeTransactions = true
    configuration.busyMode = .timeout(10)
    configuration.prepareDatabase { db in
        try db.execute(sql: "PRAGMA trusted_schema = OFF; PRAGMA recursive_triggers = ON; PRAGMA secure_delete = ON")
    }
    let queue: DatabaseQueue
    do {
        queue = try DatabaseQueue(path: file.path, configuration: configuration)
        try queue.inDatabase { db in
            let id = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
            let empty = try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM sqlite_master") == 0
            guard id == applicationID || (empty && creating) else { throw StoreError.notALedger(file: name) }
        }
        if !empty(queue) {
            guard try queue.read({ try !migrator.hasBeenSuperseded($0) }) else { throw StoreError.newerSchema(file: name) }
        }
        if !readOnly {
            // Only now that the file is known to be ours: turning WAL on writes into its head.
            try queue.inDatabase { db in
                guard try String.fetchOne(db, sql: "PRAGMA journal_mode = WAL") == "wal" else { throw StoreError.notDurable }
                try db.execute(sql: "PRAGMA synchronous = FULL")
            }
            try migrator.migrate(queue)
            guard try queue.inDatabase({ try Int.fetchOne($0, sql: "PRAGMA synchronous") }) == 2 else { throw StoreError.notDurable }
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
        }
    } catch let error as DatabaseError {
        switch error.resultCode {
        case .SQLITE_NOTADB, .SQLITE_CORRUPT: throw StoreError.notALedger(file: name)
        default: throw StoreError.database(code: error.resultCode.rawValue)
        }
    }
    return queue
}

private func empty(_ queue: DatabaseQueue) -> Bool {
    (try? queue.read { try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM sqlite_master") }) == 0
}
