// One table's INSERT: its rows go into the table and, as they go, into the digest of their batch.

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
