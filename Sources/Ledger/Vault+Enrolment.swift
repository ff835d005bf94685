// Many new persons at once: everything about each is sealed before the vault is touched, on all cores, then written in one go.

internal import Crypto
internal import Dispatch
internal import Domain
internal import Foundation
internal import GRDB

/// A person about to enter the vault: what is written of them, sealed already.
struct Enrolment: Sendable {
    let person: Int
    let sealedKey: Data
    let lookupDigest: Data
    /// With the digest by which the person is recognised, of the fields that have one.
    let fields: [(field: IdentityField, sealedValue: Data, digest: Data?)]
    let sealedSalt: Data
    /// For the ledger.
    let commitment: String
}

extension Vault {
    /// Seals what entries say of persons whom the vault does not know, each of them in one entry alone.
    ///
    /// - Parameter ids: one for each entry, none of them taken.
    /// Cost: eight calls of the cipher or so for each person, on all cores.
    func enrolments(_ entries: [IdentityEntry], ids: [Int], as role: PersonRole) throws -> [Enrolment] {
        let share = max(1, min(2000, entries.count / ProcessInfo.processInfo.activeProcessorCount + 1))
        let shares = (entries.count + share - 1) / share
        let key = key
        let results = SharedResults<[Enrolment]>(count: shares)
        DispatchQueue.concurrentPerform(iterations: shares) { number in
            results.set(number) {
                var random = RandomPool()
                return try (number * share..<min((number + 1) * share, entries.count)).map { place in
                    try Enrolment(entries[place], person: ids[place], as: role, key, &random)
                }
            }
        }
        return try results.values().flatMap(\.self)
    }

    /// Ids for new persons, none of them taken.
    func newPersonIDs(_ count: Int, _ db: Database) throws -> [Int] {
        let taken = try BoundStatement("SELECT 1 FROM person_key WHERE person_id = ?", db)
        var given: Set<Int> = []
        given.reserveCapacity(count)
        return try (0..<count).map { _ in
            while true {
                let person = newPersonID()
                taken.bind(person, at: 1)
                if try taken.integer() == nil, given.insert(person).inserted { return person }
            }
        }
    }

    /// Writes new persons, each table in the order of its keys.
    static func write(_ enrolments: [Enrolment], as role: PersonRole, batch: Int, _ db: Database) throws {
        let addKey = try BoundStatement("INSERT INTO person_key (person_id, sealed_key) VALUES (?, ?)", db)
        let addLookup = try BoundStatement("INSERT INTO lookup (role, digest, person_id) VALUES (?, ?, ?)", db)
        let addValue = try BoundStatement(
            "INSERT INTO identity (person_id, field, batch_id, sealed_value, digest) VALUES (?, ?, ?, ?, ?)", db)
        let addSalt = try BoundStatement("INSERT INTO commitment (person_id, batch_id, sealed_salt) VALUES (?, ?, ?)", db)
        addValue.bind(batch, at: 3)
        addSalt.bind(batch, at: 2)
        addLookup.bind(role.rawValue, at: 1)
        for place in Vault.order(enrolments, { UInt64($0.person) }) {
            let enrolment = enrolments[place]
            addKey.bind(enrolment.person, at: 1)
            addKey.bind(enrolment.sealedKey, at: 2)
            try addKey.run()
            addValue.bind(enrolment.person, at: 1)
            for (field, sealedValue, digest) in enrolment.fields {
                addValue.bind(field.rawValue, at: 2)
                addValue.bind(sealedValue, at: 4)
                if let digest { addValue.bind(digest, at: 5) } else { addValue.bindNull(at: 5) }
                try addValue.run()
            }
            addSalt.bind(enrolment.person, at: 1)
            addSalt.bind(enrolment.sealedSalt, at: 3)
            try addSalt.run()
        }
        let byDigest = Vault.order(enrolments) { enrolment in
            enrolment.lookupDigest.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
        }
        for place in byDigest {
            addLookup.bind(enrolments[place].lookupDigest, at: 2)
            addLookup.bind(enrolments[place].person, at: 3)
            try addLookup.run()
        }
    }

    /// The places of enrolments by a number of theirs.
    private static func order(_ enrolments: [Enrolment], _ number: (Enrolment) -> UInt64) -> [Int] {
        let numbers = enrolments.map(number)
        return enrolments.indices.sorted { numbers[$0] < numbers[$1] }
    }
}

extension Enrolment {
    init(_ entry: IdentityEntry, person: Int, as role: PersonRole, _ key: VaultKey, _ random: inout RandomPool) throws {
        let personKey = SymmetricKey(data: random.next(32))
        let salt = random.next(32)
        let said = Enrolment.order.compactMap { field in
            (field == .reference ? entry.reference : entry.fields[field]).map { (field: field, value: $0) }
        }
        self.person = person
        sealedKey = try Vault.sealedKey(personKey, of: person, with: key, nonce: random.nonce())
        lookupDigest = key.digest(role.rawValue, entry.reference)
        fields = try said.map { field, value in
            (
                field, try Vault.sealed(Data(value.utf8), field.rawValue, of: person, with: personKey, nonce: random.nonce()),
                RecognitionDigest.of(value, field, role: role.rawValue, with: key)
            )
        }
        sealedSalt = try Vault.sealed(salt, Vault.saltPurpose, of: person, with: personKey, nonce: random.nonce())
        commitment = Vault.commitment(salt, said.map { ($0.field.rawValue, $0.value) })
    }

    /// As the vault's own indexes put them.
    private static let order = IdentityField.allCases.sorted { $0.rawValue < $1.rawValue }
}
