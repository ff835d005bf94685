// What queries may see: the records as of one day and as known by another. Queries never touch the tables themselves,
// so no query can forget the cut.

internal import Domain

/// The temporary views of a reading connection.
enum CutViews {
    /// Relations that queries select from.
    static let relations =
        RecordTable.all.map(\.kind.rawValue)
        + ["plan", "plan_discipline", "plan_stage", "plan_quota", "plan_ratio", "plan_anniversary", "plan_graduation", "erasure"]

    /// `cut` holds one row: the as-of day and the last batch known by the known-by day.
    static let cutTable = "CREATE TEMP TABLE cut (as_of INTEGER NOT NULL, last_batch INTEGER NOT NULL)"

    /// - Parameter plain: whether no decision is in force, so that every row is shown under the person of whom it was said.
    static func definitions(plain: Bool) -> [String] {
        RecordTable.all.map { recordView($0, plain: plain || $0.kind.role == nil) } + planRelations.map(planView) + [
            erasureView(plain: plain)
        ]
    }

    /// The relations made of plans: name, columns and table.
    static let planRelations: [(name: String, columns: [String], table: String)] = [
        (
            "plan",
            [
                "plan_id", "programme", "label_zh", "label_en", "cycle_from", "cycle_to", "invented_from", "mentor_capacity",
                "capacity_operator", "capacity_strength", "capacity_clause",
            ], "plan_row"
        ),
        ("plan_discipline", ["plan_id", "ordinal", "discipline", "label_zh", "label_en"], "plan_discipline_row"),
        ("plan_stage", ["plan_id", "ordinal", "stage"], "plan_stage_row"),
        ("plan_quota", ["plan_id", "quota_by", "name", "operator", "places", "strength", "clause"], "plan_quota_row"),
        ("plan_ratio", ["plan_id", "numerator", "denominator", "operator", "number", "strength", "clause"], "plan_ratio_row"),
        ("plan_graduation", ["plan_id", "grade", "day"], "plan_graduation_row"),
        ("plan_anniversary", ["plan_id", "years_after", "day"], "plan_anniversary_row"),
    ]

    /// The newest known version of each record that is not taken back and happened by the as-of day.
    private static func recordView(_ table: RecordTable, plain: Bool) -> String {
        let plainView = """
            CREATE TEMP VIEW \(table.kind.rawValue) AS
            SELECT \(selection(of: table))
            FROM main.\(table.name) AS r CROSS JOIN temp.cut AS c
            WHERE r.batch_id <= c.last_batch AND r.retracted = 0 AND (r.day IS NULL OR r.day <= c.as_of)
              AND NOT EXISTS (
                SELECT 1 FROM main.\(table.name) AS later
                WHERE later.record_key = r.record_key AND later.batch_id > r.batch_id AND later.batch_id <= c.last_batch)
            """
        guard !plain else { return plainView }
        return """
            \(plainView)
              AND \(BelongingViews.untouched)
            UNION ALL
            SELECT * FROM (\(BelongingViews.rows(of: table, era: .present, last: "c.last_batch")))
            """
    }

    /// What a view shows of the rows `r` of a table under the cut `c`.
    static func selection(of table: RecordTable, person: String = "r.person_id", mentor: String = "r.mentor_id") -> String {
        ([person] + (table.columns + ["day"]).map { $0 == "mentor_id" ? mentor : selected($0) }).joined(separator: ", ")
    }

    /// The end of a placement, a growth log or its review that lies past the as-of day has not happened: it reads as not known yet.
    /// The last day of a notice or of an appointment is settled on its first day and stands.
    private static func selected(_ column: String) -> String {
        let happened: String? =
            switch column {
            case "to_day": "r.to_day"
            case "log", "log_day": "COALESCE(r.log_day, r.day)"
            case "review", "review_day": "COALESCE(r.review_day, r.log_day, r.day)"
            default: nil
            }
        return happened.map { "CASE WHEN \($0) <= c.as_of THEN r.\(column) END AS \(column)" } ?? "r.\(column)"
    }

    /// Whose identity has been erased by the as-of day, and the day we were asked to.
    private static func erasureView(plain: Bool) -> String {
        """
        CREATE TEMP VIEW erasure AS
        SELECT \(plain ? "e.person_id" : BelongingViews.canonical("e.person_id", .present)) AS person_id, MIN(b.received_day) AS day
        FROM main.erasure_row AS e JOIN main.batch AS b ON b.batch_id = e.batch_id CROSS JOIN temp.cut AS c
        WHERE e.batch_id <= c.last_batch AND b.received_day <= c.as_of
        GROUP BY 1
        """
    }

    /// The rules of a plan as the newest known version states them.
    private static func planView(_ name: String, _ columns: [String], _ table: String) -> String {
        """
        CREATE TEMP VIEW \(name) AS
        SELECT \(columns.map { "r.\($0)" }.joined(separator: ", "))
        FROM main.\(table) AS r CROSS JOIN temp.cut AS c
        WHERE r.batch_id = (
            SELECT MAX(p.batch_id) FROM main.plan_row AS p
            WHERE p.plan_id = r.plan_id AND p.batch_id <= c.last_batch)
        """
    }
}
