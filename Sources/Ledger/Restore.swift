// Bringing a store back from a backup: checked, every later erasure applied, and only then in its place.

package import Domain
package import Foundation
internal import Glibc

/// Restores stores.
package enum Restore {
    /// What came back.
    package struct Done: Sendable, Equatable {
        package let batches: Int
        package let head: String
        /// When the backup was made, in seconds since 1970.
        package let madeAt: Int64
        /// Erasures asked for after the backup was made, applied again.
        package let erasedAgain: Int
        /// The day of the newest erasure known; nil where there was none.
        package let lastErasure: CivilDay?
    }

    /// Restores the newest backup of a folder into a new or empty folder.
    ///
    /// - Parameters:
    ///   - key: the file `vault.key` of the store that was backed up; no backup holds it.
    ///   - lists: files of erasures besides those found beside the backup and beside the key.
    /// - Throws: `StoreError.exists` or `.notEmpty` where something is there already; `.noBackup`, `.backupDamaged`; what verification finds.
    package static func run(
        from backups: URL, into folder: URL, key: URL, lists: [URL], received: CivilDay, now: Int64
    ) throws -> Done {
        guard !Ledger.exists(in: folder) else { throw StoreError.exists(folder: folder.path) }
        let present = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        guard present.isEmpty else { throw StoreError.notEmpty(folder: folder.path) }
        let backup = try Backup.newest(in: backups)
        try backup.manifest.check(backup.folder)
        let erasures = try erasures(for: backup, in: backups, key: key, lists: lists)
        let fresh = try WorkFolder.make(beside: folder, for: "restoring")
        defer { try? FileManager.default.removeItem(at: fresh) }
        for name in [Ledger.fileName, Vault.fileName] {
            try Durable.copy(backup.folder.appendingPathComponent(name), to: fresh.appendingPathComponent(name))
        }
        try MappingFiles.copy(Array(backup.manifest.files.keys), from: backup.folder, to: fresh)
        try VaultKey.copy(key, into: fresh)
        // Nothing is sealed here: opening it checks all of it.
        let ledger = try Ledger(folder: fresh, now: now)
        let again = try ledger.apply(erasures.erasures, recordedAt: now)
        try Backup.known(fresh, backup.folder.deletingLastPathComponent())
        try ledger.close()
        let reader = try LedgerReader(folder: fresh, cut: .everything(asOf: received), vetted: false)
        let kept = try Head(
            text: String(contentsOf: backup.folder.appendingPathComponent(BackupManifest.headName), encoding: .utf8),
            file: BackupManifest.headName)
        let verification = try reader.verify(against: kept, identities: true, sealed: true)
        reader.close()
        try moveIntoPlace(fresh, folder)
        return Done(
            batches: verification.batches, head: verification.head, madeAt: backup.manifest.madeAt, erasedAgain: again,
            lastErasure: erasures.erasures.map(\.received).max())
    }

    /// All erasures that can be learnt of: beside the backups, beside the key (the store it came from), and as named.
    private static func erasures(for backup: Backup, in backups: URL, key: URL, lists: [URL]) throws -> ErasureList {
        var all = ErasureList(erasures: [])
        var found = !lists.isEmpty
        for folder in [backups, backup.folder.deletingLastPathComponent(), key.deletingLastPathComponent()] {
            let file = folder.appendingPathComponent(ErasureList.fileName)
            found = found || FileManager.default.fileExists(atPath: file.path)
            all = all.merged(with: try ErasureList(in: folder))
        }
        // Every folder of backups holds a list, if an empty one: without any nobody knows who was erased since.
        guard found else { throw StoreError.listUnreadable(file: ErasureList.fileName) }
        for list in lists { all = all.merged(with: try ErasureList(file: list)) }
        return all
    }

    /// Puts a closed store in its place, a folder that is missing or empty.
    ///
    /// - Throws: `StoreError.notEmpty` where something has arrived there meanwhile.
    static func moveIntoPlace(_ fresh: URL, _ folder: URL) throws {
        for name in ["\(Ledger.fileName)-wal", "\(Ledger.fileName)-shm", "\(Vault.fileName)-wal", "\(Vault.fileName)-shm"] {
            try Durable.remove(fresh.appendingPathComponent(name))
        }
        try Durable.sync(folder: fresh)
        let parent = folder.standardizedFileURL.deletingLastPathComponent()
        // An empty folder in its place gives way, one with content does not.
        let cause = rename(fresh.path, folder.path) == 0 ? 0 : errno
        switch cause {
        case 0: break
        case ENOTEMPTY, EEXIST: throw StoreError.notEmpty(folder: folder.path)
        case EBUSY, EXDEV: throw StoreError.isMountPoint(folder: folder.path)
        default: throw StoreError.notWritable(folder: parent.path)
        }
        try Durable.sync(folder: parent)
    }
}
