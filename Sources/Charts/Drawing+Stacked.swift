// Draws bars of several segments, as shares or counts, with the number inside each segment that has room for it.

extension Drawing {
    static func draw(_ stacked: Chart.Stacked, of chart: Chart, terminator: String) -> Canvas {
        let notes = stacked.rows.map { PlotText($0.note) }
        let legend = stacked.series.map { Head.Entry(mark: .swatch($0.role), name: PlotText($0.name)) }
        let frame = RowFrame(
            of: chart, head: Head(of: chart, legend: legend), labels: stacked.rows.map(\.label), noteColumn: notes)
        let totals = stacked.rows.map { $0.values.reduce(0) { $0 + ($1 ?? 0) } }
        let isShare = stacked.measure == .share
        let scale = Scale(
            values: totals, unit: isShare ? .percent : chart.axis.unit, fixed: isShare ? 0...100 : chart.axis.range,
            intervals: frame.intervals)

        var canvas = Canvas(width: frame.width, height: frame.height, terminator: terminator)
        frame.draw(scale: scale, on: &canvas)
        var starts = stacked.rows.map { _ in 0.0 }
        var inside: [(text: PlotText, place: Canvas.Place, role: Role)] = []
        for (number, series) in stacked.series.enumerated() {
            var boxes: [[Double]] = []
            for (index, row) in stacked.rows.enumerated() {
                guard let value = row.values[number], value > 0 else { continue }
                let length = isShare ? value / totals[index] * 100 : value
                let end = starts[index] + length
                let middle = frame.middle(index)
                boxes.append([starts[index], end, middle - frame.halfBar, middle + frame.halfBar])
                let words = PlotText(isShare ? shareText(length) : Numbers.short(value))
                let room = frame.pixel(end, in: scale) - frame.pixel(starts[index], in: scale)
                if words.width(size: RowFrame.tickSize) + 8 <= room {
                    let place = Canvas.Place(x: frame.pixel(starts[index] + length / 2, in: scale), y: frame.middlePixel(index))
                    inside.append((words, place, series.role))
                }
                starts[index] = end
            }
            canvas.boxes(boxes, role: series.role)
        }
        let plain = Role.unknown.colour
        canvas.plot(
            hatchClearings(inside, frame: frame, scale: scale), with: "boxxyerror fs solid border lc rgb '\(plain)' lc rgb '\(plain)'")
        frame.drawBase(at: 0, on: &canvas)
        for (words, place, role) in inside {
            canvas.text(words, at: place, .center, size: RowFrame.tickSize, colour: role.inkInside)
        }
        frame.drawNotes(notes, isMissing: totals.map { $0 == 0 }, on: &canvas)
        return canvas
    }

    /// A whole percent; with a decimal where rounding would claim all of the row for a part of it.
    private static func shareText(_ percent: Double) -> String {
        Numbers.fixed(percent, decimals: percent < 100 && percent >= 99.5 ? 1 : 0) + "%"
    }

    /// Plain patches under the numbers in hatched segments, so that they stay readable.
    private static func hatchClearings(
        _ inside: [(text: PlotText, place: Canvas.Place, role: Role)], frame: RowFrame, scale: Scale
    ) -> [[Double]] {
        let perPixel = (scale.range.upperBound - scale.range.lowerBound) / (frame.right - frame.left)
        return inside.filter { $0.role == .unknown }.map { words, place, _ in
            let x = scale.range.lowerBound + (place.x - frame.left) * perPixel
            let y = (place.y - frame.top) / frame.rowHeight
            let half = (words.width(size: RowFrame.tickSize) / 2 + 2) * perPixel
            let halfHeight = 7 / frame.rowHeight
            return [x, y, x - half, x + half, y - halfHeight, y + halfHeight]
        }
    }
}
