// The hash chain over batches: each batch's digest covers its head, all its rows and the digest before it.

internal import Crypto
internal import Foundation
internal import GRDB

/// SHA-256 over values, each preceded by its kind and length so that no two sequences of values read the same.
struct BatchDigest {
    private var hash = SHA256()
    /// What has been added since the hash was last fed: many small additions cost more than one large.
    private var pending: [UInt8] = []

    /// The digest before the first batch.
    static let origin = String(repeating: "0", count: 64)

    mutating func add(_ value: DatabaseValue) {
        switch value.storage {
        case .null: add("n", [])
        case .int64(let number): add("i", "\(number)".utf8)
        case .double(let number): add("r", withUnsafeBytes(of: number.bitPattern.bigEndian) { Array($0) })
        case .string(let text): add("t", text.utf8)
        case .blob(let data): add("b", data)
        }
    }

    private mutating func add(_ tag: StaticString, _ bytes: some Collection<UInt8>) {
        pending.append(tag.utf8Start.pointee)
        pending.append(contentsOf: "\(bytes.count):".utf8)
        pending.append(contentsOf: bytes)
        if pending.count > 1 << 15 {
            hash.update(data: pending)
            pending.removeAll(keepingCapacity: true)
        }
    }

    func text() -> String {
        var hash = hash
        hash.update(data: pending)
        return hexadecimal(hash.finalize())
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
        add("c", name.utf8)
        add(value)
    }
}

extension Row {
    /// The values in column order.
    var databaseValues: [DatabaseValue] {
        (0..<count).map { self[$0] }
    }
}
