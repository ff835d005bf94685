// Trend, bounds of the unknown, people needed and reported percentages, as answers.

internal import Domain
internal import Statistics

extension Estimates {
    func yearlyTrend(_ rows: [EstimateRow]) throws -> EstimateAnswer {
        let years = try rows.map { row in
            CountsAt(year: row.count("year"), counts: try located(row) { () throws(EstimateError) -> Counts in try counts(row) })
        }
        let answer = try trend(years)
        let told = try years.sorted { $0.year < $1.year }.map { year -> [EstimateField] in
            let estimate =
                year.counts.trials > 0
                ? try wilson(successes: year.counts.successes, trials: year.counts.trials, level: options.level) : nil
            return [
                .count("year", year.year), .count("successes", year.counts.successes), .count("n", year.counts.trials),
                .number("estimate", estimate?.value), .number("lower", estimate?.lower), .number("upper", estimate?.upper),
            ]
        }
        return EstimateAnswer(
            method: method, methods: ["cochran-armitage", "wilson"],
            facts: [
                .number("level", options.level), .count("n", years.reduce(0) { $0 + $1.counts.trials }), .number("slope", answer.slope),
                .number("trend", answer.test.statistic), .number("trend_p", answer.test.p),
                .number("departure", answer.departure?.statistic), .count("departure_degrees", answer.departure?.degrees),
                .number("departure_p", answer.departure?.p),
            ], tables: [EstimateTable(name: "rows", rows: told)], notes: [])
    }

    func bounds(_ rows: [EstimateRow]) throws -> EstimateAnswer {
        let told = try rows.map { row -> [EstimateField] in
            let answer = try located(row) { () throws(EstimateError) -> BoundedRate in
                try boundedRate(counts(row), unknown: row.count("unknown"), level: options.level)
            }
            let known = Double(answer.known.n) / Double(answer.known.n + answer.unknown)
            return named(row) + [
                .count("successes", row.count("successes")), .count("n", answer.known.n), .count("unknown", answer.unknown),
                .number("known_rate", known), .number("estimate", answer.known.value), .number("lower", answer.known.lower),
                .number("upper", answer.known.upper), .number("worst", answer.worst), .number("best", answer.best),
                .number("worst_lower", answer.lower), .number("best_upper", answer.upper),
            ]
        }
        return EstimateAnswer(
            method: method, methods: ["manski-bounds", "wilson"], facts: [.number("level", options.level)],
            tables: [EstimateTable(name: "rows", rows: told)], notes: [])
    }

    func sampleSizes(_ rows: [EstimateRow]) throws -> EstimateAnswer {
        let told = try rows.map { row -> [EstimateField] in
            let size = try located(row) { () throws(EstimateError) -> SampleSize in
                try sampleSize(first: row.number("first"), second: row.number("second"), power: options.power, level: options.level)
            }
            return [
                .count("row", row.number), .number("first_rate", row.number("first")), .number("second_rate", row.number("second")),
                .count("per_group", size.perGroup), .number("per_group_unrounded", size.unrounded),
            ]
        }
        return EstimateAnswer(
            method: method, methods: ["fleiss"], facts: [.number("level", options.level), .number("power", options.power)],
            tables: [EstimateTable(name: "rows", rows: told)], notes: [])
    }

    func reportedShares(_ rows: [EstimateRow]) throws -> EstimateAnswer {
        let told = try rows.map { row -> [EstimateField] in
            let numbers = try located(row) { () throws(EstimateError) -> ClosedRange<Int>? in
                guard let percentage = row.percentages["percentage"] else { throw .outOfRange }
                return try numbersGiving(percentage, outOf: row.count("n"))
            }
            return [
                .count("row", row.number), .count("n", row.count("n")), .flag("possible", numbers != nil),
                .count("fewest", numbers?.lowerBound), .count("most", numbers?.upperBound),
            ]
        }
        return EstimateAnswer(
            method: method, methods: ["grim"], facts: [], tables: [EstimateTable(name: "rows", rows: told)],
            notes: [
                Bilingual(
                    "不可能的百分比：没有任何整数人数除以公布的总人数会得到它，请核对分母或是否把人次当成了人数。",
                    "An impossible percentage: no whole number of people out of that n gives it; check the denominator, or whether attendances were taken for persons."
                )
            ])
    }
}
