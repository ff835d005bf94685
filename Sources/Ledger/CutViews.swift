// What queries may see: the records as of one day and as known by another. Queries never touch the tables themselves,
// so no query can forget the cut.

internal import Domain

/// The temporary views of a reading connection.
enum CutViews {
    /// Relations that queries select from.
    static let relations =
        RecordTable.all.map(\.kind.rawValue)
        + ["plan", "plan_discipline", "plan_stage", "plan_quota", "plan_ratio", "plan_anniversary", "plan_graduation"]

    /// `cut` holds one row: the as-of day and the last batch known by the known-by day.
    static let cutTable = "CREATE TEMP TABLE cut (as_of INTEGER NOT NULL, last_batch INTEGER NOT NULL)"

    static var definitions: [String] {
        RecordTable.all.map(recordView)
            + [
                planView(
                    "plan",
                    "plan_id, programme, label_zh, label_en, cycle_from, cycle_to, invented_from, mentor_capacity, capacity_operator, "
                        + "capacity_strength, capacity_clause", from: "plan_row"),
                planView("plan_discipline", "plan_id, ordinal, discipline, label_zh, label_en", from: "plan_discipline_row"),
                planView("plan_stage", "plan_id, ordinal, stage", from: "plan_stage_row"),
                planView("plan_quota", "plan_id, quota_by, name, operator, places, strength, clause", from: "plan_quota_row"),
                planView(
                    "plan_ratio", "plan_id, numerator, denominator, operator, number, strength, clause", from: "plan_ratio_row"),
                planView("plan_graduation", "plan_id, grade, day", from: "plan_graduation_row"),
                planView("plan_anniversary", "plan_id, years_after, day", from: "plan_anniversary_row"),
            ]
    }

    /// The newest known version of each record that is not taken back and happened by the as-of day.
    private static func recordView(_ table: RecordTable) -> String {
        let columns = ["person_id"] + table.columns.map(\.name) + ["day"]
        return """
            CREATE TEMP VIEW \(table.kind.rawValue) AS
            SELECT \(columns.map { "r.\($0)" }.joined(separator: ", "))
            FROM main.\(table.name) AS r CROSS JOIN temp.cut AS c
            WHERE r.batch_id <= c.last_batch AND r.retracted = 0 AND (r.day IS NULL OR r.day <= c.as_of)
              AND NOT EXISTS (
                SELECT 1 FROM main.\(table.name) AS later
                WHERE later.record_key = r.record_key AND later.batch_id > r.batch_id AND later.batch_id <= c.last_batch)
            """
    }

    /// The rules of a plan as the newest known version states them.
    private static func planView(_ name: String, _ columns: String, from table: String) -> String {
        let qualified = columns.split(separator: ", ").map { "r.\($0)" }.joined(separator: ", ")
        return """
            CREATE TEMP VIEW \(name) AS
            SELECT \(qualified)
            FROM main.\(table) AS r CROSS JOIN temp.cut AS c
            WHERE r.batch_id = (
                SELECT MAX(p.batch_id) FROM main.plan_row AS p
                WHERE p.plan_id = r.plan_id AND p.batch_id <= c.last_batch)
            """
    }
}
