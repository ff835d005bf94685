// What recognition asks of the store: who bears a name or a document number, where somebody applied, and which questions were put.

package import Domain
internal import GRDB

/// Where and when somebody applied, or a mentor teaches.
package struct Attendance: Hashable, Sendable {
    /// As this cut shows them.
    package let person: Int
    package let plan: String
    /// The school as recorded, of mentors the university; nil where it is not known.
    package let place: String?
    package let sex: Sex?
}

/// A question put about a person: who else it may be.
package struct StoredQuestion: Hashable, Sendable {
    /// Of whom it was asked: their own id, whoever they have been found to be since.
    package let person: Int
    /// The batch that brought them.
    package let batch: Int
    /// As recognition wrote it.
    package let text: String
}

extension LedgerReader {
    /// The persons of a role of whom a name or a document number in one of these normal forms was ever said, as this cut shows them; those
    /// erased are not found. Sorted; forms that nobody bears are absent.
    package func persons(_ field: IdentityField, forms: Set<String>, as role: PersonRole) throws -> [String: [Int]] {
        try vault().said(forms, field, as: role, lastBatch: provenance().lastBatch).mapValues { said in
            Set(said.map { belonging.canonical(of: belonging.owner(of: $0.person, batch: $0.batch)) }).sorted()
        }
    }

    /// Calls `body` for every application in this cut, of mentors for every appointment. O(records of the kind), nothing is held.
    package func forEachAttendance(of role: PersonRole, _ body: (Attendance) -> Void) throws {
        let sql =
            role == .mentor
            ? "SELECT person_id, plan_id, university, NULL FROM mentor" : "SELECT person_id, plan_id, school, sex FROM application"
        try guarded {
            try queue.inDatabase { db in
                let rows = try Row.fetchCursor(db, sql: sql)
                while let row = try rows.next() {
                    guard let person: Int = row[0] else { continue }
                    body(
                        Attendance(
                            person: person, plan: row[1] ?? "", place: row[2], sex: (row[3] as String?).flatMap(Sex.init(rawValue:))))
                }
            }
        }
    }

    /// What was last said of persons as this cut shows them, in the clear; persons erased, and those of whom it was not said, are absent.
    package func identities(_ field: IdentityField, of persons: Set<Int>) throws -> [Int: String] {
        try vault().values(field, of: persons, lastBatch: provenance().lastBatch, belonging)
    }

    /// The number of each person under which new records are entered: that of the id itself.
    package func numbers(of persons: Set<Int>) throws -> [Int: String] {
        try vault().values(.reference, of: persons, lastBatch: provenance().lastBatch)
    }

    /// The days on which the store was told of batches. O(batches).
    package func daysOfReceipt(of batches: Set<Int>) throws -> [Int: CivilDay] {
        let rows = try run("SELECT b.batch_id, b.received_day FROM main.batch AS b", arguments: [:]).rows
        return Dictionary(
            rows.compactMap { row in
                guard let batch = row[0].integer, let day = row[1].integer, batches.contains(batch) else { return nil }
                return (batch, CivilDay(number: day))
            }, uniquingKeysWith: { first, _ in first })
    }

    /// All questions ever put about persons who are not erased, open or not, oldest first.
    package func questions() throws -> [StoredQuestion] {
        try vault().questions(lastBatch: provenance().lastBatch).map { StoredQuestion(person: $0.person, batch: $0.batch, text: $0.text) }
    }

    /// Those of some persons of whom a batch said just this, by their own ids, whatever it has been corrected to since. Of a record that takes
    /// back: those who have one with its key.
    ///
    /// - Parameter persons: own ids, as questions name them.
    package func said(_ record: Domain.Record, of kind: RecordKind, among persons: [Int]) throws -> [Int] {
        let mentor = try record.mentorReference.flatMap { try ids(of: [$0], as: .mentor)[$0] }
        return try guarded {
            try queue.inDatabase { db in
                var appender = try RecordAppender(table: RecordTable.of(kind), db: db, belonging: belonging)
                return try persons.filter { try appender.wasSaid(record, of: $0, mentor: mentor) }
            }
        }
    }

    /// What stands under a person's own number: for each kind and batch how many rows, oldest first; words given to another are left out.
    package func holdings(of person: Int) throws -> [(kind: RecordKind, batch: Int, rows: Int)] {
        let last = try provenance().lastBatch
        return try guarded {
            try queue.inDatabase { db in
                var holdings: [(kind: RecordKind, batch: Int, rows: Int)] = []
                for table in RecordTable.all where table.kind.role != nil {
                    let counts = try Row.fetchAll(
                        db,
                        sql: """
                            SELECT batch_id, COUNT(*) AS rows FROM main.\(table.name) WHERE person_id = ? AND batch_id <= ? GROUP BY batch_id
                            """, arguments: [person, last])
                    for row in counts where try belonging.owner(of: person, batch: row.integer("batch_id")) == person {
                        holdings.append((table.kind, try row.integer("batch_id"), try row.integer("rows")))
                    }
                }
                return holdings.sorted { ($0.batch, $0.kind.rawValue) < ($1.batch, $1.kind.rawValue) }
            }
        }
    }

    /// The sexes that applications of persons state, as this cut shows them; persons of whom none does are absent.
    package func sexes(of persons: [Int]) throws -> [Int: Set<Sex>] {
        var sexes: [Int: Set<Sex>] = [:]
        for person in persons {
            let rows = try run(
                "SELECT DISTINCT sex FROM application WHERE person_id = :person AND sex IS NOT NULL",
                arguments: ["person": .integer(person)]
            ).rows
            let stated = Set(rows.compactMap { $0[0].text.flatMap(Sex.init(rawValue:)) })
            if !stated.isEmpty { sexes[person] = stated }
        }
        return sexes
    }

    /// Whether two numbers of anybody are one person's.
    package var isAnybodyMerged: Bool { !belonging.canonical.isEmpty }

    /// The persons of numbers without regard to decisions; numbers not known are absent.
    package func ids(of references: Set<String>, as role: PersonRole) throws -> [String: Int] {
        try vault().persons(for: references, as: role)
    }

    /// What keeps two persons from being taken as one; empty where nothing does.
    ///
    /// - Parameters:
    ///   - merged: pairs that would be taken as one before.
    ///   - foreseen: records that would be stored before, in their order.
    package func conflicts(
        merging one: Int, with other: Int, after merged: [(Int, Int)] = [], foreseen: [ForeseenRecord] = []
    ) throws -> [MergeConflict] {
        try guarded {
            try queue.inDatabase { try MergeCheck(merging: one, with: other, after: merged, foreseen: foreseen, $0).all($0) }
        }
    }
}
