// Whether a database may be believed before anything is read from it.

internal import Foundation
internal import GRDB

/// Checks a database of the store at its opening.
enum Vetting {
    /// A sealed file must be byte for byte what its last writer left; one that a writer has open was checked by that writer; else the
    /// last writer was cut off, and the whole file is checked.
    ///
    /// - Parameter whole: the check of everything in it.
    /// - Throws: `StoreError.changedOutside` where the bytes differ from the seal; what `whole` throws.
    static func check(_ queue: DatabaseQueue, in folder: URL, writing: Bool, whole: () throws -> Void) throws {
        if try isSealed(queue, in: folder) { return }
        if !writing && WriterLock.isHeld(in: folder) { return }
        try whole()
    }

    /// Whether the store has a seal that vouches for a file.
    ///
    /// - Throws: `StoreError.changedOutside` where the bytes differ from the seal.
    static func isSealed(_ queue: DatabaseQueue, in folder: URL) throws -> Bool {
        try guarded {
            let name = URL(fileURLWithPath: queue.path).lastPathComponent
            while let seal = try Seal.read(in: folder) {
                let digest = try Seal.digest(of: queue)
                if digest != nil, digest == seal.digests[name] { return true }
                // A writer may have begun since: then the seal is gone.
                if try Seal.read(in: folder) == seal { throw StoreError.changedOutside(file: name) }
            }
            return false
        }
    }

    /// Checks pages, indexes and constraints.
    ///
    /// - Throws: `StoreError.damaged`.
    static func integrity(_ db: Database) throws {
        guard try String.fetchAll(db, sql: "PRAGMA main.integrity_check") == ["ok"],
            try Row.fetchOne(db, sql: "PRAGMA main.foreign_key_check") == nil
        else { throw StoreError.damaged }
    }

    /// Compares the tables, indexes and triggers with those that the migrations make: a dropped trigger is a door left open.
    ///
    /// - Throws: `StoreError.schemaChanged`.
    static func schema(_ db: Database, as migrator: DatabaseMigrator, file: String) throws {
        func objects(_ db: Database) throws -> [[String]] {
            try Row.fetchAll(db, sql: "SELECT type, name, COALESCE(sql, '') AS sql FROM main.sqlite_master ORDER BY type, name").map {
                [try $0.text("type"), try $0.text("name"), try $0.text("sql")]
            }
        }
        let model = try DatabaseQueue()
        try migrator.migrate(model)
        guard try objects(db) == model.read(objects) else { throw StoreError.schemaChanged(file: file) }
    }
}
