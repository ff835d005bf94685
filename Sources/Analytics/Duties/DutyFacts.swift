// What is on record that duties are judged by: the rows of queries/duties as values. Nothing is judged here.

package import Domain
package import Ledger

/// The records of one cut that duties are held against.
package struct DutyFacts: Sendable {
    /// By plan.
    let participants: [String: [Participant]]
    /// By plan.
    let applicants: [String: [Applicant]]
    /// Number of mentors on record by plan and university.
    let mentors: [String: [String: Int]]
    /// By person and question.
    let answers: [Int: [FollowUpQuestion: Answer]]
    /// Visits to campus by plan.
    let visits: [String: [Visit]]
    /// Who was given a certificate, by plan.
    let issued: [String: Set<Int>]
    /// The first day of the newest public notice of the selected, by plan.
    let posted: [String: CivilDay]

    /// One pupil in training under one plan, with the newest placement.
    struct Participant: Sendable {
        let person: Int
        /// Several where the newest placement is shared.
        var mentors: [Int]
        let university: String?
        let school: String?
        let city: String?
        let from: CivilDay
        let exit: CivilDay?
        /// First day of an evaluation at the stage.
        let evaluated: [EvaluationStage: CivilDay]
        /// First day of a failing evaluation at the stage.
        let failed: [EvaluationStage: CivilDay]
        let annualOutcome: EvaluationOutcome?
        let graduation: CivilDay?
        let deceased: CivilDay?
        let erased: Bool
    }

    struct Applicant: Sendable {
        let person: Int
        let school: String?
        let city: String?
        /// First day of a result at the stage.
        let days: [SelectionStage: CivilDay]
        let selected: Bool
        let decided: Bool
        let erased: Bool
    }

    /// One visit and its growth log; nil where nothing is on record.
    struct Visit: Sendable {
        let person: Int
        let submitted: Bool?
        let reviewed: Bool?
    }

    /// The newest answer to one question, and what else was heard.
    struct Answer: Sendable {
        /// `yes`, `no` or `refused`; nil where nobody answered.
        let status: FollowUpStatus?
        let value: String?
        let day: CivilDay?
        /// Last day it holds; nil where it does not expire.
        let until: CivilDay?
        let tried: CivilDay?
        let notDue: CivilDay?
    }

    /// Reads the facts of a plan, or of all.
    ///
    /// - Throws: the store's errors; `FindingsError` where a query is missing or yields other columns than it says.
    package init(queries: QueryCatalogue, plan: String = "all", on reader: LedgerReader) throws {
        func rows(_ name: String, _ parameters: [String: String]) throws -> [Row] {
            let measure = try Measure(queries.query("duties/\(name)"), parameters: parameters, on: reader)
            return measure.rows.map { Row(measure: measure, row: $0) }
        }
        participants = DutyFacts.merged(try rows("participants", ["plan": plan]))
        applicants = Dictionary(grouping: try rows("applicants", ["plan": plan])) { $0.text("plan_id") ?? "" }
            .mapValues { $0.compactMap(Applicant.init) }
        mentors = Dictionary(grouping: try rows("mentors", ["plan": plan])) { $0.text("plan_id") ?? "" }.mapValues { rows in
            Dictionary(rows.map { ($0.text("university") ?? "", $0.integer("mentors") ?? 0) }, uniquingKeysWith: +)
        }
        visits = Dictionary(grouping: try rows("sessions", ["plan": plan])) { $0.text("plan_id") ?? "" }.mapValues { rows in
            rows.map { row in
                Visit(
                    person: row.integer("person_id") ?? 0, submitted: row.integer("submitted").map { $0 == 1 },
                    reviewed: row.integer("reviewed").map { $0 == 1 })
            }
        }
        issued = Dictionary(grouping: try rows("certificates", ["plan": plan]).filter { $0.integer("issued") == 1 }) {
            $0.text("plan_id") ?? ""
        }
        .mapValues { Set($0.compactMap { $0.integer("person_id") }) }
        posted = Dictionary(
            try rows("notices", ["plan": plan]).compactMap { row in row.day("day").map { (row.text("plan_id") ?? "", $0) } },
            uniquingKeysWith: max)
        var answers: [Int: [FollowUpQuestion: Answer]] = [:]
        for row in try rows("answers", [:]) {
            guard let person = row.integer("person_id"), let question = row.text("question").flatMap(FollowUpQuestion.init) else {
                continue
            }
            answers[person, default: [:]][question] = Answer(row)
        }
        self.answers = answers
    }

    /// A pupil's rows differ by the mentor only: one value with all mentors, in the order of the query.
    private static func merged(_ rows: [Row]) -> [String: [Participant]] {
        var found: [String: [Participant]] = [:]
        for row in rows {
            guard let plan = row.text("plan_id"), let participant = Participant(row) else { continue }
            var pupils = found[plan] ?? []
            if pupils.last?.person == participant.person {
                pupils[pupils.count - 1].mentors += participant.mentors
            } else {
                pupils.append(participant)
            }
            found[plan] = pupils
        }
        return found
    }
}

