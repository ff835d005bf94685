// Checks of who was let in: grade, rank gate with its relaxation, nominations by school, mentors named in applications.

internal import Domain

struct EligibilityChecks {
    let facts: ConformanceFacts

    private static let query = "conformance/eligibility"

    func grades(_ rule: Plan.Grades) throws -> Judgement {
        let rows = try facts.rows(EligibilityChecks.query)
        guard !rows.isEmpty else { return nobody }
        var tally = Tally()
        for row in rows {
            let holds = row.text("grade").flatMap(Grade.init(rawValue:)).map(rule.codes.contains)
            if row.integer("let_in") == 1 {
                tally.count(holds, row.count("nominated"), isOver: true)
            } else if holds != true {
                tally.unknown += row.count("nominated")
            }
        }
        if !facts.isSelectionOver { tally.open += 1 }
        let grades = rule.codes.map(\.label).enumerated
        return Judgement(
            tally.verdict, EligibilityChecks.query,
            found: Bilingual(
                "通过审核的学生中，属于\(grades.zh)的 \(tally.kept) 人，其他年级 \(tally.broken) 人，年级未登记 \(tally.unknown) 人",
                "of those who passed the review, in \(grades.en): \(tally.kept), in other grades: \(tally.broken), grade not recorded: \(tally.unknown)"
            ),
            figures: figures(tally),
            missing: stillSelecting
                + (tally.unknown > 0
                    ? [
                        Bilingual(
                            "\(tally.unknown) 名报名学生的年级或资格审核结果",
                            "the grade, or the result of the review, of \(counted(tally.unknown, "applicant"))")
                    ] : []),
            change: Bilingual("其他年级的 \(tally.broken) 人不予推荐", "do without the \(tally.broken) of other grades"))
    }

    func rankGate(_ rule: Plan.RankGate) throws -> Judgement {
        func percent(_ ranking: Ranking) -> String { "\(rule.anyOf.filter { $0.ranking == ranking }.map(\.topPercent).max() ?? 0)" }
        let rows = try facts.rows(
            EligibilityChecks.query,
            [
                "discipline_percent": percent(.discipline), "overall_percent": percent(.overall),
                "relaxed": rule.relaxation?.ranking.rawValue ?? "none", "reason": rule.relaxation?.reason ?? "none",
            ])
        guard !rows.isEmpty else { return nobody }
        func sum(_ column: String, letIn: Int? = 1) -> Int {
            rows.filter { $0.integer("let_in") == letIn }.reduce(0) { $0 + $1.count(column) }
        }
        // Of whom the review is not on record, those matter who would not have met the gate.
        let unreviewed = ["rank_missed", "rank_declined", "rank_unknown"].reduce(0) { $0 + sum($1, letIn: nil) }
        let (missed, unknown, relaxed) = (sum("rank_missed"), sum("rank_unknown"), sum("rank_relaxed"))
        // A plan that allows to relax leaves open by how much: without a decision on record it cannot be told.
        let mayBeRelaxed = rule.relaxation != nil
        let tally = Tally(
            kept: sum("rank_met") + relaxed, broken: sum("rank_declined") + (mayBeRelaxed ? 0 : missed),
            unknown: unknown + unreviewed + (mayBeRelaxed ? missed : 0), open: facts.isSelectionOver ? 0 : 1)
        var missing = stillSelecting
        if unreviewed > 0 {
            missing.append(Bilingual("\(unreviewed) 名报名学生的资格审核结果", "the result of the review of \(counted(unreviewed, "applicant"))"))
        }
        if unknown > 0 { missing.append(Bilingual("\(unknown) 名报名学生的成绩排名", "the ranks of \(counted(unknown, "applicant"))")) }
        if mayBeRelaxed, missed > 0 {
            missing.append(
                Bilingual(
                    "\(missed) 名排名不符合的学生是否同意放宽的记录（条款 \(rule.relaxation?.clause ?? "") 未写明放宽多少）",
                    "decisions on relaxing the gate for \(counted(missed, "pupil")) who miss it (clause \(rule.relaxation?.clause ?? "") does not say by how much)"
                ))
        }
        let granted = mayBeRelaxed ? Bilingual("（其中放宽 \(relaxed) 人）", " (\(relaxed) of them by relaxation)") : Bilingual("", "")
        // Nothing but the plan's silence on how far the gate may be relaxed leaves it open.
        let isSilent = tally.verdict == (.undecided, .recordsMissing) && mayBeRelaxed && unknown + unreviewed == 0
        return Judgement(
            isSilent ? (.undecided, .planSilent) : tally.verdict, EligibilityChecks.query,
            found: Bilingual(
                "通过审核的学生中，符合排名要求 \(tally.kept) 人\(granted.zh)，不符合 \(tally.broken + (mayBeRelaxed ? missed : 0)) 人，排名未登记 \(unknown) 人",
                "of those who passed the review, meeting the rank gate: \(tally.kept)\(granted.en), missing it: \(tally.broken + (mayBeRelaxed ? missed : 0)), rank not recorded: \(unknown)"
            ),
            figures: figures(tally), missing: missing,
            change: Bilingual("排名不符合的 \(tally.broken) 人不予推荐", "do without the \(tally.broken) who miss the gate"))
    }

    private var nobody: Judgement {
        .nothing(EligibilityChecks.query, Bilingual("资格审核记录", "results of the review"), notYet: !facts.isSelectionOver)
    }

