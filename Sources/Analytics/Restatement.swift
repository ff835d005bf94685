// What has moved in a query's answer between two known-by days, and why: a bridge from the former number to the present one.

internal import Domain
package import Ledger

/// The comparison of one query's answer on a former and a present cut, cause by cause.
///
/// The query is run at the former cut, then with one more cause of `RestatementCause` switched on each time; the last state is the
/// present cut. Each part is the difference of two neighbouring states, so that the parts add up exactly (docs/methods.md).
package struct Restatement: Sendable {
    package let query: Query
    package let parameters: [String: String]
    package let former: Cut
    package let present: Cut
    /// How many numbers were held against each other: every figure of every row that stands in either cut.
    package let compared: Int
    /// Those that are not the same now, in the order of the present answer; rows that are gone come last.
    package let moved: [RestatedNumber]

    /// Runs a query at every step and compares.
    ///
    /// - Parameter headlinesOnly: whether only the numbers that lead are compared; else all counts and estimates.
    /// - Throws: what `Measure` throws; `FindingsError` where the query's key names two rows.
    package init(
        _ query: Query, parameters: [String: String] = [:], headlinesOnly: Bool = false, on comparing: ComparingReader
    ) throws {
        var states: [RestatedState] = []
        for step in 0...RestatementCause.allCases.count {
            // A cause that does not occur changes nothing: the state is the one before.
            if step > 0, let last = states.last, !comparing.causes.contains(where: { $0.step == step }) {
                states.append(last)
            } else {
                states.append(try comparing.with(causes: step) { try RestatedState(Measure(query, parameters: parameters, on: $0)) })
            }
        }
        let now = states[states.count - 1]
        let keys = now.keys + states[0].keys.filter { now.rows[$0] == nil }
        let figures = RestatedFigure.all(of: query).filter { !headlinesOnly || query.headlines.contains($0.name) }
        self.query = query
        self.parameters = parameters
        former = comparing.former
        present = comparing.present
        compared = keys.count * figures.count
        moved = keys.flatMap { key in
            figures.map { figure in RestatedNumber(key: key, figure: figure, states: states.map { $0.value(of: figure, at: key) }) }
        }.filter(\.hasMoved)
    }

    /// The names by id of the mentors among the keys, as known now, for those who may see them.
    package func mentorNames(on reader: LedgerReader) throws -> [Int: String] {
        let positions = query.keyColumns.indices.filter { query.keyColumns[$0].kind == .mentor }
        let ids = Set(moved.flatMap { number in positions.compactMap { number.key[$0].integer } })
        return ids.isEmpty ? [:] : try reader.shownNames(of: ids)
    }
}

extension Query {
    /// The columns of the key, in its order.
    package var keyColumns: [QueryColumn] { key.compactMap(column) }
}

/// One state's answer, its rows by key.
struct RestatedState {
    private let measure: Measure
    /// In the order of the answer.
    let keys: [[Cell]]
    let rows: [[Cell]: MeasureRow]

    /// - Throws: `FindingsError` where two rows have the same key.
    init(_ measure: Measure) throws {
        self.measure = measure
        keys = measure.rows.map { row in measure.query.key.map { measure.cell(row, $0) } }
        rows = Dictionary(zip(keys, measure.rows)) { first, _ in first }
        guard rows.count == keys.count else {
            throw FindingsError(
                Finding(
                    "query.key.repeated", at: Finding.Place(file: "\(measure.query.name).sql"),
                    what: Bilingual("两行的 key 列取值相同", "two rows have the same key"), found: measure.query.key.joined(separator: ", "),
                    expected: Bilingual("每行取值各不相同的列", "columns whose values differ from row to row")))
        }
    }

    func value(of figure: RestatedFigure, at key: [Cell]) -> RestatedValue {
        guard let row = rows[key] else { return RestatedValue(hasRow: false) }
        switch figure {
        case .count(let column, _):
            return RestatedValue(hasRow: true, value: measure.cell(row, column.name).integer)
        case .rate(let spec):
            let counts = (measure.cell(row, spec.successes).integer, measure.cell(row, spec.trials).integer)
            return RestatedValue(
                successes: counts.0, trials: counts.1, missing: measure.estimate(row, spec.name)?.missing)
        }
    }
}
