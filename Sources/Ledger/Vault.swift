// The identity vault: from the office's numbers to opaque person ids, and from ids back to names for those who may see them.

internal import Crypto
internal import Domain
internal import Foundation
internal import GRDB

/// Reads and adds identities. A class because it holds an open database and its cache of known numbers.
final class Vault {
    private let queue: DatabaseQueue
    private let key: VaultKey

    init(folder: URL, readOnly: Bool, creating: Bool = false) throws {
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
    func persons(for references: Set<String>) throws -> [String: Int] {
        try queue.read { db in
            var found: [String: Int] = [:]
            let statement = try db.makeStatement(sql: "SELECT person_id FROM lookup WHERE field = 'reference' AND digest = ?")
            for reference in references {
                if let id = try Int.fetchOne(statement, arguments: [key.digest(IdentityField.reference.rawValue, reference)]) {
                    found[reference] = id
                }
            }
            return found
        }
    }

    /// Adds new persons and what is said of known ones, in one transaction.
    ///
    /// - Parameter identities: by the office's number: the fields to seal. A field given again replaces the former value.
    /// - Returns: the ids of all of them.
    func add(_ identities: [(reference: String, fields: [IdentityField: String])]) throws -> [String: Int] {
        try queue.write { db in
            var ids: [String: Int] = [:]
            var next = try (Int.fetchOne(db, sql: "SELECT MAX(person_id) FROM person_key") ?? 0) + 1
            for (reference, fields) in identities {
                let digest = key.digest(IdentityField.reference.rawValue, reference)
                var id =
                    try ids[reference]
                    ?? Int.fetchOne(
                        db, sql: "SELECT person_id FROM lookup WHERE field = 'reference' AND digest = ?", arguments: [digest])
                let personKey: SymmetricKey
                if let id {
                    personKey = try self.personKey(id, db)
                } else {
                    let fresh = next
                    next += 1
                    personKey = SymmetricKey(size: .bits256)
                    let sealed = try AES.GCM.seal(
                        personKey.withUnsafeBytes { Data($0) }, using: key.wrapping, authenticating: Data("\(fresh)".utf8))
                    try db.execute(
                        sql: "INSERT INTO person_key (person_id, sealed_key) VALUES (?, ?)", arguments: [fresh, sealed.combined])
                    try db.execute(
                        sql: "INSERT INTO lookup (field, digest, person_id) VALUES ('reference', ?, ?)",
                        arguments: [digest, fresh])
                    try seal(reference, .reference, of: fresh, with: personKey, db)
                    id = fresh
                }
                guard let id else { continue }
                for field in IdentityField.allCases where field != .reference {
                    if let value = fields[field] { try seal(value, field, of: id, with: personKey, db) }
                }
                ids[reference] = id
            }
            return ids
        }
    }

    /// One field of many persons, in the clear; persons without it are absent.
    func values(_ field: IdentityField, of persons: Set<Int>) throws -> [Int: String] {
        try queue.read { db in
            var names: [Int: String] = [:]
            for person in persons.sorted() {
                guard
                    let sealed = try Data.fetchOne(
                        db, sql: "SELECT sealed_value FROM identity WHERE person_id = ? AND field = ?",
                        arguments: [person, field.rawValue])
                else { continue }
                let opened = try AES.GCM.open(
                    AES.GCM.SealedBox(combined: sealed), using: personKey(person, db),
                    authenticating: Data("\(person) \(field.rawValue)".utf8))
                names[person] = String(decoding: opened, as: UTF8.self)
            }
            return names
        }
    }

    private func personKey(_ person: Int, _ db: Database) throws -> SymmetricKey {
        guard let sealed = try Data.fetchOne(db, sql: "SELECT sealed_key FROM person_key WHERE person_id = ?", arguments: [person]),
            let opened = try? AES.GCM.open(
                AES.GCM.SealedBox(combined: sealed), using: key.wrapping, authenticating: Data("\(person)".utf8))
        else { throw StoreError.keyUnfit }
        return SymmetricKey(data: opened)
    }

    private func seal(_ value: String, _ field: IdentityField, of person: Int, with personKey: SymmetricKey, _ db: Database) throws {
        let sealed = try AES.GCM.seal(
            Data(value.utf8), using: personKey, authenticating: Data("\(person) \(field.rawValue)".utf8))
        try db.execute(
            sql: """
                INSERT INTO identity (person_id, field, sealed_value) VALUES (?, ?, ?)
                ON CONFLICT (person_id, field) DO UPDATE SET sealed_value = excluded.sealed_value
                """,
            arguments: [person, field.rawValue, sealed.combined])
    }
}
