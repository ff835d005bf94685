// Many new persons at once: sealed on all cores and written a portion at a time, in one transaction.

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

/// New persons on their way into the vault, each of them in one entry alone. What is sealed and not yet written is at most a portion.
struct Enrolments: Sendable {
    let role: PersonRole
    private let entries: [IdentityEntry]
    private let ids: [Int]
    /// Places of the entries in the order of their persons' ids.
    private let order: [Int]
    private let key: VaultKey

    /// Persons: a sealed one takes about a kilobyte.
    static let portion = 8192

    var count: Int { entries.count }

    /// - Parameter ids: one for each entry, none of them taken.
    init(_ entries: [IdentityEntry], ids: [Int], as role: PersonRole, _ key: VaultKey) {
        (self.entries, self.ids, self.role, self.key) = (entries, ids, role, key)
        order = ids.indices.sorted { ids[$0] < ids[$1] }
    }

    /// Seals portion by portion, in the order of ids, and hands each over before the next is sealed.
    ///
    /// Cost: eight calls of the cipher or so for each person, on all cores.
    func forEachPortion(_ body: ([Enrolment]) throws -> Void) throws {
        for start in stride(from: 0, to: count, by: Enrolments.portion) {
            try body(sealed(start..<min(start + Enrolments.portion, count)))
        }
    }

    private func sealed(_ places: Range<Int>) throws -> [Enrolment] {
        let share = (places.count - 1) / ProcessInfo.processInfo.activeProcessorCount + 1
        let shares = (places.count - 1) / share + 1
        let results = SharedResults<[Enrolment]>(count: shares)
        DispatchQueue.concurrentPerform(iterations: shares) { number in
            results.set(number) {
                var random = RandomPool()
                let start = places.lowerBound + number * share
                return try order[start..<min(start + share, places.upperBound)].map { place in
                    try Enrolment(entries[place], person: ids[place], as: role, key, &random)
                }
            }
        }
        return try results.values().flatMap(\.self)
    }
}

extension Vault {
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

    /// Seals and writes new persons, each table in the order of its keys.
    ///
    /// - Returns: the commitments to them, in the order of their ids.
    static func write(_ enrolments: Enrolments, batch: Int, _ db: Database) throws -> [(person: Int, commitment: String)] {
        let addKey = try BoundStatement("INSERT INTO person_key (person_id, sealed_key) VALUES (?, ?)", db)
        let addValue = try BoundStatement(
            "INSERT INTO identity (person_id, field, batch_id, sealed_value, digest) VALUES (?, ?, ?, ?, ?)", db)
        let addSalt = try BoundStatement("INSERT INTO commitment (person_id, batch_id, sealed_salt) VALUES (?, ?, ?)", db)
        addValue.bind(batch, at: 3)
        addSalt.bind(batch, at: 2)
        var commitments: [(person: Int, commitment: String)] = []
        commitments.reserveCapacity(enrolments.count)
        // Of all portions, one behind the other: they are written in an order of their own, at the end.
        var lookupDigests = Data(capacity: enrolments.count * SHA256.byteCount)
        try enrolments.forEachPortion { portion in
            for enrolment in portion {
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
                lookupDigests.append(enrolment.lookupDigest)
                commitments.append((enrolment.person, enrolment.commitment))
            }
        }
        try write(lookupDigests, of: commitments.map(\.person), as: enrolments.role, db)
        return commitments
    }

    /// - Parameter digests: of the persons' numbers, one behind the other.
    private static func write(_ digests: Data, of persons: [Int], as role: PersonRole, _ db: Database) throws {
        let add = try BoundStatement("INSERT INTO lookup (role, digest, person_id) VALUES (?, ?, ?)", db)
        add.bind(role.rawValue, at: 1)
        let starts = digests.withUnsafeBytes { bytes in
            persons.indices.map { UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: $0 * SHA256.byteCount, as: UInt64.self)) }
        }
        for place in persons.indices.sorted(by: { starts[$0] < starts[$1] }) {
            add.bind(digests.subdata(in: place * SHA256.byteCount..<(place + 1) * SHA256.byteCount), at: 2)
            add.bind(persons[place], at: 3)
            try add.run()
        }
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
