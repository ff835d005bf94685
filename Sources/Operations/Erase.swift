// The verb erase: a person's identity goes for good; what happened to somebody stays, about nobody.

package import Domain
package import Foundation
package import Ledger

/// Erases persons.
package struct Erase {
    let store: URL
    let moment: Moment

    package init(store: URL, moment: Moment) {
        self.store = store
        self.moment = moment
    }

    /// What was done, and what is left to do by hand.
    package struct Done: Sendable {
        package let receipt: ErasureReceipt
        /// Folders of backups whose list of erasures now holds this one.
        package let reached: [URL]
        /// Folders of backups that could not be reached: the list has to be taken there.
        package let unreached: [URL]
    }

    /// Erases one person by the office's number.
    ///
    /// - Throws: `FindingsError` for a reason that cannot be kept; the store's errors.
    package func person(_ reference: String, as role: PersonRole, reason: String) throws -> Done {
        let reason = reason.trimmingCharacters(in: .whitespaces)
        try check(reason)
        let ledger = try Ledger(folder: store, now: moment.seconds)
        let receipt = try ledger.erase(reference, as: role, reason: reason, received: moment.today, recordedAt: moment.seconds)
        let told = ledger.backupsTold
        try ledger.close()
        return Done(receipt: receipt, reached: told, unreached: Backup.knownFolders(of: store).filter { !told.contains($0) })
    }

    /// What erasing a person would leave: how many records, and batches whose texts hold something of the identity.
    package func foresee(_ reference: String, as role: PersonRole, reason: String) throws -> (records: Int, tracesInBatches: [Int]) {
        try check(reason.trimmingCharacters(in: .whitespaces))
        let ledger = try Ledger(folder: store, now: moment.seconds)
        let foreseen = try ledger.foresee(reference, as: role, reason: reason)
        try ledger.close()
        return (foreseen.anonymous.values.reduce(0, +), foreseen.tracesInBatches)
    }

    /// One line of words: it stands in the chain for good, and in a list that a spreadsheet may open.
    private func check(_ reason: String) throws {
        let opens = reason.unicodeScalars.first.map { "=+-@".unicodeScalars.contains($0) } ?? true
        guard !opens, reason.count <= 200, !reason.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
            throw FindingsError(
                Finding(
                    "erase.reason", what: Bilingual("删除事由不合要求", "the reason cannot be kept"),
                    expected: Bilingual("一行文字，不超过 200 字，不以 = + - @ 开头", "one line of at most 200 characters, not beginning with = + - @"),
                    action: Bilingual("例如“家长书面申请”", "For example “the parents asked in writing”")))
        }
    }
}
