// Rules on evaluation and certificates.

internal import Domain

extension Plan {
    var evaluationRules: [PlanRule] { evaluations.flatMap(rules(of:)) }

    private func rules(of evaluation: EvaluationRule) -> [PlanRule] {
        let stage = evaluation.stage.label
        let strength = evaluation.strength
        func rule(_ key: String, _ subject: Bilingual, _ statement: Bilingual, _ brief: Bilingual, _ parts: [RulePart]) -> PlanRule {
            PlanRule(
                "evaluation.\(evaluation.stage.rawValue).\(key)", .evaluation,
                Bilingual("\(stage.zh)：\(subject.zh)", "\(stage.en): \(subject.en)"),
                says: statement, brief: brief, clause: evaluation.clause, strength: strength, parts: parts)
        }
        let the = Bilingual(stage.zh, "the \(stage.en)")
        let by = RuleSentence.list(evaluation.by.map(\.label))
        var rules = [
            rule(
                "window", Bilingual("时间", "when"), windowStatement(the, evaluation), WindowText.brief(RuleDays(evaluation.window)),
                [RulePart("window", nil, .window(RuleDays(evaluation.window)))]),
            rule(
                "by", Bilingual("由谁评价", "by whom"),
                RuleSentence.passive(the, strength, Bilingual("由\(by.zh)进行", "made by \(RuleSentence.doers(evaluation.by).en)")), by,
                [.list("by", nil, evaluation.by.map(\.label))]),
        ]
        if let outcomes = evaluation.outcomes {
            let list = RuleSentence.list(outcomes.map(\.label))
            rules.append(
                rule(
                    "outcomes", Bilingual("等级", "outcomes"),
                    Bilingual("\(stage.zh)写明的等级有：\(list.zh)", "Outcomes named for the \(stage.en): \(list.en)"), list,
                    [.list("outcomes", nil, outcomes.map(\.label))]))
        }
        if let dimensions = evaluation.dimensions {
            let list = RuleSentence.list(dimensions.map(\.label))
            rules.append(
                rule(
                    "dimensions", Bilingual("考察方面", "dimensions"),
                    RuleSentence.state(the, strength, Bilingual("考察学生的\(list.zh)", "look at: \(list.en)")), list,
                    [.list("dimensions", nil, dimensions.map(\.label))]))
        }
        if let ends = evaluation.failureEndsTraining {
            let words = ends ? Bilingual("退出培养", "leave training") : Bilingual("继续培养", "stay in training")
            rules.append(
                rule(
                    "failure_ends_training", Bilingual("不合格的后果", "what failing means"),
                    RuleSentence.deed(Bilingual("\(stage.zh)不合格的学生", "pupils who fail the \(stage.en)"), strength, words), words,
                    [.word("failure_ends_training", Bilingual("后果", "consequence"), words)]))
        }
        return rules
    }

    private func windowStatement(_ what: Bilingual, _ evaluation: EvaluationRule) -> Bilingual {
        let window = evaluation.window
        let brief = WindowText.brief(RuleDays(window))
        let sentence: Bilingual =
            switch (window.from, window.to) {
            case (_?, _?): RuleSentence.passive(what, evaluation.strength, Bilingual("于\(brief.zh)进行", "made in the period \(brief.en)"))
            case (nil, _?): RuleSentence.passive(what, evaluation.strength, Bilingual("\(brief.zh)完成", "made \(brief.en)"))
            case (_?, nil): RuleSentence.passive(what, evaluation.strength, Bilingual("\(brief.zh)进行", "made \(brief.en)"))
            case (nil, nil): RuleSentence.passive(what, evaluation.strength, Bilingual("进行，\(brief.zh)", "made; \(brief.en)"))
            }
        return sentence + WindowText.written(window)
    }

    var certificateRules: [PlanRule] {
        guard let certificate else { return [] }
        let isGranted = certificateRule(
            "certificate", Bilingual("授予培养证书", "certificate granted"), certificate, certificate.granted, isGranted: true)
        let isWithheld = certificate.withheld.map {
            certificateRule("certificate.withheld", Bilingual("不授予培养证书", "certificate withheld"), certificate, $0, isGranted: false)
        }
        return [isGranted, isWithheld].compactMap { $0 }
    }

    private func certificateRule(
        _ id: String, _ subject: Bilingual, _ rule: CertificateRule, _ outcomes: [EvaluationOutcome], isGranted: Bool
    ) -> PlanRule {
        let list = RuleSentence.list(outcomes.map(\.label))
        let modal = RuleSentence.modal(rule.strength)
        // 不授予、原则上不授予、可不授予: a refusal needs no 应.
        let verb = isGranted ? "\(modal.zh)授予" : "\(rule.strength == .must ? "" : rule.strength == .inPrinciple ? "原则上" : modal.zh)不授予"
        let whom = "Pupils evaluated \(RuleSentence.either(outcomes.map(\.label)).en)"
        let beEn = rule.strength == .encouraged ? "are encouraged to" : modal.en
        return PlanRule(
            id, .certificate, subject,
            says: Bilingual(
                "对评价为\(list.zh)的学生\(verb)培养证书", "\(whom) \(beEn) be \(isGranted ? "given the certificate" : "left without the certificate")"
            ),
            brief: list, clause: rule.clause, strength: rule.strength, parts: [.list("outcomes", nil, outcomes.map(\.label))])
    }
}
