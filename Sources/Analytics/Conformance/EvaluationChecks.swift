// Checks of evaluations (评价): within their windows, those who failed have left, certificates only for those entitled.

internal import Domain

struct EvaluationChecks {
    let facts: ConformanceFacts

    /// Whether each pupil was evaluated within the window.
    func window(_ rule: Plan.EvaluationRule) throws -> Judgement {
        let query = "conformance/evaluations"
        var parameters = ["stage": rule.stage.rawValue]
        rule.window.from.map { parameters["from_day"] = "\($0)" }
        rule.window.to.map { parameters["to_day"] = "\($0)" }
        let isOver = facts.isOver(rule.window.to)
        guard let row = try facts.rows(query, parameters).first else {
            return try facts.nothing(query, ConformanceFacts.noTrainees, isOver: isOver)
        }
        guard row.count("concerned") > 0 else { return try nobody(query, isOver) }
        let (early, late, unrecorded) = (row.count("early"), row.count("late"), row.count("unrecorded"))
        // Held too early, it can be held again until the window is over.
        var tally = Tally(kept: row.count("within"), broken: late + (isOver ? early : 0), open: isOver ? 0 : early)
        tally.count(nil, unrecorded, isOver: isOver)
        let name = rule.stage.label
        return Judgement(
            tally.verdict, query,
            found: Bilingual(
                "应评价 \(row.count("concerned")) 人：按期 \(tally.kept) 人，提前 \(early) 人，逾期 \(late) 人，没有记录 \(unrecorded) 人",
                "\(row.count("concerned")) to be evaluated: within the window \(tally.kept), before it \(early), after it \(late), nothing on record \(unrecorded)"
            ),
            figures: [
                CheckedFigure("within", "按期", "within the window", tally.kept), CheckedFigure("early", "提前", "before it", early),
                CheckedFigure("late", "逾期", "after it", late),
                CheckedFigure("unrecorded", "没有记录", "nothing on record", unrecorded),
            ],
            missing: isOver
                ? [Bilingual("\(unrecorded) 名学生的\(name.zh)", "the \(name.en) of \(counted(unrecorded, "pupil"))")]
                : [Bilingual("评价时间未满，截至 \(facts.asOf)", "the window is not over; so far to \(facts.asOf)")],
            change: Bilingual(
                "\(tally.broken) 名学生的\(name.zh)安排在规定时间内", "the \(name.en) of \(counted(tally.broken, "pupil")) held within the window"))
    }

    private func nobody(_ query: String, _ isOver: Bool) throws -> Judgement {
        let none = Bilingual("没有所涉及的学生", "no pupil concerned")
        return Judgement((.undecided, isOver ? .nobody : .notYet), query, found: none, missing: [none])
    }

    /// Whether those who failed left training.
    func failures(_ rule: Plan.EvaluationRule) throws -> Judgement {
        let query = "conformance/failures"
        var parameters = ["stage": rule.stage.rawValue]
        rule.window.to.map { parameters["to_day"] = "\($0)" }
        let isOver = facts.isOver(rule.window.to)
        guard let row = try facts.rows(query, parameters).first else {
            return try facts.nothing(query, ConformanceFacts.noTrainees, isOver: isOver)
        }
        var tally = Tally(kept: row.count("failed_left"), broken: row.count("failed_stayed"))
        tally.count(nil, row.count("failed_unknown"), isOver: isOver)
        tally.count(nil, row.count("unknown"), isOver: isOver)
        if !isOver { tally.open += 1 }
        var missing = isOver ? [] : [Bilingual("评价时间未满，截至 \(facts.asOf)", "the window is not over; so far to \(facts.asOf)")]
        if row.count("failed_unknown") > 0 {
            missing.append(
                Bilingual(
                    "\(row.count("failed_unknown")) 名不合格学生的退出记录",
                    "the leaving of \(counted(row.count("failed_unknown"), "pupil")) who failed"))
        }
        if row.count("unknown") > 0 {
            missing.append(
                Bilingual(
                    "\(row.count("unknown")) 名学生的\(rule.stage.label.zh)等级",
                    "the outcome of the \(rule.stage.label.en) of \(counted(row.count("unknown"), "pupil"))"))
        }
        return Judgement(
            tally.verdict, query,
            found: Bilingual(
                "等级已知 \(row.count("evaluated")) 人，不合格 \(row.count("failed")) 人：已退出 \(tally.kept) 人，仍在培养 \(tally.broken) 人，去留不明 \(row.count("failed_unknown")) 人",
                "outcome known of \(row.count("evaluated")), failed \(row.count("failed")): left \(tally.kept), training went on \(tally.broken), not known \(row.count("failed_unknown"))"
            ),
            figures: [
                CheckedFigure("failed", "不合格", "failed", row.count("failed")),
                CheckedFigure("failed_left", "不合格已退出", "failed and left", tally.kept),
                CheckedFigure("failed_stayed", "不合格仍在培养", "failed, training went on", tally.broken),
                CheckedFigure("failed_unknown", "不合格去留不明", "failed, not known", row.count("failed_unknown")),
                CheckedFigure("unknown", "等级不明", "outcome not known", row.count("unknown")),
            ], missing: missing,
            change: Bilingual("\(tally.broken) 名不合格学生退出培养", "\(counted(tally.broken, "pupil")) who failed leave training"))
    }

