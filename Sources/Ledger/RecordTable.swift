// One table for each kind of record, the same frame around the kind's own columns.

internal import Domain

/// The ledger's table of a record kind.
///
/// The columns are written out here and not derived from Domain: a shipped table does not change when a column list does.
struct RecordTable {
    let kind: RecordKind
    /// The kind's own columns, in order, after the frame.
    let columns: [String]

    var name: String { "\(kind.rawValue)_row" }

    static let all: [RecordTable] = [
        RecordTable(
            kind: .mentor,
            columns: ["plan_id", "university", "discipline", "title"]),
        RecordTable(
            kind: .application,
            columns: [
                "plan_id", "sex", "grade", "school", "city",
                "discipline", "discipline_rank", "overall_rank",
            ]),
        RecordTable(
            kind: .screening,
            columns: ["plan_id", "stage", "result", "score"]),
        RecordTable(
            kind: .placement,
            columns: [
                "plan_id", "discipline", "university",
                "mentor_id", "to_day",
            ]),
        RecordTable(
            kind: .evaluation,
            columns: [
                "plan_id", "stage", "level", "outcome", "scientific_interest",
                "subject_knowledge", "research_potential", "general_ability",
                "english_communication",
            ]),
        RecordTable(kind: .exit, columns: ["plan_id", "reason"]),
        RecordTable(
            kind: .followUp,
            columns: [
                "question", "status", "value", "institution_kind",
                "reported_day", "source", "evidence", "valid_until",
            ]),
        RecordTable(
            kind: .session,
            columns: ["plan_id", "session_kind", "hours", "log", "log_day", "review", "review_day"]),
        RecordTable(kind: .notice, columns: ["plan_id", "subject", "until_day"]),
        RecordTable(kind: .award, columns: ["award_kind", "title", "level"]),
        RecordTable(kind: .certificate, columns: ["plan_id", "status"]),
        RecordTable(kind: .mentorTerm, columns: ["until_day", "degree", "title_level", "source"]),
        RecordTable(kind: .teamMember, columns: ["plan_id", "member", "degree", "title_level"]),
        RecordTable(kind: .relaxation, columns: ["plan_id", "ranking", "reason", "decision"]),
        RecordTable(kind: .wish, columns: ["plan_id", "wish", "mentor_id"]),
        RecordTable(
            kind: .reportedFigure,
            columns: [
                "plan_id", "source", "figure", "unit", "period_from", "period_to", "discipline", "city", "school", "value", "percentage",
                "denominator", "denominator_unit", "denominator_value",
            ]),
    ]

    static func of(_ kind: RecordKind) -> RecordTable {
        // Every kind has its table: a test walks all of them.
        all.first { $0.kind == kind }!
    }
}
