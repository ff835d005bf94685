// Lets the editions of one programme follow one another: selection, placement, evaluation, exit, follow-up, and some who apply again.

import Domain

/// All editions of one programme.
struct ProgrammeHistory {
    let programme: String
    let editions: [Edition]
    let seed: UInt64
    let until: CivilDay

    func files() -> [SampleFile] {
        var outbox = Outbox(until: until)
        var mentors = MentorBody(programme: programme, letters: letters, seed: seed)
        var terms = TermBook(programme: programme, seed: seed)
        var returning: [(pupil: Pupil, discipline: String)] = []
        var lastYear: Int?
        for edition in editions {
            guard let plan = edition.plan else { continue }
            if lastYear != edition.year - 1 { returning = [] }
            let applicants = selection(edition, plan, returning)
            Filing(plan: plan).applications(applicants, to: &outbox)
            var random = SplitMix64(seed: seed, programme, edition.id, "training")
            let hosts = HostChoice(plan: plan)
            let trainees = applicants.filter { $0.selectedDay != nil }.map { applicant in
                Trainee(applicant: applicant, university: hosts.university(for: applicant, &random), plan: plan, &random)
            }
            let staffing = mentors.staff(
                trainees, edition: edition, plan: plan, mayOverload: overloadedEdition == edition.id)
            Filing(plan: plan).training(trainees, staffing, to: &outbox)
            if let platform = PlatformRecords(programme: programme, plan: plan, seed: seed) {
                terms.file(staffing, plan, to: &outbox)
                platform.file(applicants, trainees, staffing, hasShortNotice: shortNoticeEdition == edition.id, to: &outbox)
            }
            followUp(trainees.filter { !$0.applicant.isReturning }, plan, to: &outbox)
            returning = applyingAgain(trainees, &random)
            lastYear = edition.year
        }
        return outbox.files(plans: editions)
    }

    private func selection(
        _ edition: Edition, _ plan: Plan, _ returning: [(pupil: Pupil, discipline: String)]
    ) -> [Applicant] {
        var random = SplitMix64(seed: seed, programme, edition.id, "selection")
        let round = SelectionRound(
            plan: plan, schools: Schools(plan: plan, seed: seed), calendar: SelectionCalendar(plan: plan),
            ratio: RatioCourse(edition: edition, plan: plan, &random), naming: Naming(region: plan.region))
        let cells = Places.cells(of: plan, &random)
        var applicants = round.applicants(cells: cells, returning: returning, &random)
        var number = 0
        for index in applicants.indices where !applicants[index].isReturning {
            number += 1
            let digits = "\(number)"
            applicants[index].pupil.reference =
                "\(letters)\(edition.year)-\(String(repeating: "0", count: max(0, 4 - digits.utf8.count)))\(digits)"
        }
        return applicants
    }

    private func followUp(_ cohort: [Trainee], _ plan: Plan, to outbox: inout Outbox) {
        let reporting = Reporting(programme: programme, plan: plan, seed: seed, lastYear: until.components.year)
        // One death in all: in a middle edition of a large programme.
        let places = plan.quotas.first { $0.by == .total }?.count ?? 0
        let mourning = places >= 80 && plan.id == editions[editions.count / 3].id
        for (index, trainee) in cohort.enumerated() {
            var random = SplitMix64(seed: seed, programme, "life", trainee.applicant.pupil.reference)
            let life = Life(of: trainee, plan: plan, &random)
            reporting.report(on: trainee, life, dies: mourning && index == cohort.count / 2, &random, to: &outbox)
        }
    }

    /// 5 to 8 in 100 of the first-year pupils who finished: they apply again for the next edition.
    private func applyingAgain(_ trainees: [Trainee], _ random: inout SplitMix64) -> [(pupil: Pupil, discipline: String)] {
        trainees.compactMap { trainee in
            guard trainee.exit == nil, trainee.applicant.grade == .senior1, random.chance(0.065) else { return nil }
            return (trainee.applicant.pupil, trainee.applicant.discipline)
        }
    }

    /// The one invented edition in which mentors have more pupils than the plan allows.
    private var overloadedEdition: String? {
        var random = SplitMix64(seed: seed, programme, "overload")
        return random.pick(editions.filter { $0.isInvented && $0.plan?.mentors?.capacity != nil })?.id
    }

    /// The one invented edition on the platform whose lists are shown one working day less than the plan asks for.
    private var shortNoticeEdition: String? {
        var random = SplitMix64(seed: seed, programme, "short notice")
        let bound = editions.filter { edition in
            edition.isInvented && edition.plan?.selection.publicNotice != nil
                && (edition.plan?.cycle.from.components.year ?? 0) >= PlatformRecords.firstYear
        }
        return random.pick(bound)?.id
    }

    /// The letters that references of persons and mentors begin with.
    private var letters: String {
        switch programme {
        case "xinjiang": "XJ"
        case "shanxi": "SX"
        case "neimenggu": "NMG"
        case "neimenggu-pilot": "NMP"
        case "guangxi": "GX"
        default: programme.uppercased()
        }
    }
}
