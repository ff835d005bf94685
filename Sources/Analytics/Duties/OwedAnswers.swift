// The answers a school or university owes, one by one: what a worklist asks.

package import Domain
internal import Plans

/// One question about one person that a body is to answer under a plan.
package struct OwedAnswer: Sendable {
    package let asked: AskedQuestion
    /// The first plan under which it is owed.
    package let plan: String
    package let school: String?
    /// Expected end of school; nil where the plan lets none be told.
    package let graduation: CivilDay?
    package let progress: DutyProgress
}

extension DutyJudge {
    /// What one body owes, in the order of the plan's duties; each question about a person once.
    ///
    /// - Parameter all: also what is answered or not due yet.
    package func owedAnswers(_ filter: DutyFilter, all: Bool) -> [OwedAnswer] {
        let judge = FollowUpJudge(facts: facts, day: day)
        var seen: Set<AskedQuestion> = []
        return plan.duties.filter(filter.covers).flatMap { duty -> [OwedAnswer] in
            guard case .followUp(let subject, let questions) = duty.kind else { return [] }
            return concerned(subject, duty.window).filter { filter.covers(item($0.pupil, .due, at: $0.university)) }.flatMap { concern in
                judge.owed(concern.pupil, questions, opens: concern.opens).compactMap { question, progress in
                    let asked = AskedQuestion(person: concern.pupil.person, question: question)
                    let isOpen = progress == .due || progress == .overdue
                    guard all || isOpen, seen.insert(asked).inserted else { return nil }
                    return OwedAnswer(
                        asked: asked, plan: plan.id, school: concern.pupil.school, graduation: concern.pupil.graduation, progress: progress)
                }
            }
        }
    }

    /// Whom a follow-up duty is about, from when on, and which university follows them where it is not that of their placement.
    private func concerned(
        _ subject: FollowUpSubject, _ window: DutyWindow
    ) -> [(pupil: DutyFacts.Participant, opens: CivilDay, university: String?)] {
        switch subject {
        case .allParticipants: leaving(window).map { ($0, schoolEnd($0), $0.university.map(facts.present)) }
        case .enrolledHere: enrolledHere(window).map { ($0.pupil, $0.opens, $0.place) }
        // No record tells who came to study or work locally.
        case .local: []
        }
    }

    private func item(_ pupil: DutyFacts.Participant, _ progress: DutyProgress, at university: String?) -> DutyItem {
        var item = item(pupil, progress)
        item.university = university
        return item
    }
}

extension FollowUpJudge {
    /// The questions of a duty about one pupil and how each stands; none for whom nobody can be asked about any more.
    ///
    /// A duty that names no question asks where the pupil stands now: the admission while none is known, then study and work.
    func owed(
        _ pupil: DutyFacts.Participant, _ questions: [FollowUpQuestion], opens first: CivilDay
    ) -> [(FollowUpQuestion, DutyProgress)] {
        guard !pupil.erased, pupil.deceased.map({ $0 <= day }) != true else { return [] }
        let answers = facts.answers[pupil.person] ?? [:]
        guard questions.isEmpty else { return questions.map { ($0, progress(standing($0, answers, first))) } }
        let asked: [FollowUpQuestion] = answers[.admission]?.status == .yes ? [.furtherStudy, .employment] : [.admission]
        return asked.map { ($0, progress(whereabouts(answers, first))) }
    }
}
