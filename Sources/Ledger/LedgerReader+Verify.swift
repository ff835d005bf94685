// Everything that can be checked of a store: records, schema, pages, identities, seal, and the head kept elsewhere.

internal import Domain
package import Foundation
internal import GRDB

/// What a verification that found nothing wrong has seen.
package struct Verification: Sendable, Equatable {
    package let batches: Int
    /// Digest of the newest batch.
    package let head: String
    /// Every batch's digest, to be kept elsewhere.
    package let chain: Head
    /// Persons whose identities fit what the ledger committed to; nil where they were not looked at, for want of the key.
    package let identities: Int?
    /// Persons entered by version 0.1.0, which did not commit to identities: nothing to compare with.
    package let uncommitted: Int?
}

extension LedgerReader {
    /// Checks a store that others may be writing to: an erasure or a change of keys between the look at the ledger and the look at the
    /// vault is not mistaken for damage.
    package static func verify(_ folder: URL, against kept: Head? = nil, identities: Bool, sealed: Bool) throws -> Verification {
        var last: (batch: Int, key: Data?)?
        var tries = 0
        while true {
            tries += 1
            let reader = try LedgerReader(folder: folder, cut: .everything(asOf: CivilDay(number: 0)), vetted: false)
            defer { reader.close() }
            let seen = (
                batch: try reader.provenance().lastBatch, key: try? Data(contentsOf: folder.appendingPathComponent(VaultKey.fileName))
            )
            do {
                return try reader.verify(against: kept, identities: identities, sealed: sealed)
            } catch let error as StoreError {
                guard [.vaultDamaged, .keyUnfit].contains(error) || error.isAboutIdentities else { throw error }
                // The same answer twice with nothing changed in between is the answer; so is one that stays while somebody writes.
                if let last, last == seen, !WriterLock.isHeld(in: folder) || tries > 50 { throw error }
                last = seen
                Thread.sleep(forTimeInterval: 0.2)
            }
        }
    }

    /// Checks the store from the records outwards.
    ///
    /// - Parameters:
    ///   - kept: a head kept elsewhere.
    ///   - identities: whether the vault is opened too, which needs its key.
    ///   - sealed: whether the bytes must be those of the seal, where there is one.
    /// - Throws: `StoreError`: `.chainBroken`, `.headMissing`, `.headDiffers` or `.identityBroken` naming the first bad batch;
    ///   `.schemaChanged`, `.damaged`, `.olderCopy`, `.changedOutside`, `.vaultDamaged`.
    package func verify(against kept: Head? = nil, identities: Bool = false, sealed: Bool = false) throws -> Verification {
        let chain = try guarded {
            try queue.inDatabase { db in
                let chain = try Chain(verifying: db)
                if let kept { try chain.check(against: kept) }
                try LedgerReader.checkPages(db)
                return chain
            }
        }
        let vault = identities ? try vault(vetted: false) : nil
        let persons = try vault.map(verifyIdentities)
        if sealed { try checkSeal(vault: identities) }
        return Verification(
            batches: chain.digests.count, head: chain.head, chain: Head(chain: chain.digests), identities: persons,
            uncommitted: try vault?.uncommitted())
    }

    /// Holds a vault against what this ledger committed to.
    ///
    /// - Returns: the number of persons whose identities fit.
    @discardableResult
    func verifyIdentities(in vault: Vault) throws -> Int {
        let (commitments, forgotten, last) = try guarded {
            try vault.verifyFile()
            return try queue.inDatabase { db in
                let forgotten = Set(try Erasure.all(db).flatMap(\.words))
                let commitments = try LedgerReader.commitments(db).filter {
                    !forgotten.contains(Erasure.Words(person: $0.person, batch: $0.batch))
                }
                return (commitments, forgotten, try Int.fetchOne(db, sql: "SELECT MAX(batch_id) FROM main.batch") ?? 0)
            }
        }
        guard try vault.lastBatch() <= last + 1 else { throw StoreError.olderCopy(file: Ledger.fileName) }
        if let broken = try vault.firstBroken(commitments, forgotten: forgotten, lastBatch: last) {
            throw StoreError.identityBroken(batch: broken)
        }
        return Set(commitments.map(\.person)).count
    }

    /// The check of a file whose writer was cut off.
    static func checkWhole(_ db: Database) throws {
        _ = try Chain(verifying: db)
        try checkPages(db)
    }

    private static func checkPages(_ db: Database) throws {
        try Vetting.schema(db, as: LedgerSchema.migrator, file: Ledger.fileName)
        try Vetting.integrity(db)
    }

    /// What the vault must still hold: commitments to identities of persons who are not erased, in the order of batches.
    private static func commitments(_ db: Database) throws -> [(batch: Int, person: Int, digest: String)] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT batch_id, person_id, commitment FROM main.identity_row
                WHERE person_id NOT IN (SELECT person_id FROM main.erasure_row) ORDER BY batch_id, person_id
                """
        ).map { (try $0.integer("batch_id"), try $0.integer("person_id"), try $0.text("commitment")) }
    }

    private func checkSeal(vault withVault: Bool) throws {
        guard let seal = try Seal.read(in: folder) else { return }
        let queues = [queue] + (withVault ? [try vault(vetted: false).queue] : [])
        for queue in queues {
            let name = URL(fileURLWithPath: queue.path).lastPathComponent
            guard try guarded({ try Seal.digest(of: queue) }) == seal.digests[name] || Seal.read(in: folder) != seal else {
                throw StoreError.changedOutside(file: name)
            }
        }
    }
}

extension Vault {
    /// Checks the vault's own tables, indexes and pages.
    func verifyFile() throws {
        try queue.inDatabase { db in
            try Vetting.schema(db, as: VaultSchema.migrator(key: key), file: Vault.fileName)
            try Vetting.integrity(db)
        }
    }
}

extension StoreError {
    fileprivate var isAboutIdentities: Bool {
        if case .identityBroken = self { true } else { false }
    }
}
