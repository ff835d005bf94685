// How the views of a reader show rows under other persons than those of whom they were said. Without a decision in force none of this is
// used: the views are the plain ones.

internal import Domain
internal import GRDB

/// Temporary tables that hold what was decided, and the part of each view for the persons whom decisions touch.
///
/// Rows are never joined: two placements stay two. Of rows that say the same in every column one is shown.
enum BelongingViews {
    /// The state a view shows: of the former known-by day, or of the present one.
    enum Era: Int { case former, present }

    /// Rows of untouched persons.
    static let untouched = "r.person_id NOT IN (SELECT person_id FROM temp.touched)"

    private static let tables = """
        CREATE TEMP TABLE belonging (
          era INTEGER NOT NULL, person_id INTEGER NOT NULL, canonical_id INTEGER NOT NULL, PRIMARY KEY (era, person_id)) WITHOUT ROWID;
        CREATE TEMP TABLE owning (
          era INTEGER NOT NULL, person_id INTEGER NOT NULL, batch_id INTEGER NOT NULL, owner_id INTEGER NOT NULL,
          PRIMARY KEY (era, person_id, batch_id)) WITHOUT ROWID;
        CREATE TEMP TABLE touched (person_id INTEGER PRIMARY KEY, settled INTEGER NOT NULL);
        """

    /// Makes the tables and fills them.
    ///
    /// - Parameters:
    ///   - former: what held by the former known-by day, where two days are compared.
    ///   - Note: a person is settled who is merged the same way by both days and has no row reattributed.
    static func lay(present: Belonging, former: Belonging? = nil, _ db: Database) throws {
        try db.execute(sql: "DROP TABLE IF EXISTS temp.belonging; DROP TABLE IF EXISTS temp.owning; DROP TABLE IF EXISTS temp.touched")
        try db.execute(sql: tables)
        for (era, belonging) in [(Era.former, former), (.present, present)] {
            for (person, canonical) in belonging?.canonical ?? [:] {
                try db.execute(
                    sql: "INSERT INTO temp.belonging (era, person_id, canonical_id) VALUES (?, ?, ?)",
                    arguments: [era.rawValue, person, canonical])
            }
            for (said, owner) in belonging?.owners ?? [:] {
                try db.execute(
                    sql: "INSERT INTO temp.owning (era, person_id, batch_id, owner_id) VALUES (?, ?, ?, ?)",
                    arguments: [era.rawValue, said.person, said.batch, owner])
            }
        }
        let compared = former != nil
        let former = former ?? present
        let reattributed = present.reattributed.union(former.reattributed)
        for person in present.touched.union(former.touched) {
            let settled = compared && !reattributed.contains(person) && present.canonical[person] == former.canonical[person]
            try db.execute(sql: "INSERT INTO temp.touched (person_id, settled) VALUES (?, ?)", arguments: [person, settled ? 1 : 0])
        }
        // Pupils of mentors who are merged: their records name the mentor, in some the mentor is part of the key.
        for table in RecordTable.all where table.columns.contains("mentor_id") {
            try db.execute(
                sql: """
                    INSERT INTO temp.touched (person_id, settled)
                    SELECT r.person_id, MIN(m.settled) FROM main.\(table.name) AS r
                    JOIN temp.touched AS m ON m.person_id = r.mentor_id WHERE TRUE GROUP BY r.person_id
                    ON CONFLICT (person_id) DO UPDATE SET settled = MIN(settled, excluded.settled)
                    """)
        }
    }

    /// The rows of touched persons who are not settled, as of one of the two days: the newest version of what each owner's key says.
    ///
    /// - Parameter last: an SQL expression over `c` (and `s`): the last batch known.
    static func rows(of table: RecordTable, era: Era, last: String, from: String = "temp.cut AS c", where condition: String = "TRUE")
        -> String
    {
        """
        SELECT DISTINCT \(selection(of: table, person: "r.owner_id", era: era))
        FROM (
          SELECT r.*, COALESCE(w.owner_id, r.person_id) AS owner_id,
            MAX(r.batch_id) OVER (
              PARTITION BY COALESCE(w.owner_id, r.person_id), substr(r.record_key, instr(r.record_key, '/'))) AS newest
          FROM \(from) CROSS JOIN temp.touched AS t CROSS JOIN main.\(table.name) AS r ON r.person_id = t.person_id
          LEFT JOIN temp.owning AS w ON w.era = \(era.rawValue) AND w.person_id = r.person_id AND w.batch_id = r.batch_id
          WHERE t.settled = 0 AND r.batch_id <= \(last)
        ) AS r CROSS JOIN \(from)
        WHERE r.batch_id = r.newest AND r.retracted = 0 AND (r.day IS NULL OR r.day <= c.as_of) AND \(condition)
        """
    }

    /// What a view shows of a row `r`: the person, and the mentor where there is one, as somebody to be shown.
    static func selection(of table: RecordTable, person: String, era: Era) -> String {
        CutViews.selection(
            of: table, person: "\(canonical(person, era)) AS person_id", mentor: "\(canonical("r.mentor_id", era)) AS mentor_id")
    }

    static func canonical(_ person: String, _ era: Era) -> String {
        "COALESCE((SELECT b.canonical_id FROM temp.belonging AS b WHERE b.era = \(era.rawValue) AND b.person_id = \(person)), \(person))"
    }
}
