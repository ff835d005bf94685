// Duties that rest on records of training: growth logs, certificates and the public notice of the selected.

internal import Domain
internal import Plans

extension DutyJudge {
    /// A log for each visit of a pupil who has a placement; nothing on record is outstanding like a log not submitted.
    func logItems(_ window: DutyWindow) -> [DutyItem] {
        visits { progress($0.submitted == true, window) }
    }

    /// Concerned are the logs submitted.
    func logReviewItems(_ window: DutyWindow) -> [DutyItem] {
        visits { $0.submitted == true || $0.reviewed != nil ? progress($0.reviewed == true, window) : nil }
    }

    private func visits(_ judge: (DutyFacts.Visit) -> DutyProgress?) -> [DutyItem] {
        let pupils = Dictionary(participants.map { ($0.person, $0) }) { first, _ in first }
        return (facts.visits[plan.id] ?? []).compactMap { visit in
            guard let pupil = pupils[visit.person], let progress = judge(visit), progress == .done || !pupil.erased else { return nil }
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

    /// One list, owed once somebody is selected: done when so many working days after its posting are over, or when the calendar cannot tell.
    func noticeItems(_ workingDays: Int) -> [DutyItem] {
        guard let posted = facts.posted[plan.id] else {
            guard applicants.contains(where: \.selected) else { return [] }
            return [DutyItem(person: nil, progress: .due)]
        }
        let last = calendar.day(after: posted, workingDays: workingDays)
        return [DutyItem(person: nil, progress: last.map { day <= $0 } == true ? .due : .done)]
    }
}
