// Forgetting a person: their key, values, salts and look-up go; nothing that is left can be opened or found again.

internal import Crypto
internal import Domain
internal import Foundation
internal import GRDB

extension Vault {
    /// Everything the vault has ever been told of persons who are one, in the clear, to see that it stands nowhere else. Numbers of others
    /// under whom it was said are theirs.
    func everything(of component: [Int], _ belonging: Belonging) throws -> Set<String> {
        try guarded {
            try queue.read { db in
                var said: Set<String> = []
                for person in belonging.sources(of: component) {
                    let rows = try Row.fetchAll(
                        db, sql: "SELECT field, batch_id, sealed_value FROM identity WHERE person_id = ?", arguments: [person]
                    ).filter { row in
                        let isNumber = try row.text("field") == IdentityField.reference.rawValue
                        let owner = isNumber ? person : belonging.owner(of: person, batch: try row.integer("batch_id"))
                        return component.contains(owner)
                    }
                    guard !rows.isEmpty else { continue }
                    let personKey = try personKey(person, db)
                    for row in rows { said.insert(try opened(row.bytes("sealed_value"), row.text("field"), of: person, with: personKey)) }
                }
                return said
            }
        }
    }

    /// Those of the words that the vault still holds.
    func held(_ words: Set<Erasure.Words>) throws -> Set<Erasure.Words> {
        guard !words.isEmpty else { return [] }
        return try guarded {
            try queue.read { db in
                try words.filter { said in
                    try Int.fetchOne(
                        db,
                        sql: """
                            SELECT 1 FROM identity WHERE person_id = :person AND batch_id = :batch AND field <> 'reference'
                            UNION ALL SELECT 1 FROM commitment WHERE person_id = :person AND batch_id = :batch LIMIT 1
                            """, arguments: ["person": said.person, "batch": said.batch]) != nil
                }
            }
        }
    }

    /// In which list a person's number stands; nil for somebody the vault does not know.
    func role(of person: Int) throws -> PersonRole? {
        try guarded {
            try queue.read { db in
                try String.fetchOne(db, sql: "SELECT role FROM lookup WHERE person_id = ?", arguments: [person]).flatMap {
                    PersonRole(rawValue: $0)
                }
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
    /// - Parameter words: what was said of them under numbers of others, who keep their numbers.
    /// - Throws: `StoreError.readersOpen` where a reader keeps old pages alive: the persons are gone for every later reader, but traces
    ///   stay in the file until the readers end and the store is opened for writing again.
    func erase(_ persons: Set<Int>, words: Set<Erasure.Words>) throws {
        forgetLookups()
        try guarded {
            try queue.write { db in
                for person in persons.sorted() {
                    for table in ["identity", "commitment", "lookup", "person_key"] {
                        try db.execute(sql: "DELETE FROM \(table) WHERE person_id = ?", arguments: [person])
                    }
                }
                for said in words.sorted() {
                    try db.execute(
                        sql: "DELETE FROM identity WHERE person_id = ? AND batch_id = ? AND field <> 'reference'",
                        arguments: [said.person, said.batch])
                    try db.execute(
                        sql: "DELETE FROM commitment WHERE person_id = ? AND batch_id = ?", arguments: [said.person, said.batch])
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
