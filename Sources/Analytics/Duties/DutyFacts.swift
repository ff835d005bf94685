// What is on record that duties are judged by: the rows of the queries as values. Nothing is judged here.

package import Domain
package import Ledger
internal import Plans

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
    /// Sessions by plan.
    let sessions: [String: [Session]]
    /// Who was given a certificate, by plan.
    let issued: [String: Set<Int>]
    /// Public notices of the selected by plan.
    let postings: [String: [Posting]]
    /// Of universities that records or plans call by a former name or a code: the name of today. Other names stand for themselves.
    private(set) var presentNames: [String: String] = [:]

    /// One pupil trained under one plan, with the newest placement; without a placement where only the selection is on record.
    struct Participant: Sendable {
        let person: Int
        /// Several where the newest placement is shared.
        var mentors: [Int]
        let university: String?
        let school: String?
        let city: String?
        /// First day of training; nil where no placement is on record.
        let from: CivilDay?
        let exit: CivilDay?
        /// First day of an evaluation at the stage.
        let evaluated: [EvaluationStage: CivilDay]
        /// The stages failed, by the highest level that gave an outcome.
        let failed: Set<EvaluationStage>
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

    /// One session and its growth log; nil where nothing is on record.
    struct Session: Sendable {
        let person: Int
        let kind: SessionKind?
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
        func rows(_ name: String, _ parameters: [String: String]) throws -> [FactRow] {
            let measure = try Measure(queries.query(name), parameters: parameters, on: reader)
            return measure.rows.map { FactRow(measure: measure, row: $0) }
        }
        participants = DutyFacts.merged(try rows("duties/participants", ["plan": plan]))
        applicants = Dictionary(grouping: try rows("duties/applicants", ["plan": plan])) { $0.text("plan_id") ?? "" }
            .mapValues { $0.compactMap(Applicant.init) }
        mentors = Dictionary(grouping: try rows("duties/mentors", ["plan": plan])) { $0.text("plan_id") ?? "" }.mapValues { rows in
            Dictionary(rows.map { ($0.text("university") ?? "", $0.integer("mentors") ?? 0) }, uniquingKeysWith: +)
        }
        sessions = Dictionary(grouping: try rows("duties/sessions", ["plan": plan])) { $0.text("plan_id") ?? "" }.mapValues { rows in
            rows.map { row in
                Session(
                    person: row.integer("person_id") ?? 0, kind: row.text("session_kind").flatMap(SessionKind.init),
                    submitted: row.integer("submitted").map { $0 == 1 },
                    reviewed: row.integer("reviewed").map { $0 == 1 })
            }
        }
        issued = Dictionary(grouping: try rows("duties/certificates", ["plan": plan]).filter { $0.integer("issued") == 1 }) {
            $0.text("plan_id") ?? ""
        }
        .mapValues { Set($0.compactMap { $0.integer("person_id") }) }
        postings = Dictionary(grouping: try rows("conformance/notices", ["plan": plan])) { $0.text("plan_id") ?? "" }
            .mapValues { $0.compactMap(Posting.init) }
        var answers: [Int: [FollowUpQuestion: Answer]] = [:]
        for row in try rows("duties/answers", [:]) {
            guard let person = row.integer("person_id"), let question = row.text("question").flatMap(FollowUpQuestion.init) else {
                continue
            }
            answers[person, default: [:]][question] = Answer(row)
        }
        self.answers = answers
    }

    /// A pupil's rows differ by the mentor only: one value with all mentors, in the order of the query.
    private static func merged(_ rows: [FactRow]) -> [String: [Participant]] {
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

extension DutyFacts.Participant {
    fileprivate init?(_ row: FactRow) {
        guard let person = row.integer("person_id") else { return nil }
        self.init(
            person: person, mentors: row.integer("mentor_id").map { [$0] } ?? [], university: row.text("university"),
            school: row.text("school"), city: row.text("city"), from: row.day("from_day"), exit: row.day("exit_day"),
            evaluated: [
                .initial: row.day("initial_day"), .midterm: row.day("midterm_day"), .annual: row.day("annual_day"),
            ].compactMapValues { $0 },
            failed: Set(
                [EvaluationStage.initial, .midterm, .annual].filter {
                    row.text("\($0.rawValue)_outcome") == EvaluationOutcome.unqualified.rawValue
                }),
            annualOutcome: row.text("annual_outcome").flatMap(EvaluationOutcome.init), graduation: row.day("graduation_day"),
            deceased: row.day("deceased_day"), erased: row.integer("erased") == 1)
    }
}

extension DutyFacts.Applicant {
    fileprivate init?(_ row: FactRow) {
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
    fileprivate init(_ row: FactRow) {
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

    /// Where participants say they were admitted, as the answers write it.
    private var admittedTo: Set<String> {
        Set(answers.values.compactMap { $0[.admission] }.filter { $0.status == .yes }.compactMap(\.value))
    }

    /// The universities that plans and records name, the places of admission among them, as they write them.
    package func universities(in plans: [Plan]) -> Set<String> {
        names(of: .university).union(plans.flatMap { $0.names(of: .university) }).union(admittedTo)
    }

    /// The pupils whom a university has or had in training, or who were admitted there, with the plans under which they took part.
    ///
    /// - Parameter university: its name of today.
    package func pupils(of university: String) -> [Int: Set<String>] {
        var found: [Int: Set<String>] = [:]
        for (plan, pupils) in participants {
            for pupil in pupils {
                let admission = answers[pupil.person]?[.admission]
                let places = [pupil.university, admission?.status == .yes ? admission?.value : nil].compactMap { $0.map(present) }
                if places.contains(university) { found[pupil.person, default: []].insert(plan) }
            }
        }
        return found
    }

    /// Learns the names of today of the universities that plans and records name, so that one body is one whatever it was called.
    ///
    /// - Parameter present: the name of today of a name or a code; nil for one that no list has, which stands for itself.
    package mutating func learnPresentNames(in plans: [Plan], from present: (String) -> String?) {
        presentNames = [:]
        for written in universities(in: plans) { presentNames[written] = present(written) }
    }

    /// The name of today of a university.
    func present(_ name: String) -> String { presentNames[name] ?? name }
}
