// The identity vault: from the office's numbers to opaque person ids, and from ids back to names for those who may see them.

internal import Crypto
internal import Domain
internal import Foundation
internal import GRDB
internal import Synchronization

/// What a record says of who somebody is.
struct IdentityEntry: Sendable {
    let reference: String
    let fields: [IdentityField: String]
}

/// What the vault took in with a batch.
struct VaultAddition {
    /// The ids of all persons given, by number.
    let ids: [String: Int]
    /// The commitments to what is new, by person.
    let commitments: [Int: String]
}

/// Reads and adds identities. A class because it holds an open database.
///
/// Values are versioned by the batch that brought them, so that a report shows the names as they were known. A version whose batch
/// the ledger does not hold (its transaction failed) is seen by nobody and goes before the next batch, or with the next opening.
final class Vault {
    let queue: DatabaseQueue
    let newPersonID: () -> Int
    /// The present key; another one after a change of keys.
    var key: VaultKey
    /// Keys the digests that outlive a change of keys.
    let digestKey: SymmetricKey
    /// The numbers looked up last of each role, and whose they are: a file asks for the same ones several times.
    private var lookedUp: [PersonRole: (numbers: Set<String>, persons: [String: Int])] = [:]

    static let fileName = "vault.sqlite"

    /// - Parameters:
    ///   - keys: the folder that holds the key; the vault's own unless named.
    ///   - newPersonID: ids to try for new persons, above 0; one that is taken is passed over.
    init(
        folder: URL, keys: URL? = nil, access: DatabaseAccess, newPersonID: @escaping () -> Int = Vault.randomPersonID
    ) throws {
        self.newPersonID = newPersonID
        let (present, next) = try VaultKey.candidates(in: keys ?? folder)
        let queue = try VaultSchema.open(in: folder, key: present, access: access)
        // Under another key every known person would look new and be added a second time.
        (key, digestKey) = try guarded {
            try queue.read { db in
                var fitting = present
                if (try? VaultSettings.get(.check, with: present, db)) == nil, let next { fitting = next }
                guard try VaultSettings.get(.check, with: fitting, db) == VaultSettings.checkText else { throw StoreError.keyUnfit }
                return (fitting, SymmetricKey(data: try VaultSettings.get(.digestKey, with: fitting, db)))
            }
        }
        self.queue = queue
        if access != .reading, next != nil { try finishRotation(in: folder) }
    }

    /// The person ids of the office's numbers; numbers not known are absent from the result.
    func persons(for references: Set<String>, as role: PersonRole) throws -> [String: Int] {
        if let last = lookedUp[role], last.numbers == references { return last.persons }
        return try guarded {
            try queue.read { db in
                var found: [String: Int] = [:]
                let lookup = try BoundStatement("SELECT person_id FROM lookup WHERE role = ? AND digest = ?", db)
                lookup.bind(role.rawValue, at: 1)
                for reference in references {
                    lookup.bind(key.digest(role.rawValue, reference), at: 2)
                    if let person = try lookup.integer() { found[reference] = person }
                }
                if references.count > 1 { lookedUp[role] = (references, found) }
                return found
            }
        }
    }

    /// To be called before anybody enters the vault, leaves it or is sealed anew.
    func forgetLookups() { lookedUp = [:] }

    /// Which of the entries say something that the newest versions do not.
    ///
    /// - Parameters:
    ///   - known: the persons of the entries' numbers; all that are absent are new.
    ///   - again: what is to be said again (`saidAgain`).
    func news(in entries: [IdentityEntry], known: [String: Int], again: Set<SaidAgain> = []) throws -> Set<String> {
        try guarded {
            try queue.read { db in
                Set(
                    try entries.filter { entry in
                        guard let person = known[entry.reference] else { return true }
                        return try entry.fields.contains { field, written in
                            try again.contains(SaidAgain(entry.reference, field, written))
                                || value(field, of: person, lastBatch: .max, db) != written
                        }
                    }.map(\.reference))
            }
        }
    }

