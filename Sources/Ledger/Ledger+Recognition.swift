// Deciding who is who: merging persons, splitting what was said of one, undoing either.

package import Domain
internal import Foundation
internal import GRDB

extension Ledger {
    /// The opaque ids of the office's numbers; numbers not known are absent.
    package func persons(for references: Set<String>, as role: PersonRole) throws -> [String: Int] {
        try vault.persons(for: references, as: role)
    }

    /// Decides that two persons are one, or are not. Nothing is moved: taken back, everything is as it was. Who thinks otherwise takes the
    /// former decision back first: none is ever replaced.
    ///
    /// - Throws: `MergeRefused`; the store's errors.
    package func decide(_ one: Int, _ other: Int, _ verdict: SamePersonVerdict, received: CivilDay, recordedAt: Int64) throws -> Receipt {
        try transaction { db in
            if verdict == .same {
                let conflicts = try MergeCheck(merging: one, with: other, db).all(db)
                guard conflicts.isEmpty else { throw MergeRefused(conflicts: conflicts) }
            } else {
                let last = try Int.fetchOne(db, sql: "SELECT MAX(batch_id) FROM batch") ?? 0
                let key = Act.samePerson(one, other, .same).key
                let direct = try StoredAct.inForce(.samePerson, lastBatch: last, db).first { $0.act.key == key }
                if let direct, direct.act == .samePerson(min(one, other), max(one, other), .same) {
                    throw MergeRefused(conflicts: [.decided(direct.batch)])
                }
                // They are one by way of others: which of those decisions is wrong nobody said.
                guard try !Belonging(lastBatch: last, db).component(of: one).contains(other) else {
                    throw MergeRefused(conflicts: [.decided(nil)])
                }
            }
            return try append(
                [.samePerson(one, other, verdict)], takingBack: false, on: received, received: received, recordedAt: recordedAt, db)
        }
    }

    /// Gives what a batch said of a person to another.
    ///
    /// - Parameters:
    ///   - owner: the number of somebody the store knows; nil for somebody new.
    ///   - number: makes the number of somebody new.
    /// - Returns: what was done and the new number; nil where the batch said nothing of the person.
    /// - Throws: `GivenAlready` where it was given to another; the store's errors.
    package func split(
        _ person: Int, batch: Int, to owner: Int?, as role: PersonRole, received: CivilDay, recordedAt: Int64,
        number: () -> String = PersonNumber.random
    ) throws -> (receipt: Receipt, number: String?)? {
        let isNew = owner == nil
        return try transaction { db in
            guard try said(batch, of: person, db) else { return nil }
            let last = try Int.fetchOne(db, sql: "SELECT MAX(batch_id) FROM batch") ?? 0
            let key = Act.reattribution(of: person, batch: batch, owner: person).key
            let given = try StoredAct.inForce(.reattribution, lastBatch: last, db).first { $0.act.key == key }
            if let given, given.act != owner.map({ .reattribution(of: person, batch: batch, owner: $0) }) {
                throw GivenAlready(decision: given.batch)
            }
            if let owner = try owner ?? formerOwner(key, db) {
                let act = Act.reattribution(of: person, batch: batch, owner: owner)
                let receipt = try append([act], takingBack: false, on: received, received: received, recordedAt: recordedAt, db)
                return (receipt, isNew ? try vault.values(.reference, of: [owner], lastBatch: .max)[owner] : nil)
            }
            var new = number()
            while try !vault.persons(for: [new], as: role).isEmpty { new = number() }
            let head = BatchHead(
                kind: ActKind.reattribution.rawValue, file: Data(), received: received, recordedAt: recordedAt, invented: false)
            let next = try nextBatch(head, db)
            let addition = try vault.add([IdentityEntry(reference: new, fields: [:])], known: [:], as: role, batch: next)
            guard let owner = addition.ids[new] else { throw UnknownPerson() }
            let act = Act.reattribution(of: person, batch: batch, owner: owner)
            let receipt = try append(
                [act], takingBack: false, on: received, received: received, recordedAt: recordedAt, begun: next,
                commitments: addition.commitments, db)
            return (receipt, new)
        }
    }

