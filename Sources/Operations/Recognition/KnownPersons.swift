// Whom a store knows, asked by what a file says: names, document numbers, schools; and whom earlier files of a dry run would bring.

internal import Domain
internal import Ledger
internal import Linkage

/// Somebody whom an earlier file of the same dry run would bring.
struct ForeseenPerson: Sendable {
    let role: PersonRole
    let number: String
    let said: Said
    /// As written.
    let name: String
    let document: String

    /// nil for a record that takes back, or names nobody.
    init?(_ record: Domain.Record, role: PersonRole) {
        guard let number = record.reference, !record.retracted else { return nil }
        self.role = role
        self.number = number
        said = Said(record, role: role)
        name = record.identity[.name] ?? ""
        document = record.identity[.documentNumber] ?? ""
    }
}

/// Where somebody is known to have been, with the school in its normal form.
struct KnownPlace: Hashable {
    let plan: String
    let place: String?
    let sex: String?
}

/// The persons of a role who may be meant by some rows. Persons of the store have ids above 0; those foreseen -1, -2 …
struct KnownPersons {
    let reader: LedgerReader
    let role: PersonRole
    private let foreseen: [ForeseenPerson]
    private let foreseenIDs: Set<Int>
    private var byName: [String: [Int]]
    private var byDocument: [String: [Int]]
    private(set) var places: [Int: [KnownPlace]] = [:]
    /// Everybody at the schools that are asked about.
    private(set) var byPlace: [String: [Int]] = [:]
    /// Persons of the role with an application or an appointment.
    private(set) var count = 0
    private var pools: [String: Set<Int>] = [:]

    /// One pass over the applications of the store; what is held grows with the persons found and those at the schools asked about.
    init(_ said: [Said], as role: PersonRole, foreseen all: [ForeseenPerson], on reader: LedgerReader) throws {
        self.reader = reader
        self.role = role
        let foreseen = all.filter { $0.role == role }
        self.foreseen = foreseen
        // One person for each number, that of the store where it knows the number already.
        var ids = try reader.persons(for: Set(foreseen.map(\.number)), as: role)
        let owners = foreseen.enumerated().map { index, person in
            let id = ids[person.number] ?? -1 - index
            ids[person.number] = id
            return id
        }
        foreseenIDs = Set(owners)
        byName = try reader.persons(.name, forms: Set(said.compactMap(\.name)), as: role)
        byDocument = try reader.persons(.documentNumber, forms: Set(said.compactMap(\.document)), as: role)
        for (id, person) in zip(owners, foreseen) {
            if let name = person.said.name, byName[name]?.contains(id) != true { byName[name, default: []].append(id) }
            if let document = person.said.document, byDocument[document]?.contains(id) != true {
                byDocument[document, default: []].append(id)
            }
        }
        let asked = Set(said.compactMap(\.place))
        let found = Set(byName.values.joined()).union(byDocument.values.joined())
        var forms: [String: String?] = [:]
        var (places, byPlace, count) = ([Int: [KnownPlace]](), [String: [Int]](), 0)
        func note(_ person: Int, _ known: KnownPlace) {
            count += 1
            let isAsked = known.place.map(asked.contains) ?? false
            if isAsked, let place = known.place { byPlace[place, default: []].append(person) }
            if isAsked || found.contains(person) { places[person, default: []].append(known) }
        }
        try reader.forEachAttendance(of: role) { attendance in
            let form = attendance.place.flatMap { written -> String? in
                if let known = forms[written] { return known }
                let form = NormalForm.school.form(of: written)
                forms[written] = .some(form)
                return form
            }
            note(attendance.person, KnownPlace(plan: attendance.plan, place: form, sex: attendance.sex?.rawValue))
        }
        for (id, person) in zip(owners, foreseen) {
            note(id, KnownPlace(plan: person.said.plan ?? "", place: person.said.place, sex: person.said.sex))
        }
        (self.places, self.byPlace, self.count) = (places, byPlace, count)
    }

    func named(_ name: String?) -> [Int] { name.flatMap { byName[$0] } ?? [] }

    func bearing(_ document: String?) -> [Int] { document.flatMap { byDocument[$0] } ?? [] }

    /// Whether somebody is known at a school; in a plan, where that is asked.
    func attends(_ person: Int, _ place: String?, plan: String?) -> Bool {
        places[person]?.contains { $0.place == place && (plan == nil || $0.plan == plan) } == true
    }

    /// Who has a record of a kind in a plan; everybody foreseen may have one by then.
    mutating func pool(_ kind: RecordKind, _ plan: String) throws -> Set<Int> {
        if let pool = pools[plan] { return pool }
        let pool = try reader.persons(with: kind, in: plan).union(foreseenIDs)
        pools[plan] = pool
        return pool
    }

    /// What was last said of persons, as written.
    func values(_ field: IdentityField, of persons: some Sequence<Int>) throws -> [Int: String] {
        let persons = Set(persons)
        var values = try reader.identities(field, of: persons.filter { $0 > 0 })
        for person in persons where person < 0 {
            let known = foreseen[-1 - person]
            let written = field == .name ? known.name : known.document
            if !written.isEmpty { values[person] = written }
        }
        return values
    }

    func numbers(of persons: some Sequence<Int>) throws -> [Int: String] {
        let persons = Set(persons)
        var numbers = try reader.numbers(of: persons.filter { $0 > 0 })
        for person in persons where person < 0 { numbers[person] = foreseen[-1 - person].number }
        return numbers
    }
}
