// Which rule of one plan answers to which of the other.

internal import Domain

/// Pairing of rules.
enum RulePairs {
    /// Rules of both plans with the same id as pairs, the others alone, in the order of documents.
    static func paired(_ former: [PlanRule], _ present: [PlanRule]) -> [(PlanRule?, PlanRule?)] {
        let aligned = alignedFollowUp(present, to: former)
        return RuleOrder.ids(of: [former, aligned]).map { id in (former.first { $0.id == id }, aligned.first { $0.id == id }) }
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
