// What the office's platform records beside applications, screening, placements and evaluations, from the year in which it began.

import Domain

/// The further records of one edition: sessions, notices, awards, certificates, teams, relaxations, wishes and reported figures.
///
/// Every purpose draws from a stream of its own, so that none of it changes what the samples say of the other kinds.
struct PlatformRecords {
    /// Cycles that start in this year or later are on the platform; what came before was kept on paper.
    static let firstYear = 2022

    let programme: String
    let plan: Plan
    let seed: UInt64

    /// nil for an edition that the platform does not have.
    init?(programme: String, plan: Plan, seed: UInt64) {
        guard plan.cycle.from.components.year >= PlatformRecords.firstYear else { return nil }
        self.programme = programme
        self.plan = plan
        self.seed = seed
    }

    /// Files everything but the appointments of mentors, which outlast an edition.
    ///
    /// - Parameter hasShortNotice: whether the lists of this edition are shown one working day less than the plan asks for.
    func file(
        _ applicants: [Applicant], _ trainees: [Trainee], _ staffing: Staffing, hasShortNotice: Bool, to outbox: inout Outbox
    ) {
        let papers = SelectionPapers(programme: programme, plan: plan, seed: seed)
        papers.fileNotices(applicants, staffing, isShort: hasShortNotice, to: &outbox)
        papers.fileRelaxations(applicants, to: &outbox)
        papers.fileWishes(applicants, trainees, staffing, to: &outbox)
        let sessions = SessionDiary(programme: programme, plan: plan, seed: seed).file(trainees, staffing, to: &outbox)
        let honours = Honours(programme: programme, plan: plan, seed: seed)
        honours.fileAwards(applicants, trainees, to: &outbox)
        honours.fileCertificates(trainees, to: &outbox)
        TeamBook(programme: programme, plan: plan, seed: seed).file(staffing, to: &outbox)
        ReportBook(programme: programme, plan: plan, seed: seed).file(applicants, trainees, sessions, to: &outbox)
    }
}

/// Working days: Monday to Friday, but for New Year's Day and the first week of October. Holidays by the moon are not known here.
enum WorkingDays {
    /// The working day that comes so many working days after a day; the day itself where `count` is 0.
    static func day(_ count: Int, after day: Int) -> Int {
        var (day, left) = (day, count)
        while left > 0 {
            day += 1
            if SelectionCalendar.isWorkingDay(day), !isHoliday(CivilDay(number: day)) { left -= 1 }
        }
        return day
    }

    private static func isHoliday(_ day: CivilDay) -> Bool {
        let (_, month, number) = day.components
        return (month, number) == (1, 1) || (month == 10 && number <= 7)
    }
}

extension CivilDay {
    /// The last day of the year.
    var endOfYear: CivilDay { CivilDay(year: components.year, month: 12, day: 31) ?? self }
}

/// A day number as files write it; blank where there is none.
func written(_ day: Int?) -> String {
    day.map { CivilDay(number: $0).description } ?? ""
}
