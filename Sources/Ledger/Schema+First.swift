// The ledger's first migration, as shipped with 0.1.0: written out and never edited, whatever the tables of today look like.

/// Tables, indexes and triggers of version 0.1.0.
enum FirstSchema {
    /// Every table of facts.
    static let tables = [
        "batch", "person", "plan_row", "plan_discipline_row", "plan_stage_row", "plan_quota_row",
        "plan_ratio_row", "plan_anniversary_row", "plan_graduation_row", "mentor_row", "application_row", "screening_row",
        "placement_row", "evaluation_row", "exit_row", "follow_up_row",
    ]

    static var sql: String {
        let facts = tables.filter { $0 != "batch" }
        // The digest of a batch reads its rows in every table.
        return ([definitions] + tables.map(LedgerSchema.refusals) + facts.map(LedgerSchema.batchIndex)).joined(separator: "\n")
    }

    private static let definitions = """
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
        CREATE TABLE mentor_row (
          row_id INTEGER PRIMARY KEY,
          batch_id INTEGER NOT NULL REFERENCES batch,
          record_key TEXT NOT NULL,
          retracted INTEGER NOT NULL CHECK (retracted IN (0, 1)),
          person_id INTEGER NOT NULL REFERENCES person,
          plan_id TEXT,
          university TEXT,
          discipline TEXT,
          title TEXT,
          day INTEGER,
          UNIQUE (record_key, batch_id)
        ) STRICT;
        CREATE TABLE application_row (
          row_id INTEGER PRIMARY KEY,
          batch_id INTEGER NOT NULL REFERENCES batch,
          record_key TEXT NOT NULL,
          retracted INTEGER NOT NULL CHECK (retracted IN (0, 1)),
          person_id INTEGER NOT NULL REFERENCES person,
          plan_id TEXT,
          sex TEXT,
          grade TEXT,
          school TEXT,
          city TEXT,
          discipline TEXT,
          discipline_rank REAL,
          overall_rank REAL,
          day INTEGER,
          UNIQUE (record_key, batch_id)
        ) STRICT;
        CREATE TABLE screening_row (
          row_id INTEGER PRIMARY KEY,
          batch_id INTEGER NOT NULL REFERENCES batch,
          record_key TEXT NOT NULL,
          retracted INTEGER NOT NULL CHECK (retracted IN (0, 1)),
          person_id INTEGER NOT NULL REFERENCES person,
          plan_id TEXT,
          stage TEXT,
          result TEXT,
          score REAL,
          day INTEGER,
          UNIQUE (record_key, batch_id)
        ) STRICT;
        CREATE TABLE placement_row (
          row_id INTEGER PRIMARY KEY,
          batch_id INTEGER NOT NULL REFERENCES batch,
          record_key TEXT NOT NULL,
          retracted INTEGER NOT NULL CHECK (retracted IN (0, 1)),
          person_id INTEGER NOT NULL REFERENCES person,
          plan_id TEXT,
          discipline TEXT,
          university TEXT,
          mentor_id INTEGER REFERENCES person,
          to_day INTEGER,
          day INTEGER,
          UNIQUE (record_key, batch_id)
        ) STRICT;
        CREATE TABLE evaluation_row (
          row_id INTEGER PRIMARY KEY,
          batch_id INTEGER NOT NULL REFERENCES batch,
          record_key TEXT NOT NULL,
          retracted INTEGER NOT NULL CHECK (retracted IN (0, 1)),
          person_id INTEGER NOT NULL REFERENCES person,
          plan_id TEXT,
          stage TEXT,
          level TEXT,
          outcome TEXT,
          scientific_interest REAL,
          subject_knowledge REAL,
          research_potential REAL,
          general_ability REAL,
          english_communication REAL,
          day INTEGER,
          UNIQUE (record_key, batch_id)
        ) STRICT;
        CREATE TABLE exit_row (
          row_id INTEGER PRIMARY KEY,
          batch_id INTEGER NOT NULL REFERENCES batch,
          record_key TEXT NOT NULL,
          retracted INTEGER NOT NULL CHECK (retracted IN (0, 1)),
          person_id INTEGER NOT NULL REFERENCES person,
          plan_id TEXT,
          reason TEXT,
          day INTEGER,
          UNIQUE (record_key, batch_id)
        ) STRICT;
        CREATE TABLE follow_up_row (
          row_id INTEGER PRIMARY KEY,
          batch_id INTEGER NOT NULL REFERENCES batch,
          record_key TEXT NOT NULL,
          retracted INTEGER NOT NULL CHECK (retracted IN (0, 1)),
          person_id INTEGER NOT NULL REFERENCES person,
          question TEXT,
          status TEXT,
          value TEXT,
          institution_kind TEXT,
          reported_day INTEGER,
          source TEXT,
          evidence TEXT,
          valid_until INTEGER,
          day INTEGER,
          UNIQUE (record_key, batch_id)
        ) STRICT;
        CREATE INDEX plan_by_id ON plan_row (plan_id, batch_id);
        CREATE INDEX mentor_by_person ON mentor_row (person_id);
        CREATE INDEX application_by_person ON application_row (person_id);
        CREATE INDEX screening_by_person ON screening_row (person_id);
        CREATE INDEX placement_by_person ON placement_row (person_id);
        CREATE INDEX evaluation_by_person ON evaluation_row (person_id);
        CREATE INDEX exit_by_person ON exit_row (person_id);
        CREATE INDEX follow_up_by_person ON follow_up_row (person_id);
        """
}
