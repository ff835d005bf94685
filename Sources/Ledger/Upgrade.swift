// Bringing a store to the tables of this program: copied first, migrated in transactions, verified after.

internal import Domain
package import Foundation
internal import GRDB

/// Upgrades stores.
package enum Upgrade {
    /// What was done; nil where the store was up to date.
    package struct Done: Sendable, Equatable {
        /// Where the files lie as they were before.
        package let copy: URL
        package let head: String
    }

    /// Upgrades a store. Each migration is one transaction: a file has the tables of one version, the old or a newer one. Cut short before the last, the
    /// store is refused as older until the upgrade is run again.
    ///
    /// - Throws: `StoreError.newerSchema` where this program is the older one; nothing is changed then.
    package static func run(in folder: URL, now: Int64) throws -> Done? {
        guard Ledger.exists(in: folder) else { throw StoreError.missing(folder: folder.path) }
        let current = try isCurrent(folder)
        if current { return nil }
        // Nobody writes between the copy and the migration.
        let lock = try WriterLock.take(in: folder, now: now)
        try checkKey(folder)
        try checkSeal(folder)
        let copy = try copy(of: folder, now: now)
        // The migration changes the files: cut short in it, the store stands without a seal and is checked as a whole.
        try Seal.remove(in: folder)
        let ledger = try Ledger(folder: folder, now: now, access: .upgrading, lock: lock, newPersonID: Vault.randomPersonID)
        try ledger.close()
        return Done(copy: copy, head: try LedgerReader.verify(folder, identities: true, sealed: true).head)
    }

    /// Removes the copies that upgrades made: an erased person must not stay in them.
    static func removeCopies(in folder: URL) throws {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        for name in names where name.hasPrefix(copyPrefix) {
            do {
                try FileManager.default.removeItem(at: folder.appendingPathComponent(name))
            } catch {
                throw StoreError.notWritable(folder: folder.path)
            }
        }
    }

    static let copyPrefix = "before-upgrade-"

    private static func isCurrent(_ folder: URL) throws -> Bool {
        do {
            _ = try LedgerSchema.open(in: folder, access: .reading)
            _ = try VaultSchema.open(in: folder, key: nil, access: .reading)
            return true
        } catch StoreError.olderSchema {
            return false
        }
    }

    /// The key must be the vault's before anything is touched: the migration seals with it.
    private static func checkKey(_ folder: URL) throws {
        let keys = try VaultKey.candidates(in: folder)
        var reading = Configuration()
        reading.readonly = true
        let path = folder.appendingPathComponent(Vault.fileName).path
        let row = try guarded {
            try DatabaseQueue(path: path, configuration: reading).read {
                try Row.fetchOne($0, sql: "SELECT person_id, sealed_key FROM person_key LIMIT 1")
            }
        }
        guard let row else { return }
        let (person, sealed) = (try row.integer("person_id"), try row.bytes("sealed_key"))
        guard [keys.present, keys.next].contains(where: { $0?.opens(sealed, of: person) == true }) else { throw StoreError.keyUnfit }
    }

    /// Only files as their last writer left them are migrated; a store without a seal is checked as a whole when it is opened.
    private static func checkSeal(_ folder: URL) throws {
        guard let seal = try Seal.read(in: folder) else { return }
        var reading = Configuration()
        reading.readonly = true
        for name in [Ledger.fileName, Vault.fileName] {
            let digest = try guarded {
                try Seal.digest(of: DatabaseQueue(path: folder.appendingPathComponent(name).path, configuration: reading))
            }
            guard digest != nil, digest == seal.digests[name] else { throw StoreError.changedOutside(file: name) }
        }
    }

    /// A complete copy appears under its name only when it is durable.
    private static func copy(of folder: URL, now: Int64) throws -> URL {
        let fresh = folder.appendingPathComponent(".\(copyPrefix)new")
        try? FileManager.default.removeItem(at: fresh)
        try Ledger.makeFolder(fresh)
        for name in [Ledger.fileName, Vault.fileName] {
            try DatabaseCopy.make(of: folder.appendingPathComponent(name), at: fresh.appendingPathComponent(name))
        }
        try Durable.sync(folder: fresh)
        var place = folder.appendingPathComponent("\(copyPrefix)\(Moments.name(now))")
        var attempt = 1
        // An upgrade run again within the second it was cut short in: the copy of the untouched store is the one worth keeping.
        while FileManager.default.fileExists(atPath: place.path) {
            attempt += 1
            place = folder.appendingPathComponent("\(copyPrefix)\(Moments.name(now))-\(attempt)")
        }
        do {
            try FileManager.default.moveItem(at: fresh, to: place)
        } catch {
            throw StoreError.notWritable(folder: folder.path)
        }
        try Durable.sync(folder: folder)
        return place
    }
}