/// One row of a query of queries/duties by column.
private struct Row {
    let measure: Measure
    let row: MeasureRow

    func text(_ column: String) -> String? { measure.cell(row, column).text }
    func integer(_ column: String) -> Int? { measure.cell(row, column).integer }
    func day(_ column: String) -> CivilDay? { integer(column).map(CivilDay.init(number:)) }
}

extension DutyFacts.Participant {
    fileprivate init?(_ row: Row) {
        guard let person = row.integer("person_id"), let from = row.day("from_day") else { return nil }
        self.init(
            person: person, mentors: row.integer("mentor_id").map { [$0] } ?? [], university: row.text("university"),
            school: row.text("school"), city: row.text("city"), from: from, exit: row.day("exit_day"),
            evaluated: [
                .initial: row.day("initial_day"), .midterm: row.day("midterm_day"), .annual: row.day("annual_day"),
            ].compactMapValues { $0 },
            failed: [.initial: row.day("initial_failed_day"), .midterm: row.day("midterm_failed_day")].compactMapValues { $0 },
            annualOutcome: row.text("annual_outcome").flatMap(EvaluationOutcome.init), graduation: row.day("graduation_day"),
            deceased: row.day("deceased_day"), erased: row.integer("erased") == 1)
    }
}

extension DutyFacts.Applicant {
    fileprivate init?(_ row: Row) {
        guard let person = row.integer("person_id") else { return nil }
        self.init(
            person: person, school: row.text("school"), city: row.text("city"),
            days: [.review: row.day("review_day"), .test: row.day("test_day"), .interview: row.day("interview_day")].compactMapValues {
                $0
            },
            selected: row.integer("selected") == 1, decided: row.integer("decided") == 1, erased: row.integer("erased") == 1)
    }
}

extension DutyFacts.Answer {
    fileprivate init(_ row: Row) {
        self.init(
            status: row.text("status").flatMap(FollowUpStatus.init), value: row.text("value"), day: row.day("day"),
            until: row.day("until_day"), tried: row.day("tried_day"), notDue: row.day("not_due_day"))
    }
}

extension DutyFacts {
    /// The names of a kind of body that are on record.
    package func names(of party: Party) -> Set<String> {
        let pupils = participants.values.flatMap { $0 }
        let pool = applicants.values.flatMap { $0 }
        return switch party {
        case .school: Set(pupils.compactMap(\.school) + pool.compactMap(\.school))
        case .university: Set(pupils.compactMap(\.university) + mentors.values.flatMap(\.keys))
        case .cityOffice: Set(pupils.compactMap(\.city) + pool.compactMap(\.city))
        case .office, .mentor, .everyone: []
        }
    }
}
