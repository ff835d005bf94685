// Faults in what follows from an evaluation: no outcome named, an outcome without consequence, a certificate for one that does not exist.
//
// The initial evaluation is a mentor's opinion and needs no outcome; that nothing but the honour sets excellent apart is no fault either.

import Domain

extension LintRule {
    static let evaluationWithoutOutcome = LintRule(
        "lint.evaluation.no_outcome", "评价没有等级，也没有结果", "an evaluation without outcome or consequence"
    ) { plan, fault in
        plan.evaluations.filter { rule in
            (rule.outcomes ?? []).isEmpty && rule.failureEndsTraining == nil
                && (rule.stage == .midterm || (rule.stage == .annual && plan.certificate == nil))
        }.map { rule in
            fault(
                .gap, [rule.clause],
                rule.stage == .midterm
                    ? Bilingual(
                        "中期评价没有写明等级，也没有写明不合格者是否退出",
                        "the midterm evaluation names no outcome and does not say whether a failure ends training")
                    : Bilingual(
                        "年度评价没有写明等级，方案也没有培养证书的规定", "the annual evaluation names no outcome, and the plan has no rule for a certificate"),
                why: Bilingual("评价结果没有统一的等级可填，合格率无从计算", "results cannot be reported in one form, and no rate of success can be counted"),
                remedy: Bilingual("写明评价等级，以及各等级的后续处理", "name the outcomes and what follows from each"))
        }
    }

    static let outcomeWithoutConsequence = LintRule(
        "lint.outcome.no_consequence", "评价等级没有相应结果", "an outcome from which nothing follows"
    ) { plan, fault in
        let settled = (plan.certificate?.granted ?? []) + (plan.certificate?.withheld ?? [])
        return plan.evaluations.compactMap { rule in
            let named = rule.outcomes ?? []
            let idle: [EvaluationOutcome] =
                switch rule.stage {
                case .initial: []
                // Who does not fail at midterm goes on.
                case .midterm: named.filter { $0 == .unqualified && rule.failureEndsTraining == nil }
                case .annual:
                    named.filter { !settled.contains($0) && !($0 == .unqualified && rule.failureEndsTraining != nil) }
                }
            guard !idle.isEmpty else { return nil }
            let labels = idle.map(\.label).quoted
            return fault(
                .gap, [rule.clause] + (rule.stage == .annual ? [plan.certificate?.clause].compactMap { $0 } : []),
                Bilingual(
                    "\(rule.stage.label.zh)设有\(labels.zh)，却没有写明随之而来的结果（证书或退出）",
                    "the \(rule.stage.label.en) has \(labels.en), yet neither certificate nor leaving is said to follow"),
                why: Bilingual("同样的等级，各校各年可能处理不同", "the same outcome may be handled differently from school to school and year to year"),
                remedy: Bilingual("写明这一等级是否授予证书、是否退出培养", "say whether it brings the certificate, and whether it ends training"),
                figures: [.init("outcomes", idle.count)])
        }
    }

    static let outcomeUnnamed = LintRule(
        "lint.outcome.unnamed", "年度评价没有提到不合格", "the annual evaluation does not name failure"
    ) { plan, fault in
        guard let rule = plan.evaluations.first(where: { $0.stage == .annual }), let named = rule.outcomes, !named.isEmpty,
            !named.contains(.unqualified), plan.certificate?.withheld?.contains(.unqualified) != true
        else { return [] }
        let labels = named.map(\.label).quoted
        return [
            fault(
                .gap, [rule.clause, plan.certificate?.clause].compactMap { $0 },
                Bilingual(
                    "年度评价只写明\(labels.zh)，没有提到“不合格”", "the annual evaluation names only \(labels.en); unqualified is not mentioned"),
                why: Bilingual(
                    "达不到合格的学生如何评定、是否授予证书，没有依据", "how a pupil who falls short is rated, and whether without a certificate, cannot be told"),
                remedy: Bilingual("写明“不合格”等级及其结果", "name unqualified and what follows from it"))
        ]
    }

    static let certificateOutcome = LintRule(
        "lint.certificate.outcome", "培养证书与评价等级不符", "the certificate does not fit the outcomes"
    ) { plan, fault in
        guard let certificate = plan.certificate else { return [] }
        let annual = plan.evaluations.first { $0.stage == .annual }
        var faults: [PlanFault] = []
        let both = certificate.granted.filter { certificate.withheld?.contains($0) == true }
        if !both.isEmpty {
            let labels = both.map(\.label).quoted
            faults.append(
                fault(
                    .contradiction, [certificate.clause],
                    Bilingual("\(labels.zh)既授予又不授予培养证书", "the certificate is both granted and withheld for \(labels.en)"),
                    why: Bilingual("是否发证没有定论", "whether to grant it cannot be told"),
                    remedy: Bilingual("只保留其中一种", "keep one of the two"), figures: [.init("outcomes", both.count)]))
        }
        if let annual, let named = annual.outcomes, !named.isEmpty {
            let strange = certificate.granted.filter { !named.contains($0) }
            if !strange.isEmpty {
                let labels = strange.map(\.label).quoted
                faults.append(
                    fault(
                        .contradiction, [annual.clause, certificate.clause],
                        Bilingual(
                            "培养证书授予\(labels.zh)学生，年度评价却没有这一等级",
                            "the certificate is granted for \(labels.en), an outcome that the annual evaluation does not have"),
                        why: Bilingual("谁应得证书没有定论", "who is to have it cannot be told"),
                        remedy: Bilingual("使证书与年度评价的等级一致", "make certificate and outcomes agree"),
                        figures: [.init("outcomes", strange.count)]))
            }
        }
        return faults
    }

    static let certificateWithoutEvaluation = LintRule(
        "lint.certificate.no_evaluation", "培养证书没有可依据的年度评价", "a certificate without an annual evaluation"
    ) { plan, fault in
        guard let certificate = plan.certificate, !plan.evaluations.contains(where: { $0.stage == .annual }) else { return [] }
        return [
            fault(
                .gap, [certificate.clause],
                Bilingual("培养证书按评价等级授予，方案却没有年度评价", "the certificate goes by an outcome, yet the plan has no annual evaluation"),
                why: Bilingual("发证没有依据", "there is nothing to grant it by"),
                remedy: Bilingual("补上年度评价，或改写发证条件", "add the annual evaluation, or restate the condition"))
        ]
    }
}
