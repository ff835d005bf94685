// The rules that the days of one person's records keep, each with its code and whether its breach cannot be or is merely unlikely.

internal import Domain
internal import Intake

/// One person's dated facts, at least one of them from the file that is checked.
struct Timeline {
    let events: [TimelineChecks.Event]
    /// By the document number; nil where none tells it. Never repeated.
    let birth: CivilDay?
    let plans: [String: Plan]
    let today: CivilDay
    let place: (Int) -> Finding.Place

    private typealias Event = TimelineChecks.Event

    func findings() -> [Finding] {
        // What one fact alone may break is an age.
        guard events.count > 1 else { return ages() }
        guard events.contains(where: { $0.plan != events[0].plan }) else {
            return (events[0].plan.map { inPlan($0, events) } ?? []) + afterwards() + ages()
        }
        let byPlan = Dictionary(grouping: events.filter { $0.plan != nil }) { $0.plan ?? "" }
        let within = byPlan.sorted { $0.key < $1.key }.flatMap { plan, events in inPlan(plan, events) }
        return within + afterwards() + ages()
    }

    // MARK: Within a plan

    private func inPlan(_ plan: String, _ events: [Event]) -> [Finding] {
        let applied = events.filter { $0.kind == .application }.min { $0.day < $1.day }
        let stages = events.filter { $0.kind == .screening }
        let placements = events.filter { $0.kind == .placement }.sorted { ($0.day, $0.mentor) < ($1.day, $1.mentor) }
        let first = placements.first
        var findings: [Finding] = []
        for event in events {
            switch event.kind {
            case .screening:
                findings += turned(
                    applied, event, "timeline.screening.before_application", .error, "遴选早于报名", "screening before the application")
            case .placement:
                findings += turned(
                    applied, event, "timeline.placement.before_application", .error, "培养早于报名", "a placement before the application")
                let selected = stages.first { $0.detail == SelectionStage.selection.rawValue }
                findings += turned(
                    selected, event, "timeline.placement.before_selection", .warning, "培养早于入选", "a placement before the selection")
            case .evaluation:
                findings += turned(
                    first, event, "timeline.evaluation.before_placement", .error, "评价早于培养开始", "an evaluation before the placement")
                let left = events.first { $0.kind == .exit }
                findings += turned(event, left, "timeline.evaluation.after_exit", .warning, "退出之后仍有评价", "an evaluation after the exit")
            case .exit:
                findings += turned(first, event, "timeline.exit.before_placement", .error, "退出早于培养开始", "an exit before the placement")
            default: break
            }
        }
        return findings + order(of: stages, plan) + overlaps(placements)
    }

    /// Stages later in the plan's order that lie before earlier ones.
    private func order(of stages: [Event], _ plan: String) -> [Finding] {
        let known = plans[plan]?.selection.stages.map(\.stage.rawValue) ?? []
        let placed = stages.compactMap { event in known.firstIndex(of: event.detail).map { ($0, event) } }.sorted { $0.0 < $1.0 }
        return zip(placed, placed.dropFirst()).flatMap { earlier, later in
            turned(earlier.1, later.1, "timeline.stage.order", .warning, "遴选环节的先后与方案不符", "stages are not in the plan's order")
        }
    }

    // MARK: After training

    private func afterwards() -> [Finding] {
        guard events.contains(where: { $0.kind == .followUp }) else { return [] }
        func first(_ question: FollowUpQuestion) -> Event? {
            events.filter { $0.kind == .followUp && $0.detail == question.rawValue }.min { $0.day < $1.day }
        }
        let applied = events.filter { $0.kind == .application }.min { $0.day < $1.day }
        let admission = first(.admission)
        var findings: [Finding] = []
        for question in [FollowUpQuestion.graduation, .admission, .topnotch, .degree, .furtherStudy, .employment] {
            findings += turned(
                applied, first(question), "timeline.followup.before_application", .warning, "去向早于报名", "an outcome before the application")
        }
        findings += turned(
            admission, first(.degree), "timeline.degree.before_admission", .warning, "获得学位早于大学录取", "a degree before the admission")
        findings += turned(
            admission, first(.topnotch), "timeline.topnotch.before_admission", .warning, "进入拔尖计划早于大学录取",
            "Top-Notch entry before the admission")
        // Early admission is known in spring, and school ends in June: half a year is still usual.
        if let admission, let graduation = first(.graduation), graduation.day > admission.day + 183 {
            findings += turned(
                graduation, admission, "timeline.graduation.after_admission", .warning, "高中毕业晚于大学录取", "school ended after the admission")
        }
        return findings
    }

    private func ages() -> [Finding] {
        guard let birth else { return [] }
        var findings: [Finding] = []
        for event in events {
            guard let row = event.row else { continue }
            let years = Double(event.day - birth.number) / 365.2425
            let isAdmission = event.kind == .followUp && event.detail == FollowUpQuestion.admission.rawValue
            guard event.kind == .application || isAdmission else { continue }
            if years < 0 {
                findings.append(
                    age("timeline.birth", .error, row, "日期早于证件号码中的出生日期", "a day before the birth that the document number states"))
            } else if isAdmission, years < 12 {
                findings.append(
                    age(
                        "timeline.admission.age", .warning, row, "按证件号码，大学录取时不满12岁",
                        "by the document number not yet 12 years old at admission"))
            } else if event.kind == .application, years < 10 || years > 25 {
                findings.append(
                    age(
                        "timeline.application.age", .warning, row, "按证件号码，报名时不满10岁或超过25岁",
                        "by the document number under 10 or over 25 years old at the application"))
            }
        }
        return findings
    }

    private func age(_ code: String, _ severity: Finding.Severity, _ row: Int, _ zh: String, _ en: String) -> Finding {
        Finding(
            code, severity, at: place(row), what: Bilingual(zh, en),
            action: Bilingual("请核对日期与证件号码", "Check the day and the document number"))
    }

    /// A finding where the second of two facts lies before the first and one of them comes from the file.
    private func turned(
        _ earlier: Event?, _ later: Event?, _ code: String, _ severity: Finding.Severity, _ zh: String, _ en: String
    ) -> [Finding] {
        guard let earlier, let later, later.day < earlier.day, let row = later.row ?? earlier.row else { return [] }
        let (own, other) = later.row != nil ? (later, earlier) : (earlier, later)
        let otherDay = "\(CivilDay(number: other.day))"
        let shown = FoundValue.day(CivilDay(number: own.day), today: today)
        // A birthday may stand where the file was to give a day.
        let tells = other.row == nil || FoundValue.isRecent(CivilDay(number: other.day), today: today)
        let source = other.row.map { Bilingual("第 \($0) 行", "row \($0)") } ?? Bilingual("库中", "the store")
        return [
            Finding(
                code, severity, at: place(row), what: Bilingual(zh, en), found: shown.text, withheld: shown.form,
                expected: !tells
                    ? nil
                    : later.row != nil
                        ? Bilingual("不早于 \(otherDay)（\(source.zh)）", "not before \(otherDay) (\(source.en))")
                        : Bilingual("不晚于 \(otherDay)（\(source.zh)）", "not after \(otherDay) (\(source.en))"),
                action: Bilingual("请核对两处日期", "Check both days"))
        ]
    }
}
