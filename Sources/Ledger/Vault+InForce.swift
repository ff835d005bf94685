// Which name, document number and contact of somebody is in force who was written down more than once.

internal import Domain
internal import Foundation
internal import GRDB

/// One version of a field.
///
/// **In force** is what somebody's own record says, the one received last. A version is *attributed* where it came with a row about which it
/// had to be asked who is meant, and which somebody decided to be this person's: it counts only as long as no other says the field, for the
/// row may hold a slip. A row in an application or a list of mentors is own all the same where its document number is one that the person is
/// known by otherwise: who writes a new name beside it means it. Under a number of the person's own every version is own, so that a new name
/// takes force by being sent with the number. All of this is read off what was decided: taken back, everything is as it was.
struct VersionInForce {
    let person: Int
    let batch: Int
    let sealed: Data
    let isOwn: Bool

    /// Whether it counts before another: of two in one batch the one that was met first.
    func precedes(_ other: VersionInForce?) -> Bool {
        guard let other else { return true }
        return isOwn == other.isOwn ? batch > other.batch : isOwn
    }
}

/// Something that stands as the newest under a number and is not in force, because another number of the same person says otherwise.
struct SaidAgain: Hashable {
    let reference: String
    let field: IdentityField
    let value: String

    init(_ reference: String, _ field: IdentityField, _ value: String) {
        (self.reference, self.field, self.value) = (reference, field, value)
    }
}

extension Vault {
    /// The version in force among all that was said of the members of a component, in the clear; nil where none says the field.
    func inForce(
        _ field: IdentityField, ofOne component: [Int], lastBatch: Int, _ belonging: Belonging, _ db: Database
    ) throws -> String? {
        let version = try versionInForce(field, ofOne: component, lastBatch: lastBatch, belonging, db)
        return try version.map { try opened($0.sealed, field.rawValue, of: $0.person, with: personKey($0.person, db)) }
    }

    /// What is in force of a component, where it was said under one of these numbers; nil where it was said under another.
    func inForce(_ field: IdentityField, ofOne component: [Int], underAnyOf persons: Set<Int>, _ belonging: Belonging) throws -> String? {
        try guarded {
            try queue.read { db in
                guard let version = try versionInForce(field, ofOne: component, lastBatch: .max, belonging, db),
                    persons.contains(version.person)
                else { return nil }
                return try opened(version.sealed, field.rawValue, of: version.person, with: personKey(version.person, db))
            }
        }
    }

    /// What entries say of persons with several numbers that is not in force and would not become so, for it is the newest under its number
    /// already: it has to be said again. Where a file says two things of one person, and one of them is in force, it stays so.
    func saidAgain(in entries: [IdentityEntry], known: [String: Int], _ belonging: Belonging) throws -> Set<SaidAgain> {
        guard !belonging.canonical.isEmpty else { return [] }
        let shared = entries.filter { entry in known[entry.reference].map { belonging.canonical[$0] != nil } == true }
        guard !shared.isEmpty else { return [] }
        var again: Set<SaidAgain> = []
        for (person, group) in Dictionary(grouping: shared, by: { belonging.canonical(of: known[$0.reference] ?? 0) }) {
            for field in IdentityField.allCases where field != .reference && field != .question {
                let said = group.compactMap { entry in entry.fields[field].map { SaidAgain(entry.reference, field, $0) } }
                guard !said.isEmpty else { continue }
                let held = try guarded {
                    try queue.read { try inForce(field, ofOne: belonging.component(of: person), lastBatch: .max, belonging, $0) }
                }
                if !said.contains(where: { $0.value == held }) { again.formUnion(said) }
            }
        }
        return again
    }

    private func versionInForce(
        _ field: IdentityField, ofOne component: [Int], lastBatch: Int, _ belonging: Belonging, _ db: Database
    ) throws -> VersionInForce? {
        let sources = belonging.sources(of: component)
        let documents = try sources.flatMap { try self.documents(of: $0, lastBatch: lastBatch, db) }.filter {
            component.contains(belonging.owner(of: $0.said.person, batch: $0.said.batch))
        }
        let versions = try db.cachedStatement(
            sql: """
                SELECT i.batch_id, i.sealed_value, q.person_id IS NOT NULL AS asked FROM identity AS i
                LEFT JOIN identity AS q ON q.person_id = i.person_id AND q.field = 'question' AND q.batch_id = i.batch_id
                WHERE i.person_id = ? AND i.field = ? AND i.batch_id <= ? ORDER BY i.batch_id DESC
                """)
        var best: VersionInForce?
        for person in sources {
            for row in try Row.fetchAll(versions, arguments: [person, field.rawValue, lastBatch]) {
                let said = Erasure.Words(person: person, batch: try row.integer("batch_id"))
                guard component.contains(belonging.owner(of: person, batch: said.batch)) else { continue }
                let isOwn = try row.integer("asked") == 0 || belonging.attesting.contains(said.batch) && isConfirmed(said, by: documents)
                let version = VersionInForce(person: person, batch: said.batch, sealed: try row.bytes("sealed_value"), isOwn: isOwn)
                if version.precedes(best) { best = version }
                // Older ones of this number come after it.
                if isOwn { break }
            }
        }
        return best
    }

    /// Whether the document number said with something was said of the person elsewhere too.
    private func isConfirmed(_ said: Erasure.Words, by documents: [(said: Erasure.Words, digest: Data)]) -> Bool {
        guard let own = documents.first(where: { $0.said == said })?.digest else { return false }
        return documents.contains { $0.said != said && $0.digest == own }
    }

    private func documents(of person: Int, lastBatch: Int, _ db: Database) throws -> [(said: Erasure.Words, digest: Data)] {
        let statement = try db.cachedStatement(
            sql: "SELECT batch_id, digest FROM identity WHERE person_id = ? AND field = ? AND batch_id <= ? AND digest IS NOT NULL")
        return try Row.fetchAll(statement, arguments: [person, IdentityField.documentNumber.rawValue, lastBatch]).map {
            (Erasure.Words(person: person, batch: try $0.integer("batch_id")), try $0.bytes("digest"))
        }
    }
}
