// Nothing in the ledger is changed or removed: every way of trying, on every table, through the program's own connection.

import Domain
import Foundation
import GRDB
import Testing

@testable import Ledger

/// A way of changing rows, with `$T` for the table.
struct Attempt: Sendable, CustomTestStringConvertible {
    let name: String
    let sql: String

    var testDescription: String { name }
}

@Suite struct AppendOnlyTests {
    static let attempts = [
        Attempt(name: "UPDATE", sql: "UPDATE $T SET batch_id = batch_id"),
        Attempt(name: "UPDATE OR REPLACE", sql: "UPDATE OR REPLACE $T SET batch_id = 1"),
        Attempt(name: "UPDATE OR IGNORE", sql: "UPDATE OR IGNORE $T SET batch_id = 1"),
        Attempt(name: "DELETE of all", sql: "DELETE FROM $T"),
        Attempt(name: "DELETE of one", sql: "DELETE FROM $T WHERE rowid = (SELECT MIN(rowid) FROM $T)"),
        Attempt(name: "REPLACE", sql: "REPLACE INTO $T SELECT * FROM $T"),
        Attempt(name: "INSERT OR REPLACE", sql: "INSERT OR REPLACE INTO $T SELECT * FROM $T LIMIT 1"),
        Attempt(name: "UPSERT", sql: "INSERT INTO $T SELECT * FROM $T WHERE true ON CONFLICT DO UPDATE SET batch_id = excluded.batch_id"),
    ]

    /// A filled store's writing connection, for the length of `body`.
    private func inFilledLedger(_ body: (Database) throws -> Void) throws {
        let store = try TemporaryStore()
        let ledger = try store.ledger()
        try ledger.fill()
        try ledger.queue.inDatabase(body)
    }

    private func content(of table: String, _ db: Database) throws -> [[DatabaseValue]] {
        try Row.fetchAll(db, sql: "SELECT rowid, * FROM \(table) ORDER BY rowid").map(\.databaseValues)
    }

    @Test func `the tables tested here are all there are in the file`() throws {
        try inFilledLedger { db in
            let tables = try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
            #expect(Set(tables) == Set(LedgerSchema.appendOnlyTables + ["grdb_migrations"]))
            for table in LedgerSchema.appendOnlyTables { #expect(try !content(of: table, db).isEmpty, "\(table) has no row to try on") }
        }
    }

    @Test(arguments: attempts)
    func `every table refuses it and keeps its rows`(attempt: Attempt) throws {
        try inFilledLedger { db in
            for table in LedgerSchema.appendOnlyTables {
                let before = try content(of: table, db)
                let sql = attempt.sql.replacing("$T", with: table)
                let error = #expect(throws: DatabaseError.self, "\(sql)") { try db.execute(sql: sql) }
                #expect(error?.message == "the ledger is append-only", "\(sql)")
                #expect(try content(of: table, db) == before, "\(sql)")
            }
        }
    }

    @Test func `an insert that would be ignored changes nothing either`() throws {
        try inFilledLedger { db in
            for table in LedgerSchema.appendOnlyTables {
                let before = try content(of: table, db)
                try db.execute(sql: "INSERT OR IGNORE INTO \(table) SELECT * FROM \(table)")
                try db.execute(sql: "INSERT INTO \(table) SELECT * FROM \(table) WHERE true ON CONFLICT DO NOTHING")
                #expect(try content(of: table, db) == before, "\(table)")
            }
        }
    }

    @Test func `no table is dropped, renamed or altered, no trigger or index lifted`() throws {
        try inFilledLedger { db in
            let schema = { try String.fetchAll(db, sql: "SELECT type || name || COALESCE(sql, '') FROM sqlite_master ORDER BY 1") }
            let before = try schema()
            for table in LedgerSchema.appendOnlyTables {
                for sql in [
                    "DROP TABLE \(table)", "DROP TABLE IF EXISTS \(table)", "ALTER TABLE \(table) ADD COLUMN more TEXT",
                    "ALTER TABLE \(table) RENAME TO other", "ALTER TABLE \(table) RENAME COLUMN batch_id TO other",
                    "DROP TRIGGER \(table)_no_update", "DROP TRIGGER \(table)_no_delete",
                    "CREATE TRIGGER more BEFORE INSERT ON \(table) BEGIN SELECT RAISE(IGNORE); END",
                    "CREATE TEMP TRIGGER more BEFORE INSERT ON \(table) BEGIN SELECT RAISE(IGNORE); END",
                ] {
                    #expect(throws: DatabaseError.self, "\(sql)") { try db.execute(sql: sql) }
                }
                #expect(try !content(of: table, db).isEmpty)
            }
            #expect(try schema() == before)
        }
    }

    @Test(arguments: [
        "PRAGMA writable_schema = ON", "PRAGMA recursive_triggers = OFF", "PRAGMA foreign_keys = OFF",
        "PRAGMA ignore_check_constraints = ON",
        "PRAGMA synchronous = OFF", "PRAGMA journal_mode = OFF", "PRAGMA user_version = 9", "PRAGMA secure_delete = OFF",
        "ATTACH ':memory:' AS other", "DROP INDEX application_by_person", "CREATE TABLE more (a)", "CREATE VIEW more AS SELECT 1", "VACUUM",
        "DELETE FROM sqlite_master", "UPDATE sqlite_master SET sql = ''",
    ])
    func `no safeguard of the writing connection is lifted`(sql: String) throws {
        try inFilledLedger { (db: Database) throws in
            #expect(throws: DatabaseError.self) { try db.execute(sql: sql) }
            for (setting, value) in [("synchronous", 2), ("foreign_keys", 1), ("recursive_triggers", 1), ("secure_delete", 1)] {
                #expect(try Int.fetchOne(db, sql: "PRAGMA \(setting)") == value, "\(setting)")
            }
        }
    }
}
