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

/// A change of the record of one person, who is not always the one named: of persons who are one, whoever has the record has it changed.
struct PersonChange {
    let person: Int?
    let mentor: Int?
    let change: Change
}

/// Works on one table within one transaction.
struct RecordAppender {
    let table: RecordTable
    let db: Database
    /// Who is one with whom before this batch.
    let belonging: Belonging
    private let keyColumns: [RecordColumn]
    private let mentorIsKey: Bool
    /// Whether any version of a record with a key is stored.
    private let stored: BoundStatement

    init(table: RecordTable, db: Database, belonging: Belonging = .plain) throws {
        self.table = table
        self.db = db
        self.belonging = belonging
        keyColumns = table.kind.columns.filter(\.isKey)
        mentorIsKey = table.kind.role != .mentor && keyColumns.contains { $0.name == "mentor_id" }
        stored = try BoundStatement("SELECT 1 FROM \(table.name) WHERE record_key = ?", db)
    }

    private var columnList: String {
        (table.columns + ["day"]).joined(separator: ", ")
    }

    /// What a record about a known person, or about nobody, changes; nothing where the newest stored version says the same, or where a
    /// retraction has nothing to take back.
    ///
    /// Where the person is one with others, the records with this key of all of them are changed alike; where none has one, it is added
    /// under the person named.
    func changes(_ record: Domain.Record, person: Int?, mentors: [String: Int]) throws -> [PersonChange] {
        let mentor = record.mentorReference.flatMap { mentors[$0] }
        if belonging.isPlain {
            stored.bind(recordKey(person: person, mentor: mentor, record), at: 1)
            guard try stored.integer() != nil else {
                return record.retracted ? [] : [PersonChange(person: person, mentor: mentor, change: .added)]
            }
        }
        let persons = person.map { person in [person] + belonging.component(of: person).filter { $0 != person } }
        let named = mentor.map { mentor in [mentor] + belonging.component(of: mentor).filter { $0 != mentor } }
        var held: [PersonChange] = []
        var isHeld = false
        for person in persons?.map(Optional.some) ?? [nil] {
            // Only where the mentor is part of the key can two records differ by it.
            for mentor in mentorIsKey ? named?.map(Optional.some) ?? [nil] : [mentor] {
                guard let former = try newest(person: person, mentor: mentor, record), try former.integer("retracted") == 0 else {
                    continue
                }
                isHeld = true
                if record.retracted {
                    held.append(PersonChange(person: person, mentor: mentor, change: .retracted))
                } else if try !says(former, record, mentor: mentor) {
                    held.append(PersonChange(person: person, mentor: mentor, change: .corrected))
                }
            }
        }
        if isHeld { return held }
        return record.retracted ? [] : [PersonChange(person: person, mentor: mentor, change: .added)]
    }

    /// Whether a stored row says what a record says; another number of the same mentor is no news.
    private func says(_ former: Row, _ record: Domain.Record, mentor: Int?) throws -> Bool {
        let (stored, written) = (Array(former.databaseValues.dropFirst(2)), values(of: record, mentor: mentor))
        return zip(table.columns + ["day"], zip(stored, written)).allSatisfy { column, values in
            if column == "mentor_id", let one = Int.fromDatabaseValue(values.0), let other = Int.fromDatabaseValue(values.1) {
                return belonging.canonical(of: one) == belonging.canonical(of: other)
            }
            return values.0 == values.1
        }
    }

    /// The row to insert for a change.
    func row(_ record: Domain.Record, _ change: PersonChange) throws -> PendingRow {
        // Intake and the check of persons come first: a number without an id is a fault of the program, not of the data.
        guard (change.person == nil) == (table.kind.role == nil) else { throw UnknownPerson() }
        // A retraction keeps the values it takes back, so that the row can be read by itself.
        let kept =
            change.change == .retracted
            ? try newest(person: change.person, mentor: change.mentor, record).map { Array($0.databaseValues.dropFirst(2)) } : nil
        return PendingRow(
            key: recordKey(person: change.person, mentor: change.mentor, record), retracted: change.change == .retracted,
            person: change.person, mentor: change.mentor, values: kept ?? values(of: record, mentor: change.mentor))
    }

