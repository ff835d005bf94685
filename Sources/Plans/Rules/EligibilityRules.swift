// Rules on who may apply: grades, rank, nominations, preference.

internal import Domain

extension Plan {
    var eligibilityRules: [PlanRule] {
        guard let eligibility else { return [] }
        return [
            eligibility.grades.map(gradesRule), eligibility.rankGate.map(rankGateRule),
            eligibility.rankGate?.relaxation.map(relaxationRule),
            eligibility.nominationFloor.map(nominationRule),
        ].compactMap { $0 } + (eligibility.priority ?? []).map(priorityRule)
    }

    private func gradesRule(_ grades: Grades) -> PlanRule {
        let names = grades.codes.map(\.label)
        let list = RuleSentence.list(names)
        return PlanRule(
            "eligibility.grades", .eligibility, Bilingual("可报名的年级", "grades that may apply"),
            says: RuleSentence.state(
                Bilingual("报名学生", "applicants"), grades.strength,
                Bilingual("为\(list.zh)年级学生", "be in \(RuleSentence.either(names).en)")),
            brief: list, clause: grades.clause, strength: grades.strength, parts: [.list("codes", nil, names)])
    }

    private func rankGateRule(_ gate: RankGate) -> PlanRule {
        let alternatives = gate.anyOf.map { alternative -> Bilingual in
            let top = RuleUnit.topPercent.text(Double(alternative.topPercent))
            return Bilingual(
                "\(alternative.ranking.label.zh)在年级\(top.zh)", "\(alternative.ranking.label.en) in the \(top.en) of the year group")
        }
        let brief = gate.anyOf.map { alternative -> Bilingual in
            let top = RuleUnit.topPercent.text(Double(alternative.topPercent))
            return alternative.ranking == .discipline
                ? Bilingual("相应学科\(top.zh)", "discipline: \(top.en)") : Bilingual("综合\(top.zh)", "overall: \(top.en)")
        }
        let several = gate.anyOf.count > 1
        return PlanRule(
            "eligibility.rank_gate", .eligibility, Bilingual("成绩排名要求", "rank gate"),
            says: RuleSentence.deed(
                Bilingual("报名学生", "applicants"), gate.strength,
                Bilingual(several ? "满足下列条件之一：" : "达到：", several ? "meet one of these: " : "have this: ")
                    + Bilingual(alternatives.map(\.zh).joined(separator: "；"), alternatives.map(\.en).joined(separator: "; "))),
            brief: RuleSentence.either(brief), clause: gate.clause, strength: gate.strength,
            parts: [
                RulePart(
                    "any_of", nil,
                    .entries(
                        gate.anyOf.map {
                            RuleEntry(name: $0.ranking.label, detail: nil, amount: RuleAmount(number: $0.topPercent, unit: .topPercent))
                        }))
            ])
    }

    private func relaxationRule(_ relaxation: Relaxation) -> PlanRule {
        let whom = RuleWords.of(relaxation.reason, in: RuleWords.reasons)
        let what = relaxation.ranking.label
        return PlanRule(
            "eligibility.rank_gate.relaxation", .eligibility, Bilingual("成绩排名要求的放宽", "relaxation of the rank gate"),
            says: RuleSentence.passive(
                Bilingual("对\(whom.zh)，\(what.zh)的要求", "for \(whom.en), the demand on the \(what.en)"), relaxation.strength,
                Bilingual("放宽", "relaxed")),
            brief: Bilingual("\(whom.zh)：\(what.zh)", "\(whom.en): \(what.en)"), clause: relaxation.clause, strength: relaxation.strength,
            parts: [
                .word("ranking", Bilingual("放宽的排名", "ranking relaxed"), what), .word("reason", Bilingual("对象", "for whom"), whom),
            ])
    }

    private func nominationRule(_ floor: NominationFloor) -> PlanRule {
        let count = RuleUnit.pupils.text(floor.operator, Double(floor.count))
        let stage = floor.stage.short
        return PlanRule(
            "eligibility.nomination_floor", .eligibility, Bilingual("每所中学推荐人数", "nominations per school"),
            says: RuleSentence.deed(
                Bilingual("每所中学", "schools"), floor.strength,
                Bilingual("推荐学生进入\(stage.zh)环节，人数\(isPhrase(floor.operator, count.zh))", "nominate \(count.en) each for the \(stage.en)")),
            brief: Bilingual("进入\(stage.zh)：\(count.zh)", "for the \(stage.en): \(count.en)"), clause: floor.clause,
            strength: floor.strength,
            parts: [.number("count", floor.operator, Double(floor.count), .pupils), .word("stage", Bilingual("环节", "stage"), stage)]
                + (floor.per.map {
                    [
                        .word(
                            "per", Bilingual("计算范围", "counted"),
                            $0 == .discipline ? Bilingual("每学科", "in each discipline") : Bilingual("全校合计", "over all disciplines"))
                    ]
                } ?? []))
    }

    /// 中学可优先推荐在科技竞赛或活动中获自治区级及以上奖项的学生; from clubs and groups pupils are nominated, none before another.
    private func priorityRule(_ priority: Priority) -> PlanRule {
        let level = priority.level.map(levelWords)
        let ground = RuleWords.of(priority.ground, in: RuleWords.grounds)
        let whom = RuleWords.ground(priority.ground, level)
        let isClub = priority.ground == "science_club"
        let deed =
            isClub
            ? Bilingual("从科学兴趣小组、科技社团等中推荐学生", "nominate \(whom.en)") : Bilingual("优先推荐\(whom.zh)", "nominate \(whom.en) first")
        let brief = isClub ? Bilingual("从中推荐", "nominated") : Bilingual("优先推荐", "nominated first")
        return PlanRule(
            "eligibility.priority.\(priority.ground)", .eligibility, Bilingual("优先推荐：\(ground.zh)", "preference: \(ground.en)"),
            says: RuleSentence.deed(Bilingual("中学", "schools"), priority.strength, deed),
            brief: level.map { Bilingual("\($0.zh)，\(brief.zh)", "\($0.en), \(brief.en)") } ?? brief, clause: priority.clause,
            strength: priority.strength,
            parts: level.map { [.word("level", Bilingual("奖项级别", "level of the prize"), $0)] } ?? [])
    }

    /// 自治区级及以上, as the plan's own region is called.
    private func levelWords(_ level: AwardLevel) -> Bilingual {
        switch level {
        case .international: Bilingual("国际级", "international")
        case .provincial where region.zh.hasSuffix("自治区"): Bilingual("自治区级及以上", "of the autonomous region or above")
        default: Bilingual("\(level.label.zh)及以上", "\(level.label.en) or above")
        }
    }

    /// 为 50 名, 不少于 50 名: an equality needs its verb, the other comparisons are one.
    func isPhrase(_ comparison: Comparison?, _ text: String) -> String {
        comparison == .exactly || comparison == nil ? "为 \(text)" : text
    }
}
