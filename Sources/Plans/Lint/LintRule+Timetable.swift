// Faults of the timetable (进度安排): what it leaves without a date, names without a rule, or puts in the wrong order.

import Domain

extension LintRule {
    /// Stages that a plan only allows or encourages need no date.
    static let stageUndated = LintRule("lint.stage.undated", "遴选环节没有时间", "a stage of selection has no date") { plan, fault in
        let dated = plan.selectionSteps.flatMap(\.stages)
        let missing = plan.selection.stages.filter { $0.strength.binds && !dated.contains($0.stage) }
        guard !missing.isEmpty else { return [] }
        let labels = missing.map(\.stage.label).quoted
        return [
            fault(
                .gap, missing.map(\.clause),
                Bilingual("遴选环节\(labels.zh)没有写明日期", "these stages of selection have no date: \(labels.en)"),
                why: Bilingual(
                    "遴选何时结束没有依据，无法核对是否早于培养，也无法按期提醒有关单位",
                    "when selection ends cannot be told, nor whether it ends before training; nobody can be reminded"),
                remedy: Bilingual("在进度安排中写明这些环节的起止时间", "give their dates in the timetable"),
                figures: [.init("stages_undated", missing.count), .init("stages", plan.selection.stages.count)]
                    + (plan.selectionEnd.map { [.init("last_date_stated", $0)] } ?? []))
        ]
    }

    static let stepUndefined = LintRule(
        "lint.step.undefined", "进度安排所列事项别处没有规定", "the timetable names what no rule defines"
    ) { plan, fault in
        let defined = plan.selection.stages.map(\.stage)
        return plan.timetable.flatMap { step -> [PlanFault] in
            var labels = step.stages.filter { !defined.contains($0) }.map(\.label)
            if step.step == "annual_evaluation", !plan.evaluations.contains(where: { $0.stage == .annual }) {
                labels.append(EvaluationStage.annual.label)
            }
            return labels.map { label in
                fault(
                    .gap, [step.clause],
                    Bilingual(
                        "进度安排列有“\(label.zh)”，别处却没有规定", "the timetable has “\(label.en)”, which no other part of the plan provides for"),
                    why: Bilingual("由谁组织、按什么标准进行没有依据", "who holds it and by what standard cannot be told"),
                    remedy: Bilingual("补上相应规定，或从进度安排中删去", "add the rule, or take it out of the timetable"))
            }
        }
    }

    /// Compared are the last days; steps may overlap.
    static let timetableOrder = LintRule(
        "lint.timetable.order", "进度安排先后颠倒", "the timetable is out of order"
    ) { plan, fault in
        let order = plan.selection.stages.map(\.stage)
        /// First and last place in the order of stages, with words and days; the meeting comes after all.
        let steps = plan.timetable.compactMap { step -> (first: Int, last: Int, label: Bilingual, step: Plan.TimetableStep)? in
            if step.step == "meeting" { return (order.count, order.count, Bilingual("师生见面会", "the meeting"), step) }
            let places = step.stages.compactMap { order.firstIndex(of: $0) }
            guard let first = places.min(), let last = places.max() else { return nil }
            return (first, last, step.stages.map(\.label).listed, step)
        }
        return steps.flatMap { earlier in
            steps.filter { $0.first > earlier.last }.compactMap { later -> PlanFault? in
                guard let end = later.step.window.to, let before = earlier.step.window.to ?? earlier.step.window.from, end < before else {
                    return nil
                }
                return fault(
                    .contradiction, [earlier.step.clause, later.step.clause],
                    Bilingual(
                        "\(later.label.zh)应在\(earlier.label.zh)之后，进度安排却让它先结束（\(end) 先于 \(before)）",
                        "\(later.label.en) comes after \(earlier.label.en), yet the timetable ends it first (\(end) before \(before))"
                    ),
                    why: Bilingual("按这样的时间，前一环节的人来不及进入后一环节", "those who pass the earlier stage late have no later one to go to"),
                    remedy: Bilingual("调整其中一个时间", "change one of the two"),
                    figures: [.init("earlier_until", before), .init("later_until", end)])
            }
        }
    }

    static let mentorsUndated = LintRule(
        "lint.mentors.undated", "导师推荐没有时间", "the recommendation of mentors has no date"
    ) { plan, fault in
        guard let nominated = plan.mentors?.nominatedFrom,
            !plan.timetable.contains(where: { $0.step == "mentor_recommendation" && $0.window.isDated })
        else { return [] }
        return [
            fault(
                .gap, [nominated.clause],
                Bilingual("导师推荐没有写明时间", "no date is given for recommending mentors"),
                why: Bilingual(
                    "导师名单何时确定没有依据，难以与学生遴选衔接", "when the mentors are known cannot be told, nor whether it is before pupils are selected"),
                remedy: Bilingual("在进度安排中写明导师推荐和审定的时间", "give the dates of recommendation and approval in the timetable"))
        ]
    }

    static let preTrainingUndated = LintRule(
        "lint.pre_training.undated", "放宽要求所依据的前置培养没有时间", "a relaxation rests on pre-training without a date"
    ) { plan, fault in
        guard let relaxation = plan.eligibility?.rankGate?.relaxation, relaxation.reason == "pre_training_outstanding",
            !plan.timetable.contains(where: { $0.step == "pre_training" && $0.window.isDated })
        else { return [] }
        return [
            fault(
                .gap, [relaxation.clause],
                Bilingual(
                    "成绩排名要求可因前置培养中的表现放宽，进度安排却没有写明前置培养的时间",
                    "the rank gate may be relaxed for those outstanding in pre-training, yet the timetable gives pre-training no dates"),
                why: Bilingual("哪些学生参加过前置培养、是否赶在报名之前，无从核对", "who took part in it, and whether before applying, cannot be checked"),
                remedy: Bilingual("写明前置培养的时间，并安排在报名之前", "give the dates of pre-training, before the application"))
        ]
    }
}