    /// Who got a number of their own by a split that was taken back and has nothing else: the same split gives it to them again.
    private func formerOwner(_ key: String, _ db: Database) throws -> Int? {
        let former = try Row.fetchOne(
            db, sql: "SELECT owner_id FROM reattribution_row WHERE record_key = ? ORDER BY batch_id DESC LIMIT 1", arguments: [key])
        guard let owner = try former?.integer("owner_id"), try !vault.known(of: [owner]).isEmpty else { return nil }
        let first = try Int.fetchOne(db, sql: "SELECT MIN(batch_id) FROM identity_row WHERE person_id = ?", arguments: [owner]) ?? 0
        let bySplit = try Int.fetchOne(
            db, sql: "SELECT 1 FROM reattribution_row WHERE record_key = ? AND batch_id = ? AND owner_id = ?",
            arguments: [key, first, owner])
        guard bySplit != nil, try Belonging(lastBatch: .max, db).touched.contains(owner) == false else { return nil }
        for table in RecordTable.all {
            let said = try Int.fetchOne(db, sql: "SELECT 1 FROM \(table.name) WHERE person_id = ? LIMIT 1", arguments: [owner])
            if said != nil { return nil }
        }
        return owner
    }

    /// Takes back the decision that a batch brought, a merge or a split; nil where it brought none that is in force.
    ///
    /// - Throws: `DecisionErased` where it is about somebody who has been erased since: what they were is gone and comes back to nobody.
    package func undo(_ batch: Int, received: CivilDay, recordedAt: Int64) throws -> Receipt? {
        try transaction { db in
            let last = try Int.fetchOne(db, sql: "SELECT MAX(batch_id) FROM batch") ?? 0
            for kind in [ActKind.samePerson, .reattribution] {
                let acts = try StoredAct.inForce(kind, lastBatch: last, db).filter { $0.batch == batch }.map(\.act)
                guard !acts.isEmpty else { continue }
                let erased = Set(try Int.fetchAll(db, sql: "SELECT person_id FROM erasure_row"))
                guard erased.isDisjoint(with: acts.flatMap(\.persons)) else { throw DecisionErased() }
                return try append(acts, takingBack: true, on: received, received: received, recordedAt: recordedAt, db)
            }
            return nil
        }
    }

    private func said(_ batch: Int, of person: Int, _ db: Database) throws -> Bool {
        for table in RecordTable.all.map(\.name) + ["identity_row"] {
            let found = try Int.fetchOne(
                db, sql: "SELECT 1 FROM \(table) WHERE person_id = ? AND batch_id = ? LIMIT 1", arguments: [person, batch])
            if found != nil { return true }
        }
        return false
    }
}

/// A merge that would make one human do two things at once.
package struct MergeRefused: Error, Equatable {
    package let conflicts: [MergeConflict]
}

/// What a batch said of a person was given to another already.
package struct GivenAlready: Error, Equatable {
    package let decision: Int
}

/// A decision about somebody who has been erased since.
package struct DecisionErased: Error {}

/// Numbers that the store gives to persons who come without one.
package enum PersonNumber {
    /// Without 0, 1, I, L and O, which are taken for one another; a prime number of signs, so that any one wrong sign and any two that
    /// changed places are noticed.
    private static let signs = Array("23456789ABCDEFGHJKMNPQRSTUVWXYZ")

    /// Eight random signs and one to check them by: it tells nothing of the person.
    package static func random() -> String {
        let digits = (0..<8).map { _ in Int.random(in: 0..<signs.count) }
        return String((digits + [check(digits)]).map { signs[$0] })
    }

    /// Whether a text is such a number, written without a slip.
    package static func isWhole(_ text: String) -> Bool {
        let digits = text.compactMap { signs.firstIndex(of: $0) }
        return digits.count == text.count && digits.count == 9 && check(digits.dropLast()) == digits[8]
    }

    private static func check(_ digits: some Collection<Int>) -> Int {
        digits.enumerated().reduce(0) { ($0 + $1.element * ($1.offset + 2)) % signs.count }
    }
}
