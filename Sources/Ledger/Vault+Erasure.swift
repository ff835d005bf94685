// Forgetting a person: their key, values, salts and look-up go; nothing that is left can be opened or found again.

internal import Crypto
internal import Domain
internal import Foundation
internal import GRDB

extension Vault {
    /// Everything the vault has ever been told of a person, in the clear, to see that it stands nowhere else.
    func everything(of person: Int) throws -> Set<String> {
        try guarded {
            try queue.read { db in
                let rows = try Row.fetchAll(db, sql: "SELECT field, sealed_value FROM identity WHERE person_id = ?", arguments: [person])
                guard !rows.isEmpty else { return [] }
                let personKey = try personKey(person, db)
                return Set(try rows.map { try opened($0.bytes("sealed_value"), $0.text("field"), of: person, with: personKey) })
            }
        }
    }

    /// The keyed digest that remains of an erased person's number, so that it is not taken in again. It survives a change of keys.
    func numberDigest(_ reference: String, as role: PersonRole) -> String {
        hexadecimal(HMAC<SHA256>.authenticationCode(for: Data("\(role.rawValue)\u{0}\(reference)".utf8), using: digestKey))
    }

    /// Those of the persons whom the vault still knows.
    func known(of persons: Set<Int>) throws -> Set<Int> {
        try guarded {
            try queue.read { db in
                Set(
                    try persons.filter {
                        try Int.fetchOne(db, sql: "SELECT 1 FROM person_key WHERE person_id = ?", arguments: [$0]) != nil
                    })
            }
        }
    }

    /// Destroys what the vault holds of persons, also in free pages (`secure_delete`) and in the write-ahead log.
    ///
    /// - Throws: `StoreError.readersOpen` where a reader keeps old pages alive: the persons are gone for every later reader, but traces
    ///   stay in the file until the readers end and the store is opened for writing again.
    func erase(_ persons: Set<Int>) throws {
        try guarded {
            try queue.write { db in
                for person in persons.sorted() {
                    for table in ["identity", "commitment", "lookup", "person_key"] {
                        try db.execute(sql: "DELETE FROM \(table) WHERE person_id = ?", arguments: [person])
                    }
                }
            }
        }
        try emptyLog()
    }

    /// Moves the write-ahead log into the file and cuts it to nothing.
    func emptyLog() throws {
        guard try Ledger.emptyLog(queue) else { throw StoreError.readersOpen }
    }
}
