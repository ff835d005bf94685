// Every writing connection syncs at every commit, however often the store is opened.

import Foundation
import GRDB
import Testing

@testable import Ledger

@Suite(.enabled(if: Tier.isAsked), .serialized) struct DurabilityTests {
    @Test func `of 100 openings for writing every one reads back full syncing on both databases`() throws {
        let store = try StoreFolder.prepared(in: Scratch())
        var faults: [String] = []
        for number in 1...100 {
            let ledger = try Ledger(folder: store.folder, now: Int64(number))
            for (name, queue) in [("ledger", ledger.queue), ("vault", ledger.vault.queue)] {
                let (level, journal) = try queue.inDatabase { db in
                    (try Int.fetchOne(db, sql: "PRAGMA synchronous"), try String.fetchOne(db, sql: "PRAGMA journal_mode"))
                }
                if level != 2 || journal != "wal" { faults.append("\(name) \(number): \(level ?? -1) \(journal ?? "")") }
            }
            try ledger.close()
        }
        #expect(faults.isEmpty, "\(faults)")
        Tier.report("openings for writing", "100, both databases; other than synchronous = 2 in WAL: \(faults.count)")
    }
}
