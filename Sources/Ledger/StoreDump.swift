// Everything a store holds, table by table, as plain values: for the export in an open format.

package import Domain
package import Foundation
internal import GRDB

/// A table of one of the store's files.
package struct StoredTable: Sendable, Equatable {
    /// `ledger` or `vault`.
    package let file: String
    package let name: String
    /// Column name and SQL type: INTEGER, REAL, TEXT or BLOB.
    package let columns: [StoredColumn]
}

/// A column of a stored table.
package struct StoredColumn: Sendable, Equatable {
    package let name: String
    package let type: String
}

/// One snapshot of both files of a store. A class because it owns the copies it reads, which go with it.
package final class StoreDump {
    package let tables: [StoredTable]
    package let verification: Verification
    private let copies: URL
    private let queues: [String: DatabaseQueue]

    /// Takes the snapshot in a folder that only its owner can read; writers go on beside it.
    ///
    /// - Throws: what verification finds: nothing damaged is exported.
    package init(of store: URL, scratch: URL) throws {
        guard Ledger.exists(in: store) else { throw StoreError.missing(folder: store.path) }
        copies = scratch
        try Ledger.makeFolder(scratch)
        try Backup.copy(store, to: scratch)
        let reader = try LedgerReader(folder: scratch, cut: .everything(asOf: CivilDay(number: 0)), vetted: false)
        verification = try reader.verify()
        reader.close()
        let queues = [
            "ledger": try LedgerSchema.open(in: scratch, access: .reading),
            "vault": try VaultSchema.open(in: scratch, key: nil, access: .reading),
        ]
        self.queues = queues
        tables = try [("ledger", LedgerSchema.appendOnlyTables), ("vault", VaultSchema.tables)].flatMap { file, names in
            try names.map { name in
                StoredTable(file: file, name: name, columns: try StoreDump.columns(of: name, in: queues[file]))
            }
        }
    }

    deinit {
        for queue in queues.values { try? queue.close() }
        try? FileManager.default.removeItem(at: copies)
    }

    /// Calls `body` for each row, in the order of the table's key. Sealed bytes come as Base64 text.
    package func forEachRow(of table: StoredTable, _ body: ([Cell]) throws -> Void) throws {
        let names = table.columns.map(\.name).joined(separator: ", ")
        let order = (1...min(3, table.columns.count)).map(String.init).joined(separator: ", ")
        try guarded {
            try queues[table.file]?.read { db in
                let rows = try Row.fetchCursor(db, sql: "SELECT \(names) FROM \(table.name) ORDER BY \(order)")
                while let row = try rows.next() { try body(row.databaseValues.map(Cell.init)) }
            }
        }
    }

    static func columns(of table: String, in queue: DatabaseQueue?) throws -> [StoredColumn] {
        try guarded {
            try queue?.read { db in
                try Row.fetchAll(db, sql: "SELECT name, type FROM pragma_table_info(?) ORDER BY cid", arguments: [table]).map {
                    StoredColumn(name: try $0.text("name"), type: try $0.text("type"))
                }
            } ?? []
        }
    }
}
