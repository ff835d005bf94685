// Faults of the training cycle: against selection, the day of issue, the timetable's training, and the grades that can apply.

import Domain

extension LintRule {
    /// A contradiction where selection cannot be over in time, a note where it may not be.
    static let cycleBeforeSelection = LintRule(
        "lint.cycle.before_selection", "培养周期早于遴选结束", "the cycle starts before selection ends"
    ) { plan, fault in
        let limit = plan.cycle.lastDayForSelection
        let late = plan.selectionSteps.filter { ($0.window.to ?? $0.window.from).map { $0 > limit } ?? false }
        guard !late.isEmpty else { return [] }
        let training = plan.timetable.filter { $0.step == "training" && $0.window.from == plan.cycle.from }
        let clauses = [plan.cycle.clause] + (late + training).map(\.clause)
        var figures = [PlanFault.Figure("cycle_from", plan.cycle.from)]
        let start = plan.cycle.startWords
        let remedy = Bilingual(
            "把遴选移到培养周期开始之前，或使培养周期自遴选结束之后起算", "select before the cycle starts, or let the cycle start when selection is over")
        if let begins = plan.lastSelectionStart, begins > limit {
            let months = begins.wholeMonths(since: plan.cycle.from)
            figures += [.init("last_selection_start", begins)]
            if let end = plan.selectionEnd { figures += [.init("selection_end", end)] }
            figures += [.init("months_without_pupils", months)]
            let last = plan.selectionEnd.map { Bilingual("，最迟可到 \($0)", " and may last until \($0)") } ?? Bilingual("", "")
            return [
                fault(
                    .contradiction, clauses,
                    Bilingual(
                        "培养周期自\(start.zh)起，而遴选最早也要到 \(begins) 才能结束\(last.zh)，周期开始时还没有入选学生",
                        "the cycle starts in \(start.en), yet selection is over on \(begins) at the earliest\(last.en): "
                            + "when training is to start nobody has been selected"
                    ),
                    why: months > 0
                        ? Bilingual(
                            "周期最初 \(months) 个整月没有入选学生，按周期或按月规定的到校、面授次数只能在余下的时间内完成",
                            "for the first \(months) whole months nobody is selected; what is owed per cycle or month is left to the rest"
                        )
                        : Bilingual("周期开头没有入选学生", "at the start of the cycle nobody is selected"),
                    remedy: remedy, figures: figures)
            ]
        }
        guard let end = late.compactMap(\.window.to).max() else { return [] }
        return [
            fault(
                .note, clauses,
                Bilingual(
                    "培养周期自\(start.zh)起，而遴选可以延续到 \(end)", "the cycle starts in \(start.en), while selection may last until \(end)"),
                why: Bilingual(
                    "用足遴选的期限，培养周期开始后才有入选学生", "where selection takes all its time, the first pupils are selected after training was to start"
                ),
                remedy: remedy, figures: figures + [.init("selection_end", end), .init("days_late", end - limit)])
        ]
    }

    static let documentIssuedLate = LintRule(
        "lint.document.issued_late", "印发晚于培养周期的起点", "the document was issued after the cycle had started"
    ) { plan, fault in
        let limit = plan.cycle.precision == .month ? plan.cycle.from.endOfMonth : plan.cycle.from
        guard let issued = plan.document?.issued, issued > limit else { return [] }
        let start = plan.cycle.startWords
        return [
            fault(
                .note, [plan.cycle.clause],
                Bilingual(
                    "方案 \(issued) 印发，培养周期却自\(start.zh)起", "the document was issued on \(issued), yet its cycle starts in \(start.en)"),
                why: Bilingual("印发之前开展的工作没有本方案可依", "what was done before that day could not follow this plan"),
                remedy: Bilingual("提前印发，或使培养周期自印发之后起算", "issue it earlier, or let the cycle start after its issue"),
                figures: [.init("issued", issued), .init("cycle_from", plan.cycle.from)])
        ]
    }

