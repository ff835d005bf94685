// The value axis: from the least and greatest number to a range with round ticks and their words.

/// A range of values with round ticks in it.
struct Scale: Hashable, Sendable {
    /// One tick.
    struct Tick: Hashable, Sendable {
        let value: Double
        let text: PlotText
    }

    let range: ClosedRange<Double>
    let ticks: [Tick]

    /// Where a value lies in the range, 0 to 1.
    func fraction(_ value: Double) -> Double {
        (value - range.lowerBound) / (range.upperBound - range.lowerBound)
    }

    /// Chooses ticks at 1, 2 or 5 times a power of ten, about `intervals` of them.
    ///
    /// `fixed` is the caller's range, kept as it is. Otherwise the range reaches from zero (or the lowest tick below the least
    /// value) to the first tick at or above the greatest. All of `values` may be missing: then the range is 0 to 1 (or 100 percent)
    /// and has no ticks.
    init(values: [Double], unit: Chart.Axis.Unit, fixed: ClosedRange<Double>?, intervals: Int) {
        let least = fixed?.lowerBound ?? min(0, values.min() ?? 0)
        var greatest = fixed?.upperBound ?? max(0, values.max() ?? 0)
        if greatest <= least { greatest = least + (unit == .percent ? 100 : 1) }
        let whole = unit == .number && (values + [least, greatest]).allSatisfy { $0 == $0.rounded() }
        let step = max(Scale.roundStep(atLeast: (greatest - least) / Double(max(intervals, 1))), whole ? 1 : 0)
        // A billionth of a step of slack, or 0.3 / 0.1 would need a fourth tick.
        let first = ((least / step) + (fixed == nil ? 1e-9 : -1e-9)).rounded(fixed == nil ? .down : .up)
        let last = ((greatest / step) + (fixed == nil ? -1e-9 : 1e-9)).rounded(fixed == nil ? .up : .down)
        range = fixed ?? (first * step)...(last * step)
        guard fixed != nil || !values.isEmpty else {
            // Ticks would pretend to a size that nothing has.
            ticks = []
            return
        }
        let decimals = Scale.decimals(of: step)
        let isGrouped = max(first.magnitude, last.magnitude) * step >= 10_000
        ticks = stride(from: first, through: last, by: 1).map { index in
            let value = index * step
            let text = Numbers.readable(value, decimals: decimals, grouped: isGrouped) + (unit == .percent ? "%" : "")
            return Tick(value: value, text: PlotText(text))
        }
    }

    private static func roundStep(atLeast raw: Double) -> Double {
        var power = 1.0
        while power * 10 <= raw { power *= 10 }
        while power > raw, power > 1e-6 { power /= 10 }
        return [1, 2, 5, 10].map { $0 * power }.first { $0 >= raw * (1 - 1e-9) } ?? power * 10
    }

    private static func decimals(of step: Double) -> Int {
        var decimals = 0
        var scaled = step
        while decimals < 6, (scaled - scaled.rounded()).magnitude > 1e-6 {
            scaled *= 10
            decimals += 1
        }
        return decimals
    }
}
