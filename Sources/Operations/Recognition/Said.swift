// What a row says of who is meant, and a question put about somebody who could not be told from others.

package import Domain
internal import Foundation
internal import Linkage

/// What a row without a number says of who is meant, in the forms in which it is compared. Two rows that say the same mean the same person.
struct Said: Hashable, Codable, Sendable {
    var name: String?
    var document: String?
    /// The pupil's school, the mentor's university.
    var place: String?
    var plan: String?
    var sex: String?

    init(_ record: Domain.Record, role: PersonRole) {
        let place = role == .mentor ? record.values["university"]?.text ?? record.clues[.university] : record.school
        name = NormalForm.name.form(of: record.identity[.name] ?? "")
        document = NormalForm.document.form(of: record.identity[.documentNumber] ?? "")
        self.place = place.flatMap { NormalForm.school.form(of: $0) }
        plan = record.values["plan_id"]?.text
        sex = record.values["sex"]?.text
    }

    init(name: String?, place: String?) {
        self.name = name
        self.place = place
    }
}

extension Domain.Record {
    /// The pupil's school, as a fact or as a clue.
    fileprivate var school: String? { values["school"]?.text ?? clues[.school] }
}

/// A question for a person of the office: is somebody who came one of these? Kept sealed with who they are.
package struct RecognitionQuestion: Codable, Sendable {
    /// Why it could not be told.
    package enum Reason: String, Codable, Sendable, CaseIterable {
        /// Several persons fit equally.
        case several
        /// Somebody is similar, not certainly the same.
        case similar
        /// What should be the same is not: one number with two names, one name with two numbers or sexes.
        case conflict
        /// One document number under two numbers of the office.
        case document

        package var label: Bilingual {
            switch self {
            case .several: Bilingual("有几个人都符合", "several persons fit")
            case .similar: Bilingual("有相近的人", "somebody is similar")
            case .conflict: Bilingual("信息互相矛盾", "what is said contradicts itself")
            case .document: Bilingual("证件号码与另一编号相同", "the document number stands under another number as well")
            }
        }
    }

    /// How a field of the row agrees with a candidate's.
    package struct Agreement: Codable, Sendable {
        /// `name`, `document`, `place`, `sex` or `plan`.
        package let field: String
        /// From 0 (disagrees) to `best`; nil where either side does not say it.
        package let level: Int?
        package let best: Int
        /// log2(m/u); 0 where either side does not say it.
        package let weight: Double
    }

    package struct Candidate: Codable, Sendable {
        /// The office's number.
        package let number: String
        /// Sum of the weights in bits; nil where nothing could be compared.
        package let weight: Double?
        package let posterior: Double?
        package let agreement: [Agreement]
    }

    package let role: String
    /// The kind of record that brought it.
    package let kind: String
    /// Name of the file; nil where it was not kept.
    package let file: String?
    /// Row of the file.
    package let row: Int
    package let reason: Reason
    /// Whether the weights were estimated from the file; else they are the program's own.
    package let estimated: Bool
    /// nil where the row gave a number of its own.
    let said: Said?
    /// Most probable first.
    package let candidates: [Candidate]

    /// The text that the vault keeps: the same question gives the same text.
    var text: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Plain values always encode.
        return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    init(
        role: PersonRole, kind: RecordKind, file: String?, row: Int, reason: Reason, estimated: Bool, said: Said?, candidates: [Candidate]
    ) {
        self.role = role.rawValue
        self.kind = kind.rawValue
        self.file = file
        self.row = row
        self.reason = reason
        self.estimated = estimated
        self.said = said
        self.candidates = candidates
    }

    init?(_ text: String) {
        guard let read = try? JSONDecoder().decode(RecognitionQuestion.self, from: Data(text.utf8)) else { return nil }
        self = read
    }
}
