// A measure as one section shows it: filtered, in order, every cell in words.

internal import Analytics
internal import Domain

/// Rows of a measure ready to be put into sentences, tables and charts.
struct ShownMeasure {
    /// With the rows shown, in the order shown.
    let measure: Measure
    let words: CellText
    var rows: [MeasureRow] { measure.rows }

    /// - Parameters:
    ///   - filter: column to value; `null`, `present`, `none` (zero) and `some` (above zero) have that meaning. An estimate passes where the
    ///     remark is among those beside it.
    ///   - sortBy: the column by whose words rows are put in order; the query's order where nil.
    init(_ measure: Measure, words: CellText, filter: [String: String]?, sortBy: String?) {
        let kept = measure.rows.filter { row in
            (filter ?? [:]).allSatisfy { name, wanted in
                measure.estimate(row, name).map { $0.remarks.contains { $0.rawValue == wanted } }
                    ?? ShownMeasure.passes(measure.cell(row, name), wanted)
            }
        }
        let plain = ShownMeasure(measure: measure, words: words, rows: kept)
        let rows =
            sortBy.map { column in
                kept.enumerated().map { (plain.text(of: column, in: $1) ?? "", $0, $1) }.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
            } ?? plain.inPlanOrder
        self = ShownMeasure(measure: measure, words: words, rows: rows)
    }

    private init(measure: Measure, words: CellText, rows: [MeasureRow]) {
        self.measure = measure.with(rows: rows)
        self.words = words
    }

    /// The rows with the disciplines of one plan in the plan's order; everything else stays where it is.
    private var inPlanOrder: [MeasureRow] {
        let column =
            measure.query.column("discipline") != nil
            ? "discipline" : measure.parameters["by"] == "discipline" ? "group_value" : "name"
        guard let plan = rows.first.flatMap(plan(of:)).flatMap({ words.plans[$0] }), rows.allSatisfy({ self.plan(of: $0) == plan.id }),
            measure.query.column(column) != nil, measure.query.column("mentor_id") == nil
        else { return rows }
        let order = plan.scope.disciplines.codes
        let places = rows.indices.filter { measure.cell(rows[$0], column).text.map(order.contains) ?? false }
        let sorted = places.sorted { left, right in
            let ranks = [left, right].map { measure.cell(rows[$0], column).text.flatMap(order.firstIndex) ?? 0 }
            return (ranks[0], left) < (ranks[1], right)
        }
        var ordered = rows
        for (place, row) in zip(places, sorted) { ordered[place] = rows[row] }
        return ordered
    }

    /// The plans whose records the rows rest on: those shown, those of the programmes shown, or nil for all.
    var plansRead: Set<String>? {
        let names = measure.query.columns.map(\.name)
        if names.contains("plan_id") { return Set(rows.compactMap { measure.cell($0, "plan_id").text }) }
        guard names.contains("programme") else { return measure.parameters["plan"].map { [$0] } }
        let programmes = Set(rows.compactMap { measure.cell($0, "programme").text })
        return Set(words.plans.plans.filter { programmes.contains($0.programme) }.map(\.id))
    }

    private static func passes(_ cell: Cell, _ wanted: String) -> Bool {
        switch (wanted, cell) {
        case ("null", .null): true
        case ("present", let cell): cell != .null
        case ("none", .integer(let value)): value == 0
        case ("some", .integer(let value)): value > 0
        case (_, .integer(let value)): wanted == "\(value)"
        case (_, .text(let value)): wanted == value
        default: false
        }
    }

    /// The words of a column or estimate in a row; nil where there is no such name.
    func text(of name: String, in row: MeasureRow) -> String? {
        if let item = measure.estimate(row, name) {
            return EstimateText(item, language: words.language).line(names: groupNames(of: item, in: row))
        }
        guard let column = measure.query.column(name) else { return nil }
        return words.text(measure.cell(row, name), in: column, plan: plan(of: row), grouping: measure.parameters["by"])
    }

    /// The words for the two groups that an estimate compares.
    func groupNames(of item: RowEstimate, in row: MeasureRow) -> (first: String, second: String)? {
        item.spec.groups.flatMap { groups in
            text(of: groups.first, in: row).flatMap { first in text(of: groups.second, in: row).map { (first, $0) } }
        }
    }

    /// Whether a count is a unit's successes of which too few are known for its rate to be shown: beside n it would give the rate away.
    func isWithheld(_ column: String, in row: MeasureRow) -> Bool {
        row.estimates.contains {
            $0.spec.successes == column && [.pooled, .funnel, .caseMix].contains($0.spec.form) && $0.remarks.contains(.tooFew)
        }
    }

    /// What is said once where a pooled estimate sees no difference between any of the rows; nil where it sees one, or there is no such estimate.
    func sameForAll(_ estimate: String?) -> String? {
        guard let estimate else { return nil }
        let items = rows.compactMap { measure.estimate($0, estimate) }.filter { $0.estimate != nil }
        guard items.count > 1, items.allSatisfy({ $0.remarks.contains(.noSpread) }), let rate = items.first?.reference else { return nil }
        return words.language == .chinese
            ? "各行之间看不出超出偶然的差别，估计值都取总体的 \(Words.percent(rate))，没有高低之分。"
            : "No difference beyond chance is seen between the rows: all are estimated at the rate of all, \(Words.percent(rate)), none higher or lower."
    }

    /// The number of a column in a row.
    func number(_ name: String, in row: MeasureRow) -> Double? {
        measure.cell(row, name).real
    }

    func plan(of row: MeasureRow) -> String? {
        measure.cell(row, "plan_id").text ?? measure.parameters["plan"]
    }

    /// A sentence about a row; nil where a value it needs is missing.
    func sentence(_ text: Bilingual, about row: MeasureRow, context: SectionContext) -> String? {
        Placeholders.fill(text[words.language]) { name in
            if let word = context.word(name, in: words.language, plans: words.plans) { return word }
            if measure.query.column(name) != nil, measure.cell(row, name) == .null { return nil }
            return self.text(of: name, in: row)
        }
    }
}
