// Rules on what training consists of: visits, meetings, growth logs, applying again.

internal import Domain

extension Plan {
    var trainingRules: [PlanRule] {
        guard let training else { return [] }
        let log = Bilingual("《成长日志》", "growth logs")
        return [
            training.visits.map {
                countRule("visits", Bilingual("到校培养次数", "visits to campus"), Bilingual("每名学生到校参加培养", "each pupil's training on campus"), $0)
            },
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

    private func countRule(_ key: String, _ subject: Bilingual, _ what: Bilingual, _ rule: CountRule) -> PlanRule {
        let unit: RuleUnit = rule.per == .month ? .timesPerMonth : .times
        let count = unit.text(rule.operator, Double(rule.count))
        let per = rule.per == .cycle ? Bilingual("一个培养周期内，", " in a cycle") : Bilingual("", "")
        let is_ = rule.per == .cycle ? isPhrase(rule.operator, count.zh) : count.zh
        let sentence = RuleSentence.state(what, rule.strength, Bilingual(is_, "take place \(count.en)"))
        return PlanRule(
            "training.\(key)", .training, subject, says: Bilingual(per.zh + sentence.zh, sentence.en + per.en),
            brief: rule.per == .cycle ? Bilingual("每周期\(count.zh)", "\(count.en) a cycle") : count, clause: rule.clause,
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
