// What the lists of reference say of the values in follow-ups, as relations that queries may read beside those of the cut.

package import Domain
internal import GRDB

/// What the lists in force say of values as records write them. A value without an entry is in no list.
package struct ListedFacts: Sendable {
    /// A university, or a university and a subject, as a follow-up names it.
    package struct University: Sendable {
        let cells: [Cell]

        /// - Parameters:
        ///   - value: as written.
        ///   - name: the name of today.
        ///   - central: whether it belongs to a body of the central state; nil where the list says no authority.
        ///   - subject: what is written behind the university; nil where nothing is.
        ///   - discipline: the basic discipline of that subject; nil where it is none.
        package init(value: String, name: String, level: InstitutionKind?, central: Bool?, subject: String?, discipline: String?) {
            cells = [
                .text(value), .text(name), level.map { .text($0.rawValue) } ?? .null, central.map { .integer($0 ? 1 : 0) } ?? .null,
                subject.map(Cell.text) ?? .null, discipline.map(Cell.text) ?? .null,
            ]
        }
    }

    /// A major, or a class of majors, as a follow-up names it.
    package struct Major: Sendable {
        let cells: [Cell]

        /// - Parameters:
        ///   - discipline: the basic discipline of its class; nil where it is none.
        ///   - bearsName: whether the major is the one that bears the discipline's name, and not another of its class.
        package init(value: String, category: String, discipline: String?, bearsName: Bool) {
            cells = [.text(value), .text(category), discipline.map(Cell.text) ?? .null, .integer(bearsName ? 1 : 0)]
        }
    }

    /// A base of the Top-Notch programme.
    package struct Base: Sendable {
        let cells: [Cell]

        /// - Parameter from: the first day on which the list has it.
        package init(university: String, subject: String?, discipline: String?, from: CivilDay) {
            cells = [.text(university), subject.map(Cell.text) ?? .null, discipline.map(Cell.text) ?? .null, .integer(from.number)]
        }
    }

    let universities: [University]
    let majors: [Major]
    let bases: [Base]
    /// The day up to which the list of bases is complete; nil where only partial ones are at hand.
    let basesCompleteDay: CivilDay?

    package init(universities: [University], majors: [Major], bases: [Base], basesCompleteDay: CivilDay?) {
        self.universities = universities
        self.majors = majors
        self.bases = bases
        self.basesCompleteDay = basesCompleteDay
    }

    /// The relations: name and columns.
    static let relations: [(name: String, columns: [String])] = [
        ("listed_university", ["value", "name", "level", "central", "subject", "discipline"]),
        ("listed_major", ["value", "category", "discipline", "bears_name"]),
        ("topnotch_base", ["university", "subject", "discipline", "from_day"]),
        ("topnotch_complete", ["day"]),
    ]

    static func make(_ db: Database) throws {
        for relation in relations {
            try db.execute(sql: "CREATE TEMP TABLE \(relation.name) (\(relation.columns.joined(separator: ", ")))")
        }
        try db.execute(sql: "CREATE INDEX temp.listed_university_by_value ON listed_university (value)")
        try db.execute(sql: "CREATE INDEX temp.listed_major_by_value ON listed_major (value)")
    }

    fileprivate var rows: [(relation: String, rows: [[Cell]])] {
        zip(
            ListedFacts.relations.map(\.name),
            [universities.map(\.cells), majors.map(\.cells), bases.map(\.cells), basesCompleteDay.map { [[.integer($0.number)]] } ?? []]
        ).map { ($0, $1) }
    }
}

extension LedgerReader {
    /// The relations of lists that queries may select from. They are empty until `lay`.
    package static var listed: [String] { ListedFacts.relations.map(\.name) }

    /// The different values of the questions that lists know, as anybody ever wrote them.
    ///
    /// Cost: one pass over all follow-ups.
    package func followUpValues(of question: FollowUpQuestion) throws -> [String] {
        try guarded {
            try queue.inDatabase { db in
                try String.fetchAll(
                    db, sql: "SELECT DISTINCT value FROM main.follow_up_row WHERE question = ? AND value IS NOT NULL ORDER BY value",
                    arguments: [question.rawValue])
            }
        }
    }

    /// Fills the relations of lists, in place of what they hold.
    package func lay(_ facts: ListedFacts) throws {
        try guarded {
            try queue.inDatabase { db in
                for (relation, rows) in facts.rows {
                    try db.execute(sql: "DELETE FROM temp.\(relation)")
                    guard let width = rows.first?.count else { continue }
                    let places = Array(repeating: "?", count: width).joined(separator: ", ")
                    let insert = try db.makeStatement(sql: "INSERT INTO temp.\(relation) VALUES (\(places))")
                    for row in rows { try insert.execute(arguments: StatementArguments(row.map(\.databaseValue))) }
                }
            }
        }
    }
}
