// The vault's tables: who the persons of the ledger are, sealed for each person apart.

internal import GRDB

/// Migrations of `vault.sqlite`.
enum VaultSchema {
    /// Says that a file is a talentpool vault: “TLPV”.
    static let applicationID: Int32 = 0x544C_5056

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 identities") { db in
            try db.execute(
                sql: """
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
                    PRAGMA application_id = \(applicationID);
                    """)
        }
        return migrator
    }
}
