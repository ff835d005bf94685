// Erasure: who somebody was is gone from every file, what happened stays, and nothing brings the person back.

import Domain
import Foundation
import GRDB
import Testing

@testable import Ledger

@Suite struct ErasureTests {
    static let secrets = ["金丝雀姓名CanaryName", "CanaryDocument65010020100101", "CanaryContact13900000000", "CanaryReference1"]

    /// A store with two pupils; the first has a name, a document and a contact, corrected once, and screening results.
    private func store() throws -> TemporaryStore {
        let store = try TemporaryStore()
        let ledger = try store.ledger()
        let identity: [IdentityField: String] = [.name: Self.secrets[0], .documentNumber: Self.secrets[1], .contact: "first"]
        func apply(_ identity: [IdentityField: String], received: String) throws {
            let values: [String: Cell] = [
                "plan_id": .text("p"), "day": .integer(1), "discipline": .text("physics"), "school": .text("一中"),
            ]
            _ = try ledger.append(
                [record("CanaryReference1", values, identity: identity)], of: .application, head: head("application", received: received))
        }
        try apply(identity, received: "2025-01-01")
        try apply(identity.merging([.contact: Self.secrets[2]]) { $1 }, received: "2025-01-02")
        _ = try ledger.append([application("P2", name: "乙")], of: .application, head: head("application", received: "2025-01-03"))
        try ledger.screen([screening("CanaryReference1", score: 80), screening("P2", score: 70)], received: "2025-02-01")
        return store
    }

    /// Every value sealed for a person, as bytes: none may be left anywhere.
    private func sealedBytes(of person: Int, in store: TemporaryStore) throws -> [Data] {
        let copy = try store.copy()
        defer { withExtendedLifetime(copy) {} }
        return try DatabaseQueue(path: copy.path("vault.sqlite").path).read { db in
            try Data.fetchAll(
                db,
                sql: """
                    SELECT sealed_value FROM identity WHERE person_id = :p UNION ALL SELECT sealed_key FROM person_key WHERE person_id = :p
                    UNION ALL SELECT sealed_salt FROM commitment WHERE person_id = :p UNION ALL SELECT digest FROM lookup WHERE person_id = :p
                    """, arguments: ["p": person])
        }
    }

    private func expectGone(_ traces: [Data], from folder: URL, _ comment: Comment? = nil) throws {
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
            guard let bytes = try? Data(contentsOf: folder.appendingPathComponent(path)) else { continue }
            for trace in traces { #expect(bytes.range(of: trace) == nil, "\(path) \(comment ?? "")") }
        }
    }

    @discardableResult
    private func erase(_ store: TemporaryStore, _ reference: String = "CanaryReference1") throws -> ErasureReceipt {
        let ledger = try store.ledger()
        let receipt = try ledger.erase(
            reference, as: .pupil, reason: "家长申请", received: try day("2025-03-01"), recordedAt: 9)
        try ledger.close()
        return receipt
    }

