// What changed between two plans, rule by rule: added, no longer stated, another value, another strength, another clause.

package import Domain

/// How a rule differs between two plans.
package enum RuleChangeKind: String, Worded {
    case added, removed, value, strength, clause

    package var label: Bilingual {
        switch self {
        case .added: Bilingual("新增", "added")
        case .removed: Bilingual("不再写明", "no longer stated")
        case .value: Bilingual("内容变更", "changed")
        case .strength: Bilingual("约束力变更", "changed strength")
        case .clause: Bilingual("条款移动", "moved")
        }
    }
}

/// One rule that differs.
package struct RuleChange: Hashable, Sendable {
    /// Everything that changed, the weightiest first; `added` and `removed` stand alone.
    package let kinds: [RuleChangeKind]
    /// The rule in the former plan; nil where it was added.
    package let former: PlanRule?
    /// The rule in the present plan; nil where it is no longer stated.
    package let present: PlanRule?
    /// Old and new precisely, as a whole sentence.
    package let sentence: Bilingual

    private var rule: PlanRule? { present ?? former }
    package var id: String { rule?.id ?? "" }
    package var chapter: RuleChapter { rule?.chapter ?? .cycle }
    package var subject: Bilingual { rule?.subject ?? Bilingual("", "") }
}

/// Two plans held against each other.
package struct PlanDifference: Sendable {
    package let former: Plan
    package let present: Plan
    /// The rules that differ, in chapter order.
    package let changes: [RuleChange]
    /// How many rules both plans state alike.
    package let same: Int
    /// Whether both are plans of one programme. Else each numbers its clauses for itself, and what only one states was neither added nor
    /// dropped.
    package let isSuccessor: Bool

    package init(from former: Plan, to present: Plan) {
        self.former = former
        self.present = present
        let pairs = RulePairs.paired(former.rules, present.rules)
        let cycles = CyclePair(former: former.cycle, present: present.cycle)
        let isSuccessor = former.programme == present.programme
        self.isSuccessor = isSuccessor
        changes = pairs.compactMap { old, new in
            switch (old, new) {
            case (let old?, let new?): PartComparison.change(from: old, to: new, cycles: cycles, withClauses: isSuccessor)
            case (nil, let new?):
                RuleChange(
                    kinds: [.added], former: nil, present: new,
                    sentence: DifferenceText.stated(new, isSuccessor ? DifferenceText.added : DifferenceText.onlyIn(present, not: former)))
            case (let old?, nil):
                RuleChange(
                    kinds: [.removed], former: old, present: nil,
                    sentence: DifferenceText.stated(old, isSuccessor ? DifferenceText.removed : DifferenceText.onlyIn(former, not: present))
                )
            case (nil, nil): nil
            }
        }
        same = pairs.count - changes.count
    }

    /// Whole years from the former cycle to the present one, where both run over the same days of the year; nil where they do not.
    package var yearsApart: Int? { CyclePair(former: former.cycle, present: present.cycle).yearsApart }

    /// How many changes are first of all of this kind.
    package func count(_ kind: RuleChangeKind) -> Int {
        changes.count { $0.kinds.first == kind }
    }
}
