// What a plan has to say of a row: a stage it does not have stops the row; a name outside its lists is only pointed out.

internal import Domain

/// Holds the values of rows against the plan that each is about.
struct RowPlanChecks {
    private let columns: RowColumns
    private let today: CivilDay
    private let stage: Int?
    private let outcome: Int?
    private let dimensions: [(EvaluationDimension, Int)]
    private let names: [(column: Int, name: String)]
    /// Names seen last that there is nothing to say of, by their place in `names`, in the plan of the last row.
    private var settled: [TextMemo<Bool>]
    private var settledPlan: PlanFacts?
    /// Names already pointed out, by plan and column.
    private var warned: Set<String> = []

    init(_ columns: RowColumns, today: CivilDay) {
        self.columns = columns
        self.today = today
        stage = columns.number("stage")
        outcome = columns.number("outcome")
        dimensions = EvaluationDimension.allCases.compactMap { dimension in columns.number(dimension.rawValue).map { (dimension, $0) } }
        // A school that only tells who is meant is no fact about the plan, and no message repeats it.
        names = ["school", "city", "university"].compactMap { name in columns.number(name).map { ($0, name) } }
            .filter { !columns.columns[$0.0].content.isPersonal }
        settled = names.map { _ in TextMemo() }
    }

    mutating func check(_ cells: RowCells, against facts: PlanFacts, into findings: inout [Finding]) {
        if let stage, let code = cells.text(stage) {
            if columns.kind == .evaluation {
                evaluation(code, stage, cells, facts, &findings)
            } else if !facts.stages.contains(code) {
                noStage(stage, facts.plan.selection.stages.map(\.stage.label), cells, facts.plan, &findings)
            }
        }
        if settledPlan !== facts {
            settledPlan = facts
            for index in settled.indices { settled[index].forget() }
        }
        for (index, (column, name)) in names.enumerated() {
            guard let value = cells.text(column), settled[index][value] == nil else { continue }
            settled[index].remember(value, true)
            let known: Set<String>?
            switch name {
            case "school": known = facts.schools
            case "city": known = facts.cities
            default: known = facts.universities
            }
            guard let known, !known.contains(value), warned.insert("\(facts.plan.id)/\(name)/\(value)").inserted else { continue }
            findings.append(outside(value, name, column, facts, cells.written.number))
        }
    }

    private func evaluation(_ code: String, _ stage: Int, _ cells: RowCells, _ facts: PlanFacts, _ findings: inout [Finding]) {
        let row = cells.written.number
        guard let rule = facts.evaluations[code] else {
            return noStage(stage, facts.plan.evaluations.map(\.stage.label), cells, facts.plan, &findings)
        }
        if rule.stage == .annual, let outcome, let grade = cells.text(outcome), rule.outcomes?.map(\.rawValue).contains(grade) != true {
            // A plan that names no grades does not forbid them; one that names some leaves no other.
            findings.append(
                Finding(
                    "intake.outcome.notinplan", rule.outcomes == nil ? .warning : .error, at: columns.place(outcome, row),
                    what: Bilingual(
                        "方案 \(facts.plan.id) 的\(rule.stage.label.zh)没有规定这个等级",
                        "the \(rule.stage.label.en) of \(facts.plan.id) names no such outcome"),
                    found: cells.texts[outcome],
                    expected: rule.outcomes.map { known in
                        Bilingual(known.map(\.label.zh).joined(separator: "、"), known.map(\.label.en).joined(separator: ", "))
                    }))
        }
        for (dimension, column) in dimensions where cells[column] != .null && rule.dimensions?.contains(dimension) != true {
            findings.append(
                Finding(
                    "intake.dimension.notinplan", at: columns.place(column, row),
                    what: Bilingual(
                        "方案 \(facts.plan.id) 的\(rule.stage.label.zh)没有这一考察方面",
                        "the \(rule.stage.label.en) of \(facts.plan.id) has no such dimension")))
        }
    }

    private func noStage(_ stage: Int, _ known: [Bilingual], _ cells: RowCells, _ plan: Plan, _ findings: inout [Finding]) {
        findings.append(
            Finding(
                "intake.stage.notinplan", at: columns.place(stage, cells.written.number),
                what: Bilingual("方案 \(plan.id) 没有这个环节", "the plan \(plan.id) has no such stage"), found: cells.texts[stage],
                expected: Bilingual(known.map(\.zh).joined(separator: "、"), known.map(\.en).joined(separator: ", "))))
    }

    private func outside(_ value: String, _ name: String, _ column: Int, _ facts: PlanFacts, _ row: Int) -> Finding {
        let scope = facts.plan.scope
        let (known, list): ([String], Bilingual) =
            switch name {
            case "school": (scope.schools?.names ?? [], Bilingual("参与中学", "participating schools"))
            case "city": (scope.cities?.names ?? [], Bilingual("实施城市", "cities"))
            default: (scope.universities?.members.map(\.name) ?? [], Bilingual("培养高校", "host universities"))
            }
        let near = nearest(to: value, among: known)
        let shown = FoundValue(value, in: .text, near: near, today: today)
        return Finding(
            "intake.\(name).notinplan", .warning, at: columns.place(column, row),
            what: Bilingual("不在方案 \(facts.plan.id) 的\(list.zh)之内", "not among the \(list.en) of the plan \(facts.plan.id)"),
            found: shown.text,
            withheld: shown.form,
            expected: Bilingual(known.joined(separator: "、"), known.joined(separator: ", ")),
            action: near.map { Bilingual("是否为“\($0)”？", "Did you mean “\($0)”?") })
    }
}
