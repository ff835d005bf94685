// The ledger's third migration: tables for what a plan asks for beside selection and evaluation; written out and never edited.

/// Tables, indexes and triggers of the third migration. A notice is about no person: its `person_id` stays empty.
enum ThirdSchema {
    static let tables = [
        "session_row", "notice_row", "award_row", "certificate_row", "mentor_term_row", "team_member_row", "relaxation_row", "wish_row",
    ]

    static var sql: String {
        ([definitions] + tables.map(LedgerSchema.refusals) + tables.map(LedgerSchema.batchIndex)).joined(separator: "\n")
    }

    private static let definitions = """
        CREATE TABLE session_row (
          row_id INTEGER PRIMARY KEY,
          batch_id INTEGER NOT NULL REFERENCES batch,
          record_key TEXT NOT NULL,
          retracted INTEGER NOT NULL CHECK (retracted IN (0, 1)),
          person_id INTEGER NOT NULL REFERENCES person,
          plan_id TEXT,
          session_kind TEXT,
          hours REAL,
          log TEXT,
          log_day INTEGER,
          review TEXT,
          review_day INTEGER,
          day INTEGER,
          UNIQUE (record_key, batch_id)
        ) STRICT;
        CREATE TABLE notice_row (
          row_id INTEGER PRIMARY KEY,
          batch_id INTEGER NOT NULL REFERENCES batch,
          record_key TEXT NOT NULL,
          retracted INTEGER NOT NULL CHECK (retracted IN (0, 1)),
          person_id INTEGER REFERENCES person CHECK (person_id IS NULL),
          plan_id TEXT,
          subject TEXT,
          until_day INTEGER,
          day INTEGER,
          UNIQUE (record_key, batch_id)
        ) STRICT;
        CREATE TABLE award_row (
          row_id INTEGER PRIMARY KEY,
          batch_id INTEGER NOT NULL REFERENCES batch,
          record_key TEXT NOT NULL,
          retracted INTEGER NOT NULL CHECK (retracted IN (0, 1)),
          person_id INTEGER NOT NULL REFERENCES person,
          award_kind TEXT,
          title TEXT,
          level TEXT,
          day INTEGER,
          UNIQUE (record_key, batch_id)
        ) STRICT;
        CREATE TABLE certificate_row (
          row_id INTEGER PRIMARY KEY,
          batch_id INTEGER NOT NULL REFERENCES batch,
          record_key TEXT NOT NULL,
          retracted INTEGER NOT NULL CHECK (retracted IN (0, 1)),
          person_id INTEGER NOT NULL REFERENCES person,
          plan_id TEXT,
          status TEXT,
          day INTEGER,
          UNIQUE (record_key, batch_id)
        ) STRICT;
        CREATE TABLE mentor_term_row (
          row_id INTEGER PRIMARY KEY,
          batch_id INTEGER NOT NULL REFERENCES batch,
          record_key TEXT NOT NULL,
          retracted INTEGER NOT NULL CHECK (retracted IN (0, 1)),
          person_id INTEGER NOT NULL REFERENCES person,
          until_day INTEGER,
          degree TEXT,
          title_level TEXT,
          source TEXT,
          day INTEGER,
          UNIQUE (record_key, batch_id)
        ) STRICT;
        CREATE TABLE team_member_row (
          row_id INTEGER PRIMARY KEY,
          batch_id INTEGER NOT NULL REFERENCES batch,
          record_key TEXT NOT NULL,
          retracted INTEGER NOT NULL CHECK (retracted IN (0, 1)),
          person_id INTEGER NOT NULL REFERENCES person,
          plan_id TEXT,
          member INTEGER,
          degree TEXT,
          title_level TEXT,
          day INTEGER,
          UNIQUE (record_key, batch_id)
        ) STRICT;
        CREATE TABLE relaxation_row (
          row_id INTEGER PRIMARY KEY,
          batch_id INTEGER NOT NULL REFERENCES batch,
          record_key TEXT NOT NULL,
          retracted INTEGER NOT NULL CHECK (retracted IN (0, 1)),
          person_id INTEGER NOT NULL REFERENCES person,
          plan_id TEXT,
          ranking TEXT,
          reason TEXT,
          decision TEXT,
          day INTEGER,
          UNIQUE (record_key, batch_id)
        ) STRICT;
        CREATE TABLE wish_row (
          row_id INTEGER PRIMARY KEY,
          batch_id INTEGER NOT NULL REFERENCES batch,
          record_key TEXT NOT NULL,
          retracted INTEGER NOT NULL CHECK (retracted IN (0, 1)),
          person_id INTEGER NOT NULL REFERENCES person,
          plan_id TEXT,
          wish INTEGER,
          mentor_id INTEGER REFERENCES person,
          day INTEGER,
          UNIQUE (record_key, batch_id)
        ) STRICT;
        CREATE INDEX session_by_person ON session_row (person_id);
        CREATE INDEX session_by_plan ON session_row (plan_id, person_id);
        CREATE INDEX notice_by_plan ON notice_row (plan_id);
        CREATE INDEX award_by_person ON award_row (person_id);
        CREATE INDEX certificate_by_person ON certificate_row (person_id);
        CREATE INDEX certificate_by_plan ON certificate_row (plan_id, person_id);
        CREATE INDEX mentor_term_by_person ON mentor_term_row (person_id);
        CREATE INDEX team_member_by_person ON team_member_row (person_id);
        CREATE INDEX team_member_by_plan ON team_member_row (plan_id, person_id);
        CREATE INDEX relaxation_by_person ON relaxation_row (person_id);
        CREATE INDEX relaxation_by_plan ON relaxation_row (plan_id, person_id);
        CREATE INDEX wish_by_person ON wish_row (person_id);
        CREATE INDEX wish_by_plan ON wish_row (plan_id, person_id);
        """
}
