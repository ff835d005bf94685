// Mentors named by name in rows about pupils.

internal import Domain
internal import Linkage

extension Recognition {
    /// Mentors whom a row names by name and university: one fits, of several the only one appointed in the row's plan; else the row is refused.
    func recogniseMentors(_ outcome: inout RecognitionOutcome, _ wording: RecognitionFindings) throws {
        func said(_ record: Domain.Record) -> Said? {
            guard record.mentorReference == nil, let name = record.clues[.mentorName].flatMap({ NormalForm.name.form(of: $0) }) else {
                return nil
            }
            let place = record.values["university"]?.text ?? record.clues[.university]
            var said = Said(name: name, place: place.flatMap { NormalForm.school.form(of: $0) })
            said.plan = record.values["plan_id"]?.text
            return said
        }
        let all = Set(outcome.records.compactMap(said))
        let known = try KnownPersons(Array(all), as: .mentor, foreseen: foreseen, on: reader)
        var fitting: [Said: [Int]] = [:]
        for said in all {
            let named = known.named(said.name).filter { said.place == nil || known.attends($0, said.place, plan: nil) }
            let here = named.filter { person in
                known.places[person]?.contains { $0.plan == said.plan && (said.place == nil || $0.place == said.place) } == true
            }
            fitting[said] = here.isEmpty ? named : here
        }
        let numbers = try known.numbers(of: fitting.values.compactMap { $0.count == 1 ? $0[0] : nil })
        for (index, record) in outcome.records.enumerated() where record.mentorReference == nil {
            guard let said = said(record), let persons = fitting[said], persons.count == 1, let number = numbers[persons[0]] else {
                let count = said(record).flatMap { fitting[$0]?.count }
                outcome.findings.append(wording.mentor(record.row, fitting: count))
                continue
            }
            outcome.records[index] = record.about(record.reference, mentor: number)
        }
    }
}

extension RecordKind {
    /// Whether a record about a pupil names a mentor too.
    var namesMentor: Bool { role == .pupil && columns.contains { $0.name == "mentor_id" } }
}
