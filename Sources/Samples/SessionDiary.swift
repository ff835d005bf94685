// When a pupil in training comes to the university, meets the mentor, and takes part in lectures and camps.

import Domain

/// The training sessions of one edition.
struct SessionDiary {
    let programme: String
    let plan: Plan
    let seed: UInt64

    /// One session of one pupil.
    struct Session {
        let kind: SessionKind
        let day: Int
        /// In half hours; nil where nobody wrote it down.
        let halfHours: Int?
        var log = GrowthLog()
    }

    /// A lecture or a camp to which everybody is invited.
    private struct Event {
        let kind: SessionKind
        let day: Int
        let halfHours: Int
        let share: Double
    }

    /// Files the sessions of everybody, pupil by pupil; of few nothing was ever reported, which means unknown.
    ///
    /// - Returns: of how many pupils sessions were filed, and how many.
    func file(_ trainees: [Trainee], _ staffing: Staffing, to outbox: inout Outbox) -> (persons: Int, attendances: Int) {
        var filed = (persons: 0, attendances: 0)
        let placements = Dictionary(grouping: staffing.placements, by: \.trainee)
        let events = events()
        for (index, trainee) in trainees.enumerated() {
            var random = SplitMix64(seed: seed, programme, plan.id, "sessions", trainee.applicant.pupil.reference)
            guard !random.chance(0.006) else { continue }
            let careless = random.chance(0.03)
            // The last day on which they can have come: who has left comes no more.
            let last = trainee.exit.map { $0.day - 1 } ?? plan.cycle.to.number - 4
            var sessions = visits(trainee, until: last, &random) + meetings(trainee, until: last, &random)
            for event in events where random.chance(event.share) && event.day > trainee.start && event.day <= last {
                sessions.append(Session(kind: event.kind, day: event.day, halfHours: event.halfHours))
            }
            for session in sessions.sorted(by: { ($0.day, $0.kind.rawValue) < ($1.day, $1.kind.rawValue) }) {
                var session = session
                if session.kind == .campusVisit, plan.training?.growthLog != nil {
                    let mentor = placements[index]?.first { $0.from <= session.day && session.day <= $0.to ?? .max }?.mentor
                    session.log = GrowthLog(
                        of: session.day, careless: careless, reviewed: plan.training?.growthLogReview != nil,
                        lateReviewer: mentor.map(isLate) ?? false, &random)
                }
                file(session, of: trainee.applicant.pupil, to: &outbox)
            }
            filed.persons += sessions.isEmpty ? 0 : 1
            filed.attendances += sessions.count
        }
        return filed
    }

    /// Visits spread evenly over the pupil's time, mostly on Saturdays; about 6 in 100 stay below what the plan asks for.
    private func visits(_ trainee: Trainee, until last: Int, _ random: inout SplitMix64) -> [Session] {
        let rule = plan.training?.visits
        let months = Double(plan.cycle.to - plan.cycle.from) / 30.4
        let asked = rule.map { $0.per == .month ? Int((Double($0.count) * months).rounded()) : $0.count } ?? 6
        let full = asked + [-2, -1, 0, 1, 2, 3][random.position(weights: [0.03, 0.03, 0.42, 0.28, 0.16, 0.08])]
        let stayed = Double(last - trainee.start) / Double(max(1, plan.cycle.to.number - trainee.start))
        let count = trainee.exit == nil ? full : Int((Double(full) * min(1, max(0, stayed))).rounded(.down))
        return days(count, from: trainee.start + 3, to: last, &random).map { day in
            Session(kind: .campusVisit, day: day, halfHours: random.chance(0.03) ? nil : random.integer(6...16))
        }
    }

