// The hash chain over batches: each batch's digest covers its head, all its rows and the digest before it.

internal import Crypto
internal import Domain
internal import Foundation
internal import GRDB

/// SHA-256 over values, each preceded by its kind and length so that no two sequences of values read the same.
struct BatchDigest {
    private var hash = SHA256()
    /// What has been added since the hash was last fed, up to `filled`: many small additions cost more than one large.
    private var pending: [UInt8]
    private var filled = 0

    private static let size = 1 << 15

    /// The digest before the first batch.
    static let origin = String(repeating: "0", count: 64)

    /// - Parameter size: bytes to gather before the hash is fed.
    init(size: Int = BatchDigest.size) { pending = [UInt8](repeating: 0, count: size) }

    mutating func add(_ value: DatabaseValue) {
        switch value.storage {
        case .null: add("n", UnsafeRawBufferPointer(start: nil, count: 0))
        case .int64(let number): add(integer: number)
        case .double(let number): add(real: number)
        case .string(let text): add(text: text)
        case .blob(let data): data.withUnsafeBytes { add("b", $0) }
        }
    }

    mutating func add(_ value: Cell) {
        switch value {
        case .null: add(DatabaseValue.null)
        case .integer(let number): add(integer: Int64(number))
        case .real(let number): add(real: number)
        case .text(let text): add(text: text)
        }
    }

    mutating func add(text: String) {
        var text = text
        text.withUTF8 { add("t", UnsafeRawBufferPointer($0)) }
    }

    mutating func add(real number: Double) { withUnsafeBytes(of: number.bitPattern.bigEndian) { add("r", $0) } }

    mutating func add(integer number: Int64) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
            add("i", UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(digits)[Decimal.write(number, into: digits)...]))
        }
    }

    /// Adds what `mark` made.
    mutating func add(_ mark: [UInt8]) { mark.withUnsafeBytes { append($0) } }

    /// What stands before a value that is not null: the name of its column.
    static func mark(_ name: String) -> [UInt8] {
        var digest = BatchDigest(size: 256)
        digest.add("c", name)
        return digest.gathered
    }

    /// A name and its value.
    static func mark(_ name: String, _ value: String) -> [UInt8] {
        var digest = BatchDigest(size: 256)
        digest.add(name, value.databaseValue)
        return digest.gathered
    }

    /// A whole number.
    static func mark(_ number: Int) -> [UInt8] {
        var digest = BatchDigest(size: 32)
        digest.add(integer: Int64(number))
        return digest.gathered
    }

    /// All that was added, where nothing of it was fed to the hash yet.
    private var gathered: [UInt8] { Array(pending[..<filled]) }

    private mutating func add(_ tag: StaticString, _ text: String) {
        var text = text
        text.withUTF8 { add(tag, UnsafeRawBufferPointer($0)) }
    }

    private mutating func add(_ tag: StaticString, _ bytes: UnsafeRawBufferPointer) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 22) { frame in
            let digits = UnsafeMutableBufferPointer(rebasing: frame[1..<21])
            let start = Decimal.write(Int64(bytes.count), into: digits)
            frame[start] = tag.utf8Start.pointee
            frame[21] = UInt8(ascii: ":")
            append(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(frame)[start...]))
        }
        append(bytes)
    }

    private mutating func append(_ bytes: UnsafeRawBufferPointer) {
        if bytes.count > pending.count - filled {
            feed()
            guard bytes.count <= pending.count else { return hash.update(bufferPointer: bytes) }
        }
        let start = filled
        pending.withUnsafeMutableBytes { UnsafeMutableRawBufferPointer(rebasing: $0[start...]).copyMemory(from: bytes) }
        filled += bytes.count
    }

    private mutating func feed() {
        let end = filled
        pending.withUnsafeBytes { hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: $0[..<end])) }
        filled = 0
    }

    func text() -> String {
        var hash = hash
        hash.update(data: pending[..<filled])
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

    /// - Parameter head: the head of a batch without the digest itself; the rows follow.
    init(head: some Sequence<(String, DatabaseValue)>) {
        self.init()
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
        add("c", name)
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
