// A consistent copy of a database that others may be writing to, through SQLite's backup interface.

internal import Foundation
internal import GRDB

/// Copies databases.
enum DatabaseCopy {
    /// Copies one snapshot of a database into a new file, durable when this returns. The copy needs no log beside it.
    static func make(of source: URL, at place: URL) throws {
        guard FileManager.default.fileExists(atPath: source.path) else {
            throw StoreError.notALedger(file: source.lastPathComponent)
        }
        guard FileManager.default.createFile(atPath: place.path, contents: nil, attributes: [.posixPermissions: 0o600]) else {
            throw StoreError.notWritable(folder: place.deletingLastPathComponent().path)
        }
        try guarded {
            var reading = Configuration()
            reading.readonly = true
            reading.busyMode = .timeout(10)
            let from = try DatabaseQueue(path: source.path, configuration: reading)
            let to = try DatabaseQueue(path: place.path)
            try from.backup(to: to)
            try to.inDatabase { db in
                try Vetting.integrity(db)
                guard try String.fetchOne(db, sql: "PRAGMA journal_mode = DELETE") == "delete" else { throw StoreError.notDurable }
            }
            try to.close()
            try from.close()
        }
        try Durable.sync(file: place)
    }
}
