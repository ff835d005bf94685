// Errors of SQLite become the store's own: their messages can hold values of records and go no further.

internal import Foundation
internal import GRDB

/// Runs a piece of work on a database of the store.
///
/// - Throws: `StoreError` in the place of `DatabaseError`; other errors as they are.
func guarded<Value>(_ body: () throws -> Value) throws -> Value {
    do {
        return try body()
    } catch let error as DatabaseError {
        throw StoreError(error)
    } catch is RowDecodingError {
        throw StoreError.damaged
    }
}

extension Row {
    /// A column's value; GRDB's own subscript ends the program, and prints the row, where a damaged file holds another type.
    func integer(_ column: String) throws -> Int { try value(column) }

    func text(_ column: String) throws -> String { try value(column) }

    func bytes(_ column: String) throws -> Data { try value(column) }

    private func value<Value: DatabaseValueConvertible>(_ column: String) throws -> Value {
        guard let value = Value.fromDatabaseValue(self[column]) else { throw StoreError.damaged }
        return value
    }
}

extension StoreError {
    init(_ error: DatabaseError) {
        self =
            switch error.resultCode {
            // The shared index of the log cannot grow.
            case _ where error.extendedResultCode == .SQLITE_IOERR_SHMSIZE: .diskFull
            case .SQLITE_CORRUPT, .SQLITE_NOTADB: .damaged
            case .SQLITE_FULL: .diskFull
            case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM: .cannotOpen
            default: .database(code: error.extendedResultCode.rawValue)
            }
    }
}
