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
    /// The dated facts of persons as known in this cut.
    ///
    /// Cost: for each kind one query along the index by person; memory for what these persons have on record.
    package func moments(of persons: Set<Int>) throws -> [StoredMoment] {
        guard !persons.isEmpty else { return [] }
        try ask(persons)
        return try LedgerReader.momentQueries.flatMap { kind, sql in
            try run(sql, arguments: [:]).rows.compactMap { row in
                guard let person = row[0].integer, let day = row[3].integer else { return nil }
                return StoredMoment(
                    person: person, kind: kind, plan: row[1].text, detail: row[2].text ?? "", day: day, until: row[4].integer,
                    mentor: row[5].integer)
            }
        }
    }

    /// Document numbers of persons, for checks that repeat none of them; persons without one, and those erased since, are absent.
    package func documentNumbers(of persons: Set<Int>) throws -> [Int: String] {
        try vault().values(.documentNumber, of: persons, lastBatch: provenance().lastBatch)
    }

    private static let momentQueries: [(RecordKind, String)] = [
        (.application, moment("application", "r.plan_id, '', r.day, NULL, NULL")),
        (.screening, moment("screening", "r.plan_id, r.stage, r.day, NULL, NULL")),
        (.placement, moment("placement", "r.plan_id, '', r.day, r.to_day, r.mentor_id")),
        (.evaluation, moment("evaluation", "r.plan_id, r.stage, r.day, NULL, NULL")),
        (.exit, moment("exit", "r.plan_id, '', r.day, NULL, NULL")),
        (.followUp, moment("follow_up", "NULL, r.question, r.day, NULL, NULL") + " WHERE r.status = 'yes'"),
    ]

    private static func moment(_ relation: String, _ columns: String) -> String {
        "SELECT r.person_id, \(columns) FROM temp.asked AS q CROSS JOIN \(relation) AS r ON r.person_id = q.person_id"
    }

    /// Lays the persons into a temporary table of the reading connection.
    private func ask(_ persons: Set<Int>) throws {
        try guarded {
            try queue.inDatabase { db in
                try db.execute(sql: "CREATE TEMP TABLE IF NOT EXISTS asked (person_id INTEGER PRIMARY KEY); DELETE FROM temp.asked")
                let insert = try db.cachedStatement(sql: "INSERT INTO temp.asked (person_id) VALUES (?)")
                for person in persons.sorted() { try insert.execute(arguments: [person]) }
            }
        }
    }
}
