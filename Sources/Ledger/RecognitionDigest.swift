// The keyed digests of names and document numbers, by which the vault finds persons without opening anybody's values.

internal import Crypto
internal import Domain
internal import Foundation
internal import GRDB
internal import Linkage

/// Digests of what people are recognised by. They stand beside the sealed values, so that they come, go and are versioned with them.
///
/// A change of the normal forms in `Linkage` needs a migration that computes them anew: `verify` holds them against the values.
enum RecognitionDigest {
    /// The fields that have digests, with the form in which they are compared.
    static let fields: [IdentityField: @Sendable (String) -> String] = [.name: NameForm.key, .documentNumber: DocumentForm.form]

    /// The digest of a value as written; nil for other fields and for values of which nothing is left in their form. 16 bytes.
    static func of(_ value: String, _ field: IdentityField?, role: String, with key: VaultKey) -> Data? {
        guard let field, let form = fields[field]?(value), !form.isEmpty else { return nil }
        return of(form: form, field, role: role, with: key)
    }

    /// The digest of a value in its form.
    static func of(form: String, _ field: IdentityField, role: String, with key: VaultKey) -> Data {
        key.digest("\(role) \(field.rawValue)", form).prefix(16)
    }

    /// Computes the digests that are missing; nobody is written under another key.
    static func fill(with key: VaultKey, _ db: Database) throws {
        let next = try db.cachedStatement(
            sql: """
                SELECT i.person_id, i.field, i.batch_id, i.sealed_value, k.sealed_key, l.role
                FROM identity AS i JOIN person_key AS k ON k.person_id = i.person_id JOIN lookup AS l ON l.person_id = i.person_id
                WHERE (i.person_id, i.field, i.batch_id) > (?, ?, ?) AND i.field IN ('name', 'document_number') AND i.digest IS NULL
                ORDER BY i.person_id, i.field, i.batch_id LIMIT 5000
                """)
        var last = (person: 0, field: "", batch: 0)
        while true {
            let rows = try Row.fetchAll(next, arguments: [last.person, last.field, last.batch])
            guard let end = rows.last else { return }
            last = (try end.integer("person_id"), try end.text("field"), try end.integer("batch_id"))
            try fill(rows, with: key, db)
        }
    }

    private static func fill(_ rows: [Row], with key: VaultKey, _ db: Database) throws {
        let set = try db.cachedStatement(sql: "UPDATE identity SET digest = ? WHERE person_id = ? AND field = ? AND batch_id = ?")
        for row in rows {
            let (person, field) = (try row.integer("person_id"), try row.text("field"))
            guard
                let personKey = try? AES.GCM.open(
                    AES.GCM.SealedBox(combined: row.bytes("sealed_key")), using: key.wrapping,
                    authenticating: Data("\(person)".utf8)),
                let value = try? AES.GCM.open(
                    AES.GCM.SealedBox(combined: row.bytes("sealed_value")), using: SymmetricKey(data: personKey),
                    authenticating: Data("\(person) \(field)".utf8))
            else { throw StoreError.vaultDamaged }
            let digest = of(
                String(decoding: value, as: UTF8.self), IdentityField(rawValue: field), role: try row.text("role"), with: key)
            try set.execute(arguments: [digest, person, field, try row.integer("batch_id")])
        }
    }
}

extension Vault {
    /// What was said of persons of a role in a normal form: by form, the persons and the batches that said it.
    func said(_ forms: Set<String>, _ field: IdentityField, as role: PersonRole, lastBatch: Int) throws -> [String: [(
        person: Int, batch: Int
    )]] {
        try guarded {
            try queue.read { db in
                let find = try db.cachedStatement(
                    sql: "SELECT person_id, batch_id FROM identity WHERE digest = ? AND batch_id <= ? ORDER BY person_id, batch_id")
                var found: [String: [(person: Int, batch: Int)]] = [:]
                for form in forms where !form.isEmpty {
                    let digest = RecognitionDigest.of(form: form, field, role: role.rawValue, with: key)
                    let rows = try Row.fetchAll(find, arguments: [digest, lastBatch])
                    if !rows.isEmpty { found[form] = try rows.map { (try $0.integer("person_id"), try $0.integer("batch_id")) } }
                }
                return found
            }
        }
    }

    /// The questions about persons, in the order in which they were asked.
    func questions(lastBatch: Int) throws -> [(person: Int, batch: Int, text: String)] {
        try guarded {
            try queue.read { db in
                try Row.fetchAll(
                    db,
                    sql: """
                        SELECT person_id, batch_id, sealed_value FROM identity WHERE field = 'question' AND batch_id <= ?
                        ORDER BY batch_id, person_id
                        """, arguments: [lastBatch]
                ).map { row in
                    let person = try row.integer("person_id")
                    let text = try opened(
                        row.bytes("sealed_value"), IdentityField.question.rawValue, of: person, with: personKey(person, db))
                    return (person, try row.integer("batch_id"), text)
                }
            }
        }
    }
}
