// The verb match about questions of recognition: which are open, what speaks for each candidate, and answering them.

package import Domain
package import Ledger

extension Match {
    /// A question that nobody has answered.
    package struct Question: Sendable {
        /// `12.34`: row 34 of the file that became batch 12.
        package let name: String
        package let role: PersonRole
        /// The day on which the store was told of the batch.
        package let received: CivilDay?
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

    /// Open questions by the day they came, their batch and their row.
    ///
    /// - Parameter identified: whether to give names and numbers.
    package func questions(identified: Bool) throws -> [Question] {
        let reader = try LedgerReader(folder: store, cut: .everything(asOf: moment.today))
        let open = try QuestionDesk(reader: reader).open()
        let persons = Set(open.flatMap { [$0.stored.person] + $0.candidates.map(\.id) })
        let names = identified ? try reader.names(of: persons) : [:]
        let numbers = identified ? try reader.numbers(of: Set(open.map(\.stored.person))) : [:]
        let days = try reader.daysOfReceipt(of: Set(open.map(\.stored.batch)))
        return open.compactMap { item in
            PersonRole(rawValue: item.question.role).map { role in
                Question(
                    name: item.name, role: role, received: days[item.stored.batch], asked: item.question,
                    number: numbers[item.stored.person],
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
    /// - Parameters:
    ///   - notListed: whether somebody may be meant who is none of the candidates.
    ///   - despiteDocuments, doubt: as of `decide`.
    /// - Throws: `FindingsError` where no such question is open, the number is unknown or no candidate's, or records or document numbers
    ///   forbid it.
    package func resolve(
        _ name: String, same number: String, notListed: Bool = false, despiteDocuments: Bool = false, doubt: (Finding) -> Void = { _ in }
    ) throws -> Receipt {
        let (question, role) = try question(name)
        let reader = try LedgerReader(folder: store, cut: .everything(asOf: moment.today))
        guard let own = try reader.numbers(of: [question.stored.person]).first else {
            throw FindingsError(Match.unknownQuestion(name))
        }
        if !notListed, let meant = try reader.ids(of: [number], as: role)[number], meant != question.stored.person {
            let listed = Set(try reader.ids(of: Set(question.question.candidates.map(\.number)), as: role).values)
            guard !listed.isDisjoint(with: reader.component(of: meant)) else { throw FindingsError(Match.unlisted(question)) }
        }
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
        guard let found = try QuestionDesk(reader: reader).all().first(where: { $0.name == name }) else {
            throw FindingsError(Match.unknownQuestion(name))
        }
        switch found.standing {
        case .open(let question):
            guard let role = PersonRole(rawValue: question.question.role) else { throw FindingsError(Match.unknownQuestion(name)) }
            return (question, role)
        case .answered(let act): throw FindingsError(Match.answered(name, by: act))
        case .moot: throw FindingsError(Match.moot(name))
        }
    }

    private static func unknownQuestion(_ name: String) -> Finding {
        Finding(
            "match.question.unknown", what: Bilingual("没有这一编号的待认定事项", "no question has this number"), found: name,
            action: Bilingual("用 talentpool match list 查看", "talentpool match list shows the open ones"))
    }

    private static func answered(_ name: String, by stored: StoredAct) -> Finding {
        let isSame = if case .samePerson(_, _, .same) = stored.act { true } else { false }
        return Finding(
            "match.question.answered",
            what: isSame
                ? Bilingual("这一项已于 \(stored.day) 认定：是同一人", "this was answered on \(stored.day): the same person")
                : Bilingual(
                    "这一项已于 \(stored.day) 认定：不是候选人中的任何一人", "this was answered on \(stored.day): different, none of the candidates"),
            found: name,
            action: Bilingual(
                "不必再认定；如原认定有误，先用 talentpool match undo \(stored.batch) 撤销",
                "Nothing is left to do; if the answer is wrong, take it back first: talentpool match undo \(stored.batch)"))
    }

    private static func moot(_ name: String) -> Finding {
        Finding(
            "match.question.moot",
            what: Bilingual("这一项的候选人身份都已删除", "the identities of all candidates of the question have been erased"), found: name,
            action: Bilingual("不必再认定", "Nothing is left to do"))
    }

    /// Candidates are named as `match show` counts them: a message gives nobody's number.
    private static func unlisted(_ question: OpenQuestion) -> Finding {
        let places = question.candidates.map { "\($0.place + 1)" }
        return Finding(
            "match.question.unlisted",
            what: Bilingual("这个编号的人不在此项的候选人之中", "the person of this number is not among the candidates of the question"),
            found: question.name,
            expected: Bilingual("候选 \(places.joined(separator: "、"))", "candidate \(places.joined(separator: ", "))"),
            action: Bilingual(
                "用 talentpool match show \(question.name) --identified 查看各候选人的编号；确是此人的，加 --not-listed",
                "talentpool match show \(question.name) --identified gives the candidates' numbers; where it really is this person, add --not-listed"
            ))
    }
}