    /// The rows to insert. Where two numbers of one human stand in one file, what they say alike is said once.
    ///
    /// - Throws: `FindingsError` where they differ.
    func rows(_ changes: [(Domain.Record, PersonChange)]) throws -> [PendingRow] {
        var first: [String: (row: Int, pending: PendingRow)] = [:]
        var rows: [PendingRow] = []
        var findings: [Finding] = []
        for (record, change) in changes {
            let pending = try row(record, change)
            guard !belonging.canonical.isEmpty else {
                rows.append(pending)
                continue
            }
            let key = recordKey(
                person: pending.person.map(belonging.canonical(of:)), mentor: pending.mentor.map(belonging.canonical(of:)), record)
            // Rows of one record for several numbers are no repetition.
            if let earlier = first[key], earlier.row != record.row {
                guard earlier.pending.values != pending.values || earlier.pending.retracted != pending.retracted else { continue }
                findings.append(RecordAppender.twice(record.row, earlier.row))
            }
            first[key] = first[key] ?? (record.row, pending)
            rows.append(pending)
        }
        guard findings.isEmpty else { throw FindingsError(findings) }
        return rows
    }

    private static func twice(_ row: Int, _ first: Int) -> Finding {
        Finding(
            "import.person.twice", at: Finding.Place(row: row),
            what: Bilingual(
                "与第 \(first) 行说的是同一个人的同一件事（两个编号已认定为同一人），内容却不同",
                "this row and row \(first) say different things of the same record: their two numbers are one person"),
            action: Bilingual("请只保留一行", "Keep one of them"))
    }

    /// Enters the persons of whom the ledger holds no row yet.
    func enterPersons(of rows: [PendingRow], batch: Int, _ digest: inout BatchDigest) throws {
        let present = try BoundStatement("SELECT 1 FROM person WHERE person_id = ?", db)
        let addPerson = try RowInsert(into: "person", ["person_id", "batch_id"], db)
        for person in Set(rows.compactMap(\.person)).union(rows.compactMap(\.mentor)).sorted() {
            present.bind(person, at: 1)
            guard try present.integer() == nil else { continue }
            try addPerson([person.databaseValue, batch.databaseValue], &digest)
        }
    }

    func insert(_ rows: [PendingRow], batch: Int, _ digest: inout BatchDigest) throws {
        let add = try RowInsert(into: table.name, ["batch_id", "record_key", "retracted", "person_id"] + table.columns + ["day"], db)
        for row in rows {
            let frame = [
                batch.databaseValue, row.key.databaseValue, (row.retracted ? 1 : 0).databaseValue, row.person.databaseValue,
            ]
            try add(frame + row.values, &digest)
        }
    }

    /// The newest row with a person's key: their own, or one that was said of somebody else and belongs to them.
    private func newest(person: Int?, mentor: Int?, _ record: Domain.Record) throws -> Row? {
        let versions = try db.cachedStatement(
            sql: "SELECT batch_id, retracted, \(columnList) FROM \(table.name) WHERE record_key = ? ORDER BY batch_id DESC")
        guard let person, !belonging.owners.isEmpty else {
            return try Row.fetchOne(versions, arguments: [recordKey(person: person, mentor: mentor, record)])
        }
        var newest: Row?
        for source in belonging.sources(of: [person]) {
            let rows = try Row.fetchAll(versions, arguments: [recordKey(person: source, mentor: mentor, record)])
            let row = try rows.first { try belonging.owner(of: source, batch: $0.integer("batch_id")) == person }
            guard let row else { continue }
            if let other = newest, try other.integer("batch_id") >= row.integer("batch_id") { continue }
            newest = row
        }
        return newest
    }

    private func values(of record: Domain.Record, mentor: Int?) -> [DatabaseValue] {
        // The day the fact happened: as recorded, else the day it was reported, else unknown.
        let day = record.values["day"] ?? record.values["reported_day"] ?? .null
        return table.columns.map { column in
            column == "mentor_id" ? mentor.databaseValue : (record.values[column] ?? .null).databaseValue
        } + [day.databaseValue]
    }

    private func recordKey(person: Int?, mentor: Int?, _ record: Domain.Record) -> String {
        var key = ""
        for column in keyColumns {
            if column.name != keyColumns[0].name { key += "/" }
            switch column.content {
            case .person: key += String(person ?? 0)
            case .mentor: key += String((table.kind.role == .mentor ? person : mentor) ?? 0)
            default:
                switch record.values[column.name] {
                case .text(let text)?: key += text
                case .integer(let number)?: key += String(number)
                default: break
                }
            }
        }
        return key
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
