// When things are, inside one plan: windows that end before they start, evaluations outside the cycle.

internal import Domain

extension PlanChecks {
    var windowFindings: [Finding] {
        var findings: [Finding] = []
        func check(_ from: CivilDay?, _ to: CivilDay?, _ path: String) {
            guard let from, let to, to < from else { return }
            findings.append(
                finding(
                    "plan.window.reversed", path, Bilingual("时间先止后起", "the window ends before it starts"), found: "\(from) – \(to)",
                    expected: Bilingual("to 不早于 from", "to not before from"),
                    action: Bilingual("请核对年份，或对调两个日期", "Check the year, or swap the two days")))
        }
        check(plan.cycle.from, plan.cycle.to, "cycle")
        for (index, evaluation) in plan.evaluations.enumerated() {
            check(evaluation.window.from, evaluation.window.to, "evaluations[\(index)].window")
        }
        for (index, step) in plan.timetable.enumerated() {
            check(step.window.from, step.window.to, "timetable[\(index)].window")
        }
        return findings
    }

    /// An evaluation outside the cycle can be meant so (plan lint has more to say of it): a note on reading, as it often is a wrong year.
    var outsideCycleFindings: [Finding] {
        let cycle = plan.cycle
        guard cycle.from <= cycle.to else { return [] }
        return plan.evaluations.enumerated().compactMap { index, rule in
            let path = "evaluations[\(index)].window"
            let outside = [("from", rule.window.from), ("to", rule.window.to)].filter { _, day in
                day.map { $0 < cycle.from || $0 > cycle.to } ?? false
            }
            guard let first = outside.first, rule.window.from.flatMap({ from in rule.window.to.map { from <= $0 } }) != false else {
                return nil
            }
            return finding(
                "plan.window.outside_cycle", "\(path).\(first.0)",
                Bilingual("\(rule.stage.label.zh)的时间在培养周期之外", "the \(rule.stage.label.en) lies outside the training cycle"),
                found: outside.compactMap { $0.1.map { "\($0)" } }.joined(separator: " – "),
                expected: Bilingual("\(cycle.from) 至 \(cycle.to) 之间的日期", "days from \(cycle.from) to \(cycle.to)"),
                action: Bilingual("请核对年份；原文确是如此的，不必改动", "Check the year; where the document says so, leave it"),
                severity: .warning)
        }
    }
}
