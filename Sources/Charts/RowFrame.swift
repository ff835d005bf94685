// The frame of every chart with rows: where labels, marks, notes, ticks and the axis label stand. Sizes in pixels.

/// A laid-out frame. Rows run downwards; row `i` covers `i` to `i + 1` of the vertical axis.
struct RowFrame {
    static let textSize = 13.0
    static let tickSize = 12.0
    /// Between the plot and the notes: a dot at the axis's end keeps clear of the text.
    private static let noteGap = 18.0
    /// Below this width the label stands above its mark.
    private static let narrow = 560
    /// From this many rows on, ticks stand above the rows as well as below.
    private static let tall = 25
    private static let upperTickHeight = 20.0

    let width: Double
    let height: Double
    let left: Double
    let right: Double
    let top: Double
    let rowHeight: Double
    let labelsAbove: Bool
    private let head: Head
    private let labels: [PlotText]
    private let axisLabel: PlotText

    /// - Parameters:
    ///   - noteColumn: notes to stand in a column at the right; empty where the notes stand at the marks.
    ///   - extraTop: room above the rows, for the label of a reference line.
    init(of chart: Chart, head: Head, labels rawLabels: [String], noteColumn: [PlotText], extraTop: Double = 0) {
        self.head = head
        width = Double(chart.width)
        labelsAbove = chart.width < RowFrame.narrow
        rowHeight = labelsAbove ? 44 : 28
        let all = rawLabels.map { PlotText($0) }
        let longest = all.map { $0.width(size: RowFrame.textSize) }.max() ?? 0
        let longestNote = noteColumn.map { $0.width(size: RowFrame.textSize) }.max() ?? 0
        let noteRoom = longestNote == 0 ? 0 : min(longestNote, width * 0.34) + RowFrame.noteGap + 1
        // One pixel of slack, or a rounding error would shorten the very text the room was made for.
        let labelRoom = min(longest, width * 0.34) + 1
        left = labelsAbove ? Head.edge + 4 : Head.edge + labelRoom + 10
        right = width - Head.edge - (labelsAbove ? 12 : max(noteRoom, 16))
        let room = labelsAbove ? width - 2 * Head.edge - 9 - (noteRoom > 0 ? min(longestNote, width * 0.45) + 16 : 0) : labelRoom
        labels = all.map { $0.fitted(to: room, size: RowFrame.textSize) }
        axisLabel = PlotText(chart.axis.label)
        top = head.bottom + extraTop + (all.count >= RowFrame.tall ? RowFrame.upperTickHeight : 0)
        height = (top + rowHeight * Double(all.count) + 26 + (axisLabel.isEmpty ? 0 : 18) + 4).rounded(.up)
    }

    var rowCount: Int { labels.count }
    /// Where the ticks above the rows begin, or the rows themselves.
    var upperEdge: Double { top - (rowCount >= RowFrame.tall ? RowFrame.upperTickHeight : 0) }
    var bottom: Double { top + rowHeight * Double(rowCount) }

    /// The middle of a row's mark, in rows.
    func middle(_ row: Int) -> Double {
        Double(row) + (labelsAbove ? 0.7 : 0.5)
    }

    /// The middle of a row's mark, in pixels.
    func middlePixel(_ row: Int) -> Double {
        top + middle(row) * rowHeight
    }

    /// How far a target's tick stands out of its bar, in rows.
    var tickOverhang: Double { 3 / rowHeight }

    /// Half the thickness of a bar, in rows.
    var halfBar: Double { (labelsAbove ? 8 : 9) / rowHeight }

    /// About how many intervals between ticks fit the plot's width.
    var intervals: Int { max(2, Int((right - left) / 100)) }

    /// Draws everything but the marks, and sets both axes.
    func draw(scale: Scale, on canvas: inout Canvas) {
        head.draw(on: &canvas)
        canvas.area(
            left: left, right: right, top: top, bottom: bottom,
            x: (scale.range.lowerBound, scale.range.upperBound), y: (Double(rowCount), 0))
        canvas.ticks(scale.ticks, axis: "x", grid: true)
        for (row, label) in labels.enumerated() {
            if labelsAbove {
                canvas.text(label, at: .init(x: left + 5, y: top + (Double(row) + 0.3) * rowHeight), size: RowFrame.textSize)
            } else {
                canvas.text(label, at: .init(x: left - 10, y: middlePixel(row)), .right, size: RowFrame.textSize)
            }
        }
        if rowCount >= RowFrame.tall {
            for tick in scale.ticks {
                let place = Canvas.Place(x: pixel(tick.value, in: scale), y: top - 10)
                canvas.text(tick.text, at: place, .center, size: RowFrame.tickSize, colour: Ink.muted)
            }
        }
        // Without a tick there is nothing to read off, and the label would name an empty axis.
        guard !scale.ticks.isEmpty else { return }
        let label = axisLabel.fitted(to: width - 2 * Head.edge, size: RowFrame.tickSize)
        let half = label.width(size: RowFrame.tickSize) / 2
        let centre = min(max((left + right) / 2, Head.edge + half), width - Head.edge - half)
        canvas.text(label, at: .init(x: centre, y: bottom + 36), .center, size: RowFrame.tickSize, colour: Ink.muted)
    }

    /// Draws the line from which values are read. It is data, so that gnuplot has something to plot when every value is missing.
    func drawBase(at value: Double, on canvas: inout Canvas) {
        canvas.plot([[value, 0], [value, Double(rowCount)]], with: "lines lt 1 lc rgb '\(Ink.base)' lw 1")
    }

    /// Draws the notes in the column at the right, grey where there is no value.
    func drawNotes(_ notes: [PlotText], isMissing: [Bool], on canvas: inout Canvas) {
        for (row, note) in notes.enumerated() {
            let colour = isMissing[row] ? Ink.muted : Ink.text
            if labelsAbove {
                let short = note.fitted(to: width * 0.45 + 1, size: RowFrame.textSize)
                let place = Canvas.Place(x: width - Head.edge, y: top + (Double(row) + 0.3) * rowHeight)
                canvas.text(short, at: place, .right, size: RowFrame.textSize, colour: colour)
            } else {
                let short = note.fitted(to: width - Head.edge - right - RowFrame.noteGap, size: RowFrame.textSize)
                canvas.text(short, at: .init(x: right + RowFrame.noteGap, y: middlePixel(row)), size: RowFrame.textSize, colour: colour)
            }
        }
    }

    /// The horizontal place of a value, in pixels.
    func pixel(_ value: Double, in scale: Scale) -> Double {
        left + scale.fraction(value) * (right - left)
    }
}
