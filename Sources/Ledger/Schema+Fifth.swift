// The ledger's fifth migration: the table of figures that somebody reported or published; written out and never edited.

/// Tables, indexes and triggers of the fifth migration. A reported figure is about no person: its `person_id` stays empty.
enum FifthSchema {
    static let tables = ["reported_figure_row"]

    static var sql: String {
        ([definitions] + tables.map(LedgerSchema.refusals) + tables.map(LedgerSchema.batchIndex)).joined(separator: "\n")
    }

    private static let definitions = """
        CREATE TABLE reported_figure_row (
          row_id INTEGER PRIMARY KEY,
          batch_id INTEGER NOT NULL REFERENCES batch,
          record_key TEXT NOT NULL,
          retracted INTEGER NOT NULL CHECK (retracted IN (0, 1)),
          person_id INTEGER REFERENCES person CHECK (person_id IS NULL),
          plan_id TEXT,
          source TEXT,
          figure TEXT,
          unit TEXT,
          period_from INTEGER,
          period_to INTEGER,
          discipline TEXT,
          city TEXT,
          school TEXT,
          value INTEGER,
          percentage TEXT,
          denominator TEXT,
          denominator_unit TEXT,
          denominator_value INTEGER,
          day INTEGER,
          UNIQUE (record_key, batch_id)
        ) STRICT;
        CREATE INDEX reported_figure_by_plan ON reported_figure_row (plan_id);
        """
}
