// The questions of recognition that nobody has answered yet, and those that need not be put again.

internal import Domain
internal import Ledger

/// Two numbers of the office, in no order.
struct NumberPair: Hashable {
    let low: String
    let high: String

    init(_ one: String, _ other: String) { (low, high) = (min(one, other), max(one, other)) }
}

/// A question that is open.
struct OpenQuestion {
    /// `12.34`: row 34 of the file that became batch 12; `12.34.2` where the batch has another question about a row 34.
    let name: String
    let stored: StoredQuestion
    let question: RecognitionQuestion
    /// Ids of the candidates who are still in question, with their place in the question.
    let candidates: [(id: Int, place: Int)]
}

/// A question as it stands: decisions answer it, nothing is ever marked.
struct PutQuestion {
    /// What became of a question.
    enum Standing {
        case open(OpenQuestion)
        /// The newest decision that answers it.
        case answered(StoredAct)
        /// Whoever it might have been has been erased.
        case moot
    }

    let name: String
    let stored: StoredQuestion
    let standing: Standing
}

/// Tells which questions are open.
struct QuestionDesk {
    let reader: LedgerReader

    /// Open questions in the order of their batches and rows.
    func open() throws -> [OpenQuestion] {
        try all().compactMap { if case .open(let question) = $0.standing { question } else { nil } }
            .sorted { ($0.stored.batch, $0.question.row, $0.name) < ($1.stored.batch, $1.question.row, $1.name) }
    }

    /// All questions about persons who are not erased.
    func all() throws -> [PutQuestion] {
        let all = try reader.questions().compactMap { stored in RecognitionQuestion(stored.text).map { (stored, $0) } }
        guard !all.isEmpty else { return [] }
        let acts = try reader.acts(.samePerson)
        var ids: [PersonRole: [String: Int]] = [:]
        for role in PersonRole.allCases {
            let numbers = all.filter { $0.1.role == role.rawValue }.flatMap { $0.1.candidates.map(\.number) }
            ids[role] = try reader.ids(of: Set(numbers), as: role)
        }
        var used: [String: Int] = [:]
        // Answered or not, each keeps its name.
        let names = all.map { stored, question in
            let name = "\(stored.batch).\(question.row)"
            used[name, default: 0] += 1
            return used[name] == 1 ? name : "\(name).\(used[name] ?? 0)"
        }
        return zip(names, all).compactMap { name, asked in
            let (stored, question) = asked
            guard let role = PersonRole(rawValue: question.role) else { return nil }
            let candidates = question.candidates.enumerated().compactMap { place, candidate -> (id: Int, place: Int)? in
                guard let id = ids[role]?[candidate.number], id != stored.person else { return nil }
                return (id, place)
            }
            let open = OpenQuestion(name: name, stored: stored, question: question, candidates: candidates)
            return PutQuestion(name: name, stored: stored, standing: standing(of: open, acts))
        }
    }

    /// - Parameters:
    ///   - question: with everybody who was in question and is not erased.
    ///   - acts: decisions in force, oldest first.
    private func standing(of question: OpenQuestion, _ acts: [StoredAct]) -> PutQuestion.Standing {
        let component = Set(reader.component(of: question.stored.person))
        // Somebody kept under a number of the store's own is nobody's any more once they are one with anybody.
        let isTaken = question.question.said != nil && component.count > 1
        if isTaken || question.candidates.contains(where: { component.contains($0.id) }) {
            let same = acts.last { stored in
                guard case .samePerson(let one, let other, .same) = stored.act else { return false }
                return component.contains(one) && component.contains(other)
            }
            return same.map { .answered($0) } ?? .moot
        }
        var different: StoredAct?
        let left = question.candidates.filter { candidate in
            let others = Set(reader.component(of: candidate.id))
            let parting = acts.last { stored in
                guard case .samePerson(let one, let other, .different) = stored.act else { return false }
                return [one, other].contains(where: others.contains) && [one, other].contains(where: component.contains)
            }
            if let parting, parting.batch > different?.batch ?? 0 { different = parting }
            return parting == nil
        }
        guard left.isEmpty else {
            return .open(
                OpenQuestion(name: question.name, stored: question.stored, question: question.question, candidates: left))
        }
        return different.map { .answered($0) } ?? .moot
    }

    /// Pairs of numbers that were asked about or decided already.
    func settledPairs() throws -> Set<NumberPair> {
        var pairs: Set<NumberPair> = []
        let questions = try reader.questions()
        let acts = try reader.acts(.samePerson).compactMap { stored -> (Int, Int)? in
            if case .samePerson(let one, let other, _) = stored.act { (one, other) } else { nil }
        }
        let numbers = try reader.numbers(of: Set(questions.map(\.person) + acts.flatMap { [$0.0, $0.1] }))
        for stored in questions {
            guard let own = numbers[stored.person], let question = RecognitionQuestion(stored.text) else { continue }
            for candidate in question.candidates { pairs.insert(NumberPair(own, candidate.number)) }
        }
        for (one, other) in acts {
            if let first = numbers[one], let second = numbers[other] { pairs.insert(NumberPair(first, second)) }
        }
        return pairs
    }
}
