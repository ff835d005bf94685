// Opens one of the store's SQLite files the only way it is ever opened.

internal import Foundation
internal import GRDB

/// Opens a database of the store, refusing files that are not ours or are newer than this program.
///
/// A writing connection runs the migrations, syncs fully at every commit (read back, because the library sets NORMAL when it
/// turns WAL on) and refuses REPLACE tricks through `recursive_triggers`.
func openDatabase(_ file: URL, applicationID: Int32, readOnly: Bool, migrator: DatabaseMigrator) throws -> DatabaseQueue {
    let name = file.lastPathComponent
    var configuration = Configuration()
    configuration.readonly = readOnly
    configuration.foreignKeysEnabled = true
    configuration.allowsUnsafeTransactions = true
    configuration.journalMode = readOnly ? .default : .wal
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
            guard id == applicationID || (empty && !readOnly) else { throw StoreError.notALedger(file: name) }
            if !readOnly { try db.execute(sql: "PRAGMA synchronous = FULL") }
        }
        if !empty(queue) {
            guard try queue.read({ try !migrator.hasBeenSuperseded($0) }) else { throw StoreError.newerSchema(file: name) }
        }
        if !readOnly {
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
