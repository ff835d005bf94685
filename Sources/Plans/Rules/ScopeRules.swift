// Rules on the training cycle and on who takes part.

internal import Domain

extension Plan {
    var cycleRule: PlanRule {
        let span = WindowText.span(cycle.from, cycle.to)
        return PlanRule(
            "cycle", .cycle, RuleChapter.cycle.label, says: Bilingual("培养周期为\(span.zh)", "The training cycle is \(span.en)"), brief: span,
            clause: cycle.clause,
            parts: [RulePart("days", nil, .window(RuleDays(from: cycle.from, to: cycle.to)))]
                + (cycle.precision.map {
                    [
                        .word(
                            "precision", Bilingual("原文写到", "stated by"),
                            $0 == .month ? Bilingual("月", "month") : Bilingual("日", "day"))
                    ]
                } ?? []))
    }

    var scopeRules: [PlanRule] {
        [
            scope.cities.map { named("cities", Bilingual("实施城市", "cities"), $0) },
            scope.universities.map(universitiesRule), disciplinesRule,
            scope.schools.map { named("schools", Bilingual("参与中学", "participating schools"), $0) },
        ].compactMap { $0 }
    }

    private func named(_ key: String, _ subject: Bilingual, _ names: Names) -> PlanRule {
        let items = names.names.map(RuleSentence.name)
        return scoped(key, subject, items, clause: names.clause, parts: [.list("names", nil, items)])
    }

    /// 培养高校为甲（呼和浩特市：数学、物理）、乙.
    private func universitiesRule(_ universities: Universities) -> PlanRule {
        let entries = universities.members.map { member -> RuleEntry in
            let disciplines = member.disciplines.map { RuleSentence.list($0.map(disciplineName)) }
            let city = member.city.map(RuleSentence.name)
            let detail: Bilingual? =
                switch (city, disciplines) {
                case (let city?, let disciplines?): Bilingual("\(city.zh)：\(disciplines.zh)", "\(city.en): \(disciplines.en)")
                default: city ?? disciplines
                }
            return RuleEntry(name: RuleSentence.name(member.name), detail: detail, amount: nil)
        }
        let full = entries.map { entry in
            entry.detail.map { Bilingual("\(entry.name.zh)（\($0.zh)）", "\(entry.name.en) (\($0.en))") } ?? entry.name
        }
        return scoped(
            "universities", Bilingual("培养高校", "host universities"), full, brief: RuleSentence.list(entries.map(\.name)),
            clause: universities.clause, parts: [RulePart("members", nil, .entries(entries))])
    }

    private var disciplinesRule: PlanRule {
        let names = scope.disciplines.codes.map(disciplineName)
        let end = scope.disciplines.open == true ? Bilingual("等", " and others") : Bilingual("", "")
        return scoped(
            "disciplines", Bilingual("学科", "disciplines"), names, brief: RuleSentence.list(names) + end, end: end,
            clause: scope.disciplines.clause,
            parts: [
                .list("codes", nil, names),
                .word(
                    "open", Bilingual("列举方式", "form of the list"),
                    scope.disciplines.open == true ? Bilingual("以“等”结尾", "open-ended") : Bilingual("逐一列出", "complete")),
            ])
    }

    private func scoped(
        _ key: String, _ subject: Bilingual, _ items: [Bilingual], brief: Bilingual? = nil, end: Bilingual = Bilingual("", ""),
        clause: String, parts: [RulePart]
    ) -> PlanRule {
        let list = RuleSentence.list(items)
        return PlanRule(
            "scope.\(key)", .scope, subject,
            says: Bilingual("\(subject.zh)为\(list.zh)", "\(subject.en.capitalizedFirst): \(list.en)") + end, brief: brief ?? list,
            clause: clause, parts: parts)
    }

    /// Words of a discipline's code in this plan.
    func disciplineName(_ code: String) -> Bilingual {
        disciplines.first { $0.code == code }?.label ?? RuleSentence.name(code)
    }
}
