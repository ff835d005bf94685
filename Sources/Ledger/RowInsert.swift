// One table's INSERT: its rows go into the table and, as they go, into the digest of their batch.

internal import Domain
internal import GRDB

/// Inserts rows of one table and feeds them to a digest in the form in which `BatchDigest.addRows` would read them back.
struct RowInsert {
    private let insert: BoundStatement
    /// For each value given, in the order of the table's columns: where it stands among those given, and how the digest names it.
    private let order: [(place: Int, mark: [UInt8])]
    private let tableMark: [UInt8]

    /// - Parameter columns: all columns of the table but the row id, in the order in which values will be given.
    init(into table: String, _ columns: [String], _ db: Database) throws {
        let stored = try Row.fetchAll(db, sql: "PRAGMA table_info(\(table))").map { try $0.text("name") }.filter { $0 != "row_id" }
        precondition(Set(stored) == Set(columns), "every column of a table is in the digest")
        order = stored.map { name in (columns.firstIndex(of: name) ?? 0, BatchDigest.mark(name)) }
        tableMark = BatchDigest.mark("table", table)
        let marks = Array(repeating: "?", count: columns.count).joined(separator: ", ")
        insert = try BoundStatement("INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(marks))", db)
    }

    /// - Parameter values: in the order of the columns named.
    func callAsFunction(_ values: [DatabaseValue], _ digest: inout BatchDigest) throws {
        for (place, value) in values.enumerated() { insert.bind(value, at: Int32(place + 1)) }
        try insert.run()
        digest.add(tableMark)
        for (place, mark) in order where !values[place].isNull {
            digest.add(mark)
            digest.add(values[place])
        }
    }
}

/// Inserts the rows of one batch into the table of a kind of record. The frame of the row comes first there, then its values.
struct RecordInsert {
    private let insert: BoundStatement
    /// What the digest has before each value, those of the frame first.
    private let marks: [[UInt8]]
    /// Everything up to the number of the batch, the same for all rows.
    private let batchMark: [UInt8]

    private static let frame = ["batch_id", "record_key", "retracted", "person_id"]

    init(into table: RecordTable, batch: Int, _ db: Database) throws {
        let columns = RecordInsert.frame + table.columns + ["day"]
        let stored = try Row.fetchAll(db, sql: "PRAGMA table_info(\(table.name))").map { try $0.text("name") }.filter { $0 != "row_id" }
        precondition(stored == columns, "every column of a table is in the digest, in the table's order")
        marks = columns.map(BatchDigest.mark)
        batchMark = BatchDigest.mark("table", table.name) + marks[0] + BatchDigest.mark(batch)
        let places = Array(repeating: "?", count: columns.count).joined(separator: ", ")
        insert = try BoundStatement("INSERT INTO \(table.name) (\(columns.joined(separator: ", "))) VALUES (\(places))", db)
        insert.bind(batch, at: 1)
    }

    /// - Parameter values: the table's own columns in order, then the day.
    func callAsFunction(_ row: PendingRow, _ values: [Cell], _ digest: inout BatchDigest) throws {
        digest.add(batchMark)
        insert.bind(row.key, at: 2)
        digest.add(marks[1])
        digest.add(text: row.key)
        insert.bind(row.retracted ? 1 : 0, at: 3)
        digest.add(marks[2])
        digest.add(integer: row.retracted ? 1 : 0)
        if let person = row.person {
            insert.bind(person, at: 4)
            digest.add(marks[3])
            digest.add(integer: Int64(person))
        } else {
            insert.bindNull(at: 4)
        }
        for place in values.indices {
            insert.bind(values[place], at: Int32(place + 5))
            if values[place] == .null { continue }
            digest.add(marks[place + 4])
            digest.add(values[place])
        }
        try insert.run()
    }
}
