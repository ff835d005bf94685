// Faults in the times of evaluations (学生评价): without a date, outside the cycle, out of order, against the timetable, before training.

import Domain

extension LintRule {
    static let evaluationUndated = LintRule("lint.evaluation.undated", "评价没有时间", "an evaluation has no date") { plan, fault in
        plan.evaluations.filter { rule in
            let step = plan.timetable.contains { rule.stage == .annual && $0.step == "annual_evaluation" && $0.window.isDated }
            return !rule.window.isDated && !step
        }.map { rule in
            fault(
                .gap, [rule.clause],
                Bilingual("\(rule.stage.label.zh)没有写明时间", "the \(rule.stage.label.en) has no date"),
                why: Bilingual("是否按期完成无从核对，也无法按期提醒有关单位", "whether it is done in time cannot be checked, and nobody can be reminded"),
                remedy: Bilingual("写明完成的期限", "state by when it is due"))
        }
    }

    /// An annual evaluation after the end of the cycle is a note: it looks back on it.
    static let evaluationOutsideCycle = LintRule(
        "lint.evaluation.outside_cycle", "评价时间超出培养周期", "an evaluation leaves the cycle"
    ) { plan, fault in
        let cycle = plan.cycle.words
        return plan.evaluations.compactMap { rule in
            let days = [rule.window.from, rule.window.to].compactMap { $0 }
            let early = days.contains { $0 < plan.cycle.from }
            guard early || days.contains(where: { $0 > plan.cycle.to }) else { return nil }
            return fault(
                rule.stage == .annual && !early ? .note : .contradiction, [rule.clause, plan.cycle.clause],
                Bilingual(
                    "\(rule.stage.label.zh)的时间（\(rule.window.words.zh)）超出培养周期（\(cycle.zh)）",
                    "the \(rule.stage.label.en) (\(rule.window.words.en)) leaves the cycle (\(cycle.en))"),
                why: early
                    ? Bilingual("周期开始之前没有可以评价的培养", "before the cycle starts there is no training to evaluate")
                    : Bilingual(
                        "周期结束后学生已不在培养之中，材料和责任人难以落实",
                        "after the cycle the pupils are no longer in training; papers and duties are hard to hold them to"),
                remedy: Bilingual("把评价移入培养周期，或改写周期的起止", "move the evaluation into the cycle, or restate the cycle"),
                figures: [.init("cycle_from", plan.cycle.from), .init("cycle_to", plan.cycle.to)]
                    + (rule.window.from.map { [.init("evaluation_from", $0)] } ?? [])
                    + (rule.window.to.map { [.init("evaluation_to", $0)] } ?? []))
        }
    }

    /// A contradiction where a later evaluation is due no later than an earlier one, a note where it may begin before that one is over.
    static let evaluationOrder = LintRule(
        "lint.evaluation.order", "评价先后颠倒或重叠", "evaluations out of order or overlapping"
    ) { plan, fault in
        let stages = EvaluationStage.allCases.compactMap { stage in plan.evaluations.first { $0.stage == stage } }
        return zip(stages, stages.dropFirst()).compactMap { earlier, later in
            guard let end = earlier.window.to else { return nil }
            let reversed = later.window.to.map { $0 <= end } ?? false
            guard reversed || later.window.from.map({ $0 <= end }) ?? false else { return nil }
            let (first, second) = (earlier.stage.label, later.stage.label)
            return fault(
                reversed ? .contradiction : .note, [earlier.clause, later.clause],
                reversed
                    ? Bilingual(
                        "\(second.zh)（\(later.window.words.zh)）并不晚于\(first.zh)（\(earlier.window.words.zh)）",
                        "the \(second.en) (\(later.window.words.en)) is due no later than the \(first.en) (\(earlier.window.words.en))")
                    : Bilingual(
                        "\(first.zh)（\(earlier.window.words.zh)）尚未结束，\(second.zh)（\(later.window.words.zh)）就已开始",
                        "the \(second.en) (\(later.window.words.en)) begins before the \(first.en) (\(earlier.window.words.en)) is over"),
                why: Bilingual("后一次评价看不到前一次之后的进展", "the later one sees no progress since the earlier"),
                remedy: Bilingual("把两次评价的时间错开", "set the two apart"),
                figures: [.init("earlier_to", end)] + (later.window.from.map { [.init("later_from", $0)] } ?? [])
                    + (later.window.to.map { [.init("later_to", $0)] } ?? []))
        }
    }

    /// Compared is each side of the two windows that both state.
    static let evaluationTimetable = LintRule(
        "lint.evaluation.timetable", "年度评价的时间前后不一", "the timetable dates the annual evaluation otherwise"
    ) { plan, fault in
        guard let rule = plan.evaluations.first(where: { $0.stage == .annual }) else { return [] }
        return plan.timetable.filter { $0.step == "annual_evaluation" }.compactMap { step in
            var figures: [PlanFault.Figure] = []
            if let begins = rule.window.from, let planned = step.window.from, begins != planned {
                figures += [.init("evaluation_from", begins), .init("timetable_from", planned)]
            }
            if let due = rule.window.to, let planned = step.window.to, due != planned {
                figures += [.init("evaluation_to", due), .init("timetable_to", planned), .init("days_apart", abs(planned - due))]
            }
            guard !figures.isEmpty else { return nil }
            let written = rule.window.asWritten.map { Bilingual("（原文“\($0)”）", " (written “\($0)”)") } ?? Bilingual("", "")
            return fault(
                .contradiction, [rule.clause, step.clause],
                Bilingual(
                    "年度评价一处规定\(rule.window.predicate)\(written.zh)，进度安排中则\(step.window.predicate)，两处不一",
                    "the annual evaluation is to be held \(rule.window.words.en)\(written.en), but \(step.window.words.en) in the timetable"
                ),
                why: Bilingual("是否逾期没有定论，各单位按哪一处准备也不清楚", "whether it is late cannot be told, nor which of the two to prepare for"),
                remedy: Bilingual(
                    "统一两处时间；如进度安排所指是对各单位工作的评价验收，请与学生年度评价分开写明",
                    "make the two agree; where the timetable means the work of the bodies, state it apart from the pupils"
                ),
                figures: figures)
        }
    }

    /// A contradiction where selection cannot be over by then, a note where it may not be.
    static let evaluationWithoutTraining = LintRule(
        "lint.evaluation.no_training_before", "评价期限之前可能没有培养", "an evaluation may fall due before any training"
    ) { plan, fault in
        guard let end = plan.selectionEnd else { return [] }
        let last = plan.selectionSteps.filter { $0.window.to == end }
        return plan.evaluations.compactMap { rule in
            guard let due = rule.window.to, due <= end else { return nil }
            let cannot = plan.lastSelectionStart.map { due < $0 } ?? false
            return fault(
                cannot ? .contradiction : .note, [rule.clause] + last.map(\.clause),
                Bilingual(
                    "\(rule.stage.label.zh)应不迟于 \(due) 完成，而遴选可以延续到 \(end)",
                    "the \(rule.stage.label.en) is due by \(due), while selection may last until \(end)"),
                why: cannot
                    ? Bilingual("到期时还没有入选学生", "when it falls due nobody has been selected")
                    : Bilingual(
                        "用足遴选的期限，入选学生还没有培养就到了评价期限",
                        "where selection takes all its time, the pupils are due for evaluation before a day of training"),
                remedy: Bilingual("推迟这次评价，或缩短遴选", "put the evaluation off, or shorten selection"),
                figures: [.init("evaluation_to", due), .init("selection_end", end), .init("days_of_training", max(0, due - end))])
        }
    }
}
