// From a shown measure and a chart's specification to the value that the room Charts draws.

internal import Analytics
internal import Charts
internal import Domain
internal import Statistics

/// Makes the chart of one section.
struct ChartMaker {
    let spec: ChartSpec
    let shown: ShownMeasure
    let title: String
    let subtitle: String

    /// What a specification of its kind still lacks.
    static func faults(in spec: ChartSpec) -> [String] {
        let needed: [(String, Bool)] =
            switch spec.kind {
            case .steps: [("columns", spec.columns == nil)]
            case .bars:
                [("label", unlabelled(spec)), ("value", spec.value == nil), ("target_name", spec.target != nil && spec.targetName == nil)]
            case .intervals, .funnel: [("label", unlabelled(spec)), ("estimate", spec.estimate == nil)]
            case .ranges:
                [
                    ("label", unlabelled(spec)), ("value", spec.value == nil), ("lower", spec.lower == nil), ("upper", spec.upper == nil),
                    ("target_name", spec.target != nil && spec.targetName == nil),
                ]
            case .stacked: [("label", unlabelled(spec)), ("series", spec.series == nil)]
            case .trend: [("estimate", spec.estimate == nil), ("year", spec.year == nil)]
            }
        let roles = (spec.series ?? []).map(\.role).filter { Role(rawValue: $0) == nil }.map { "role \($0)" }
        return needed.filter(\.1).map(\.0) + roles
    }

    private static func unlabelled(_ spec: ChartSpec) -> Bool {
        spec.label == nil && spec.labelText == nil
    }

    /// The chart at a width in pixels, or nil where there is nothing to draw or too much for a picture.
    func chart(width: Int) -> Chart? {
        guard !shown.rows.isEmpty, shown.rows.count <= Chart.mostRows, let body = body() else { return nil }
        let percent = (spec.kind == .intervals && estimateForm?.scale == .share) || [.trend, .stacked, .funnel].contains(spec.kind)
        return Chart(
            title: title, subtitle: subtitle,
            axis: Chart.Axis(label: spec.axis[shown.words.language], unit: percent ? .percent : .number), width: width, body: body)
    }

    private func body() -> Chart.Body? {
        switch spec.kind {
        case .steps: steps()
        case .bars: bars()
        case .intervals: intervals()
        case .ranges: ranges()
        case .stacked: stacked()
        case .trend: trend()
        case .funnel: FunnelMaker(spec: spec, shown: shown).body(label: label)
        }
    }

    private func label(_ row: MeasureRow) -> String {
        spec.label.flatMap { shown.text(of: $0, in: row) }
            ?? spec.labelText.flatMap { shown.sentence($0, about: row, context: SectionContext()) } ?? ""
    }

    private func steps() -> Chart.Body? {
        guard let row = shown.rows.first else { return nil }
        let rows = (spec.columns ?? []).compactMap { name -> Chart.Bars.Row? in
            guard let column = shown.measure.query.column(name) else { return nil }
            let value = shown.number(name, in: row)
            // A step that the plan does not have is no bar of zero: it is left out, the table says so.
            guard value != nil else { return nil }
            return Chart.Bars.Row(
                label: column.label[shown.words.language], value: value, note: shown.text(of: name, in: row) ?? "")
        }
        return rows.isEmpty ? nil : .bars(Chart.Bars(rows: rows))
    }

    private func bars() -> Chart.Body {
        let rows = shown.rows.map { row in
            let target = spec.target.flatMap { shown.number($0, in: row) }
            let value = spec.value.flatMap { shown.text(of: $0, in: row) } ?? Words.missing
            let note = target.map { "\(value) / \(Words.count(Int($0)))" } ?? value
            return Chart.Bars.Row(label: label(row), value: spec.value.flatMap { shown.number($0, in: row) }, note: note, target: target)
        }
        let named = rows.contains { $0.target != nil }
        return .bars(Chart.Bars(rows: rows, targetName: named ? spec.targetName?[shown.words.language] : nil))
    }

