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
    /// The place of the record among those given.
    let record: Int
    /// Values in the order of the table's own columns, then the day, where they are not those of the record.
    let kept: [Cell]?
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
    /// Whether any record is stored; of one plan, where the plan is part of the key.
    private let storedOfPlan: BoundStatement
    private let planIsKey: Bool
    private var plan = ColumnCursor("plan_id")
    private var plansHeld: [Cell: Bool] = [:]
    private var places: RowPlaces
    /// The bytes of the key that is being made.
    private var keyBytes: [UInt8] = []

    init(table: RecordTable, db: Database, belonging: Belonging = .plain) throws {
        self.table = table
        self.db = db
        self.belonging = belonging
        keyColumns = table.kind.columns.filter(\.isKey)
        mentorIsKey = table.kind.role != .mentor && keyColumns.contains { $0.name == "mentor_id" }
        planIsKey = keyColumns.contains { $0.name == "plan_id" }
        stored = try BoundStatement("SELECT 1 FROM \(table.name) WHERE record_key = ?", db)
        storedOfPlan = try BoundStatement("SELECT 1 FROM \(table.name)\(planIsKey ? " WHERE plan_id = ?" : "") LIMIT 1", db)
        places = RowPlaces(table, keyColumns)
    }

    private var columnList: String {
        (table.columns + ["day"]).joined(separator: ", ")
    }

    /// Whether there may be a record with the key of this one: none is in a plan that has none of the kind. One look-up a plan.
    private mutating func mayBeStored(_ record: Domain.Record) throws -> Bool {
        let plan = planIsKey ? self.plan.cell(record.values) : .null
        if let held = plansHeld[plan] { return held }
        if planIsKey { storedOfPlan.bind(plan, at: 1) }
        let held = try storedOfPlan.integer() != nil
        plansHeld[plan] = held
        return held
    }

    /// Whether a record of a known person, or about nobody, is new beyond doubt, so that nothing needs to be compared.
    mutating func isNew(_ record: Domain.Record, person: Int?, mentor: Int?) throws -> Bool {
        guard belonging.isPlain, !record.retracted else { return false }
        guard try mayBeStored(record) else { return true }
        stored.bind(recordKey(person: person, mentor: mentor, record), at: 1)
        return try stored.integer() == nil
    }

    /// What a record about a known person, or about nobody, changes; nothing where the newest stored version says the same, or where a
    /// retraction has nothing to take back.
    ///
    /// Where the person is one with others, the records with this key of all of them are changed alike; where none has one, it is added
    /// under the person named.
    mutating func changes(_ record: Domain.Record, person: Int?, mentor: Int?) throws -> [PersonChange] {
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

    /// Columns that hold something in the newest version of a record that is stored, of any number of the person, and nothing in this one.
    mutating func emptied(_ record: Domain.Record, person: Int?, mentor: Int?) throws -> [String] {
        guard !record.retracted, try !isNew(record, person: person, mentor: mentor) else { return [] }
        let written = values(of: record, mentor: mentor)
        var names: [String] = []
        for change in try changes(record, person: person, mentor: mentor) where change.change == .corrected {
            guard let former = try newest(person: change.person, mentor: change.mentor, record) else { continue }
            let stored = former.databaseValues.dropFirst(2)
            for (name, (old, new)) in zip(table.columns + ["day"], zip(stored, written))
            where !old.isNull && new == .null && !names.contains(name) {
                names.append(name)
            }
        }
        return names
    }

    /// Whether a stored row says what a record says; another number of the same mentor is no news.
    private mutating func says(_ former: Row, _ record: Domain.Record, mentor: Int?) throws -> Bool {
        let (stored, written) = (Array(former.databaseValues.dropFirst(2)), values(of: record, mentor: mentor).map(\.databaseValue))
        return zip(table.columns + ["day"], zip(stored, written)).allSatisfy { column, values in
            if column == "mentor_id", let one = Int.fromDatabaseValue(values.0), let other = Int.fromDatabaseValue(values.1) {
                return belonging.canonical(of: one) == belonging.canonical(of: other)
            }
            return values.0 == values.1
        }
    }

    /// The row to insert for a change.
    ///
    /// - Parameter number: the place of the record among those given.
    mutating func row(_ record: Domain.Record, _ number: Int, _ change: PersonChange) throws -> PendingRow {
        // Intake and the check of persons come first: a number without an id is a fault of the program, not of the data.
        guard (change.person == nil) == (table.kind.role == nil) else { throw UnknownPerson() }
        // A retraction keeps the values it takes back, so that the row can be read by itself.
        let kept =
            change.change == .retracted
            ? try newest(person: change.person, mentor: change.mentor, record).map { $0.databaseValues.dropFirst(2).map(Cell.init) } : nil
        return PendingRow(
            key: recordKey(person: change.person, mentor: change.mentor, record), retracted: change.change == .retracted,
            person: change.person, mentor: change.mentor, record: number, kept: kept)
    }

    /// The rows to insert. Where two numbers of one human stand in one file, what they say alike is said once.
    ///
    /// - Throws: `FindingsError` where they differ.
    mutating func saidOnce(_ rows: [PendingRow], of records: [Domain.Record]) throws -> [PendingRow] {
        guard !belonging.canonical.isEmpty else { return rows }
        var first: [String: PendingRow] = [:]
        var kept: [PendingRow] = []
        var findings: [Finding] = []
        for pending in rows {
            let record = records[pending.record]
            let key = recordKey(
                person: pending.person.map(belonging.canonical(of:)), mentor: pending.mentor.map(belonging.canonical(of:)), record)
            // Rows of one record for several numbers are no repetition.
            if let earlier = first[key], records[earlier.record].row != record.row {
                guard differ(earlier, pending, records) else { continue }
                findings.append(RecordAppender.twice(record.row, records[earlier.record].row))
            }
            first[key] = first[key] ?? pending
            kept.append(pending)
        }
        guard findings.isEmpty else { throw FindingsError(findings) }
        return kept
    }

    /// Whether the records of two rows say different things, of whichever number of a person or a mentor.
    private mutating func differ(_ one: PendingRow, _ other: PendingRow, _ records: [Domain.Record]) -> Bool {
        guard one.retracted == other.retracted else { return true }
        if one.retracted { return false }
        let mentors = [one, other].map { $0.mentor.map(belonging.canonical(of:)) }
        return values(of: records[one.record], mentor: mentors[0]) != values(of: records[other.record], mentor: mentors[1])
    }

    private static func twice(_ row: Int, _ first: Int) -> Finding {
        Finding(
            "import.person.twice", at: Finding.Place(row: row),
            what: Bilingual(
                "与第 \(first) 行说的是同一个人的同一件事（两个编号已认定为同一人），内容却不同",
                "this row and row \(first) say different things of the same record: their two numbers are one person"),
            action: Bilingual("请只保留一行", "Keep one of them"))
    }

    /// The rows that appending a record of a person would add: whose, the key, and values by column. Nothing is stored.
    mutating func foreseen(
        _ record: Domain.Record, of person: Int
    ) throws -> [(person: Int, key: String, retracted: Bool, values: [String: DatabaseValue])] {
        try changes(record, person: person, mentor: nil).map { change in
            let row = try row(record, 0, change)
            let values = zip(table.columns + ["day"], cells(of: row, [record])).map { ($0, $1.databaseValue) }
            return (change.person ?? person, row.key, row.retracted, Dictionary(values, uniquingKeysWith: { first, _ in first }))
        }
    }

    /// Enters the persons of whom the ledger holds no row yet.
    func enterPersons(of rows: [PendingRow], batch: Int, _ digest: inout BatchDigest) throws {
        let addPerson = try RowInsert(into: "person", ["person_id", "batch_id"], db)
        for person in try PersonEntry.missing(rows.compactMap(\.person) + Set(rows.lazy.compactMap(\.mentor)), db) {
            try addPerson([person.databaseValue, batch.databaseValue], &digest)
        }
    }

    /// - Parameter records: those that the rows were made of.
    mutating func insert(_ rows: [PendingRow], of records: [Domain.Record], batch: Int, _ digest: inout BatchDigest) throws {
        let add = try RecordInsert(into: table, batch: batch, db)
        for row in rows { try add(row, cells(of: row, records), &digest) }
    }

    /// The values of a row in the order of the table's own columns, then the day.
    private mutating func cells(of row: PendingRow, _ records: [Domain.Record]) -> [Cell] {
        row.kept ?? values(of: records[row.record], mentor: row.mentor)
    }

    /// The newest row with a person's key: their own, or one that was said of somebody else and belongs to them.
    private mutating func newest(person: Int?, mentor: Int?, _ record: Domain.Record) throws -> Row? {
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

    /// Whether some batch said just this of a person, under any number that is theirs. What takes a record back may say anything of it.
    mutating func wasSaid(_ record: Domain.Record, of person: Int, mentor: Int?) throws -> Bool {
        let versions = try db.cachedStatement(sql: "SELECT batch_id, retracted, \(columnList) FROM \(table.name) WHERE record_key = ?")
        for source in belonging.sources(of: [person]) {
            for row in try Row.fetchAll(versions, arguments: [recordKey(person: source, mentor: mentor, record)]) {
                guard try belonging.owner(of: source, batch: row.integer("batch_id")) == person else { continue }
                if record.retracted { return true }
                if try row.integer("retracted") == 0, try says(row, record, mentor: mentor) { return true }
            }
        }
        return false
    }

    private mutating func values(of record: Domain.Record, mentor: Int?) -> [Cell] {
        places.resolve(record.values.columns)
        let cells = record.values.cells
        return places.sources.map { source in
            switch source {
            case .mentor: return mentor.map(Cell.integer) ?? .null
            case .place(let place): return cells[place]
            case .day(let first, let second):
                // The day the fact happened: as recorded, else the day it was reported, else unknown.
                if let first, cells[first] != .null { return cells[first] }
                return second.map { cells[$0] } ?? .null
            case .absent: return .null
            }
        }
    }

    private mutating func recordKey(person: Int?, mentor: Int?, _ record: Domain.Record) -> String {
        places.resolve(record.values.columns)
        keyBytes.removeAll(keepingCapacity: true)
        for (number, part) in places.key.enumerated() {
            if number > 0 { keyBytes.append(UInt8(ascii: "/")) }
            switch part {
            case .person: append(person ?? 0)
            case .mentor: append(mentor ?? 0)
            case .place(let place):
                switch record.values.cells[place] {
                case .text(var text): text.withUTF8 { keyBytes.append(contentsOf: $0) }
                case .integer(let number): append(number)
                case .null, .real: break
                }
            case .absent: break
            }
        }
        return String(decoding: keyBytes, as: UTF8.self)
    }

    private mutating func append(_ number: Int) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
            keyBytes.append(contentsOf: digits[Decimal.write(Int64(number), into: digits)...])
        }
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
