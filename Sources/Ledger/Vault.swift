// The identity vault: from the office's numbers to opaque person ids, and from ids back to names for those who may see them.

internal import Crypto
internal import Domain
internal import Foundation
internal import GRDB

/// In which list of numbers a person stands: a pupil's 1001 and a mentor's 1001 are two people.
package enum PersonRole: String, Sendable {
    case pupil, mentor
}

/// What a record says of who somebody is.
struct IdentityEntry {
    let reference: String
    let fields: [IdentityField: String]
}

/// Reads and adds identities. A class because it holds an open database.
///
/// Values are versioned by the batch that brought them, so that a report shows the names as they were known. A version whose batch
/// the ledger does not hold (its transaction failed) is seen by nobody and goes when the next batch comes.
final class Vault {
    private let queue: DatabaseQueue
    private let newPersonID: () -> Int
    let key: VaultKey

    /// - Parameter newPersonID: ids to try for new persons, above 0; one that is taken is passed over.
    init(folder: URL, readOnly: Bool, creating: Bool = false, newPersonID: @escaping () -> Int = Vault.randomPersonID) throws {
        self.newPersonID = newPersonID
        key = try VaultKey.read(from: folder)
        queue = try openDatabase(
            folder.appendingPathComponent("vault.sqlite"), applicationID: VaultSchema.applicationID, readOnly: readOnly,
            creating: creating, migrator: VaultSchema.migrator)
        // Under another key every known person would look new and be added a second time.
        try queue.read { db in
            if let person = try Int.fetchOne(db, sql: "SELECT MIN(person_id) FROM person_key") { _ = try personKey(person, db) }
        }
    }

    /// The person ids of the office's numbers; numbers not known are absent from the result.
    func persons(for references: Set<String>, as role: PersonRole) throws -> [String: Int] {
        try queue.read { db in
            var found: [String: Int] = [:]
            for reference in references { found[reference] = try id(of: reference, as: role, db) }
            return found
        }
    }

    /// Which of the entries say something that the newest versions do not.
    func news(in entries: [IdentityEntry], as role: PersonRole) throws -> Set<String> {
        try queue.read { db in
            Set(
                try entries.filter { entry in
                    guard let person = try id(of: entry.reference, as: role, db) else { return true }
                    return try entry.fields.contains { try value($0.key, of: person, lastBatch: .max, db) != $0.value }
                }.map(\.reference))
        }
    }

    /// Adds new persons, and new versions of what is said of them, for the batch about to be written.
    ///
    /// - Returns: the ids of all of them.
    func add(_ entries: [IdentityEntry], as role: PersonRole, batch: Int) throws -> [String: Int] {
        try queue.write { db in
            // What an earlier try at this batch left behind.
            try db.execute(sql: "DELETE FROM identity WHERE batch_id >= ?", arguments: [batch])
            var ids: [String: Int] = [:]
            for entry in entries {
                let person = try id(of: entry.reference, as: role, db) ?? enrol(entry.reference, as: role, db)
                ids[entry.reference] = person
                // The number too, each time: the try that enrolled a person may have failed, and its versions are gone.
                let fields = entry.fields.merging([.reference: entry.reference]) { _, number in number }
                for (field, written) in fields.sorted(by: { $0.key.rawValue < $1.key.rawValue })
                where try value(field, of: person, lastBatch: .max, db) != written {
                    try seal(written, field, of: person, with: personKey(person, db), batch: batch, db)
                }
            }
            return ids
        }
    }

    /// One field of many persons, in the clear, as known with the last batch; persons without it are absent.
    func values(_ field: IdentityField, of persons: Set<Int>, lastBatch: Int) throws -> [Int: String] {
        try queue.read { db in
            var values: [Int: String] = [:]
            for person in persons { values[person] = try value(field, of: person, lastBatch: lastBatch, db) }
            return values
        }
    }

    private func id(of reference: String, as role: PersonRole, _ db: Database) throws -> Int? {
        try Int.fetchOne(
            db.cachedStatement(sql: "SELECT person_id FROM lookup WHERE role = ? AND digest = ?"),
            arguments: [role.rawValue, key.digest(role.rawValue, reference)])
    }

    /// An id that tells nothing: ids in order would tell the order of the roster.
    static func randomPersonID() -> Int {
        Int.random(in: 1..<(1 << 53))
    }

    private func enrol(_ reference: String, as role: PersonRole, _ db: Database) throws -> Int {
        var person = newPersonID()
        while try Int.fetchOne(db, sql: "SELECT 1 FROM person_key WHERE person_id = ?", arguments: [person]) != nil {
            person = newPersonID()
        }
        let personKey = SymmetricKey(size: .bits256)
        let sealed = try AES.GCM.seal(
            personKey.withUnsafeBytes { Data($0) }, using: key.wrapping, authenticating: Data("\(person)".utf8))
        try db.execute(sql: "INSERT INTO person_key (person_id, sealed_key) VALUES (?, ?)", arguments: [person, sealed.combined])
        try db.execute(
            sql: "INSERT INTO lookup (role, digest, person_id) VALUES (?, ?, ?)",
            arguments: [role.rawValue, key.digest(role.rawValue, reference), person])
        return person
    }

    private func value(_ field: IdentityField, of person: Int, lastBatch: Int, _ db: Database) throws -> String? {
        let statement = try db.cachedStatement(
            sql: """
                SELECT sealed_value FROM identity WHERE person_id = ? AND field = ? AND batch_id <= ?
                ORDER BY batch_id DESC LIMIT 1
                """)
        guard let sealed = try Data.fetchOne(statement, arguments: [person, field.rawValue, lastBatch]) else { return nil }
        let opened = try AES.GCM.open(
            AES.GCM.SealedBox(combined: sealed), using: personKey(person, db), authenticating: Data("\(person) \(field.rawValue)".utf8))
        return String(decoding: opened, as: UTF8.self)
    }

    private func personKey(_ person: Int, _ db: Database) throws -> SymmetricKey {
        let statement = try db.cachedStatement(sql: "SELECT sealed_key FROM person_key WHERE person_id = ?")
        guard let sealed = try Data.fetchOne(statement, arguments: [person]),
            let opened = try? AES.GCM.open(
                AES.GCM.SealedBox(combined: sealed), using: key.wrapping, authenticating: Data("\(person)".utf8))
        else { throw StoreError.keyUnfit }
        return SymmetricKey(data: opened)
    }

    private func seal(
        _ value: String, _ field: IdentityField, of person: Int, with personKey: SymmetricKey, batch: Int, _ db: Database
    ) throws {
        let sealed = try AES.GCM.seal(
            Data(value.utf8), using: personKey, authenticating: Data("\(person) \(field.rawValue)".utf8))
        try db.execute(
            sql: "INSERT INTO identity (person_id, field, batch_id, sealed_value) VALUES (?, ?, ?, ?)",
            arguments: [person, field.rawValue, batch, sealed.combined])
    }
}
