// The ledger's tables. A shipped migration is never edited; a change is a new one.

internal import GRDB

/// Migrations of `ledger.sqlite`.
enum LedgerSchema {
    /// Says that a file is a talentpool ledger: “TLPL”.
    static let applicationID: Int32 = 0x544C_504C

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 records") { db in
            try db.execute(sql: firstTables)
            for table in appendOnlyTables { try db.execute(sql: refusals(table)) }
            // The digest of a batch reads its rows in every table.
            for table in appendOnlyTables where table != "batch" {
                try db.execute(sql: "CREATE INDEX \(table)_by_batch ON \(table) (batch_id)")
            }
            try db.execute(sql: "PRAGMA application_id = \(applicationID)")
        }
        return migrator
    }

    /// Every table of facts: rows are only ever added.
    static let appendOnlyTables =
        [
            "batch", "person", "plan_row", "plan_discipline_row", "plan_stage_row", "plan_quota_row", "plan_ratio_row",
            "plan_anniversary_row", "plan_graduation_row",
        ] + RecordTable.all.map(\.name)

    /// Triggers that refuse every way of changing a row; REPLACE reaches the DELETE trigger only with recursive_triggers on.
    private static func refusals(_ table: String) -> String {
        """
        CREATE TRIGGER \(table)_no_update BEFORE UPDATE ON \(table)
        BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
        CREATE TRIGGER \(table)_no_delete BEFORE DELETE ON \(table)
        BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
        """
    }

    private static let firstTables = """
        CREATE TABLE batch (
          batch_id INTEGER PRIMARY KEY,
          kind TEXT NOT NULL,
          file_digest TEXT NOT NULL,
          row_count INTEGER NOT NULL,
          received_day INTEGER NOT NULL,
          recorded_at INTEGER NOT NULL,
          invented INTEGER NOT NULL CHECK (invented IN (0, 1)),
          previous_digest TEXT NOT NULL,
          digest TEXT NOT NULL
        ) STRICT;
        CREATE TABLE person (
          person_id INTEGER PRIMARY KEY,
          batch_id INTEGER NOT NULL REFERENCES batch
        ) STRICT;

        CREATE TABLE plan_row (
          row_id INTEGER PRIMARY KEY,
          batch_id INTEGER NOT NULL REFERENCES batch,
          plan_id TEXT NOT NULL,
          programme TEXT NOT NULL,
          label_zh TEXT NOT NULL,
          label_en TEXT NOT NULL,
          cycle_from INTEGER NOT NULL,
          cycle_to INTEGER NOT NULL,
          invented_from TEXT,
          mentor_capacity INTEGER,
          capacity_operator TEXT,
          capacity_strength TEXT,
          capacity_clause TEXT,
          source TEXT NOT NULL,
          UNIQUE (plan_id, batch_id)
        ) STRICT;
        CREATE TABLE plan_discipline_row (
          row_id INTEGER PRIMARY KEY,
          batch_id INTEGER NOT NULL REFERENCES batch,
          plan_id TEXT NOT NULL,
          ordinal INTEGER NOT NULL,
          discipline TEXT NOT NULL,
          label_zh TEXT NOT NULL,
          label_en TEXT NOT NULL
        ) STRICT;
        CREATE TABLE plan_stage_row (
          row_id INTEGER PRIMARY KEY,
          batch_id INTEGER NOT NULL REFERENCES batch,
          plan_id TEXT NOT NULL,
          ordinal INTEGER NOT NULL,
          stage TEXT NOT NULL
        ) STRICT;
        CREATE TABLE plan_quota_row (
          row_id INTEGER PRIMARY KEY,
          batch_id INTEGER NOT NULL REFERENCES batch,
          plan_id TEXT NOT NULL,
          quota_by TEXT NOT NULL,
          name TEXT NOT NULL,
          operator TEXT NOT NULL,
          places INTEGER NOT NULL,
          strength TEXT NOT NULL,
          clause TEXT NOT NULL
        ) STRICT;
        CREATE TABLE plan_ratio_row (
          row_id INTEGER PRIMARY KEY,
          batch_id INTEGER NOT NULL REFERENCES batch,
          plan_id TEXT NOT NULL,
          numerator TEXT NOT NULL,
          denominator TEXT NOT NULL,
          operator TEXT NOT NULL,
          number REAL NOT NULL,
          strength TEXT NOT NULL,
          clause TEXT NOT NULL
        ) STRICT;
        CREATE TABLE plan_anniversary_row (
          row_id INTEGER PRIMARY KEY,
          batch_id INTEGER NOT NULL REFERENCES batch,
          plan_id TEXT NOT NULL,
          years_after INTEGER NOT NULL,
          day INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE plan_graduation_row (
          row_id INTEGER PRIMARY KEY,
          batch_id INTEGER NOT NULL REFERENCES batch,
          plan_id TEXT NOT NULL,
          grade TEXT NOT NULL,
          day INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX plan_by_id ON plan_row (plan_id, batch_id);

        \(RecordTable.all.map(\.definition).joined(separator: "\n"))
        """
}
