// A funnel from the estimates of a measure: points, curves, and what over-dispersion means for reading them.

internal import Analytics
internal import Charts
internal import Domain
internal import Statistics

/// Makes what a section with a funnel shows.
struct FunnelMaker {
    let spec: ChartSpec
    let shown: ShownMeasure

    private var isChinese: Bool { shown.words.language == .chinese }

    /// The rows that have a rate, with it.
    private var units: [(row: MeasureRow, item: RowEstimate, rate: Estimate)] {
        shown.rows.compactMap { row in
            guard let name = spec.estimate, let item = shown.measure.estimate(row, name), let rate = item.estimate else { return nil }
            return (row: row, item: item, rate: rate)
        }
    }

    /// nil where there is no rate at all, or more pools than one, which have a target each.
    func body(label: (MeasureRow) -> String) -> Chart.Body? {
        let units = self.units
        let targets = Set(units.compactMap(\.item.reference))
        guard targets.count == 1, let target = targets.first, let least = units.map(\.rate.n).min(), let most = units.map(\.rate.n).max()
        else { return nil }
        return .funnel(
            Chart.Funnel(
                points: units.map { unit in
                    Chart.Funnel.Point(
                        size: unit.rate.n, value: unit.rate.value * 100, label: Self.isOutside(unit.item) ? label(unit.row) : nil)
                }, target: target * 100, targetName: (isChinese ? "总体 " : "all ") + Words.percent(target),
                limits: [(0.95, "95%"), (0.998, "99.8%")].map { level, name in
                    Chart.Funnel.Limit(name: name, places: Self.places(least...most, target: target, level: level))
                }, sizeLabel: isChinese ? "结果已知的学生（人次）" : "pupils whose outcome is known"))
    }

    /// A limit for every size from the smallest to the largest, or for two hundred between where there are more; within 0 to 100 percent.
    private static func places(_ sizes: ClosedRange<Int>, target: Double, level: Double) -> [Chart.Funnel.Limit.Place] {
        let steps = min(sizes.count - 1, 200)
        let chosen = steps == 0 ? [sizes.lowerBound] : (0...steps).map { sizes.lowerBound + $0 * (sizes.count - 1) / steps }
        return chosen.compactMap { size in
            guard let limit = try? funnelLimit(trials: size, target: target, level: level) else { return nil }
            return Chart.Funnel.Limit.Place(size: size, lower: max(0, limit.drawnLower) * 100, upper: min(1, limit.drawnUpper) * 100)
        }
    }

    private static func isOutside(_ item: RowEstimate) -> Bool {
        item.remarks.contains { [.above, .below, .farAbove, .farBelow].contains($0) }
    }

    /// `；过度离散系数 1.32`, to stand beside the picture; nil where there is no funnel.
    var subtitle: String? {
        units.first?.item.overdispersion.map { factor in
            (isChinese ? "；过度离散系数 " : "; over-dispersion ") + Words.decimal(factor, places: 2)
        }
    }

    /// What the picture shows, for those who do not see it.
    var alternative: String? {
        let units = self.units
        guard let target = units.first?.item.reference else { return nil }
        let outside = units.count { Self.isOutside($0.item) }
        return isChinese
            ? "总体 \(Words.percent(target))；\(Words.count(units.count)) 个单位中 \(Words.count(outside)) 个在 95% 界限以外。"
            : " All: \(Words.percent(target)); \(Words.count(outside)) of \(Words.count(units.count)) units lie outside the 95% limits."
    }

    /// How far the limits can be believed, for each funnel of one pool in a table.
    static func notes(_ names: [String], _ shown: ShownMeasure) -> [String] {
        shown.measure.query.estimates.filter { names.contains($0.name) && $0.form == .funnel }.compactMap { spec in
            let items = shown.rows.compactMap { shown.measure.estimate($0, spec.name) }.filter { $0.estimate != nil }
            let factors = Set(items.compactMap(\.overdispersion))
            guard factors.count == 1, let factor = factors.first else { return nil }
            let outside = items.filter(isOutside)
            let widened = outside.count { !$0.remarks.contains(.insideWidened) }
            let written = Words.decimal(factor, places: 2)
            guard shown.words.language == .chinese else {
                let head = "\(spec.label.en): over-dispersion φ = \(written) (outer tenths of the z-scores drawn in); "
                return head
                    + (factor > 1
                        ? "units differ by more than chance, and the limits are too narrow by √φ = \(Words.decimal(factor.squareRoot(), places: 2)). "
                            + "Outside the 95% limits: \(outside.count), \(widened) once they are widened"
                        : "not above 1, so the limits need no widening")
            }
            return "\(spec.label.zh)：过度离散系数 φ = \(written)（z 值两端各一成缩尾）"
                + (factor > 1
                    ? "，各单位间的差别大于偶然，界限偏窄，应放宽至 √φ = \(Words.decimal(factor.squareRoot(), places: 2)) 倍。"
                        + "95% 界限外原有 \(outside.count) 个单位，放宽后 \(widened) 个"
                    : "，不大于 1，界限无须放宽")
        }
    }
}
