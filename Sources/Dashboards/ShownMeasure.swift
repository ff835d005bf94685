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
    ///   - filter: column to value; `null`, `present`, `none` (zero) and `some` (above zero) have that meaning.
    ///   - sortBy: the column by whose words rows are put in order; the query's order where nil.
    init(_ measure: Measure, words: CellText, filter: [String: String]?, sortBy: String?) {
        let kept = measure.rows.filter { row in
            (filter ?? [:]).allSatisfy { column, wanted in ShownMeasure.passes(measure.cell(row, column), wanted) }
        }
        let plain = ShownMeasure(measure: measure, words: words, rows: kept)
        let rows =
            sortBy.map { column in
                kept.enumerated().map { (plain.text(of: column, in: $1) ?? "", $0, $1) }.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
            } ?? kept
        self = ShownMeasure(measure: measure, words: words, rows: rows)
    }

    private init(measure: Measure, words: CellText, rows: [MeasureRow]) {
        self.measure = measure.with(rows: rows)
        self.words = words
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
        if let item = measure.estimate(row, name) { return words.text(item) }
        guard let column = measure.query.column(name) else { return nil }
        return words.text(measure.cell(row, name), in: column, plan: plan(of: row), grouping: measure.parameters["by"])
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
