// What binds the vault to the ledger: the ledger holds a salted digest of what the vault was told of a person in a batch.

internal import Crypto
internal import Domain
internal import Foundation
internal import GRDB

extension Vault {
    static let saltPurpose = "salt"

    /// Salts and keeps the salt sealed; once the person is erased nobody can tell what the commitment stood for.
    ///
    /// - Returns: the digest for the ledger, hexadecimal.
    func commit(to fields: [IdentityField: String], of person: Int, batch: Int, _ db: Database) throws -> String {
        let salt = SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }
        try db.execute(
            sql: "INSERT INTO commitment (person_id, batch_id, sealed_salt) VALUES (?, ?, ?)",
            arguments: [person, batch, Vault.sealed(salt, Vault.saltPurpose, of: person, with: personKey(person, db))])
        return Vault.commitment(salt, fields.map { ($0.key.rawValue, $0.value) })
    }

    /// The first batch whose identities are not those the ledger committed to; nil where all are.
    ///
    /// - Parameters:
    ///   - commitments: what the ledger holds, erased persons left out: batch, person, digest, in the order of batches.
    ///   - forgotten: words of erased persons under numbers of others: of these the number alone is left, and nothing vouches for it but the
    ///     look-up.
    ///   - lastBatch: the ledger's last batch.
    func firstBroken(
        _ commitments: [(batch: Int, person: Int, digest: String)], forgotten: Set<Erasure.Words> = [], lastBatch: Int
    ) throws -> Int? {
        try guarded {
            try queue.read { db in
                for (batch, person, digest) in commitments {
                    guard (try? recomputed(person, batch, db)) == digest else { return batch }
                }
                // What the ledger knows nothing of has been put in from outside.
                if let broken = try firstUncommitted(forgotten, lastBatch, db) ?? firstLookupAstray(lastBatch, db) { return broken }
                let known = Set(commitments.map { "\($0.batch) \($0.person)" })
                let held = try Row.fetchAll(
                    db, sql: "SELECT batch_id, person_id FROM commitment WHERE batch_id <= ? ORDER BY batch_id, person_id",
                    arguments: [lastBatch])
                return try held.map { (try $0.integer("batch_id"), try $0.integer("person_id")) }.first {
                    !known.contains("\($0.0) \($0.1)")
                }?.0
            }
        }
    }

    /// The batch of an identity that nobody committed to though commitments were kept by then: put in from outside.
    private func firstUncommitted(_ forgotten: Set<Erasure.Words>, _ lastBatch: Int, _ db: Database) throws -> Int? {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT i.batch_id, i.person_id, i.field FROM identity AS i
                WHERE i.batch_id <= ? AND i.batch_id >= (SELECT MIN(batch_id) FROM commitment)
                  AND NOT EXISTS (SELECT 1 FROM commitment AS c WHERE c.person_id = i.person_id AND c.batch_id = i.batch_id)
                ORDER BY i.batch_id
                """, arguments: [lastBatch])
        while let row = try rows.next() {
            let said = Erasure.Words(person: try row.integer("person_id"), batch: try row.integer("batch_id"))
            let isNumber = try row.text("field") == IdentityField.reference.rawValue
            guard isNumber, forgotten.contains(said) else { return said.batch }
        }
        return nil
    }

    /// The first batch of a person who is not found under their own number, or under another as well: their records would go astray.
    private func firstLookupAstray(_ lastBatch: Int, _ db: Database) throws -> Int? {
        let persons = try Row.fetchCursor(
            db, sql: "SELECT person_id, MIN(batch_id) AS batch_id FROM identity WHERE batch_id <= ? GROUP BY person_id ORDER BY 2, 1",
            arguments: [lastBatch])
        while let row = try persons.next() {
            let person = try row.integer("person_id")
            let number = try? value(.reference, of: person, lastBatch: lastBatch, db)
            let lookups = try Row.fetchAll(
                db.cachedStatement(sql: "SELECT role, digest FROM lookup WHERE person_id = ?"), arguments: [person])
            guard let number, lookups.count == 1, try lookups[0].bytes("digest") == key.digest(lookups[0].text("role"), number) else {
                return try row.integer("batch_id")
            }
            if let astray = try firstDigestAstray(of: person, role: lookups[0].text("role"), lastBatch, db) { return astray }
        }
        return nil
    }

    /// The first batch of a name or document number under which its person is not recognised, or by which somebody else would be.
    private func firstDigestAstray(of person: Int, role: String, _ lastBatch: Int, _ db: Database) throws -> Int? {
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: "SELECT field, batch_id, sealed_value, digest FROM identity WHERE person_id = ? AND batch_id <= ? ORDER BY batch_id"),
            arguments: [person, lastBatch])
        let personKey = try personKey(person, db)
        return try rows.first { row in
            let field = try row.text("field")
            let held: Data? = row["digest"]
            guard let known = IdentityField(rawValue: field), RecognitionDigest.fields[known] != nil else { return held != nil }
            let value = try? opened(row.bytes("sealed_value"), field, of: person, with: personKey)
            return value.flatMap { RecognitionDigest.of($0, known, role: role, with: key) } != held
        }?.integer("batch_id")
    }

    /// Persons to whom no batch committed.
    func uncommitted() throws -> Int {
        try guarded {
            try queue.read { db in
                try Int.fetchOne(
                    db, sql: "SELECT COUNT(DISTINCT person_id) FROM identity WHERE person_id NOT IN (SELECT person_id FROM commitment)")
                    ?? 0
            }
        }
    }

    /// What one batch said of one person. By the key alone: a batch can hold every person of a store, a person has a few rows.
    static let identitySQL = "SELECT field, sealed_value FROM identity WHERE person_id = ? AND +batch_id = ?"

    private func recomputed(_ person: Int, _ batch: Int, _ db: Database) throws -> String? {
        guard
            let sealedSalt = try Data.fetchOne(
                db.cachedStatement(sql: "SELECT sealed_salt FROM commitment WHERE person_id = ? AND batch_id = ?"),
                arguments: [person, batch])
        else { return nil }
        let personKey = try personKey(person, db)
        var fields: [String: String] = [:]
        let rows = try Row.fetchAll(
            db.cachedStatement(sql: Vault.identitySQL),
            arguments: [person, batch])
        for row in rows {
            let field = try row.text("field")
            fields[field] = try opened(row.bytes("sealed_value"), field, of: person, with: personKey)
        }
        return Vault.commitment(
            try openedBytes(sealedSalt, Vault.saltPurpose, of: person, with: personKey), fields.map { ($0.key, $0.value) })
    }

    /// SHA-256 over the salt and the fields in order, each with its length.
    static func commitment(_ salt: Data, _ fields: [(String, String)]) -> String {
        var digest = BatchDigest(size: 512)
        digest.add(salt.databaseValue)
        for (field, value) in fields.sorted(by: { $0.0 < $1.0 }) {
            digest.add(text: field)
            digest.add(text: value)
        }
        return digest.text()
    }
}
