// A duty: what one party owes under a plan, and until when, as the plan itself states it. Derived from the plan alone; no record is asked.

package import Domain

/// What one party owes under one plan.
package struct Duty: Hashable, Sendable {
    /// The same for the same rule of the same plan, for example `xinjiang-2025/evaluation-initial-mentor`.
    package let id: String
    package let plan: String
    package let kind: DutyKind
    /// nil where the plan does not say who owes it, and for mere dates.
    package let party: Party?
    package let subject: Bilingual
    /// The clause it rests on.
    package let clause: String
    /// nil for a step of the timetable, of which plans state days only.
    package let strength: Strength?
    package let window: DutyWindow
    /// What is not the plan's but agreed in this system (由本系统约定); nil where the plan says it all.
    package let convention: Bilingual?

    func renamed(_ id: String) -> Duty {
        Duty(
            id: id, plan: plan, kind: kind, party: party, subject: subject, clause: clause, strength: strength, window: window,
            convention: convention)
    }
}

/// The days of a duty, both included; a side that nobody states is nil.
package struct DutyWindow: Hashable, Sendable {
    package let from: CivilDay?
    package let to: CivilDay?

    package static let none = DutyWindow(from: nil, to: nil)

    package init(from: CivilDay?, to: CivilDay?) {
        self.from = from
        self.to = to
    }

    init(_ window: Plan.Window) {
        self.init(from: window.from, to: window.to)
    }

    /// From when it is shown as due: the first day; of a window that states only its end, `grace` days before it. nil without either.
    package var opens: CivilDay? {
        from ?? to.map { $0 + -DutyWindow.grace }
    }

    /// Days: how long after their school ends former pupils' answers are waited for (30 June to 30 September), here and in trajectories; and
    /// how long before its end a window without a first day is shown.
    package static let grace = 92
}

/// What kind of thing is owed.
package enum DutyKind: Hashable, Sendable {
    case mentorRecommendation
    /// A step of selection: the applicants concerned have a result at it.
    case selection(SelectionStage)
    case publicNotice(workingDays: Int)
    case evaluation(EvaluationStage)
    case growthLog
    case growthLogReview
    /// Whoever fails an evaluation leaves training.
    case exit(EvaluationStage)
    case certificate([EvaluationOutcome])
    /// No questions: where they stand now, whatever the answer.
    case followUp(FollowUpSubject, [FollowUpQuestion])
    /// Days only: no record can tell whether it was done.
    case date

    /// For `--json`.
    package var code: String {
        switch self {
        case .mentorRecommendation: "mentor_recommendation"
        case .selection: "selection"
        case .publicNotice: "public_notice"
        case .evaluation: "evaluation"
        case .growthLog: "growth_log"
        case .growthLogReview: "growth_log_review"
        case .exit: "exit"
        case .certificate: "certificate"
        case .followUp: "follow_up"
        case .date: "date"
        }
    }

    /// What is counted under the duty.
    package var unit: DutyUnit {
        switch self {
        case .mentorRecommendation: .universities
        case .selection(.application): .schools
        case .publicNotice: .lists
        case .growthLog, .growthLogReview: .logs
        case .selection, .evaluation, .exit, .certificate, .followUp, .date: .persons
        }
    }
}

/// What a duty's numbers count.
package enum DutyUnit: String, Worded {
    case persons, schools, universities, lists, logs

    package var label: Bilingual {
        switch self {
        case .persons: Bilingual("人", "persons")
        case .schools: Bilingual("所中学", "schools")
        case .universities: Bilingual("所高校", "universities")
        case .lists: Bilingual("份名单", "lists")
        case .logs: Bilingual("篇成长日志", "growth logs")
        }
    }
}

/// Whom a follow-up duty is about (跟踪谁).
package enum FollowUpSubject: String, Hashable, Sendable {
    case allParticipants = "all_participants"
    case enrolledHere = "enrolled_here"
    case local
}
