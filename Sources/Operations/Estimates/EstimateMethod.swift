// The estimators that a researcher can run on a table of their own: their names, their columns and what they tell.

package import Domain

/// What stands in a column of such a table.
package enum EstimateColumnKind: Sendable {
    /// A name; empty is an error.
    case text
    /// A whole number of people, 0 or more.
    case count
    /// Any finite number.
    case number
    /// 1 or 0; also yes and no, 是 and 否.
    case outcome
    /// A percentage as it was reported, its digits counting: 66.7 is not 66.70.
    case percentage
}

/// A column of such a table.
package struct EstimateColumn: Sendable {
    package let name: String
    package let kind: EstimateColumnKind
    package let isOptional: Bool
    package let meaning: Bilingual

    init(_ name: String, _ kind: EstimateColumnKind, optional: Bool = false, _ zh: String, _ en: String) {
        self.name = name
        self.kind = kind
        isOptional = optional
        meaning = Bilingual(zh, en)
    }
}

/// The estimators of `talentpool estimate`.
package enum EstimateMethod: String, CaseIterable, Sendable {
    case proportion, difference, standardised, shrinkage
    case funnelLimits = "funnel-limits"
    case caseMix = "case-mix"
    case valueAdded = "value-added"
    case trend, bounds
    case sampleSize = "sample-size"
    case reported

    package var title: Bilingual {
        switch self {
        case .proportion: Bilingual("比例及其区间", "proportions with their intervals")
        case .difference: Bilingual("两组比例之差与之比", "difference and ratio of two rates")
        case .standardised:
            Bilingual("分层比较：标准化比例、共同优势比、辛普森悖论", "two groups in strata: standardised rates, common odds ratio, Simpson's paradox")
        case .shrinkage: Bilingual("部分合并：各单位比例向总体靠拢（贝塔—二项模型）", "partial pooling of units' rates (beta-binomial)")
        case .funnelLimits: Bilingual("漏斗图界限与是否超出", "funnel limits, and which units lie outside")
        case .caseMix: Bilingual("按起点校正：实际与预期之比（逻辑回归）", "case-mix: observed over expected (logistic regression)")
        case .valueAdded: Bilingual("增值：各单位的随机截距（线性混合模型）", "value added: a random constant per unit (linear mixed model)")
        case .trend: Bilingual("比例逐年的线性趋势", "linear trend of rates over years")
        case .bounds: Bilingual("未知者可能造成的上下界", "what the unknown could make of a rate")
        case .sampleSize: Bilingual("比较两个比例所需的人数", "people needed to compare two rates")
        case .reported: Bilingual("已公布的百分比是否可能（GRIM）", "whether a reported percentage is possible (GRIM)")
        }
    }

    /// The columns it reads, in the order they are told; ``takesCovariates`` says whether others may be named besides.
    package var columns: [EstimateColumn] {
        let successes = EstimateColumn("successes", .count, "成功人数", "successes")
        let trials = EstimateColumn("trials", .count, "结果已知的人数", "those whose outcome is known")
        let unit = EstimateColumn("unit", .text, "单位（导师、学校等）", "unit (mentor, school …)")
        let group = EstimateColumn("group", .text, "组别", "group")
        switch self {
        case .proportion: return [EstimateColumn("group", .text, optional: true, "组别", "group"), successes, trials]
        case .difference:
            return [
                EstimateColumn(
                    "comparison", .text, optional: true, "比较的名称；每个恰有两组，先出现的为第一组",
                    "name of a comparison: each has two groups, the first named first"), group, successes, trials,
            ]
        case .standardised:
            return [EstimateColumn("stratum", .text, "层（学科、年份等）", "stratum (discipline, year …)"), group, successes, trials]
        case .shrinkage, .funnelLimits: return [unit, successes, trials]
        case .caseMix: return [unit, EstimateColumn("outcome", .outcome, "是否成功：1 或 0", "success: 1 or 0")]
        case .valueAdded: return [unit, EstimateColumn("score", .number, "结束时的成绩", "score at the end")]
        case .trend: return [EstimateColumn("year", .count, "年份", "year"), successes, trials]
        case .bounds:
            return [
                EstimateColumn("group", .text, optional: true, "组别", "group"), successes, trials,
                EstimateColumn("unknown", .count, "结果未知的人数", "those whose outcome is unknown"),
            ]
        case .sampleSize:
            return [
                EstimateColumn("first", .number, "第一组比例，0–1", "first rate, 0–1"),
                EstimateColumn("second", .number, "第二组比例，0–1", "second rate, 0–1"),
            ]
        case .reported:
            return [
                EstimateColumn("percentage", .percentage, "公布的百分比", "percentage as reported"),
                EstimateColumn("n", .count, "公布的总人数", "n as reported"),
            ]
        }
    }

    /// Whether further columns of numbers may be named as covariates, one row a pupil.
    package var takesCovariates: Bool { self == .caseMix || self == .valueAdded }
}

/// What is asked besides the table.
package struct EstimateOptions: Sendable {
    /// Coverage of the intervals, strictly between 0 and 1.
    package var level = 0.95
    /// Target of a funnel; nil: the rate of all units.
    package var target: Double?
    /// Power of a comparison, strictly between 0 and 1.
    package var power = 0.8
    /// Names of columns in the file by the name of the method's column: `["unit": "mentor"]`.
    package var headings: [String: String] = [:]
    /// Columns of numbers for ``EstimateMethod/caseMix`` and ``EstimateMethod/valueAdded``.
    package var covariates: [String] = []

    package init() {}
}
