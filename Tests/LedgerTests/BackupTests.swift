// Backup and restore: verified before it counts, harmless when it fails, and never a way back for somebody who was erased.

import Domain
import Foundation
import GRDB
import Testing

@testable import Ledger

@Suite struct BackupTests {
    private func restore(_ backups: TemporaryStore, key store: TemporaryStore, lists: [URL] = []) throws -> (TemporaryStore, Restore.Done) {
        let place = try TemporaryStore(created: false)
        let done = try Restore.run(
            from: backups.folder, into: place.folder, key: store.path("vault.key"), lists: lists, received: day("2026-01-01"), now: 99)
        return (place, done)
    }

    @Test func `a backup comes back as the same store, ready to go on`() throws {
        let store = try TemporaryStore.filled()
        let backups = try TemporaryStore(created: false)
        let backup = try Backup.make(of: store.folder, into: backups.folder, now: 1_800_000_000, keep: 1)
        let verified = try store.reader().verify()
        #expect(backup.manifest.head == verified.head && backup.manifest.batches == TemporaryStore.filledBatches)
        #expect(backup.folder.lastPathComponent == "backup-2027-01-15-160000")
        #expect(try backup.verify(keys: store.folder).identities == 2)
        let (place, done) = try restore(backups, key: store)
        #expect(
            done.head == verified.head && done.batches == TemporaryStore.filledBatches && done.erasedAgain == 0
                && done.madeAt == 1_800_000_000)
        #expect(try place.reader().verify(identities: true, sealed: true).head == verified.head)
        #expect(try place.reader().names(of: [1, 2, 3]) == store.reader().names(of: [1, 2, 3]))
        for relation in LedgerReader.relations {
            let sql = "SELECT * FROM \(relation)"
            #expect(try place.reader().run(sql, arguments: [:]).rows == store.reader().run(sql, arguments: [:]).rows, "\(relation)")
        }
        for (name, _) in try place.bytes() {
            let mode = try FileManager.default.attributesOfItem(atPath: place.path(name).path)[.posixPermissions] as? Int
            #expect(mode == 0o600, "\(name)")
        }
    }

    @Test func `no key and nothing in the clear is in a backup`() throws {
        let store = try TemporaryStore()
        _ = try store.ledger().append(
            [application("CanaryReference", name: "金丝雀CanaryName")], of: .application, head: head("application", received: "2025-01-01"))
        let key = try Data(contentsOf: store.path("vault.key"))
        let backups = try TemporaryStore(created: false)
        _ = try Backup.make(of: store.folder, into: backups.folder, now: 1, keep: 1)
        for path in try FileManager.default.subpathsOfDirectory(atPath: backups.folder.path) {
            guard let bytes = try? Data(contentsOf: backups.path(path)) else { continue }
            for secret in [key, Data("CanaryReference".utf8), Data("CanaryName".utf8), Data("金丝雀".utf8)] {
                #expect(bytes.range(of: secret) == nil, "\(path)")
            }
        }
    }

    @Test func `it is made beside a writer, and beside a reader, and holds whole batches`() throws {
        let store = try TemporaryStore()
        let ledger = try store.ledger()
        try ledger.apply(["P1", "P2"])
        let reader = try store.reader()
        let backups = try TemporaryStore(created: false)
        let first = try Backup.make(of: store.folder, into: backups.folder, now: 1, keep: 9)
        try ledger.screen([screening("P1", score: 1), screening("P2", score: 2)], received: "2025-02-01")
        let second = try Backup.make(of: store.folder, into: backups.folder, now: 1, keep: 9)
        #expect(first.manifest.batches == 1 && second.manifest.batches == 2)
        #expect(Backup.all(in: backups.folder).map(\.manifest) == [first.manifest, second.manifest])
        #expect(try first.verify(keys: store.folder).batches == 1)
        withExtendedLifetime((ledger, reader)) {}
    }

    @Test func `only so many backups are kept, and what an earlier try left behind goes`() throws {
        let store = try TemporaryStore.filled()
        let backups = try TemporaryStore(created: false)
        try FileManager.default.createDirectory(at: backups.path(".talentpool-unfinished"), withIntermediateDirectories: true)
        try Data("half".utf8).write(to: backups.path(".talentpool-unfinished/ledger.sqlite"))
        for time in 1...5 { _ = try Backup.make(of: store.folder, into: backups.folder, now: Int64(time), keep: 2) }
        #expect(Backup.all(in: backups.folder).map(\.manifest.madeAt) == [4, 5])
        #expect(try FileManager.default.contentsOfDirectory(atPath: backups.folder.path).filter { $0.hasPrefix(".talentpool-unf") } == [])
    }

    @Test func `as many backups stay as were asked for last, one at first, and none is made where no disk is`() throws {
        let store = try TemporaryStore.filled()
        let backups = try TemporaryStore(created: false)
        for time in 1...3 { _ = try Backup.make(of: store.folder, into: backups.folder, now: Int64(time), keep: 3) }
        _ = try Backup.make(of: store.folder, into: backups.folder, now: 4, keep: nil)
        #expect(Backup.all(in: backups.folder).map(\.manifest.madeAt) == [2, 3, 4])
        let missing = backups.path("none/backups")
        #expect(throws: StoreError.notWritable(folder: backups.path("none").path)) {
            try Backup.make(of: store.folder, into: missing, now: 1, keep: nil)
        }
        #expect(!FileManager.default.fileExists(atPath: backups.path("none").path))
        let alone = try TemporaryStore(created: false)
        for time in 1...2 { _ = try Backup.make(of: store.folder, into: alone.folder, now: Int64(time), keep: nil) }
        #expect(Backup.all(in: alone.folder).map(\.manifest.madeAt) == [2])
    }

    @Test func `somebody's own files in the folder are not touched, and a backup that fails leaves no copy`() throws {
        let store = try TemporaryStore.filled()
        let backups = try TemporaryStore(created: false)
        let own = ["store.lock", ".unfinished/thesis", "backup-old/letter", "keep.txt"]
        for name in own {
            let file = backups.path(name)
            try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data("mine".utf8).write(to: file)
        }
        _ = try Backup.make(of: store.folder, into: backups.folder, now: 1, keep: 1)
        for name in own { #expect(try Data(contentsOf: backups.path(name)) == Data("mine".utf8), "\(name)") }
        let other = try TemporaryStore.filled()
        #expect(throws: StoreError.self) { try Backup.make(of: other.folder, into: backups.folder, now: 2, keep: 1) }
        let left = try FileManager.default.contentsOfDirectory(atPath: backups.folder.path).filter { $0.hasPrefix(".talentpool-unf") }
        #expect(left == [])
        // The key has changed since: the backup is well, only its identities cannot be looked at.
        let backup = try Backup.newest(in: backups.folder)
        try store.ledger().rotateKey()
        #expect(try backup.verify(keys: store.folder).identities == nil)
    }

    @Test(arguments: ["\"made_at\" : 1", "\"batches\" : \(TemporaryStore.filledBatches)"])
    func `a manifest with impossible numbers is none`(entry: String) throws {
        let store = try TemporaryStore.filled()
        let backups = try TemporaryStore(created: false)
        let backup = try Backup.make(of: store.folder, into: backups.folder, now: 1, keep: 1)
        let file = backup.folder.appendingPathComponent("backup.json")
        let text = try String(contentsOf: file, encoding: .utf8)
        for number in ["9223372036854775807", "-9223372036854775808", "-1"] {
            let name = entry.prefix { $0 != ":" }
            try Data(text.replacing(entry, with: "\(name): \(number)").utf8).write(to: file)
            #expect(throws: StoreError.noBackup(folder: backups.folder.path)) { try Backup.newest(in: backups.folder) }
        }
    }

    @Test func `a damaged store does not replace a good backup`() throws {
        let store = try TemporaryStore.filled()
        let backups = try TemporaryStore(created: false)
        let good = try Backup.make(of: store.folder, into: backups.folder, now: 1, keep: 1)
        try store.tamper { try $0.execute(sql: "UPDATE application_row SET school = 'x'") }
        #expect(throws: StoreError.self) { try Backup.make(of: store.folder, into: backups.folder, now: 2, keep: 1) }
        #expect(Backup.all(in: backups.folder).map(\.manifest) == [good.manifest])
        #expect(try good.verify(keys: store.folder).batches == TemporaryStore.filledBatches)
    }

    @Test(arguments: ["ledger.sqlite", "vault.sqlite", "head.txt"])
    func `a backup that changed since is not restored`(file: String) throws {
        let store = try TemporaryStore.filled()
        let backups = try TemporaryStore(created: false)
        let backup = try Backup.make(of: store.folder, into: backups.folder, now: 1, keep: 1)
        let place = backup.folder.appendingPathComponent(file)
        var bytes = try Data(contentsOf: place)
        bytes[bytes.count / 2] ^= 1
        try bytes.write(to: place)
        #expect(throws: StoreError.backupDamaged(file: file)) { try backup.verify(keys: nil) }
        #expect(throws: StoreError.backupDamaged(file: file)) { try restore(backups, key: store) }
    }

    @Test func `a place that is taken, a missing backup and a wrong key are refused and nothing is left`() throws {
        let store = try TemporaryStore.filled()
        let backups = try TemporaryStore(created: false)
        #expect(throws: StoreError.noBackup(folder: backups.folder.path)) { try restore(backups, key: store) }
        _ = try Backup.make(of: store.folder, into: backups.folder, now: 1, keep: 1)
        func run(into folder: URL, key: URL) throws {
            _ = try Restore.run(from: backups.folder, into: folder, key: key, lists: [], received: day("2026-01-01"), now: 1)
        }
        let before = try store.bytes()
        #expect(throws: StoreError.exists(folder: store.folder.path)) { try run(into: store.folder, key: store.path("vault.key")) }
        #expect(try store.bytes() == before)
        #expect(throws: StoreError.notEmpty(folder: backups.folder.path)) { try run(into: backups.folder, key: store.path("vault.key")) }
        let place = try TemporaryStore(created: false)
        #expect(throws: StoreError.keyMissing) { try run(into: place.folder, key: store.path("none")) }
        let other = try TemporaryStore()
        #expect(throws: StoreError.keyUnfit) { try run(into: place.folder, key: other.path("vault.key")) }
        #expect(!FileManager.default.fileExists(atPath: place.folder.path))
        let parent = place.folder.deletingLastPathComponent()
        let left = try FileManager.default.contentsOfDirectory(atPath: parent.path).filter {
            $0.hasPrefix(".\(place.folder.lastPathComponent)")
        }
        #expect(left == [])
    }

    @Test func `another store, an older one and an emptied one do not take a backup's place`() throws {
        let store = try TemporaryStore.filled()
        let backups = try TemporaryStore(created: false)
        let old = try store.copy()
        try store.ledger().screen([screening("P1", score: 1)], received: "2025-03-01")
        let good = try Backup.make(of: store.folder, into: backups.folder, now: 1, keep: 1)
        for other in [try TemporaryStore.filled(), try TemporaryStore(), old] {
            #expect(throws: StoreError.backupForeign(folder: backups.folder.path)) {
                try Backup.make(of: other.folder, into: backups.folder, now: 2, keep: 1)
            }
            #expect(Backup.all(in: backups.folder).map(\.manifest) == [good.manifest])
        }
        try store.ledger().screen([screening("P1", score: 2)], received: "2025-03-02")
        #expect(
            try Backup.make(of: store.folder, into: backups.folder, now: 3, keep: 1).manifest.batches == TemporaryStore.filledBatches + 2)
    }

    @Test func `an empty store is backed up and restored like any other`() throws {
        let store = try TemporaryStore()
        let backups = try TemporaryStore(created: false)
        _ = try Backup.make(of: store.folder, into: backups.folder, now: 1, keep: 1)
        let (place, done) = try restore(backups, key: store)
        #expect(done.batches == 0)
        #expect(try place.ledger().apply(["P1"]).batch == 1)
        #expect(try Backup.make(of: place.folder, into: backups.folder, now: 2, keep: 1).manifest.batches == 1)
    }

    @Test func `a manifest that leaves a file out does not vouch for it`() throws {
        let store = try TemporaryStore.filled()
        let backups = try TemporaryStore(created: false)
        let backup = try Backup.make(of: store.folder, into: backups.folder, now: 1, keep: 1)
        let file = backup.folder.appendingPathComponent("backup.json")
        let text = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter { !$0.contains("vault.sqlite") }
        try Data(text.joined(separator: "\n").replacing("\",\n  },", with: "\"\n  },").utf8).write(to: file)
        try FileManager.default.removeItem(at: backup.folder.appendingPathComponent("vault.sqlite"))
        #expect(throws: StoreError.self) { try restore(backups, key: store) }
    }

    @Test func `the key itself is restored, not a link to it`() throws {
        let store = try TemporaryStore.filled()
        let backups = try TemporaryStore(created: false)
        _ = try Backup.make(of: store.folder, into: backups.folder, now: 1, keep: 1)
        let keys = try TemporaryStore(created: false)
        try FileManager.default.createDirectory(at: keys.folder, withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(at: keys.path("link.key"), withDestinationURL: store.path("vault.key"))
        let place = try TemporaryStore(created: false)
        _ = try Restore.run(
            from: backups.folder, into: place.folder, key: keys.path("link.key"), lists: [], received: day("2026-01-01"), now: 1)
        let type = try FileManager.default.attributesOfItem(atPath: place.path("vault.key").path)[.type] as? FileAttributeType
        #expect(type == .typeRegular)
    }

    @Test func `without any list of erasures nothing is restored`() throws {
        let store = try TemporaryStore.filled()
        let backups = try TemporaryStore(created: false)
        _ = try Backup.make(of: store.folder, into: backups.folder, now: 1, keep: 1)
        try FileManager.default.removeItem(at: backups.path("erasures.csv"))
        try FileManager.default.removeItem(at: store.path("erasures.csv"))
        #expect(throws: StoreError.listUnreadable(file: "erasures.csv")) { try restore(backups, key: store) }
    }

    @Test func `the list reaches a folder that was out of reach, and that of a restored store, with the next opening`() throws {
        let store = try TemporaryStore()
        try store.ledger().apply(["P1", "P2", "P3"])
        let backups = try TemporaryStore(created: false)
        _ = try Backup.make(of: store.folder, into: backups.folder, now: 1, keep: 1)
        // The disk is not connected; its place is an empty folder.
        let away = backups.folder.deletingLastPathComponent().appendingPathComponent(backups.folder.lastPathComponent + "-away")
        try FileManager.default.moveItem(at: backups.folder, to: away)
        try FileManager.default.createDirectory(at: backups.folder, withIntermediateDirectories: true)
        let ledger = try store.ledger()
        _ = try ledger.erase("P1", as: .pupil, reason: "家长申请", received: day("2025-03-01"), recordedAt: 1)
        #expect(ledger.backupsTold.isEmpty)
        try ledger.close()
        try FileManager.default.removeItem(at: backups.folder)
        try FileManager.default.moveItem(at: away, to: backups.folder)
        let again = try store.ledger()
        #expect(again.backupsTold.map(\.lastPathComponent) == [backups.folder.lastPathComponent])
        try again.close()
        let (place, done) = try restore(backups, key: store)
        #expect(done.erasedAgain == 1)
        // The restored store knows where its backup lies.
        let restored = try place.ledger()
        _ = try restored.erase("P2", as: .pupil, reason: "家长申请", received: day("2026-02-01"), recordedAt: 1)
        try restored.close()
        #expect(try ErasureList(in: backups.folder).erasures.count == 2)
    }

    @Test func `erasures are applied again on the days they were asked for`() throws {
        let store = try TemporaryStore()
        try store.ledger().apply(["P1", "P2", "P3"])
        let backups = try TemporaryStore(created: false)
        _ = try Backup.make(of: store.folder, into: backups.folder, now: 1, keep: 1)
        let ledger = try store.ledger()
        for (person, asked) in [("P1", "2025-03-01"), ("P2", "2025-05-01")] {
            _ = try ledger.erase(person, as: .pupil, reason: "家长申请", received: day(asked), recordedAt: 1)
        }
        try ledger.close()
        let (place, done) = try restore(backups, key: store)
        #expect(done.erasedAgain == 2)
        for asked in ["2025-02-28", "2025-03-01", "2025-05-01"] {
            let sql = "SELECT person_id, day FROM erasure ORDER BY person_id"
            #expect(
                try place.reader(knownBy: asked).run(sql, arguments: [:]).rows == store.reader(knownBy: asked).run(sql, arguments: [:]).rows
            )
        }
    }

    /// Where the list of erasures is learnt from when an older backup comes back.
    @Test(arguments: ["beside the key", "beside the backups", "named"])
    func `a backup from before an erasure does not bring the person back`(way: String) throws {
        let store = try TemporaryStore()
        var ledger: Ledger? = try store.ledger()
        _ = try ledger?.append(
            [application("P1", name: "甲"), application("P2", name: "乙")], of: .application,
            head: head("application", received: "2025-01-01"))
        ledger = nil
        let backups = try TemporaryStore(created: false)
        _ = try Backup.make(of: store.folder, into: backups.folder, now: 1, keep: 1)
        let erasing = try store.ledger()
        _ = try erasing.erase("P1", as: .pupil, reason: "家长申请", received: day("2025-06-01"), recordedAt: 5)
        let list = try ErasureList(erasures: erasing.erasures())
        try erasing.close()
        // The key alone, as an office keeps it elsewhere.
        let keys = try TemporaryStore(created: false)
        try FileManager.default.createDirectory(at: keys.folder, withIntermediateDirectories: true)
        try FileManager.default.copyItem(at: store.path("vault.key"), to: keys.path("vault.key"))
        switch way {
        case "beside the key": try list.write(to: keys.path("erasures.csv"))
        case "beside the backups": try list.spread(to: backups.folder)
        default: try list.write(to: keys.path("named.csv"))
        }
        let (place, done) = try restore(backups, key: keys, lists: way == "named" ? [keys.path("named.csv")] : [])
        #expect(done.erasedAgain == 1)
        #expect(try done.lastErasure == day("2025-06-01"))
        #expect(try place.reader().names(of: [1, 2]) == [2: "乙"])
        #expect(try place.reader().persons(for: ["P1"], as: .pupil) == [:])
        #expect(try place.reader().erased(["P1"], as: .pupil) == ["P1"])
        #expect(try place.reader().verify(identities: true, sealed: true).identities == 1)
        #expect(try place.reader().run("SELECT COUNT(*) FROM application", arguments: [:]).rows == [[.integer(2)]])
    }

    @Test func `somebody enrolled after the backup and erased since is not taken in by the restored store`() throws {
        let store = try TemporaryStore()
        try store.ledger().apply(["P1"])
        let backups = try TemporaryStore(created: false)
        _ = try Backup.make(of: store.folder, into: backups.folder, now: 1, keep: 1)
        var next = 100
        let ledger = try Ledger(folder: store.folder, now: 0) {
            next += 1
            return next
        }
        try ledger.apply(["P9"])
        _ = try ledger.erase("P9", as: .pupil, reason: "家长申请", received: day("2025-06-01"), recordedAt: 5)
        try ledger.close()
        let (place, done) = try restore(backups, key: store)
        #expect(done.erasedAgain == 1)
        #expect(throws: StoreError.personErased(row: 2)) {
            try place.ledger().append([application("P9")], of: .application, head: head("application", received: "2026-02-01"))
        }
    }
}
