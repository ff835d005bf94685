// Draws horizontal bars with a note at each bar's end and a tick for each target.

extension Drawing {
    private static let gap = 7.0

    static func draw(_ bars: Chart.Bars, of chart: Chart, terminator: String) -> Canvas {
        let hasTargets = bars.rows.contains { $0.target != nil }
        let legend = hasTargets ? [Head.Entry(mark: .tick, name: PlotText(bars.targetName ?? ""))] : []
        let frame = RowFrame(of: chart, head: Head(of: chart, legend: legend), labels: bars.rows.map(\.label), noteColumn: [])
        let values = bars.rows.flatMap { [$0.value, $0.target].compactMap { $0 } }
        let full = Scale(values: values, unit: chart.axis.unit, fixed: chart.axis.range, intervals: frame.intervals)

        // Notes stand right of their bars inside the plot area, so the axis is stretched until the widest pair fits;
        // the ticks of the wider axis past the last needed one are left out.
        let notes = bars.rows.map { PlotText($0.note) }
        let room = frame.right - frame.left
        var share = 1.0
        for (row, note) in zip(bars.rows, notes) {
            let end = full.fraction(max(row.value ?? 0, row.target ?? 0))
            let needed = note.isEmpty ? 0 : note.width(size: RowFrame.textSize) + gap + 4
            if end > 0 { share = min(share, (room + 12 - needed) / room / end) }
        }
        share = max(share, 0.45)
        let stretched = Scale(full, stretchedBy: 1 / share)

        var canvas = Canvas(width: frame.width, height: frame.height, terminator: terminator)
        frame.draw(scale: stretched, on: &canvas)
        let half = frame.halfBar
        canvas.boxes(
            bars.rows.enumerated().compactMap { index, row in
                guard let value = row.value, value > 0 else { return nil }
                return [0, value, frame.middle(index) - half, frame.middle(index) + half]
            }, role: .first)
        canvas.plot(
            bars.rows.enumerated().compactMap { index, row in
                row.target.map { [$0, frame.middle(index) - half - frame.tickOverhang, 0, 2 * (half + frame.tickOverhang)] }
            }, with: "vectors nohead lt 1 lc rgb '\(Ink.target)' lw 2.5")
        frame.drawBase(at: 0, on: &canvas)
        for (index, row) in bars.rows.enumerated() {
            let barEnd = frame.pixel(row.value ?? 0, in: stretched)
            var x = barEnd + gap
            if let target = row.target {
                // A note never runs through a target's tick: it moves behind it.
                let tick = frame.pixel(target, in: stretched)
                let end = x + notes[index].width(size: RowFrame.textSize) + 4
                if tick > barEnd - 2, tick < end { x = tick + gap }
            }
            let note = notes[index].fitted(to: frame.width - Head.edge / 2 - x, size: RowFrame.textSize)
            canvas.text(
                note, at: .init(x: x, y: frame.middlePixel(index)), size: RowFrame.textSize,
                colour: row.value == nil ? Ink.muted : Ink.text)
        }
        return canvas
    }
}

extension Scale {
    /// The same ticks on a range that reaches further right: the same unit takes less room.
    init(_ scale: Scale, stretchedBy factor: Double) {
        ticks = scale.ticks
        let length = (scale.range.upperBound - scale.range.lowerBound) * factor
        range = scale.range.lowerBound...(scale.range.lowerBound + length)
    }
}
