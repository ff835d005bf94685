// What the office decides or does, as rows of the ledger: the frame of a record (key, correction, retraction) without a sheet.

package import Domain
internal import GRDB

/// One act of the office about persons by their opaque ids.
package enum Act: Hashable, Sendable {
    /// Whether two persons are one; the order of the two says nothing.
    case samePerson(Int, Int, SamePersonVerdict)
    /// What a batch said of a person belongs to `owner`.
    case reattribution(of: Int, batch: Int, owner: Int)
    /// A worklist asks an addressee (the name of a school, the code or name of a university) one question about a person.
    ///
    /// - Parameter worklist: an opaque identifier of the worklist: it names nobody.
    case request(of: Int, FollowUpQuestion, to: AddresseeKind, addressee: String, worklist: String)
    /// A worklist asks an addressee who somebody is: the question of recognition about this person.
    case whoIsRequest(of: Int, to: AddresseeKind, addressee: String, worklist: String)

    /// What stands for a question of follow-up in a request who somebody is.
    private static let whoIs = "who_is"

    package var kind: ActKind {
        switch self {
        case .samePerson: .samePerson
        case .reattribution: .reattribution
        case .request, .whoIsRequest: .request
        }
    }

    /// The persons it names.
    var persons: [Int] {
        switch self {
        case .samePerson(let one, let other, _): [one, other]
        case .reattribution(let person, _, let owner): [person, owner]
        case .request(let person, _, _, _, _), .whoIsRequest(let person, _, _, _): [person]
        }
    }

    /// An act with the same key corrects an earlier one, or takes it back.
    var key: String {
        switch self {
        case .samePerson(let one, let other, _): "\(min(one, other))/\(max(one, other))"
        case .reattribution(let person, let batch, _): "\(person)/\(batch)"
        case .request(let person, let question, _, _, let worklist): "\(person)/\(question.rawValue)/\(worklist)"
        case .whoIsRequest(let person, _, _, let worklist): "\(person)/\(Act.whoIs)/\(worklist)"
        }
    }

    /// The person of the frame.
    var person: Int {
        switch self {
        case .samePerson(let one, let other, _): min(one, other)
        case .reattribution(let person, _, _), .request(let person, _, _, _, _), .whoIsRequest(let person, _, _, _): person
        }
    }

    /// Values in the order of `Act.columns`.
    var values: [DatabaseValue] {
        switch self {
        case .samePerson(let one, let other, let verdict): [max(one, other).databaseValue, verdict.rawValue.databaseValue]
        case .reattribution(_, let batch, let owner): [batch.databaseValue, owner.databaseValue]
        case .request(_, let question, let kind, let addressee, let worklist):
            [question.rawValue, kind.rawValue, addressee, worklist].map(\.databaseValue)
        case .whoIsRequest(_, let kind, let addressee, let worklist):
            [Act.whoIs, kind.rawValue, addressee, worklist].map(\.databaseValue)
        }
    }

    /// The kind's own columns, after the frame.
    static func columns(of kind: ActKind) -> [String] {
        switch kind {
        case .samePerson: ["other_id", "verdict"]
        case .reattribution: ["said_in", "owner_id"]
        case .request: ["question", "addressee_kind", "addressee", "worklist"]
        }
    }

    static func table(of kind: ActKind) -> String { "\(kind.rawValue)_row" }

    /// The act of a row with the columns `person_id` and those of its kind; nil where a code is none of this program's.
    init?(_ row: Row, kind: ActKind) throws {
        let person = try row.integer("person_id")
        switch kind {
        case .samePerson:
            guard let verdict = SamePersonVerdict(rawValue: try row.text("verdict")) else { return nil }
            self = .samePerson(person, try row.integer("other_id"), verdict)
        case .reattribution:
            self = .reattribution(of: person, batch: try row.integer("said_in"), owner: try row.integer("owner_id"))
        case .request:
            let asked = try row.text("question")
            guard let kind = AddresseeKind(rawValue: try row.text("addressee_kind")) else { return nil }
            let (addressee, worklist) = (try row.text("addressee"), try row.text("worklist"))
            if let question = FollowUpQuestion(rawValue: asked) {
                self = .request(of: person, question, to: kind, addressee: addressee, worklist: worklist)
            } else if asked == Act.whoIs {
                self = .whoIsRequest(of: person, to: kind, addressee: addressee, worklist: worklist)
            } else {
                return nil
            }
        }
    }
}

/// An act in force.
package struct StoredAct: Hashable, Sendable {
    package let act: Act
    /// The batch that brought the version in force.
    package let batch: Int
    /// The day it was decided or asked.
    package let day: CivilDay

    /// The acts of a kind in force after a batch, oldest first.
    static func inForce(_ kind: ActKind, lastBatch: Int, _ db: Database) throws -> [StoredAct] {
        let table = Act.table(of: kind)
        return try Row.fetchAll(
            db,
            sql: """
                SELECT batch_id, person_id, \(Act.columns(of: kind).joined(separator: ", ")), COALESCE(day, 0) AS day FROM main.\(table) AS r
                WHERE batch_id <= :last AND retracted = 0
                  AND NOT EXISTS (
                    SELECT 1 FROM main.\(table) AS later
                    WHERE later.record_key = r.record_key AND later.batch_id > r.batch_id AND later.batch_id <= :last)
                ORDER BY batch_id, row_id
                """, arguments: ["last": lastBatch]
        ).compactMap { row in
            try Act(row, kind: kind).map {
                StoredAct(act: $0, batch: try row.integer("batch_id"), day: CivilDay(number: try row.integer("day")))
            }
        }
    }
}
