// Entering persons: the ledger has a row of everybody of whom it holds anything.

internal import GRDB

/// Enters each person once, whoever brings them first: records, acts or an erasure.
enum PersonEntry {
    /// Those of whom the ledger holds no row yet, each once, in order.
    static func missing(_ persons: some Sequence<Int>, _ db: Database) throws -> [Int] {
        let present = try BoundStatement("SELECT 1 FROM person WHERE person_id = ?", db)
        var missing: [Int] = []
        var last: Int?
        for person in persons.sorted() where person != last {
            last = person
            present.bind(person, at: 1)
            if try present.integer() == nil { missing.append(person) }
        }
        return missing
    }

    /// Enters those who are missing; their rows go into the digest when the batch is read back.
    static func enter(_ persons: some Sequence<Int>, batch: Int, _ db: Database) throws {
        let add = try db.cachedStatement(sql: "INSERT INTO person (person_id, batch_id) VALUES (?, ?)")
        for person in try missing(persons, db) { try add.execute(arguments: [person, batch]) }
    }
}
