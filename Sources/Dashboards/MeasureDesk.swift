// Runs measures for pages, each question once, and says which rows they rest on.

internal import Analytics
internal import Domain
internal import Ledger

/// Answers of one cut, kept while a site is built. A class because all pages share what has been answered.
final class MeasureDesk {
    let reader: LedgerReader
    let queries: QueryCatalogue
    private var answered: [String: Measure] = [:]
    private var accounts: Measure?

    init(reader: LedgerReader, queries: QueryCatalogue) {
        self.reader = reader
        self.queries = queries
    }

    func measure(_ name: String, _ parameters: [String: String]) throws -> Measure {
        let key = name + parameters.sorted { $0.key < $1.key }.map { "\u{1F}\($0.key)=\($0.value)" }.joined()
        if let known = answered[key] { return known }
        let measure = try Measure(queries.query(name), parameters: parameters, on: reader)
        answered[key] = measure
        return measure
    }

    /// Rows in and rows dropped of each kind a query reads, with the reasons, within the plans asked for; follow-ups belong to no plan.
    func rowsRead(_ query: Query, plans: Set<String>?) throws -> [(kind: RecordKind, rows: Int, dropped: Int, reason: String?)] {
        let accounting = try accounts ?? measure("overview/accounting", [:])
        accounts = accounting
        return query.recordKinds.map { kind in
            let own = accounting.rows.filter { row in
                let plan = accounting.cell(row, "plan_id").text
                return accounting.cell(row, "kind").text == kind.rawValue && (plan.map { plans?.contains($0) ?? true } ?? true)
            }
            return (
                kind, own.reduce(0) { $0 + (accounting.cell($1, "rows_in").integer ?? 0) },
                own.reduce(0) { $0 + (accounting.cell($1, "rows_dropped").integer ?? 0) },
                own.compactMap { accounting.cell($0, "reason").text }.first
            )
        }.filter { $0.1 > 0 }
    }
}