    /// In the chart's axis: percent for shares and points, times as they are.
    private func intervals() -> Chart.Body {
        let form = estimateForm
        let factor = form?.scale == .times ? 1.0 : 100
        let items = shown.rows.map { row in spec.estimate.flatMap { shown.measure.estimate(row, $0) } }
        // An end without bound leaves nothing to draw but the dot.
        func ends(_ item: RowEstimate?) -> (Double, Double)? {
            guard let item else { return nil }
            if form == .bounds { return item.outer.map { ($0.lowerBound, $0.upperBound) } }
            return item.estimate.flatMap { $0.lower.isFinite && $0.upper.isFinite ? ($0.lower, $0.upper) : nil }
        }
        return .intervals(
            Chart.Intervals(
                rows: zip(shown.rows, items).map { row, item in
                    let value = item?.estimate.flatMap { $0.value.isFinite ? $0.value : nil }
                    let ends = value == nil ? nil : ends(item)
                    return Chart.Intervals.Row(
                        label: label(row), estimate: value.map { $0 * factor }, lower: ends.map { $0.0 * factor },
                        upper: ends.map { $0.1 * factor },
                        note: item.map { EstimateText($0, language: shown.words.language).short } ?? "")
                }, reference: reference(items)))
    }

    private func ranges() -> Chart.Body {
        let rows = shown.rows.map { row in
            func number(_ name: String?) -> Double? { name.flatMap { shown.number($0, in: row) } }
            let note = spec.note.flatMap { shown.sentence($0, about: row, context: SectionContext()) }
            return Chart.Intervals.Row(
                label: label(row), estimate: number(spec.value), lower: number(spec.lower), upper: number(spec.upper),
                note: note ?? spec.value.flatMap { shown.text(of: $0, in: row) } ?? "", target: number(spec.target))
        }
        let named = rows.contains { $0.target != nil }
        return .intervals(Chart.Intervals(rows: rows, targetName: named ? spec.targetName?[shown.words.language] : nil))
    }

    private var estimateForm: EstimateForm? {
        spec.estimate.flatMap { name in shown.measure.query.estimates.first { $0.name == name } }?.form
    }

    /// What the estimates are compared with: the rate of the pool, where there is one pool; no difference.
    private func reference(_ items: [RowEstimate?]) -> Chart.Intervals.Reference? {
        let language = shown.words.language
        switch estimateForm?.scale {
        case .times: return Chart.Intervals.Reference(value: 1, label: language == .chinese ? "相同" : "equal")
        case .points: return Chart.Intervals.Reference(value: 0, label: language == .chinese ? "相同" : "equal")
        case .share:
            let rates = Set(items.compactMap { $0?.reference })
            guard rates.count == 1, let rate = rates.first else { return nil }
            return Chart.Intervals.Reference(
                value: rate * 100, label: (language == .chinese ? "总体 " : "all: ") + Words.percent(rate))
        case .people, nil: return nil
        }
    }

    private func stacked() -> Chart.Body {
        // A part that nobody is in needs no place in the legend.
        let series = (spec.series ?? []).filter { part in
            shown.rows.contains { row in part.columns.contains { (shown.number($0, in: row) ?? 0) > 0 } }
        }
        return .stacked(
            Chart.Stacked(
                series: series.map { Chart.Stacked.Series(name: $0.label[shown.words.language], role: Role(rawValue: $0.role) ?? .first) },
                rows: shown.rows.map { row in
                    let values = series.map { part in part.columns.reduce(0.0) { $0 + (shown.number($1, in: row) ?? 0) } }
                    return Chart.Stacked.Row(
                        label: label(row), values: values, note: "n=\(Words.count(Int(values.reduce(0, +))))")
                }, measure: .share))
    }

    /// nil where a programme has two plans of one year: two points over one year are no line.
    private func trend() -> Chart.Body? {
        let roles: [Role] = [.first, .second, .fourth, .third, .fifth]
        let groups = Dictionary(grouping: shown.rows) { shown.measure.cell($0, "programme").text ?? "" }
        guard groups.values.allSatisfy({ rows in Set(rows.compactMap { point($0)?.year }).count == rows.count }) else { return nil }
        return .trend(
            Chart.Trend(
                series: groups.keys.sorted().enumerated().map { index, key in
                    let rows = groups[key] ?? []
                    return Chart.Trend.Series(
                        name: rows.first.flatMap { shown.text(of: "programme", in: $0) } ?? key, role: roles[index % roles.count],
                        points: rows.compactMap(point))
                }))
    }

    private func point(_ row: MeasureRow) -> Chart.Trend.Point? {
        guard let column = spec.year, let day = shown.measure.cell(row, column).integer else { return nil }
        let item = spec.estimate.flatMap { shown.measure.estimate(row, $0) }
        return Chart.Trend.Point(
            year: CivilDay(number: day).components.year, value: item?.estimate.map { $0.value * 100 },
            lower: item?.estimate.map { $0.lower * 100 }, upper: item?.estimate.map { $0.upper * 100 })
    }
}
