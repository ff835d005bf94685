// The estimate of one row with everything that must stand beside it.

package import Domain
package import Statistics

/// What must be said beside an estimate, or instead of one.
package enum EstimateRemark: String, Worded {
    case tooFew = "too_few"
    case tooLittleKnown = "too_little_known"
    case cannotTell = "cannot_tell"
    case noSpread = "no_spread"
    case firstHigher = "first_higher"
    case secondHigher = "second_higher"
    case equal
    case turnedRound = "turned_round"
    case inside
    case above
    case below
    case farAbove = "far_above"
    case farBelow = "far_below"
    case neverOutside = "never_outside"
    case insideWidened = "inside_widened"

    package var label: Bilingual {
        switch self {
        case .tooFew: Bilingual("人数太少，不显示", "too few, not shown")
        case .tooLittleKnown: Bilingual("掌握率不足，只列上下界", "too little known: bounds only")
        case .cannotTell: Bilingual("数据不足以估计", "the data cannot tell")
        case .noSpread: Bilingual("各单位之间看不出超出偶然的差别，均取总体比例", "no difference between units beyond chance: the rate of all")
        case .firstHigher: Bilingual("前者较高", "the first is higher")
        case .secondHigher: Bilingual("后者较高", "the second is higher")
        case .equal: Bilingual("两者相等", "both are equal")
        case .turnedRound:
            Bilingual("注意：合并比较与分层比较方向相反（辛普森悖论）", "Note: pooled and stratified comparison point in opposite ways (Simpson's paradox)")
        case .inside: Bilingual("在偶然范围内", "within what chance allows")
        case .above: Bilingual("高于 95% 界限", "above the 95% limit")
        case .below: Bilingual("低于 95% 界限", "below the 95% limit")
        case .farAbove: Bilingual("高于 99.8% 界限", "above the 99.8% limit")
        case .farBelow: Bilingual("低于 99.8% 界限", "below the 99.8% limit")
        case .neverOutside: Bilingual("人数太少，无论结果如何都不会超出界限", "too few to lie outside whatever the outcome")
        case .insideWidened: Bilingual("按过度离散放宽后在界限以内", "within the limits once widened for over-dispersion")
        }
    }
}

/// An estimate of one row, or why there is none.
package struct RowEstimate: Sendable {
    package let spec: EstimateSpec
    /// nil where there is not one observation, where it is withheld, or where the row has none of this kind.
    /// An end without bound is infinite.
    package let estimate: Estimate?
    /// The number of observations, also where the estimate is withheld.
    package let n: Int
    /// Those whose outcome is unknown; nil where the query counts none.
    package let missing: Int?
    /// Of a funnel, the limits at 99.8 %; of bounds, the rate had all the unknown failed, and had all succeeded.
    package var outer: ClosedRange<Double>?
    /// The rate of the pool that a unit is held against; of a case-mix, how many successes were to be expected.
    package var reference: Double?
    /// Of a pooled rate, the probability that its true place is on the other side of the mean; of a comparison or trend, of a
    /// difference as large by chance alone; of a funnel, of a rate as far out on its side.
    package var probability: Double?
    package var remarks: [EstimateRemark] = []
    /// Of a funnel, the over-dispersion of its pool: mean square of the units' z-scores, the outer tenths drawn in; 1 where chance alone is at work.
    package var overdispersion: Double?

    init(
        _ spec: EstimateSpec, _ estimate: Estimate?, n: Int? = nil, missing: Int? = nil, outer: ClosedRange<Double>? = nil,
        reference: Double? = nil, probability: Double? = nil, remarks: [EstimateRemark] = []
    ) {
        self.spec = spec
        self.estimate = estimate
        self.n = n ?? estimate?.n ?? 0
        self.missing = missing
        self.outer = outer
        self.reference = reference
        self.probability = probability
        self.remarks = remarks
    }

    /// Names of the methods as docs/methods.md has them; nil where there is no number.
    package var method: String? {
        spec.form == .bounds ? outer.map { _ in estimate.map { $0.method + "; manski-bounds" } ?? "manski-bounds" } : estimate?.method
    }

    /// Whether the row has a number of this kind at all, be it withheld.
    package var isPresent: Bool { estimate != nil || n > 0 || missing != nil || !remarks.isEmpty }
}
