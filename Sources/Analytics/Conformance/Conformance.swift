// Holds one plan, rule by rule, against the records of one cut: what the plan does not state is never checked.

package import Domain
package import Ledger
package import Plans

/// The verdicts on one plan.
package struct Conformance: Sendable {
    package let plan: Plan
    package let cut: Cut
    /// In the order of the plan's chapters.
    package let verdicts: [RuleVerdict]
    /// Rules of the plan that no record can be held against: scope, parties, dates, duties.
    package let unchecked: [PlanRule]

    /// Checks a plan.
    ///
    /// - Throws: the store's errors; `FindingsError` where a query is faulty.
    package init(_ plan: Plan, on desk: FactDesk, calendar: WorkingCalendar) throws {
        self.plan = plan
        cut = desk.reader.cut
        let checks = ConformanceChecks(facts: ConformanceFacts(plan: plan, desk: desk), calendar: calendar)
        var verdicts: [RuleVerdict] = []
        var unchecked: [PlanRule] = []
        for rule in plan.rules {
            guard let judgement = try checks.judgement(rule.id)?.permitting(rule.strength) else {
                unchecked.append(rule)
                continue
            }
            verdicts.append(
                RuleVerdict(
                    rule: rule, verdict: judgement.verdict, reason: judgement.reason, figures: judgement.figures, found: judgement.found,
                    missing: judgement.missing, change: judgement.change, query: judgement.query))
        }
        self.verdicts = verdicts
        self.unchecked = unchecked
    }

    package func count(_ verdict: Verdict) -> Int {
        verdicts.filter { $0.verdict == verdict }.count
    }
}

/// Which check answers which rule.
struct ConformanceChecks {
    let facts: ConformanceFacts
    let calendar: WorkingCalendar

    /// The answer for a rule by its id; nil where no record can be held against it.
    func judgement(_ id: String) throws -> Judgement? {
        let plan = facts.plan
        let parts = id.split(separator: ".").map(String.init)
        switch parts.first {
        case "eligibility": return try eligibility(id)
        case "selection": return try selection(parts)
        case "quota":
            return try plan.quotas.first { $0.by.rawValue == parts.last }.map { try QuotaCheck(facts: facts, quota: $0).judgement() }
        case "mentors": return try mentors(id)
        case "training": return try training(id)
        case "evaluation": return try evaluation(parts)
        case "certificate":
            let checks = EvaluationChecks(facts: facts)
            if id == "certificate" { return try plan.certificate.map(checks.certificates) }
            return try plan.certificate?.withheld.map(checks.withheld)
        default: return nil
        }
    }

    private func eligibility(_ id: String) throws -> Judgement? {
        let checks = EligibilityChecks(facts: facts)
        let rules = facts.plan.eligibility
        switch id {
        case "eligibility.grades": return try rules?.grades.map(checks.grades)
        case "eligibility.rank_gate": return try rules?.rankGate.map(checks.rankGate)
        case "eligibility.nomination_floor": return try rules?.nominationFloor.map(checks.nominations)
        default: return nil
        }
    }

    private func selection(_ parts: [String]) throws -> Judgement? {
        let selection = facts.plan.selection
        switch (parts.dropFirst().first, parts.count) {
        case ("ratio", 4):
            return try selection.ratios?.first { $0.numerator.rawValue == parts[2] && $0.denominator.rawValue == parts[3] }
                .map { try RatioCheck(facts: facts, ratio: $0).judgement() }
        case ("stage", 3):
            let own: [SelectionStage] = [.application, .notice, .selection]
            return try selection.stages.first { $0.stage.rawValue == parts[2] && !own.contains($0.stage) && $0.strength.binds }
                .map { try SelectionChecks(facts: facts, calendar: calendar).stage($0) }
        case ("public_notice", 2):
            return try selection.publicNotice.map { try SelectionChecks(facts: facts, calendar: calendar).notice($0) }
        case ("mentor_wishes", 2): return try selection.mentorWishes.map(EligibilityChecks(facts: facts).wishes)
        default: return nil
        }
    }

    private func mentors(_ id: String) throws -> Judgement? {
        let checks = MentorChecks(facts: facts)
        let rules = facts.plan.mentors
        switch id {
        case "mentors.number": return try rules?.number.map(checks.number)
        case "mentors.capacity": return try rules?.capacity.map(checks.capacity)
        case "mentors.term": return try rules?.term.map(checks.term)
        case "mentors.qualification": return try rules?.qualification.map(checks.qualification)
        case "mentors.team_qualification": return try rules?.teamQualification.map(checks.team)
        case "mentors.nominated_from": return try rules?.nominatedFrom.map(checks.sources)
        default: return nil
        }
    }

    private func training(_ id: String) throws -> Judgement? {
        let checks = TrainingChecks(facts: facts)
        let rules = facts.plan.training
        switch id {
        case "training.visits": return try rules?.visits.map(checks.visits)
        case "training.face_to_face":
            return try rules?.faceToFace.map {
                try checks.sessions($0, kind: "face_to_face", label: Bilingual("当面指导", "face-to-face meetings"))
            }
        case "training.growth_log": return try rules?.growthLog.map { _ in try checks.logs() }
        case "training.growth_log_review": return try rules?.growthLogReview.map { _ in try checks.reviews() }
        default: return nil
        }
    }

    private func evaluation(_ parts: [String]) throws -> Judgement? {
        guard parts.count == 3, let rule = facts.plan.evaluations.first(where: { $0.stage.rawValue == parts[1] }) else { return nil }
        let checks = EvaluationChecks(facts: facts)
        switch parts[2] {
        case "window": return try checks.window(rule)
        case "failure_ends_training": return rule.failureEndsTraining == true ? try checks.failures(rule) : nil
        default: return nil
        }
    }
}
