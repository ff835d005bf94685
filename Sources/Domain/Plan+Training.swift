// The rules of a plan from the mentor to the follow-up; the rules up to selection stand in Plan.swift.

extension Plan {
    /// What a plan says of mentors (导师).
    package struct MentorRules: Hashable, Sendable, Codable {
        package let number: MentorNumber?
        package let capacity: Capacity?
        package let nominatedFrom: NominatedFrom?
        package let qualification: Qualification?
        package let teamQualification: Qualification?
        package let term: Term?
    }

    /// How many mentors there are to be.
    package struct MentorNumber: Hashable, Sendable, Codable {
        package let `operator`: Comparison
        package let count: Int
        package let clause: String
        package let strength: Strength
    }

    /// How many pupils one mentor trains at a time.
    package struct Capacity: Hashable, Sendable, Codable {
        package let `operator`: Comparison
        package let pupils: Int
        package let clause: String
        package let strength: Strength
    }

    /// From among whom mentors are proposed.
    package struct NominatedFrom: Hashable, Sendable, Codable {
        /// From among whom all are to come (从……中推荐): `topnotch_mentors`, `honoured_scientists`; nil where the plan names only who they are
        /// mainly to be.
        package let sources: [String]?
        /// Who are to be the greater part of them (以……为主); nil where the plan does not say.
        package let mainly: [String]?
        package let clause: String
        package let strength: Strength

        /// All whom the plan names, each once.
        package var named: [String] {
            let sources = sources ?? []
            return sources + (mainly ?? []).filter { !sources.contains($0) }
        }
    }

    /// A degree, or a title instead of it.
    package struct Qualification: Hashable, Sendable, Codable {
        /// `doctorate` or `master`.
        package let degree: String
        /// `associate_senior`: 副高级以上职称.
        package let orTitle: String?
        package let clause: String
        package let strength: Strength
    }

    /// How long an appointment lasts (聘期).
    package struct Term: Hashable, Sendable, Codable {
        package let years: Int
        package let renewable: Bool?
        package let clause: String
        package let strength: Strength
    }

    /// What a plan says of training (培养方式).
    package struct TrainingRules: Hashable, Sendable, Codable {
        package let visits: VisitRule?
        package let faceToFace: CountRule?
        package let growthLog: Obligation?
        package let growthLogReview: Obligation?
        package let reapplication: Obligation?
    }

    package enum Period: String, Sendable, Codable, CaseIterable {
        case cycle, month
    }

    /// How often a pupil is trained in a period.
    package struct VisitRule: Hashable, Sendable, Codable {
        package let `operator`: Comparison
        package let count: Int
        package let per: Period
        /// `campus`: only training at the university counts (到校参加培养); nil where any session does.
        package let place: VisitPlace?
        package let clause: String
        package let strength: Strength

        /// The same without the place.
        package var times: CountRule {
            CountRule(operator: self.operator, count: count, per: per, clause: clause, strength: strength)
        }
    }

    package enum VisitPlace: String, Sendable, Codable, CaseIterable {
        case campus
    }

    /// A number of times in a period.
    package struct CountRule: Hashable, Sendable, Codable {
        package let `operator`: Comparison
        package let count: Int
        package let per: Period
        package let clause: String
        package let strength: Strength
    }

    /// Something to be done by somebody.
    package struct Obligation: Hashable, Sendable, Codable {
        package let by: Party
        /// `each_visit` where it is owed after every session that counts as a visit.
        package let after: String?
        package let clause: String
        package let strength: Strength
    }

    /// One evaluation of the cycle.
    package struct EvaluationRule: Hashable, Sendable, Codable {
        package let stage: EvaluationStage
        package let window: Window
        package let by: [Party]
        /// Outcomes that the plan names.
        package let outcomes: [EvaluationOutcome]?
        package let dimensions: [EvaluationDimension]?
        /// Whether a pupil who fails leaves training; nil where the plan does not say.
        package let failureEndsTraining: Bool?
        package let clause: String
        package let strength: Strength
    }

    /// Who is given a certificate (培养证书).
    package struct CertificateRule: Hashable, Sendable, Codable {
        package let granted: [EvaluationOutcome]
        /// Outcomes for which the plan says outright that there is none.
        package let withheld: [EvaluationOutcome]?
        package let clause: String
        package let strength: Strength
    }

    /// Whom somebody has to follow, and on what.
    package struct FollowUpDuty: Hashable, Sendable, Codable {
        package let by: Party
        /// `all_participants`, `enrolled_here`, `local`.
        package let subject: String
        package let questions: [FollowUpQuestion]?
        package let clause: String
        package let strength: Strength
    }

    /// An entry of the timetable (进度安排).
    package struct TimetableStep: Hashable, Sendable, Codable {
        /// `mentor_recommendation`, `application`, `test` …: see docs/plan-format.md.
        package let step: String
        package let window: Window
        package let clause: String
        /// The stages of selection that fall into this step; nil where its name says it.
        package let covers: [SelectionStage]?
    }

    /// The disciplines of this plan with their words, in the plan's order.
    package var disciplines: [Discipline] {
        scope.disciplines.codes.compactMap { code in
            Discipline.basic.first { $0.code == code }
                ?? scope.disciplines.defined?.first { $0.code == code }
                .map { Discipline(code: $0.code, label: Bilingual($0.zh, $0.en)) }
        }
    }

    /// When a pupil who is in `grade` as training starts leaves school: 30 June at the end of the third senior year.
    /// The school year turns on 1 September. nil past the range of the calendar.
    package func graduationDay(of grade: Grade) -> CivilDay? {
        let (year, month, _) = cycle.from.components
        let endOfSchoolYear = month >= 9 ? year + 1 : year
        let yearsLeft =
            switch grade {
            case .senior1: 2
            case .senior2: 1
            case .senior3: 0
            }
        return CivilDay(year: endOfSchoolYear + yearsLeft, month: 6, day: 30)
    }
}
