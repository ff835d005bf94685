// Which open questions of recognition one school or university may be asked: those in which everybody named is its own.

internal import Analytics
package import Domain
internal import Intake
internal import Ledger
internal import Linkage

/// The pairs of an open question that one body may see.
struct ConcernedQuestion {
    let open: OpenQuestion
    let role: PersonRole
    /// Places of candidates in `open.candidates`.
    let candidates: [Int]

    /// The person in question as the cut shows them.
    func person(on reader: LedgerReader) -> Int { reader.component(of: open.stored.person).first ?? open.stored.person }
}

/// Finds them, and says of each person what the body itself knows.
struct ConcernedQuestions {
    let kind: AddresseeKind
    /// The school, or the university by its name of today.
    let addressee: String
    let facts: DutyFacts
    let lists: ReferenceLists
    let reader: LedgerReader
    /// Plans under which the body had a person, by the person as the cut shows them; in order.
    private let plans: [Int: [String]]
    private let form: String?

    init(kind: AddresseeKind, addressee: String, facts: DutyFacts, lists: ReferenceLists, on reader: LedgerReader) throws {
        self.kind = kind
        self.addressee = addressee
        self.facts = facts
        self.lists = lists
        self.reader = reader
        form = NormalForm.school.form(of: addressee)
        var plans: [Int: Set<String>] = [:]
        func enter(_ role: PersonRole, _ isOwn: (String) -> Bool) throws {
            var own: [String: Bool] = [:]
            try reader.forEachAttendance(of: role) { attendance in
                guard let place = attendance.place else { return }
                let known = own[place] ?? isOwn(place)
                own[place] = known
                if known { plans[attendance.person, default: []].insert(attendance.plan) }
            }
        }
        switch kind {
        case .school: try enter(.pupil) { [form] in NormalForm.school.form(of: $0) == form }
        case .university:
            try enter(.mentor) { (lists.presentName(ofUniversity: $0) ?? $0) == addressee }
            for (person, trained) in facts.pupils(of: addressee) { plans[person, default: []].formUnion(trained) }
        }
        self.plans = plans.mapValues { $0.sorted() }
    }

    /// Open questions, oldest first.
    func all() throws -> [ConcernedQuestion] {
        guard !plans.isEmpty else { return [] }
        return try QuestionDesk(reader: reader).open().compactMap { open in
            guard let role = PersonRole(rawValue: open.question.role), isOwn(open) else { return nil }
            let candidates = open.candidates.indices.filter { !known(open.candidates[$0].id).isEmpty }
            return candidates.isEmpty ? nil : ConcernedQuestion(open: open, role: role, candidates: candidates)
        }
    }

    /// Whether the person in question is the body's own: by a record, or because the row that brought them named it.
    private func isOwn(_ open: OpenQuestion) -> Bool {
        if !known(open.stored.person).isEmpty { return true }
        guard let place = open.question.said?.place else { return false }
        // A pupil's row names the school; it is no university's business.
        switch (kind, open.question.role) {
        case (.school, PersonRole.pupil.rawValue), (.university, PersonRole.mentor.rawValue): return place == form
        default: return false
        }
    }

    private func known(_ person: Int) -> [String] { plans[reader.component(of: person).first ?? person] ?? [] }

    /// The rows of a worklist: one for each pair.
    ///
    /// - Parameters:
    ///   - worklist: its id.
    ///   - titles: of plans.
    func rows(
        _ questions: [ConcernedQuestion], of worklist: String, titles: [String: String], _ language: Language
    ) throws -> [WorklistQuestion] {
        let asked = Set(questions.map(\.open.stored.person))
        let names = try reader.names(
            of: asked.union(questions.flatMap { question in question.candidates.map { question.open.candidates[$0].id } }))
        let numbers = try reader.numbers(of: asked)
        return try questions.flatMap { question -> [WorklistQuestion] in
            let (open, person) = (question.open, question.open.stored.person)
            guard let number = numbers[person] else { return [] }
            let one = WorklistQuestion.Side(
                number: number, name: names[person], about: about(person, said: open.question.said, titles: titles, language))
            return try question.candidates.map { place in
                let (id, scored) = (open.candidates[place].id, open.question.candidates[open.candidates[place].place])
                let key = "\(worklist)\u{1F}\(open.name)\u{1F}\(scored.number)"
                return WorklistQuestion(
                    token: String(try reader.endorsement(of: key, for: "worklist question").prefix(12)), question: open.name,
                    role: question.role, one: one,
                    other: WorklistQuestion.Side(
                        number: scored.number, name: names[id], about: about(id, titles: titles, language)),
                    reason: open.question.why(scored))
            }
        }
    }

    /// What the body knows of a person: itself, and the plans under which it had them.
    ///
    /// - Parameter titles: of plans.
    func about(_ person: Int, said: Said? = nil, titles: [String: String], _ language: Language) -> String {
        var names = known(person)
        if names.isEmpty, let plan = said?.plan { names = [plan] }
        let joined = names.map { titles[$0] ?? $0 }.joined(separator: language == .chinese ? "、" : ", ")
        return joined.isEmpty ? addressee : "\(addressee)\(language == .chinese ? "，" : ", ")\(joined)"
    }
}

extension RecognitionQuestion {
    /// Why it is asked about a candidate: the reason, and which fields agree. No value is repeated.
    func why(_ candidate: Candidate) -> Bilingual {
        func fields(_ wanted: (Agreement, Int) -> Bool) -> [Bilingual] {
            candidate.agreement.filter { agreement in agreement.level.map { wanted(agreement, $0) } ?? false }.map {
                RecognitionQuestion.label(ofField: $0.field)
            }
        }
        let same = fields { $1 == $0.best }
        let near = fields { $1 > 0 && $1 < $0.best }
        let other = fields { $1 == 0 }
        var (zh, en) = ([reason.label.zh], [reason.label.en])
        for (found, said) in [
            (same, Bilingual("相同", "the same")), (near, Bilingual("相近", "similar")), (other, Bilingual("不同", "different")),
        ] where !found.isEmpty {
            zh.append("\(said.zh)：\(found.map(\.zh).joined(separator: "、"))")
            en.append("\(said.en): \(found.map(\.en).joined(separator: ", "))")
        }
        return Bilingual(zh.joined(separator: "；"), en.joined(separator: "; "))
    }

    /// What a field of an agreement is called.
    package static func label(ofField field: String) -> Bilingual {
        switch field {
        case "name": Bilingual("姓名", "name")
        case "document": Bilingual("证件号码", "document number")
        case "place": Bilingual("学校或高校", "school or university")
        case "sex": Bilingual("性别", "sex")
        default: Bilingual("方案", "plan")
        }
    }
}
