// The ledger's tables. A shipped migration is never edited; a change is a new one.

internal import Foundation
internal import GRDB

/// Migrations of `ledger.sqlite`.
enum LedgerSchema {
    /// Says that a file is a talentpool ledger: “TLPL”.
    static let applicationID: Int32 = 0x544C_504C

    /// Opens the ledger of a store.
    static func open(in folder: URL, access: DatabaseAccess) throws -> DatabaseQueue {
        try openDatabase(
            folder.appendingPathComponent(Ledger.fileName), applicationID: applicationID, access: access, migrator: migrator)
    }

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 records") { db in
            try db.execute(sql: FirstSchema.sql)
            try db.execute(sql: "PRAGMA application_id = \(applicationID)")
        }
        migrator.registerMigration("2 identities and erasures") { db in try db.execute(sql: SecondSchema.sql) }
        migrator.registerMigration("3 training and notices") { db in try db.execute(sql: ThirdSchema.sql) }
        migrator.registerMigration("4 recognition and requests") { db in try db.execute(sql: FourthSchema.sql) }
        migrator.registerMigration("5 reported figures") { db in try db.execute(sql: FifthSchema.sql) }
        return migrator
    }

    /// Every table of facts: rows are only ever added. The order is that of the digest of a batch: a new table goes to the end.
    static let appendOnlyTables =
        FirstSchema.tables + SecondSchema.tables + ThirdSchema.tables + FourthSchema.tables + FifthSchema.tables

    /// Triggers that refuse every way of changing a row; REPLACE reaches the DELETE trigger only with recursive_triggers on.
    static func refusals(_ table: String) -> String {
        """
        CREATE TRIGGER \(table)_no_update BEFORE UPDATE ON \(table)
        BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
        CREATE TRIGGER \(table)_no_delete BEFORE DELETE ON \(table)
        BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
        """
    }

    static func batchIndex(_ table: String) -> String {
        "CREATE INDEX \(table)_by_batch ON \(table) (batch_id);"
    }
}

/// What the second migration adds: that somebody's identity was entered in a batch, and that somebody was erased.
private enum SecondSchema {
    static let tables = ["identity_row", "erasure_row"]

    static var sql: String {
        ([definitions] + tables.map(LedgerSchema.refusals) + tables.map(LedgerSchema.batchIndex)).joined(separator: "\n")
    }

    /// `commitment` is the digest of a salt and what the vault says of a person since that batch; `number_digest` a keyed digest of the
    /// erased person's number, so that the number is not taken in again.
    private static let definitions = """
        CREATE TABLE identity_row (
          row_id INTEGER PRIMARY KEY,
          batch_id INTEGER NOT NULL REFERENCES batch,
          person_id INTEGER NOT NULL REFERENCES person,
          commitment TEXT NOT NULL,
          UNIQUE (person_id, batch_id)
        ) STRICT;
        CREATE TABLE erasure_row (
          row_id INTEGER PRIMARY KEY,
          batch_id INTEGER NOT NULL REFERENCES batch,
          person_id INTEGER NOT NULL UNIQUE REFERENCES person,
          number_digest TEXT NOT NULL,
          reason TEXT NOT NULL
        ) STRICT;
        """
}
