// Every kind of record has its table, and what a record says is what a query reads.

import Domain
import Foundation
import GRDB
import Testing

@testable import Ledger

@Suite struct RecordTableTests {
    @Test func `every kind has one table, in the order of the kinds`() {
        #expect(RecordTable.all.map(\.kind) == RecordKind.allCases)
        for kind in RecordKind.allCases { #expect(RecordTable.of(kind).kind == kind) }
    }

    /// Columns that the frame holds, the vault keeps or intake uses up.
    private func isOwn(_ column: RecordColumn, of kind: RecordKind) -> Bool {
        switch column.content {
        case .person, .identity, .clue: false
        case .mentor: kind.role == .pupil
        default: !["day", "retracted", "invented"].contains(column.name)
        }
    }

    @Test(arguments: RecordKind.allCases)
    func `a table has the columns of its kind, each of a fitting type`(kind: RecordKind) throws {
        let store = try TemporaryStore()
        let ledger = try store.ledger()
        let types = try ledger.queue.read { db in
            Dictionary(
                uniqueKeysWithValues: try Row.fetchAll(db, sql: "PRAGMA table_info(\(RecordTable.of(kind).name))").map {
                    ($0["name"] as String, $0["type"] as String)
                })
        }
        let columns = RecordTable.of(kind).columns
        #expect(
            columns
                == kind.columns.filter { isOwn($0, of: kind) }.map(\.name).sorted { left, right in
                    (columns.firstIndex(of: left) ?? -1) < (columns.firstIndex(of: right) ?? -1)
                })
        for column in kind.columns where isOwn(column, of: kind) {
            let type =
                switch column.content {
                case .day, .flag, .whole: "INTEGER"
                case .number: "REAL"
                case .mentor: "INTEGER"
                default: "TEXT"
                }
            #expect(types[column.name] == type, "\(column.name)")
        }
    }

    @Test(arguments: RecordKind.allCases)
    func `every value of a record is read back from the relation of its kind`(kind: RecordKind) throws {
        let store = try TemporaryStore()
        try store.ledger().fill()
        let table = try store.reader().run("SELECT * FROM \(kind.rawValue)", arguments: [:])
        // The erased pupil applied too.
        #expect(table.rows.count == (kind == .application ? 2 : 1))
        var expected = FullRecord.of(kind).values.byName
        // The mentor came first.
        expected["person_id"] = kind.role.map { .integer($0 == .mentor ? 1 : 2) } ?? .null
        if kind == .placement || kind == .wish { expected["mentor_id"] = .integer(1) }
        #expect(Dictionary(uniqueKeysWithValues: zip(table.columns, table.rows[0])) == expected)
    }

    @Test(arguments: RecordKind.allCases)
    func `a difference in any one column is a correction, and none is none`(kind: RecordKind) throws {
        let store = try TemporaryStore()
        let ledger = try store.ledger()
        try ledger.fill()
        let full = FullRecord.of(kind)
        let head = try head(kind.rawValue, received: "2025-01-05")
        #expect(try ledger.append([full], of: kind, head: head).unchanged == 1)
        for column in kind.columns where full.values[column.name] != nil && !column.isKey {
            var values = full.values.byName
            values[column.name] = .null
            if column.name == "day" { values["day"] = .integer(1) }
            let receipt = try ledger.append([record(full.reference, values, mentor: full.mentorReference)], of: kind, head: head)
            #expect(receipt.corrected == 1, "\(column.name)")
            #expect(try ledger.append([full], of: kind, head: head).corrected == 1, "\(column.name)")
        }
    }

    @Test(arguments: RecordKind.allCases)
    func `a difference in any column of the key is another record`(kind: RecordKind) throws {
        let store = try TemporaryStore()
        let ledger = try store.ledger()
        try ledger.fill()
        let full = FullRecord.of(kind)
        for column in kind.columns where full.values[column.name] != nil && column.isKey {
            var values = full.values.byName
            if case .integer(let number)? = values[column.name] {
                values[column.name] = .integer(number + 1)
            } else {
                values[column.name] = .text("other")
            }
            let receipt = try ledger.append(
                [record(full.reference, values, mentor: full.mentorReference)], of: kind, head: head(kind.rawValue, received: "2025-01-05"))
            #expect(receipt.added == 1 && receipt.corrected == 0, "\(column.name)")
        }
    }
}