    @Test func `after it no trace of the identity is in any file, sealed or not, nor in free pages or logs`() throws {
        let store = try store()
        let sealed = try sealedBytes(of: 1, in: store)
        // Five values, a key, two salts and a look-up.
        #expect(sealed.count == 9)
        for trace in sealed { #expect(try Data(contentsOf: store.path("vault.sqlite")).range(of: trace) != nil) }
        let receipt = try erase(store)
        try expectGone(sealed + Self.secrets.map { Data($0.utf8) }, from: store.folder)
        #expect(receipt.anonymous == [.application: 1, .screening: 1])
        #expect(receipt.tracesInBatches == [])
        // The other person is untouched.
        #expect(try store.reader().names(of: [1, 2]) == [2: "乙"])
        #expect(try store.reader().persons(for: ["CanaryReference1", "P2"], as: .pupil) == ["P2": 2])
    }

    @Test func `while the store is still open no trace is left either`() throws {
        let store = try store()
        let sealed = try sealedBytes(of: 1, in: store)
        let ledger = try store.ledger()
        _ = try ledger.erase("CanaryReference1", as: .pupil, reason: "家长申请", received: try day("2025-03-01"), recordedAt: 9)
        try expectGone(sealed, from: store.folder)
        withExtendedLifetime(ledger) {}
    }

    @Test func `the chain still verifies, and reports of before and after count the person`() throws {
        let store = try store()
        func counts(_ reader: LedgerReader) throws -> [[Cell]] {
            try reader.run("SELECT (SELECT COUNT(*) FROM application), (SELECT COUNT(*) FROM screening)", arguments: [:]).rows
        }
        let before = try store.reader(knownBy: "2025-02-28")
        let (rows, head) = (try counts(before), try before.provenance().head)
        before.close()
        let kept = try store.reader().verify().chain
        let receipt = try erase(store)
        let verification = try store.reader().verify(against: kept, identities: true, sealed: true)
        #expect(verification.head == receipt.head && verification.batches == 5 && verification.identities == 1)
        #expect(try counts(store.reader(knownBy: "2025-02-28")) == rows)
        #expect(try store.reader(knownBy: "2025-02-28").provenance().head == head)
        #expect(try counts(store.reader()) == rows)
        let erasures = try store.reader().run("SELECT person_id, day FROM erasure", arguments: [:]).rows
        #expect(erasures == [[.integer(1), .integer(try number("2025-03-01"))]])
        #expect(try store.reader(knownBy: "2025-02-28").run("SELECT person_id FROM erasure", arguments: [:]).rows == [])
    }

    @Test func `the number is not taken in again, also after a change of keys`() throws {
        let store = try store()
        try erase(store)
        for _ in 1...2 {
            let ledger = try store.ledger()
            #expect(throws: StoreError.personErased(row: 2)) {
                try ledger.append([application("CanaryReference1")], of: .application, head: head("application", received: "2025-04-01"))
            }
            #expect(throws: StoreError.erasedAlready) {
                try ledger.erase("CanaryReference1", as: .pupil, reason: "x", received: day("2025-04-01"), recordedAt: 9)
            }
            #expect(throws: StoreError.personUnknown) {
                try ledger.erase("P9", as: .pupil, reason: "x", received: day("2025-04-01"), recordedAt: 9)
            }
            #expect(throws: StoreError.personUnknown) {
                try ledger.erase("P2", as: .mentor, reason: "x", received: day("2025-04-01"), recordedAt: 9)
            }
            #expect(try store.reader().erased(["CanaryReference1", "P2", "P3"], as: .pupil) == ["CanaryReference1"])
            #expect(try store.reader().erased(["CanaryReference1"], as: .mentor) == [])
            try ledger.rotateKey()
            try ledger.close()
        }
        #expect(try store.reader().verify(identities: true).batches == 5)
    }

    @Test(arguments: ["应CanaryContact13900000000要求", "CanaryReference1", "金丝雀姓名CanaryName本人"])
    func `a reason that names the person is refused, and nothing is erased`(reason: String) throws {
        let store = try store()
        let ledger = try store.ledger()
        #expect(throws: StoreError.reasonNames) {
            try ledger.erase("CanaryReference1", as: .pupil, reason: reason, received: day("2025-03-01"), recordedAt: 9)
        }
        try ledger.close()
        #expect(try store.reader().verify(identities: true).identities == 2)
    }

    @Test(arguments: ["\u{0301}加重音", "两\n行", "a\r\nb", "逗号，, \u{0301}，\"引号\"", "家长申请"])
    func `a reason is kept as it is or refused, and the list can always be read`(reason: String) throws {
        let store = try store()
        let ledger = try store.ledger()
        let receipt = try? ledger.erase("CanaryReference1", as: .pupil, reason: reason, received: day("2025-03-01"), recordedAt: 9)
        try ledger.close()
        let list = try ErasureList(in: store.folder)
        #expect(list.erasures.map(\.reason) == (receipt == nil ? [] : [reason]))
        #expect((receipt == nil) == reason.utf8.contains(UInt8(ascii: "\n")))
    }

    @Test func `a text of the records that holds the name is reported, for it cannot be taken out`() throws {
        let store = try store()
        var ledger: Ledger? = try store.ledger()
        let answer: [String: Cell] = [
            "question": .text("admission"), "status": .text("yes"), "evidence": .text("school"), "reported_day": .integer(20_200),
            "source": .text("金丝雀姓名CanaryName 来电"),
        ]
        _ = try ledger?.append([record("CanaryReference1", answer)], of: .followUp, head: head("follow_up", received: "2025-02-02"))
        ledger = nil
        #expect(try erase(store).tracesInBatches == [5])
    }

    @Test(arguments: [PersonRole.pupil, .mentor])
    func `whoever has a record of every kind is erased and leaves all of them without a name`(role: PersonRole) throws {
        let store = try TemporaryStore()
        let ledger = try store.ledger()
        try ledger.fill()
        let number = role == .mentor ? "T1" : "P1"
        let receipt = try ledger.erase(number, as: role, reason: "本人申请", received: day("2025-03-01"), recordedAt: 9)
        #expect(Set(receipt.anonymous.keys) == Set(RecordKind.allCases.filter { $0.role == role }))
        #expect(receipt.anonymous.values.allSatisfy { $0 == 1 })
        for kind in RecordKind.allCases where kind.role == role {
            #expect(throws: StoreError.personErased(row: 2), "\(kind)") {
                try ledger.append([FullRecord.of(kind)], of: kind, head: head(kind.rawValue, received: "2025-04-01"))
            }
        }
        try ledger.close()
        let reader = try store.reader()
        #expect(try reader.verify(identities: true, sealed: true).identities == 1)
        for kind in RecordKind.allCases {
            let count = try reader.run("SELECT COUNT(*) FROM \(kind.rawValue)", arguments: [:]).rows
            #expect(count == [[.integer(kind == .application ? 2 : 1)]], "\(kind)")
        }
    }

    @Test func `a title of an award that holds the name is reported too`() throws {
        let store = try store()
        let ledger = try store.ledger()
        let award: [String: Cell] = [
            "award_kind": .text("patent"), "title": .text("金丝雀姓名CanaryName的专利"), "day": .integer(20_100), "level": .text("national"),
        ]
        _ = try ledger.append([record("CanaryReference1", award)], of: .award, head: head("award", received: "2025-02-02"))
        try ledger.close()
        #expect(try erase(store).tracesInBatches == [5])
    }

    @Test func `an erasure cut short after the chain took it is completed by the next opening`() throws {
        let store = try store()
        let sealed = try sealedBytes(of: 1, in: store)
        // As the program leaves it that was killed between the two files.
        let ledger = try store.ledger()
        let vault = try Data(contentsOf: store.path("vault.sqlite"))
        let key = ledger.vault.numberDigest("CanaryReference1", as: .pupil)
        _ = try ledger.transaction { db in
            let head = try BatchHead(kind: "erasure", file: Data(), received: day("2025-03-01"), recordedAt: 9, invented: false)
            return try ledger.appendBatch(5, head, rowCount: 1, db) {
                try Erasure(person: 1, numberDigest: key, received: day("2025-03-01"), reason: "x").insert(batch: 5, db)
            }
        }
        try ledger.close()
        #expect(vault.range(of: sealed[0]) != nil)
        #expect(try store.reader().names(of: [1]) == [:], "a reader goes by the chain, whatever the vault still holds")
        try store.ledger().close()
        try expectGone(sealed, from: store.folder)
        #expect(try ErasureList(in: store.folder).erasures.map(\.person) == [1])
        #expect(try store.reader().verify(identities: true, sealed: true).identities == 1)
    }

    @Test func `a reader that keeps old pages alive is told of, and the erasure is completed after it`() throws {
        let store = try store()
        let sealed = try sealedBytes(of: 1, in: store)
        let reader = try store.reader()
        let vault = try reader.vault()
        try vault.queue.inDatabase { db in
            try db.execute(sql: "BEGIN")
            _ = try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM identity")
        }
        let ledger = try store.ledger()
        #expect(throws: StoreError.readersOpen) {
            try ledger.erase("CanaryReference1", as: .pupil, reason: "家长申请", received: day("2025-03-01"), recordedAt: 9)
        }
        try ledger.close()
        try vault.queue.close()
        reader.close()
        try store.ledger().close()
        try expectGone(sealed, from: store.folder)
    }

    @Test func `the list of erasures reads back what it wrote, and a damaged one is refused`() throws {
        let store = try store()
        try erase(store)
        let list = try ErasureList(in: store.folder)
        #expect(list.erasures.map(\.reason) == ["家长申请"])
        #expect(try list.erasures.map(\.received) == [day("2025-03-01")])
        #expect(list.merged(with: list) == list)
        let file = store.path("erasures.csv")
        let text = try String(contentsOf: file, encoding: .utf8)
        for damaged in ["", "person_id\n1\n", text + "1,2,3\n", text.replacing("2025-03-01", with: "2025-13-01"), "\u{FEFF}" + text] {
            try Data(damaged.utf8).write(to: file)
            #expect(throws: StoreError.listUnreadable(file: "erasures.csv")) { try ErasureList(in: store.folder) }
        }
        #expect(throws: StoreError.listUnreadable(file: "none")) { try ErasureList(file: store.path("none")) }
        #expect(try ErasureList(in: store.folder.appendingPathComponent("none")).erasures.isEmpty)
        // The chain has it all: the next opening writes the list anew.
        try store.ledger().close()
        #expect(try ErasureList(in: store.folder) == list)
    }
}
