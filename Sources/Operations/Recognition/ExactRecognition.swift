// Who is meant, by what cannot be chance: a document number, or a name at a school.

internal import Domain
internal import Linkage

/// What recognition says of somebody.
enum Recognised {
    case same(Int, Rule)
    case ask(RecognitionQuestion.Reason, among: [Int])
    /// Nothing exact speaks for anybody.
    case open

    /// By what somebody was recognised.
    enum Rule: String, CaseIterable {
        case document
        /// School, plan and name.
        case school
        /// The only one of the name among those who can be meant.
        case only
        case weight
        /// The same record was asked about before.
        case before
    }
}

/// The exact rules, one after another; docs/matching.md lists them.
struct ExactRecognition {
    let kind: RecordKind
    var known: KnownPersons
    let present: PresentDocuments

    mutating func recognise(_ said: Said) throws -> Recognised {
        let bearers = known.bearing(said.document)
        if bearers.count > 1 { return .ask(.several, among: bearers) }
        if let bearer = bearers.first {
            return try fits(bearer, said) ? .same(bearer, .document) : .ask(.conflict, among: [bearer])
        }
        let named = known.named(said.name)
        guard !named.isEmpty else { return .open }
        if known.role == .mentor { return try decided(named.filter { known.attends($0, said.place, plan: nil) }, said, .school) }
        if let plan = said.plan {
            let here = try named.filter { person in
                guard known.attends(person, said.place, plan: plan) else { return false }
                // A row without a school tells two persons apart only by having nothing else either: the same file once more.
                return try said.place != nil || kind.introducesPersons && said.document == nil && !hasDocument(person)
            }
            let among = try here.count > 1 ? narrowed(absent(here, said), plan) : here
            if !here.isEmpty { return try decided(among.isEmpty ? here : among, said, here.count == 1 ? .school : .only) }
            guard said.place == nil, kind.followsOn != nil else { return .open }
            return try decided(narrowed(named, plan), said, .only)
        }
        guard said.place != nil else { return .open }
        return try decided(named.filter { known.attends($0, said.place, plan: nil) }, said, .only)
    }

    /// Those of whom a record of the kind can be: they have what it follows on.
    private mutating func narrowed(_ persons: [Int], _ plan: String) throws -> [Int] {
        guard let needed = kind.followsOn else { return persons }
        let pool = try known.pool(needed, plan)
        return persons.filter(pool.contains)
    }

    /// Of namesakes of a row without a document number those who have none either, where the others stand in the file themselves: nobody
    /// applies twice in one plan.
    private func absent(_ persons: [Int], _ said: Said) throws -> [Int] {
        guard kind.introducesPersons, said.document == nil else { return persons }
        let documents = try known.values(.documentNumber, of: persons).compactMapValues { NormalForm.document.form(of: $0) }
        guard documents.values.allSatisfy({ present.has($0, in: said.plan) }) else { return persons }
        return persons.filter { documents[$0] == nil }
    }

    private func decided(_ persons: [Int], _ said: Said, _ rule: Recognised.Rule) throws -> Recognised {
        guard let person = persons.first else { return .open }
        guard persons.count == 1 else { return .ask(.several, among: persons) }
        return try fits(person, said) ? .same(person, rule) : .ask(.conflict, among: [person])
    }

    private func hasDocument(_ person: Int) throws -> Bool { try known.values(.documentNumber, of: [person])[person] != nil }

    /// Whether nothing that a row says contradicts what is known.
    private func fits(_ person: Int, _ said: Said) throws -> Bool {
        if let document = said.document, let held = try known.values(.documentNumber, of: [person])[person],
            NormalForm.document.form(of: held) != document
        {
            return false
        }
        let sexes = Set((known.places[person] ?? []).compactMap(\.sex))
        if let sex = said.sex, !sexes.isEmpty, !sexes.contains(sex) { return false }
        if let name = said.name, !known.named(name).contains(person), let held = try known.values(.name, of: [person])[person],
            let form = NormalForm.name.form(of: held)
        {
            return NameLikeness.level(name, form) > 0
        }
        return true
    }
}

/// The document numbers that stand in a file, by plan.
struct PresentDocuments {
    private var forms: [String?: Set<String>] = [:]

    mutating func note(_ form: String?, plan: String?) {
        if let form { forms[plan, default: []].insert(form) }
    }

    mutating func note(_ record: Domain.Record) {
        note(record.identity[.documentNumber].flatMap { NormalForm.document.form(of: $0) }, plan: record.values["plan_id"]?.text)
    }

    func has(_ form: String, in plan: String?) -> Bool { forms[plan]?.contains(form) == true }
}

/// How alike two names are.
enum NameLikeness {
    /// A level of `Comparator.name` of two names in their form.
    static func level(_ one: String, _ other: String) -> Int {
        let (a, b) = (one.unicodeScalars.map(\.value), other.unicodeScalars.map(\.value))
        return Comparator.name.level(a.span, b.span)
    }
}

extension RecordKind {
    /// The kind of record without which nobody has one of this kind; nil where none is needed.
    var followsOn: RecordKind? {
        switch self {
        case .screening, .relaxation, .wish, .placement: .application
        case .evaluation, .exit, .session, .certificate: .placement
        default: nil
        }
    }
}
