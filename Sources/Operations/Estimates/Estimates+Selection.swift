// Proportions, two groups, and two groups in strata, as answers.

internal import Domain
internal import Statistics

extension Estimates {
    func proportions(_ rows: [EstimateRow]) throws -> EstimateAnswer {
        let told = try rows.map { row -> [EstimateField] in
            let counts = try located(row) { () throws(EstimateError) -> Counts in try self.counts(row) }
            let estimate = try located(row) { () throws(EstimateError) -> Estimate in
                try wilson(successes: counts.successes, trials: counts.trials, level: options.level)
            }
            let exact = try clopperPearson(counts, level: options.level)
            let flat = try jeffreys(counts, level: options.level)
            return named(row) + [
                .count("successes", counts.successes), .count("n", counts.trials), .number("estimate", estimate.value),
                .number("lower", estimate.lower), .number("upper", estimate.upper), .text("method", estimate.method),
                .number("clopper_pearson_lower", exact.lower), .number("clopper_pearson_upper", exact.upper),
                .number("jeffreys_lower", flat.lower), .number("jeffreys_upper", flat.upper),
            ]
        }
        return EstimateAnswer(
            method: method, methods: ["wilson", "clopper-pearson", "jeffreys"], facts: [.number("level", options.level)],
            tables: [EstimateTable(name: "rows", rows: told)], notes: [])
    }

    /// The group's name, where the table has one.
    func named(_ row: EstimateRow) -> [EstimateField] {
        [.count("row", row.number)] + (row.texts["group"].map { [EstimateField.text("group", $0)] } ?? [])
    }

    /// The same, an error told with its row.
    func located<Value>(_ row: EstimateRow, _ body: () throws(EstimateError) -> Value) throws -> Value {
        do { return try body() } catch { throw FindingsError(EstimateWords.finding(error, row: row.number)) }
    }

    func differences(_ rows: [EstimateRow]) throws -> EstimateAnswer {
        var order: [String] = []
        var pairs: [String: [EstimateRow]] = [:]
        for row in rows {
            let name = row.text("comparison")
            if pairs[name] == nil { order.append(name) }
            pairs[name, default: []].append(row)
        }
        var told: [[EstimateField]] = []
        for name in order {
            let pair = pairs[name] ?? []
            guard pair.count == 2 else {
                throw FindingsError(
                    Finding(
                        "estimate.groups", at: Finding.Place(row: pair.first?.number),
                        what: Bilingual("每个比较须恰有两组，这里有 \(pair.count) 组", "a comparison has exactly two groups; here are \(pair.count)"),
                        action: Bilingual("多于两组时加 comparison 列，逐对比较", "With more groups add a column comparison and compare pair by pair")))
            }
            let comparison = try located(pair[1]) { () throws(EstimateError) -> RateComparison in
                try RateComparison(first: counts(pair[0]), second: counts(pair[1]))
            }
            told.append(
                (name.isEmpty ? [] : [.text("comparison", name)]) + [
                    .text("first", pair[0].text("group")), .text("second", pair[1].text("group")),
                ]
                    + (try compared(comparison, names: (pair[0].text("group"), pair[1].text("group")))))
        }
        return EstimateAnswer(
            method: method,
            methods: [
                "newcombe-10", "katz-log", "koopman-score", "fisher-exact", "chi-squared", "chi-squared-yates",
            ],
            facts: [.number("level", options.level)], tables: [EstimateTable(name: "rows", rows: told)],
            notes: [
                Bilingual(
                    "差为第一组减第二组，比为第一组除以第二组；higher 写明哪一组较高。没有上界或没有数值的写作 null（文中写“–”）。",
                    "Differences are first less second, ratios first over second; higher names the group on top. null (– in text) is no bound or no number."
                )
            ])
    }

    private func compared(_ comparison: RateComparison, names: (String, String)) throws -> [EstimateField] {
        let difference = try comparison.difference(level: options.level)
        let ratio = try? comparison.ratio(level: options.level)
        let katz = try? comparison.katzRatio(level: options.level)
        let koopman = try? comparison.koopmanRatio(level: options.level)
        let plain = try? comparison.chiSquaredTest(corrected: false)
        let corrected = try? comparison.chiSquaredTest(corrected: true)
        let fisher = try comparison.fisherTest()
        let one = try wilson(successes: comparison.first.successes, trials: comparison.first.trials, level: options.level)
        let two = try wilson(successes: comparison.second.successes, trials: comparison.second.trials, level: options.level)
        return [
            .count("first_n", one.n), .number("first_rate", one.value), .count("second_n", two.n), .number("second_rate", two.value),
            .text("higher", higher(comparison.higher, names)),
            .number("difference", difference.value), .number("difference_lower", difference.lower),
            .number("difference_upper", difference.upper), .text("difference_method", difference.method),
            .number("ratio", ratio?.value), .number("ratio_lower", ratio?.lower), .number("ratio_upper", ratio?.upper),
            EstimateField("ratio_method", ratio.map { .text($0.method) } ?? .none),
            .number("katz_lower", katz?.lower), .number("katz_upper", katz?.upper),
            .number("koopman_lower", koopman?.lower), .number("koopman_upper", koopman?.upper),
            .number("odds_ratio", comparison.oddsRatio), .number("fisher_p", fisher.p),
            .number("chi_squared", plain?.statistic), .number("chi_squared_p", plain?.p),
            .number("chi_squared_yates", corrected?.statistic), .number("chi_squared_yates_p", corrected?.p),
        ]
    }

