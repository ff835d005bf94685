// Refuses a chart whose numbers or sizes cannot be drawn honestly, before gnuplot hears of it.

extension Chart {
    /// A chart of more rows is refused: nobody reads it, a table serves better.
    package static let mostRows = 200
    static let mostSeries = 12
    private static let greatest = 1e12

    /// Checks sizes, counts and every number. Throws the first fault found. Cost: linear in the numbers.
    func check() throws(ChartError) {
        guard (320...2000).contains(width) else { throw .badChart(.width(width)) }
        if let range = axis.range {
            guard Chart.isUsable(range.lowerBound), Chart.isUsable(range.upperBound), range.lowerBound < range.upperBound else {
                throw .badChart(.axis)
            }
        }
        switch body {
        case .bars(let bars): try check(bars)
        case .intervals(let intervals): try check(intervals)
        case .stacked(let stacked): try check(stacked)
        case .trend(let trend): try check(trend)
        case .funnel(let funnel): try check(funnel)
        }
    }

    private func check(_ bars: Bars) throws(ChartError) {
        try Chart.checkCount(bars.rows.count, most: Chart.mostRows)
        if let range = axis.range, range.lowerBound != 0 { throw .badChart(.axis) }
        for (index, row) in bars.rows.enumerated() {
            for number in [row.value, row.target] {
                try checkNumber(number, row: index + 1, least: 0)
            }
            if row.target != nil, bars.targetName == nil { throw .badChart(.targetName) }
        }
    }

    private func check(_ intervals: Intervals) throws(ChartError) {
        try Chart.checkCount(intervals.rows.count, most: Chart.mostRows)
        for (index, row) in intervals.rows.enumerated() {
            try checkInterval(row.estimate, row.lower, row.upper, row: index + 1)
            try checkNumber(row.target, row: index + 1)
            if row.target != nil, intervals.targetName == nil { throw .badChart(.targetName) }
        }
        // The reference is not a row; it is reported as the one after the last.
        try checkNumber(intervals.reference?.value, row: intervals.rows.count + 1)
    }

    private func check(_ stacked: Stacked) throws(ChartError) {
        try Chart.checkCount(stacked.rows.count, most: Chart.mostRows)
        try Chart.checkCount(stacked.series.count, most: Chart.mostSeries)
        if stacked.measure == .count, let range = axis.range, range.lowerBound != 0 { throw .badChart(.axis) }
        for (index, row) in stacked.rows.enumerated() {
            guard row.values.count == stacked.series.count else {
                throw .badChart(.seriesCount(row: index + 1, got: row.values.count, expected: stacked.series.count))
            }
            for value in row.values {
                try Chart.checkFinite(value, row: index + 1, least: 0)
            }
            if stacked.measure == .count {
                try checkNumber(row.values.reduce(0) { $0 + ($1 ?? 0) }, row: index + 1, least: 0)
            }
        }
    }

    private func check(_ trend: Trend) throws(ChartError) {
        try Chart.checkCount(trend.series.count, most: Chart.mostSeries)
        if trend.series.allSatisfy(\.points.isEmpty) { throw .badChart(.empty) }
        for (index, series) in trend.series.enumerated() {
            guard series.points.count <= Chart.mostRows else {
                throw .badChart(.tooMany(series.points.count, most: Chart.mostRows))
            }
            var years: Set<Int> = []
            for point in series.points {
                guard (1900...2199).contains(point.year), years.insert(point.year).inserted else {
                    throw .badChart(.year(row: index + 1))
                }
                try checkInterval(point.value, point.lower, point.upper, row: index + 1)
            }
        }
    }

    private func check(_ funnel: Funnel) throws(ChartError) {
        try Chart.checkCount(funnel.points.count, most: Chart.mostRows)
        for (index, point) in funnel.points.enumerated() {
            guard point.size > 0 else { throw .badChart(.size(row: index + 1)) }
            try checkNumber(Double(point.size), row: index + 1, onAxis: false)
            try checkNumber(point.value, row: index + 1)
        }
        // The target is not a row; it is reported as the one after the last. Of curves the row is that of the place.
        try checkNumber(funnel.target, row: funnel.points.count + 1)
        for limit in funnel.limits {
            for (index, place) in limit.places.enumerated() {
                guard place.size > (index == 0 ? 0 : limit.places[index - 1].size) else { throw .badChart(.size(row: index + 1)) }
                guard place.lower <= place.upper else { throw .badChart(.interval(row: index + 1)) }
                for number in [place.lower, place.upper] { try checkNumber(number, row: index + 1) }
            }
        }
    }

    private func checkInterval(_ estimate: Double?, _ lower: Double?, _ upper: Double?, row: Int) throws(ChartError) {
        for number in [estimate, lower, upper] {
            try checkNumber(number, row: row)
        }
        switch (lower, upper) {
        case (nil, nil): return
        case (let lower?, let upper?):
            guard let estimate, lower <= estimate, estimate <= upper else { throw .badChart(.interval(row: row)) }
        default: throw .badChart(.interval(row: row))
        }
    }

    private func checkNumber(_ number: Double?, row: Int, least: Double? = nil, onAxis: Bool = true) throws(ChartError) {
        try Chart.checkFinite(number, row: row, least: least)
        guard let number, onAxis else { return }
        let isShare =
            switch body {
            case .intervals, .funnel: axis.unit == .percent
            default: false
            }
        if let range = axis.range ?? (isShare ? 0...100 : nil), !range.contains(number) {
            throw .badChart(.outsideAxis(row: row))
        }
    }

    private static func checkFinite(_ number: Double?, row: Int, least: Double?) throws(ChartError) {
        guard let number else { return }
        guard isUsable(number) else { throw .badChart(.notFinite(row: row)) }
        if let least, number < least { throw .badChart(.negative(row: row)) }
    }

    private static func isUsable(_ number: Double) -> Bool {
        number.isFinite && number.magnitude <= greatest
    }

    private static func checkCount(_ count: Int, most: Int) throws(ChartError) {
        guard count > 0 else { throw .badChart(.empty) }
        guard count <= most else { throw .badChart(.tooMany(count, most: most)) }
    }
}
