// A query run on a cut, with its estimates: every number beside its n, its missing count, its unit and its method.

package import Domain
package import Ledger

/// A row of a measure.
package struct MeasureRow: Sendable {
    /// By the position of the query's columns.
    package let cells: [Cell]
    package let estimates: [RowEstimate]
}

/// The answer to one query on one cut.
package struct Measure: Sendable {
    package let query: Query
    package let parameters: [String: String]
    package let cut: Cut
    package let rows: [MeasureRow]

    /// Runs a query and estimates what its head asks for, at 95 %.
    ///
    /// - Throws: `FindingsError` for wrong parameters; the store's errors; `EstimateError` where a query yields impossible counts.
    package init(_ query: Query, parameters: [String: String] = [:], on reader: LedgerReader) throws {
        let faults = query.faults(of: parameters)
        if faults.block { throw FindingsError(faults) }
        let table = try reader.run(query.sql, arguments: query.arguments(parameters, cut: reader.cut))
        let wrong = query.faults(ofColumns: table.columns)
        if wrong.block { throw FindingsError(wrong) }
        self.query = query
        self.parameters = parameters
        cut = reader.cut
        var pupils: [String: [[Cell]]] = [:]
        for spec in query.estimates { pupils[spec.name] = try spec.pupils.map { try $0.rows(spec.pupilColumns, on: reader) } }
        let estimates = MeasureEstimates(query: query, parameters: parameters, rows: table.rows, pupils: pupils)
        let columns = try query.estimates.map { try estimates.estimates(of: $0) }
        rows = table.rows.indices.map { index in MeasureRow(cells: table.rows[index], estimates: columns.map { $0[index] }) }
    }

    private init(_ query: Query, _ parameters: [String: String], _ cut: Cut, _ rows: [MeasureRow]) {
        self.query = query
        self.parameters = parameters
        self.cut = cut
        self.rows = rows
    }

    /// The same measure with some of its rows, in an order of the caller's.
    package func with(rows: [MeasureRow]) -> Measure {
        Measure(query, parameters, cut, rows)
    }

    /// How many people (or what the unit says) the measure is about; nil where no one number says it.
    package var total: (count: Int, unit: CountUnit)? {
        switch query.whole {
        case nil: return nil
        case .rows(let unit)?: return (rows.count, unit)
        case .sum(let column, let first)?:
            let counted = first.map { name in rows.filter { cell($0, name) == cell(rows[0], name) } } ?? rows
            return (counted.reduce(0) { $0 + (cell($1, column).integer ?? 0) }, query.unit)
        }
    }

    package func cell(_ row: MeasureRow, _ column: String) -> Cell {
        query.columns.firstIndex { $0.name == column }.map { row.cells[$0] } ?? .null
    }

    package func estimate(_ row: MeasureRow, _ name: String) -> RowEstimate? {
        row.estimates.first { $0.spec.name == name }
    }
}

extension Measure {
    /// The names of the mentors in this measure by id, for those who may see them.
    package func mentorNames(on reader: LedgerReader) throws -> [Int: String] {
        let positions = query.columns.indices.filter { query.columns[$0].kind == .mentor }
        let ids = Set(rows.flatMap { row in positions.compactMap { row.cells[$0].integer } })
        return ids.isEmpty ? [:] : try reader.shownNames(of: ids)
    }
}
