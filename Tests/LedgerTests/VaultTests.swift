// Who somebody is stays sealed: nothing in the clear in any file, nothing without the key, nothing given out under a wrong one.

import Domain
import Foundation
import GRDB
import Plans
import Testing

@testable import Ledger

@Suite struct VaultTests {
    static let identity: [IdentityField: String] = [
        .name: "金丝雀姓名CanaryName", .documentNumber: "CanaryDocument65010020100101", .contact: "CanaryContact13900000000",
    ]

    @Test func `no part of an identity is in the clear in any file, open or closed`() throws {
        let store = try TemporaryStore()
        var ledger: Ledger? = try store.ledger()
        for reference in ["CanaryReference1", "CanaryReference2"] {
            let values: [String: Cell] = [
                "plan_id": .text("p"), "day": .integer(1), "discipline": .text("physics"), "school": .text("CanarySchool"),
            ]
            _ = try ledger?.append(
                [record(reference, values, identity: Self.identity)], of: .application, head: head("application", received: "2025-01-01"))
        }
        let open = try store.bytes()
        #expect(open.keys.contains("vault.sqlite-wal") && open.keys.contains("ledger.sqlite-wal"))
        ledger = nil
        let closed = try store.bytes()
        for files in [open, closed] {
            // The search would find what is there: a school is a fact, kept as written.
            #expect(files.contains { $0.key.hasPrefix("ledger.sqlite") && $0.value.range(of: Data("CanarySchool".utf8)) != nil })
            for (name, bytes) in files {
                for secret in Array(Self.identity.values) + ["CanaryReference", "CanaryName", "金丝雀"] {
                    #expect(bytes.range(of: Data(secret.utf8)) == nil, "\(secret) in \(name)")
                    #expect(bytes.range(of: secret.data(using: .utf16LittleEndian) ?? Data()) == nil, "\(secret) in \(name)")
                }
            }
        }
    }

    @Test func `a person keeps one id for life`() throws {
        let store = try TemporaryStore()
        let ledger = try store.ledger()
        try ledger.apply(["B", "A"])
        try ledger.apply(["C", "A"])
        let reader = try store.reader()
        #expect(try reader.persons(for: ["A", "B", "C", "a", "A ", ""], as: .pupil) == ["B": 1, "A": 2, "C": 3])
    }

    @Test func `a name is given back to those who may see it, the newest one`() throws {
        let store = try TemporaryStore()
        let ledger = try store.ledger()
        func apply(_ records: [Domain.Record]) throws {
            _ = try ledger.append(records, of: .application, head: head("application", received: "2025-01-01"))
        }
        try apply([application("P1", name: "甲"), application("P2"), application("P3", name: "丙")])
        #expect(try store.reader().names(of: [1, 2, 3, 9]) == [1: "甲", 3: "丙"])
        try apply([application("P1", name: "甲二"), application("P3")])
        #expect(try store.reader().names(of: [1, 3]) == [1: "甲二", 3: "丙"])
        #expect(try store.reader().names(of: []) == [:])
    }

    @Test func `a report as known earlier shows the name of then`() throws {
        let store = try TemporaryStore()
        let ledger = try store.ledger()
        let first = try ledger.append([application("P1", name: "甲")], of: .application, head: head("application", received: "2025-01-01"))
        let second = try ledger.append([application("P1", name: "甲二")], of: .application, head: head("application", received: "2025-03-01"))
        #expect((first.added, second.corrected, second.batch) == (1, 1, 2))
        #expect(try store.reader(knownBy: "2025-02-28").names(of: [1]) == [1: "甲"])
        #expect(try store.reader(knownBy: "2025-03-01").names(of: [1]) == [1: "甲二"])
        #expect(try store.reader().verify().batches == 2)
    }

    @Test func `a pupil and a mentor of the same number are two people`() throws {
        let store = try TemporaryStore()
        let ledger = try store.ledger()
        let mentor = record(
            "001", ["plan_id": .text("p"), "university": .text("u"), "discipline": .text("physics")], identity: [.name: "师"])
        _ = try ledger.append([mentor], of: .mentor, head: head("mentor", received: "2025-01-01"))
        _ = try ledger.append([application("001", name: "生")], of: .application, head: head("application", received: "2025-01-01"))
        let reader = try store.reader()
        #expect(try reader.persons(for: ["001"], as: .mentor) == ["001": 1])
        #expect(try reader.persons(for: ["001"], as: .pupil) == ["001": 2])
        #expect(try reader.names(of: [1, 2]) == [1: "师", 2: "生"])
    }

