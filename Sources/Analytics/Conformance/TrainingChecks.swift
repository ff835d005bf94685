// Checks of training (培养): sessions of each pupil in the cycle or in every month, growth logs and their review.

internal import Domain
internal import Plans

struct TrainingChecks {
    let facts: ConformanceFacts

    private static let sessions = "conformance/sessions"
    private static let logs = "conformance/logs"

    /// A span in which sessions are counted.
    private struct Period {
        let from: CivilDay
        let to: CivilDay
        /// Whose training had begun by this day is counted.
        let begunBy: CivilDay
    }

    /// Sessions at the university, or any where the plan names no place.
    func visits(_ rule: Plan.VisitRule) throws -> Judgement {
        let isCampus = rule.place == .campus
        return try sessions(
            rule.times, kind: isCampus ? SessionKind.campusVisit.rawValue : "all",
            label: isCampus ? Bilingual("到校培养", "campus visits") : Bilingual("培养活动", "training sessions"))
    }

    /// The sessions after which a log is owed, as queries name them.
    private var loggedKind: String { facts.plan.training?.loggedSessions?.rawValue ?? "all" }

    /// Sessions of a kind: pupils for the cycle, pupils and months for the month.
    func sessions(_ rule: Plan.CountRule, kind: String, label: Bilingual) throws -> Judgement {
        guard try facts.trainees().count > 0 else {
            return try facts.nothing(TrainingChecks.sessions, ConformanceFacts.noTrainees, isOver: facts.isOver(nil))
        }
        let recorded = try facts.rows(TrainingChecks.logs).first?.count("sessions") ?? 0
        guard recorded > 0 else {
            return .nothing(TrainingChecks.sessions, Bilingual("培养活动记录", "training sessions"), notYet: !facts.isOver(nil))
        }
        var tally = Tally()
        var short = (sessions: 0, excess: 0)
        var (fewest, silent): (Int?, Int) = (nil, 0)
        for period in periods(rule.per) where period.from <= facts.asOf {
            let isOver = facts.isOver(period.to)
            let rows = try facts.rows(
                TrainingChecks.sessions,
                [
                    "session_kind": kind, "from_day": "\(period.from)", "to_day": "\(period.to)", "begun_by": "\(period.begunBy)",
                ])
            for row in rows {
                let pupils = row.count("participants")
                guard let count = row.integer("sessions") else {
                    silent = max(silent, pupils)
                    tally.count(nil, pupils, isOver: isOver)
                    continue
                }
                fewest = min(fewest ?? count, count)
                let holds = rule.operator.holds(Bounds(lowest: count, highest: isOver ? count : nil), rule.count)
                tally.count(holds, pupils, isOver: isOver)
                if holds == false {
                    let lacking = rule.operator.shortfall(count, rule.count)
                    short.sessions += max(lacking, 0) * pupils
                    short.excess += max(-lacking, 0) * pupils
                }
            }
        }
        let isOver = facts.isOver(nil)
        if !isOver { tally.open += tally.broken == 0 && tally.open == 0 && rule.per == .month ? 1 : 0 }
        guard tally != Tally() else { return nobody(isOver) }
        return judgement(rule, tally, label, fewest: fewest, silent: silent, short: short, isOver: isOver)
    }

    private func nobody(_ isOver: Bool) -> Judgement {
        let none = Bilingual("没有应计次数的学生或完整月份", "no pupil or whole month to count")
        return Judgement((.undecided, isOver ? .nobody : .notYet), TrainingChecks.sessions, found: none, missing: [none])
    }

    private func judgement(
        _ rule: Plan.CountRule, _ tally: Tally, _ label: Bilingual, fewest: Int?, silent: Int, short: (sessions: Int, excess: Int),
        isOver: Bool
    ) -> Judgement {
        let unit = rule.per == .cycle ? Bilingual("名学生", "pupils") : Bilingual("人月", "pupil-months")
        let least = fewest.map { Bilingual("；最少 \($0) 次", "; the fewest: \($0)") } ?? Bilingual("", "")
        var missing: [Bilingual] = []
        if !isOver { missing.append(Bilingual("周期未满，截至 \(facts.asOf)", "the cycle is not over; so far to \(facts.asOf)")) }
        if silent > 0 { missing.append(Bilingual("\(silent) 名学生的培养活动记录", "training sessions of \(counted(silent, "pupil"))")) }
        return Judgement(
            tally.verdict, TrainingChecks.sessions,
            found: Bilingual(
                "\(label.zh)：\(tally.kept) \(unit.zh)符合规定次数，\(tally.broken) \(unit.zh)不符合，\(silent) 名学生没有任何活动记录\(least.zh)",
                "\(label.en): \(tally.kept) \(unit.en) with as many as asked for, \(tally.broken) without; pupils without any session on record: \(silent)\(least.en)"
            ),
            figures: [
                CheckedFigure("kept", "符合", "keeping it", tally.kept), CheckedFigure("broken", "不符合", "not keeping it", tally.broken),
                CheckedFigure("silent", "没有活动记录的学生", "pupils without any session on record", silent),
                CheckedFigure("short", "还差次数", "sessions short", short.sessions),
            ] + (fewest.map { [CheckedFigure("fewest", "最少次数", "fewest sessions", $0)] } ?? []),
            missing: missing,
            change: [
                short.sessions > 0
                    ? Bilingual("合计还需 \(short.sessions) 次\(label.zh)", "\(short.sessions) more in all (\(label.en))") : nil,
                short.excess > 0
                    ? Bilingual("合计应减少 \(short.excess) 次\(label.zh)", "\(short.excess) fewer in all (\(label.en))") : nil,
            ].compactMap { $0 }.clauses)
    }

