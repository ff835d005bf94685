// Writes the gnuplot script of one chart: the only place where script lines are made from texts and numbers.

/// A script in the making. Positions are pixels from the top left corner; data are in the units of the two axes.
struct Canvas {
    /// Which side of a text stands at its position.
    enum Anchor: String { case left, center, right }

    /// A place in the picture, in pixels from the top left corner.
    struct Place {
        var x: Double
        var y: Double
    }

    /// The font that gnuplot is told; `SVGRewriter` replaces it by `SVG.fontFamily`.
    static let font = "Noto Sans CJK SC"
    /// The name by which `SVGRewriter` recognises bold text: gnuplot's svg terminal passes a font name through.
    static let boldFont = font + ":Bold"

    let width: Double
    let height: Double
    private let terminator: String
    private var settings: [String] = []
    private var blocks: [String] = []
    private var plots: [String] = []
    private var labelCount = 0
    private var lineCount = 0
    private var boxCount = 0

    /// `terminator` is the random word that ends each datablock.
    init(width: Double, height: Double, terminator: String) {
        self.width = width
        self.height = height
        self.terminator = terminator
    }

    /// The whole script, from a fresh session to the plot command.
    var lines: [String] {
        [
            "reset session", "reset errors", "set encoding utf8", "set print '-'",
            "set term svg size \(Numbers.fixed(width, decimals: 0)),\(Numbers.fixed(height, decimals: 0)) noenhanced "
                + "font '\(Canvas.font),13' background '\(Ink.paper)'",
            "set output", "unset key", "unset border", "unset xtics", "unset ytics",
        ] + settings + blocks + ["plot " + plots.joined(separator: ", "), "set output"]
    }

    /// Writes a text, vertically centred at the place. Nothing is written for an empty one.
    mutating func text(
        _ text: PlotText, at place: Place, _ anchor: Anchor = .left, size: Double, colour: String = Ink.text, bold: Bool = false
    ) {
        guard !text.isEmpty else { return }
        labelCount += 1
        settings.append(
            "set label \(labelCount) \(text.literal) at \(screen(place)) \(anchor.rawValue) noenhanced "
                + "font '\(bold ? Canvas.boldFont : ""),\(Canvas.number(size))' textcolor rgb '\(colour)' front")
    }

    /// Draws a straight line between two places.
    mutating func line(from start: Place, to end: Place, colour: String, width: Double, dashed: Bool = false) {
        lineCount += 1
        settings.append(
            "set arrow \(lineCount) from \(screen(start)) to \(screen(end)) nohead front lt 1 "
                + "lc rgb '\(colour)' lw \(Numbers.fixed(width, decimals: 2)) dt \(dashed ? "'-'" : "solid")")
    }

    /// Draws a swatch in the look of a role.
    mutating func swatch(_ role: Role, at corner: Place, width: Double, height: Double) {
        let ends = "from \(screen(corner)) to \(screen(Place(x: corner.x + width, y: corner.y + height)))"
        boxCount += 1
        settings.append("set object \(boxCount) rect \(ends) front fc rgb '\(role.colour)' fs solid border rgb '\(role.outline)'")
        if role == .unknown {
            boxCount += 1
            settings.append("set object \(boxCount) rect \(ends) front fc rgb '\(Ink.hatch)' fs pattern 4 border rgb '\(role.outline)'")
        }
    }

    /// Places the plot area, in pixels, and gives both axes their ranges. `rows` runs downwards from its first value.
    mutating func area(left: Double, right: Double, top: Double, bottom: Double, x: (Double, Double), y: (Double, Double)) {
        settings += [
            "set lmargin at screen \(Canvas.number(left / width))",
            "set rmargin at screen \(Canvas.number(right / width))",
            "set tmargin at screen \(Canvas.number(1 - top / height))",
            "set bmargin at screen \(Canvas.number(1 - bottom / height))",
            "set xrange [\(Canvas.number(x.0)):\(Canvas.number(x.1))]",
            "set yrange [\(Canvas.number(y.0)):\(Canvas.number(y.1))]",
        ]
    }

    /// Ticks of one axis (`x` or `y`), each with its words; with `grid`, light lines through the plot area.
    mutating func ticks(_ ticks: [Scale.Tick], axis: String, grid: Bool) {
        guard !ticks.isEmpty else { return }
        let list = ticks.map { "\($0.text.tickLiteral) \(Canvas.number($0.value))" }.joined(separator: ", ")
        settings.append(
            "set \(axis)tics (\(list)) nomirror scale 0 offset 0,\(axis == "x" ? "0.45" : "0") font ',12' textcolor rgb '\(Ink.muted)'")
        if grid { settings.append("set grid \(axis)tics back lt 1 lc rgb '\(Ink.grid)' lw 1 dt solid") }
    }

    /// Plots rows of numbers in a gnuplot style. An empty row breaks a line. Nothing is plotted when there is no number at all.
    ///
    /// `style` is the text after `with`, made of words in `ScriptCheck` and colours of the palette.
    mutating func plot(_ rows: [[Double]], with style: String) {
        guard let columns = rows.map(\.count).max(), columns > 0 else { return }
        let name = "$d\(plots.count + 1)"
        blocks.append("\(name) << \(terminator)")
        blocks += rows.map { $0.map(Canvas.number).joined(separator: " ") }
        blocks.append(terminator)
        plots.append("\(name) using \((1...columns).map(String.init).joined(separator: ":")) with \(style)")
    }

    /// Draws boxes (x from, x to, y from, y to) in the look of a role.
    mutating func boxes(_ boxes: [[Double]], role: Role) {
        let rows = boxes.map { [($0[0] + $0[1]) / 2, ($0[2] + $0[3]) / 2] + $0 }
        plot(rows, with: "boxxyerror fs solid border lc rgb '\(role.outline)' lc rgb '\(role.colour)'")
        if role == .unknown { plot(rows, with: "boxxyerror fs pattern 4 border lc rgb '\(role.outline)' lc rgb '\(Ink.hatch)'") }
    }

    private func screen(_ place: Place) -> String {
        "screen \(Canvas.number(place.x / width)), screen \(Canvas.number(1 - place.y / height))"
    }

    /// Six decimals at most and no trailing zeros: gnuplot reads its input byte by byte, so short numbers save time.
    private static func number(_ value: Double) -> String {
        let digits = Numbers.fixed(value, decimals: 6)
        let end = digits.lastIndex { $0 != "0" } ?? digits.startIndex
        return String(digits[...end].last == "." ? digits[..<end] : digits[...end])
    }
}
