// Changing the key of the vault: everything is sealed anew with new keys, then the new key file takes the place of the old.

internal import Crypto
internal import Domain
internal import Foundation
internal import GRDB

extension Vault {
    /// Seals everything with a new key, which then stands in `vault.key`.
    ///
    /// Cut short at any moment the store opens with whichever of the two keys fits: the next key is on disk before the vault changes, and
    /// takes the place of the old one after.
    func rotate(in folder: URL) throws {
        let next = try VaultKey.createNext(in: folder)
        try reseal(with: next)
        try VaultKey.turn(in: folder)
        // Old pages, sealed with the old key, lie in the log and the file until then.
        try emptyLog()
    }

    /// After a change of keys was cut short: drops the next key where the present one fits, else puts it in place.
    func finishRotation(in folder: URL) throws {
        let present = try VaultKey.candidates(in: folder).present
        let presentFits = try guarded { try queue.read { (try? VaultSettings.get(.check, with: present, $0)) != nil } }
        if presentFits {
            try Durable.remove(folder.appendingPathComponent(VaultKey.nextFileName))
        } else {
            try VaultKey.turn(in: folder)
            try emptyLog()
        }
    }

    /// Gives every person a new key, sealed with `next`, in one transaction; from then on the vault works with it.
    func reseal(with next: VaultKey) throws {
        forgetLookups()
        try guarded {
            try queue.write { db in
                let persons = try Int.fetchAll(db, sql: "SELECT person_id FROM person_key ORDER BY person_id")
                for person in persons { try reseal(person, with: next, db) }
                try VaultSettings.set(.digestKey, digestKey.withUnsafeBytes { Data($0) }, sealedWith: next, db)
                try VaultSettings.set(.check, VaultSettings.checkText, sealedWith: next, db)
            }
        }
        key = next
    }

    private func reseal(_ person: Int, with next: VaultKey, _ db: Database) throws {
        let old = try personKey(person, db)
        let new = SymmetricKey(size: .bits256)
        guard let number = try value(.reference, of: person, lastBatch: .max, db) else {
            // Enrolled by a try that failed: no batch knows the person.
            try db.execute(sql: "DELETE FROM lookup WHERE person_id = ?", arguments: [person])
            try db.execute(sql: "DELETE FROM person_key WHERE person_id = ?", arguments: [person])
            return
        }
        let role = try String.fetchOne(db, sql: "SELECT role FROM lookup WHERE person_id = ?", arguments: [person]) ?? ""
        for row in try Row.fetchAll(
            db, sql: "SELECT field, batch_id, sealed_value FROM identity WHERE person_id = ?", arguments: [person])
        {
            let field = try row.text("field")
            let bytes = try openedBytes(row.bytes("sealed_value"), field, of: person, with: old)
            try db.execute(
                sql: "UPDATE identity SET sealed_value = ?, digest = ? WHERE person_id = ? AND field = ? AND batch_id = ?",
                arguments: [
                    Vault.sealed(bytes, field, of: person, with: new),
                    RecognitionDigest.of(String(decoding: bytes, as: UTF8.self), IdentityField(rawValue: field), role: role, with: next),
                    person, field, try row.integer("batch_id"),
                ])
        }
        for row in try Row.fetchAll(
            db, sql: "SELECT batch_id, sealed_salt FROM commitment WHERE person_id = ?", arguments: [person])
        {
            let salt = try openedBytes(row.bytes("sealed_salt"), "salt", of: person, with: old)
            try db.execute(
                sql: "UPDATE commitment SET sealed_salt = ? WHERE person_id = ? AND batch_id = ?",
                arguments: [Vault.sealed(salt, Vault.saltPurpose, of: person, with: new), person, try row.integer("batch_id")])
        }
        try db.execute(
            sql: "UPDATE person_key SET sealed_key = ? WHERE person_id = ?",
            arguments: [Vault.sealedKey(new, of: person, with: next), person])
        try db.execute(sql: "UPDATE lookup SET digest = ? WHERE person_id = ?", arguments: [next.digest(role, number), person])
    }
}

extension Ledger {
    /// Changes the key of the vault: everything is sealed anew, and the former key opens nothing of this store any more.
    package func rotateKey() throws { try vault.rotate(in: folder) }
}
