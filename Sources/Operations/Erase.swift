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
        /// Questions of recognition that were open and named this person among others: somebody in them may be the same and still has a name.
        package let questions: [String]
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
        let questions = try questions(about: reference, as: role)
        let ledger = try Ledger(folder: store, now: moment.seconds)
        let receipt = try ledger.erase(reference, as: role, reason: reason, received: moment.today, recordedAt: moment.seconds)
        let told = ledger.backupsTold
        try ledger.close()
        return Done(
            receipt: receipt, questions: questions, reached: told, unreached: Backup.knownFolders(of: store).filter { !told.contains($0) })
    }

    /// What erasing a person would leave.
    package func foresee(_ reference: String, as role: PersonRole, reason: String) throws -> (
        foreseen: ForeseenErasure, questions: [String]
    ) {
        try check(reason.trimmingCharacters(in: .whitespaces))
        let ledger = try Ledger(folder: store, now: moment.seconds)
        let foreseen = try ledger.foresee(reference, as: role, reason: reason)
        try ledger.close()
        return (foreseen, try questions(about: reference, as: role))
    }

    /// Open questions in which somebody may be this person.
    private func questions(about reference: String, as role: PersonRole) throws -> [String] {
        let reader = try LedgerReader(folder: store, cut: .everything(asOf: moment.today))
        guard let person = try reader.ids(of: [reference], as: role)[reference] else { return [] }
        let own = Set(reader.component(of: person))
        return try QuestionDesk(reader: reader).open().filter { question in
            !own.contains(question.stored.person) && question.candidates.contains { own.contains($0.id) }
        }.map(\.name)
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
