// What can be seen of a store's files without changing anything: modes, leftovers, seal, logs and erasures that are not complete.

package import Domain
package import Foundation
internal import GRDB
internal import GRDBSQLite

/// The condition of a store's folder.
package struct StoreCondition: Sendable {
    package enum SealState: String, Sendable {
        /// The files are as their last writer left them.
        case whole
        /// A writer has the store open.
        case writing
        /// The last writer was cut off, or a reader kept it from sealing.
        case missing
        /// The bytes are not those of the seal.
        case broken
    }

    /// Files that others than the owner could read, by name; the folder as `.`.
    package let loose: [String]
    package let seal: SealState
    /// Bytes in the write-ahead logs.
    package let logBytes: Int
    /// Copies kept by upgrades, and what was left by work that was cut off.
    package let upgradeCopies: [String]
    package let leftovers: [String]
    /// Erased persons whom the vault still holds, and batches whose words about them it holds under numbers of others.
    package let unfinishedErasures: Int
    /// Whether the list beside the store holds every erasure of the chain.
    package let listComplete: Bool
    package let lastReceived: CivilDay?
    /// Days of receipt and batches, for what a backup lacks.
    package let batches: Int
    package static var databaseVersion: String { String(cString: sqlite3_libversion()) }

    /// Looks at a store whose files can be opened.
    package init(of folder: URL) throws {
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
        loose = (["."] + names + MappingFiles.paths(in: folder)).filter { name in
            let attributes = try? FileManager.default.attributesOfItem(atPath: folder.appendingPathComponent(name).path)
            return (attributes?[.posixPermissions] as? Int ?? 0) & 0o077 != 0
        }
        upgradeCopies = names.filter { $0.hasPrefix(Upgrade.copyPrefix) }
        leftovers =
            names.filter { $0.hasSuffix(".new") || $0.hasSuffix("-new") || $0 == VaultKey.nextFileName }
            + WorkFolder.leftovers(beside: folder)
        logBytes = names.filter { $0.hasSuffix("-wal") }.reduce(0) { sum, name in
            sum + ((try? FileManager.default.attributesOfItem(atPath: folder.appendingPathComponent(name).path))?[.size] as? Int ?? 0)
        }
        let reader = try LedgerReader(folder: folder, cut: .everything(asOf: CivilDay(number: 0)), vetted: false)
        let vault = try reader.vault(vetted: false)
        let erasures = try guarded { try reader.queue.inDatabase(Erasure.all) }
        unfinishedErasures =
            try vault.known(of: Set(erasures.map(\.person))).count + vault.held(Set(erasures.flatMap(\.words))).count
        listComplete = ((try? ErasureList(in: folder)) ?? ErasureList(erasures: [])).contains(ErasureList(erasures: erasures))
        lastReceived = try reader.lastReceived()
        batches = try reader.provenance().lastBatch
        seal = try StoreCondition.seal(of: folder, [reader.queue, vault.queue])
    }

    private static func seal(of folder: URL, _ queues: [DatabaseQueue]) throws -> SealState {
        guard let seal = try Seal.read(in: folder) else { return WriterLock.isHeld(in: folder) ? .writing : .missing }
        let whole = try queues.allSatisfy { queue in
            let digest = try guarded { try Seal.digest(of: queue) }
            return digest != nil && digest == seal.digests[URL(fileURLWithPath: queue.path).lastPathComponent]
        }
        return whole ? .whole : .broken
    }
}
