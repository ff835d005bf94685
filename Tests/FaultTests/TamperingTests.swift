// What somebody who knows the program can do to a store, seal and triggers mended: a head kept outside tells every time.

import Foundation
import GRDB
import Testing

@testable import Ledger

@Suite(.enabled(if: Tier.isAsked), .serialized) struct TamperingTests {
    private enum Kind: CaseIterable, Sendable { case edit, swap, truncate, rechain, olderCopy }

    private let store: StoreFolder
    /// The store after one arriving file, after two, …
    private let older: [StoreFolder]
    private let head: String

    init() throws {
        let scratch = try Scratch()
        store = try StoreFolder.prepared(in: scratch)
        var older: [StoreFolder] = []
        let folder = try scratch.write(Office.arriving, to: "arriving")
        for sheet in Office.arriving {
            older.append(try store.copy())
            try #require(try store.run("import", "\(folder)/\(sheet.name).csv").code == 0)
        }
        self.older = older
        head = scratch.folder.appendingPathComponent("head.txt").path
        try #require(try store.run("verify", "--write-head", head).code == 0)
        try #require(try store.run("verify", "--head", head).code == 0)
    }

    /// A row to change, among those of all tables of records.
    private static func edit(_ db: Database, _ random: inout SeededGenerator) throws -> (batch: Int, sql: String) {
        let changes = [
            ("screening_row", "score = score + 1"), ("application_row", "school = 'x'"), ("application_row", "sex = NULL"),
            ("placement_row", "day = day + 1"), ("evaluation_row", "outcome = 'excellent' || outcome"), ("follow_up_row", "status = 'no'"),
            ("screening_row", "retracted = 1"), ("reference_list_row", "complete = 1 - complete"),
        ]
        let (table, change) = changes.randomElement(using: &random)!
        let rows = try Row.fetchAll(db, sql: "SELECT row_id, batch_id FROM \(table) ORDER BY row_id")
        let row = rows.randomElement(using: &random)!
        return (row["batch_id"], "UPDATE \(table) SET \(change) WHERE row_id = \(row["row_id"] as Int)")
    }

    private static func rechain(from first: Int, _ db: Database) throws {
        for batch in first...(try Int.fetchOne(db, sql: "SELECT MAX(batch_id) FROM batch") ?? 0) {
            try db.execute(
                sql: "UPDATE batch SET previous_digest = (SELECT digest FROM batch AS b WHERE b.batch_id = ? - 1) WHERE batch_id = ?",
                arguments: [batch, batch])
            try db.execute(
                sql: "UPDATE batch SET digest = ? WHERE batch_id = ?", arguments: [try BatchDigest.ofStored(batch: batch, in: db), batch])
        }
    }

    private static func tamper(_ kind: Kind, _ db: Database, _ random: inout SeededGenerator) throws {
        let last = try Int.fetchOne(db, sql: "SELECT MAX(batch_id) FROM batch") ?? 0
        switch kind {
        case .edit: try db.execute(sql: edit(db, &random).sql)
        case .swap:
            // Two batches after the plan and the mentors, their rows and heads exchanged, and the chain computed anew.
            let first = Int.random(in: 3..<last, using: &random)
            let second = Int.random(in: first + 1...last, using: &random)
            for table in LedgerSchema.appendOnlyTables {
                for (from, to) in [(first, -1), (second, first), (-1, second)] {
                    try db.execute(sql: "UPDATE \(table) SET batch_id = ? WHERE batch_id = ?", arguments: [to, from])
                }
            }
            try rechain(from: first, db)
        case .truncate:
            let kept = Int.random(in: 1..<last, using: &random)
            for table in LedgerSchema.appendOnlyTables.reversed() {
                try db.execute(sql: "DELETE FROM \(table) WHERE batch_id > ?", arguments: [kept])
            }
        case .rechain:
            let (batch, sql) = try edit(db, &random)
            try db.execute(sql: sql)
            try rechain(from: batch, db)
        case .olderCopy: break
        }
    }

    @Test func `each of 60 forgeries is told by the head kept outside`() throws {
        var random = Tier.random("tampering")
        let seeds = (0..<60).map { _ in random.next() }
        let outcomes = Cases.run(60) { number in
            var random = SeededGenerator(state: seeds[number])
            let kind = Kind.allCases[number % Kind.allCases.count]
            let source = kind == .olderCopy ? older.randomElement(using: &random)! : store
            let copy = try source.copy()
            defer { copy.remove() }
            if kind != .olderCopy { try forge(copy, kind, &random) }
            // Without the head a chain computed anew, a cut one and an older copy may pass: the head is what tells.
            let alone = try copy.run("verify", "--json")
            let held = try copy.run("verify", "--head", head, "--json")
            var outcome = Outcome(hit: held.code == 1 && held.output.contains("\"verified\": false"))
            outcome.acknowledged = alone.code == 0 ? 1 : 0
            if !outcome.hit { outcome.fault = "\(kind): \(held.code ?? -1) \(held.output) \(held.complaint)" }
            if !held.output.contains(try Regex("\"first_bad_batch\": [0-9]+")) { outcome.fault = "\(kind): no batch named: \(held.output)" }
            return outcome
        }
        let faults = outcomes.faults
        #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
        // The older copies at least look perfect by themselves.
        #expect(outcomes.acknowledged >= 12)
        Tier.report(
            "forgeries",
            "60 (edited, exchanged, cut, chained anew, older copies), of which \(outcomes.acknowledged) pass without the head; "
                + "told by the head: \(outcomes.hits)")
    }

    /// Changes the ledger with the triggers gone, puts them back, and takes the seal away.
    private func forge(_ copy: StoreFolder, _ kind: Kind, _ random: inout SeededGenerator) throws {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        let queue = try DatabaseQueue(path: copy.path("ledger.sqlite").path, configuration: configuration)
        try queue.inDatabase { db in
            for trigger in try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger'") {
                try db.execute(sql: "DROP TRIGGER \(trigger)")
            }
            try TamperingTests.tamper(kind, db, &random)
            for table in LedgerSchema.appendOnlyTables { try db.execute(sql: LedgerSchema.refusals(table)) }
        }
        try queue.close()
        copy.unseal()
    }
}
