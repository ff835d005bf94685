// Whose rows are shown under whom: what the decisions of the office in force after a batch come to.

internal import Domain
internal import GRDB

/// Persons who are one human, and batches whose words about a person belong to another. Empty where nothing was decided.
struct Belonging: Equatable {
    /// The person under whom each merged person is shown: the one the ledger has known longest. Persons who are merged with nobody are absent.
    private(set) var canonical: [Int: Int] = [:]
    /// All members of a component by its canonical person, itself among them, in order.
    private(set) var members: [Int: [Int]] = [:]
    /// To whom the words of a batch belong, before merging.
    private(set) var owners: [Erasure.Words: Int] = [:]
    /// Under whose numbers something was said that belongs to a person, by that person; in order.
    private var holders: [Int: [Int]] = [:]
    /// Batches of records that say who somebody is: applications and mentors.
    private(set) var attesting: Set<Int> = []

    /// Whether every row is shown as it was said.
    var isPlain: Bool { canonical.isEmpty && owners.isEmpty }

    static let plain = Belonging()

    private init() {}

    /// - Parameter also: pairs taken as one beside those decided, to see what a decision would do.
    init(lastBatch: Int, also: [(Int, Int)] = [], _ db: Database) throws {
        for stored in try StoredAct.inForce(.reattribution, lastBatch: lastBatch, db) {
            guard case .reattribution(let person, let batch, let owner) = stored.act, person != owner else { continue }
            owners[Erasure.Words(person: person, batch: batch)] = owner
        }
        holders = Dictionary(grouping: owners, by: \.value).mapValues { Set($0.map(\.key.person)).sorted() }
        let pairs =
            try StoredAct.inForce(.samePerson, lastBatch: lastBatch, db).compactMap { stored -> (Int, Int)? in
                guard case .samePerson(let one, let other, .same) = stored.act else { return nil }
                return (one, other)
            } + also
        if !pairs.isEmpty || !owners.isEmpty {
            let kinds = RecordKind.allCases.filter(\.introducesPersons).map { "'\($0.rawValue)'" }.joined(separator: ", ")
            attesting = Set(try Int.fetchAll(db, sql: "SELECT batch_id FROM main.batch WHERE kind IN (\(kinds))"))
        }
        guard !pairs.isEmpty else { return }
        var root: [Int: Int] = [:]
        func find(_ person: Int) -> Int {
            var top = person
            while let next = root[top], next != top { top = next }
            root[person] = top
            return top
        }
        for (one, other) in pairs where find(one) != find(other) { root[find(other)] = find(one) }
        let since = try db.cachedStatement(sql: "SELECT batch_id FROM main.person WHERE person_id = ?")
        for (_, group) in Dictionary(grouping: root.keys, by: find) where group.count > 1 {
            let known = try group.map { (person: $0, batch: try Int.fetchOne(since, arguments: [$0]) ?? .max) }
            let ordered = known.sorted { ($0.batch, $0.person) < ($1.batch, $1.person) }.map(\.person)
            for person in ordered { canonical[person] = ordered[0] }
            members[ordered[0]] = ordered
        }
    }

    /// The person under whom somebody is shown.
    func canonical(of person: Int) -> Int { canonical[person] ?? person }

    /// All persons who are one with somebody, that one among them, the one known longest first.
    func component(of person: Int) -> [Int] { members[canonical(of: person)] ?? [person] }

    /// To whom belongs what a batch said of a person, before merging.
    func owner(of person: Int, batch: Int) -> Int { owners[Erasure.Words(person: person, batch: batch)] ?? person }

    /// The persons under whose numbers something may have been said that belongs to one of a component. Cost: the component and these persons.
    func sources(of component: [Int]) -> [Int] {
        component + Set(component.flatMap { holders[$0] ?? [] }).subtracting(component).sorted()
    }

    /// Persons whose rows are not shown as they were said; pupils who are not, because their mentors are not, are not among them.
    var touched: Set<Int> { Set(canonical.keys).union(owners.keys.map(\.person)).union(owners.values) }

    /// Persons by whom a decision about rows is involved: they have no state of single records between two days.
    var reattributed: Set<Int> { Set(owners.keys.map(\.person)).union(owners.values) }
}