    /// The cycle, or its whole calendar months; a pupil counts in the months that began after training had.
    private func periods(_ per: Plan.Period) -> [Period] {
        let cycle = facts.plan.cycle
        guard per == .month else { return [Period(from: cycle.from, to: cycle.to, begunBy: cycle.to)] }
        var periods: [Period] = []
        var from = cycle.from
        while from <= cycle.to {
            let (year, month, _) = from.components
            guard let next = CivilDay(year: month == 12 ? year + 1 : year, month: month == 12 ? 1 : month + 1, day: 1) else { break }
            // Only whole months: of part of one no plan says how much is asked.
            if from.components.day == 1, next + -1 <= cycle.to { periods.append(Period(from: from, to: next + -1, begunBy: from)) }
            from = next
        }
        return periods
    }

    /// A log after every visit to campus, or after every session where the plan does not say after which.
    func logs() throws -> Judgement {
        try logs(
            after: loggedKind, kept: "submitted", broken: "not_submitted",
            pupils: "pupils_unsubmitted", unknown: "log_unknown",
            said: Bilingual("提交", "submitted"),
            change: { Bilingual("补交 \($0) 篇《成长日志》", "\(counted($0, "growth log")) handed in") })
    }

    /// Each log submitted after those sessions was reviewed; one of which it is not known whether it was submitted may be a log not reviewed.
    func reviews() throws -> Judgement {
        try logs(
            after: loggedKind, kept: "reviewed", broken: "not_reviewed", pupils: "pupils_unreviewed", unknown: "review_unknown",
            said: Bilingual("审核", "reviewed"),
            change: { Bilingual("审核 \($0) 篇《成长日志》", "\(counted($0, "growth log")) reviewed") })
    }

    private func logs(
        after kind: String, kept: String, broken: String, pupils: String, unknown: String, said: Bilingual, change: (Int) -> Bilingual
    ) throws
        -> Judgement
    {
        guard let row = try facts.rows(TrainingChecks.logs, ["session_kind": kind]).first, row.count("sessions") > 0 else {
            return try facts.nothing(TrainingChecks.logs, Bilingual("培养活动记录", "training sessions"), isOver: facts.isOver(nil))
        }
        let isOver = facts.isOver(nil)
        let silent = row.count("silent")
        var tally = Tally(kept: row.count(kept))
        // No plan says by when; while the cycle lasts it may still be done.
        tally.count(isOver ? false : nil, row.count(broken), isOver: isOver)
        tally.count(nil, row.count(unknown) + silent, isOver: isOver)
        if !isOver, tally.open == 0 { tally.open = 1 }
        var missing: [Bilingual] = []
        if !isOver { missing.append(Bilingual("周期未满，截至 \(facts.asOf)", "the cycle is not over; so far to \(facts.asOf)")) }
        if row.count(unknown) > 0 {
            missing.append(
                Bilingual(
                    "\(row.count(unknown)) 篇《成长日志》是否\(said.zh)", "whether \(counted(row.count(unknown), "growth log")) were \(said.en)"))
        }
        if silent > 0 { missing.append(Bilingual("\(silent) 名学生的培养活动记录", "training sessions of \(counted(silent, "pupil"))")) }
        return Judgement(
            tally.verdict, TrainingChecks.logs,
            found: Bilingual(
                "已\(said.zh) \(row.count(kept)) 篇，未\(said.zh) \(row.count(broken)) 篇（涉及学生 \(row.count(pupils)) 名），不明 \(row.count(unknown)) 篇；没有活动记录的学生 \(silent) 名",
                "\(said.en): \(row.count(kept)), not \(said.en): \(row.count(broken)) (of \(counted(row.count(pupils), "pupil"))), not known: \(row.count(unknown)); pupils without any session on record: \(silent)"
            ),
            figures: [
                CheckedFigure(kept, "已\(said.zh)", said.en, row.count(kept)),
                CheckedFigure(broken, "未\(said.zh)", "not \(said.en)", row.count(broken)),
                CheckedFigure(pupils, "涉及学生", "pupils concerned", row.count(pupils)),
                CheckedFigure(unknown, "是否\(said.zh)不明", "not known whether \(said.en)", row.count(unknown)),
                CheckedFigure("silent", "没有活动记录的学生", "pupils without any session on record", silent),
            ], missing: missing, change: change(row.count(broken)))
    }
}
