// The records of one plan as the checks ask for them: by query, with the days that decide what is over.

package import Domain
package import Ledger
internal import Plans

/// One row of an answer.
struct FactRow {
    let measure: Measure
    let row: MeasureRow

    /// A count; 0 where the column is empty, which only columns may be that cannot be.
    func count(_ column: String) -> Int { measure.cell(row, column).integer ?? 0 }
    func integer(_ column: String) -> Int? { measure.cell(row, column).integer }
    func real(_ column: String) -> Double? { measure.cell(row, column).real }
    func text(_ column: String) -> String? { measure.cell(row, column).text }
    func day(_ column: String) -> CivilDay? { integer(column).map(CivilDay.init(number:)) }
}

/// Answers of one cut, each question asked once for all plans. A class because the checks of all plans share what has been answered.
package final class FactDesk {
    let reader: LedgerReader
    private let queries: QueryCatalogue
    /// Rows by question, then by plan.
    private var answered: [String: [String: [FactRow]]] = [:]

    package init(reader: LedgerReader, queries: QueryCatalogue) {
        self.reader = reader
        self.queries = queries
    }

    fileprivate func rows(_ query: String, _ parameters: [String: String], plan: String) throws -> [FactRow] {
        // Questions with days of their own are those of one plan.
        let isShared = parameters.keys.allSatisfy { !$0.hasSuffix("_day") && $0 != "begun_by" }
        let given = isShared ? parameters : parameters.merging(["plan": plan]) { own, _ in own }
        let key = query + given.sorted { $0.key < $1.key }.map { "\u{1F}\($0.key)=\($0.value)" }.joined()
        if let known = answered[key] { return known[plan] ?? [] }
        let measure = try Measure(queries.query(query), parameters: given, on: reader)
        let rows = Dictionary(grouping: measure.rows.map { FactRow(measure: measure, row: $0) }) { $0.text("plan_id") ?? "" }
        answered[key] = rows
        return rows[plan] ?? []
    }
}

/// Answers about one plan in one cut.
struct ConformanceFacts {
    let plan: Plan
    let desk: FactDesk

    var asOf: CivilDay { desk.reader.cut.asOf }

    /// Whether a day has passed; a day that the plan leaves open passes with the cycle.
    func isOver(_ day: CivilDay?) -> Bool { asOf > (day ?? plan.cycle.to) }

    /// Whether selection is over by the timetable, so that no more applicants are to come. A plan that leaves a stage of selection undated may go
    /// on selecting until pupils and mentors meet; one that dates nothing, until training begins.
    var isSelectionOver: Bool {
        let end = plan.selectionEnd ?? plan.cycle.from
        let meeting = plan.hasUndatedStage ? plan.timetable.filter { $0.step == "meeting" }.compactMap(\.window.to).max() : nil
        return asOf > max(end, meeting ?? end)
    }

    func applied() throws -> Int {
        try rows("selection/funnel", ["by": "plan"]).reduce(0) { $0 + $1.count("applied") }
    }

    /// Whether everybody who applied has been decided on and nobody was selected: then nothing is missing, and nobody is trained.
    private func nobodySelected() throws -> Bool {
        let rows = try rows("selection/funnel", ["by": "plan"])
        let (applied, selected, undecided) = rows.reduce((0, 0, 0)) {
            ($0.0 + $1.count("applied"), $0.1 + $1.count("selected"), $0.2 + $1.count("undecided"))
        }
        return isSelectionOver && applied > 0 && selected == 0 && undecided == 0
    }

    /// Nothing is on record to judge by: because nobody was selected, because it is not over, or because records are missing.
    func nothing(_ query: String, _ lacking: Bilingual, isOver: Bool = true) throws -> Judgement {
        guard try nobodySelected() else { return .nothing(query, lacking, notYet: !isOver) }
        let nobody = Bilingual("无人入选，没有可判定的对象", "nobody was selected: there is nobody to judge")
        return Judgement((.undecided, .nobody), query, found: nobody, missing: [nobody])
    }

    /// What is missing while selection goes on.
    var selectionGoesOn: Bilingual {
        Bilingual("遴选尚未结束，截至 \(asOf)", "selection is not over; so far to \(asOf)")
    }

    func rows(_ query: String, _ parameters: [String: String] = [:]) throws -> [FactRow] {
        try desk.rows(query, parameters, plan: plan.id)
    }

    /// Pupils trained, and those of them without a placement on record.
    func trainees() throws -> (count: Int, unplaced: Int) {
        let row = try rows("conformance/trainees").first
        return (row?.count("trainees") ?? 0, row?.count("unplaced") ?? 0)
    }

    /// What a discipline is called in this plan.
    func discipline(_ code: String) -> Bilingual {
        plan.disciplines.first { $0.code == code }?.label ?? Bilingual(code, code)
    }

    static let noTrainees = Bilingual("培养安排记录（尚无学生）", "placements (no pupil is on record)")
    static let noApplications = Bilingual("报名记录", "applications")
}

extension [Bilingual] {
    /// Joined as an enumeration in either language.
    package var enumerated: Bilingual {
        Bilingual(map(\.zh).joined(separator: "、"), map(\.en).joined(separator: ", "))
    }

    /// Joined as parts of one sentence.
    package var clauses: Bilingual {
        Bilingual(map(\.zh).joined(separator: "；"), map(\.en).joined(separator: "; "))
    }
}
