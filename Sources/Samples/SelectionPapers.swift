// What goes with a selection: the lists that were shown, relaxations of the rank gate, and the mentors that pupils wished for.

import Domain

/// Notices, relaxations and wishes of one edition.
struct SelectionPapers {
    let programme: String
    let plan: Plan
    let seed: UInt64

    /// The list of the selected, for as long as the plan says, or for a week where it says nothing; where it has a rule, that of the mentors too.
    func fileNotices(_ applicants: [Applicant], _ staffing: Staffing, isShort: Bool, to outbox: inout Outbox) {
        let rule = plan.selection.publicNotice
        let posted = applicants.flatMap { $0.results.filter { $0.stage == .notice } }.map(\.day).min()
        let decided = applicants.compactMap(\.selectedDay).max()
        let shown = rule?.workingDays ?? 5
        if let first = posted ?? decided.map({ WorkingDays.day(1, after: $0) }) {
            // Short even for those who count the first day.
            file(.selectedPupils, first, WorkingDays.day(isShort ? shown - 2 : shown, after: first), to: &outbox)
        }
        if rule != nil, let appointed = staffing.appointed.map(\.day).max() {
            let first = WorkingDays.day(1, after: appointed)
            file(.mentors, first, WorkingDays.day(shown, after: first), to: &outbox)
        }
    }

    private func file(_ subject: NoticeSubject, _ first: Int, _ last: Int, to outbox: inout Outbox) {
        outbox.file(
            .notice, of: plan.id, on: CivilDay(number: first),
            [("plan_id", plan.id), ("subject", subject.label.zh), ("day", written(first)), ("until_day", written(last))])
    }

    /// A decision on nearly everybody whom the rank gate would keep out: who came through selection had been let in.
    func fileRelaxations(_ applicants: [Applicant], to outbox: inout Outbox) {
        guard let gate = plan.eligibility?.rankGate, let rule = gate.relaxation, let reason = RelaxationReason(rawValue: rule.reason)
        else { return }
        for applicant in applicants where isBeyond(gate, applicant.ranks) {
            var random = SplitMix64(seed: seed, programme, plan.id, "relaxation", applicant.pupil.reference)
            let day = applicant.day + random.below(3)
            let (forgotten, strict) = (random.chance(0.06), random.chance(0.15))
            guard !forgotten else { continue }
            let failed = applicant.results.contains { $0.stage == .review && $0.result == .fail }
            // Some were examined although the answer had been no.
            let decision: RelaxationDecision = failed || (strict && applicant.selectedDay == nil) ? .declined : .granted
            outbox.file(
                .relaxation, of: plan.id, on: CivilDay(number: day),
                [
                    ("person_id", applicant.pupil.reference), ("plan_id", plan.id), ("ranking", rule.ranking.label.zh),
                    ("reason", reason.label.zh), ("decision", decision.label.zh), ("day", written(day)),
                ])
        }
    }

    /// Whether ranks are known and none of them is good enough; ranks are tenths of a per cent.
    private func isBeyond(_ gate: Plan.RankGate, _ ranks: Ranks) -> Bool {
        gate.anyOf.allSatisfy { alternative in
            let rank = alternative.ranking == .discipline ? ranks.discipline : ranks.overall
            return rank.map { $0 > alternative.topPercent * 10 } ?? false
        }
    }

    /// One or two mentors of the discipline for those who came as far as the interview; most of the selected got one of them.
    func fileWishes(_ applicants: [Applicant], _ trainees: [Trainee], _ staffing: Staffing, to outbox: inout Outbox) {
        var given: [String: String] = [:]
        for placement in staffing.placements.reversed() {
            given[trainees[placement.trainee].applicant.pupil.reference] = placement.mentor
        }
        let mentors = Dictionary(grouping: staffing.appointed) { $0.mentor.discipline }
        for applicant in applicants where applicant.results.contains(where: { [.interview, .mentorSelection].contains($0.stage) }) {
            var random = SplitMix64(seed: seed, programme, plan.id, "wishes", applicant.pupil.reference)
            let choice = random.shuffled(mentors[applicant.discipline] ?? [])
            var wished = Array(choice.prefix(random.chance(0.55) ? 2 : 1))
            let place = random.below(wished.count)
            let isGranted = random.chance(0.8)
            if isGranted, let mentor = choice.first(where: { $0.mentor.reference == given[applicant.pupil.reference] }),
                !wished.contains(where: { $0.mentor.reference == mentor.mentor.reference }), !wished.isEmpty
            {
                wished[place] = mentor
            }
            // A mentor is on the platform's list from the day of appointment.
            let day = wished.map(\.day).reduce(applicant.day, max)
            for (index, wish) in wished.enumerated() {
                outbox.file(
                    .wish, of: plan.id, on: CivilDay(number: day),
                    [
                        ("person_id", applicant.pupil.reference), ("plan_id", plan.id), ("wish", "\(index + 1)"),
                        ("mentor_id", wish.mentor.reference), ("day", written(day)),
                    ])
            }
        }
    }
}
