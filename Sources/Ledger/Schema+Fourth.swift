// The ledger's fourth migration: tables for what the office decides and asks, and for lists of reference; written out and never edited.

/// Tables, indexes and triggers of the fourth migration.
enum FourthSchema {
    static let tables = ["same_person_row", "reattribution_row", "request_row", "reference_list_row"]

    static var sql: String {
        ([definitions] + tables.map(LedgerSchema.refusals) + tables.map(LedgerSchema.batchIndex)).joined(separator: "\n")
    }

    private static let definitions = """
        CREATE TABLE same_person_row (
          row_id INTEGER PRIMARY KEY,
          batch_id INTEGER NOT NULL REFERENCES batch,
          record_key TEXT NOT NULL,
          retracted INTEGER NOT NULL CHECK (retracted IN (0, 1)),
          person_id INTEGER NOT NULL REFERENCES person,
          other_id INTEGER NOT NULL REFERENCES person,
          verdict TEXT NOT NULL,
          day INTEGER,
          UNIQUE (record_key, batch_id)
        ) STRICT;
        CREATE TABLE reattribution_row (
          row_id INTEGER PRIMARY KEY,
          batch_id INTEGER NOT NULL REFERENCES batch,
          record_key TEXT NOT NULL,
          retracted INTEGER NOT NULL CHECK (retracted IN (0, 1)),
          person_id INTEGER NOT NULL REFERENCES person,
          said_in INTEGER NOT NULL REFERENCES batch,
          owner_id INTEGER NOT NULL REFERENCES person,
          day INTEGER,
          UNIQUE (record_key, batch_id)
        ) STRICT;
        CREATE TABLE request_row (
          row_id INTEGER PRIMARY KEY,
          batch_id INTEGER NOT NULL REFERENCES batch,
          record_key TEXT NOT NULL,
          retracted INTEGER NOT NULL CHECK (retracted IN (0, 1)),
          person_id INTEGER NOT NULL REFERENCES person,
          question TEXT NOT NULL,
          addressee_kind TEXT NOT NULL,
          addressee TEXT NOT NULL,
          worklist TEXT NOT NULL,
          day INTEGER,
          UNIQUE (record_key, batch_id)
        ) STRICT;
        CREATE TABLE reference_list_row (
          row_id INTEGER PRIMARY KEY,
          batch_id INTEGER NOT NULL REFERENCES batch,
          list TEXT NOT NULL,
          dated INTEGER NOT NULL,
          source TEXT NOT NULL,
          complete INTEGER NOT NULL CHECK (complete IN (0, 1)),
          text TEXT NOT NULL,
          UNIQUE (list, batch_id)
        ) STRICT;
        CREATE INDEX same_person_by_person ON same_person_row (person_id);
        CREATE INDEX same_person_by_other ON same_person_row (other_id);
        CREATE INDEX reattribution_by_person ON reattribution_row (person_id);
        CREATE INDEX reattribution_by_owner ON reattribution_row (owner_id);
        CREATE INDEX request_by_person ON request_row (person_id);
        CREATE INDEX request_by_worklist ON request_row (worklist);
        """
}
