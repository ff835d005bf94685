// A change of keys: everything sealed anew, the old key worthless, and no moment at which neither key fits.

import Domain
import Foundation
import GRDB
import Testing

@testable import Ledger

@Suite struct RotationTests {
    private func store() throws -> TemporaryStore {
        let store = try TemporaryStore()
        _ = try store.ledger().append(
            [application("P1", name: "甲"), application("P2", name: "乙")], of: .application,
            head: head("application", received: "2025-01-01"))
        return store
    }

    private func sealed(_ store: TemporaryStore) throws -> [Data] {
        let copy = try store.copy()
        defer { withExtendedLifetime(copy) {} }
        return try DatabaseQueue(path: copy.path("vault.sqlite").path).read { db in
            try Data.fetchAll(
                db,
                sql: """
                    SELECT sealed_value FROM identity UNION ALL SELECT sealed_key FROM person_key UNION ALL SELECT digest FROM lookup
                    UNION ALL SELECT sealed_salt FROM commitment UNION ALL SELECT sealed_value FROM setting
                    """)
        }
    }

    private func expectWhole(_ store: TemporaryStore) throws {
        let reader = try store.reader()
        #expect(try reader.names(of: [1, 2]) == [1: "甲", 2: "乙"])
        #expect(try reader.persons(for: ["P1", "P2", "P3"], as: .pupil) == ["P1": 1, "P2": 2])
        #expect(try reader.verify(identities: true).identities == 2)
    }

    @Test func `afterwards nothing sealed before is in any file, and the former key opens nothing`() throws {
        let store = try store()
        let (before, key) = (try sealed(store), try Data(contentsOf: store.path("vault.key")))
        let head = try store.reader().verify().head
        let ledger = try store.ledger()
        try ledger.rotateKey()
        // The open store goes on with the new key.
        #expect(try ledger.apply(["P1"]).unchanged == 1)
        try ledger.close()
        #expect(try Data(contentsOf: store.path("vault.key")) != key)
        for (name, bytes) in try store.bytes() {
            for trace in before + [key] { #expect(bytes.range(of: trace) == nil, "\(name)") }
        }
        try expectWhole(store)
        #expect(try store.reader().verify().head == head)
        try key.write(to: store.path("vault.key"))
        #expect(throws: StoreError.keyUnfit) { try store.reader().names(of: [1]) }
        #expect(throws: StoreError.keyUnfit) { try store.ledger() }
    }

    @Test func `cut short before the vault changed, the store goes on with the old key`() throws {
        let store = try store()
        _ = try VaultKey.createNext(in: store.folder)
        try expectWhole(store)
        try store.ledger().close()
        #expect(!FileManager.default.fileExists(atPath: store.path("vault.key.next").path))
        try expectWhole(store)
    }

    @Test func `cut short after the vault changed, the store goes on with the new key`() throws {
        let store = try store()
        let former = try Data(contentsOf: store.path("vault.key"))
        try store.unseal()
        do {
            let vault = try Vault(folder: store.folder, access: .writing)
            try vault.reseal(with: VaultKey.createNext(in: store.folder))
        }
        #expect(try Data(contentsOf: store.path("vault.key")) == former)
        try expectWhole(store)
        try store.ledger().close()
        #expect(try Data(contentsOf: store.path("vault.key")) != former)
        #expect(!FileManager.default.fileExists(atPath: store.path("vault.key.next").path))
        try expectWhole(store)
    }

    @Test func `digests of files stay comparable`() throws {
        let store = try store()
        let ledger = try store.ledger()
        let digest = try ledger.vault.fileDigest(BatchFile(Data("f".utf8)))
        try ledger.rotateKey()
        #expect(try ledger.vault.fileDigest(BatchFile(Data("f".utf8))) == digest)
        try ledger.close()
        #expect(try store.ledger().vault.fileDigest(BatchFile(Data("f".utf8))) == digest)
    }
}
