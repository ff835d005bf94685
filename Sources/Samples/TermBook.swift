// The appointments of a programme's mentors and the teams behind them, with what they have of degrees and titles.

import Domain

/// The appointments of one programme over its editions.
struct TermBook {
    let programme: String
    let seed: UInt64
    /// The last day of each mentor's newest appointment, where it has one.
    private var ends: [String: Int?] = [:]

    init(programme: String, seed: UInt64) {
        self.programme = programme
        self.seed = seed
    }

    /// Files an appointment for every mentor of the edition who is new to the platform or whose term ends before the cycle does.
    mutating func file(_ staffing: Staffing, _ plan: Plan, to outbox: inout Outbox) {
        for (mentor, appointed) in staffing.appointed {
            var random = SplitMix64(seed: seed, programme, plan.id, "term", mentor.reference)
            let (longer, open, forgotten) = (random.chance(0.03), random.chance(0.04), random.chance(0.05))
            var first = appointed
            if let former = ends[mentor.reference] {
                // Without an end there is nothing to renew.
                guard let former, former < plan.cycle.to.number, !forgotten else { continue }
                first = max(appointed, former + 1)
            }
            let years = plan.mentors?.term.map { $0.years + (longer ? 1 : 0) }
            let end = open ? nil : years.flatMap { CivilDay(number: first).adding(years: $0).map { $0.number - 1 } }
            ends[mentor.reference] = .some(end)
            file(mentor, first, end, plan, to: &outbox)
        }
    }

    private func file(_ mentor: Mentor, _ first: Int, _ end: Int?, _ plan: Plan, to outbox: inout Outbox) {
        // What somebody has does not change from term to term.
        var random = SplitMix64(seed: seed, programme, "mentor's papers", mentor.reference)
        let isSenior = !mentor.title.hasPrefix("副")
        let degree: AcademicDegree = random.chance(isSenior ? 0.96 : 0.9) ? .doctorate : .master
        let (noDegree, noTitle) = (random.chance(0.02), random.chance(0.02))
        let sources = (plan.mentors?.nominatedFrom?.named ?? []).compactMap(MentorSource.init)
        let stated = random.chance(0.95) ? random.pick(sources) : .other
        let noSource = random.chance(0.03)
        outbox.file(
            .mentorTerm, of: plan.id, on: CivilDay(number: first),
            [
                ("mentor_id", mentor.reference), ("day", written(first)), ("until_day", written(end)),
                ("degree", noDegree ? "" : degree.label.zh),
                ("title_level", noTitle ? "" : (isSenior ? TitleLevel.senior : .associateSenior).label.zh),
                ("source", noSource ? "" : (stated ?? .other).label.zh),
            ])
    }
}

/// The teams of one edition's mentors.
struct TeamBook {
    let programme: String
    let plan: Plan
    let seed: UInt64

    /// One to four members behind every mentor who has pupils; about 4 in 100 fall short of what the plan asks of them.
    func file(_ staffing: Staffing, to outbox: inout Outbox) {
        let teaching = Set(staffing.placements.map(\.mentor))
        let rule = plan.mentors?.teamQualification
        for (mentor, appointed) in staffing.appointed where teaching.contains(mentor.reference) {
            var random = SplitMix64(seed: seed, programme, plan.id, "team", mentor.reference)
            for member in 1...(1 + random.position(weights: [0.3, 0.4, 0.2, 0.1])) {
                let draw = random.unit()
                let (noDegree, noTitle) = (random.chance(0.02), random.chance(0.02))
                let (degree, level): (AcademicDegree, TitleLevel) =
                    switch draw {
                    case ..<0.04: (rule?.degree == "master" ? .bachelor : .master, .intermediate)
                    case ..<0.62: (.doctorate, .intermediate)
                    case ..<0.86: (.doctorate, .associateSenior)
                    default: (.master, .associateSenior)
                    }
                let day = appointed + random.below(15)
                outbox.file(
                    .teamMember, of: plan.id, on: CivilDay(number: day),
                    [
                        ("mentor_id", mentor.reference), ("plan_id", plan.id), ("member", "\(member)"),
                        ("degree", noDegree ? "" : degree.label.zh), ("title_level", noTitle ? "" : level.label.zh), ("day", written(day)),
                    ])
            }
        }
    }
}
