// Checks of mentors (导师): pupils at a time on every day, appointment, degree and title, from among whom, and the team.

internal import Domain

struct MentorChecks {
    let facts: ConformanceFacts

    private static let terms = "mentors/appointments"
    private static let noMentors = Bilingual("培养安排记录（尚无导师带学生）", "placements (no mentor trains a pupil on record)")

    /// Mentors of the plan on record; until the cycle begins there may be more to come.
    func number(_ rule: Plan.MentorNumber) throws -> Judgement {
        let query = "mentors/load"
        let count = try facts.rows(query).count
        guard count > 0 else { return .nothing(query, Bilingual("导师表", "the table of mentors")) }
        let isOver = facts.isOver(facts.plan.cycle.from)
        var tally = Tally()
        let holds = rule.operator.holds(Bounds(lowest: count, highest: isOver ? count : nil), rule.count)
        tally.count(holds, 1, isOver: isOver)
        let lacking = rule.operator.shortfall(count, rule.count)
        return Judgement(
            tally.verdict, query, found: Bilingual("导师 \(count) 位", "\(counted(count, "mentor"))"),
            figures: [CheckedFigure("mentors", "导师", "mentors", count)],
            missing: [Bilingual("培养开始前可能增加的导师", "mentors who may be added before training begins")],
            change: lacking > 0
                ? Bilingual("再有 \(lacking) 位导师", "\(counted(lacking, "more mentor"))")
                : Bilingual("少 \(-lacking) 位导师", "\(counted(-lacking, "mentor")) fewer"))
    }

    /// Pupils of one mentor on every day of the cycle up to the as-of day; pupils not yet placed could be with any of them.
    func capacity(_ rule: Plan.Capacity) throws -> Judgement {
        let query = "mentors/capacity"
        let rows = try facts.rows(query)
        guard !rows.isEmpty else { return try facts.nothing(query, MentorChecks.noMentors, isOver: facts.isOver(nil)) }
        let unplaced = try facts.trainees().unplaced
        let isOver = facts.isOver(nil)
        var tally = Tally()
        var (excess, lacking) = (0, 0)
        for row in rows {
            let (most, fewest) = (row.count("most"), row.count("fewest"))
            let open = isOver ? unplaced : nil
            let holds: Bool? =
                switch rule.operator {
                case .atMost: rule.operator.holds(Bounds(lowest: most, highest: open.map { most + $0 }), rule.pupils)
                case .atLeast: fewest >= rule.pupils ? (isOver ? true : nil) : (unplaced > 0 ? nil : false)
                case .exactly: most > rule.pupils || (fewest < rule.pupils && unplaced == 0) ? false : isOver && unplaced == 0 ? true : nil
                }
            tally.count(holds, 1, isOver: isOver)
            guard holds == false else { continue }
            if rule.operator != .atLeast { excess += max(most - rule.pupils, 0) }
            if rule.operator != .atMost { lacking += max(rule.pupils - fewest, 0) }
        }
        let most = rows.map { $0.count("most") }.max() ?? 0
        let day = rows.filter { $0.count("most") == most }.compactMap { $0.day("most_day") }.min()
        return Judgement(
            tally.verdict, query,
            found: Bilingual(
                "\(rows.count) 位导师，同一天最多培养 \(most) 人（\(day.map { "\($0)" } ?? "")）；不合规定的 \(tally.broken) 位",
                "\(counted(rows.count, "mentor")), at most \(counted(most, "pupil")) on one day (\(day.map { "\($0)" } ?? "")); outside the rule: \(tally.broken)"
            ),
            figures: [
                CheckedFigure("mentors", "导师", "mentors", rows.count), CheckedFigure("most", "同一天最多", "most on one day", most),
                CheckedFigure("mentors_outside", "不合规定的导师", "mentors outside the rule", tally.broken),
                CheckedFigure("unplaced", "没有培养安排记录的学生", "pupils without a placement on record", unplaced),
            ],
            missing: isOver
                ? [Bilingual("\(unplaced) 名入选学生的培养安排", "placements of \(counted(unplaced, "selected pupil"))")]
                : [Bilingual("周期未满，截至 \(facts.asOf)", "the cycle is not over; so far to \(facts.asOf)")],
            change: [
                excess > 0 ? Bilingual("上述导师名下至少需调出 \(excess) 名学生", "at least \(counted(excess, "pupil")) moved from these mentors") : nil,
                lacking > 0
                    ? Bilingual("上述导师名下至少需增加 \(lacking) 名学生", "at least \(counted(lacking, "more pupil")) with these mentors") : nil,
            ].compactMap { $0 }.clauses)
    }

