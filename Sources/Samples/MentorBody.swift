// The mentors of a programme, who stay over several editions, and the placements of each edition's pupils with them.

import Domain

/// An invented mentor.
struct Mentor {
    /// The office's number, for example `XJ-M012`.
    let reference: String
    let name: String
    let university: String
    /// Code.
    let discipline: String
    let title: String
}

/// Who trains whom in one edition.
struct Staffing {
    /// Every mentor appointed for the edition, with the day; some have no pupil this time.
    var appointed: [(mentor: Mentor, day: Int)] = []
    /// By pupil, then by first day.
    var placements: [Placement] = []

    /// One interval of one pupil with one mentor.
    struct Placement {
        /// Position among the trainees.
        let trainee: Int
        let mentor: String
        let from: Int
        /// The last day; nil for the end of the cycle.
        var to: Int?
    }
}

/// The mentors of one programme over its editions.
struct MentorBody {
    private let programme: String
    private let letters: String
    private let seed: UInt64
    private var count = 0
    /// Those in office, by university and discipline.
    private var inOffice: [String: [Mentor]] = [:]

    init(programme: String, letters: String, seed: UInt64) {
        self.programme = programme
        self.letters = letters
        self.seed = seed
    }

    /// Appoints mentors for an edition and deals its pupils out among them, within the plan's capacity.
    ///
    /// - Parameter mayOverload: whether one or two mentors take more than the plan allows.
    mutating func staff(_ trainees: [Trainee], edition: Edition, plan: Plan, mayOverload: Bool) -> Staffing {
        var random = SplitMix64(seed: seed, programme, edition.id, "mentors")
        let naming = Naming(region: plan.region)
        let capacity = plan.mentors?.capacity?.pupils ?? 5
        let groups = Dictionary(grouping: trainees.indices) { "\(trainees[$0].university)|\(trainees[$0].applicant.discipline)" }
        var overloads = mayOverload ? 1 + random.below(2) : 0
        var staffing = Staffing()
        var days: [String: Int] = [:]
        for (key, pupils) in groups.sorted(by: { ($1.value.count, $0.key) < ($0.value.count, $1.key) }) {
            let (university, discipline) = (trainees[pupils[0]].university, trainees[pupils[0]].applicant.discipline)
            let needed = mentorsNeeded(for: pupils.count, capacity: capacity, &random)
            var mentors = (inOffice[key] ?? []).filter { _ in !random.chance(0.09) }
            if mentors.count > needed + 1 { mentors.removeLast(mentors.count - needed - 1) }
            while mentors.count < needed { mentors.append(newMentor(university, discipline, naming, &random)) }
            inOffice[key] = mentors
            let day = days[university] ?? appointmentDay(plan, &random)
            days[university] = day
            staffing.appointed += mentors.map { ($0, day) }
            var desk = PlacementDesk(
                mentors: mentors.map(\.reference), teaching: random.shuffled(Array(mentors.indices.prefix(needed))), capacity: capacity)
            let overload = overloads > 0 && pupils.count > capacity && needed > 1
            if overload { overloads -= 1 }
            staffing.placements += desk.placements(
                of: random.shuffled(pupils), trainees, overload: overload, lastOfCycle: plan.cycle.to.number, &random)
        }
        staffing.appointed.sort { $0.mentor.reference < $1.mentor.reference }
        staffing.placements.sort { ($0.trainee, $0.from, $0.mentor) < ($1.trainee, $1.from, $1.mentor) }
        return staffing
    }

    /// Two to five pupils each, with a place to spare for changes where capacity allows.
    private func mentorsNeeded(for pupils: Int, capacity: Int, _ random: inout SplitMix64) -> Int {
        let usual = Int((Double(pupils) / random.real(2.4...3.8)).rounded())
        let fewest = (pupils + max(1, capacity - 1) - 1) / max(1, capacity - 1)
        return max(1, max(fewest, min(usual, pupils / 2)))
    }

    private mutating func newMentor(
        _ university: String, _ discipline: String, _ naming: Naming, _ random: inout SplitMix64
    ) -> Mentor {
        count += 1
        let digits = "\(count)"
        let titles = ["教授", "副教授", "研究员", "特聘教授", "副研究员"]
        return Mentor(
            reference: "\(letters)-M\(String(repeating: "0", count: max(0, 3 - digits.utf8.count)))\(digits)",
            name: naming.mentor(&random), university: university, discipline: discipline,
            title: titles[random.position(weights: [0.55, 0.22, 0.12, 0.06, 0.05])])
    }

    /// Inside the plan's days for recommending mentors, else some weeks before pupils apply.
    private func appointmentDay(_ plan: Plan, _ random: inout SplitMix64) -> Int {
        if let window = plan.timetable.first(where: { $0.step == "mentor_recommendation" })?.window,
            let last = window.to ?? window.from
        {
            return random.day(window.from?.number ?? last.number - 15, last.number)
        }
        let applying = SelectionCalendar(plan: plan).spans[.application]?.lowerBound ?? plan.cycle.from.number
        return applying - random.integer(10...25)
    }
}
