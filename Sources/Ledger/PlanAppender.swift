// Writes a plan into the ledger: its text, and those of its rules that queries join with.

internal import Domain
internal import GRDB

/// Inserts one version of one plan.
struct PlanAppender {
    let plan: Plan
    let source: String
    let batch: Int
    let db: Database

    /// How far cohorts can be followed: anniversaries of the end of training are stored up to here.
    static let yearsFollowed = 40

    func insert() throws {
        try add(
            "plan_row (batch_id, plan_id, programme, label_zh, label_en, cycle_from, cycle_to, invented_from, mentor_capacity, "
                + "capacity_operator, capacity_strength, capacity_clause, source)",
            [
                plan.programme, plan.shortTitle.zh, plan.shortTitle.en, plan.cycle.from.number, plan.cycle.to.number,
                plan.inventedFrom, plan.mentors?.capacity?.pupils, plan.mentors?.capacity?.operator.rawValue,
                plan.mentors?.capacity?.strength.rawValue, plan.mentors?.capacity?.clause, source,
            ])
        for (ordinal, discipline) in plan.disciplines.enumerated() {
            try add(
                "plan_discipline_row (batch_id, plan_id, ordinal, discipline, label_zh, label_en)",
                [ordinal, discipline.code, discipline.label.zh, discipline.label.en])
        }
        for (ordinal, rule) in plan.selection.stages.enumerated() {
            try add("plan_stage_row (batch_id, plan_id, ordinal, stage)", [ordinal, rule.stage.rawValue])
        }
        for quota in plan.quotas {
            let parts = quota.counts.map { counts in counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) } }
            for (name, places) in parts ?? [("", quota.count ?? 0)] {
                try add(
                    "plan_quota_row (batch_id, plan_id, quota_by, name, operator, places, strength, clause)",
                    [quota.by.rawValue, name, quota.operator.rawValue, places, quota.strength.rawValue, quota.clause])
            }
        }
        for ratio in plan.selection.ratios ?? [] {
            try add(
                "plan_ratio_row (batch_id, plan_id, numerator, denominator, operator, number, strength, clause)",
                [
                    ratio.numerator.rawValue, ratio.denominator.rawValue, ratio.operator.rawValue, ratio.number,
                    ratio.strength.rawValue, ratio.clause,
                ])
        }
        for years in 1...PlanAppender.yearsFollowed {
            guard let day = plan.cycle.to.adding(years: years) else { continue }
            try add("plan_anniversary_row (batch_id, plan_id, years_after, day)", [years, day.number])
        }
        for grade in Grade.allCases {
            guard let day = plan.graduationDay(of: grade) else { continue }
            try add("plan_graduation_row (batch_id, plan_id, grade, day)", [grade.rawValue, day.number])
        }
    }

    private func add(_ target: String, _ values: [(any DatabaseValueConvertible)?]) throws {
        let marks = Array(repeating: "?", count: values.count + 2).joined(separator: ", ")
        try db.execute(
            sql: "INSERT INTO \(target) VALUES (\(marks))",
            arguments: StatementArguments([batch.databaseValue, plan.id.databaseValue] + values.map { $0?.databaseValue ?? .null }))
    }
}
