// Draws series over years as lines with gaps, whiskers and a name at the end of each line.

extension Drawing {
    private static let nameSize = 13.0
    private static let nameSpacing = 17.0

    static func draw(_ trend: Chart.Trend, of chart: Chart, terminator: String) -> Canvas {
        let width = Double(chart.width)
        let head = Head(of: chart)
        let years = Set(trend.series.flatMap { $0.points.map(\.year) }).sorted()
        let plotHeight = min(max(width * 0.42, 210), 360)
        let values = trend.series.flatMap { $0.points.flatMap { [$0.value, $0.lower, $0.upper].compactMap { $0 } } }
        let scale = Scale(values: values, unit: chart.axis.unit, fixed: chart.axis.range, intervals: Int(plotHeight / 60))

        let axisLabel = PlotText(chart.axis.label).fitted(to: width - 2 * Head.edge, size: RowFrame.tickSize)
        let top = head.bottom + (axisLabel.isEmpty ? 8 : 26)
        let tickRoom = scale.ticks.map { $0.text.width(size: RowFrame.tickSize) }.max() ?? 0
        let names = trend.series.map { PlotText($0.name).fitted(to: width * 0.3, size: nameSize) }
        let nameRoom = names.map { $0.width(size: nameSize) }.max() ?? 0
        let left = Head.edge + tickRoom + 12
        let right = width - Head.edge - nameRoom - 14
        let bottom = top + plotHeight
        let first = Double(years[0]) - 0.35
        let last = Double(years[years.count - 1]) + 0.35

        var canvas = Canvas(width: width, height: (bottom + 28).rounded(.up), terminator: terminator)
        head.draw(on: &canvas)
        canvas.text(axisLabel, at: .init(x: Head.edge, y: top - 16), size: RowFrame.tickSize, colour: Ink.muted)
        canvas.area(
            left: left, right: right, top: top, bottom: bottom, x: (first, last),
            y: (scale.range.lowerBound, scale.range.upperBound))
        canvas.ticks(scale.ticks, axis: "y", grid: true)
        canvas.ticks(yearTicks(years, room: right - left), axis: "x", grid: false)
        let base = scale.range.contains(0) ? 0 : scale.range.lowerBound
        canvas.plot([[first, base], [last, base]], with: "lines lt 1 lc rgb '\(Ink.base)' lw 1")

        let withWhiskers = trend.series.filter { $0.points.contains { $0.lower != nil } }.count
        var ends: [NameEnd] = []
        for (index, series) in trend.series.enumerated() {
            // Whiskers of several series in one year stand side by side, or one would hide the other.
            let isShifted = withWhiskers > 1 && series.points.contains { $0.lower != nil }
            let shift = isShifted ? (Double(index) - Double(trend.series.count - 1) / 2) * 0.06 : 0
            let points = Dictionary(uniqueKeysWithValues: series.points.map { ($0.year, $0) })
            let colour = series.role.strokeColour
            canvas.plot(
                years.compactMap { year in
                    guard let point = points[year], let value = point.value, let lower = point.lower, let upper = point.upper
                    else { return nil }
                    return [Double(year) + shift, value, lower, upper]
                }, with: "yerrorbars lt 1 pt \(series.role.pointType) ps 0 lw 1.2 lc rgb '\(colour)'")
            let line = years.map { year in points[year]?.value.map { [Double(year) + shift, $0] } ?? [] }
            canvas.plot(line, with: "linespoints lt 1 pt \(series.role.pointType) ps 0.8 lw 2.2 lc rgb '\(colour)'")
            if let end = line.last(where: { !$0.isEmpty }) {
                ends.append(
                    NameEnd(
                        name: names[index], colour: colour, x: left + (end[0] - first) / (last - first) * (right - left),
                        y: bottom - scale.fraction(end[1]) * plotHeight))
            }
        }
        drawNames(ends, x: right + 10, top: top, bottom: bottom, on: &canvas)
        return canvas
    }

    /// The last point of a series, in pixels, and the name to stand beside it.
    struct NameEnd {
        let name: PlotText
        let colour: String
        let x: Double
        let y: Double
    }

    /// Writes the names in a column, each as near its point as the others allow; a thin line joins a name that had to move.
    static func drawNames(_ ends: [NameEnd], x: Double, top: Double, bottom: Double, on canvas: inout Canvas) {
        let sorted = ends.sorted { ($0.y, $0.name.text) < ($1.y, $1.name.text) }
        var places = sorted.map { min(max($0.y, top), bottom) }
        for index in places.indices.dropFirst() {
            places[index] = max(places[index], places[index - 1] + nameSpacing)
        }
        // Whatever was pushed below the plot pushes the ones above it back up.
        var floor = bottom + nameSpacing / 2
        for index in places.indices.reversed() {
            places[index] = min(places[index], floor)
            floor = places[index] - nameSpacing
        }
        for (end, y) in zip(sorted, places) {
            if (y - end.y).magnitude > 3 || x - end.x > 60 {
                canvas.line(from: .init(x: end.x + 6, y: end.y), to: .init(x: x - 3, y: y), colour: end.colour, width: 0.7)
            }
            canvas.text(end.name, at: .init(x: x, y: y), size: nameSize, colour: end.colour)
        }
    }

    /// As many of the years as fit, evenly chosen, the last one always among them.
    private static func yearTicks(_ years: [Int], room: Double) -> [Scale.Tick] {
        let span = Double(years[years.count - 1] - years[0]) + 0.7
        let step = [1, 2, 5, 10, 20, 50, 100].first { Double($0) * room / span >= 42 } ?? 300
        let last = years[years.count - 1]
        let chosen = step == 1 ? years : years.filter { (last - $0) % step == 0 }
        return chosen.map { Scale.Tick(value: Double($0), text: PlotText(String($0))) }
    }
}
