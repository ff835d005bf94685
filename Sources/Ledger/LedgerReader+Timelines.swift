// What is on record of some persons as days: what a new file is held against, one query a kind.

package import Domain
internal import GRDB

/// One dated fact of a person in the store.
package struct StoredMoment: Hashable, Sendable {
    package let person: Int
    package let kind: RecordKind
    /// nil for follow-ups.
    package let plan: String?
    /// The stage of a screening or evaluation, the question of a follow-up that was answered yes; empty else.
    package let detail: String
    package let day: Int
    /// The last day of a placement; nil where none is known.
    package let until: Int?
    /// The mentor of a placement.
    package let mentor: Int?
}

extension LedgerReader {
    /// Calls `body` for the dated facts of persons as known in this cut, kind by kind.
    ///
    /// Cost: for each kind that the store has any of, one query: along the index by person where few are asked about, else through the
    /// table in its order; nothing is held but the persons.
    package func forEachMoment(of persons: Set<Int>, _ body: (StoredMoment) -> Void) throws {
        guard !persons.isEmpty else { return }
        try guarded {
            try queue.inDatabase { db in
                try LedgerReader.ask(persons, db)
                for (kind, columns, rest) in LedgerReader.momentQueries {
                    guard let rows = try Int.fetchOne(db, sql: "SELECT MAX(row_id) FROM main.\(kind.rawValue)_row") else { continue }
                    let source =
                        persons.count > rows / 8
                        ? "\(kind.rawValue) AS r WHERE +r.person_id IN (SELECT person_id FROM temp.asked)"
                        : "temp.asked AS q CROSS JOIN \(kind.rawValue) AS r ON r.person_id = q.person_id WHERE 1"
                    let find = try BoundStatement("SELECT r.person_id, \(columns) FROM \(source)\(rest)", db)
                    while try find.next() {
                        guard !find.isNull(at: 0), !find.isNull(at: 3) else { continue }
                        body(
                            StoredMoment(
                                person: find.integer(at: 0), kind: kind, plan: find.text(at: 1), detail: find.text(at: 2) ?? "",
                                day: find.integer(at: 3), until: find.isNull(at: 4) ? nil : find.integer(at: 4),
                                mentor: find.isNull(at: 5) ? nil : find.integer(at: 5)))
                    }
                }
            }
        }
    }

    /// What makes the moments of a kind: plan, detail, day, last day and mentor; and what limits them.
    private static let momentQueries: [(kind: RecordKind, columns: String, rest: String)] = [
        (.application, "r.plan_id, '', r.day, NULL, NULL", ""),
        (.screening, "r.plan_id, r.stage, r.day, NULL, NULL", ""),
        (.placement, "r.plan_id, '', r.day, r.to_day, r.mentor_id", ""),
        (.evaluation, "r.plan_id, r.stage, r.day, NULL, NULL", ""),
        (.exit, "r.plan_id, '', r.day, NULL, NULL", ""),
        (.followUp, "NULL, r.question, r.day, NULL, NULL", " AND r.status = 'yes'"),
    ]

    /// Lays the persons into a temporary table of the reading connection.
    private static func ask(_ persons: Set<Int>, _ db: Database) throws {
        // Many persons' records lie all over the file.
        if persons.count > 10_000 { try db.execute(sql: "PRAGMA main.cache_size = -32768") }
        try db.execute(sql: "CREATE TEMP TABLE IF NOT EXISTS asked (person_id INTEGER PRIMARY KEY); DELETE FROM temp.asked")
        let insert = try BoundStatement("INSERT INTO temp.asked (person_id) VALUES (?)", db)
        for person in persons.sorted() {
            insert.bind(person, at: 1)
            try insert.run()
        }
    }
}
