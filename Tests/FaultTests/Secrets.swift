// What the vault holds of a person, as raw bytes, to see whether any of it is left in any file.

import Foundation
import GRDB

/// Byte sequences of one person, or of all, read from a copy of a vault.
struct Secrets: Sendable {
    let pieces: [Data]

    /// - Parameter person: nil for everybody's sealed values and keys, whatever a change of keys replaces.
    init(in store: StoreFolder, of person: Int?) throws {
        let copy = try store.copy()
        defer { copy.remove() }
        let queue = try DatabaseQueue(path: copy.path("vault.sqlite").path)
        pieces = try queue.read { db in
            try [("identity", "sealed_value"), ("person_key", "sealed_key"), ("commitment", "sealed_salt"), ("lookup", "digest")].flatMap {
                table, column in
                try Data.fetchAll(
                    db, sql: "SELECT \(column) FROM \(table)" + (person.map { " WHERE person_id = \($0)" } ?? ""))
            }
        }
        try queue.close()
    }

    /// Files below the folder that hold any of it.
    func files(below folder: URL) -> [String] {
        StoreFolder.bytes(of: folder).filter { _, bytes in pieces.contains { bytes.range(of: $0) != nil } }.keys.sorted()
    }
}

extension StoreFolder {
    /// Persons whom the ledger knows to be erased, read in a copy.
    func erased() throws -> [Int] {
        let copy = try copy()
        defer { copy.remove() }
        let queue = try DatabaseQueue(path: copy.path("ledger.sqlite").path)
        defer { try? queue.close() }
        return try queue.read { try Int.fetchAll($0, sql: "SELECT person_id FROM erasure_row") }
    }
}
