// Refuses, on a writing connection whose migrations are done, every statement that would change the schema or lift a safeguard.

internal import GRDB
internal import GRDBSQLite

/// An authorizer of SQLite's. It takes the place of GRDB's own, which only gathers what observers of changes and of transactions ask for:
/// the store has none.
enum SchemaGuard {
    static func stand(on db: Database) {
        sqlite3_set_authorizer(db.sqliteConnection, { _, action, first, second, _, _ in verdict(action, first, second) }, nil)
    }
}

private func verdict(_ action: Int32, _ first: UnsafePointer<CChar>?, _ second: UnsafePointer<CChar>?) -> Int32 {
    switch action {
    case SQLITE_DROP_TABLE, SQLITE_DROP_VTABLE, SQLITE_DROP_INDEX, SQLITE_DROP_VIEW, SQLITE_DROP_TRIGGER, SQLITE_ALTER_TABLE,
        SQLITE_CREATE_TABLE, SQLITE_CREATE_VTABLE, SQLITE_CREATE_INDEX, SQLITE_CREATE_VIEW, SQLITE_CREATE_TRIGGER,
        SQLITE_CREATE_TEMP_TRIGGER, SQLITE_ATTACH, SQLITE_DETACH:
        return SQLITE_DENY
    case SQLITE_PRAGMA:
        // Asking is free; of settings only these may be changed.
        guard let first, second != nil else { return SQLITE_OK }
        return allowedPragmas.contains(String(cString: first).lowercased()) ? SQLITE_OK : SQLITE_DENY
    default: return SQLITE_OK
    }
}

/// `query_only` is GRDB's own, for reading on a writing connection.
private let allowedPragmas: Set<String> = [
    "defer_foreign_keys", "query_only", "wal_checkpoint", "table_info", "index_list", "foreign_key_check",
]
