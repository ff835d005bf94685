// A prepared statement bound value by value, straight to SQLite: GRDB's way costs more than the insertion of a row itself.

internal import Domain
internal import Foundation
internal import GRDB
internal import GRDBSQLite

/// One statement, prepared once and run for many rows. A class because it owns what SQLite prepared; it must go before its connection does.
final class BoundStatement {
    private let statement: OpaquePointer

    /// - Throws: `DatabaseError`, which `guarded` turns into one of ours; the same in all its methods.
    init(_ sql: String, _ db: Database) throws {
        var prepared: OpaquePointer?
        let code = sqlite3_prepare_v3(db.sqliteConnection, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, nil)
        guard code == SQLITE_OK, let prepared else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
        statement = prepared
    }

    deinit { sqlite3_finalize(statement) }

    /// - Parameter place: from 1.
    func bind(_ value: Int, at place: Int32) { sqlite3_bind_int64(statement, place, Int64(value)) }

    func bindNull(at place: Int32) { sqlite3_bind_null(statement, place) }

    func bind(_ value: Cell, at place: Int32) {
        switch value {
        case .null: sqlite3_bind_null(statement, place)
        case .integer(let number): sqlite3_bind_int64(statement, place, Int64(number))
        case .real(let number): sqlite3_bind_double(statement, place, number)
        case .text(let text): bind(text, at: place)
        }
    }

    func bind(_ value: DatabaseValue, at place: Int32) {
        switch value.storage {
        case .null: sqlite3_bind_null(statement, place)
        case .int64(let number): sqlite3_bind_int64(statement, place, number)
        case .double(let number): sqlite3_bind_double(statement, place, number)
        case .string(let text): bind(text, at: place)
        case .blob(let data): bind(data, at: place)
        }
    }

    func bind(_ text: String, at place: Int32) {
        var text = text
        _ = text.withUTF8 { bytes in
            // Without an address it would be NULL, which an empty text is not.
            guard let start = bytes.baseAddress else { return sqlite3_bind_text(statement, place, "", 0, BoundStatement.copied) }
            return start.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
                sqlite3_bind_text(statement, place, $0, Int32(bytes.count), BoundStatement.copied)
            }
        }
    }

    func bind(_ data: Data, at place: Int32) {
        _ = data.withUnsafeBytes { sqlite3_bind_blob(statement, place, $0.baseAddress, Int32($0.count), BoundStatement.copied) }
    }

    /// Runs a statement that yields no rows.
    func run() throws {
        let code = sqlite3_step(statement)
        let reset = sqlite3_reset(statement)
        guard code == SQLITE_DONE else { throw DatabaseError(resultCode: ResultCode(rawValue: reset == SQLITE_OK ? code : reset)) }
    }

    /// Goes to the next row.
    ///
    /// - Returns: false after the last; the statement can then be run again.
    func next() throws -> Bool {
        let code = sqlite3_step(statement)
        if code == SQLITE_ROW { return true }
        let reset = sqlite3_reset(statement)
        guard code == SQLITE_DONE else { throw DatabaseError(resultCode: ResultCode(rawValue: reset == SQLITE_OK ? code : reset)) }
        return false
    }

    /// A value of the row in front; 0 where it is NULL.
    ///
    /// - Parameter column: from 0; the same below.
    func integer(at column: Int32) -> Int { Int(sqlite3_column_int64(statement, column)) }

    func isNull(at column: Int32) -> Bool { sqlite3_column_type(statement, column) == SQLITE_NULL }

    /// Bytes of the row in front; empty where it is NULL.
    func bytes(at column: Int32) -> Data {
        guard let start = sqlite3_column_blob(statement, column) else { return Data() }
        return Data(bytes: start, count: Int(sqlite3_column_bytes(statement, column)))
    }

    /// A text of the row in front; nil where it is NULL.
    func text(at column: Int32) -> String? {
        guard let start = sqlite3_column_text(statement, column) else { return nil }
        return String(
            decoding: UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column))), as: UTF8.self)
    }

    /// Makes the statement ready to run again where not all of its rows were wanted.
    func reset() { sqlite3_reset(statement) }

    /// The first value of the first row; nil where there is no row.
    func integer() throws -> Int? {
        let code = sqlite3_step(statement)
        let value = code == SQLITE_ROW ? Int(sqlite3_column_int64(statement, 0)) : nil
        let reset = sqlite3_reset(statement)
        guard code == SQLITE_ROW || code == SQLITE_DONE else {
            throw DatabaseError(resultCode: ResultCode(rawValue: reset == SQLITE_OK ? code : reset))
        }
        return value
    }

    /// Tells SQLite to keep a copy of its own: the constant SQLITE_TRANSIENT, which C casts from -1 and Swift does not import.
    private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
}