    /// The latest appointment of each mentor who trains, nil where none is on record.
    private func appointments() throws -> [(mentor: Int, terms: [FactRow])] {
        let rows = try facts.rows(MentorChecks.terms)
        return Dictionary(grouping: rows) { $0.count("mentor_id") }.sorted { $0.key < $1.key }
            .map { ($0.key, $0.value.filter { $0.day("term_from") != nil }) }
    }

    func term(_ rule: Plan.Term) throws -> Judgement {
        let first = try facts.rows(MentorChecks.terms)
        return try each(found: Bilingual("聘期符合规定", "appointed as the plan says"), lacking: Bilingual("聘任记录", "appointment")) { terms in
            guard let training = first.first(where: { $0.count("mentor_id") == terms[0].count("mentor_id") }) else { return nil }
            return holds(rule, terms, from: training.day("first_day"), to: training.day("last_day"))
        }
    }

    /// Whether the appointments last as long as the plan says, and whether they are known to cover the training.
    private func holds(_ rule: Plan.Term, _ terms: [FactRow], from: CivilDay?, to: CivilDay?) -> Bool? {
        guard let from, let end = to else { return nil }
        // What lies ahead may still be renewed in time.
        let to = min(end, facts.asOf)
        let spans = terms.compactMap { row in row.day("term_from").map { ($0, row.day("term_until")) } }.sorted { $0.0 < $1.0 }
        let covering = spans.filter { $0.0 <= to && ($0.1.map { $0 >= from } ?? true) }
        // A renewal may not have been filed: what is not covered is not known.
        guard !covering.isEmpty else { return nil }
        if rule.renewable == false, covering.count > 1 { return false }
        let lengths = covering.map { start, until -> Bool? in
            guard let until, let full = start.adding(years: rule.years) else { return nil }
            return until == full || until == full + -1
        }
        if lengths.contains(false) { return false }
        var reached = from + -1
        for (start, until) in covering where start <= reached + 1 {
            guard let until else { return nil }
            reached = max(reached, until)
        }
        return reached < to || lengths.contains(nil) ? nil : true
    }

    func qualification(_ rule: Plan.Qualification) throws -> Judgement {
        try each(found: Bilingual("学位、职称符合要求", "with the degree or title asked for"), lacking: Bilingual("聘任记录中的学位、职称", "degree and title"))
        {
            rule.holds(degree: $0.inForce?.text("degree"), title: $0.inForce?.text("title_level"))
        }
    }

    /// Whoever is of a source that the plan names is right. Where it only names who they are mainly to be, somebody else is no breach while
    /// one of them is, and how many are enough cannot be told.
    func sources(_ rule: Plan.NominatedFrom) throws -> Judgement {
        let named = rule.named
        var judgement = try each(
            found: Bilingual("来源符合要求", "from among those the plan names"), lacking: Bilingual("聘任记录中的推荐来源", "source")
        ) {
            $0.inForce?.text("source").map(named.contains)
        }
        let isOnlyMainly = rule.sources?.isEmpty ?? true
        let others = judgement.figures.filter { $0.name != "broken" }.contains { $0.value > 0 }
        guard isOnlyMainly, judgement.verdict == .breaches, others else { return judgement }
        let isUnknown = judgement.figures.contains { $0.name == "kept" && $0.value == 0 }
        (judgement.verdict, judgement.reason, judgement.change) = (.undecided, isUnknown ? .recordsMissing : .planSilent, nil)
        judgement.missing = [
            isUnknown
                ? Bilingual("聘任记录中的推荐来源", "sources on record")
                : Bilingual("“为主”是多少，方案没有写明", "how many are “mainly”: the plan does not say")
        ]
        return judgement
    }