    /// Meetings face to face as often as the plan asks for: by the month, one month in 150 with one too few.
    private func meetings(_ trainee: Trainee, until last: Int, _ random: inout SplitMix64) -> [Session] {
        guard let rule = plan.training?.faceToFace else { return [] }
        guard rule.per == .month else {
            return days(rule.count, from: trainee.start + 2, to: last, &random).map(meeting)
        }
        var sessions: [Session] = []
        var month = CivilDay(number: trainee.start).components
        while let first = CivilDay(year: month.year, month: month.month, day: 1)?.number, first <= last {
            (month.year, month.month) = month.month == 12 ? (month.year + 1, 1) : (month.year, month.month + 1)
            let end = (CivilDay(year: month.year, month: month.month, day: 1)?.number ?? last + 1) - 1
            let draw = random.unit()
            let count = rule.count + (draw < 0.0067 ? -1 : draw < 0.12 ? 1 : 0)
            let days = days(count, from: max(first, trainee.start + 1), to: min(end, last), &random)
            sessions += days.map(meeting)
        }
        return sessions
    }

    private func meeting(_ day: Int) -> Session { Session(kind: .faceToFace, day: day, halfHours: 2 + day % 3) }

    /// So many different days, one in each equal part of an interval; fewer where it is too short.
    private func days(_ count: Int, from first: Int, to last: Int, _ random: inout SplitMix64) -> [Int] {
        let length = last - first + 1
        guard count > 0, length >= count else { return [] }
        return (0..<count).map { part in
            let (low, high) = (first + part * length / count, first + (part + 1) * length / count - 1)
            let day = random.day(low, high)
            // 1970-01-01 was a Thursday: 2 days on it was Saturday.
            let saturday = day + (9 - day % 7) % 7
            return saturday <= high ? saturday : day
        }
    }

    /// Two or three lectures in the cycle, and a camp in the summer that lies in it.
    private func events() -> [Event] {
        var random = SplitMix64(seed: seed, programme, plan.id, "events")
        let (first, last) = (plan.cycle.from.number + 60, plan.cycle.to.number - 40)
        var events = (0..<random.integer(2...3)).map { _ in
            Event(kind: .lecture, day: random.day(first, last), halfHours: random.integer(3...6), share: 0.35)
        }
        let summer = [plan.cycle.from, plan.cycle.to].compactMap { CivilDay(year: $0.components.year, month: 7, day: 15)?.number }
            .first { first <= $0 && $0 <= last }
        if let summer {
            events.append(Event(kind: .camp, day: summer + random.below(21), halfHours: random.integer(48...80), share: 0.3))
        }
        // A day has one lecture.
        var taken: Set<Int> = []
        return events.filter { $0.kind == .camp || taken.insert($0.day).inserted }
    }

    /// A few mentors are always late, whatever the edition.
    private func isLate(_ mentor: String) -> Bool {
        var random = SplitMix64(seed: seed, programme, "late reviews", mentor)
        return random.chance(0.06)
    }

    /// The row as known at the end of the session's year; where a log or its review came later, the same key again in the year after.
    private func file(_ session: Session, of pupil: Pupil, to outbox: inout Outbox) {
        let day = CivilDay(number: session.day)
        func cells(_ log: GrowthLog) -> [(column: String, value: String)] {
            [
                ("person_id", pupil.reference), ("plan_id", plan.id), ("session_kind", session.kind.label.zh), ("day", day.description),
                ("hours", session.halfHours.map { decimal(tenths: $0 * 5) } ?? ""), ("log", log.status?.label.zh ?? ""),
                ("log_day", written(log.day)), ("review", log.review?.label.zh ?? ""), ("review_day", written(log.reviewed)),
            ]
        }
        let early = session.log.known(by: min(day.endOfYear, outbox.until).number)
        let late = session.log.known(by: outbox.until.number)
        outbox.file(.session, of: plan.id, on: day, cells(early))
        guard late != early, day.endOfYear < outbox.until else { return }
        outbox.file(.session, of: plan.id, on: CivilDay(number: min(session.log.complete, outbox.until.number)), cells(late))
    }
}
