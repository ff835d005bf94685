// The views of a comparing reader: the records as of one day, on the way from what was known by a former day to what is known now.

internal import Domain

/// Temporary tables and views that stand in for those of `CutViews` while two known-by days are compared.
///
/// `step` holds one row: the last batch known by the former day, and how many causes are switched on, in the order of
/// `RestatementCause`. With none the views show what the plain ones show of the former cut, with all what they show of the present one.
/// Every record key with a row in between is classified once, in `moved_<kind>`: the row in force before, the row in force now, the cause.
enum StepViews {
    static let stepTable = "CREATE TEMP TABLE step (former_batch INTEGER NOT NULL, reached INTEGER NOT NULL)"

    /// To be run in this order once `cut` and `step` have their rows.
    ///
    /// - Parameter plain: whether no decision was in force by either day.
    static func definitions(plain: Bool) -> [String] {
        RecordTable.all.flatMap(movedRecords) + movedPlans
            + CutViews.relations.map { "DROP VIEW temp.\($0)" }
            + RecordTable.all.map { recordView($0, plain: plain || $0.kind.role == nil) } + CutViews.planRelations.map(planView)
            + [erasureView(plain: plain)]
    }

    /// How often each cause occurs, as cause and number.
    ///
    /// - Parameter plain: as for `definitions`.
    static func tally(plain: Bool) -> String {
        (RecordTable.all.map { "SELECT cause, COUNT(*) FROM temp.moved_\($0.kind.rawValue) GROUP BY cause" }
            + [
                "SELECT cause, COUNT(*) FROM temp.moved_plan GROUP BY cause",
                """
                SELECT \(RestatementCause.erasure.step), COUNT(*) FROM main.erasure_row AS e CROSS JOIN temp.cut AS c CROSS JOIN temp.step AS s
                WHERE e.batch_id > s.former_batch AND e.batch_id <= c.last_batch
                """,
            ] + (plain ? [] : ["SELECT \(RestatementCause.recognition.step), COUNT(*) FROM temp.touched WHERE settled = 0"])).joined(
                separator: "\nUNION ALL\n")
    }

    /// Whether the step of recognition is reached, and which day's decisions hold accordingly.
    private static let recognised = "s.reached >= \(RestatementCause.recognition.step)"

    /// Keys that are in force neither before nor now have moved nothing and are left out.
    private static func movedRecords(_ table: RecordTable) -> [String] {
        let moved = "moved_\(table.kind.rawValue)"
        return [
            "CREATE TEMP TABLE \(moved) (cause INTEGER NOT NULL, old_row INTEGER, new_row INTEGER)",
            """
            INSERT INTO temp.\(moved) (cause, old_row, new_row)
            SELECT
              CASE
                WHEN o.row_id IS NULL THEN \(RestatementCause.late.step)
                WHEN n.retracted = 0 THEN \(RestatementCause.correction.step)
                ELSE \(RestatementCause.retraction.step)
              END,
              o.row_id,
              CASE WHEN n.retracted = 0 THEN n.row_id END
            FROM temp.cut AS c CROSS JOIN temp.step AS s
            CROSS JOIN main.\(table.name) AS n ON n.batch_id > s.former_batch AND n.batch_id <= c.last_batch
            LEFT JOIN main.\(table.name) AS o
              ON o.record_key = n.record_key AND o.batch_id <= s.former_batch AND o.retracted = 0
              AND NOT EXISTS (
                SELECT 1 FROM main.\(table.name) AS l
                WHERE l.record_key = o.record_key AND l.batch_id > o.batch_id AND l.batch_id <= s.former_batch)
            WHERE (o.row_id IS NOT NULL OR n.retracted = 0)
              AND NOT EXISTS (
                SELECT 1 FROM main.\(table.name) AS l
                WHERE l.record_key = n.record_key AND l.batch_id > n.batch_id AND l.batch_id <= c.last_batch)
            """,
            "CREATE INDEX temp.\(moved)_old ON \(moved) (old_row)",
            "CREATE INDEX temp.\(moved)_new ON \(moved) (new_row)",
        ]
    }

