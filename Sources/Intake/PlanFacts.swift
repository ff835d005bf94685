// What a plan says of values, laid out for look-up: worked out once for each plan that a file names.

internal import Domain

/// A plan and its lists. A class because rows share it: a plan is large and would else be copied for each.
final class PlanFacts {
    let plan: Plan
    /// Disciplines by every way of writing them; where the plan's list is open, the basic ones too.
    let disciplines: [String: Cell]
    let stages: Set<String>
    let evaluations: [String: Plan.EvaluationRule]
    let schools: Set<String>?
    let cities: Set<String>?
    let universities: Set<String>?

    init(_ plan: Plan) {
        self.plan = plan
        let open = plan.scope.disciplines.open == true
        let known = plan.disciplines + (open ? Discipline.basic.filter { !plan.disciplines.contains($0) } : [])
        disciplines = CellReader.words(known.map { ($0.code, $0.label, $0.synonyms) })
        stages = Set(plan.selection.stages.map(\.stage.rawValue))
        evaluations = Dictionary(plan.evaluations.map { ($0.stage.rawValue, $0) }) { first, _ in first }
        schools = plan.scope.schools.map { Set($0.names) }
        cities = plan.scope.cities.map { Set($0.names) }
        universities = plan.scope.universities.map { Set($0.members.map(\.name)) }
    }
}
