// Export and rebuilding: the same rows give the same chain; rows that do not fit build nothing.

import Domain
import Foundation
import GRDB
import Testing

@testable import Ledger

@Suite struct RebuildTests {
    /// Table name to column names and rows as text.
    typealias Tables = [String: (names: [String], rows: [[String?]])]

    private func dump(_ store: TemporaryStore) throws -> (tables: Tables, head: String) {
        let dump = try StoreDump(of: store.folder, scratch: TemporaryStore(created: false).folder)
        var tables: Tables = [:]
        for table in dump.tables {
            var rows: [[String?]] = []
            try dump.forEachRow(of: table) { cells in
                rows.append(
                    cells.map { cell in
                        switch cell {
                        case .null: nil
                        case .integer(let value): "\(value)"
                        case .real(let value): "\(value)"
                        case .text(let value): value
                        }
                    })
            }
            tables["\(table.file)/\(table.name)"] = (table.columns.map(\.name), rows)
        }
        return (tables, dump.verification.head)
    }

    private func rebuild(_ tables: Tables, head: String, into place: TemporaryStore, key: URL) throws -> Verification {
        try StoreRebuild.run(into: place.folder, key: key, head: head, now: 3) { name, insert in
            guard let table = tables[name] else { return }
            for row in table.rows { try insert(table.names, row) }
        }
    }

    @Test(arguments: [false, true])
    func `a store built from its own rows has the same head, facts and names`(fresh: Bool) throws {
        let store = try TemporaryStore.filled()
        let (tables, head) = try dump(store)
        #expect(Set(tables.keys) == Set(LedgerSchema.appendOnlyTables.map { "ledger/\($0)" } + VaultSchema.tables.map { "vault/\($0)" }))
        let place = try TemporaryStore(created: fresh)
        let verification = try rebuild(tables, head: head, into: place, key: store.path("vault.key"))
        #expect(verification.head == head && verification.batches == TemporaryStore.filledBatches && verification.identities == 2)
        #expect(try place.reader().names(of: [1, 2, 3]) == store.reader().names(of: [1, 2, 3]))
        let again = try dump(place)
        #expect(again.head == head)
        for (name, table) in tables { #expect(again.tables[name]?.rows == table.rows, "\(name)") }
        #expect(try place.reader().erased(["E1"], as: .pupil) == ["E1"])
    }

    @Test func `an export of a version that kept no digests of names builds a store that has them`() throws {
        let store = try TemporaryStore.filled()
        var (tables, head) = try dump(store)
        let (names, rows) = try #require(tables["vault/identity"])
        let place = try #require(names.firstIndex(of: "digest"))
        #expect(rows.contains { $0[place] != nil })
        func without<Value>(_ values: [Value]) -> [Value] { values.enumerated().filter { $0.offset != place }.map(\.element) }
        tables["vault/identity"] = (without(names), rows.map(without))
        let built = try TemporaryStore(created: false)
        _ = try rebuild(tables, head: head, into: built, key: store.path("vault.key"))
        #expect(try dump(built).tables["vault/identity"]?.rows == rows)
    }

    @Test func `what has arrived in the place meanwhile is not lost`() throws {
        let store = try TemporaryStore.filled()
        let (tables, head) = try dump(store)
        let place = try TemporaryStore(created: true)
        // Somebody imports while the rows are read: the lock is held.
        #expect(throws: StoreError.self) {
            try StoreRebuild.run(into: place.folder, key: store.path("vault.key"), head: head, now: 3) { name, insert in
                if name == "ledger/batch" { _ = try place.ledger().apply(["P1"]) }
                for row in tables[name]?.rows ?? [] { try insert(tables[name]?.names ?? [], row) }
            }
        }
        #expect(try place.ledger().apply(["P1"]).batch == 1)
        let empty = try TemporaryStore(created: false)
        #expect(throws: StoreError.notEmpty(folder: empty.folder.path)) {
            try StoreRebuild.run(into: empty.folder, key: store.path("vault.key"), head: head, now: 3) { name, insert in
                try FileManager.default.createDirectory(at: empty.folder, withIntermediateDirectories: true)
                try Data("mine".utf8).write(to: empty.path("letter.txt"))
                for row in tables[name]?.rows ?? [] { try insert(tables[name]?.names ?? [], row) }
            }
        }
        #expect(try Data(contentsOf: empty.path("letter.txt")) == Data("mine".utf8))
    }

    /// A change to what is exported.
    struct Spoiling: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let error: StoreError
        let change: @Sendable (inout Tables) -> Void
    }

    static let spoilings = [
        Spoiling(testDescription: "a value edited", error: .chainBroken(batch: 3)) { $0["ledger/application_row"]?.rows[0][8] = "x" },
        Spoiling(testDescription: "a row missing", error: .chainBroken(batch: 3)) { $0["ledger/application_row"]?.rows.removeFirst() },
        Spoiling(testDescription: "the last batch missing", error: .exportUnfit(table: "ledger/batch")) { tables in
            tables["ledger/batch"]?.rows.removeLast()
            tables["ledger/erasure_row"]?.rows.removeLast()
        },
        Spoiling(testDescription: "a number that is none", error: .exportUnfit(table: "ledger/batch")) {
            $0["ledger/batch"]?.rows[0][0] = "one"
        },
        Spoiling(testDescription: "a column unknown", error: .exportUnfit(table: "ledger/person")) { $0["ledger/person"]?.names[0] = "x" },
        Spoiling(testDescription: "a field too many", error: .exportUnfit(table: "ledger/person")) {
            $0["ledger/person"]?.rows[0].append("1")
        },
        Spoiling(testDescription: "a row twice", error: .exportUnfit(table: "ledger/person")) { tables in
            if let row = tables["ledger/person"]?.rows[0] { tables["ledger/person"]?.rows.append(row) }
        },
        Spoiling(testDescription: "an identity missing", error: .identityBroken(batch: 2)) { $0["vault/identity"]?.rows.removeFirst() },
        Spoiling(testDescription: "sealed bytes that are none", error: .exportUnfit(table: "vault/person_key")) {
            $0["vault/person_key"]?.rows[0][1] = "!"
        },
    ]

    @Test(arguments: spoilings)
    func `rows that were changed build nothing`(spoiling: Spoiling) throws {
        let store = try TemporaryStore.filled()
        var (tables, head) = try dump(store)
        spoiling.change(&tables)
        for fresh in [false, true] {
            let place = try TemporaryStore(created: fresh)
            let before = fresh ? try place.bytes()["ledger.sqlite"] : nil
            #expect(throws: spoiling.error) { try rebuild(tables, head: head, into: place, key: store.path("vault.key")) }
            #expect(fresh ? try place.bytes()["ledger.sqlite"] == before : !FileManager.default.fileExists(atPath: place.folder.path))
        }
    }

    @Test func `a store that holds something is not overwritten, and another store's key does not fit`() throws {
        let store = try TemporaryStore.filled()
        let (tables, head) = try dump(store)
        let other = try TemporaryStore.filled()
        #expect(throws: StoreError.exists(folder: other.folder.path)) {
            try rebuild(tables, head: head, into: other, key: store.path("vault.key"))
        }
        #expect(throws: StoreError.keyUnfit) {
            try rebuild(tables, head: head, into: TemporaryStore(created: false), key: other.path("vault.key"))
        }
    }
}
