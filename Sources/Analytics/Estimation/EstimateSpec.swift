// What a line `-- estimate` of a query's head asks for: which estimator, of which columns, over which rows.

package import Domain
internal import Ledger

/// The estimators that a query's head can name. Methods and sources: docs/methods.md.
package enum EstimateForm: String, CaseIterable, Sendable {
    /// Successes in trials, with Wilson's interval.
    case proportion
    /// Trials to one success, with Wilson's interval turned over.
    case reciprocal
    /// The rate of a unit drawn to the mean of its pool, with its posterior interval (beta-binomial).
    case pooled
    /// The rate of a unit against the limits that chance sets around the rate of its pool (exact binomial, 95 % and 99.8 %).
    case funnel
    /// Successes of a unit over those that its pupils' own starting points let expect.
    case caseMix = "case-mix"
    /// A rate between what the unknown could make of it.
    case bounds
    /// Rate of a first group over that of a second.
    case ratio
    /// Rate of a first group less that of a second.
    case difference
    /// The same difference, both groups given the same share of every stratum. Stands in the row whose stratum is empty.
    case standardised
    /// Change of a rate from year to year. Stands in the row whose year is empty.
    case trend
    /// The smallest rise over the rate of the earlier years that the last year's number would show, else the smallest fall. Stands in the row whose
    /// year is empty.
    case detectable
    /// How many people a group needs so that a difference of a set size shows.
    case needed

    /// What its numbers are in.
    package var scale: EstimateScale {
        switch self {
        case .proportion, .pooled, .funnel, .bounds: .share
        case .ratio, .reciprocal, .caseMix: .times
        case .difference, .standardised, .trend, .detectable: .points
        case .needed: .people
        }
    }

    /// How it is written in a head.
    package var written: String {
        let one = "\(rawValue) of A in B"
        switch self {
        case .proportion, .reciprocal: return one + "[, missing C[ + D]]"
        case .pooled, .funnel: return one + "[, missing C[ + D]], within COLUMN[ + COLUMN][, shown from PARAMETER]"
        case .caseMix:
            return one + "[, missing C[ + D]], pupils RELATION, on COVARIATE[ + COVARIATE], unit COLUMN, within COLUMN[ + COLUMN]"
                + "[, shown from PARAMETER]"
        case .bounds: return one + ", missing C[ + D][, known from PARAMETER]"
        case .ratio, .difference: return one + " over C in D, between COLUMN and COLUMN[, missing E[ + F]][, shown from PARAMETER]"
        case .standardised:
            return one + " over C in D, between COLUMN and COLUMN, strata COLUMN, within COLUMN[ + COLUMN][, missing E[ + F]]"
        case .trend, .detectable: return one + ", years COLUMN, within COLUMN[ + COLUMN]"
        case .needed: return one + ", to see PARAMETER"
        }
    }

    fileprivate var clauses: (must: Set<String>, may: Set<String>) {
        switch self {
        case .proportion, .reciprocal: ([], ["missing"])
        case .pooled, .funnel: (["within"], ["missing", "shown from"])
        case .caseMix: (["pupils", "on", "unit", "within"], ["missing", "shown from"])
        case .bounds: (["missing"], ["known from"])
        case .ratio, .difference: (["between"], ["missing", "shown from"])
        case .standardised: (["between", "strata", "within"], ["missing"])
        case .trend, .detectable: (["years", "within"], [])
        case .needed: (["to see"], [])
        }
    }

    fileprivate var comparesTwo: Bool { [.ratio, .difference, .standardised].contains(self) }
}

/// What an estimate's numbers are in.
package enum EstimateScale: Sendable {
    /// 0…1, written as percent.
    case share
    /// −1…1, written as percentage points.
    case points
    /// 0 or above, how many times.
    case times
    /// Whole people.
    case people
}