    /// A plan that was not known before arrives with its records; a newer version of a known one is a change of rules.
    private static let movedPlans = [
        "CREATE TEMP TABLE moved_plan (plan_id TEXT PRIMARY KEY, cause INTEGER NOT NULL, new_batch INTEGER NOT NULL)",
        """
        INSERT INTO temp.moved_plan (plan_id, cause, new_batch)
        SELECT
          p.plan_id,
          CASE WHEN MIN(p.batch_id) <= s.former_batch THEN \(RestatementCause.rules.step) ELSE \(RestatementCause.late.step) END,
          MAX(p.batch_id)
        FROM main.plan_row AS p CROSS JOIN temp.cut AS c CROSS JOIN temp.step AS s
        WHERE p.batch_id <= c.last_batch
        GROUP BY p.plan_id
        HAVING MAX(p.batch_id) > s.former_batch
        """,
    ]

    /// A row of before stays until the step that moves its key; a row of in between comes with that step.
    ///
    /// Of persons about whom something else is decided now than by the former day, all that moved is booked as recognition: their rows
    /// change hands, and with them what is a correction of what.
    private static func recordView(_ table: RecordTable, plain: Bool) -> String {
        guard !plain else { return "CREATE TEMP VIEW \(table.kind.rawValue) AS\n\(stepRows(of: table))" }
        let from = "temp.cut AS c CROSS JOIN temp.step AS s"
        return """
            CREATE TEMP VIEW \(table.kind.rawValue) AS
            \(stepRows(of: table)) AND \(BelongingViews.untouched)
            UNION ALL
            SELECT * FROM (
              \(stepRows(of: table, selection: BelongingViews.newest(of: table, person: "r.person_id", era: .present)))
                AND r.person_id IN (SELECT person_id FROM temp.touched WHERE settled = 1)
              ) WHERE place = 1)
            UNION ALL
            SELECT * FROM (\(BelongingViews.rows(of: table, era: .former, last: "s.former_batch", from: from, where: "NOT \(recognised)")))
            UNION ALL
            SELECT * FROM (\(BelongingViews.rows(of: table, era: .present, last: "c.last_batch", from: from, where: recognised)))
            """
    }

    private static func stepRows(of table: RecordTable, selection: String? = nil) -> String {
        let moved = "moved_\(table.kind.rawValue)"
        return """
            \(selection ?? "SELECT \(CutViews.selection(of: table))")
            FROM main.\(table.name) AS r CROSS JOIN temp.cut AS c CROSS JOIN temp.step AS s
            WHERE r.retracted = 0 AND (r.day IS NULL OR r.day <= c.as_of)
              AND CASE
                WHEN r.batch_id > s.former_batch
                  THEN EXISTS (SELECT 1 FROM temp.\(moved) AS m WHERE m.new_row = r.row_id AND m.cause <= s.reached)
                ELSE NOT EXISTS (SELECT 1 FROM temp.\(moved) AS m WHERE m.old_row = r.row_id AND m.cause <= s.reached)
                  AND NOT EXISTS (
                    SELECT 1 FROM main.\(table.name) AS l
                    WHERE l.record_key = r.record_key AND l.batch_id > r.batch_id AND l.batch_id <= s.former_batch)
              END
            """
    }

    private static func planView(_ name: String, _ columns: [String], _ table: String) -> String {
        """
        CREATE TEMP VIEW \(name) AS
        SELECT \(columns.map { "r.\($0)" }.joined(separator: ", "))
        FROM main.\(table) AS r CROSS JOIN temp.step AS s
        WHERE r.batch_id = COALESCE(
          (SELECT m.new_batch FROM temp.moved_plan AS m WHERE m.plan_id = r.plan_id AND m.cause <= s.reached),
          (SELECT MAX(p.batch_id) FROM main.plan_row AS p WHERE p.plan_id = r.plan_id AND p.batch_id <= s.former_batch))
        """
    }

    private static func erasureView(plain: Bool) -> String {
        let shown =
            "CASE WHEN \(recognised) THEN \(BelongingViews.canonical("e.person_id", .present)) "
            + "ELSE \(BelongingViews.canonical("e.person_id", .former)) END"
        return """
            CREATE TEMP VIEW erasure AS
            SELECT \(plain ? "e.person_id" : shown) AS person_id, MIN(b.received_day) AS day
            FROM main.erasure_row AS e JOIN main.batch AS b ON b.batch_id = e.batch_id
            CROSS JOIN temp.cut AS c CROSS JOIN temp.step AS s
            WHERE b.received_day <= c.as_of
              AND e.batch_id <= CASE WHEN s.reached >= \(RestatementCause.erasure.step) THEN c.last_batch ELSE s.former_batch END
            GROUP BY 1
            """
    }
}
