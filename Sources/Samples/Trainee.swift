// A selected pupil in training: when they start, how they are evaluated at the stages the plan states, and whether they leave early.

import Domain

/// A pupil in the training cycle of one edition.
struct Trainee {
    let applicant: Applicant
    let university: String
    /// The later of the first day of the cycle and the day of selection.
    let start: Int
    /// Nil for those who stay to the end.
    private(set) var exit: (day: Int, reason: ExitReason)?
    /// By day; none after the exit. A missing one never reached the office.
    private(set) var evaluations: [Assessment] = []

    /// One evaluation of one pupil.
    struct Assessment {
        let stage: EvaluationStage
        let level: EvaluationLevel
        let day: Int
        /// Nil where the plan names no outcomes for the stage.
        let outcome: EvaluationOutcome?
        /// Points from 60 to 100, for the dimensions that the plan states.
        let points: [(dimension: EvaluationDimension, points: Int)]
    }

    init(applicant: Applicant, university: String, plan: Plan, _ random: inout SplitMix64) {
        self.applicant = applicant
        self.university = university
        start = max(plan.cycle.from.number, applicant.selectedDay ?? 0)
        if random.chance(0.015) {
            let day = random.day(start + 30, plan.cycle.to.number - 30)
            exit = (day, random.chance(0.6) ? .withdrew : .moved)
        }
        let rules = plan.evaluations.enumerated().sorted {
            ($0.element.window.to ?? plan.cycle.to, $0.offset) < ($1.element.window.to ?? plan.cycle.to, $1.offset)
        }
        for (_, rule) in rules {
            let last = (rule.window.to ?? plan.cycle.to).number
            let usualDays = 24
            let first = max(rule.window.from?.number ?? last - usualDays, start)
            guard first <= last else { continue }
            if rule.stage == .annual, rule.by.contains(.cityOffice) {
                evaluateByCity(rule, first, last, &random)
            } else {
                evaluate(rule, random.day(first, last), lastOfCycle: plan.cycle.to.number, &random)
            }
        }
    }

    private mutating func evaluate(
        _ rule: Plan.EvaluationRule, _ day: Int, lastOfCycle: Int, _ random: inout SplitMix64
    ) {
        let missing = random.chance(rule.stage == .annual ? 0.03 : 0.01)
        let outcome = outcome(of: rule, excellent: chanceOfExcellence, &random)
        let points = points(rule, outcome, &random)
        let daysUntilExit = random.integer(1...10)
        if let exit, day >= exit.day { return }
        let fails = outcome == .unqualified && rule.failureEndsTraining == true
        guard !missing || fails else { return }
        let hosted = rule.by.contains { [.university, .mentor].contains($0) }
        evaluations.append(
            Assessment(stage: rule.stage, level: hosted ? .host : .regional, day: day, outcome: outcome, points: points))
        if fails { exit = (min(day + daysUntilExit, lastOfCycle), .failedMidterm) }
    }

    /// The city looks at everybody and recommends some, on whom the region decides.
    private mutating func evaluateByCity(_ rule: Plan.EvaluationRule, _ first: Int, _ last: Int, _ random: inout SplitMix64) {
        let day = random.day(first, first + (last - first) / 2)
        let final = random.day(day + 3, last)
        let missing = random.chance(0.03)
        let outcome = outcome(of: rule, excellent: chanceOfExcellence + 0.03, &random)
        let cityPoints = points(rule, outcome, &random)
        let confirmed = random.chance(0.78)
        let finalPoints = points(rule, outcome, &random)
        if let exit, day >= exit.day { return }
        guard !missing else { return }
        evaluations.append(Assessment(stage: rule.stage, level: .city, day: day, outcome: outcome, points: cityPoints))
        guard outcome == .excellent, final > day, final <= last, exit.map({ final < $0.day }) ?? true else { return }
        evaluations.append(
            Assessment(
                stage: rule.stage, level: .regional, day: final, outcome: confirmed ? .excellent : .qualified, points: finalPoints))
    }

    private var chanceOfExcellence: Double {
        min(0.5, max(0.04, 0.15 + 0.06 * applicant.pupil.ability))
    }

    /// An outcome as far as the plan names them; where it names failure only, the others are qualified.
    private func outcome(of rule: Plan.EvaluationRule, excellent: Double, _ random: inout SplitMix64) -> EvaluationOutcome? {
        let named = rule.outcomes ?? []
        let draw = random.unit()
        if named.isEmpty { return nil }
        if named.contains(.unqualified), draw > 0.978 { return .unqualified }
        if named.contains(.excellent), draw < excellent { return .excellent }
        return .qualified
    }

    private func points(
        _ rule: Plan.EvaluationRule, _ outcome: EvaluationOutcome?, _ random: inout SplitMix64
    ) -> [(dimension: EvaluationDimension, points: Int)] {
        let middle: Double =
            switch outcome {
            case .excellent: 91
            case .unqualified: 65
            default: 80
            }
        return (rule.dimensions ?? []).map { dimension in
            (dimension, min(100, max(60, Int((middle + 5 * random.normal()).rounded()))))
        }
    }
}

/// Which host university a selected pupil goes to.
struct HostChoice {
    let plan: Plan

    /// A university of the plan that takes the discipline in the pupil's city; where the plan does not pair universities
    /// with cities, mostly the one that stands at the same place in its list.
    func university(for applicant: Applicant, _ random: inout SplitMix64) -> String {
        let hosts = Places.hosts(of: applicant.discipline, in: applicant.city, plan)
        let draw = random.chance(0.8)
        let any = random.pick(hosts)?.name ?? plan.scope.universities?.members.first?.name ?? "\(plan.region.zh)示例大学"
        guard draw, let cities = plan.scope.cities?.names, cities.count == hosts.count, hosts.allSatisfy({ $0.city == nil }),
            let position = cities.firstIndex(where: { $0 == applicant.city })
        else { return any }
        return hosts[position].name
    }
}
