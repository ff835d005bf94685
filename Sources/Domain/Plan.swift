// A plan (工作实施方案): one programme's official document for one cycle, as values that can be asked. Read by the room Plans.
//
// What a plan does not say is absent here (nil or an empty list), never a default. Every rule carries the clause it rests on.

/// One programme's official document for one cycle.
package struct Plan: Hashable, Sendable, Codable {
    /// For example `xinjiang-2025`: lower-case letters, digits and hyphens, safe in a file name.
    package let id: String
    /// The programme that runs over years, for example `xinjiang`.
    package let programme: String
    package let region: Bilingual
    package let title: Bilingual
    /// Short name for headings, for example 新疆 2025.
    package let shortTitle: Bilingual
    /// The plan of which this one is an invented earlier edition; `nil` for a real document.
    package let inventedFrom: String?
    package let document: Document?
    package let cycle: Cycle
    package let scope: Scope
    package let eligibility: Eligibility?
    package let selection: Selection
    package let quotas: [Quota]
    package let mentors: MentorRules?
    package let training: TrainingRules?
    package let evaluations: [EvaluationRule]
    package let certificate: CertificateRule?
    package let followUp: [FollowUpDuty]
    package let timetable: [TimetableStep]

    /// Where the document comes from.
    package struct Document: Hashable, Sendable, Codable {
        package let number: String?
        package let issued: CivilDay?
        package let issuers: [String]?
        package let source: String?
    }

    /// The training cycle (培养周期), both days included.
    package struct Cycle: Hashable, Sendable, Codable {
        package let from: CivilDay
        package let to: CivilDay
        package let clause: String
        /// Whether the document states months or days; nil where the plan file does not say, and the days count as written.
        package let precision: Precision?
    }

    /// How finely a document states a time.
    package enum Precision: String, Sendable, Codable, CaseIterable {
        case month, day
    }

    /// Who takes part (实施范围).
    package struct Scope: Hashable, Sendable, Codable {
        package let cities: Names?
        package let universities: Universities?
        package let disciplines: Disciplines
        package let schools: Names?
    }

    /// A list of names that a plan states.
    package struct Names: Hashable, Sendable, Codable {
        package let clause: String
        package let names: [String]
    }

    package struct Universities: Hashable, Sendable, Codable {
        package let clause: String
        package let members: [University]
    }

    /// A host university (培养高校), with its city and disciplines where the plan pairs them.
    package struct University: Hashable, Sendable, Codable {
        package let name: String
        package let city: String?
        package let disciplines: [String]?
    }

    package struct Disciplines: Hashable, Sendable, Codable {
        package let clause: String
        /// Codes, in the plan's order.
        package let codes: [String]
        /// Whether the plan's list ends in “and others” (等).
        package let open: Bool?
        /// Disciplines that the plan defines itself, beyond the five basic ones.
        package let defined: [DefinedDiscipline]?
    }

    package struct DefinedDiscipline: Hashable, Sendable, Codable {
        package let code: String
        package let zh: String
        package let en: String
    }

    /// Who may apply.
    package struct Eligibility: Hashable, Sendable, Codable {
        package let grades: Grades?
        package let rankGate: RankGate?
        package let nominationFloor: NominationFloor?
        package let priority: [Priority]?
    }

    package struct Grades: Hashable, Sendable, Codable {
        package let codes: [Grade]
        package let clause: String
        package let strength: Strength
    }

    /// Rank requirement: any one of the alternatives suffices.
    package struct RankGate: Hashable, Sendable, Codable {
        package let anyOf: [RankAlternative]
        package let clause: String
        package let strength: Strength
        package let relaxation: Relaxation?
    }

    package struct RankAlternative: Hashable, Sendable, Codable {
        package let ranking: Ranking
        /// Per cent of the year group, for example 10.
        package let topPercent: Int
    }

    package struct Relaxation: Hashable, Sendable, Codable {
        package let ranking: Ranking
        /// For whom: `outstanding` or `pre_training_outstanding`.
        package let reason: String
        package let clause: String
        package let strength: Strength
    }

    /// How many pupils a school can nominate for a stage.
    package struct NominationFloor: Hashable, Sendable, Codable {
        package let stage: SelectionStage
        package let `operator`: Comparison
        package let count: Int
        /// What the number is for; nil where the document can be read either way.
        package let per: NominationBasis?
        package let clause: String
        package let strength: Strength
    }

    /// Whether a school's nominations are counted in each discipline or over all of them.
    package enum NominationBasis: String, Sendable, Codable, CaseIterable {
        case discipline, school
    }

    /// A ground on which applicants may be preferred.
    package struct Priority: Hashable, Sendable, Codable {
        package let ground: String
        /// The lowest level of a prize that counts (自治区级及以上); nil where the plan states none.
        package let level: AwardLevel?
        package let clause: String
        package let strength: Strength
    }

    /// How pupils are chosen (学生遴选).
    package struct Selection: Hashable, Sendable, Codable {
        package let stages: [StageRule]
        package let ratios: [RatioRule]?
        package let mentorWishes: MentorWishes?
        package let publicNotice: PublicNotice?
    }

    /// How many mentors an applicant names (选报导师).
    package struct MentorWishes: Hashable, Sendable, Codable {
        package let `operator`: Comparison
        package let count: Int
        package let clause: String
        package let strength: Strength
    }

    package struct StageRule: Hashable, Sendable, Codable {
        package let stage: SelectionStage
        package let clause: String
        package let strength: Strength
        /// Who holds it, where stated.
        package let by: [Party]?
    }

    /// Screening ratio: the number at one stage against the number at another.
    package struct RatioRule: Hashable, Sendable, Codable {
        package let numerator: SelectionStage
        package let denominator: SelectionStage
        package let `operator`: Comparison
        package let number: Double
        package let clause: String
        package let strength: Strength
    }

    /// How long the list of the selected is posted (公示期).
    package struct PublicNotice: Hashable, Sendable, Codable {
        package let workingDays: Int
        package let clause: String
        package let strength: Strength
    }

    /// What a quota (名额) is by.
    package enum QuotaBasis: String, Sendable, Codable, CaseIterable {
        case total, discipline, city, university
    }

    /// Places by discipline, city or host university, or in total.
    package struct Quota: Hashable, Sendable, Codable {
        package let by: QuotaBasis
        package let `operator`: Comparison
        /// For a total.
        package let count: Int?
        /// By discipline, city or university: name or code to places.
        package let counts: [String: Int]?
        package let clause: String
        package let strength: Strength
    }

    /// The days of a timetable entry or evaluation; a side that the plan leaves open is nil.
    package struct Window: Hashable, Sendable, Codable {
        package let from: CivilDay?
        package let to: CivilDay?
        /// The few words the days were read from, where the reading is not plain (4月初, 12月前).
        package let asWritten: String?
    }
}
