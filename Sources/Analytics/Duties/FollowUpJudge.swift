// Follow-up duties person by person: which questions are answered, until when an answer holds, and when the next is owed.

internal import Domain
internal import Plans

/// Judges what is owed about one former pupil. The rules are those of trajectories (docs/methods.md) and are ours, not the plans'.
struct FollowUpJudge {
    let facts: DutyFacts
    let day: CivilDay

    /// How one question stands.
    enum Standing {
        /// Answered, and the answer holds.
        case answered
        /// To be asked from this day on.
        case open(from: CivilDay)
    }

    /// nil for whom nobody can be asked about any more: the dead, and those whose identity was erased, unless all is answered.
    ///
    /// - Parameters:
    ///   - questions: none: where they stand now, whatever the answer.
    ///   - first: the first day on which an answer can be expected.
    func item(_ pupil: DutyFacts.Participant, _ questions: [FollowUpQuestion], opens first: CivilDay) -> DutyItem? {
        let answers = facts.answers[pupil.person] ?? [:]
        let standings = questions.isEmpty ? [whereabouts(answers, first)] : questions.map { standing($0, answers, first) }
        let open = standings.compactMap { standing -> CivilDay? in
            if case .open(let from) = standing { from } else { nil }
        }
        if !open.isEmpty, pupil.erased || pupil.deceased.map({ $0 <= day }) == true { return nil }
        let asked = questions.isEmpty ? Array(answers.values) : questions.compactMap { answers[$0] }
        return DutyItem(
            person: pupil.person, mentors: pupil.mentors, university: pupil.university.map(facts.present), school: pupil.school,
            city: pupil.city,
            progress: progress(open.min()), tried: asked.contains { $0.tried.map { day - $0 < 366 } == true })
    }

    func progress(_ standing: Standing) -> DutyProgress {
        if case .open(let from) = standing { progress(from) } else { .done }
    }

    private func progress(_ opens: CivilDay?) -> DutyProgress {
        guard let opens else { return .done }
        if day < opens { return .waiting }
        return day - opens > DutyWindow.grace ? .overdue : .due
    }

    func standing(_ question: FollowUpQuestion, _ answers: [FollowUpQuestion: DutyFacts.Answer], _ first: CivilDay) -> Standing {
        // Who studies is not employed yet; a major names the discipline.
        let told: [FollowUpQuestion] =
            switch question {
            case .employment: [.employment, .furtherStudy, .topnotch, .admission]
            case .research: [.research, .major]
            case .graduation: [.graduation, .admission]
            default: [question]
            }
        if let own = answers[question], answered(own, question) { return .answered }
        if told.dropFirst().contains(where: { other in answers[other].map { $0.status == .yes && holds($0) } == true }) { return .answered }
        return .open(from: nextDay(told.compactMap { answers[$0] }, first))
    }

    /// Whether an answer settles its own question. What happens once is settled for good by a yes; entry to the Top-Notch programme by any
    /// answer; who refuses is not asked again. All else holds as long as in trajectories.
    private func answered(_ answer: DutyFacts.Answer, _ question: FollowUpQuestion) -> Bool {
        switch (answer.status, question) {
        case (nil, _): false
        case (.refused, _), (_, .topnotch), (.yes, .graduation), (.yes, .admission), (.yes, .major), (.yes, .topnotchExit), (.yes, .degree):
            true
        default: holds(answer)
        }
    }

    private func holds(_ answer: DutyFacts.Answer) -> Bool {
        answer.until.map { $0 >= day } ?? true
    }

    /// Where they stand now: any answer that holds and tells it, as trajectories have it; or a refusal.
    func whereabouts(_ answers: [FollowUpQuestion: DutyFacts.Answer], _ first: CivilDay) -> Standing {
        let telling: [FollowUpQuestion] = [.employment, .furtherStudy, .topnotch, .admission, .graduation]
        let told = telling.compactMap { question in answers[question].map { (question, $0) } }.filter { question, answer in
            switch answer.status {
            case .yes: question != .graduation
            case .no: question == .graduation || question == .admission
            default: false
            }
        }
        if told.contains(where: { holds($0.1) }) || answers.values.contains(where: { $0.status == .refused }) { return .answered }
        return .open(from: nextDay(told.map(\.1) + [answers[.admission]].compactMap { $0 }, first))
    }

    /// From the first day on; from the day after an answer expired; a year after somebody said it was not due yet.
    private func nextDay(_ answers: [DutyFacts.Answer], _ first: CivilDay) -> CivilDay {
        let expired = answers.compactMap(\.until).filter { $0 < day }.map { $0 + 1 }
        let postponed = answers.compactMap(\.notDue).map { $0 + 366 }
        return (expired + postponed + [first]).max() ?? first
    }
}