    /// As `add`; where all entries are about new persons, each about another one, the vault is written while the caller goes on.
    ///
    /// - Returns: the ids of all persons given, by number, and the writing, to be waited for before the ledger's transaction ends.
    func begin(
        _ entries: [IdentityEntry], known: [String: Int], again: Set<SaidAgain> = [], as role: PersonRole, batch: Int
    ) throws -> (ids: [String: Int], writing: VaultWriting) {
        var mentioned: Set<String> = []
        guard entries.count > 1000, entries.allSatisfy({ known[$0.reference] == nil && mentioned.insert($0.reference).inserted }) else {
            let addition = try add(entries, known: known, again: again, as: role, batch: batch)
            return (addition.ids, VaultWriting(done: addition.commitments.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }))
        }
        forgetLookups()
        let new = try guarded { try queue.read { try newPersonIDs(entries.count, $0) } }
        var ids = known
        ids.reserveCapacity(known.count + entries.count)
        for (entry, person) in zip(entries, new) { ids[entry.reference] = person }
        let enrolments = Enrolments(entries, ids: new, as: role, key)
        let file = queue
        let writing = VaultWriting {
            try guarded {
                try file.write { db in
                    try db.execute(sql: "UPDATE last_batch SET batch_id = ?", arguments: [batch])
                    return try Vault.write(enrolments, batch: batch, db)
                }
            }
        }
        return (ids, writing)
    }

    /// Adds new persons, and new versions of what is said of them, for the batch about to be written.
    ///
    /// - Parameters:
    ///   - known: the persons of the entries' numbers; all that are absent are new.
    ///   - again: what is to be said again (`saidAgain`).
    func add(
        _ entries: [IdentityEntry], known: [String: Int], again: Set<SaidAgain> = [], as role: PersonRole, batch: Int
    ) throws -> VaultAddition {
        forgetLookups()
        var mentions: [String: Int] = [:]
        for entry in entries where known[entry.reference] == nil { mentions[entry.reference, default: 0] += 1 }
        // Whom several entries are about is entered as they come: they may say different things.
        let new = entries.filter { mentions[$0.reference] == 1 }
        return try guarded {
            try queue.write { db in
                try db.execute(sql: "UPDATE last_batch SET batch_id = ?", arguments: [batch])
                var ids = known
                let newIDs = try newPersonIDs(new.count, db)
                let enrolled = try Vault.write(Enrolments(new, ids: newIDs, as: role, key), batch: batch, db)
                for (entry, person) in zip(new, newIDs) { ids[entry.reference] = person }
                var news: [Int: [IdentityField: String]] = [:]
                for entry in entries where mentions[entry.reference] != 1 {
                    let person = try ids[entry.reference] ?? enrol(entry.reference, as: role, db)
                    ids[entry.reference] = person
                    // The number too, each time: the try that enrolled a person may have failed, and its versions are gone.
                    let fields = entry.fields.merging([.reference: entry.reference]) { _, number in number }
                    for (field, written) in fields.sorted(by: { $0.key.rawValue < $1.key.rawValue })
                    where try value(field, of: person, lastBatch: .max, db) != written
                        || again.contains(SaidAgain(entry.reference, field, written))
                    {
                        try seal(written, field, of: person, as: role, with: personKey(person, db), batch: batch, db)
                        news[person, default: [:]][field] = written
                    }
                }
                var commitments = Dictionary(uniqueKeysWithValues: enrolled.map { ($0.person, $0.commitment) })
                for (person, fields) in news.sorted(by: { $0.key < $1.key }) {
                    commitments[person] = try commit(to: fields, of: person, batch: batch, db)
                }
                return VaultAddition(ids: ids, commitments: commitments)
            }
        }
    }

    /// One field of many persons, in the clear, as known with the last batch; persons without it are absent.
    ///
    /// - Parameter belonging: of persons who are one what is in force of all that was said of them (`VersionInForce`); what was said of somebody
    ///   else does not count.
    func values(_ field: IdentityField, of persons: Set<Int>, lastBatch: Int, _ belonging: Belonging = .plain) throws -> [Int: String] {
        try guarded {
            try queue.read { db in
                var values: [Int: String] = [:]
                let touched = belonging.touched
                let newest = try BoundStatement(
                    """
                    SELECT sealed_value FROM identity WHERE person_id = ? AND field = ? AND batch_id <= ? ORDER BY batch_id DESC LIMIT 1
                    """, db)
                newest.bind(field.rawValue, at: 2)
                newest.bind(lastBatch, at: 3)
                // In the order in which they lie in the file.
                for person in persons.sorted() {
                    guard !touched.contains(person) else {
                        values[person] = try inForce(field, ofOne: belonging.component(of: person), lastBatch: lastBatch, belonging, db)
                        continue
                    }
                    newest.bind(person, at: 1)
                    guard try newest.next() else { continue }
                    let sealed = newest.bytes(at: 0)
                    newest.reset()
                    values[person] = try opened(sealed, field.rawValue, of: person, with: personKey(person, db))
                }
                return values
            }
        }
    }

    /// Removes what was written for batches after the ledger's last: tries that failed, which nobody has seen.
    func discard(after last: Int) throws {
        guard try lastBatch() > last else { return }
        try guarded {
            try queue.write { db in
                for table in ["identity", "commitment"] {
                    try db.execute(sql: "DELETE FROM \(table) WHERE batch_id > ?", arguments: [last])
                }
                try db.execute(sql: "UPDATE last_batch SET batch_id = ?", arguments: [last])
            }
        }
    }

    /// The keyed digest of a file.
    ///
    /// - Throws: what going through the file throws.
    func fileDigest(_ file: BatchFile) throws -> String {
        var code = HMAC<SHA256>(key: digestKey)
        try file.read { code.update(data: $0) }
        return hexadecimal(code.finalize())
    }

    /// The newest batch that brought identities; at most one past the ledger's last, where a try failed.
    func lastBatch() throws -> Int {
        try guarded { try queue.read { try Int.fetchOne($0, sql: "SELECT batch_id FROM last_batch") ?? 0 } }
    }

    /// An id that tells nothing: ids in order would tell the order of the roster.
    static func randomPersonID() -> Int {
        randomNumbers.withLock { pool in
            while true {
                let number = Int(pool.number() >> 11)
                if number > 0 { return number }
            }
        }
    }

    private static let randomNumbers = Mutex(RandomPool())

    private func enrol(_ reference: String, as role: PersonRole, _ db: Database) throws -> Int {
        var person = newPersonID()
        while try Int.fetchOne(db, sql: "SELECT 1 FROM person_key WHERE person_id = ?", arguments: [person]) != nil {
            person = newPersonID()
        }
        try db.execute(
            sql: "INSERT INTO person_key (person_id, sealed_key) VALUES (?, ?)",
            arguments: [person, Vault.sealedKey(SymmetricKey(size: .bits256), of: person, with: key)])
        try db.execute(
            sql: "INSERT INTO lookup (role, digest, person_id) VALUES (?, ?, ?)",
            arguments: [role.rawValue, key.digest(role.rawValue, reference), person])
        return person
    }
}
