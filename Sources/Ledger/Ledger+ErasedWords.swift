// Erasing where a split was decided: what was said of somebody under another's number goes or stays with whom it belongs to.

internal import Domain
internal import GRDB

extension Ledger {
    /// Says again, in the batch of an erasure, what the numbers to be erased hold of others: their keys go, and all that was said under them.
    ///
    /// - Returns: the commitments, by person.
    func keepWords(besides erased: Set<Int>, batch: Int, _ db: Database) throws -> [Int: String] {
        let belonging = try Belonging(lastBatch: batch - 1, db)
        let owners = Set(belonging.owners.filter { erased.contains($0.key.person) }.values).subtracting(erased).sorted()
        var commitments: [Int: String] = [:]
        let numbers = try vault.values(.reference, of: Set(owners), lastBatch: .max)
        for owner in owners {
            // Erased earlier, or with the same wish.
            guard let number = numbers[owner], let role = try vault.role(of: owner) else { continue }
            var fields: [IdentityField: String] = [:]
            for field in IdentityField.allCases where field != .reference {
                fields[field] = try vault.inForce(field, ofOne: belonging.component(of: owner), underAnyOf: erased, belonging)
            }
            guard !fields.isEmpty else { continue }
            let entry = IdentityEntry(reference: number, fields: fields)
            commitments.merge(try vault.add([entry], known: [number: owner], as: role, batch: batch).commitments) { first, _ in first }
        }
        return commitments
    }

    /// Gives words to erased persons of whom a list says that they were theirs, where this store, older than the list, does not know it yet.
    func reattribute(_ erasures: [Erasure], recordedAt: Int64) throws {
        for erasure in erasures {
            for said in erasure.words {
                try transaction { db in
                    let here = try Int.fetchOne(
                        db, sql: "SELECT 1 FROM identity_row WHERE person_id = ? AND batch_id = ?", arguments: [said.person, said.batch])
                    guard here != nil else { return }
                    let last = try Int.fetchOne(db, sql: "SELECT MAX(received_day) FROM batch") ?? .min
                    let day = CivilDay(number: max(erasure.received.number, last))
                    let act = Act.reattribution(of: said.person, batch: said.batch, owner: erasure.person)
                    _ = try append([act], takingBack: false, on: day, received: day, recordedAt: recordedAt, db)
                }
            }
        }
    }
}
