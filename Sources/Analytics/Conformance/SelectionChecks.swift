// Checks of the way to selection: every stage that the plan asks for, and how long the list was posted.

internal import Domain
internal import Plans

struct SelectionChecks {
    let facts: ConformanceFacts
    let calendar: WorkingCalendar

    /// Whether everyone selected passed a stage.
    func stage(_ rule: Plan.StageRule) throws -> Judgement {
        let query = "conformance/stages"
        guard let row = try facts.rows(query).first(where: { $0.text("stage") == rule.stage.rawValue }) else {
            return try facts.nothing(
                query, Bilingual("入选记录（尚无入选学生）", "selections (nobody selected is on record)"), isOver: facts.isSelectionOver)
        }
        let tally = Tally(
            kept: row.count("passed"), broken: row.count("not_passed"), unknown: row.count("unrecorded"),
            open: facts.isSelectionOver ? 0 : 1)
        return Judgement(
            tally.verdict, query,
            found: Bilingual(
                "入选的 \(row.count("selected")) 人中，通过\(rule.stage.label.zh) \(tally.kept) 人，未通过或缺席 \(tally.broken) 人，没有记录 \(tally.unknown) 人",
                "of \(row.count("selected")) selected, passed the stage “\(rule.stage.label.en)”: \(tally.kept), not passed or absent: \(tally.broken), nothing on record: \(tally.unknown)"
            ),
            figures: [
                CheckedFigure("passed", "通过", "passed", tally.kept),
                CheckedFigure("not_passed", "未通过或缺席", "not passed or absent", tally.broken),
                CheckedFigure("unrecorded", "没有记录", "nothing on record", tally.unknown),
            ],
            missing: (facts.isSelectionOver ? [] : [facts.selectionGoesOn])
                + (tally.unknown > 0
                    ? [
                        Bilingual(
                            "\(tally.unknown) 名入选学生的\(rule.stage.label.zh)结果",
                            "results of \(counted(tally.unknown, "selected pupil")) at the stage “\(rule.stage.label.en)”")
                    ] : []),
            change: Bilingual(
                "\(tally.broken) 名未通过\(rule.stage.label.zh)的学生不入选", "\(tally.broken) who did not pass the stage are not selected"))
    }

    /// Whether the list of those selected was posted long enough, both days counted.
    func notice(_ rule: Plan.PublicNotice) throws -> Judgement {
        let query = "conformance/notices"
        let postings = try facts.rows(query).compactMap(Posting.init)
        guard !postings.isEmpty else {
            return try facts.nothing(
                query, Bilingual("入选学生名单的公示记录", "the notice of those selected"), isOver: facts.isSelectionOver)
        }
        var best: (from: CivilDay, until: CivilDay, days: Int)?
        var missing: [Bilingual] = []
        for posting in postings {
            guard let until = posting.until else {
                missing.append(Bilingual("公示的截止日期", "the last day of the notice"))
                continue
            }
            guard let days = posting.workingDays(calendar) else {
                let years = posting.from.components.year...max(until.components.year, posting.from.components.year)
                let year = years.first { !calendar.years.contains($0) } ?? until.components.year
                missing.append(Bilingual("\(year) 年的工作日历", "the calendar of working days of \(year)"))
                continue
            }
            if days > best?.days ?? -1 { best = (posting.from, until, days) }
        }
        guard let best, best.days >= rule.workingDays || missing.isEmpty else {
            return Judgement(
                (.undecided, .recordsMissing), query,
                found: Bilingual("有公示记录，但无法计算工作日", "there is a notice, but its working days cannot be counted"), missing: missing)
        }
        let lacking = rule.workingDays - best.days
        let until = calendar.day(after: best.until, workingDays: max(lacking, 0))
        return Judgement(
            (lacking > 0 ? .breaches : .conforms, nil), query,
            found: Bilingual(
                "\(best.from) 至 \(best.until) 公示，共 \(best.days) 个工作日",
                "posted from \(best.from) to \(best.until): \(counted(best.days, "working day"))"),
            figures: [
                CheckedFigure("working_days", "公示工作日", "working days posted", best.days),
                CheckedFigure("working_days_required", "规定工作日", "working days asked for", rule.workingDays),
            ],
            change: Bilingual(
                "再公示 \(lacking) 个工作日" + (until.map { "，至 \($0)" } ?? ""),
                "\(lacking) more working days" + (until.map { ", until \($0)" } ?? "")))
    }
}