    /// Whether certificates went to those entitled and to nobody else.
    func certificates(_ rule: Plan.CertificateRule) throws -> Judgement {
        try certificates { outcome, status in
            switch (outcome, status) {
            case (let outcome?, "issued"?): rule.granted.contains(outcome)
            case (let outcome?, "withheld"?): !rule.granted.contains(outcome)
            default: nil
            }
        } change: {
            Bilingual("更正 \($0) 名学生的证书", "the certificates of \(counted($0, "pupil")) put right")
        }
    }

    /// Whether those of an outcome without certificate were given none.
    func withheld(_ outcomes: [EvaluationOutcome]) throws -> Judgement {
        try certificates { outcome, status in
            guard let outcome else { return nil }
            guard outcomes.contains(outcome) else { return true }
            return status.map { $0 == "withheld" }
        } change: {
            Bilingual("收回 \($0) 份证书", "\(counted($0, "certificate")) taken back")
        }
    }

    private func certificates(
        _ holds: (EvaluationOutcome?, String?) -> Bool?, change: (Int) -> Bilingual
    ) throws -> Judgement {
        let query = "conformance/certificates"
        let rows = try facts.rows(query)
        let isOver = facts.isOver(nil)
        guard !rows.isEmpty else { return try facts.nothing(query, ConformanceFacts.noTrainees, isOver: isOver) }
        var tally = Tally()
        var (issued, ungraded) = (0, 0)
        for row in rows {
            let outcome = row.text("outcome").flatMap(EvaluationOutcome.init(rawValue:))
            let status = row.text("status")
            let pupils = row.count("participants")
            if status == "issued" { issued += pupils }
            // Whoever left before the annual evaluation and was given nothing is not spoken of.
            if outcome == nil, status != "issued", row.count("left_early") == 1 { continue }
            if outcome == nil { ungraded += pupils }
            tally.count(holds(outcome, status), pupils, isOver: isOver)
        }
        guard tally != Tally() else { return try nobody(query, isOver) }
        let unrecorded = tally.unknown + tally.open - ungraded
        var missing: [Bilingual] = []
        if !isOver { missing.append(Bilingual("周期未满，截至 \(facts.asOf)", "the cycle is not over; so far to \(facts.asOf)")) }
        if ungraded > 0 { missing.append(Bilingual("\(ungraded) 名学生的年度评价等级", "the annual outcome of \(counted(ungraded, "pupil"))")) }
        if unrecorded > 0 { missing.append(Bilingual("\(unrecorded) 名学生的证书记录", "the certificate of \(counted(unrecorded, "pupil"))")) }
        return Judgement(
            tally.verdict, query,
            found: Bilingual(
                "已授予证书 \(issued) 份；与评价等级相符 \(tally.kept) 人，不相符 \(tally.broken) 人，不明 \(tally.unknown + tally.open) 人",
                "\(counted(issued, "certificate")) issued; in keeping with the outcome \(tally.kept), against it \(tally.broken), not known \(tally.unknown + tally.open)"
            ),
            figures: [
                CheckedFigure("issued", "已授予", "issued", issued), CheckedFigure("kept", "相符", "in keeping", tally.kept),
                CheckedFigure("broken", "不相符", "against it", tally.broken),
                CheckedFigure("unknown", "不明", "not known", tally.unknown + tally.open),
            ], missing: missing, change: change(tally.broken))
    }
}
