// How the views of a reader show rows under other persons than those of whom they were said. Without a decision in force none of this is
// used: the views are the plain ones.

internal import Domain
internal import GRDB

/// Temporary tables that hold what was decided, and the part of each view for the persons whom decisions touch.
///
/// Rows are never joined: two placements stay two. Of rows with one key the newest is shown.
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
        var touched = present.touched.union(former?.touched ?? [])
        var unsettled = touched
        if let former {
            let reattributed = present.reattributed.union(former.reattributed)
            unsettled = touched.filter { reattributed.contains($0) || present.canonical[$0] != former.canonical[$0] }
        }
        // Pupils of mentors who are merged: their records name the mentor, in some the mentor is part of the key.
        let pupils = try pupils(ofAnyIn: touched, db)
        touched.formUnion(pupils.map(\.pupil))
        unsettled.formUnion(pupils.filter { unsettled.contains($0.mentor) }.map(\.pupil))
        // Whoever is one with somebody unsettled is unsettled too.
        var size = -1
        while size != unsettled.count {
            size = unsettled.count
            for belonging in [former, present] { unsettled.formUnion(unsettled.flatMap { belonging?.component(of: $0) ?? [] }) }
        }
        for person in touched {
            try db.execute(
                sql: "INSERT INTO temp.touched (person_id, settled) VALUES (?, ?)", arguments: [person, unsettled.contains(person) ? 0 : 1])
        }
    }

    private static func pupils(ofAnyIn persons: Set<Int>, _ db: Database) throws -> [(pupil: Int, mentor: Int)] {
        let list = persons.map { "(\($0))" }.joined(separator: ", ")
        guard !list.isEmpty else { return [] }
        return try RecordTable.all.filter { $0.columns.contains("mentor_id") }.flatMap { table in
            try Row.fetchAll(
                db, sql: "SELECT DISTINCT person_id, mentor_id FROM main.\(table.name) WHERE mentor_id IN (VALUES \(list))"
            ).map { (pupil: try $0.integer("person_id"), mentor: try $0.integer("mentor_id")) }
        }
    }

    /// The rows of touched persons who are not settled, as of one of the two days: the newest version of what each owner's key says.
    ///
    /// - Parameter last: an SQL expression over `c` (and `s`): the last batch known.
    static func rows(of table: RecordTable, era: Era, last: String, from: String = "temp.cut AS c", where condition: String = "TRUE")
        -> String
    {
        """
        \(newest(of: table, person: "r.owner_id", era: era))
        FROM (
          SELECT r.*, COALESCE(w.owner_id, r.person_id) AS owner_id,
            MAX(r.batch_id) OVER (
              PARTITION BY COALESCE(w.owner_id, r.person_id), substr(r.record_key, instr(r.record_key, '/'))) AS newest
          FROM \(from) CROSS JOIN temp.touched AS t CROSS JOIN main.\(table.name) AS r ON r.person_id = t.person_id
          LEFT JOIN temp.owning AS w ON w.era = \(era.rawValue) AND w.person_id = r.person_id AND w.batch_id = r.batch_id
          WHERE t.settled = 0 AND r.batch_id <= \(last)
        ) AS r CROSS JOIN \(from)
        WHERE r.batch_id = r.newest AND r.retracted = 0 AND (r.day IS NULL OR r.day <= c.as_of) AND \(condition)
        ) WHERE place = 1
        """
    }

    /// The head of a selection that shows, of rows with the same key of persons who are one, the newest; to be closed by `) WHERE place = 1`.
    static func newest(of table: RecordTable, person: String, era: Era) -> String {
        let names = (["person_id"] + table.columns + ["day"]).joined(separator: ", ")
        let key = table.kind.columns.filter(\.isKey).map(\.name).filter { $0 != "person_id" && (table.columns + ["day"]).contains($0) }.map
        {
            $0 == "mentor_id" ? canonical("r.mentor_id", era) : "r.\($0)"
        }
        let parts = ([canonical(person, era)] + key).joined(separator: ", ")
        return """
            SELECT \(names) FROM (
            SELECT \(selection(of: table, person: person, era: era)),
              ROW_NUMBER() OVER (PARTITION BY \(parts) ORDER BY r.batch_id DESC, r.row_id DESC) AS place
            """
    }

    /// What a view shows of a row `r`: the person, and the mentor where there is one, as somebody to be shown.
    private static func selection(of table: RecordTable, person: String, era: Era) -> String {
        CutViews.selection(
            of: table, person: "\(canonical(person, era)) AS person_id", mentor: "\(canonical("r.mentor_id", era)) AS mentor_id")
    }

    static func canonical(_ person: String, _ era: Era) -> String {
        "COALESCE((SELECT b.canonical_id FROM temp.belonging AS b WHERE b.era = \(era.rawValue) AND b.person_id = \(person)), \(person))"
    }
}