    private func higher(_ side: HigherGroup, _ names: (String, String)) -> String {
        switch side {
        case .first: names.0
        case .second: names.1
        case .equal: "="
        }
    }

    func standardisation(_ rows: [EstimateRow]) throws -> EstimateAnswer {
        var groups: [String] = []
        var order: [String] = []
        var cells: [String: [String: Counts]] = [:]
        for row in rows {
            let (stratum, group) = (row.text("stratum"), row.text("group"))
            if !groups.contains(group) { groups.append(group) }
            if cells[stratum] == nil { order.append(stratum) }
            let own = try located(row) { () throws(EstimateError) -> Counts in try counts(row) }
            let known = cells[stratum]?[group]
            cells[stratum, default: [:]][group] = try Counts(
                successes: own.successes + (known?.successes ?? 0), trials: own.trials + (known?.trials ?? 0))
        }
        guard groups.count == 2 else {
            throw FindingsError(
                Finding(
                    "estimate.groups",
                    what: Bilingual("须恰有两组，表中有 \(groups.count) 组", "exactly two groups are compared; the table has \(groups.count)")))
        }
        let none = try Counts(successes: 0, trials: 0)
        let strata = order.map { Stratum(name: $0, first: cells[$0]?[groups[0]] ?? none, second: cells[$0]?[groups[1]] ?? none) }
        let answer = try standardised(strata, level: options.level)
        let names = (groups[0], groups[1])
        let common = try? mantelHaenszel(strata, level: options.level)
        let plain = try? cochranMantelHaenszelTest(strata, corrected: false)
        let corrected = try? cochranMantelHaenszelTest(strata, corrected: true)
        let homogeneity = try? breslowDayTest(strata)
        var facts: [EstimateField] = [
            .number("level", options.level), .text("first", names.0), .text("second", names.1),
            .count("first_n", answer.first.n), .number("first_standardised", answer.first.value),
            .number("first_lower", answer.first.lower), .number("first_upper", answer.first.upper),
            .count("second_n", answer.second.n), .number("second_standardised", answer.second.value),
            .number("second_lower", answer.second.lower), .number("second_upper", answer.second.upper),
            .number("standardised_difference", answer.difference.value),
            .number("standardised_difference_lower", answer.difference.lower),
            .number("standardised_difference_upper", answer.difference.upper),
            .text("standardised_higher", higher(answer.higher, names)), .text("pooled_higher", higher(answer.pooled.higher, names)),
            .flag("simpson_reversal", answer.turnsRound),
            .number("common_odds_ratio", common?.value), .number("common_odds_ratio_lower", common?.lower),
            .number("common_odds_ratio_upper", common?.upper),
            .number("cmh", plain?.statistic), .number("cmh_p", plain?.p),
            .number("cmh_corrected", corrected?.statistic), .number("cmh_corrected_p", corrected?.p),
            .number("breslow_day", homogeneity?.plain.statistic), .count("breslow_day_degrees", homogeneity?.plain.degrees),
            .number("breslow_day_p", homogeneity?.plain.p),
            .number("tarone", homogeneity?.tarone.statistic), .number("tarone_p", homogeneity?.tarone.p),
            .count("strata", strata.count), .count("strata_left_out", answer.leftOut.count),
        ]
        facts += try compared(answer.pooled, names: names).map { EstimateField("pooled_" + $0.key, $0.value) }.filter {
            $0.key != "pooled_higher"
        }
        let told = try strata.map { stratum -> [EstimateField] in
            let comparison = try? RateComparison(first: stratum.first, second: stratum.second)
            let difference = try comparison?.difference(level: options.level)
            return [
                .text("stratum", stratum.name), .count("first_successes", stratum.first.successes), .count("first_n", stratum.first.trials),
                .count("second_successes", stratum.second.successes), .count("second_n", stratum.second.trials),
                EstimateField("higher", comparison.map { .text(higher($0.higher, names)) } ?? .none),
                .number("difference", difference?.value), .number("difference_lower", difference?.lower),
                .number("difference_upper", difference?.upper),
            ]
        }
        var notes: [Bilingual] = []
        if answer.turnsRound {
            notes.append(
                Bilingual(
                    "注意（辛普森悖论）：合并起来“\(higher(answer.pooled.higher, names))”较高，按层标准化后却是“\(higher(answer.higher, names))”较高。请勿只引用合并的数字。",
                    "Warning (Simpson's paradox): pooled, “\(higher(answer.pooled.higher, names))” is higher; standardised by stratum, “\(higher(answer.higher, names))” is. Do not quote the pooled figures alone."
                ))
        }
        if !answer.leftOut.isEmpty {
            notes.append(
                Bilingual(
                    "有 \(answer.leftOut.count) 层只有一组，不能标准化，只计入合并的数字。",
                    "\(answer.leftOut.count) strata hold one group only: they stand in the pooled figures alone."))
        }
        return EstimateAnswer(
            method: method,
            methods: ["direct-standardisation", "stratified-wilson", "stratified-newcombe", "mantel-haenszel", "breslow-day-tarone"],
            facts: facts, tables: [EstimateTable(name: "strata_rows", rows: told)], notes: notes)
    }
}
