// Many small units: partial pooling, funnel, case-mix and value added, as answers.

internal import Domain
internal import Statistics

extension Estimates {
    func shrinkage(_ rows: [EstimateRow]) throws -> EstimateAnswer {
        let answer = try partialPooling(units(rows), level: options.level)
        let all = answer.rates.reduce((0, 0)) { ($0.0 + $1.counts.successes, $0.1 + $1.counts.trials) }
        var shapes: (alpha: Double?, beta: Double?) = (nil, nil)
        var notes: [Bilingual] = []
        switch answer.spread {
        case .beta(let alpha, let beta): shapes = (alpha, beta)
        case .none:
            notes.append(
                Bilingual(
                    "各单位之间只看得出偶然的差异：似然在“没有单位间方差”处最大，因此全部合并，各单位同为总体比例。",
                    "Nothing but chance is seen between the units: the likelihood is highest at no variance between them, so all are fully pooled to the rate of all."
                ))
        }
        if answer.rates.contains(where: { (1..<5).contains($0.counts.trials) }) {
            notes.append(
                Bilingual(
                    "有单位不足 5 人：同质性检验为近似，单位自身的比例几乎不说明问题。",
                    "Some units have fewer than 5 people: the test of homogeneity is approximate, and a unit's own rate says next to nothing."
                ))
        }
        let told = answer.rates.map { rate -> [EstimateField] in
            let own = try? rate.counts.rate()
            return [
                .text("unit", rate.unit), .count("successes", rate.counts.successes), .count("n", rate.counts.trials), .number("raw", own),
                .number("estimate", rate.estimate.value), .number("lower", rate.estimate.lower), .number("upper", rate.estimate.upper),
                .text("method", rate.estimate.method), .number("own_weight", rate.ownWeight),
                .number("wrong_side_probability", rate.wrongSideProbability),
            ]
        }
        return EstimateAnswer(
            method: method, methods: ["beta-binomial", "pearson-homogeneity"],
            facts: [
                .number("level", options.level), .count("units", answer.rates.count), .count("successes", all.0), .count("n", all.1),
                .number("pooled_rate", Double(all.0) / Double(all.1)), .flag("full_pooling", answer.spread == .none),
                .number("alpha", shapes.alpha), .number("beta", shapes.beta), .number("mean", answer.mean),
                .number("intraclass_correlation", answer.intraclassCorrelation), .number("log_likelihood", answer.logLikelihood),
                .number("log_likelihood_binomial", answer.binomialLogLikelihood),
                .number("homogeneity", answer.homogeneity?.statistic), .count("homogeneity_degrees", answer.homogeneity?.degrees),
                .number("homogeneity_p", answer.homogeneity?.p),
            ], tables: [EstimateTable(name: "rows", rows: told)], notes: notes)
    }

    func funnelLimits(_ rows: [EstimateRow]) throws -> EstimateAnswer {
        let answer = try funnel(units(rows), target: options.target)
        let told = answer.units.map { unit -> [EstimateField] in
            let limits = zip(Self.funnelLevels, unit.limits).flatMap { name, limit -> [EstimateField] in
                [
                    .number("lower_\(name)", limit.stepLower), .number("upper_\(name)", limit.stepUpper),
                    .number("drawn_lower_\(name)", limit.drawnLower), .number("drawn_upper_\(name)", limit.drawnUpper),
                ]
            }
            return [
                .text("unit", unit.unit), .count("successes", unit.counts.successes), .count("n", unit.counts.trials),
                .number("rate", Double(unit.counts.successes) / Double(unit.counts.trials)),
            ] + limits + [
                .number("p_lower", unit.lowerTail), .number("p_upper", unit.upperTail), .flag("outside_95", unit.outside[0]),
                .flag("outside_998", unit.outside[1]), .flag("can_be_outside_95", unit.canBeOutside[0]),
                .flag("can_be_outside_998", unit.canBeOutside[1]),
            ]
        }
        let mute = answer.units.filter { !$0.canBeOutside[0] }.count
        var notes = [
            Bilingual(
                "是否超出只看精确的尾概率；drawn_ 开头的插值界限只供画线，人数很少时会错。",
                "Outside is decided by the exact tail probability alone; the interpolated drawn_ limits are for drawing and wrong at very small n."
            )
        ]
        if mute > 0 {
            notes.append(
                Bilingual(
                    "有 \(mute) 个单位人数太少，无论结果如何都不会超出 95% 界限，请合并多年。",
                    "\(mute) units are too small ever to lie outside the 95 % limits: pool years."))
        }
        return EstimateAnswer(
            method: method, methods: ["funnel-exact-binomial"],
            facts: [
                .count("units", answer.units.count), .count("n", answer.units.reduce(0) { $0 + $1.counts.trials }),
                .number("target", answer.target), .flag("target_is_given", options.target != nil),
                .number("overdispersion", answer.overdispersion), .number("overdispersion_winsorised", answer.overdispersionWinsorised),
            ], tables: [EstimateTable(name: "rows", rows: told)], notes: notes)
    }

