// Runs the selection of one edition: invents the applicants of each group of places and takes them through the plan's own steps.

import Domain

/// The selection of one edition.
struct SelectionRound {
    let plan: Plan
    let schools: Schools
    let calendar: SelectionCalendar
    let ratio: RatioCourse
    let naming: Naming

    /// All applicants, by day of application; new persons have no reference yet.
    ///
    /// - Parameter returning: pupils of the edition before who apply again, with their discipline then.
    func applicants(
        cells: [PlaceCell], returning: [(pupil: Pupil, discipline: String)], _ random: inout SplitMix64
    ) -> [Applicant] {
        var waiting = returning
        var all: [Applicant] = []
        for cell in cells {
            var again: [Applicant] = []
            for (pupil, discipline) in waiting
            where discipline == cell.discipline && (cell.city == nil || pupil.school.city == cell.city) {
                if let applicant = applicant(pupil, returning: true, cell, &random) { again.append(applicant) }
            }
            waiting.removeAll { entry in again.contains { $0.pupil.reference == entry.pupil.reference } }
            all += run(cell, again, &random)
        }
        return all.enumerated().sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }.map(\.element)
    }

    private var stages: [SelectionStage] { plan.selection.stages.map(\.stage) }

    private func has(_ stage: SelectionStage) -> Bool { calendar.spans[stage] != nil }

    /// One group of places from application to selection.
    private func run(_ cell: PlaceCell, _ again: [Applicant], _ random: inout SplitMix64) -> [Applicant] {
        let asked = ratio.candidates(for: cell.places, &random)
        let counted = ratio.stage
        let finalists = counted == .test ? nil : asked
        let final = finalists ?? Int((Double(cell.places) * random.real(1.6...2.3)).rounded(.up))
        let tested =
            counted == .test ? asked ?? final : has(.test) ? Int(Double(final) * random.real(1.1...1.28)) + 2 : final
        var group = CellRun(round: self, cell: cell, &random)
        group.enrol(again, until: tested, &random)
        group.shortlist(final, &random)
        group.choose(&random)
        return group.applicants.map { missing($0, &random) }
    }

    /// A person as an applicant on a day of the window; nil where their grade is not admitted.
    func applicant(_ pupil: Pupil, returning: Bool, _ cell: PlaceCell, _ random: inout SplitMix64) -> Applicant? {
        guard let span = calendar.spans[.application] else { return nil }
        // Most send their papers in the last days.
        let day = max(random.integer(span), random.integer(span))
        let admitted = plan.eligibility?.grades?.codes ?? Grade.allCases
        guard let grade = Grade.grade(on: CivilDay(number: day), graduating: pupil.graduationYear), admitted.contains(grade)
        else { return nil }
        return Applicant(
            pupil: pupil, isReturning: returning, discipline: cell.discipline, city: pupil.school.city, day: day, grade: grade,
            ranks: Ranks.drawn(for: plan.eligibility?.rankGate, &random))
    }

    func newPupil(for cell: PlaceCell, _ random: inout SplitMix64) -> Pupil {
        let grades = plan.eligibility?.grades?.codes ?? [.senior1, .senior2]
        let grade = random.chance(0.62) ? grades.first : random.pick(grades)
        let sex: Sex = random.chance(SelectionRound.shareOfGirls(in: cell.discipline)) ? .female : .male
        let day = CivilDay(number: calendar.spans[.application]?.lowerBound ?? plan.cycle.from.number)
        return Pupil(
            name: naming.pupil(sex, &random), sex: sex, school: schools.school(in: cell.city, &random),
            graduationYear: (grade ?? .senior1).graduationYear(on: day), ability: random.normal())
    }

    /// Nearly half and half over all; nothing else in the samples depends on sex.
    private static func shareOfGirls(in discipline: String) -> Double {
        switch discipline {
        case "mathematics": 0.46
        case "physics": 0.43
        case "chemistry": 0.53
        case "biology": 0.58
        case "computing": 0.44
        default: 0.5
        }
    }

    /// Of 1 or 2 in 100 applicants one result never reached the office: the row is absent, which means unknown.
    /// Results that a ratio counts and those of the selected are always there.
    private func missing(_ applicant: Applicant, _ random: inout SplitMix64) -> Applicant {
        guard random.chance(0.016) else { return applicant }
        let loose = applicant.results.indices.filter { index in
            let step = applicant.results[index]
            return step.stage != ratio.stage && step.stage != .notice && !(step.stage == .selection && step.result == .pass)
        }
        guard let lost = random.pick(loose) else { return applicant }
        var applicant = applicant
        applicant.results.remove(at: lost)
        return applicant
    }
}
