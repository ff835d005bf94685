// The reference cases of selection: Berkeley 1973 and Newcombe's examples, every number of them.

import Foundation
import Statistics
import Testing

/// A value inside nested objects, by its keys.
func number(_ object: Any?, _ path: String...) throws -> Double {
    var here = object
    for key in path {
        if let index = Int(key), let list = here as? [Any] { here = list[index] } else { here = (here as? [String: Any])?[key] }
    }
    return try #require(here as? Double ?? (here as? Int).map(Double.init), "\(path)")
}

func close(_ left: Double?, _ right: Double, _ tolerance: Double = 1e-6, _ place: SourceLocation = #_sourceLocation) {
    guard let left else {
        Issue.record("no value, \(right) expected", sourceLocation: place)
        return
    }
    #expect(abs(left - right) <= tolerance, "\(left) \(right)", sourceLocation: place)
}

func expectedCase(_ file: String) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(contentsOf: ReferenceCases.folder.appendingPathComponent(file)))
}

/// Rows of a reference table by the names of their columns.
func table(_ file: String) throws -> [[String: String]] {
    let text = try String(contentsOf: ReferenceCases.folder.appendingPathComponent(file), encoding: .utf8)
    let lines = text.split(whereSeparator: \.isNewline).map { line in
        line.split(separator: ",", omittingEmptySubsequences: false).map { $0.trimmingCharacters(in: CharacterSet(charactersIn: "\" ")) }
    }
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(lines[0], $0)) }
}