    @Test func `a refused batch leaves no name behind`() throws {
        let store = try TemporaryStore()
        let ledger = try store.ledger()
        _ = try ledger.append([application("P1", name: "甲")], of: .application, head: head("application", received: "2025-04-01"))
        let before = try store.bytes()
        #expect(throws: StoreError.self) {
            try ledger.append([application("P1", name: "乙")], of: .application, head: head("application", received: "2025-01-01"))
        }
        #expect(try store.reader().names(of: [1]) == [1: "甲"])
        #expect(try store.bytes()["vault.sqlite-wal"] == before["vault.sqlite-wal"])
    }

    @Test func `what a failed try left in the vault is seen by nobody, and the next try says all of it again`() throws {
        let store = try TemporaryStore()
        // A batch whose ledger transaction failed after its identities were written.
        try store.unseal()
        let vault = try Vault(folder: store.folder, access: .writing) { 7 }
        _ = try vault.add([IdentityEntry(reference: "P1", fields: [.name: "未成"])], known: [:], as: .pupil, batch: 1)
        let ledger = try store.ledger()
        #expect(try store.reader().names(of: [7]) == [:])
        let receipt = try ledger.append(
            [application("P1", name: "甲")], of: .application, head: head("application", received: "2025-01-01"))
        #expect(receipt.added == 1)
        #expect(try store.reader().names(of: [7]) == [7: "甲"])
        #expect(try vault.values(.reference, of: [7], lastBatch: 1) == [7: "P1"])
    }

    @Test(arguments: ["screening", "plan", "erasure", "reopened"])
    func `what a failed try left in the vault is gone before the next batch of any kind`(next: String) throws {
        let store = try TemporaryStore()
        var ledger: Ledger? = try store.ledger()
        _ = try ledger?.append(
            [application("P1", name: "甲"), application("P2", name: "乙")], of: .application,
            head: head("application", received: "2025-01-01"))
        // The next batch's identities were written, then its ledger transaction failed.
        let known = try ledger?.vault.persons(for: ["P1"], as: .pupil) ?? [:]
        _ = try ledger?.vault.add([IdentityEntry(reference: "P1", fields: [.name: "未成"])], known: known, as: .pupil, batch: 2)
        switch next {
        case "screening": try ledger?.screen([screening("P1", score: 1)], received: "2025-02-01")
        case "plan":
            let plan = try OfficialPlan.xinjiang()
            _ = try ledger?.append(plan.plan, source: plan.source, head: head("plan", received: "2025-02-01"))
        case "erasure": _ = try ledger?.erase("P2", as: .pupil, reason: "家长申请", received: day("2025-02-01"), recordedAt: 1)
        default:
            ledger = nil
            ledger = try store.ledger()
        }
        try ledger?.close()
        #expect(try store.reader().names(of: [1]) == [1: "甲"])
        let verified = try store.reader().verify(identities: true, sealed: true)
        #expect(verified.identities == (next == "erasure" ? 1 : 2))
        let queue = try DatabaseQueue(path: store.path("vault.sqlite").path)
        #expect(try queue.read { try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM identity WHERE batch_id > 1") } == 0)
    }

    @Test func `without a generator of its own a store gives random ids`() throws {
        let store = try TemporaryStore()
        let ledger = try Ledger(folder: store.folder, now: 0)
        _ = try ledger.append([application("P1"), application("P2")], of: .application, head: head("application", received: "2025-01-01"))
        let ids = try store.reader().persons(for: ["P1", "P2"], as: .pupil).values.sorted()
        #expect(ids.count == 2 && ids[0] != ids[1])
        #expect(ids.allSatisfy { $0 > 1_000 && $0 < 1 << 53 })
    }

    @Test func `the same value is sealed differently each time and for each person`() throws {
        let store = try TemporaryStore()
        let ledger = try store.ledger()
        _ = try ledger.append(
            [application("P1", name: "甲"), application("P2", name: "甲")], of: .application,
            head: head("application", received: "2025-01-01"))
        let sealed = try DatabaseQueue(path: store.path("vault.sqlite").path).read { db in
            try Data.fetchAll(db, sql: "SELECT sealed_value FROM identity UNION ALL SELECT sealed_key FROM person_key")
        }
        #expect(sealed.count == 6)
        #expect(Set(sealed).count == 6)
        withExtendedLifetime(ledger) {}
    }

    @Test func `a sealed value moved to another person or field does not open`() throws {
        for move in [
            "UPDATE identity SET sealed_value = (SELECT sealed_value FROM identity WHERE person_id = 2 AND field = 'name') WHERE person_id = 1",
            "UPDATE identity SET sealed_value = (SELECT sealed_value FROM identity WHERE person_id = 1 AND field = 'reference') WHERE field = 'name'",
            "UPDATE person_key SET sealed_key = (SELECT sealed_key FROM person_key WHERE person_id = 2) WHERE person_id = 1",
        ] {
            let store = try TemporaryStore()
            _ = try store.ledger().append(
                [application("P1", name: "甲"), application("P2", name: "乙")], of: .application,
                head: head("application", received: "2025-01-01"))
            try store.tamper("vault.sqlite") { try $0.execute(sql: move) }
            #expect(throws: StoreError.changedOutside(file: "vault.sqlite"), "\(move)") { try store.reader().names(of: [1]) }
            #expect(throws: StoreError.self, "\(move)") { try store.reader(vetted: false).verify(identities: true) }
            try store.unseal()
            #expect(throws: StoreError.self, "\(move)") { try store.reader().names(of: [1]) }
        }
    }

    /// What became of the key, and the error.
    @Test(
        arguments: [
            ("missing", nil, StoreError.keyMissing), ("empty", Data(), .keyMissing), ("short", Data(repeating: 1, count: 31), .keyMissing),
            ("long", Data(repeating: 1, count: 33), .keyMissing), ("another", Data(repeating: 1, count: 32), .keyUnfit),
        ] as [(String, Data?, StoreError)])
    func `without its key the vault is neither read nor written`(name: String, key: Data?, error: StoreError) throws {
        let store = try TemporaryStore()
        _ = try store.ledger().append([application("P1", name: "甲")], of: .application, head: head("application", received: "2025-01-01"))
        let whole = try Data(contentsOf: store.path("vault.key"))
        try FileManager.default.removeItem(at: store.path("vault.key"))
        try key?.write(to: store.path("vault.key"))
        let before = try store.bytes()["vault.sqlite"]
        #expect(throws: error) { try store.ledger() }
        #expect(throws: error) { try store.reader().names(of: [1]) }
        // A wrong key must not say that nobody of this number is known: they would be added a second time.
        #expect(throws: error) { try store.reader().persons(for: ["P1"], as: .pupil) }
        // What needs no identity can still be read.
        #expect(try store.reader().verify().batches == 1)
        #expect(try store.bytes()["vault.sqlite"] == before)
        try whole.write(to: store.path("vault.key"))
        #expect(try store.reader().names(of: [1]) == [1: "甲"])
    }

    @Test func `a store is never given the key of another`() throws {
        let stores = try (0..<4).map { _ in try TemporaryStore() }
        let keys = try stores.map { try Data(contentsOf: $0.path("vault.key")) }
        #expect(Set(keys).count == 4 && keys.allSatisfy { $0.count == 32 })
    }

    @Test func `what a batch said of a person is looked up by the person, never through all of the batch`() throws {
        let store = try TemporaryStore()
        try store.ledger().close()
        let plan = try DatabaseQueue(path: store.path("vault.sqlite").path).read { db in
            try String.fetchAll(
                db, sql: "EXPLAIN QUERY PLAN \(Vault.identitySQL)", arguments: [1, 1], adapter: SuffixRowAdapter(fromIndex: 3))
        }
        #expect(plan == ["SEARCH identity USING PRIMARY KEY (person_id=?)"])
    }
}
