// Holds the duties of a plan against the records of a cut: who is concerned, what is done, what is outstanding.

package import Domain
package import Plans

/// Judges the duties of one plan on one day. The absence of a record is outstanding, never a “no”.
package struct DutyJudge: Sendable {
    let plan: Plan
    let facts: DutyFacts
    let calendar: WorkingCalendar
    let day: CivilDay

    /// - Parameter day: the day asked, which must be the as-of day of the cut that the facts were read in.
    package init(plan: Plan, facts: DutyFacts, calendar: WorkingCalendar, on day: CivilDay) {
        self.plan = plan
        self.facts = facts
        self.calendar = calendar
        self.day = day
    }

    /// The duties that a filter covers, in the order of the plan.
    package func standings(_ filter: DutyFilter? = nil) -> [DutyStanding] {
        plan.duties.filter { filter?.covers($0) ?? true }.map { duty in
            let items = items(duty).map { all in filter.map { filter in all.filter(filter.covers) } ?? all }
            return DutyStanding(duty, unit: unit(duty), items: items, on: day)
        }
    }

    var participants: [DutyFacts.Participant] { facts.participants[plan.id] ?? [] }
    var applicants: [DutyFacts.Applicant] { facts.applicants[plan.id] ?? [] }

    /// Where a plan names no schools or universities, what they hand in is one list.
    private func unit(_ duty: Duty) -> DutyUnit {
        switch duty.kind {
        case .selection(.application) where plan.scope.schools == nil: .lists
        case .mentorRecommendation where plan.scope.universities == nil: .lists
        default: duty.kind.unit
        }
    }

    /// nil where no record can tell.
    private func items(_ duty: Duty) -> [DutyItem]? {
        switch duty.kind {
        case .mentorRecommendation: mentorItems(duty.window)
        case .selection(.application): applicationItems(duty.window)
        case .selection(let stage): selectionItems(stage, duty.window)
        case .evaluation(let stage): evaluationItems(stage, duty.window)
        case .exit(let stage): exitItems(stage, duty.window)
        case .followUp(.local, _), .date: nil
        case .publicNotice(let workingDays): noticeItems(workingDays)
        case .growthLog: logItems(duty.window)
        case .growthLogReview: logReviewItems(duty.window)
        case .certificate(let granted): certificateItems(granted, duty.window)
        case .followUp(.allParticipants, let questions):
            leaving(duty.window).compactMap { FollowUpJudge(facts: facts, day: day).item($0, questions, opens: schoolEnd($0)) }
        case .followUp(.enrolledHere, let questions): enrolledItems(questions, duty.window)
        }
    }

    /// The pupils who leave school on a follow-up duty's first day; whoever leaves on no day of the plan's grades counts with the last.
    func leaving(_ window: DutyWindow) -> [DutyFacts.Participant] {
        let days = plan.leavingDays
        return participants.filter { pupil in
            (days.first { $0 == pupil.graduation } ?? days.last) == window.from
        }
    }

    /// From when on answers can be expected: the end of school; where the plan lets none be told, the beginning of training.
    func schoolEnd(_ pupil: DutyFacts.Participant) -> CivilDay {
        pupil.graduation ?? pupil.from ?? plan.cycle.from
    }

    func progress(_ isDone: Bool, _ window: DutyWindow) -> DutyProgress {
        if isDone { return .done }
        if let opens = window.opens, day < opens { return .waiting }
        if let last = window.to, day > last { return .overdue }
        return .due
    }

    private func mentorItems(_ window: DutyWindow) -> [DutyItem] {
        let found = Dictionary((facts.mentors[plan.id] ?? [:]).map { (facts.present($0), $1) }, uniquingKeysWith: +)
        guard let universities = plan.scope.universities else {
            return [DutyItem(person: nil, progress: progress(!found.isEmpty, window))]
        }
        return universities.members.map { member in
            let name = facts.present(member.name)
            return DutyItem(person: nil, university: name, progress: progress(found[name, default: 0] > 0, window))
        }
    }

    private func applicationItems(_ window: DutyWindow) -> [DutyItem] {
        guard let schools = plan.scope.schools else {
            return [DutyItem(person: nil, progress: progress(!applicants.isEmpty, window))]
        }
        let heard = Set(applicants.compactMap(\.school))
        return schools.names.map { DutyItem(person: nil, school: $0, progress: progress(heard.contains($0), window)) }
    }

    /// Concerned are those with a result at the stage, and those whom no other stage has turned down. The last stage concerns every
    /// applicant: it is done where they are decided at all.
    private func selectionItems(_ stage: SelectionStage, _ window: DutyWindow) -> [DutyItem] {
        let sole = plan.scope.universities.flatMap { $0.members.count == 1 ? facts.present($0.members[0].name) : nil }
        return applicants.compactMap { applicant in
            let isDone = stage == .selection ? applicant.decided : applicant.days[stage] != nil
            let isConcerned = isDone || (!applicant.erased && (applicant.selected || !applicant.decided))
            guard isConcerned else { return nil }
            return DutyItem(
                person: applicant.person, university: sole, school: applicant.school, city: applicant.city,
                progress: progress(isDone, window))
        }
    }

    /// Concerned are those evaluated, and those in training on the last day of the window: who left by then or began later is not; who was
    /// selected and has no placement on record is. Plans have parties evaluate together (联合), and
    /// a record tells the level only: one record of the stage is every party's.
    private func evaluationItems(_ stage: EvaluationStage, _ window: DutyWindow) -> [DutyItem] {
        let last = window.to ?? plan.cycle.to
        return participants.compactMap { pupil in
            let isDone = pupil.evaluated[stage] != nil
            let inTraining = pupil.from.map { $0 <= last } ?? true && pupil.exit.map { $0 > last } ?? true
            let reachable = !pupil.erased && pupil.deceased.map { $0 > last } ?? true
            guard isDone || (inTraining && reachable) else { return nil }
            return item(pupil, progress(isDone, window))
        }
    }

    private func exitItems(_ stage: EvaluationStage, _ window: DutyWindow) -> [DutyItem] {
        participants.filter { $0.failed.contains(stage) && ($0.exit != nil || !$0.erased) }.map {
            item($0, progress($0.exit != nil, window))
        }
    }

    /// Those of the plan's pupils who were admitted to one of its host universities, each to be followed by that university.
    private func enrolledItems(_ questions: [FollowUpQuestion], _ window: DutyWindow) -> [DutyItem] {
        enrolledHere(window).compactMap { pupil, opens, place in
            var item = FollowUpJudge(facts: facts, day: day).item(pupil, questions, opens: opens)
            item?.university = place
            return item
        }
    }

    /// Who was admitted to a host university, by whichever of its names, from when on answers can be expected, and to which.
    func enrolledHere(_ window: DutyWindow) -> [(pupil: DutyFacts.Participant, opens: CivilDay, place: String)] {
        let hosts = Set((plan.scope.universities?.members.map(\.name) ?? participants.compactMap(\.university)).map(facts.present))
        return leaving(window).compactMap { pupil in
            guard let admission = facts.answers[pupil.person]?[.admission], admission.status == .yes,
                let place = admission.value.map(facts.present), hosts.contains(place)
            else { return nil }
            return (pupil, [pupil.graduation, admission.day].compactMap { $0 }.max() ?? schoolEnd(pupil), place)
        }
    }

    func item(_ pupil: DutyFacts.Participant, _ progress: DutyProgress) -> DutyItem {
        DutyItem(
            person: pupil.person, mentors: pupil.mentors, university: pupil.university.map(facts.present), school: pupil.school,
            city: pupil.city, progress: progress)
    }
}
