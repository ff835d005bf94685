// Decides for each record whether it is new, a correction, a retraction or nothing new, and inserts what is.

internal import Domain
internal import GRDB

/// What a row does to the store.
enum Change {
    case added, corrected, retracted
}

/// A row ready to be inserted.
struct PendingRow {
    let key: String
    let retracted: Bool
    let person: Int
    /// Values in the order of the table's own columns, then the day.
    let values: [DatabaseValue]
    let change: Change
}

/// Works on one table within one transaction.
struct RecordAppender {
    let table: RecordTable
    let db: Database
    /// Person ids by the office's number.
    let ids: [String: Int]

    private var columnList: String {
        (table.columns.map(\.name) + ["day"]).joined(separator: ", ")
    }

    /// nil where the newest stored version says the same, or where a retraction has nothing to take back.
    func pending(_ record: Domain.Record) throws -> PendingRow? {
        // The caller has checked that every number is known: a number without an id is a fault of the program, not of the data.
        guard let person = ids[record.reference] else { preconditionFailure("a record of an unknown person reached the ledger") }
        let mentor = record.mentorReference.flatMap { ids[$0] }
        let values =
            table.columns.map { column in
                column.name == "mentor_id" ? mentor.databaseValue : (record.values[column.name] ?? .null).databaseValue
            } + [day(of: record).databaseValue]
        let key = recordKey(person: person, mentor: mentor, record)
        let stored = try db.cachedStatement(
            sql: "SELECT retracted, \(columnList) FROM \(table.name) WHERE record_key = ? ORDER BY batch_id DESC LIMIT 1")
        let former = try Row.fetchOne(stored, arguments: [key])
        if record.retracted {
            guard let former, former["retracted"] == 0 else { return nil }
            // A retraction keeps the values it takes back, so that the row can be read by itself.
            return PendingRow(
                key: key, retracted: true, person: person, values: Array(former.databaseValues.dropFirst()), change: .retracted)
        }
        guard let former, former["retracted"] == 0 else {
            return PendingRow(key: key, retracted: false, person: person, values: values, change: .added)
        }
        guard Array(former.databaseValues.dropFirst()) != values else { return nil }
        return PendingRow(key: key, retracted: false, person: person, values: values, change: .corrected)
    }

    func insert(_ rows: [PendingRow], batch: Int) throws {
        let newPersons = Set(rows.map(\.person)).union(rows.compactMap(mentor))
        let addPerson = try db.cachedStatement(
            sql: "INSERT INTO person (person_id, batch_id) SELECT ?, ? WHERE NOT EXISTS (SELECT 1 FROM person WHERE person_id = ?)")
        for person in newPersons.sorted() { try addPerson.execute(arguments: [person, batch, person]) }
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

    private func mentor(of row: PendingRow) -> Int? {
        guard let position = table.columns.firstIndex(where: { $0.name == "mentor_id" }) else { return nil }
        return Int.fromDatabaseValue(row.values[position])
    }

    /// The day the fact happened: as recorded, else the day it was reported. A record with neither holds from the beginning.
    private func day(of record: Domain.Record) -> Int {
        record.values["day"]?.integer ?? record.values["reported_day"]?.integer ?? 0
    }

    private func recordKey(person: Int, mentor: Int?, _ record: Domain.Record) -> String {
        table.kind.columns.filter(\.isKey).map { column in
            switch column.content {
            case .person: "\(person)"
            case .mentor: "\(table.kind == .mentor ? person : mentor ?? 0)"
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
