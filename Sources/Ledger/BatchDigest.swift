// The hash chain over batches: each batch's digest covers its head, all its rows and the digest before it.

internal import Crypto
internal import Foundation
internal import GRDB

/// SHA-256 over values, each preceded by its kind and length so that no two sequences of values read the same.
struct BatchDigest {
    private var hash = SHA256()

    /// The digest before the first batch.
    static let origin = String(repeating: "0", count: 64)

    mutating func add(_ value: DatabaseValue) {
        switch value.storage {
        case .null: add(tag: "n", Data())
        case .int64(let number): add(tag: "i", Data("\(number)".utf8))
        case .double(let number): add(tag: "r", withUnsafeBytes(of: number.bitPattern.bigEndian) { Data($0) })
        case .string(let text): add(tag: "t", Data(text.utf8))
        case .blob(let data): add(tag: "b", data)
        }
    }

    private mutating func add(tag: String, _ bytes: Data) {
        hash.update(data: Data("\(tag)\(bytes.count):".utf8))
        hash.update(data: bytes)
    }

    func text() -> String {
        hexadecimal(hash.finalize())
    }

    /// The columns of a batch's head that its digest covers.
    static let headColumns = [
        "batch_id", "kind", "file_digest", "row_count", "received_day", "recorded_at", "invented", "previous_digest",
    ]

    /// The digest of a batch as it stands in the ledger.
    static func ofStored(batch: Int, in db: Database) throws -> String {
        let head = try Row.fetchOne(
            db, sql: "SELECT \(headColumns.joined(separator: ", ")) FROM batch WHERE batch_id = ?", arguments: [batch])
        return try ofPending(batch: batch, head: Array(zip(headColumns, head?.databaseValues ?? [])), in: db)
    }

    /// The digest of a batch whose rows are in place: its head without the digest itself, then every row of every table by row id.
    ///
    /// Names go in with values and empty ones are left out: a column added later does not change the digest of older rows.
    static func ofPending(batch: Int, head: [(String, DatabaseValue)], in db: Database) throws -> String {
        var digest = BatchDigest()
        for (name, value) in head { digest.add(name, value) }
        for table in LedgerSchema.appendOnlyTables where table != "batch" {
            let order = table == "person" ? "person_id" : "row_id"
            let rows = try Row.fetchCursor(
                db.cachedStatement(sql: "SELECT * FROM \(table) WHERE batch_id = ? ORDER BY \(order)"), arguments: [batch])
            while let row = try rows.next() {
                digest.add("table", table.databaseValue)
                for (name, value) in row where name != "row_id" { digest.add(name, value) }
            }
        }
        return digest.text()
    }

    private mutating func add(_ name: String, _ value: DatabaseValue) {
        guard !value.isNull else { return }
        add(tag: "c", Data(name.utf8))
        add(value)
    }
}

extension Row {
    /// The values in column order.
    var databaseValues: [DatabaseValue] {
        (0..<count).map { self[$0] }
    }
}