    /// Holds every mentor who trains against a rule on appointments.
    private func each(found: Bilingual, lacking: Bilingual, _ holds: ([FactRow]) -> Bool?) throws -> Judgement {
        let mentors = try appointments()
        guard !mentors.isEmpty else { return try facts.nothing(MentorChecks.terms, MentorChecks.noMentors) }
        var tally = Tally()
        for mentor in mentors { tally.count(mentor.terms.isEmpty ? nil : holds(mentor.terms), 1, isOver: true) }
        return MentorChecks.judgement(tally, MentorChecks.terms, found: found, lacking: lacking)
    }

    private static func judgement(_ tally: Tally, _ query: String, found: Bilingual, lacking: Bilingual) -> Judgement {
        Judgement(
            tally.verdict, query,
            found: Bilingual(
                "带学生的导师中，\(found.zh)的 \(tally.kept) 位，不符合 \(tally.broken) 位，不明 \(tally.unknown) 位",
                "of the mentors who train, \(found.en): \(tally.kept), not so: \(tally.broken), not known: \(tally.unknown)"),
            figures: [
                CheckedFigure("kept", "符合", "keeping it", tally.kept), CheckedFigure("broken", "不符合", "not keeping it", tally.broken),
                CheckedFigure("unknown", "不明", "not known", tally.unknown),
            ],
            missing: [Bilingual("\(tally.unknown) 位导师的\(lacking.zh)", "\(lacking.en) of \(counted(tally.unknown, "mentor"))")],
            change: Bilingual("更换 \(tally.broken) 位导师，或更正其聘任记录", "\(counted(tally.broken, "mentor")) replaced or put right"))
    }

    func team(_ rule: Plan.Qualification) throws -> Judgement {
        let query = "mentors/teams"
        let rows = try facts.rows(query)
        guard !rows.isEmpty else { return try facts.nothing(query, MentorChecks.noMentors) }
        var tally = Tally()
        for row in rows where row.count("members") > 0 {
            tally.count(rule.holds(degree: row.text("degree"), title: row.text("title_level")), row.count("members"), isOver: true)
        }
        let without = rows.filter { $0.count("members") == 0 }.count
        var missing: [Bilingual] = []
        if tally.unknown > 0 {
            missing.append(Bilingual("\(tally.unknown) 名团队成员的学位、职称", "degree or title of \(counted(tally.unknown, "team member"))"))
        }
        if without > 0 { missing.append(Bilingual("\(without) 位导师的团队成员", "the team of \(counted(without, "mentor"))")) }
        var judged = tally
        judged.unknown += without
        return Judgement(
            judged.verdict, query,
            found: Bilingual(
                "团队成员符合要求 \(tally.kept) 人，不符合 \(tally.broken) 人，不明 \(tally.unknown) 人；没有团队记录的导师 \(without) 位",
                "team members who qualify: \(tally.kept), who do not: \(tally.broken), not known: \(tally.unknown); mentors without a team on record: \(without)"
            ),
            figures: [
                CheckedFigure("kept", "符合的成员", "members who qualify", tally.kept),
                CheckedFigure("broken", "不符合的成员", "members who do not", tally.broken),
                CheckedFigure("unknown", "不明的成员", "members not known", tally.unknown),
                CheckedFigure("mentors_without", "没有团队记录的导师", "mentors without a team on record", without),
            ], missing: missing, change: Bilingual("更换 \(tally.broken) 名团队成员", "\(counted(tally.broken, "team member")) replaced"))
    }
}

extension [FactRow] {
    /// The latest of these appointments that began before training ended.
    fileprivate var inForce: FactRow? {
        last { row in row.day("term_from").map { from in row.day("last_day").map { from <= $0 } ?? true } ?? false } ?? last
    }
}

extension Plan.Qualification {
    /// Whether a degree and a title suffice; nil where what is not recorded could decide it.
    func holds(degree: String?, title: String?) -> Bool? {
        let ranks = ["bachelor", "master", "doctorate"]
        func rank(_ degree: String) -> Int { ranks.firstIndex(of: degree) ?? -1 }
        if let degree, rank(degree) >= rank(self.degree) { return true }
        guard orTitle != nil else { return degree.map { _ in false } }
        if let title, ["senior", "associate_senior"].contains(title) { return true }
        return degree == nil || title == nil ? nil : false
    }
}