    static let trainingOutsideCycle = LintRule(
        "lint.training.outside_cycle", "进度安排的学生培养超出培养周期", "the timetable's training leaves the cycle"
    ) { plan, fault in
        let cycle = plan.cycle.words
        return plan.timetable.filter { step in
            let days = [step.window.from, step.window.to].compactMap { $0 }
            return step.step == "training" && days.contains { $0 < plan.cycle.from || $0 > plan.cycle.to }
        }.map { step in
            fault(
                .contradiction, [plan.cycle.clause, step.clause],
                Bilingual(
                    "培养周期为 \(cycle.zh)，进度安排中的学生培养\(step.window.predicate)",
                    "the cycle is \(cycle.en), the timetable has training \(step.window.words.en)"),
                why: Bilingual("周期之外的培养算不算数没有依据", "whether training outside the cycle counts cannot be told"),
                remedy: Bilingual("使进度安排与培养周期一致", "make timetable and cycle agree"),
                figures: [.init("cycle_from", plan.cycle.from), .init("cycle_to", plan.cycle.to)]
                    + (step.window.from.map { [.init("training_from", $0)] } ?? [])
                    + (step.window.to.map { [.init("training_to", $0)] } ?? []))
        }
    }

    static let gradesLeaveSchool = LintRule(
        "lint.grades.leave_school", "培养周期结束前已经毕业的年级可以报名", "a grade may apply that leaves school before the cycle ends"
    ) { plan, fault in
        guard let grades = plan.eligibility?.grades else { return [] }
        return grades.codes.compactMap { grade in
            guard let leaves = plan.graduationDay(of: grade), leaves < plan.cycle.to else { return nil }
            return fault(
                .contradiction, [grades.clause, plan.cycle.clause],
                Bilingual(
                    "\(grade.label.zh)学生可以报名，\(leaves) 毕业，而培养周期到 \(plan.cycle.to) 才结束",
                    "pupils in \(grade.label.en) may apply and leave school on \(leaves), while the cycle lasts until \(plan.cycle.to)"),
                why: Bilingual("这些学生不能按中学生完成培养", "they cannot be trained to the end as pupils of a school"),
                remedy: Bilingual("不收这一年级，或缩短培养周期", "leave out this grade, or shorten the cycle"),
                figures: [.init("leaves_school", leaves), .init("cycle_to", plan.cycle.to)])
        }
    }

    /// For cycles of about a year only: a year on, every pupil is one grade up.
    static let reapplicationWithoutGrade = LintRule(
        "lint.reapplication.no_grade", "次年优先无人可享", "nobody can use the preference on applying again"
    ) { plan, fault in
        guard let promise = plan.training?.reapplication, let grades = plan.eligibility?.grades,
            (330...400).contains(plan.cycle.to - plan.cycle.from)
        else { return [] }
        let next = grades.codes.map { grade -> Grade? in
            switch grade {
            case .senior1: .senior2
            case .senior2: .senior3
            case .senior3: nil
            }
        }
        guard !next.contains(where: { grade in grade.map(grades.codes.contains) ?? false }) else { return [] }
        let labels = grades.codes.map(\.label).listed
        return [
            fault(
                .note, [grades.clause, promise.clause],
                Bilingual(
                    "只有\(labels.zh)学生可以报名，培养结束后的学生又可优先参加下一年度培养；届时他们都已升级，如年级要求不变，无人符合",
                    "only pupils in \(labels.en) may apply, and those trained are preferred on applying again next year; "
                        + "by then all are a grade up, and while the grades stay as they are none may apply"
                ),
                why: Bilingual(
                    "下一年度的年级要求如不改动，对学生的承诺就无法兑现", "unless next year's grades are others, a promise to the pupils cannot be kept"),
                remedy: Bilingual("写明往届学生报名时年级可放宽一级，或删去次年优先的规定", "admit those trained before one grade higher, or drop the preference"),
                figures: [.init("grades", grades.codes.count)])
        ]
    }
}
