// One alumnus through the yearly rounds of follow-up: what is known so far, and what this year's reports add to it.

import Domain

/// One person under follow-up.
struct FollowedPerson {
    /// Whether no more reports come: the person is dead.
    private(set) var isLost = false
    private let trainee: Trainee
    let life: Life
    let plan: Plan
    private let cooperation: Double
    private(set) var admissionKnown = false
    private var topnotchTold = false
    var furtherTold = false
    var employmentTold = false
    private var hasRefused = false
    private var hasMoved = false
    /// How readily this person answers; from about 0.7 to 1.2.
    private let readiness: Double

    init(trainee: Trainee, life: Life, cooperation: Double, plan: Plan, _ random: inout SplitMix64) {
        self.trainee = trainee
        self.life = life
        self.plan = plan
        // Schools lose sight of those who left early.
        self.cooperation = cooperation * (trainee.exit == nil ? 1 : 0.7)
        readiness = random.real(0.7...1.2)
    }

    /// This year's reports, in the order of the questions.
    mutating func reports(in round: Round, dies: Bool, _ random: inout SplitMix64) -> [Report] {
        if dies {
            isLost = true
            return [Report(question: .contact, status: .deceased, reported: round.school, source: .school)]
        }
        let schoolYears = round.year - trainee.applicant.pupil.graduationYear
        let studyYears = round.year - life.admissionYear
        var reports: [Report] = []
        if schoolYears < 0 { reports += stillAtSchool(round, &random) }
        if schoolYears == 0 { reports += leavingSchool(round, &random) }
        // After some years nobody asks any more.
        if schoolYears >= 0, studyYears <= 4, !admissionKnown { reports += admission(round, late: studyYears > 0, &random) }
        guard schoolYears > 0 else { return reports }
        // Answers grow rarer with the years.
        let answers = random.chance((hasMoved ? 0.35 : 1) * readiness * max(0.3, 0.82 - 0.05 * Double(schoolYears)))
        reports += contact(round, answers, &random)
        let speaks = answers && !hasRefused
        if studyYears > 0 { reports += topnotch(round, speaks, &random) }
        let majorIsToldAnyway = reports.contains { $0.question == .major }
        if studyYears == 3, let later = life.laterMajor, speaks, !majorIsToldAnyway {
            reports.append(Report(question: .major, status: .yes, value: later, reported: round.person, source: .person))
        }
        if round.year >= life.degreeYear - 1 { reports += studies(round, speaks, &random) }
        return reports
    }

    private func stillAtSchool(_ round: Round, _ random: inout SplitMix64) -> [Report] {
        guard random.chance(min(0.97, 0.85 * cooperation)) else { return [] }
        var reports = [Report(question: .graduation, status: .no, reported: round.school, source: .school)]
        if random.chance(0.1) {
            reports.append(Report(question: .admission, status: .notYetDue, reported: round.school, source: .school))
        }
        return reports
    }

    private func leavingSchool(_ round: Round, _ random: inout SplitMix64) -> [Report] {
        guard random.chance(min(0.98, 0.9 * cooperation)) else { return [] }
        return [
            Report(question: .graduation, status: .yes, day: life.graduation, reported: round.school, source: .school)
        ]
    }

    /// Where they were admitted: known of about 6 in 10 who left school in 2015, of about 85 in 100 who left ten years later.
    private mutating func admission(_ round: Round, late: Bool, _ random: inout SplitMix64) -> [Report] {
        let left = trainee.applicant.pupil.graduationYear
        if round.year < life.admissionYear {
            guard random.chance(0.8) else { return [] }
            return [Report(question: .admission, status: .no, reported: round.school, source: .school)]
        }
        let usual = min(0.9, max(0.5, 0.555 + 0.03 * Double(left - 2015)))
        let draw = random.unit()
        let source = admissionSource(late, &random)
        guard random.chance(late ? 0.04 : min(0.96, usual * cooperation)), round.day(of: source) >= life.admission else {
            let source: Source = late ? .person : .school
            let status: FollowUpStatus? =
                draw < 0.4 ? .noReply : draw < 0.5 ? .notLocatable : draw < 0.525 ? .refused : nil
            if status == .refused { hasRefused = true }
            return status.map {
                [Report(question: .admission, status: $0, reported: round.day(of: source), source: source)]
            } ?? []
        }
        admissionKnown = true
        let end = CivilDay(year: life.degreeYear, month: 7, day: 31)?.number
        var reports = [
            Report(
                question: .admission, status: .yes, value: life.university, kind: life.kind, day: life.admission,
                reported: round.day(of: source), source: source, validUntil: end)
        ]
        if random.chance(0.88) {
            reports.append(
                Report(
                    question: .major, status: .yes, value: life.major, day: life.admission, reported: round.day(of: source),
                    source: source, validUntil: end))
        }
        return reports
    }

    private func admissionSource(_ late: Bool, _ random: inout SplitMix64) -> Source {
        let draw = random.unit()
        if life.isAtHost, draw < 0.5 { return .university }
        if life.kind == .abroad { return draw < 0.6 ? .person : .school }
        if late { return draw < 0.7 ? .person : .registry }
        return draw < 0.68 ? .school : draw < 0.82 ? .registry : .person
    }

    /// Contact is asked about in some years only.
    private mutating func contact(_ round: Round, _ answers: Bool, _ random: inout SplitMix64) -> [Report] {
        let asked = random.chance(0.42)
        let draw = random.unit()
        guard asked, !hasRefused else { return [] }
        if answers {
            let validDays = 730
            return [
                Report(
                    question: .contact, status: .yes, reported: round.person, source: .person, validUntil: round.person + validDays)
            ]
        }
        let status: FollowUpStatus? = draw < 0.6 ? .noReply : draw < 0.78 ? .notLocatable : draw < 0.81 ? .refused : nil
        if status == .refused { hasRefused = true }
        if status == .notLocatable { hasMoved = true }
        return status.map { [Report(question: .contact, status: $0, reported: round.person, source: .person)] } ?? []
    }

    private mutating func topnotch(_ round: Round, _ speaks: Bool, _ random: inout SplitMix64) -> [Report] {
        let draw = random.unit()
        let published = random.chance(0.45)
        guard admissionKnown, life.kind == .undergraduate else { return [] }
        let source: Source = life.isAtHost ? .university : published ? .publishedList : .person
        let reported = round.day(of: source)
        var reports: [Report] = []
        if !topnotchTold {
            if let entry = life.topnotch, reported >= entry {
                let heard = source == .person ? speaks : draw < 0.85
                guard heard else { return [] }
                topnotchTold = true
                reports.append(
                    Report(
                        question: .topnotch, status: .yes, value: life.university, day: entry, reported: reported, source: source,
                        validUntil: CivilDay(year: life.degreeYear, month: 7, day: 31)?.number))
            } else if life.topnotch == nil, round.year - life.admissionYear <= 2 {
                if life.isAtHost ? draw < 0.6 : speaks && draw < 0.55 {
                    topnotchTold = true
                    let source: Source = life.isAtHost ? .university : .person
                    reports.append(
                        Report(question: .topnotch, status: .no, reported: round.day(of: source), source: source))
                } else if round.year - life.admissionYear == 1, draw > 0.85 {
                    reports.append(Report(question: .topnotch, status: .noReply, reported: round.person, source: .person))
                }
            }
        } else if let exit = life.topnotchExit, round.year - life.admissionYear == 2, reported >= exit, draw < 0.85 {
            reports.append(
                Report(
                    question: .topnotchExit, status: .yes, value: life.university, day: exit, reported: reported, source: source))
        }
        return reports
    }
}