    private var stillSelecting: [Bilingual] { facts.isSelectionOver ? [] : [facts.selectionGoesOn] }

    private func figures(_ tally: Tally) -> [CheckedFigure] {
        [
            CheckedFigure("kept", "符合", "meeting it", tally.kept), CheckedFigure("broken", "不符合", "not meeting it", tally.broken),
            CheckedFigure("unknown", "不明", "not known", tally.unknown),
        ]
    }

    /// Each school of the plan, in each discipline where the plan says so; where it lists no schools, each school on record.
    func nominations(_ rule: Plan.NominationFloor) throws -> Judgement {
        let query = "conformance/nominations"
        let rows = try facts.rows(query, ["stage": rule.stage.rawValue])
        guard !rows.isEmpty else { return .nothing(query, ConformanceFacts.noApplications, notYet: !facts.isSelectionOver) }
        let unplaced = rows.filter { $0.text("school") == nil }
        let names = facts.plan.scope.schools?.names ?? Set(rows.compactMap { $0.text("school") }).sorted()
        let disciplines: [Discipline?] = rule.per == .discipline ? facts.plan.disciplines : [nil]
        var tally = Tally()
        var short: [Bilingual] = []
        var counts: [Int] = []
        for name in names {
            for discipline in disciplines {
                let own = rows.filter { $0.text("school") == name && (discipline == nil || $0.text("discipline") == discipline?.code) }
                let entered = own.reduce(0) { $0 + $1.count("entered") }
                let nameless = unplaced.filter { discipline == nil || $0.text("discipline") == discipline?.code }
                let unknown =
                    nameless.reduce(0) { $0 + $1.count("entered") + $1.count("unknown") } + own.reduce(0) { $0 + $1.count("unknown") }
                // Of a school without an application on record the file may be late.
                let isKnown = facts.isSelectionOver && !own.isEmpty
                let bounds = Bounds(lowest: entered, highest: isKnown ? entered + unknown : nil)
                let holds = rule.operator.holds(bounds, rule.count)
                tally.count(holds, 1, isOver: facts.isSelectionOver)
                counts.append(entered)
                guard holds == false else { continue }
                let lacking = rule.operator.shortfall(lackingFrom(bounds, rule), rule.count)
                let label = discipline?.label ?? Bilingual("", "")
                short.append(
                    lacking > 0
                        ? Bilingual(
                            "\(name)\(label.zh)再推荐 \(lacking) 人", "\(lacking) more from \(name)\(label.en.isEmpty ? "" : " in " + label.en)"
                        )
                        : Bilingual(
                            "\(name)\(label.zh)少推荐 \(-lacking) 人",
                            "\(-lacking) fewer from \(name)\(label.en.isEmpty ? "" : " in " + label.en)"))
            }
        }
        let (least, most) = (counts.min() ?? 0, counts.max() ?? 0)
        let each = rule.per == .discipline ? Bilingual("在各学科", " in each discipline") : Bilingual("", "")
        return Judgement(
            tally.verdict, query,
            found: Bilingual(
                "\(names.count) 所中学\(each.zh)进入\(rule.stage.label.zh)的人数为 \(least)—\(most) 人",
                "the \(counted(names.count, "school")) had \(least) to \(counted(most, "pupil")) each\(each.en) at the stage “\(rule.stage.label.en)”"
            ),
            figures: [
                CheckedFigure("kept", "符合", "keeping it", tally.kept), CheckedFigure("broken", "不符合", "not keeping it", tally.broken),
                CheckedFigure("unknown", "不明", "not known", tally.unknown),
            ],
            missing: [
                facts.isSelectionOver
                    ? Bilingual("报名学生的\(rule.stage.label.zh)结果或就读学校", "results or schools of applicants") : facts.selectionGoesOn
            ], change: short.enumerated)
    }

    private func lackingFrom(_ bounds: Bounds, _ rule: Plan.NominationFloor) -> Int {
        rule.operator.shortfall(bounds.lowest, rule.count) > 0 ? bounds.highest ?? bounds.lowest : bounds.lowest
    }

    func wishes(_ rule: Plan.MentorWishes) throws -> Judgement {
        let query = "conformance/wishes"
        let rows = try facts.rows(query)
        guard !rows.isEmpty else { return .nothing(query, ConformanceFacts.noApplications, notYet: !facts.isSelectionOver) }
        var tally = Tally()
        for row in rows {
            // While applications come in another wish may follow.
            let bounds = row.integer("wishes").map { Bounds(lowest: $0, highest: facts.isSelectionOver ? $0 : nil) }
            tally.count(bounds.flatMap { rule.operator.holds($0, rule.count) }, row.count("applicants"), isOver: facts.isSelectionOver)
        }
        if !facts.isSelectionOver { tally.open += 1 }
        return Judgement(
            tally.verdict, query,
            found: Bilingual(
                "选报导师人数符合规定的 \(tally.kept) 人，不符合 \(tally.broken) 人，没有志愿记录 \(tally.unknown) 人",
                "applicants who named as many mentors as the plan asks: \(tally.kept), who did not: \(tally.broken), without a wish on record: \(tally.unknown)"
            ),
            figures: figures(tally),
            missing: stillSelecting
                + (tally.unknown > 0
                    ? [Bilingual("\(tally.unknown) 名报名学生的志愿", "the wishes of \(counted(tally.unknown, "applicant"))")] : []),
            change: Bilingual("\(tally.broken) 名报名学生改报导师", "\(counted(tally.broken, "applicant")) name another number of mentors"))
    }
}
