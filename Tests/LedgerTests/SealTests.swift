// The seal: a single changed byte is noticed before an answer; a writer that was cut off is not mistaken for damage.

import Domain
import Foundation
import GRDB
import Testing

@testable import Ledger

@Suite struct SealTests {
    @Test func `it stands when nobody writes and is gone while somebody does`() throws {
        let store = try TemporaryStore.filled()
        let seal = try #require(try Seal.read(in: store.folder))
        #expect(Set(seal.digests.keys) == ["ledger.sqlite", "vault.sqlite"])
        let ledger = try store.ledger()
        #expect(try Seal.read(in: store.folder) == nil)
        // Readers beside the writer go by the writer's own check at its opening.
        #expect(try store.reader().verify().batches == TemporaryStore.filledBatches)
        try ledger.close()
        #expect(try Seal.read(in: store.folder) == seal, "nothing was written")
    }

    @Test func `its digest is that of the file's bytes`() throws {
        let store = try TemporaryStore.filled()
        let seal = try #require(try Seal.read(in: store.folder))
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/sha256sum")
        process.arguments = [store.path("ledger.sqlite").path]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(text.hasPrefix(seal.digests["ledger.sqlite"] ?? "-"))
    }

    @Test func `a byte that nothing reads is noticed too, and all is well again when it is put back`() throws {
        let store = try TemporaryStore.filled()
        for file in ["ledger.sqlite", "vault.sqlite"] {
            let whole = try Data(contentsOf: store.path(file))
            var changed = whole
            // The last byte of the reserved part of the file's head.
            changed[91] ^= 1
            try changed.write(to: store.path(file))
            #expect(throws: StoreError.changedOutside(file: file)) { try store.ledger() }
            #expect(throws: StoreError.changedOutside(file: file)) { try store.reader().names(of: [1]) }
            #expect(throws: StoreError.changedOutside(file: file)) {
                try store.reader(vetted: false).verify(identities: true, sealed: true)
            }
            #expect(try Data(contentsOf: store.path(file)) == changed)
            #expect(try store.reader(vetted: false).verify(identities: true).batches == TemporaryStore.filledBatches)
            try whole.write(to: store.path(file))
            #expect(try store.reader().names(of: [1]).count == 1)
        }
    }

    @Test func `a store whose records are well can be sealed as it is, one whose records are not cannot`() throws {
        let store = try TemporaryStore.filled()
        var bytes = try Data(contentsOf: store.path("ledger.sqlite"))
        bytes[91] ^= 1
        try bytes.write(to: store.path("ledger.sqlite"))
        try Ledger.reseal(store.folder, now: 1)
        #expect(try store.reader().verify(identities: true, sealed: true).batches == TemporaryStore.filledBatches)
        try store.tamper { try $0.execute(sql: "UPDATE application_row SET school = 'x'") }
        #expect(throws: StoreError.self) { try Ledger.reseal(store.folder, now: 1) }
        #expect(throws: StoreError.self) { try store.reader() }
    }

    @Test func `a vault that is broken is said to be, also while somebody keeps the store open`() throws {
        let store = try TemporaryStore.filled()
        try store.tamper("vault.sqlite") { try $0.execute(sql: "DELETE FROM lookup") }
        let lock = try WriterLock.take(in: store.folder, now: 0)
        #expect(throws: StoreError.self) { try LedgerReader.verify(store.folder, identities: true, sealed: false) }
        withExtendedLifetime(lock) {}
    }

    @Test func `sealing anew says where a reader keeps it from being done`() throws {
        let store = try TemporaryStore.filled()
        let reader = try store.reader()
        _ = try store.ledger().append([screening("P1", score: 1)], of: .screening, head: head("screening", received: "2026-01-01"))
        #expect(throws: StoreError.readersOpen) { try Ledger.reseal(store.folder, now: 1) }
        reader.close()
        try Ledger.reseal(store.folder, now: 1)
        #expect(try Seal.read(in: store.folder) != nil)
    }

    @Test func `without a seal the whole store is checked before an answer`() throws {
        let store = try TemporaryStore.filled()
        try store.unseal()
        #expect(try store.reader().verify().batches == TemporaryStore.filledBatches)
        let copy = try store.copy()
        try copy.tamper { try $0.execute(sql: "UPDATE application_row SET school = 'x' WHERE batch_id = 3") }
        #expect(throws: StoreError.chainBroken(batch: 3)) { try copy.reader() }
        #expect(throws: StoreError.chainBroken(batch: 3)) { try copy.ledger() }
        try store.tamper { _ in }
        #expect(throws: StoreError.schemaChanged(file: "ledger.sqlite")) { try store.reader() }
        try store.tamper("vault.sqlite") { try $0.execute(sql: "CREATE TABLE more (a)") }
        #expect(throws: StoreError.schemaChanged(file: "vault.sqlite")) { try LedgerReader.vaultOnly(store) }
    }

    @Test func `an opening that refuses leaves the seal as it was`() throws {
        let store = try TemporaryStore.filled()
        try store.tamper { try $0.execute(sql: "UPDATE application_row SET school = 'x'") }
        let before = try store.bytes()
        #expect(throws: StoreError.changedOutside(file: "ledger.sqlite")) { try store.ledger() }
        #expect(try store.bytes()["store.seal"] == before["store.seal"])
        #expect(try store.bytes()["ledger.sqlite"] == before["ledger.sqlite"])
    }

    @Test func `a log with content beside a seal is another program's`() throws {
        let store = try TemporaryStore.filled()
        let queue = try DatabaseQueue(path: store.path("ledger.sqlite").path)
        try queue.inDatabase { try $0.execute(sql: "PRAGMA wal_autocheckpoint = 0; CREATE TABLE more (a)") }
        #expect(throws: StoreError.changedOutside(file: "ledger.sqlite")) { try store.reader() }
        try queue.close()
    }
}

extension LedgerReader {
    /// The vault as readers open it.
    static func vaultOnly(_ store: TemporaryStore) throws -> Vault {
        try LedgerReader(folder: store.folder, cut: .everything(asOf: CivilDay(number: 0)), vetted: false).vault()
    }
}
