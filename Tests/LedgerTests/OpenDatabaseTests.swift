// What is not our file, not whole, or newer than this program is refused by name, and left byte for byte as it was.

import Domain
import Foundation
import GRDB
import Testing

@testable import Ledger

/// A way in which a store's file is not what it should be.
struct ForeignFile: Sendable, CustomTestStringConvertible {
    let name: String
    let file: String
    let error: StoreError
    let make: @Sendable (TemporaryStore) throws -> Void

    init(
        _ name: String, _ file: String = "ledger.sqlite", _ error: StoreError? = nil,
        _ make: @escaping @Sendable (TemporaryStore) throws -> Void
    ) {
        (self.name, self.file, self.make) = (name, file, make)
        self.error = error ?? .notALedger(file: file)
    }

    var testDescription: String { "\(file): \(name)" }

    /// Keeps the first bytes alone.
    static func cut(_ file: String, to length: Int) -> @Sendable (TemporaryStore) throws -> Void {
        { store in try Data(contentsOf: store.path(file)).prefix(length).write(to: store.path(file)) }
    }

    /// Puts a database made by another program in its place.
    static func database(_ file: String, _ sql: String) -> @Sendable (TemporaryStore) throws -> Void {
        { store in
            try FileManager.default.removeItem(at: store.path(file))
            try DatabaseQueue(path: store.path(file).path).inDatabase { try $0.execute(sql: sql) }
        }
    }
}

@Suite struct OpenDatabaseTests {
    static let foreign: [ForeignFile] =
        ["ledger.sqlite", "vault.sqlite"].flatMap { file in
            [
                ForeignFile("a text", file) { try Data("姓名,分数\n甲,90\n".utf8).write(to: $0.path(file)) },
                ForeignFile("a page of zeros", file) { try Data(count: 4096).write(to: $0.path(file)) },
                ForeignFile("cut to nothing", file, nil, ForeignFile.cut(file, to: 0)),
                ForeignFile("cut inside the head", file, nil, ForeignFile.cut(file, to: 60)),
                ForeignFile("cut to one page", file, nil, ForeignFile.cut(file, to: 4096)),
                ForeignFile("cut by one page", file) { store in
                    try ForeignFile.cut(file, to: Data(contentsOf: store.path(file)).count - 4096)(store)
                },
                ForeignFile(
                    "another application's database", file, nil, ForeignFile.database(file, "CREATE TABLE t (a); PRAGMA application_id = 7")
                ),
                ForeignFile(
                    "another application's database without a mark", file, nil,
                    ForeignFile.database(file, "CREATE TABLE t (a); INSERT INTO t VALUES (1)")),
                ForeignFile("an empty database", file, nil, ForeignFile.database(file, "VACUUM")),
                ForeignFile("written by a newer version", file, .newerSchema(file: file)) { store in
                    try store.tamper(file) { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('99 from the future')") }
                },
            ]
        } + [
            ForeignFile("a vault in its place") { store in
                try FileManager.default.removeItem(at: store.path("ledger.sqlite"))
                try FileManager.default.copyItem(at: store.path("vault.sqlite"), to: store.path("ledger.sqlite"))
            },
            ForeignFile("a ledger in its place", "vault.sqlite") { store in
                try FileManager.default.removeItem(at: store.path("vault.sqlite"))
                try FileManager.default.copyItem(at: store.path("ledger.sqlite"), to: store.path("vault.sqlite"))
            },
            ForeignFile("missing", "vault.sqlite") { try FileManager.default.removeItem(at: $0.path("vault.sqlite")) },
        ]

    @Test(arguments: foreign)
    func `a file that is not ours to write is refused for writing and stays as it was`(foreign: ForeignFile) throws {
        let store = try TemporaryStore.filled()
        try foreign.make(store)
        let before = try store.bytes()
        #expect(throws: foreign.error) { try store.ledger() }
        let after = try store.bytes()
        #expect(after[foreign.file] == before[foreign.file])
        #expect(
            after.filter { !$0.key.hasSuffix("-wal") && !$0.key.hasSuffix("-shm") && !$0.value.isEmpty }.keys
                == before.filter { !$0.value.isEmpty }.keys)
        // Nor does it keep the lock.
        #expect(throws: foreign.error) { try store.ledger() }
    }

    @Test(arguments: foreign.filter { $0.file == "ledger.sqlite" })
    func `nor is it read`(foreign: ForeignFile) throws {
        let store = try TemporaryStore.filled()
        try foreign.make(store)
        let before = try store.bytes()["ledger.sqlite"]
        #expect(throws: foreign.error) { try store.reader() }
        #expect(try store.bytes()["ledger.sqlite"] == before)
    }

    @Test(arguments: foreign.filter { $0.file == "vault.sqlite" })
    func `nor are identities read from it`(foreign: ForeignFile) throws {
        let store = try TemporaryStore.filled()
        try foreign.make(store)
        let before = try store.bytes()["vault.sqlite"]
        #expect(throws: foreign.error) { try store.reader().names(of: [1]) }
        #expect(try store.bytes()["vault.sqlite"] == before)
    }

    @Test func `a page overwritten with noise is noticed before an answer, with the seal and without`() throws {
        let store = try TemporaryStore.filled()
        let whole = try Data(contentsOf: store.path("ledger.sqlite"))
        for page in 1..<whole.count / 4096 {
            var damaged = whole
            damaged.replaceSubrange(page * 4096..<(page + 1) * 4096, with: Data(repeating: 0xA5, count: 4096))
            try damaged.write(to: store.path("ledger.sqlite"))
            #expect(throws: StoreError.self, "page \(page)") { try store.reader() }
            #expect(throws: StoreError.self, "page \(page)") { try store.ledger() }
            #expect(try Data(contentsOf: store.path("ledger.sqlite")) == damaged)
        }
        try whole.write(to: store.path("ledger.sqlite"))
        #expect(try store.reader().verify().batches == TemporaryStore.filledBatches)
        try store.unseal()
        for page in 1..<whole.count / 4096 {
            var damaged = whole
            damaged.replaceSubrange(page * 4096..<(page + 1) * 4096, with: Data(repeating: 0xA5, count: 4096))
            try damaged.write(to: store.path("ledger.sqlite"))
            #expect(throws: StoreError.self, "page \(page)") { try store.reader() }
        }
    }

    @Test func `a store that was opened and closed is the same file`() throws {
        let store = try TemporaryStore.filled()
        let before = try store.bytes()["ledger.sqlite"]
        _ = try store.ledger()
        _ = try store.reader().verify()
        #expect(try store.bytes()["ledger.sqlite"] == before)
    }
}
