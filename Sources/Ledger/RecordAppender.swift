// Decides for each record whether it is new, a correction, a retraction or nothing new, and inserts what is.

internal import Domain
internal import GRDB

/// What a record does to the store.
enum Change {
    case added, corrected, retracted
    /// Only the person's name, contact or document number is new: kept in the vault alone.
    case renamed
}

/// A row ready to be inserted.
struct PendingRow {
    let key: String
    let retracted: Bool
    /// nil where the row is about nobody.
    let person: Int?
    let mentor: Int?
    /// Values in the order of the table's own columns, then the day.
    let values: [DatabaseValue]
}

/// Works on one table within one transaction.
struct RecordAppender {
    let table: RecordTable
    let db: Database

    private var columnList: String {
        (table.columns + ["day"]).joined(separator: ", ")
    }

    /// What a record about a known person, or about nobody, changes; nil where the newest stored version says the same, or where a retraction has
    /// nothing to take back.
    func change(_ record: Domain.Record, person: Int?, mentors: [String: Int]) throws -> Change? {
        let mentor = record.mentorReference.flatMap { mentors[$0] }
        let former = try newest(recordKey(person: person, mentor: mentor, record))
        guard let former, try former.integer("retracted") == 0 else { return record.retracted ? nil : .added }
        if record.retracted { return .retracted }
        return Array(former.databaseValues.dropFirst()) == values(of: record, mentor: mentor) ? nil : .corrected
    }

    /// The row to insert for a change.
    func row(_ record: Domain.Record, _ change: Change, ids: [String: Int], mentors: [String: Int]) throws -> PendingRow {
        // Intake and the check of persons come first: a number without an id is a fault of the program, not of the data.
        let person = record.reference.flatMap { ids[$0] }
        guard (person == nil) == (table.kind.role == nil) else { throw UnknownPerson() }
        let mentor = record.mentorReference.flatMap { mentors[$0] }
        let key = recordKey(person: person, mentor: mentor, record)
        // A retraction keeps the values it takes back, so that the row can be read by itself.
        let kept = change == .retracted ? try newest(key).map { Array($0.databaseValues.dropFirst()) } : nil
        return PendingRow(
            key: key, retracted: change == .retracted, person: person, mentor: mentor,
            values: kept ?? values(of: record, mentor: mentor))
    }

    func insert(_ rows: [PendingRow], batch: Int) throws {
        let persons = Set(rows.compactMap(\.person)).union(rows.compactMap(\.mentor))
        let addPerson = try db.cachedStatement(
            sql: "INSERT INTO person (person_id, batch_id) SELECT ?, ? WHERE NOT EXISTS (SELECT 1 FROM person WHERE person_id = ?)")
        for person in persons.sorted() { try addPerson.execute(arguments: [person, batch, person]) }
        let marks = Array(repeating: "?", count: 5 + table.columns.count).joined(separator: ", ")
        let add = try db.cachedStatement(
            sql: "INSERT INTO \(table.name) (batch_id, record_key, retracted, person_id, \(columnList)) VALUES (\(marks))")
        for row in rows {
            let frame = [
                batch.databaseValue, row.key.databaseValue, (row.retracted ? 1 : 0).databaseValue, row.person.databaseValue,
            ]
            try add.execute(arguments: StatementArguments(frame + row.values))
        }
    }

    private func newest(_ key: String) throws -> Row? {
        let stored = try db.cachedStatement(
            sql: "SELECT retracted, \(columnList) FROM \(table.name) WHERE record_key = ? ORDER BY batch_id DESC LIMIT 1")
        return try Row.fetchOne(stored, arguments: [key])
    }

    private func values(of record: Domain.Record, mentor: Int?) -> [DatabaseValue] {
        // The day the fact happened: as recorded, else the day it was reported, else unknown.
        let day = record.values["day"] ?? record.values["reported_day"] ?? .null
        return table.columns.map { column in
            column == "mentor_id" ? mentor.databaseValue : (record.values[column] ?? .null).databaseValue
        } + [day.databaseValue]
    }

    private func recordKey(person: Int?, mentor: Int?, _ record: Domain.Record) -> String {
        table.kind.columns.filter(\.isKey).map { column in
            switch column.content {
            case .person: "\(person ?? 0)"
            case .mentor: "\((table.kind.role == .mentor ? person : mentor) ?? 0)"
            default:
                switch record.values[column.name] {
                case .text(let text)?: text
                case .integer(let number)?: "\(number)"
                default: ""
                }
            }
        }.joined(separator: "/")
    }
}

/// A record of a person whom the caller has not checked.
struct UnknownPerson: Error {}

extension Cell {
    var databaseValue: DatabaseValue {
        switch self {
        case .null: .null
        case .integer(let value): value.databaseValue
        case .real(let value): value.databaseValue
        case .text(let value): value.databaseValue
        }
    }
}
