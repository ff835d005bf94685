// Duties that rest on records of training: growth logs, certificates and the public notice of the selected.

internal import Domain
internal import Plans

extension DutyJudge {
    /// A log for each session of a pupil in training after which the plan has one; nothing on record is outstanding like a log not submitted.
    func logItems(_ window: DutyWindow) -> [DutyItem] {
        logged { progress($0.submitted == true, window) }
    }

    /// Concerned are the logs submitted after the same sessions.
    func logReviewItems(_ window: DutyWindow) -> [DutyItem] {
        logged { $0.submitted == true ? progress($0.reviewed == true, window) : nil }
    }

    private func logged(_ judge: (DutyFacts.Session) -> DutyProgress?) -> [DutyItem] {
        let kind = plan.training?.loggedSessions
        let pupils = Dictionary(participants.map { ($0.person, $0) }) { first, _ in first }
        return (facts.sessions[plan.id] ?? []).compactMap { session in
            guard kind == nil || session.kind == kind, let pupil = pupils[session.person], let progress = judge(session),
                progress == .done || !pupil.erased
            else { return nil }
            return item(pupil, progress)
        }
    }

    /// Concerned are those whose annual grade entitles them and who have not left.
    func certificateItems(_ granted: [EvaluationOutcome], _ window: DutyWindow) -> [DutyItem] {
        let issued = facts.issued[plan.id] ?? []
        return participants.compactMap { pupil in
            let isDone = issued.contains(pupil.person)
            let isEntitled = pupil.annualOutcome.map(granted.contains) == true && pupil.exit == nil && !pupil.erased
            return isDone || isEntitled ? item(pupil, progress(isDone, window)) : nil
        }
    }

    /// One list, owed once somebody is selected: done when it was posted for so many working days, counted as conformance counts them, and
    /// they are over. What cannot be told (no last day on record, a year without calendar) is outstanding.
    func noticeItems(_ workingDays: Int) -> [DutyItem] {
        let postings = facts.postings[plan.id] ?? []
        guard !postings.isEmpty || !participants.isEmpty else { return [] }
        let isDone = postings.contains { $0.isOver(workingDays, on: day, calendar) }
        return [DutyItem(person: nil, progress: progress(isDone, .none))]
    }
}
