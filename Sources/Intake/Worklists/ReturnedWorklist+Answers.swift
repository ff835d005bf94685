// The edited rows of a returned worklist as a table of follow-ups, so that they go through the same checks as any other file.

package import Domain

/// Edited rows on their way into intake.
package struct AnswerTable: Sendable {
    /// A CSV file of follow-ups; row n + 2 is the n-th of `rows`.
    package let bytes: [UInt8]
    package let rows: [ReturnedRow]
    private let columns: [WorklistColumn: Int]
    private let sheet: String

    private static let asked: [WorklistColumn] = [.status, .value, .institutionKind, .day, .evidence, .reportedDay]

    /// - Parameter received: the day of answers that name none.
    package init(_ rows: [ReturnedRow], of worklist: ReturnedWorklist, received: CivilDay) {
        self.rows = rows
        (columns, sheet) = (worklist.columns, worklist.sheet)
        let kinds = RecordKind.followUp.columns
        let heading = ["person_id", "question", "source", "valid_until"] + AnswerTable.asked.map(\.rawValue)
        let evidence: EvidenceGrade = worklist.head.kind == .school ? .school : .university
        let lines =
            [heading.map { name in kinds.first { $0.name == name }?.headings[0] ?? name }]
            + rows.map { row in
                let answers = AnswerTable.asked.map { column -> String in
                    switch column {
                    case .reportedDay: row.written[column] ?? "\(received)"
                    case .evidence: row.written[column] ?? evidence.rawValue
                    default: row.written[column] ?? ""
                    }
                }
                let until = AnswerTable.confirmedUntil(row).map { "\($0)" } ?? ""
                return [row.issued.reference, row.issued.question.rawValue, worklist.head.addressee, until] + answers
            }
        bytes = Array(lines.map { $0.map(AnswerTable.field).joined(separator: ",") + "\n" }.joined().utf8)
    }

    /// A confirmed answer holds from the day of the confirmation, though it happened long ago; as long as answers hold by convention
    /// (docs/duties.md). nil where the row says something new, or where the day of report is what counts anyway.
    private static func confirmedUntil(_ row: ReturnedRow) -> CivilDay? {
        guard !row.isReworded, row.written[.day] != nil, let reported = row.written[.reportedDay].flatMap({ CivilDay($0) }) else {
            return nil
        }
        switch (row.issued.known.status, row.issued.question) {
        case (.no, _), (_, .graduation): return reported + 366
        case (_, .employment): return reported + 1096
        default: return reported + 1826
        }
    }

    private static func field(_ text: String) -> String { "\"" + text.guarded.replacing("\"", with: "\"\"") + "\"" }

    /// A finding of the table at the cell of the worklist it is about.
    package func moved(_ finding: Finding, file: String) -> Finding {
        var moved = finding
        let row = finding.place.row.flatMap { $0 >= 2 && $0 - 2 < rows.count ? rows[$0 - 2].number : nil }
        let column = AnswerTable.asked.first { $0.record?.headings.contains(finding.place.column ?? "") == true }
        moved.place = Finding.Place(
            file: file, row: row, column: column?.heading.zh ?? finding.place.column, columnNumber: column.flatMap { columns[$0] },
            sheet: sheet)
        return moved
    }

    /// The cell of a row in which the day of report stands.
    package func dayPlace(_ row: ReturnedRow, file: String) -> Finding.Place {
        Finding.Place(
            file: file, row: row.number, column: WorklistColumn.reportedDay.heading.zh, columnNumber: columns[.reportedDay], sheet: sheet)
    }

    /// The cell of a row in which an answer stands.
    package func place(_ row: ReturnedRow, file: String) -> Finding.Place {
        Finding.Place(file: file, row: row.number, column: WorklistColumn.status.heading.zh, columnNumber: columns[.status], sheet: sheet)
    }
}

extension KnownAnswer {
    /// The answer of a checked record.
    package init(_ record: Record) {
        func text(_ name: String) -> String? { record.values[name]?.text }
        func day(_ name: String) -> CivilDay? { record.values[name]?.integer.map(CivilDay.init(number:)) }
        self.init(
            status: text("status").flatMap(FollowUpStatus.init), value: text("value"),
            institutionKind: text("institution_kind").flatMap(InstitutionKind.init), day: day("day"), reportedDay: day("reported_day"),
            evidence: text("evidence").flatMap(EvidenceGrade.init))
    }

    /// Whether an answer as a sheet gives it says no more than one in the store: a day that the sheet leaves out may be any.
    package func isSaid(by stored: KnownAnswer, writtenDays: (happened: Bool, reported: Bool)) -> Bool {
        status == stored.status && value == stored.value && institutionKind == stored.institutionKind && evidence == stored.evidence
            && (!writtenDays.happened || day == stored.day) && (!writtenDays.reported || reportedDay == stored.reportedDay)
    }
}
