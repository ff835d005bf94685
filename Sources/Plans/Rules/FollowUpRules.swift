// Rules on who follows former pupils, and the steps of the timetable.

internal import Domain

extension Plan {
    /// A plan may give the same party two duties towards the same pupils. The general one (no question named, else the first) has the plain
    /// id; the others are told apart by what they ask: `follow_up.school.all_participants.graduation+admission+employment`.
    var followUpRules: [PlanRule] {
        followUp.enumerated().map { index, duty in
            let rule = followUpRule(duty)
            let alike = followUp.indices.filter { followUp[$0].by == duty.by && followUp[$0].subject == duty.subject }
            let plain = alike.first { (followUp[$0].questions ?? []).isEmpty } ?? alike.first
            guard index != plain, let questions = duty.questions, !questions.isEmpty else { return rule }
            let codes = FollowUpQuestion.allCases.filter(questions.contains)
            let words = RuleSentence.list(codes.map(\.label))
            return rule.renamed(
                "\(rule.id).\(codes.map(\.rawValue).joined(separator: "+"))",
                subject: Bilingual("\(rule.subject.zh)：\(words.zh)", "\(rule.subject.en): \(words.en)"))
        }
    }

    private func followUpRule(_ duty: FollowUpDuty) -> PlanRule {
        let whom = RuleWords.of(duty.subject, in: RuleWords.followed)
        let questions = (duty.questions ?? []).map(\.label)
        let list = RuleSentence.list(questions)
        let deed: Bilingual
        let brief: Bilingual
        if duty.questions == [.contact] {
            deed = Bilingual("与\(whom.zh)保持联系", "keep in touch with \(whom.en)")
            brief = Bilingual("保持联系", "keep in touch")
        } else if questions.isEmpty {
            deed = Bilingual("跟踪\(whom.zh)", "follow \(whom.en)")
            brief = Bilingual("跟踪，未列明事项", "follow; no question named")
        } else {
            deed = Bilingual("跟踪\(whom.zh)的以下情况：\(list.zh)", "follow \(whom.en) on: \(list.en)")
            brief = list
        }
        return PlanRule(
            "follow_up.\(duty.by.rawValue).\(duty.subject)", .followUp,
            Bilingual("\(duty.by.label.zh)跟踪\(whom.zh)", "\(duty.by.label.en) follows \(whom.en)"),
            says: RuleSentence.deed(RuleSentence.doers([duty.by]), duty.strength, deed), brief: brief, clause: duty.clause,
            strength: duty.strength, parts: [.list("questions", Bilingual("跟踪事项", "questions"), questions)])
    }

    var timetableRules: [PlanRule] {
        timetable.map { step in
            let label = TimetableSteps.label(of: step.step)
            let brief = WindowText.brief(RuleDays(step.window))
            let isSpan = step.window.from != nil && step.window.to != nil
            return PlanRule(
                "timetable.\(step.step)", .timetable, label,
                says: Bilingual(
                    isSpan ? "\(label.zh)安排在\(brief.zh)" : "\(label.zh)：\(brief.zh)", "\(label.en.capitalizedFirst): \(brief.en)")
                    + WindowText.written(step.window),
                brief: brief, clause: step.clause,
                parts: [RulePart("window", nil, .window(RuleDays(step.window)))]
                    + (step.covers.map { [.list("covers", Bilingual("包含环节", "stages in it"), $0.map(\.label))] } ?? []))
        }
    }
}
