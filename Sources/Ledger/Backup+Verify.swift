// Whether a backup that was made some time ago is still what it was.

internal import Domain
package import Foundation

extension Backup {
    /// Checks the files against the manifest, then records, schema, pages and, with a key, identities.
    ///
    /// - Parameter keys: the folder that holds `vault.key`; nil where identities are not looked at.
    package func verify(keys: URL?, against kept: Head? = nil) throws -> Verification {
        try manifest.check(folder)
        let reader = try LedgerReader(folder: folder, cut: .everything(asOf: CivilDay(number: 0)), vetted: false)
        defer { reader.close() }
        let verification = try reader.verify(against: kept)
        guard verification.head == manifest.head else { throw StoreError.backupDamaged(file: BackupManifest.fileName) }
        // A backup from before a change of keys is well, though the present key does not open it.
        var persons: Int?
        do {
            persons = try keys.map { try reader.verifyIdentities(in: Vault(folder: folder, keys: $0, access: .reading)) }
        } catch StoreError.keyUnfit {}
        return Verification(
            batches: verification.batches, head: verification.head, chain: verification.chain, identities: persons,
            uncommitted: nil)
    }
}
