// What the office decides or does: keys, corrections, taking back, and the cut.

import Domain
import Foundation
import GRDB
import Testing

@testable import Ledger

@Suite struct ActTests {
    private func store() throws -> (store: TemporaryStore, ledger: Ledger) {
        let store = try TemporaryStore()
        let ledger = try store.ledger()
        try ledger.apply(["P1", "P2", "P3"])
        return (store, ledger)
    }

    private func append(_ acts: [Act], to ledger: Ledger, takingBack: Bool = false, received: String = "2025-02-01") throws -> Receipt {
        try ledger.append(acts, takingBack: takingBack, on: day(received), received: day(received), recordedAt: 1)
    }

    static let acts: [Act] = [
        .samePerson(1, 2, .same), .reattribution(of: 1, batch: 1, owner: 2),
        .request(of: 3, .degree, to: .school, addressee: "某中学", worklist: "w"),
    ]

    @Test(arguments: acts)
    func `an act is read back as it was appended, once, until it is taken back`(act: Act) throws {
        let (store, ledger) = try store()
        #expect(try append([act, act], to: ledger).added == 1)
        #expect(try append([act], to: ledger).batch == nil)
        let stored = StoredAct(act: act, batch: 2, day: try day("2025-02-01"))
        #expect(try store.reader(vetted: false).acts(act.kind) == [stored])
        #expect(try append([act], to: ledger, takingBack: true, received: "2025-03-01").retracted == 1)
        #expect(try append([act], to: ledger, takingBack: true, received: "2025-03-01").batch == nil)
        #expect(try store.reader(vetted: false).acts(act.kind).isEmpty)
        #expect(try store.reader(knownBy: "2025-02-15", vetted: false).acts(act.kind) == [stored])
        #expect(try append([act], to: ledger, received: "2025-03-02").added == 1)
        try ledger.close()
        #expect(try store.reader().verify(identities: true, sealed: true).batches == 4)
    }

    @Test func `who is who has one key for two persons in either order`() throws {
        let (store, ledger) = try store()
        #expect(try append([.samePerson(2, 1, .different)], to: ledger).added == 1)
        #expect(try append([.samePerson(1, 2, .different)], to: ledger).unchanged == 1)
        #expect(try append([.samePerson(1, 2, .same)], to: ledger).corrected == 1)
        #expect(try store.reader(vetted: false).acts(.samePerson).map(\.act) == [.samePerson(1, 2, .same)])
    }

    @Test func `one batch goes to one owner at a time, one worklist asks a question once`() throws {
        let (store, ledger) = try store()
        _ = try append([.reattribution(of: 1, batch: 1, owner: 2)], to: ledger)
        #expect(try append([.reattribution(of: 1, batch: 1, owner: 3)], to: ledger).corrected == 1)
        #expect(try store.reader(vetted: false).acts(.reattribution).map(\.act) == [.reattribution(of: 1, batch: 1, owner: 3)])
        let request = { Act.request(of: 1, $0, to: .university, addressee: "10001", worklist: $1) }
        let receipt = try append(
            [request(.degree, "a"), request(.research, "a"), request(.degree, "b"), request(.degree, "a")], to: ledger)
        #expect(receipt.added == 3)
        #expect(try store.reader(vetted: false).acts(.request).count == 3)
    }

    @Test func `an act about somebody invented is marked as invented`() throws {
        let store = try TemporaryStore()
        let ledger = try store.ledger()
        _ = try ledger.append([application("P1")], of: .application, head: head("application", received: "2025-01-01"))
        _ = try ledger.append([application("P2")], of: .application, head: head("application", received: "2025-01-01", invented: true))
        _ = try append([.request(of: 1, .degree, to: .school, addressee: "一中", worklist: "w")], to: ledger)
        _ = try append([.samePerson(1, 2, .same)], to: ledger)
        let marks = try ledger.queue.read { try Int.fetchAll($0, sql: "SELECT invented FROM batch ORDER BY batch_id") }
        #expect(marks == [0, 1, 0, 1])
    }

    @Test func `a person whom the ledger does not know yet can be named, an unknown batch cannot`() throws {
        let (_, ledger) = try store()
        #expect(try append([.samePerson(1, 77, .different)], to: ledger).added == 1)
        #expect(throws: StoreError.self) { try append([.reattribution(of: 1, batch: 99, owner: 2)], to: ledger) }
    }
}
