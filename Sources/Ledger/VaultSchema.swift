// The vault's tables: who the persons of the ledger are, sealed for each person apart.

internal import Crypto
internal import Foundation
internal import GRDB

/// Migrations of `vault.sqlite`.
enum VaultSchema {
    /// Says that a file is a talentpool vault: “TLPV”.
    static let applicationID: Int32 = 0x544C_5056

    /// Every table, those that others refer to first.
    static let tables = ["setting", "last_batch", "person_key", "identity", "lookup", "commitment"]

    /// Opens the vault of a store.
    static func open(in folder: URL, key: VaultKey?, access: DatabaseAccess) throws -> DatabaseQueue {
        try openDatabase(
            folder.appendingPathComponent(Vault.fileName), applicationID: applicationID, access: access, migrator: migrator(key: key))
    }

    /// - Parameter key: the second migration seals its settings with it; nil where no migration is to run.
    static func migrator(key: VaultKey?) -> DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 identities") { db in
            try db.execute(sql: firstTables)
            try db.execute(sql: "PRAGMA application_id = \(applicationID)")
        }
        migrator.registerMigration("2 settings and commitments") { db in
            guard let key else { throw StoreError.keyMissing }
            try db.execute(sql: secondTables)
            // A key of its own: who has had the vault's key cannot compute an erased number's digest from it.
            try VaultSettings.set(.digestKey, SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }, sealedWith: key, db)
            try VaultSettings.set(.check, VaultSettings.checkText, sealedWith: key, db)
        }
        migrator.registerMigration("3 recognition") { db in
            guard let key else { throw StoreError.keyMissing }
            try db.execute(sql: thirdColumns)
            try RecognitionDigest.fill(with: key, db)
        }
        migrator.registerMigration("4 one entry a value") { db in try db.execute(sql: fourthTables) }
        return migrator
    }

    private static let firstTables = """
        CREATE TABLE person_key (
          person_id INTEGER PRIMARY KEY,
          sealed_key BLOB NOT NULL
        ) STRICT;
        CREATE TABLE identity (
          person_id INTEGER NOT NULL REFERENCES person_key,
          field TEXT NOT NULL,
          batch_id INTEGER NOT NULL,
          sealed_value BLOB NOT NULL,
          PRIMARY KEY (person_id, field, batch_id)
        ) STRICT;
        CREATE INDEX identity_by_batch ON identity (batch_id);
        CREATE TABLE lookup (
          role TEXT NOT NULL,
          digest BLOB NOT NULL,
          person_id INTEGER NOT NULL UNIQUE REFERENCES person_key,
          PRIMARY KEY (role, digest)
        ) STRICT;
        """

    /// `last_batch` is the newest batch that brought identities. A commitment's salt is as old as the values it stands for.
    private static let secondTables = """
        CREATE TABLE setting (
          name TEXT PRIMARY KEY,
          sealed_value BLOB NOT NULL
        ) STRICT;
        CREATE TABLE last_batch (
          only INTEGER PRIMARY KEY CHECK (only = 1),
          batch_id INTEGER NOT NULL
        ) STRICT;
        INSERT INTO last_batch SELECT 1, COALESCE(MAX(batch_id), 0) FROM identity;
        CREATE TABLE commitment (
          person_id INTEGER NOT NULL REFERENCES person_key,
          batch_id INTEGER NOT NULL,
          sealed_salt BLOB NOT NULL,
          PRIMARY KEY (person_id, batch_id)
        ) STRICT;
        CREATE INDEX commitment_by_batch ON commitment (batch_id);
        """

    /// `digest` is the keyed digest of a name or a document number in its normal form, by which persons are recognised; NULL for other fields.
    private static let thirdColumns = """
        ALTER TABLE identity ADD COLUMN digest BLOB;
        CREATE INDEX identity_by_digest ON identity (digest) WHERE digest IS NOT NULL;
        CREATE INDEX identity_question ON identity (person_id, batch_id) WHERE field = 'question';
        """

    /// The same tables, each row kept once, under its key: to enter somebody costs half as many entries. Nothing is looked for by batch
    /// but what a failed try left.
    private static let fourthTables = """
        CREATE TABLE identity_by_key (
          person_id INTEGER NOT NULL REFERENCES person_key,
          field TEXT NOT NULL,
          batch_id INTEGER NOT NULL,
          sealed_value BLOB NOT NULL,
          digest BLOB,
          PRIMARY KEY (person_id, field, batch_id)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO identity_by_key (person_id, field, batch_id, sealed_value, digest)
          SELECT person_id, field, batch_id, sealed_value, digest FROM identity ORDER BY person_id, field, batch_id;
        DROP TABLE identity;
        ALTER TABLE identity_by_key RENAME TO identity;
        CREATE INDEX identity_by_digest ON identity (digest) WHERE digest IS NOT NULL;
        CREATE INDEX identity_question ON identity (person_id, batch_id) WHERE field = 'question';
        CREATE TABLE lookup_by_key (
          role TEXT NOT NULL,
          digest BLOB NOT NULL,
          person_id INTEGER NOT NULL UNIQUE REFERENCES person_key,
          PRIMARY KEY (role, digest)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO lookup_by_key (role, digest, person_id) SELECT role, digest, person_id FROM lookup ORDER BY role, digest;
        DROP TABLE lookup;
        ALTER TABLE lookup_by_key RENAME TO lookup;
        CREATE TABLE commitment_by_key (
          person_id INTEGER NOT NULL REFERENCES person_key,
          batch_id INTEGER NOT NULL,
          sealed_salt BLOB NOT NULL,
          PRIMARY KEY (person_id, batch_id)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO commitment_by_key (person_id, batch_id, sealed_salt)
          SELECT person_id, batch_id, sealed_salt FROM commitment ORDER BY person_id, batch_id;
        DROP TABLE commitment;
        ALTER TABLE commitment_by_key RENAME TO commitment;
        """
}

/// The vault's settings, sealed with its key.
enum VaultSettings: String {
    /// Keys the digests that must outlive a change of the vault's key: of files, and of erased persons' numbers.
    case digestKey = "digest_key"
    /// A known text: a key that does not open it is not the vault's.
    case check

    static let checkText = Data("talentpool".utf8)

    static func set(_ setting: VaultSettings, _ value: Data, sealedWith key: VaultKey, _ db: Database) throws {
        let sealed = try AES.GCM.seal(value, using: key.wrapping, authenticating: Data(setting.rawValue.utf8))
        try db.execute(
            sql:
                "INSERT INTO setting (name, sealed_value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET sealed_value = excluded.sealed_value",
            arguments: [setting.rawValue, sealed.combined])
    }

    /// - Throws: `StoreError.keyUnfit` where the key does not open it.
    static func get(_ setting: VaultSettings, with key: VaultKey, _ db: Database) throws -> Data {
        guard
            let sealed = try Data.fetchOne(
                db, sql: "SELECT sealed_value FROM setting WHERE name = ?", arguments: [setting.rawValue]),
            let value = try? AES.GCM.open(
                AES.GCM.SealedBox(combined: sealed), using: key.wrapping, authenticating: Data(setting.rawValue.utf8))
        else { throw StoreError.keyUnfit }
        return value
    }
}
