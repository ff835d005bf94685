// Opens one of the store's SQLite files the only way it is ever opened.

internal import Foundation
internal import GRDB

/// What a database of the store is opened for.
enum DatabaseAccess {
    case reading, writing
    /// A missing or empty file becomes the database.
    case creating
    /// The migrations it lacks are run.
    case upgrading
}

/// Opens a database of the store, refusing files that are not ours, are newer than this program, or older and not yet upgraded.
///
/// A writing connection syncs fully at every commit (read back), refuses REPLACE tricks through `recursive_triggers`, and after the
/// migrations refuses every statement that would change the schema.
func openDatabase(_ file: URL, applicationID: Int32, access: DatabaseAccess, migrator: DatabaseMigrator) throws -> DatabaseQueue {
    let name = file.lastPathComponent
    // A store that lost a file must not go on as an empty one.
    guard access == .creating || FileManager.default.fileExists(atPath: file.path) else { throw StoreError.notALedger(file: name) }
    var configuration = Configuration()
    configuration.readonly = access == .reading
    configuration.foreignKeysEnabled = true
    configuration.allowsUnsafeTransactions = true
    configuration.busyMode = .timeout(10)
    configuration.prepareDatabase { db in
        try db.execute(sql: "PRAGMA trusted_schema = OFF; PRAGMA recursive_triggers = ON; PRAGMA secure_delete = ON")
    }
    do {
        let queue = try DatabaseQueue(path: file.path, configuration: configuration)
        let empty = try queue.inDatabase { db in
            let id = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
            let empty = try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM sqlite_master") == 0
            guard id == applicationID || (empty && access == .creating) else { throw StoreError.notALedger(file: name) }
            return empty
        }
        if !empty {
            let (newer, whole) = try queue.read { try (migrator.hasBeenSuperseded($0), migrator.hasCompletedMigrations($0)) }
            guard !newer else { throw StoreError.newerSchema(file: name) }
            guard whole || access == .upgrading || access == .creating else { throw StoreError.olderSchema(file: name) }
        }
        if access != .reading { try prepareForWriting(queue, migrator, file) }
        return queue
    } catch let error as DatabaseError {
        switch error.resultCode {
        case .SQLITE_NOTADB, .SQLITE_CORRUPT: throw StoreError.notALedger(file: name)
        default: throw StoreError(error)
        }
    }
}

/// Only called once the file is known to be ours: turning WAL on writes into its head.
private func prepareForWriting(_ queue: DatabaseQueue, _ migrator: DatabaseMigrator, _ file: URL) throws {
    try queue.inDatabase { db in
        guard try String.fetchOne(db, sql: "PRAGMA journal_mode = WAL") == "wal" else { throw StoreError.notDurable }
        // 32 MiB at most, taken as it is needed: rows come in the order of the file, not in that of the indexes.
        try db.execute(sql: "PRAGMA synchronous = FULL; PRAGMA cache_size = -32768")
    }
    try migrator.migrate(queue)
    try queue.inDatabase { db in
        guard try Int.fetchOne(db, sql: "PRAGMA synchronous") == 2 else { throw StoreError.notDurable }
        SchemaGuard.stand(on: db)
    }
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
}
