// What the office hears of a participant year by year, from whom and how well founded: the follow-up rows.

import Domain

/// Follow-up of one cohort: the participants of one edition who first took part in it.
struct Reporting {
    let programme: String
    let plan: Plan
    let seed: UInt64
    /// The last year with a round of reports.
    let lastYear: Int

    /// Files the reports on one person, one round a year from August to November once the cycle is over.
    func report(on trainee: Trainee, _ life: Life, dies: Bool, _ random: inout SplitMix64, to outbox: inout Outbox) {
        let pupil = trainee.applicant.pupil
        var person = FollowedPerson(trainee: trainee, life: life, cooperation: cooperation(of: pupil.school), plan: plan, &random)
        var year = plan.cycle.from.components.year
        while year <= lastYear, !person.isLost {
            let round = Round(
                year: year, school: schoolDay(pupil.school, year), university: universityDay(life.university, year),
                person: day(year, 9, 10) + random.below(60))
            if round.earliest > plan.cycle.to.number {
                for report in person.reports(in: round, dies: dies && year == pupil.graduationYear + 2, &random) {
                    file(report, on: pupil, to: &outbox)
                }
            }
            year += 1
        }
    }

    /// How readily a school answers, this cohort's luck included; around 1.
    private func cooperation(of school: School) -> Double {
        var lasting = SplitMix64(seed: seed, programme, "cooperation", school.name)
        var passing = SplitMix64(seed: seed, programme, plan.id, "cooperation", school.name)
        return lasting.real(0.88...1.1) * passing.real(0.93...1.07)
    }

    /// A school reports on all its alumni on one day of the year.
    private func schoolDay(_ school: School, _ year: Int) -> Int {
        var random = SplitMix64(seed: seed, programme, "school reports", school.name, "\(year)")
        return day(year, 8, 25) + random.below(50)
    }

    private func universityDay(_ university: String, _ year: Int) -> Int {
        var random = SplitMix64(seed: seed, programme, "university reports", university, "\(year)")
        return day(year, 10, 8) + random.below(32)
    }

    private func day(_ year: Int, _ month: Int, _ day: Int) -> Int {
        CivilDay(year: year, month: month, day: day)?.number ?? 0
    }

    private func file(_ report: Report, on pupil: Pupil, to outbox: inout Outbox) {
        let reported = CivilDay(number: report.reported)
        // What is told once the stage is over no longer changes: it does not expire.
        let expiry = report.validUntil.flatMap { $0 > report.reported ? $0 : nil }
        outbox.file(
            .followUp, of: plan.id, on: reported,
            [
                ("person_id", pupil.reference), ("question", report.question.label.zh), ("status", report.status.label.zh),
                ("value", report.value), ("institution_kind", report.kind?.label.zh ?? ""),
                ("day", report.day.map { CivilDay(number: $0).description } ?? ""), ("reported_day", reported.description),
                ("source", report.source.name), ("evidence", report.source.evidence.label.zh),
                ("valid_until", expiry.map { CivilDay(number: $0).description } ?? ""),
            ])
    }
}

/// The days of one year's reports.
struct Round {
    let year: Int
    let school: Int
    let university: Int
    /// When the person's own answer comes.
    let person: Int

    var earliest: Int { min(school, university, person) }

    func day(of source: Source) -> Int {
        switch source {
        case .school: school
        case .university, .publishedList: university
        case .registry: school + 7
        case .person: person
        }
    }
}

/// Where a report comes from.
enum Source {
    case school, university, person, registry, publishedList

    var name: String {
        switch self {
        case .school: "毕业中学回访"
        case .university: "培养高校报送"
        case .person: "本人问卷"
        case .registry: "学籍信息查询"
        case .publishedList: "高校公示名单"
        }
    }

    var evidence: EvidenceGrade {
        switch self {
        case .school: .school
        case .university: .university
        case .person: .selfReport
        case .registry: .registry
        case .publishedList: .publishedList
        }
    }
}

/// One answer, or the lack of one, to one question.
struct Report {
    let question: FollowUpQuestion
    let status: FollowUpStatus
    var value = ""
    var kind: InstitutionKind?
    /// Day it happened; nil where nothing happened or nobody said when.
    var day: Int?
    let reported: Int
    let source: Source
    var validUntil: Int?
}