    /// 95 % and 99.8 % in keys.
    private static let funnelLevels = ["95", "998"]

    func caseMix(_ rows: [EstimateRow]) throws -> EstimateAnswer {
        let answer = try observedExpected(
            units: rows.map { $0.text("unit") }, outcomes: rows.map { $0.count("outcome") == 1 },
            covariates: try Covariates(names: options.covariates, rows: rows.map(\.covariates)), level: options.level)
        let told = answer.units.map { unit -> [EstimateField] in
            [
                .text("unit", unit.unit), .count("observed", unit.observed), .number("expected", unit.expected), .count("n", unit.n),
                .number("variance", unit.variance), .number("z", unit.z), .number("ratio", unit.ratio.value),
                .number("ratio_lower", unit.ratio.lower), .number("ratio_upper", unit.ratio.upper), .text("method", unit.ratio.method),
                .number("byar_lower", unit.byar.lower), .number("byar_upper", unit.byar.upper), .number("adjusted_rate", unit.adjustedRate),
            ]
        }
        return EstimateAnswer(
            method: method, methods: ["logistic-regression", "observed-expected-poisson", "observed-expected-byar"],
            facts: [
                .number("level", options.level), .count("n", rows.count), .count("units", answer.units.count),
                .count("observed", answer.units.reduce(0) { $0 + $1.observed }),
                .number("expected", answer.units.reduce(0) { $0 + $1.expected }), .number("deviance", answer.regression.deviance),
            ],
            tables: [
                EstimateTable(name: "coefficients", rows: terms(answer.regression.coefficients)), EstimateTable(name: "rows", rows: told),
            ], notes: [])
    }

    func valueAdded(_ rows: [EstimateRow]) throws -> EstimateAnswer {
        let covariates = try Covariates(names: options.covariates, rows: rows.map(\.covariates))
        let (units, scores) = (rows.map { $0.text("unit") }, rows.map { $0.number("score") })
        let answer = try randomIntercept(units: units, scores: scores, covariates: covariates)
        let likeliest = try randomIntercept(units: units, scores: scores, covariates: covariates, method: .ml)
        let effects = answer.units.map { unit -> [EstimateField] in
            [
                .text("unit", unit.unit), .count("n", unit.n), .number("effect", unit.effect),
                .number("standard_deviation", unit.standardDeviation), .number("reliability", unit.reliability),
                .number("comparison_lower", unit.comparisonLower), .number("comparison_upper", unit.comparisonUpper),
            ]
        }
        var notes: [Bilingual] = []
        if answer.between == 0 {
            notes.append(
                Bilingual("各单位之间只看得出偶然的差异，增值都为 0。", "Nothing but chance is seen between the units: what they add is 0 for all."))
        }
        return EstimateAnswer(
            method: method, methods: ["random-intercept-REML", "random-intercept-ML"],
            facts: [
                .count("n", answer.n), .count("units", answer.units.count), .number("between_variance", answer.between),
                .number("within_variance", answer.within), .number("intraclass_correlation", answer.intraclassCorrelation),
                .number("deviance", answer.deviance), .number("ml_between_variance", likeliest.between),
                .number("ml_within_variance", likeliest.within), .number("ml_intraclass_correlation", likeliest.intraclassCorrelation),
                .number("ml_deviance", likeliest.deviance),
            ],
            tables: [
                EstimateTable(name: "coefficients", rows: terms(answer.coefficients)),
                EstimateTable(name: "ml_coefficients", rows: terms(likeliest.coefficients)), EstimateTable(name: "rows", rows: effects),
            ], notes: notes)
    }

    private func terms(_ coefficients: [Coefficient]) -> [[EstimateField]] {
        coefficients.map { [.text("name", $0.name), .number("value", $0.value), .number("standard_error", $0.standardError)] }
    }
}
