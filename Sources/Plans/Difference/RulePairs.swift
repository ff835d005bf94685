// Which rule of one plan answers to which of the other, and in what order they are told.

internal import Domain

/// Pairing of rules.
package enum RulePairs {
    /// Rules of both plans with the same id as pairs, the others alone, in one order that keeps that of both plans.
    static func paired(_ former: [PlanRule], _ present: [PlanRule]) -> [(PlanRule?, PlanRule?)] {
        let aligned = alignedFollowUp(present, to: former)
        return merged([former, aligned]).map { id in (former.first { $0.id == id }, aligned.first { $0.id == id }) }
    }

    /// All ids of several plans, each once, chapter by chapter; within a chapter an id comes after the one it follows in its own plan.
    package static func merged(_ plans: [[PlanRule]]) -> [String] {
        RuleChapter.allCases.flatMap { chapter -> [String] in
            var ids: [String] = []
            for rules in plans {
                var place = 0
                for rule in rules where rule.chapter == chapter {
                    if let known = ids.firstIndex(of: rule.id) {
                        place = known + 1
                    } else {
                        ids.insert(rule.id, at: place)
                        place += 1
                    }
                }
            }
            return ids
        }
    }

    /// Duties of the same party towards the same pupils answer to one another by what they ask, not by their place in the list: first those
    /// that ask the same, then in order. The present duty takes the id of the former one that it answers to.
    private static func alignedFollowUp(_ present: [PlanRule], to former: [PlanRule]) -> [PlanRule] {
        func duty(_ rule: PlanRule) -> String { rule.id.split(separator: ".").prefix(3).joined(separator: ".") }
        func group(_ rules: [PlanRule], _ key: String) -> [PlanRule] { rules.filter { $0.chapter == .followUp && duty($0) == key } }
        var result = present
        for key in Set(present.filter { $0.chapter == .followUp }.map(duty)) {
            var (old, new) = (group(former, key), group(present, key))
            guard !old.isEmpty, old.count > 1 || new.count > 1 else { continue }
            var answers: [String: PlanRule] = [:]
            for match in [{ $0.parts == $1.parts }, { $0.id == $1.id }] as [(PlanRule, PlanRule) -> Bool] {
                for rule in new {
                    guard let index = old.firstIndex(where: { match($0, rule) }) else { continue }
                    answers[rule.id] = old.remove(at: index)
                }
                new.removeAll { answers[$0.id] != nil }
            }
            let taken = Set(group(former, key).map(\.id))
            for (index, rule) in result.enumerated() where rule.chapter == .followUp && duty(rule) == key {
                if let answer = answers[rule.id] {
                    result[index] = rule.renamed(answer.id, subject: answer.subject)
                } else if taken.contains(rule.id) {
                    // Its id belongs to a duty that another one answers to.
                    result[index] = rule.renamed(rule.id + ".2")
                }
            }
        }
        return result
    }
}
