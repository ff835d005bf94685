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

/// Tells which questions are open: decisions answer them, nothing is ever marked.
struct QuestionDesk {
    let reader: LedgerReader

    /// Open questions, oldest first.
    func open() throws -> [OpenQuestion] {
        let all = try reader.questions().compactMap { stored in RecognitionQuestion(stored.text).map { (stored, $0) } }
        guard !all.isEmpty else { return [] }
        let different = Set(
            try reader.acts(.samePerson).compactMap { stored -> [Int]? in
                guard case .samePerson(let one, let other, .different) = stored.act else { return nil }
                return [min(one, other), max(one, other)]
            })
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
            let component = reader.component(of: stored.person)
            // Somebody kept under a number of the store's own is nobody's any more once they are one with anybody.
            if question.said != nil, component.count > 1 { return nil }
            let candidates = question.candidates.enumerated().compactMap { place, candidate -> (id: Int, place: Int)? in
                guard let id = ids[role]?[candidate.number], id != stored.person else { return nil }
                return (id, place)
            }
            guard !candidates.contains(where: { component.contains($0.id) }) else { return nil }
            let left = candidates.filter { candidate in
                let others = Set(reader.component(of: candidate.id))
                return !different.contains { pair in
                    pair.contains(where: others.contains) && pair.contains(where: component.contains)
                }
            }
            guard !left.isEmpty else { return nil }
            return OpenQuestion(name: name, stored: stored, question: question, candidates: left)
        }
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
