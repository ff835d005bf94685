// The verb match about questions of recognition: which are open, what speaks for each candidate, and answering them.

package import Domain
package import Ledger

extension Match {
    /// A question that nobody has answered.
    package struct Question: Sendable {
        /// `12.34`: row 34 of the file that became batch 12.
        package let name: String
        package let role: PersonRole
        package let asked: RecognitionQuestion
        /// The number and name of the person in question; nil unless asked for, a name also where none is known.
        package let number: String?
        package let personName: String?
        package let candidates: [Possibility]
    }

    /// A candidate who is still in question.
    package struct Possibility: Sendable {
        /// From 1, as the question counts them.
        package let ordinal: Int
        package let scored: RecognitionQuestion.Candidate
        package let name: String?
    }

    /// Open questions, oldest first.
    ///
    /// - Parameter identified: whether to give names and numbers.
    package func questions(identified: Bool) throws -> [Question] {
        let reader = try LedgerReader(folder: store, cut: .everything(asOf: moment.today))
        let open = try QuestionDesk(reader: reader).open()
        let persons = Set(open.flatMap { [$0.stored.person] + $0.candidates.map(\.id) })
        let names = identified ? try reader.names(of: persons) : [:]
        let numbers = identified ? try reader.numbers(of: Set(open.map(\.stored.person))) : [:]
        return open.compactMap { item in
            PersonRole(rawValue: item.question.role).map { role in
                Question(
                    name: item.name, role: role, asked: item.question, number: numbers[item.stored.person],
                    personName: names[item.stored.person],
                    candidates: item.candidates.map { candidate in
                        Possibility(
                            ordinal: candidate.place + 1, scored: item.question.candidates[candidate.place], name: names[candidate.id])
                    })
            }
        }
    }

    /// Rows of one kind and batch that go with the answer to a question.
    package struct Holding: Sendable, Equatable {
        package let kind: RecordKind
        package let batch: Int
        package let rows: Int

        package init(kind: RecordKind, batch: Int, rows: Int) { (self.kind, self.batch, self.rows) = (kind, batch, rows) }
    }

    /// All that stands under the number of the person whom an open question is about, oldest first: the answer decides whose it is.
    ///
    /// - Throws: `FindingsError` where no such question is open.
    package func holdings(_ name: String) throws -> [Holding] {
        let (question, _) = try question(name)
        return try LedgerReader(folder: store, cut: .everything(asOf: moment.today)).holdings(of: question.stored.person).map {
            Holding(kind: $0.kind, batch: $0.batch, rows: $0.rows)
        }
    }

    /// Answers a question: the person in question is the one of a number.
    ///
    /// - Parameters: as of `decide`.
    /// - Throws: `FindingsError` where no such question is open, the number is unknown, or records or document numbers forbid it.
    package func resolve(
        _ name: String, same number: String, despiteDocuments: Bool = false, doubt: (Finding) -> Void = { _ in }
    ) throws -> Receipt {
        let (question, role) = try question(name)
        guard let own = try LedgerReader(folder: store, cut: .everything(asOf: moment.today)).numbers(of: [question.stored.person]).first
        else { throw FindingsError(Match.unknownQuestion(name)) }
        return try decide(own.value, number, as: role, .same, despiteDocuments: despiteDocuments, doubt: doubt)
    }

    /// Answers a question: the person in question is none of the candidates. They are not asked about again.
    package func resolveDifferent(_ name: String) throws -> Receipt {
        let (question, _) = try question(name)
        let ledger = try Ledger(folder: store, now: moment.seconds)
        let receipt = try ledger.append(
            question.candidates.map { Act.samePerson(question.stored.person, $0.id, .different) }, on: received, received: received,
            recordedAt: moment.seconds)
        try ledger.close()
        return receipt
    }

    private func question(_ name: String) throws -> (OpenQuestion, PersonRole) {
        let reader = try LedgerReader(folder: store, cut: .everything(asOf: moment.today))
        guard let found = try QuestionDesk(reader: reader).open().first(where: { $0.name == name }),
            let role = PersonRole(rawValue: found.question.role)
        else { throw FindingsError(Match.unknownQuestion(name)) }
        return (found, role)
    }

    package static func unknownQuestion(_ name: String) -> Finding {
        Finding(
            "match.question.unknown", what: Bilingual("没有这一编号的待认定事项", "no open question has this number"), found: name,
            action: Bilingual("用 talentpool match list 查看", "talentpool match list shows them"))
    }
}
