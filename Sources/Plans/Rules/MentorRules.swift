// Rules on mentors, and on what training consists of.

internal import Domain

extension Plan {
    var mentorRules: [PlanRule] {
        guard let mentors else { return [] }
        return [
            mentors.number.map(numberRule), mentors.capacity.map(capacityRule), mentors.nominatedFrom.map(nominatedRule),
            mentors.qualification.map {
                qualificationRule("qualification", Bilingual("导师学位职称", "qualification of mentors"), Bilingual("导师", "mentors"), $0)
            },
            mentors.teamQualification.map {
                qualificationRule(
                    "team_qualification", Bilingual("团队成员学位职称", "qualification of team members"),
                    Bilingual("导师团队成员", "members of a mentor's team"), $0)
            },
            mentors.term.map(termRule),
        ].compactMap { $0 }
    }

    private func numberRule(_ rule: MentorNumber) -> PlanRule {
        let mentors = RuleUnit.mentors.text(rule.operator, Double(rule.count))
        return PlanRule(
            "mentors.number", .mentors, Bilingual("导师人数", "number of mentors"),
            says: RuleSentence.state(
                Bilingual("导师人数", "the number of mentors"), rule.strength,
                Bilingual(isPhrase(rule.operator, mentors.zh), "be \(mentors.en)")),
            brief: mentors, clause: rule.clause, strength: rule.strength,
            parts: [.number("count", rule.operator, Double(rule.count), .mentors)])
    }

    private func capacityRule(_ capacity: Capacity) -> PlanRule {
        let pupils = RuleUnit.pupils.text(capacity.operator, Double(capacity.pupils))
        return PlanRule(
            "mentors.capacity", .mentors, Bilingual("每名导师培养学生数", "pupils per mentor"),
            says: RuleSentence.state(
                Bilingual("一名导师同时培养的学生", "the load of one mentor"), capacity.strength,
                Bilingual(isPhrase(capacity.operator, pupils.zh), "be \(pupils.en) at a time")),
            brief: pupils, clause: capacity.clause, strength: capacity.strength,
            parts: [.number("pupils", capacity.operator, Double(capacity.pupils), .pupils)])
    }

    /// 从甲中推荐, 以乙为主, or 从甲中推荐，以乙为主: as the plan states one, the other or both.
    private func nominatedRule(_ rule: NominatedFrom) -> PlanRule {
        func words(_ codes: [String]?) -> [Bilingual]? {
            codes.flatMap { $0.isEmpty ? nil : $0.map { RuleWords.of($0, in: RuleWords.sources) } }
        }
        let (sources, mainly) = (words(rule.sources), words(rule.mainly))
        let from = sources.map(RuleSentence.list)
        let main = mainly.map(RuleSentence.list)
        let deed: Bilingual
        let brief: Bilingual
        switch (from, main) {
        case (let from?, let main?):
            deed = Bilingual("从\(from.zh)中推荐，以\(main.zh)为主", "be proposed from among \(from.en), and be mainly \(main.en)")
            brief = Bilingual("\(from.zh)，以\(main.zh)为主", "\(from.en); mainly \(main.en)")
        case (nil, let main?):
            deed = Bilingual("以\(main.zh)为主", "be mainly \(main.en)")
            brief = Bilingual("以\(main.zh)为主", "mainly \(main.en)")
        case (let from, nil):
            let from = from ?? Bilingual("", "")
            deed = Bilingual("从\(from.zh)中推荐", "be proposed from among \(from.en)")
            brief = from
        }
        return PlanRule(
            "mentors.nominated_from", .mentors, Bilingual("导师推荐来源", "from among whom mentors are proposed"),
            says: RuleSentence.deed(Bilingual("导师", "mentors"), rule.strength, deed), brief: brief, clause: rule.clause,
            strength: rule.strength,
            parts: [
                sources.map { .list("sources", Bilingual("推荐范围", "from among"), $0) },
                mainly.map { .list("mainly", Bilingual("为主的人员", "mainly"), $0) },
            ].compactMap { $0 })
    }

    private func qualificationRule(_ key: String, _ subject: Bilingual, _ who: Bilingual, _ rule: Qualification) -> PlanRule {
        let degree = RuleWords.of(rule.degree, in: RuleWords.degrees)
        let title = rule.orTitle.map { RuleWords.of($0, in: RuleWords.titles) }
        let words = title.map { Bilingual("\(degree.zh)或\($0.zh)", "\(degree.en) or \($0.en)") } ?? degree
        return PlanRule(
            "mentors.\(key)", .mentors, subject,
            says: RuleSentence.deed(who, rule.strength, Bilingual("具备\(words.zh)", "have \(words.en)")), brief: words, clause: rule.clause,
            strength: rule.strength,
            parts: [.word("degree", Bilingual("学位", "degree"), degree)]
                + (title.map { [.word("or_title", Bilingual("或职称", "or title"), $0)] } ?? []))
    }

    private func termRule(_ term: Term) -> PlanRule {
        let years = RuleUnit.years.text(Double(term.years))
        let renewal = term.renewable.map { $0 ? Bilingual("可续聘", "renewable") : Bilingual("不续聘", "not renewable") }
        let tail = renewal.map { Bilingual("，\($0.zh)", ", \($0.en)") } ?? Bilingual("", "")
        return PlanRule(
            "mentors.term", .mentors, Bilingual("导师聘期", "term of mentors"),
            says: RuleSentence.state(
                Bilingual("导师聘期", "the term of mentors"), term.strength, Bilingual("为 \(years.zh)", "be \(years.en)")) + tail,
            brief: years + tail, clause: term.clause, strength: term.strength,
            parts: [.number("years", nil, Double(term.years), .years)]
                + (renewal.map { [.word("renewable", Bilingual("续聘", "renewal"), $0)] } ?? []))
    }
}
