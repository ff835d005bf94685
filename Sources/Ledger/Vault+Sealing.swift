// How the vault seals: each person's values with a key of their own, these keys with the key of the vault.

internal import Crypto
internal import Domain
internal import Foundation
internal import GRDB

extension Vault {
    /// The newest version of a field up to a batch, in the clear; nil where there is none.
    func value(_ field: IdentityField, of person: Int, lastBatch: Int, _ db: Database) throws -> String? {
        let statement = try db.cachedStatement(
            sql: """
                SELECT sealed_value FROM identity WHERE person_id = ? AND field = ? AND batch_id <= ?
                ORDER BY batch_id DESC LIMIT 1
                """)
        guard let sealed = try Data.fetchOne(statement, arguments: [person, field.rawValue, lastBatch]) else { return nil }
        return try opened(sealed, field.rawValue, of: person, with: personKey(person, db))
    }

    /// Seals a value as the version of a batch. Of two that one batch says of a person the later stands.
    func seal(
        _ value: String, _ field: IdentityField, of person: Int, as role: PersonRole, with personKey: SymmetricKey, batch: Int,
        _ db: Database
    ) throws {
        try db.execute(
            sql: """
                INSERT INTO identity (person_id, field, batch_id, sealed_value, digest) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (person_id, field, batch_id) DO UPDATE SET sealed_value = excluded.sealed_value, digest = excluded.digest
                """,
            arguments: [
                person, field.rawValue, batch, Vault.sealed(Data(value.utf8), field.rawValue, of: person, with: personKey),
                RecognitionDigest.of(value, field, role: role.rawValue, with: key),
            ])
    }

    func personKey(_ person: Int, _ db: Database) throws -> SymmetricKey {
        let statement = try db.cachedStatement(sql: "SELECT sealed_key FROM person_key WHERE person_id = ?")
        guard let sealed = try Data.fetchOne(statement, arguments: [person]),
            let opened = try? AES.GCM.open(
                AES.GCM.SealedBox(combined: sealed), using: key.wrapping, authenticating: Vault.mark(of: person))
        else { throw StoreError.vaultDamaged }
        return SymmetricKey(data: opened)
    }

    static func sealedKey(
        _ personKey: SymmetricKey, of person: Int, with key: VaultKey, nonce: AES.GCM.Nonce? = nil
    ) throws -> Data {
        try combined(
            AES.GCM.seal(
                personKey.withUnsafeBytes { Data($0) }, using: key.wrapping, nonce: nonce, authenticating: Vault.mark(of: person)))
    }

    /// Bytes sealed for a person and a purpose: moved to another of either they do not open.
    static func sealed(
        _ bytes: Data, _ purpose: String, of person: Int, with personKey: SymmetricKey, nonce: AES.GCM.Nonce? = nil
    ) throws -> Data {
        try combined(AES.GCM.seal(bytes, using: personKey, nonce: nonce, authenticating: Vault.mark(of: person, purpose)))
    }

    /// What a seal is bound to: the id of the person, and a purpose behind a blank.
    private static func mark(of person: Int, _ purpose: String? = nil) -> [UInt8] {
        var mark: [UInt8] = []
        mark.reserveCapacity(48)
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
            mark.append(contentsOf: digits[Decimal.write(Int64(person), into: digits)...])
        }
        guard var purpose else { return mark }
        mark.append(UInt8(ascii: " "))
        purpose.withUTF8 { mark.append(contentsOf: $0) }
        return mark
    }

    /// Nonce, sealed bytes and tag in one.
    private static func combined(_ box: AES.GCM.SealedBox) throws -> Data {
        // Absent only with a nonce of another length than the cipher's own.
        guard let bytes = box.combined else { throw StoreError.vaultDamaged }
        return bytes
    }

    func openedBytes(_ sealed: Data, _ purpose: String, of person: Int, with personKey: SymmetricKey) throws -> Data {
        guard
            let bytes = try? AES.GCM.open(
                AES.GCM.SealedBox(combined: sealed), using: personKey, authenticating: Vault.mark(of: person, purpose))
        else { throw StoreError.vaultDamaged }
        return bytes
    }

    func opened(_ sealed: Data, _ purpose: String, of person: Int, with personKey: SymmetricKey) throws -> String {
        String(decoding: try openedBytes(sealed, purpose, of: person, with: personKey), as: UTF8.self)
    }
}
