// The top of every chart: title, subtitle and legend, laid out in lines so that nothing overlaps.

/// The laid-out head of a chart. Sizes in pixels.
struct Head {
    /// One entry of the legend.
    struct Entry {
        /// What stands before the name.
        enum Mark {
            case swatch(Role)
            case tick
        }
        let mark: Mark
        let name: PlotText
    }

    static let edge = 10.0
    private static let titleSize = 16.0
    private static let subtitleSize = 12.5
    private static let entrySize = 12.5
    private static let swatchWidth = 18.0
    private static let swatchHeight = 11.0

    private let title: [PlotText]
    private let subtitle: [PlotText]
    private let legend: [(entry: Entry, x: Double, line: Int)]
    private let legendLines: Int

    init(of chart: Chart, legend entries: [Entry] = []) {
        let room = Double(chart.width) - 2 * Head.edge
        title = PlotText(chart.title).wrapped(to: room, size: Head.titleSize, most: 2, bold: true)
        subtitle = PlotText(chart.subtitle ?? "").wrapped(to: room, size: Head.subtitleSize, most: 2)
        var placed: [(entry: Entry, x: Double, line: Int)] = []
        var x = Head.edge
        var line = 0
        for entry in entries {
            let name = entry.name.fitted(to: room - Head.swatchWidth - 6, size: Head.entrySize)
            let needed = Head.swatchWidth + 6 + name.width(size: Head.entrySize)
            if x > Head.edge, x + needed > Head.edge + room {
                x = Head.edge
                line += 1
            }
            placed.append((Entry(mark: entry.mark, name: name), x, line))
            x += needed + 20
        }
        legend = placed
        legendLines = entries.isEmpty ? 0 : line + 1
    }

    /// Where the rest of the chart may begin.
    var bottom: Double {
        legendTop + Double(legendLines) * 22 + (legendLines > 0 ? 6 : 4)
    }

    func draw(on canvas: inout Canvas) {
        for (index, line) in title.enumerated() {
            canvas.text(line, at: .init(x: Head.edge, y: 19 + Double(index) * 23), size: Head.titleSize, bold: true)
        }
        for (index, line) in subtitle.enumerated() {
            canvas.text(
                line, at: .init(x: Head.edge, y: subtitleTop + 9 + Double(index) * 18), size: Head.subtitleSize, colour: Ink.muted)
        }
        for (entry, x, line) in legend {
            let middle = legendTop + Double(line) * 22 + 11
            switch entry.mark {
            case .swatch(let role):
                canvas.swatch(
                    role, at: .init(x: x, y: middle - Head.swatchHeight / 2), width: Head.swatchWidth, height: Head.swatchHeight)
            case .tick:
                canvas.line(
                    from: .init(x: x + Head.swatchWidth / 2, y: middle - 8), to: .init(x: x + Head.swatchWidth / 2, y: middle + 8),
                    colour: Ink.target, width: 2.5)
            }
            canvas.text(entry.name, at: .init(x: x + Head.swatchWidth + 6, y: middle), size: Head.entrySize)
        }
    }

    private var subtitleTop: Double {
        8 + Double(title.count) * 23
    }

    private var legendTop: Double {
        subtitleTop + Double(subtitle.count) * 18 + 6
    }
}
