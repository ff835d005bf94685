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
        case .int64(let number): add(integer: number)
        case .double(let number): withUnsafeBytes(of: number.bitPattern.bigEndian) { add("r", $0) }
        case .string(let text): add("t", text.utf8)
        case .blob(let data): add("b", data)
        }
    }

    /// Adds what `mark` made.
    mutating func add(_ mark: [UInt8]) {
        pending.append(contentsOf: mark)
        feed()
    }

    /// What stands before a value that is not null: the name of its column.
    static func mark(_ name: String) -> [UInt8] {
        var digest = BatchDigest()
        digest.add("c", name.utf8)
        return digest.pending
    }

    /// A name and its value.
    static func mark(_ name: String, _ value: String) -> [UInt8] {
        var digest = BatchDigest()
        digest.add(name, value.databaseValue)
        return digest.pending
    }

    private mutating func add(_ tag: StaticString, _ bytes: some Collection<UInt8>) {
        pending.append(tag.utf8Start.pointee)
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
            pending.append(contentsOf: digits[Decimal.write(Int64(bytes.count), into: digits)...])
        }
        pending.append(UInt8(ascii: ":"))
        pending.append(contentsOf: bytes)
        feed()
    }

    private mutating func add(integer number: Int64) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
            add("i", digits[Decimal.write(number, into: digits)...])
        }
    }

    private mutating func feed() {
        guard pending.count > 1 << 15 else { return }
        hash.update(data: pending)
        pending.removeAll(keepingCapacity: true)
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
        var digest = BatchDigest(head: zip(headColumns, head?.databaseValues ?? []))
        try digest.addRows(of: batch, in: db)
        return digest.text()
    }

    init() {}

    /// - Parameter head: the head of a batch without the digest itself; the rows follow.
    init(head: some Sequence<(String, DatabaseValue)>) {
        for (name, value) in head { add(name, value) }
    }

    /// Adds the rows of a batch that are in place: every row of every table by row id.
    ///
    /// Names go in with values and empty ones are left out: a column added later does not change the digest of older rows.
    mutating func addRows(of batch: Int, in db: Database) throws {
        for table in LedgerSchema.appendOnlyTables where table != "batch" {
            let order = table == "person" ? "person_id" : "row_id"
            let rows = try Row.fetchCursor(
                db.cachedStatement(sql: "SELECT * FROM \(table) WHERE batch_id = ? ORDER BY \(order)"), arguments: [batch])
            while let row = try rows.next() {
                add("table", table.databaseValue)
                for (name, value) in row where name != "row_id" { add(name, value) }
            }
        }
    }

    private mutating func add(_ name: String, _ value: DatabaseValue) {
        guard !value.isNull else { return }
        add("c", name.utf8)
        add(value)
    }
}

/// Whole numbers as text without a String for each.
enum Decimal {
    /// Writes the digits, and a sign before them where there is one, at the end of a buffer of at least 20 bytes.
    ///
    /// - Returns: where they begin.
    static func write(_ number: Int64, into buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
        var place = buffer.count
        var rest = number.magnitude
        repeat {
            place -= 1
            buffer[place] = UInt8(0x30 + rest % 10)
            rest /= 10
        } while rest > 0
        if number < 0 {
            place -= 1
            buffer[place] = UInt8(ascii: "-")
        }
        return place
    }
}

extension Row {
    /// The values in column order.
    var databaseValues: [DatabaseValue] {
        (0..<count).map { self[$0] }
    }
}
