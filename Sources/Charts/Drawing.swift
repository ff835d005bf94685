// From a checked chart to its finished script; each kind of body is drawn in a file of its own.

/// The script of a chart and the size of the picture it makes.
struct Drawing {
    /// Pixels.
    let width: Int
    /// Pixels; follows from the rows.
    let height: Int
    /// Script lines, not yet checked by `ScriptCheck`.
    let lines: [String]

    /// Draws a chart that `Chart.check` accepted. `terminator` ends the datablocks: `T` and sixteen hexadecimal digits.
    init(_ chart: Chart, terminator: String) {
        let canvas =
            switch chart.body {
            case .bars(let bars): Drawing.draw(bars, of: chart, terminator: terminator)
            case .intervals(let intervals): Drawing.draw(intervals, of: chart, terminator: terminator)
            case .stacked(let stacked): Drawing.draw(stacked, of: chart, terminator: terminator)
            case .trend(let trend): Drawing.draw(trend, of: chart, terminator: terminator)
            case .funnel(let funnel): Drawing.draw(funnel, of: chart, terminator: terminator)
            }
        width = Int(canvas.width)
        height = Int(canvas.height)
        lines = canvas.lines
    }
}