@Suite(.enabled(if: ReferenceCases.isThere, "no folder ../shared/cases beside the project: reference cases not compared"))
struct SelectionCaseTests {
    /// Women first, men second, by department, in the order of the file.
    static func berkeley() throws -> [Stratum] {
        var cells: [String: Int] = [:]
        var departments: [String] = []
        for row in try table("selection/data/a1_ucb_admissions.csv") {
            let department = try #require(row["dept"])
            if !departments.contains(department) { departments.append(department) }
            cells["\(department) \(row["gender"]!) \(row["admit"]!)"] = Int(row["freq"]!)
        }
        return try departments.map { name in
            func counts(_ gender: String) throws -> Counts {
                let admitted = try #require(cells["\(name) \(gender) Admitted"])
                return try Counts(successes: admitted, trials: admitted + (try #require(cells["\(name) \(gender) Rejected"])))
            }
            return Stratum(name: name, first: try counts("Female"), second: try counts("Male"))
        }
    }

    private func check(_ comparison: RateComparison, against known: Any?) throws {
        let katz = try comparison.katzRatio()
        close(katz.value, try number(known, "impact_ratio_katz", "ratio"))
        close(katz.lower, try number(known, "impact_ratio_katz", "lower"))
        close(katz.upper, try number(known, "impact_ratio_katz", "upper"))
        let koopman = try comparison.koopmanRatio()
        close(koopman.lower, try number(known, "impact_ratio_koopman", "lower"), 1e-4)
        close(koopman.upper, try number(known, "impact_ratio_koopman", "upper"), 1e-4)
        let difference = try comparison.difference()
        close(difference.value, try number(known, "difference_newcombe10", "diff"))
        close(difference.lower, try number(known, "difference_newcombe10", "lower"))
        close(difference.upper, try number(known, "difference_newcombe10", "upper"))
        close(comparison.oddsRatio, try number(known, "odds_ratio_sample"))
        for (corrected, statistic, p) in [(false, "chisq_no_cc", "p_no_cc"), (true, "chisq_yates", "p_yates")] {
            let test = try comparison.chiSquaredTest(corrected: corrected)
            close(test.statistic, try number(known, statistic))
            let expected = try number(known, p)
            #expect(abs(test.p / expected - 1) < 1e-6)
        }
        let fisher = try number(known, "fisher_two_sided_p")
        #expect(abs(try comparison.fisherTest().p / fisher - 1) < 1e-6)
    }

    @Test func `Berkeley pooled and by department is what R says`() throws {
        let known = try expectedCase("selection/expected/a1_ucb_admissions.json") as? [String: Any]
        let strata = try Self.berkeley()
        let answer = try standardised(strata)
        try check(answer.pooled, against: known?["aggregate_comparison_female_vs_male"])
        #expect(answer.pooled.higher == .second)
        let departments = try #require(known?["by_department"] as? [String: Any])
        #expect(departments.count == strata.count)
        let signs = try #require((known?["simpson"] as? [String: Any])?["dept_sign"] as? [String: Int])
        for stratum in strata {
            let comparison = try RateComparison(first: stratum.first, second: stratum.second)
            try check(comparison, against: (departments[stratum.name] as? [String: Any])?["comparison"])
            #expect(comparison.higher == (signs[stratum.name] == 1 ? .first : .second))
        }
    }

    @Test func `Berkeley's strata together are what R says, and the warning is given`() throws {
        let known = try expectedCase("selection/expected/a1_ucb_admissions.json")
        let strata = try Self.berkeley()
        let common = try mantelHaenszel(strata)
        close(common.value, try number(known, "cochran_mantel_haenszel", "common_or_female_vs_male"))
        close(common.lower, try number(known, "cochran_mantel_haenszel", "ci95_RBG", "0"))
        close(common.upper, try number(known, "cochran_mantel_haenszel", "ci95_RBG", "1"))
        for (corrected, end) in [(false, "no_cc"), (true, "cc")] {
            let test = try cochranMantelHaenszelTest(strata, corrected: corrected)
            close(test.statistic, try number(known, "cochran_mantel_haenszel", "chisq_\(end)"))
            close(test.p, try number(known, "cochran_mantel_haenszel", "p_\(end)"))
        }
        let homogeneity = try breslowDayTest(strata)
        close(homogeneity.plain.statistic, try number(known, "homogeneity", "breslow_day"))
        close(homogeneity.plain.p, try number(known, "homogeneity", "p"))
        close(homogeneity.tarone.statistic, try number(known, "homogeneity", "tarone"))
        close(homogeneity.tarone.p, try number(known, "homogeneity", "tarone_p"))
        #expect(homogeneity.plain.degrees == 5)
        let answer = try standardised(strata)
        close(answer.first.value, try number(known, "directly_standardised_rate_total_weights", "Female"))
        close(answer.second.value, try number(known, "directly_standardised_rate_total_weights", "Male"))
        #expect(answer.turnsRound)
        #expect(answer.higher == .first && answer.pooled.higher == .second)
        #expect(answer.first.lower < answer.first.value && answer.first.value < answer.first.upper)
    }

    @Test func `intervals of proportions by the beta distribution are those of R's binom`() throws {
        let known = try #require(try expectedCase("selection/expected/a2_newcombe.json") as? [String: Any])
        let single = try #require(known["single"] as? [Any])
        #expect(single.count == 4)
        for one in single {
            let counts = try Counts(successes: Int(try number(one, "x")), trials: Int(try number(one, "n")))
            for (name, estimate) in [("clopper_pearson", try clopperPearson(counts)), ("jeffreys", try jeffreys(counts))] {
                close(estimate.lower, try number(one, name, "lower"))
                close(estimate.upper, try number(one, name, "upper"))
            }
        }
        let differences = try #require(known["difference"] as? [Any])
        #expect(differences.count == 8)
        for one in differences {
            let input = try (0..<4).map { Int(try number(one, "input", "\($0)")) }
            let estimate = try RateComparison(
                first: Counts(successes: input[0], trials: input[1]), second: Counts(successes: input[2], trials: input[3])
            ).difference()
            close(estimate.value, try number(one, "newcombe10", "diff"))
            close(estimate.lower, try number(one, "newcombe10", "lower"))
            close(estimate.upper, try number(one, "newcombe10", "upper"))
        }
    }
}
