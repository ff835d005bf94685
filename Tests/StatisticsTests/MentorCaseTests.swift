// The reference cases of mentors: partial pooling, funnels, value added and case-mix, every number of them.

import Foundation
import Statistics
import Testing

@Suite(.enabled(if: ReferenceCases.isThere, "no folder ../shared/cases beside the project: reference cases not compared"))
struct MentorCaseTests {
    /// Data file, its columns, and the expected files' stem for shrinkage and for the funnel.
    static let pooled: [(String, [String], String, String)] = [
        ("b1_rat_tumor", ["group", "y", "n"], "b1_rat_tumor", "b1_rat_tumor_funnel"),
        ("b2_insteval_tiny_open", ["lecturer", "y", "n"], "b2_insteval_tiny_open", "b2_insteval_tiny_open_funnel"),
        ("b4_surgical", ["hospital", "deaths", "n"], "b4_surgical_eb", "b4_surgical_funnel"),
    ]

    static func units(_ file: String, _ columns: [String]) throws -> [UnitCounts] {
        try table("mentors/data/\(file).csv").map { row in
            UnitCounts(
                unit: row[columns[0]]!,
                counts: try Counts(successes: try #require(Int(row[columns[1]]!)), trials: try #require(Int(row[columns[2]]!))))
        }
    }

    @Test(arguments: pooled.indices)
    func `partial pooling is what R says`(index: Int) throws {
        let (file, columns, stem, _) = Self.pooled[index]
        let units = try Self.units(file, columns)
        let known = try expectedCase("mentors/expected/\(stem).json")
        let answer = try partialPooling(units)
        guard case .beta(let alpha, let beta) = answer.spread else {
            Issue.record("no spread found")
            return
        }
        #expect(abs(alpha / (try number(known, "mle", "alpha")) - 1) < 1e-3)
        #expect(abs(beta / (try number(known, "mle", "beta")) - 1) < 1e-3)
        close(answer.logLikelihood, try number(known, "mle", "loglik"))
        #expect(answer.logLikelihood >= (try number(known, "mle", "loglik")) - 1e-9)
        close(answer.binomialLogLikelihood, try number(known, "loglik_binomial"))
        close(answer.homogeneity?.statistic, try number(known, "pearson_X2"))
        close(answer.homogeneity?.p, try number(known, "p_overdispersion"))
        close(answer.intraclassCorrelation, try number(known, "mle", "rho_icc"), 1e-4)
        let groups = try table("mentors/expected/\(stem)_groups.csv")
        #expect(groups.count == answer.rates.count && groups.count == units.count)
        for (row, rate) in zip(groups, answer.rates) {
            #expect(row["group"] == rate.unit)
            // The shapes agree to about a millionth only, and so what follows from them.
            close(rate.estimate.value, Double(row["eb_mean"]!)!, 1e-5)
            close(rate.estimate.lower, Double(row["eb_lo95"]!)!, 1e-5)
            close(rate.estimate.upper, Double(row["eb_hi95"]!)!, 1e-5)
            close(rate.ownWeight, Double(row["shrink_weight_on_raw"]!)!, 1e-4)
        }
    }

    @Test(arguments: pooled.indices)
    func `funnel limits, tails and flags are what R says`(index: Int) throws {
        let (file, columns, _, stem) = Self.pooled[index]
        let known = try #require(try expectedCase("mentors/expected/\(stem).json") as? [String: Any])
        let answer = try funnel(try Self.units(file, columns))
        close(answer.target, try number(known, "target"))
        close(answer.overdispersion, try number(known, "phi_raw"))
        close(answer.overdispersionWinsorised, try number(known, "phi_winsor10"))
        let rows = try table("mentors/expected/\(stem).csv")
        #expect(rows.count == answer.units.count)
        for (row, unit) in zip(rows, answer.units) {
            #expect(row["group"] == unit.unit)
            for (level, name) in zip(unit.limits, ["95", "998"]) {
                close(level.drawnLower, Double(row["interp_lo\(name)"]!)!)
                close(level.drawnUpper, Double(row["interp_hi\(name)"]!)!)
                close(level.stepLower, Double(row["step_lo\(name)"]!)!)
                close(level.stepUpper, Double(row["step_hi\(name)"]!)!)
            }
            close(unit.lowerTail, Double(row["p_lower"]!)!)
            close(unit.upperTail, Double(row["p_upper"]!)!)
            #expect(unit.outside == [row["exact_flag95"] == "TRUE", row["exact_flag998"] == "TRUE"], "\(unit.unit)")
            #expect(unit.canBeOutside[0] == (row["can_ever_flag95"] == "TRUE"))
        }
        #expect(Set(answer.units.filter { $0.outside[0] }.map(\.unit)) == Set(try #require(known["exact_flag95"] as? [String])))
        #expect(Set(answer.units.filter { $0.outside[1] }.map(\.unit)) == Set(try #require(known["exact_flag998"] as? [String])))
    }

    @Test func `the logistic normal model is what lme4 says`() throws {
        let known = try expectedCase("mentors/expected/b4_surgical_funnel.json")
        let answer = try logisticNormal(try Self.units("b4_surgical", ["hospital", "deaths", "n"]))
        close(answer.mean, try number(known, "glmer_nAGQ25", "mu"), 2e-3)
        close(answer.deviation, try number(known, "glmer_nAGQ25", "sigma"), 2e-3)
        close(answer.middleRate, try number(known, "glmer_nAGQ25", "pop_mean"), 2e-3)
        for unit in answer.units { close(unit.rate, try number(known, "glmer_nAGQ25", "conditional_mode_prob", unit.unit), 2e-3) }
    }

    @Test(arguments: [("b3_exam_null", [String]()), ("b3_exam_value_added", ["standLRT"])])
    func `value added of schools is what lme4 says`(stem: String, names: [String]) throws {
        let rows = try table("mentors/data/b3_exam_london.csv")
        let known = try expectedCase("mentors/expected/\(stem).json")
        let covariates = try Covariates(names: names, rows: rows.map { row in names.map { Double(row[$0]!)! } })
        for method in [VarianceMethod.reml, .ml] {
            let answer = try randomIntercept(
                units: rows.map { $0["school"]! }, scores: rows.map { Double($0["normexam"]!)! }, covariates: covariates, method: method)
            let name = method.rawValue
            for coefficient in answer.coefficients {
                let key = coefficient.name == Coefficient.constantName ? "(Intercept)" : coefficient.name
                close(coefficient.value, try number(known, name, "fixef", key), 1e-5)
                close(coefficient.standardError, try number(known, name, "se", key), 1e-5)
            }
            close(answer.between, try number(known, name, "tau2"), 1e-5)
            close(answer.within, try number(known, name, "sigma2"), 1e-5)
            close(answer.intraclassCorrelation, try number(known, name, "icc"), 1e-5)
            close(answer.deviance, try number(known, name, "neg2loglik"), 1e-5)
            guard method == .reml else { continue }
            let effects = try table("mentors/expected/\(stem)_blups.csv")
            #expect(effects.count == answer.units.count)
            let mine = Dictionary(uniqueKeysWithValues: answer.units.map { ($0.unit, $0) })
            for row in effects {
                let unit = try #require(mine[row["group"]!])
                #expect(String(unit.n) == row["n"])
                close(unit.effect, Double(row["blup"]!)!, 1e-4)
                close(unit.standardDeviation, Double(row["cond_sd"]!)!, 1e-4)
                close(unit.reliability, Double(row["reliability"]!)!, 1e-4)
                close(unit.comparisonLower, Double(row["cmp_lo"]!)!, 1e-4)
                close(unit.comparisonUpper, Double(row["cmp_hi"]!)!, 1e-4)
            }
        }
    }

    @Test func `case-mix of providers is what R says`() throws {
        let rows = try table("mentors/data/b7_medpar.csv")
        let known = try expectedCase("mentors/expected/b7_medpar_oe.json")
        let names = ["age80", "white", "hmo", "type2", "type3"]
        let answer = try observedExpected(
            units: rows.map { $0["provnum"]! }, outcomes: rows.map { $0["died"] == "1" },
            covariates: try Covariates(names: names, rows: rows.map { row in names.map { Double(row[$0]!)! } }))
        for coefficient in answer.regression.coefficients {
            let key = coefficient.name == Coefficient.constantName ? "(Intercept)" : coefficient.name
            close(coefficient.value, try number(known, "coef", key))
            close(coefficient.standardError, try number(known, "se", key), 1e-5)
        }
        close(answer.regression.deviance, try number(known, "deviance"))
        #expect(answer.units.reduce(0) { $0 + $1.observed } == Int(try number(known, "sum_observed")))
        close(answer.units.reduce(0) { $0 + $1.expected }, try number(known, "sum_observed"))
        let providers = try table("mentors/expected/b7_medpar_oe.csv")
        #expect(providers.count == answer.units.count)
        let mine = Dictionary(uniqueKeysWithValues: answer.units.map { ($0.unit, $0) })
        for row in providers {
            let unit = try #require(mine[row["group"]!])
            #expect(String(unit.observed) == row["observed"] && String(unit.n) == row["n"])
            close(unit.expected, Double(row["expected"]!)!, 1e-5)
            close(unit.variance, Double(row["var"]!)!, 1e-5)
            close(unit.ratio.value, Double(row["oe"]!)!, 1e-5)
            close(unit.adjustedRate, Double(row["risk_adjusted_rate"]!)!, 1e-5)
            close(unit.z, Double(row["z"]!)!, 1e-5)
            close(unit.byar.lower, Double(row["byar_lo"]!)!, 1e-5)
            close(unit.byar.upper, Double(row["byar_hi"]!)!, 1e-5)
            close(unit.ratio.lower, Double(row["pois_lo"]!)!, 1e-5)
            close(unit.ratio.upper, Double(row["pois_hi"]!)!, 1e-5)
        }
    }
}
