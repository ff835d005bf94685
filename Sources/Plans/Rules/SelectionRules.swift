// Rules on how pupils are chosen, and how many.

internal import Domain

extension Plan {
    var selectionRules: [PlanRule] {
        selection.stages.map(stageRule) + (selection.ratios ?? []).map(ratioRule)
            + (selection.mentorWishes.map { [mentorWishesRule($0)] } ?? []) + (selection.publicNotice.map { [publicNoticeRule($0)] } ?? [])
    }

    private func stageRule(_ rule: StageRule) -> PlanRule {
        let parties = rule.by ?? []
        let included = Bilingual("包括\(rule.stage.label.zh)环节", "include: \(rule.stage.label.en)")
        let statement =
            parties.isEmpty
            ? RuleSentence.deed(Bilingual("遴选", "selection"), rule.strength, included)
            : RuleSentence.deed(RuleSentence.doers(parties), rule.strength, rule.stage.deed)
        return PlanRule(
            "selection.stage.\(rule.stage.rawValue)", .selection, Bilingual("遴选环节：\(rule.stage.label.zh)", "stage: \(rule.stage.label.en)"),
            says: statement,
            brief: parties.isEmpty ? Bilingual("设此环节", "is a stage") : RuleSentence.list(parties.map(\.label)), clause: rule.clause,
            strength: rule.strength, parts: rule.by.map { [byPart($0)] } ?? [])
    }

    private func ratioRule(_ rule: RatioRule) -> PlanRule {
        let ratio = RuleUnit.ratio.text(rule.operator, rule.number)
        return PlanRule(
            "selection.ratio.\(rule.numerator.rawValue).\(rule.denominator.rawValue)", .selection,
            Bilingual(
                "\(rule.numerator.short.zh)与\(rule.denominator.short.zh)之比",
                "ratio of \(rule.numerator.short.en) to \(rule.denominator.short.en)"),
            says: RuleSentence.state(
                Bilingual(
                    "\(rule.numerator.headcount.zh)与\(rule.denominator.headcount.zh)之比",
                    "the ratio of \(rule.numerator.headcount.en) to \(rule.denominator.headcount.en)"),
                rule.strength, Bilingual(isPhrase(rule.operator, ratio.zh), "be \(ratio.en)")),
            brief: ratio, clause: rule.clause, strength: rule.strength,
            parts: [.number("number", rule.operator, rule.number, .ratio)])
    }

    private func mentorWishesRule(_ rule: MentorWishes) -> PlanRule {
        let mentors = RuleUnit.mentors.text(rule.operator, Double(rule.count))
        return PlanRule(
            "selection.mentor_wishes", .selection, Bilingual("选报导师人数", "mentors an applicant names"),
            says: RuleSentence.state(
                Bilingual("每名报名学生选报的导师", "the number of mentors each applicant names"), rule.strength,
                Bilingual(isPhrase(rule.operator, mentors.zh), "be \(mentors.en)")),
            brief: mentors, clause: rule.clause, strength: rule.strength,
            parts: [.number("count", rule.operator, Double(rule.count), .mentors)])
    }

    private func publicNoticeRule(_ notice: PublicNotice) -> PlanRule {
        let days = RuleUnit.workingDays.text(Double(notice.workingDays))
        return PlanRule(
            "selection.public_notice", .selection, Bilingual("公示期", "public notice period"),
            says: RuleSentence.state(
                Bilingual("入选名单的公示期", "the public notice of the selected"), notice.strength, Bilingual("为 \(days.zh)", "last \(days.en)")),
            brief: days, clause: notice.clause, strength: notice.strength,
            parts: [.number("working_days", nil, Double(notice.workingDays), .workingDays)])
    }

    var quotaRules: [PlanRule] {
        quotas.compactMap { quota in
            if let count = quota.count { return totalRule(quota, count) }
            return quota.counts.map { countsRule(quota, $0) }
        }
    }

    private func totalRule(_ quota: Quota, _ count: Int) -> PlanRule {
        let places = RuleUnit.places.text(quota.operator, Double(count))
        return PlanRule(
            "quota.\(quota.by.rawValue)", .quota, Bilingual("培养名额总数", "places in total"),
            says: RuleSentence.state(
                Bilingual("培养名额总数", "the total"), quota.strength, Bilingual(isPhrase(quota.operator, places.zh), "be \(places.en)")),
            brief: places, clause: quota.clause, strength: quota.strength,
            parts: [.number("count", quota.operator, Double(count), .places)])
    }

    /// 各学科培养名额应为：数学 5 名、生物 10 名. Disciplines, cities and universities stand in the plan's order.
    private func countsRule(_ quota: Quota, _ counts: [String: Int]) -> PlanRule {
        let order =
            switch quota.by {
            case .discipline: scope.disciplines.codes
            case .university: scope.universities?.members.map(\.name) ?? []
            case .city, .total: scope.cities?.names ?? []
            }
        let keys = order.filter { counts[$0] != nil } + counts.keys.filter { !order.contains($0) }.sorted()
        let entries = keys.map { key in
            RuleEntry(
                name: quota.by == .discipline ? disciplineName(key) : RuleSentence.name(key), detail: nil,
                amount: RuleAmount(number: counts[key] ?? 0, unit: .places))
        }
        let list = RuleSentence.list(
            entries.map { entry in
                let number = entry.amount.map { "\($0.number)" } ?? ""
                return Bilingual("\(entry.name.zh) \(number) 名", "\(entry.name.en) \(number)")
            })
        let what =
            switch quota.by {
            case .discipline: Bilingual("各学科培养名额", "places by discipline")
            case .university: Bilingual("各高校培养名额", "places by university")
            case .city, .total: Bilingual("各城市培养名额", "places by city")
            }
        let verb: Bilingual =
            switch quota.operator {
            case .exactly: Bilingual("为", "be")
            case .atLeast: Bilingual("不少于", "be at least")
            case .atMost: Bilingual("不超过", "be at most")
            }
        let prefix =
            quota.operator == .exactly ? Bilingual("", "") : Bilingual("\(quota.operator.label.zh)：", "\(quota.operator.label.en): ")
        return PlanRule(
            "quota.\(quota.by.rawValue)", .quota, what,
            says: RuleSentence.state(what, quota.strength, Bilingual("\(verb.zh)：\(list.zh)", "\(verb.en): \(list.en)")),
            brief: prefix + list,
            clause: quota.clause, strength: quota.strength,
            parts: [
                RulePart("counts", nil, .entries(entries)),
                .word("operator", Bilingual("比较方式", "comparison"), quota.operator.label),
            ])
    }

    /// Who does it, as a part to compare.
    func byPart(_ parties: [Party]) -> RulePart {
        .list("by", Bilingual("责任方", "who does it"), parties.map(\.label))
    }
}
