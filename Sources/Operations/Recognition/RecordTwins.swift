// Rows that were told apart as written and are one record now that it is known whom they are about.

internal import Domain
internal import Ledger

/// Finds rows about one record of one person, whichever of the person's numbers, or of the mentor's, each gives.
struct RecordTwins {
    let kind: RecordKind
    let reader: LedgerReader

    /// Of rows under one number the later is told; of rows under two numbers of one person that which says something else, for what they say
    /// alike is stored once.
    func findings(_ records: [Domain.Record], _ wording: RecognitionFindings) throws -> [Finding] {
        let keys = kind.columns.filter(\.isKey)
        let role = kind.role ?? .pupil
        let persons = try reader.persons(for: Set(records.compactMap(\.reference)), as: role)
        let mentors =
            kind.namesMentor ? try reader.persons(for: Set(records.compactMap(\.mentorReference)), as: .mentor) : [:]
        func one(_ number: String?, _ known: [String: Int]) -> String { number.map { known[$0].map { "#\($0)" } ?? $0 } ?? "" }
        var seen: [[String]: Int] = [:]
        var findings: [Finding] = []
        for (index, record) in records.enumerated() where record.reference != nil {
            let mentor = one(record.mentorReference, mentors)
            let key = keys.map { column in
                switch column.content {
                case .person: one(record.reference, persons)
                case .mentor: role == .mentor ? one(record.reference, persons) : mentor
                default: record.values[column.name].map { "\($0)" } ?? ""
                }
            }
            guard let first = seen[key] else {
                seen[key] = index
                continue
            }
            let other = records[first]
            let isOneNumber = other.reference == record.reference && other.mentorReference == record.mentorReference
            if isOneNumber {
                findings.append(wording.twice(record.row, other.row))
            } else if other.retracted != record.retracted
                || !record.retracted && (other.values != record.values || one(other.mentorReference, mentors) != mentor)
            {
                findings.append(wording.contrary(record.row, other.row))
            }
        }
        return findings
    }
}
