// Rules on what training consists of: visits, meetings, growth logs, applying again.

internal import Domain

extension Plan {
    var trainingRules: [PlanRule] {
        guard let training else { return [] }
        let log = Bilingual("《成长日志》", "growth logs")
        return [
            training.visits.map(visitRule),
            training.faceToFace.map {
                countRule(
                    "face_to_face", Bilingual("当面指导次数", "face-to-face meetings"),
                    Bilingual("导师当面指导学生", "face-to-face meetings with the mentor"),
                    $0)
            },
            training.growthLog.map {
                obligationRule(
                    "growth_log", Bilingual("督促提交《成长日志》", "seeing to growth logs"), $0,
                    Bilingual("督促学生提交\(log.zh)", "see that pupils submit \(log.en)"))
            },
            training.growthLogReview.map {
                obligationRule(
                    "growth_log_review", Bilingual("审核《成长日志》", "review of growth logs"), $0, Bilingual("审核\(log.zh)", "review \(log.en)"))
            },
            training.reapplication.map {
                obligationRule(
                    "reapplication", Bilingual("再次报名优先考虑", "preference on applying again"), $0,
                    Bilingual("优先考虑再次报名的学生", "give preference to pupils who apply again"))
            },
        ].compactMap { $0 }
    }

    /// 到校参加培养 where only training at the university counts, else 参加培养. What it is about is called the same, as plans stand side by side.
    private func visitRule(_ rule: VisitRule) -> PlanRule {
        let subject = Bilingual("参加培养次数", "training sessions")
        switch rule.place {
        case nil: return countRule("visits", subject, Bilingual("每名学生参加培养", "each pupil's training"), rule.times)
        case .campus?:
            return countRule(
                "visits", subject, Bilingual("每名学生到校参加培养", "each pupil's training on campus"), rule.times,
                where: Bilingual("到校，", "on campus, ")
            ).adding(.word("place", Bilingual("地点", "place"), Bilingual("到校", "on campus")))
        }
    }

    /// 一个培养周期内，每名学生参加培养应不少于 10 次; 导师当面指导学生每月应不少于 2 次.
    private func countRule(
        _ key: String, _ subject: Bilingual, _ what: Bilingual, _ rule: CountRule, where place: Bilingual = Bilingual("", "")
    ) -> PlanRule {
        let isMonthly = rule.per == .month
        let unit: RuleUnit = isMonthly ? .timesPerMonth : .times
        let count = unit.text(rule.operator, Double(rule.count))
        let times = isPhrase(rule.operator, RuleUnit.times.text(rule.operator, Double(rule.count)).zh)
        let sentence = RuleSentence.state(
            isMonthly ? what + Bilingual("每月", "") : what, rule.strength, Bilingual(times, "take place \(count.en)"))
        let per = isMonthly ? Bilingual("", "") : Bilingual("一个培养周期内，", " in a cycle")
        return PlanRule(
            "training.\(key)", .training, subject, says: Bilingual(per.zh + sentence.zh, sentence.en + per.en),
            brief: place + (isMonthly ? count : Bilingual("每周期\(count.zh)", "\(count.en) a cycle")), clause: rule.clause,
            strength: rule.strength,
            parts: [
                .number("count", rule.operator, Double(rule.count), .times),
                .word("per", Bilingual("计数期间", "period"), rule.per == .month ? Bilingual("每月", "a month") : Bilingual("每个培养周期", "a cycle")),
            ])
    }

    private func obligationRule(_ key: String, _ subject: Bilingual, _ rule: Obligation, _ deed: Bilingual) -> PlanRule {
        let moment = rule.after.map { RuleWords.of($0, in: RuleWords.moments) }
        let sentence = RuleSentence.deed(RuleSentence.doers([rule.by]), rule.strength, deed)
        return PlanRule(
            "training.\(key)", .training, subject,
            says: moment.map { Bilingual("\($0.zh)，\(sentence.zh)", "\(sentence.en) \($0.en)") } ?? sentence,
            brief: moment.map { Bilingual("\(rule.by.label.zh)，\($0.zh)", "\(rule.by.label.en), \($0.en)") } ?? rule.by.label,
            clause: rule.clause, strength: rule.strength,
            parts: [.word("by", Bilingual("责任方", "who does it"), rule.by.label)]
                + (moment.map { [.word("after", Bilingual("时点", "when"), $0)] } ?? []))
    }
}
