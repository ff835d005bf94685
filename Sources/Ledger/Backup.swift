// Backing a store up while others write to it: copied, verified, and only then put in the place of the one before.

internal import Crypto
internal import Domain
package import Foundation
internal import GRDB
internal import Glibc

/// A backup that is complete and was verified.
package struct Backup: Sendable, Equatable {
    package let folder: URL
    package let manifest: BackupManifest

    static let prefix = "backup-"

    /// The newest backup in a folder of backups, or the one that the folder is.
    ///
    /// - Throws: `StoreError.noBackup`.
    package static func newest(in folder: URL) throws -> Backup {
        if let manifest = BackupManifest.read(in: folder) { return Backup(folder: folder, manifest: manifest) }
        guard let newest = all(in: folder).last else { throw StoreError.noBackup(folder: folder.path) }
        return newest
    }

    /// All backups in a folder, the newest last.
    package static func all(in folder: URL) -> [Backup] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasPrefix(prefix) }.compactMap { name in
            let place = folder.appendingPathComponent(name)
            return BackupManifest.read(in: place).map { Backup(folder: place, manifest: $0) }
        }
        .sorted { first, second in
            func place(_ backup: Backup) -> (Int64, Int, Int, String) {
                // “-10” comes after “-9”.
                (backup.manifest.madeAt, backup.manifest.batches, backup.folder.path.utf8.count, backup.folder.path)
            }
            return place(first) < place(second)
        }
    }

    /// Backs a store up into a folder of backups. Nobody is kept waiting: writers go on.
    ///
    /// The copy is made under another name, verified in full and made durable; then it appears in one step, and older ones go.
    /// Whatever stops it in between, the backups that were there stay as they were.
    ///
    /// - Parameter keep: how many backups stay, this one included, at least 1; nil for as many as last time, and one at first.
    /// - Throws: what `LedgerReader.verify` finds: a damaged store does not replace a good backup; `StoreError.backupForeign` where the
    ///   chain does not go on from the newest backup there: an older or another store does not either.
    package static func make(of store: URL, into folder: URL, now: Int64, keep: Int?) throws -> Backup {
        guard Ledger.exists(in: store) else { throw StoreError.missing(folder: store.path) }
        // A folder of somebody's own keeps its mode: what is put into it is the owner's alone.
        if !FileManager.default.fileExists(atPath: folder.path) {
            // A disk that is not connected must not become a folder on this one.
            let parent = folder.standardizedFileURL.deletingLastPathComponent()
            guard FileManager.default.fileExists(atPath: parent.path) else { throw StoreError.notWritable(folder: parent.path) }
            try Ledger.makeFolder(folder)
        }
        guard !Ledger.exists(in: folder) else { throw StoreError.exists(folder: folder.path) }
        let lock = try WriterLock.take(in: folder, name: lockName, now: now)
        defer { withExtendedLifetime(lock) {} }
        try removeUnfinished(in: folder)
        let former = all(in: folder).last
        let fresh = folder.appendingPathComponent(unfinished)
        try Ledger.makeFolder(fresh)
        // Gone once it is published; what failed leaves no copy of anybody behind.
        defer { try? FileManager.default.removeItem(at: fresh) }
        let list = try copy(store, to: fresh)
        try MappingFiles.copy(MappingFiles.paths(in: store), from: store, to: fresh)
        let (manifest, chain) = try verified(fresh, key: store, madeAt: now)
        if let former, !former.isPrefix(of: chain) { throw StoreError.backupForeign(folder: folder.path) }
        try list.merged(with: ErasureList(in: folder)).write(to: folder.appendingPathComponent(ErasureList.fileName))
        try manifest.write(in: fresh)
        let place = try publish(fresh, as: manifest, in: folder)
        try known(store, folder)
        if let keep { try Durable.write(Data("\(keep)\n".utf8), to: folder.appendingPathComponent(kept)) }
        let keep = keep ?? usualNumber(in: folder)
        for old in all(in: folder).dropLast(keep) where old.folder.lastPathComponent != place.lastPathComponent {
            // It goes in one step, and what is left of it, should this be cut short, goes with the next backup.
            if rename(old.folder.path, fresh.path) == 0 { try? FileManager.default.removeItem(at: fresh) }
        }
        return Backup(folder: place, manifest: manifest)
    }

    // Names that nobody else uses: the folder may hold other files, and none of them is touched.
    private static let unfinished = ".talentpool-unfinished"
    static let lockName = ".talentpool-backup.lock"
    /// Holds how many backups were last asked to stay in a folder.
    private static let kept = ".talentpool-keep"

    private static func usualNumber(in folder: URL) -> Int {
        let text = (try? String(contentsOf: folder.appendingPathComponent(kept), encoding: .utf8)) ?? ""
        return max(1, Int(text.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 1)
    }

    private static func removeUnfinished(in folder: URL) throws {
        let fresh = folder.appendingPathComponent(unfinished)
        guard FileManager.default.fileExists(atPath: fresh.path) else { return }
        do {
            try FileManager.default.removeItem(at: fresh)
        } catch {
            throw StoreError.notWritable(folder: folder.path)
        }
    }

    /// Notes beside the store where its backups lie, so that erasures reach their lists.
    static func known(_ store: URL, _ folder: URL) throws {
        let path = folder.standardizedFileURL.path
        let paths = knownFolders(of: store).map(\.path)
        guard !paths.contains(path) else { return }
        try Durable.write(Data((paths + [path]).map { $0 + "\n" }.joined().utf8), to: store.appendingPathComponent(folders))
    }

    /// Where backups of a store were made.
    package static func knownFolders(of store: URL) -> [URL] {
        let text = (try? String(contentsOf: store.appendingPathComponent(folders), encoding: .utf8)) ?? ""
        return text.split(separator: "\n").map { URL(fileURLWithPath: String($0)) }
    }

    private static let folders = "backups.txt"

    /// Copies both databases. The ledger first: the vault may then know more than the ledger's copy, which is harmless, but never less.
    ///
    /// - Returns: the erasures known by the end. Where one was asked for between the two copies, both are made again.
    @discardableResult
    static func copy(_ store: URL, to fresh: URL) throws -> ErasureList {
        while true {
            for name in [Ledger.fileName, Vault.fileName] {
                try? FileManager.default.removeItem(at: fresh.appendingPathComponent(name))
                try DatabaseCopy.make(of: store.appendingPathComponent(name), at: fresh.appendingPathComponent(name))
            }
            let copied = try erasures(in: fresh)
            if try erasures(in: store) == copied { return copied }
        }
    }

    private static func erasures(in folder: URL) throws -> ErasureList {
        let queue = try LedgerSchema.open(in: folder, access: .reading)
        return ErasureList(erasures: try guarded { try queue.read(Erasure.all) })
    }

    /// Verifies the copies and writes the head beside them.
    private static func verified(_ fresh: URL, key store: URL, madeAt: Int64) throws -> (BackupManifest, Head) {
        let reader = try LedgerReader(folder: fresh, cut: .everything(asOf: CivilDay(number: 0)), vetted: false)
        let verification = try reader.verify()
        try reader.verifyIdentities(in: Vault(folder: fresh, keys: store, access: .reading))
        reader.close()
        try Durable.write(Data(verification.chain.text.utf8), to: fresh.appendingPathComponent(BackupManifest.headName))
        return (try BackupManifest(of: fresh, madeAt: madeAt, verification), verification.chain)
    }

    /// Whether a chain goes on from this backup: only then may it take its place.
    package func isPrefix(of chain: Head) -> Bool {
        manifest.batches == 0 || chain.digests[manifest.batches] == manifest.head
    }

    private static func publish(_ fresh: URL, as manifest: BackupManifest, in folder: URL) throws -> URL {
        try Durable.sync(folder: fresh)
        let stem = "\(prefix)\(Moments.name(manifest.madeAt))"
        // A number past those used within the same second, also where the first of these are gone: the newest has the highest.
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        let last = names.compactMap { $0 == stem ? 1 : $0.hasPrefix("\(stem)-") ? Int($0.dropFirst(stem.count + 1)) : nil }.max() ?? 0
        for attempt in last + 1...last + 1_000 {
            let place = folder.appendingPathComponent(attempt == 1 ? stem : "\(stem)-\(attempt)")
            // Refuses a place that is taken by a folder with something in it.
            let cause = rename(fresh.path, place.path) == 0 ? 0 : errno
            if cause == 0 {
                try Durable.sync(folder: folder)
                return place
            }
            guard cause == EEXIST || cause == ENOTEMPTY else { break }
        }
        throw StoreError.notWritable(folder: folder.path)
    }
}