/// A number to be estimated from a query's rows.
package struct EstimateSpec: Sendable {
    package let name: String
    package let form: EstimateForm
    package let label: Bilingual
    /// Columns of counts.
    package let successes: String
    package let trials: String
    /// Of the group compared with; nil where there is none.
    let other: (successes: String, trials: String)?
    /// The columns that name the first group and the second; nil where there are none.
    package let groups: (first: String, second: String)?
    /// The columns that together count those whose outcome is not known; empty where all are known by definition.
    package let missing: [String]
    /// Rows that agree in these columns are estimated together.
    let within: [String]
    /// The column of strata or years; nil where there is none. A row without one stands for all.
    let part: String?
    /// The parameter that says from how many trials on an estimate is shown.
    package let shownFrom: String?
    /// The parameter that says from which percentage known a rate is shown and not only its bounds.
    package let knownFrom: String?
    /// The parameter that says how many percentage points are to be seen.
    let toSee: String?
    /// Where the single pupils of a case-mix stand; nil for every other form.
    let pupils: PupilSpec?

    var columnsUsed: [String] {
        [successes, trials] + (other.map { [$0.successes, $0.trials] } ?? []) + (groups.map { [$0.first, $0.second] } ?? []) + missing
            + within + (part.map { [$0] } ?? []) + (pupils.map { [$0.unit] } ?? [])
    }

    var parametersUsed: [String] { [shownFrom, knownFrom, toSee].compactMap { $0 } }
}

/// The pupils from whose starting points a case-mix expects successes: a shared relation with a row for each (`plan_id`, `person_id`), the columns
/// of the pool, the unit and the successes (0 or 1) under the names they have in the query, and the covariates. A pupil whose covariates are not
/// all known is left out, and the query counts them as missing.
struct PupilSpec: Sendable {
    let relation: String
    let covariates: [String]
    let unit: String

    /// Each pupil with known covariates once, in these columns and in the order of their values, so that sums do not depend on how rows came in.
    func rows(_ columns: [String], on reader: LedgerReader) throws -> [[Cell]] {
        try reader.rows(of: relation, columns: columns + ["plan_id", "person_id"])
            .map { Array($0.prefix(columns.count)) }.filter { !$0.suffix(covariates.count).contains(.null) }
    }
}

extension EstimateSpec {
    /// The columns of the pupils' relation that a case-mix reads: those of the pool, the unit, success, covariates.
    var pupilColumns: [String] { pupils.map { within + [$0.unit, successes] + $0.covariates } ?? [] }

    /// Reads `FORM of A in B[ over C in D][, clause …]`; nil where a word is wrong, a clause lacks or is one too many.
    init?(_ text: String, name: String, label: Bilingual) {
        var parts = text.parts(between: ",")
        let head = parts.removeFirst().split(separator: " ").map(String.init)
        guard let form = head.first.flatMap(EstimateForm.init(rawValue:)), head.count == (form.comparesTwo ? 9 : 5), head[1] == "of",
            head[3] == "in", !form.comparesTwo || (head[5] == "over" && head[7] == "in")
        else { return nil }
        var clauses: [String: [String]] = [:]
        for part in parts {
            guard let word = EstimateSpec.clauses.first(where: { part.hasPrefix($0.key + " ") }), clauses[word.key] == nil else {
                return nil
            }
            let names = String(part.dropFirst(word.key.count)).parts(between: word.value)
            guard names.allSatisfy({ !$0.isEmpty && !$0.contains(" ") }) else { return nil }
            clauses[word.key] = names
        }
        let given = Set(clauses.keys)
        guard form.clauses.must.isSubset(of: given), given.isSubset(of: form.clauses.must.union(form.clauses.may)),
            (clauses["between"]?.count ?? 2) == 2,
            ["strata", "years", "shown from", "known from", "to see", "pupils", "unit"].allSatisfy({ (clauses[$0]?.count ?? 1) == 1 })
        else { return nil }
        self.init(
            name: name, form: form, label: label, successes: head[2], trials: head[4],
            other: form.comparesTwo ? (head[6], head[8]) : nil, groups: clauses["between"].map { ($0[0], $0[1]) },
            missing: clauses["missing"] ?? [], within: clauses["within"] ?? [], part: (clauses["strata"] ?? clauses["years"])?[0],
            shownFrom: clauses["shown from"]?[0], knownFrom: clauses["known from"]?[0], toSee: clauses["to see"]?[0],
            pupils: clauses["pupils"].flatMap { relation in
                clauses["unit"].map { PupilSpec(relation: relation[0], covariates: clauses["on"] ?? [], unit: $0[0]) }
            })
    }

    /// The words that begin a clause, and what stands between its names.
    private static let clauses = [
        "missing": "+", "within": "+", "between": " and ", "strata": "+", "years": "+", "shown from": "+", "known from": "+", "to see": "+",
        "pupils": "+", "on": "+", "unit": "+",
    ]
}
