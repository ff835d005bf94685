// Draws units by size and rate within the curves that chance allows; only those outside have a name.

extension Drawing {
    private static let nameSize = 13.0

    static func draw(_ funnel: Chart.Funnel, of chart: Chart, terminator: String) -> Canvas {
        let width = Double(chart.width)
        let head = Head(of: chart)
        let plotHeight = min(max(width * 0.46, 240), 400)
        let values = funnel.points.map(\.value) + [funnel.target] + funnel.limits.flatMap { $0.places.flatMap { [$0.lower, $0.upper] } }
        let up = Scale(values: values, unit: chart.axis.unit, fixed: chart.axis.range, intervals: Int(plotHeight / 60))

        let axisLabel = PlotText(chart.axis.label).fitted(to: width - 2 * Head.edge, size: RowFrame.tickSize)
        let top = head.bottom + (axisLabel.isEmpty ? 8 : 26)
        let bottom = top + plotHeight
        let tickRoom = up.ticks.map { $0.text.width(size: RowFrame.tickSize) }.max() ?? 0
        let curves = (funnel.limits.map(\.name) + [funnel.targetName]).map { PlotText($0).fitted(to: width * 0.22, size: nameSize) }
        let nameRoom = curves.map { $0.width(size: nameSize) }.max() ?? 0
        let left = Head.edge + tickRoom + 12
        let right = width - Head.edge - nameRoom - 14
        let sizes = (funnel.points.map(\.size) + funnel.limits.flatMap { $0.places.map(\.size) }).map(Double.init)
        // To just past the largest unit, so that the curves end beside their names.
        let across = Scale(
            values: sizes, unit: .number, fixed: 0...((sizes.max() ?? 1) * 1.03).rounded(.up), intervals: max(4, Int((right - left) / 90)))

        var canvas = Canvas(width: width, height: (bottom + 50).rounded(.up), terminator: terminator)
        head.draw(on: &canvas)
        canvas.text(axisLabel, at: .init(x: Head.edge, y: top - 16), size: RowFrame.tickSize, colour: Ink.muted)
        let sizeLabel = PlotText(funnel.sizeLabel).fitted(to: width - 2 * Head.edge, size: RowFrame.tickSize)
        let half = sizeLabel.width(size: RowFrame.tickSize) / 2
        canvas.text(
            sizeLabel, at: .init(x: min(max((left + right) / 2, Head.edge + half), width - Head.edge - half), y: bottom + 36), .center,
            size: RowFrame.tickSize, colour: Ink.muted)
        canvas.area(
            left: left, right: right, top: top, bottom: bottom, x: (across.range.lowerBound, across.range.upperBound),
            y: (up.range.lowerBound, up.range.upperBound))
        canvas.ticks(up.ticks, axis: "y", grid: true)
        canvas.ticks(across.ticks, axis: "x", grid: false)
        let ends = [across.range.lowerBound, across.range.upperBound]
        canvas.plot(ends.map { [$0, up.range.lowerBound] }, with: "lines lt 1 lc rgb '\(Ink.base)' lw 1")
        canvas.plot(ends.map { [$0, funnel.target] }, with: "lines lt 1 lc rgb '\(Ink.target)' lw 1.2")
        for (index, limit) in funnel.limits.enumerated() {
            let style = "lines lt 1 lc rgb '\(Ink.muted)' lw 1.1 dt \(index == 0 ? "'-'" : "solid")"
            canvas.plot(limit.places.map { [Double($0.size), $0.lower] }, with: style)
            canvas.plot(limit.places.map { [Double($0.size), $0.upper] }, with: style)
        }
        draw(funnel.points, on: &canvas)

        let frame = FunnelFrame(left: left, right: right, top: top, bottom: bottom, across: across, up: up)
        var names: [NameEnd] = []
        for (limit, name) in zip(funnel.limits, curves) {
            guard let last = limit.places.last else { continue }
            let place = frame.place(Double(last.size), last.upper)
            names.append(NameEnd(name: name, colour: Ink.muted, x: place.x, y: place.y))
        }
        names.append(
            NameEnd(name: curves[curves.count - 1], colour: Ink.target, x: right, y: frame.place(ends[1], funnel.target).y))
        drawNames(names, x: right + 10, top: top, bottom: bottom, on: &canvas)
        drawLabels(funnel.points, in: frame, on: &canvas)
        return canvas
    }

    /// One dot for all units on a spot, its area by their number: hollow inside of the limits, solid outside.
    private static func draw(_ points: [Chart.Funnel.Point], on canvas: inout Canvas) {
        for isOutside in [false, true] {
            var spots: [[Double]: Int] = [:]
            for point in points where (point.label != nil) == isOutside { spots[[Double(point.size), point.value], default: 0] += 1 }
            for many in Set(spots.values).sorted() {
                let rows = spots.filter { $0.value == many }.keys.sorted { ($0[0], $0[1]) < ($1[0], $1[1]) }
                let size = Numbers.fixed(0.7 * Double(many).squareRoot(), decimals: 2)
                canvas.plot(rows, with: "points lt 1 pt \(isOutside ? 7 : 6) ps \(size) lw 1.4 lc rgb '\(Role.first.colour)'")
            }
        }
    }

    /// Names of the units outside, each at the first side of its point where it covers no other; one that finds no place is left to the table.
    private static func drawLabels(_ points: [Chart.Funnel.Point], in frame: FunnelFrame, on canvas: inout Canvas) {
        var taken: [Box] = []
        let dots = points.map { frame.place(Double($0.size), $0.value) }.map { Box(left: $0.x - 4, right: $0.x + 4, middle: $0.y, half: 4) }
        for (point, dot) in zip(points, dots).sorted(by: { ($0.1.middle, $0.1.left) < ($1.1.middle, $1.1.left) }) {
            guard let label = point.label else { continue }
            let text = PlotText(label).fitted(to: (frame.right - frame.left) * 0.4, size: nameSize)
            let width = text.width(size: nameSize)
            let above = dot.right - 4 - width / 2
            let corners: [(left: Double, down: Double)] = [(dot.right + 5, 0), (dot.left - 5 - width, 0), (above, -15), (above, 15)]
            let boxes = corners.map { Box(left: $0.left, right: $0.left + width, middle: dot.middle + $0.down, half: 8) }
            let free = boxes.filter { box in
                box.left >= frame.left + 2 && box.right <= frame.right && box.middle - 8 >= frame.top - 8 && box.middle + 8 <= frame.bottom
                    && !taken.contains(where: box.overlaps)
            }
            guard let box = free.first(where: { box in !dots.contains(where: box.overlaps) }) ?? free.first else { continue }
            taken.append(box)
            canvas.text(text, at: .init(x: box.left, y: box.middle), size: nameSize)
        }
    }

    /// A place taken by a text or a dot, in pixels.
    private struct Box {
        let left: Double
        let right: Double
        let middle: Double
        let half: Double

        func overlaps(_ other: Box) -> Bool {
            left < other.right && other.left < right && (middle - other.middle).magnitude < half + other.half
        }
    }
}

/// Where sizes and rates stand in the picture.
private struct FunnelFrame {
    let left, right, top, bottom: Double
    let across, up: Scale

    func place(_ size: Double, _ value: Double) -> Canvas.Place {
        Canvas.Place(x: left + across.fraction(size) * (right - left), y: bottom - up.fraction(value) * (bottom - top))
    }
}
