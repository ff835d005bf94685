// Making a store, and sealing one anew.

package import Foundation

extension Ledger {
    /// Makes an empty store; the folder is made where it is missing.
    ///
    /// - Throws: `StoreError.exists` where there is a store already.
    package static func create(in folder: URL, now: Int64) throws {
        guard !exists(in: folder) else { throw StoreError.exists(folder: folder.path) }
        let present = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        // Made beside its place, so that one cut short is not taken for a store; unless something is there already, as a key.
        guard present.isEmpty, let fresh = try? WorkFolder.make(beside: folder, for: "making") else {
            return try make(in: folder, now: now)
        }
        defer { try? FileManager.default.removeItem(at: fresh) }
        try make(in: fresh, now: now)
        try Restore.moveIntoPlace(fresh, folder)
    }

    private static func make(in folder: URL, now: Int64) throws {
        try makeFolder(folder)
        try VaultKey.create(in: folder)
        try Ledger(folder: folder, now: now, access: .creating, newPersonID: Vault.randomPersonID).close()
    }

    package static func exists(in folder: URL) -> Bool {
        FileManager.default.fileExists(atPath: folder.appendingPathComponent(fileName).path)
    }

    /// Makes a folder for its owner alone, and makes one that is there so.
    static func makeFolder(_ folder: URL) throws {
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder.path)
        } catch {
            throw StoreError.notWritable(folder: folder.path)
        }
    }

    /// Seals a store whose records are well but whose bytes are not those of its seal.
    ///
    /// - Throws: what the full check of everything finds; `StoreError.readersOpen` where a reader keeps it from being sealed.
    package static func reseal(_ folder: URL, now: Int64) throws {
        do {
            let lock = try WriterLock.take(in: folder, now: now)
            try Seal.remove(in: folder)
            withExtendedLifetime(lock) {}
        }
        guard try Ledger(folder: folder, now: now).close() else { throw StoreError.readersOpen }
    }
}
