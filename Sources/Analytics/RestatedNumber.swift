// One number that moved: its value at each step, and the parts that add up to its whole movement.

package import Domain

/// A number that can be compared: a count column or a proportion of a query. Other estimates are made of these.
package enum RestatedFigure: Sendable {
    case count(QueryColumn, CountUnit)
    case rate(EstimateSpec)

    package var name: String {
        switch self {
        case .count(let column, _): column.name
        case .rate(let spec): spec.name
        }
    }

    package var label: Bilingual {
        switch self {
        case .count(let column, _): column.label
        case .rate(let spec): spec.label
        }
    }

    /// Code of the unit of values and parts.
    package var unit: String {
        switch self {
        case .count(_, let unit): unit.rawValue
        case .rate: "basis_points"
        }
    }

    package var isRate: Bool {
        if case .rate = self { true } else { false }
    }

    static func all(of query: Query) -> [RestatedFigure] {
        query.columns.compactMap { column in
            if case .count(let unit) = column.kind { RestatedFigure.count(column, unit) } else { nil }
        } + query.estimates.filter { $0.form == .proportion }.map(RestatedFigure.rate)
    }
}

/// A number at one step.
package struct RestatedValue: Hashable, Sendable {
    /// Whether the row stands in the answer at this step.
    package let hasRow: Bool
    /// A count, or a rate in basis points (hundredths of a percentage point), halves rounded up; nil where there is no number: the
    /// row does not stand, the cell is empty, or nobody was observed.
    package let value: Int?
    /// Of a rate: the counts it is made of, and how many are missing.
    package let successes: Int?
    package let trials: Int?
    package let missing: Int?

    init(hasRow: Bool, value: Int? = nil) {
        self.hasRow = hasRow
        self.value = value
        (successes, trials, missing) = (nil, nil, nil)
    }

    /// A rate of a row that stands.
    init(successes: Int?, trials: Int?, missing: Int?) {
        hasRow = true
        self.successes = successes
        self.trials = trials
        self.missing = missing
        guard let successes, let trials, trials > 0 else {
            value = nil
            return
        }
        value = (successes * 20_000 + trials) / (2 * trials)
    }
}

/// A number of one row, from the former known-by day to the present one.
package struct RestatedNumber: Sendable {
    /// The values of the query's key columns.
    package let key: [Cell]
    package let figure: RestatedFigure
    /// At the former cut, then after each cause; the last is the present cut.
    package let states: [RestatedValue]

    package var before: RestatedValue { states[0] }
    package var after: RestatedValue { states[states.count - 1] }

    /// What each cause adds or takes, in the order of the causes; nil at a step where the number does not exist, or has not existed yet.
    ///
    /// Where a number is missing at some steps in between, the difference is booked with the step at which it exists again: whenever
    /// the number exists at both ends, the parts add up to the difference between them.
    package var parts: [Int?] {
        var last = term(before)
        return states.dropFirst().map { state in
            guard let value = term(state) else { return nil }
            defer { last = value }
            return last.map { value - $0 }
        }
    }

    /// Whether the number is another one now. A row that did not stand and an empty cell are the same: no number.
    var hasMoved: Bool {
        before.value == nil && after.value == nil ? false : term(before) != term(after)
    }

    /// The number that parts are differences of: of a row that does not stand nobody was counted, but its rate is not zero.
    private func term(_ state: RestatedValue) -> Int? {
        state.hasRow || figure.isRate ? state.value : 0
    }
}
