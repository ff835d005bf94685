// One table for each kind of record, the same frame around the kind's own columns.

internal import Domain

/// The ledger's table of a record kind.
///
/// The columns are written out here and not derived from Domain: a shipped table must not change when a column list does.
struct RecordTable {
    let kind: RecordKind
    /// Column name to SQL type, in order, after the frame.
    let columns: [(name: String, type: String)]

    var name: String { "\(kind.rawValue)_row" }

    /// Frame: row, batch, key, retraction, the person and the day it happened.
    var definition: String {
        let own = columns.map { "  \($0.name) \($0.type)," }.joined(separator: "\n")
        return """
            CREATE TABLE \(name) (
              row_id INTEGER PRIMARY KEY,
              batch_id INTEGER NOT NULL REFERENCES batch,
              record_key TEXT NOT NULL,
              retracted INTEGER NOT NULL CHECK (retracted IN (0, 1)),
              person_id INTEGER NOT NULL REFERENCES person,
            \(own)
              day INTEGER,
              UNIQUE (record_key, batch_id)
            ) STRICT;
            CREATE INDEX \(kind.rawValue)_by_person ON \(name) (person_id);
            """
    }

    static let all: [RecordTable] = [
        RecordTable(
            kind: .mentor,
            columns: [("plan_id", "TEXT"), ("university", "TEXT"), ("discipline", "TEXT"), ("title", "TEXT")]),
        RecordTable(
            kind: .application,
            columns: [
                ("plan_id", "TEXT"), ("sex", "TEXT"), ("grade", "TEXT"), ("school", "TEXT"), ("city", "TEXT"),
                ("discipline", "TEXT"), ("discipline_rank", "REAL"), ("overall_rank", "REAL"),
            ]),
        RecordTable(
            kind: .screening,
            columns: [("plan_id", "TEXT"), ("stage", "TEXT"), ("result", "TEXT"), ("score", "REAL")]),
        RecordTable(
            kind: .placement,
            columns: [
                ("plan_id", "TEXT"), ("discipline", "TEXT"), ("university", "TEXT"),
                ("mentor_id", "INTEGER REFERENCES person"), ("to_day", "INTEGER"),
            ]),
        RecordTable(
            kind: .evaluation,
            columns: [
                ("plan_id", "TEXT"), ("stage", "TEXT"), ("level", "TEXT"), ("outcome", "TEXT"), ("scientific_interest", "REAL"),
                ("subject_knowledge", "REAL"), ("research_potential", "REAL"), ("general_ability", "REAL"),
                ("english_communication", "REAL"),
            ]),
        RecordTable(kind: .exit, columns: [("plan_id", "TEXT"), ("reason", "TEXT")]),
        RecordTable(
            kind: .followUp,
            columns: [
                ("question", "TEXT"), ("status", "TEXT"), ("value", "TEXT"), ("institution_kind", "TEXT"),
                ("reported_day", "INTEGER"), ("source", "TEXT"), ("evidence", "TEXT"), ("valid_until", "INTEGER"),
            ]),
    ]

    static func of(_ kind: RecordKind) -> RecordTable {
        // Every kind has its table: a test walks all of them.
        all.first { $0.kind == kind }!
    }
}
