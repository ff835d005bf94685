// The chain of digests over all batches: recomputed from the rows, and held against digests kept elsewhere.

internal import Domain
internal import GRDB

/// The chain as it stands in a ledger.
struct Chain {
    /// Digest of every batch, the first one first.
    let digests: [String]

    /// Digest of the newest batch.
    var head: String { digests.last ?? BatchDigest.origin }

    /// Recomputes every digest.
    ///
    /// - Throws: `StoreError.chainBroken` naming the first batch that does not match.
    init(verifying db: Database) throws {
        let stored = try Row.fetchAll(db, sql: "SELECT batch_id, previous_digest, digest FROM main.batch ORDER BY batch_id")
        var digests: [String] = []
        for (index, row) in stored.enumerated() {
            let batch = try row.integer("batch_id")
            let digest = try row.text("digest")
            guard batch == index + 1, try row.text("previous_digest") == digests.last ?? BatchDigest.origin,
                try BatchDigest.ofStored(batch: batch, in: db) == digest
            else { throw StoreError.chainBroken(batch: index + 1) }
            digests.append(digest)
        }
        // A row of a batch that does not exist is covered by no digest, but a query could see it.
        for table in LedgerSchema.appendOnlyTables where table != "batch" {
            let stray = try Int.fetchOne(
                db, sql: "SELECT MIN(batch_id) FROM main.\(table) WHERE batch_id NOT BETWEEN 1 AND ?", arguments: [stored.count])
            if let stray { throw StoreError.chainBroken(batch: stray) }
        }
        self.digests = digests
    }

    /// Holds the chain against a head kept elsewhere.
    ///
    /// - Throws: `StoreError.headMissing` where the ledger ends before it, `StoreError.headDiffers` naming the first batch that was another.
    func check(against head: Head) throws {
        for (batch, digest) in head.digests.sorted(by: { $0.key < $1.key }) where batch > 0 {
            guard batch <= digests.count else { throw StoreError.headMissing(batch: digests.count + 1, kept: head.digests.keys.max()) }
            guard digests[batch - 1] == digest else { throw StoreError.headDiffers(batch: batch) }
        }
        if let newest = head.newest, newest != BatchDigest.origin, !digests.contains(newest) {
            throw StoreError.headMissing(batch: digests.count + 1, kept: nil)
        }
    }
}
