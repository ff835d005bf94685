// What comes with a batch and what is said of it once stored.

package import Domain

/// The head of a batch about to be appended.
package struct BatchHead: Sendable {
    /// A record kind's raw value, or `plan`.
    package let kind: String
    /// SHA-256 of the file the batch came from, hexadecimal.
    package let fileDigest: String
    /// The day we were told.
    package let received: CivilDay
    /// Seconds since 1970 by the clock of the machine, for the record only: no query reads it.
    package let recordedAt: Int64
    /// Whether its rows are about invented people.
    package let invented: Bool

    package init(kind: String, fileDigest: String, received: CivilDay, recordedAt: Int64, invented: Bool) {
        self.kind = kind
        self.fileDigest = fileDigest
        self.received = received
        self.recordedAt = recordedAt
        self.invented = invented
    }
}

/// What an append did.
package struct Receipt: Sendable, Equatable {
    /// nil where nothing was new, so that nothing was appended.
    package let batch: Int?
    package let added: Int
    package let corrected: Int
    package let retracted: Int
    package let unchanged: Int
    /// Digest of the newest batch after the append.
    package let head: String
}

/// A batch as stored, as `verify` and `doctor` list them.
package struct StoredBatch: Sendable, Equatable {
    package let id: Int
    package let digest: String
}
