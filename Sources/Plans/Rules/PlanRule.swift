// A rule as one plan states it: what it is about, what the plan says, on which clause and how binding.

package import Domain

/// A chapter of a plan, in the order of documents.
package enum RuleChapter: String, Worded {
    case cycle, scope, eligibility, selection, quota, mentors, training, evaluation, certificate
    case followUp = "follow_up"
    case timetable

    package var label: Bilingual {
        switch self {
        case .cycle: Bilingual("培养周期", "training cycle")
        case .scope: Bilingual("实施范围", "scope")
        case .eligibility: Bilingual("申报条件", "eligibility")
        case .selection: Bilingual("学生遴选", "selection of pupils")
        case .quota: Bilingual("名额分配", "places")
        case .mentors: Bilingual("导师", "mentors")
        case .training: Bilingual("学生培养", "training")
        case .evaluation: Bilingual("学生评价", "evaluation")
        case .certificate: Bilingual("培养证书", "certificate")
        case .followUp: Bilingual("学生跟踪", "follow-up")
        case .timetable: Bilingual("进度安排", "timetable")
        }
    }
}

/// One rule as one plan states it.
package struct PlanRule: Hashable, Sendable {
    /// Stable across plans, unique within one: `selection.ratio.interview.selection`; docs/plan-diff.md lists them.
    package let id: String
    package let chapter: RuleChapter
    /// What it is about, without this plan's value: 面试与入选之比 | ratio of interview to selection.
    package let subject: Bilingual
    /// What this plan says, as a sentence without a full stop: 面试人数与入选人数之比原则上不低于 3∶1.
    package let statement: Bilingual
    /// What this plan says, in the few words of a table: 不低于 3∶1.
    package let brief: Bilingual
    package let clause: String
    /// nil where a plan file states none: scope, cycle and timetable.
    package let strength: Strength?
    /// What it sets, part by part, so that two plans can be compared.
    let parts: [RulePart]

    init(
        _ id: String, _ chapter: RuleChapter, _ subject: Bilingual, says statement: Bilingual, brief: Bilingual, clause: String,
        strength: Strength? = nil, parts: [RulePart]
    ) {
        self.id = id
        self.chapter = chapter
        self.subject = subject
        self.statement = statement
        self.brief = brief
        self.clause = clause
        self.strength = strength
        self.parts = parts
    }

    /// The same rule with one more part to compare.
    func adding(_ part: RulePart) -> PlanRule {
        PlanRule(
            id, chapter, subject, says: statement, brief: brief, clause: clause, strength: strength, parts: parts + [part])
    }

    /// The same rule under another id, with more said of what it is about.
    func renamed(_ id: String, subject: Bilingual? = nil) -> PlanRule {
        PlanRule(
            id, chapter, subject ?? self.subject, says: statement, brief: brief, clause: clause, strength: strength, parts: parts)
    }
}

extension Plan {
    /// Every rule that this plan states, in chapter order, each once.
    package var rules: [PlanRule] {
        let all =
            [cycleRule] + scopeRules + eligibilityRules + selectionRules + quotaRules + mentorRules + trainingRules + evaluationRules
            + certificateRules + followUpRules + timetableRules
        var seen: [String: Int] = [:]
        // A plan may name the same ground or step twice: the second is a rule of its own.
        return all.map { rule in
            seen[rule.id, default: 0] += 1
            let count = seen[rule.id] ?? 1
            return count == 1 ? rule : rule.renamed("\(rule.id).\(count)")
        }
    }
}
