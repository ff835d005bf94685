// What comes with a batch and what is said of it once stored.

package import Domain
package import Foundation

/// The file that a batch came from, piece by piece: it is gone through when its digest is taken, and need not be held.
package struct BatchFile: Sendable {
    let read: @Sendable ((UnsafeRawBufferPointer) -> Void) throws -> Void

    /// - Parameter read: hands over all bytes in order; throws where they are not those of which the rows were made, so that nothing is stored.
    package init(read: @escaping @Sendable ((UnsafeRawBufferPointer) -> Void) throws -> Void) { self.read = read }

    package init(_ data: Data) {
        read = { body in data.withUnsafeBytes { body($0) } }
    }
}

/// The head of a batch about to be appended.
package struct BatchHead: Sendable {
    /// A record kind's raw value, or `plan`.
    package let kind: String
    /// The file the batch came from. The ledger keeps a keyed digest of it: a plain one would let a guess at a short file be checked.
    package let file: BatchFile
    /// The day we were told.
    package let received: CivilDay
    /// Seconds since 1970 by the clock of the machine, for the record only: no query reads it.
    package let recordedAt: Int64
    /// Whether its rows are about invented people.
    package let invented: Bool

    package init(kind: String, file: Data, received: CivilDay, recordedAt: Int64, invented: Bool) {
        self.init(kind: kind, file: BatchFile(file), received: received, recordedAt: recordedAt, invented: invented)
    }

    package init(kind: String, file: BatchFile, received: CivilDay, recordedAt: Int64, invented: Bool) {
        self.kind = kind
        self.file = file
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

    /// What the changes of a batch come to.
    ///
    /// - Parameter count: how many records were given.
    init(batch: Int, changes: [Change], of count: Int, head: String) {
        self.init(
            batch: batch, added: changes.count { $0 == .added }, corrected: changes.count { $0 == .corrected || $0 == .renamed },
            retracted: changes.count { $0 == .retracted }, unchanged: count - changes.count, head: head)
    }

    init(batch: Int?, added: Int, corrected: Int, retracted: Int, unchanged: Int, head: String) {
        self.batch = batch
        self.added = added
        self.corrected = corrected
        self.retracted = retracted
        self.unchanged = unchanged
        self.head = head
    }

    /// What appends that were made together come to: the counts of the first, the head of the last. nil where there was none.
    ///
    /// - Parameter others: decisions, which are counted elsewhere.
    package static func together(_ counted: Receipt?, _ others: [Receipt]) -> Receipt? {
        guard let last = others.last else { return counted }
        return Receipt(
            batch: counted?.batch ?? others.first?.batch, added: counted?.added ?? 0, corrected: counted?.corrected ?? 0,
            retracted: counted?.retracted ?? 0, unchanged: counted?.unchanged ?? 0, head: last.head)
    }

    static func nothing(unchanged: Int, head: String) -> Receipt {
        Receipt(batch: nil, added: 0, corrected: 0, retracted: 0, unchanged: unchanged, head: head)
    }
}
