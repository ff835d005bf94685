// Draws estimates as dots with their interval lines, a tick for each target, notes in a column, and a reference line to compare with.

extension Drawing {
    static func draw(_ intervals: Chart.Intervals, of chart: Chart, terminator: String) -> Canvas {
        let notes = intervals.rows.map { PlotText($0.note) }
        let reference = intervals.reference
        let hasTargets = intervals.rows.contains { $0.target != nil }
        let legend = hasTargets ? [Head.Entry(mark: .tick, name: PlotText(intervals.targetName ?? ""))] : []
        let frame = RowFrame(
            of: chart, head: Head(of: chart, legend: legend), labels: intervals.rows.map(\.label), noteColumn: notes,
            extraTop: reference == nil ? 0 : 20)
        let values =
            intervals.rows.flatMap { [$0.estimate, $0.lower, $0.upper, $0.target].compactMap { $0 } }
            + [reference?.value].compactMap { $0 }
        let fixed = chart.axis.range ?? (chart.axis.unit == .percent ? 0...100 : nil)
        let scale = Scale(values: values, unit: chart.axis.unit, fixed: fixed, intervals: frame.intervals)

        var canvas = Canvas(width: frame.width, height: frame.height, terminator: terminator)
        frame.draw(scale: scale, on: &canvas)
        frame.drawBase(at: scale.range.lowerBound, on: &canvas)
        if let reference {
            let x = frame.pixel(reference.value, in: scale)
            canvas.line(
                from: .init(x: x, y: frame.upperEdge - 3), to: .init(x: x, y: frame.bottom), colour: Ink.target, width: 1.2, dashed: true)
            let label = PlotText(reference.label).fitted(to: frame.width - 2 * Head.edge, size: RowFrame.tickSize)
            let half = label.width(size: RowFrame.tickSize) / 2
            let centre = min(max(x, Head.edge + half), frame.width - Head.edge - half)
            canvas.text(label, at: .init(x: centre, y: frame.upperEdge - 12), .center, size: RowFrame.tickSize, colour: Ink.target)
        }
        var whole: [[Double]] = []
        var bare: [[Double]] = []
        for (index, row) in intervals.rows.enumerated() {
            guard let estimate = row.estimate else { continue }
            if let lower = row.lower, let upper = row.upper {
                whole.append([estimate, frame.middle(index), lower, upper])
            } else {
                bare.append([estimate, frame.middle(index)])
            }
        }
        canvas.plot(whole, with: "xerrorbars lt 1 pt 7 ps 0.95 lw 1.8 lc rgb '\(Role.first.colour)'")
        canvas.plot(bare, with: "points lt 1 pt 6 ps 0.95 lw 1.8 lc rgb '\(Role.first.colour)'")
        let half = frame.halfBar
        canvas.plot(
            intervals.rows.enumerated().compactMap { index, row in
                row.target.map { [$0, frame.middle(index) - half, 0, 2 * half] }
            }, with: "vectors nohead lt 1 lc rgb '\(Ink.target)' lw 2.5")
        frame.drawNotes(notes, isMissing: intervals.rows.map { $0.estimate == nil }, on: &canvas)
        return canvas
    }
}
