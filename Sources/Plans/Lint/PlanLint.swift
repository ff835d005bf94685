// What is wrong inside one plan: every rule asked in turn. The plan is read as values, never its text.

package import Domain

/// One kind of fault that is looked for.
package struct LintRule: Sendable {
    /// Makes the faults of one rule, so that its code is written once.
    struct Maker: Sendable {
        let code: String

        func callAsFunction(
            _ gravity: PlanFault.Gravity, _ clauses: [String], _ what: Bilingual, why: Bilingual, remedy: Bilingual,
            figures: [PlanFault.Figure] = []
        ) -> PlanFault {
            var distinct: [String] = []
            for clause in clauses where !distinct.contains(clause) { distinct.append(clause) }
            return PlanFault(
                code: code, gravity: gravity, clauses: distinct, what: what, why: why, remedy: remedy, figures: figures)
        }
    }

    package let code: String
    /// The fault in a few words, for lists of rules.
    package let title: Bilingual
    private let check: @Sendable (Plan, Maker) -> [PlanFault]

    init(_ code: String, _ zh: String, _ en: String, check: @escaping @Sendable (Plan, Maker) -> [PlanFault]) {
        self.code = code
        title = Bilingual(zh, en)
        self.check = check
    }

    func faults(in plan: Plan) -> [PlanFault] {
        check(plan, Maker(code: code))
    }
}

/// Looking for faults inside a plan.
package enum PlanLint {
    /// All rules, in the order in which a plan is read.
    package static let rules: [LintRule] = [
        .quotaTotalUnstated, .quotaPartsDisagree, .quotaPartMissing, .scopeUnserved,
        .mentorsNeeded, .mentorsTooFew, .mentorsUndated,
        .reviewWithoutCriteria, .gradesLeaveSchool, .nominationShort, .nominationSpread, .preTrainingUndated,
        .cycleBeforeSelection, .documentIssuedLate, .trainingOutsideCycle, .reapplicationWithoutGrade,
        .stageUndated, .stepUndefined, .timetableOrder,
        .evaluationUndated, .evaluationOutsideCycle, .evaluationOrder, .evaluationTimetable, .evaluationWithoutTraining,
        .evaluationWithoutOutcome, .outcomeWithoutConsequence, .outcomeUnnamed, .certificateOutcome, .certificateWithoutEvaluation,
    ]

    /// The faults of a plan, gravest first and within that by rule; empty where none is found.
    package static func faults(of plan: Plan) -> [PlanFault] {
        let found = rules.flatMap { $0.faults(in: plan) }
        return PlanFault.Gravity.allCases.flatMap { gravity in found.filter { $0.gravity == gravity } }
    }
}
