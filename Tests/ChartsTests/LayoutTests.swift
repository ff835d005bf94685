// Measured in the finished pictures: no text overlaps another, none is cut off, and the height follows from the rows.

import Testing

@testable import Charts

@Suite struct LayoutTests {
    /// A text as it stands in a picture, in pixels.
    private struct Box {
        let text: String
        let left, right, top, bottom: Double

        func overlaps(_ other: Box) -> Bool {
            min(right, other.right) - max(left, other.left) > 1 && min(bottom, other.bottom) - max(top, other.top) > 1
        }
    }

    private func boxes(_ chart: Chart, plotter: Plotter = makePlotter()) throws -> (boxes: [Box], height: Double) {
        let drawing = Drawing(chart, terminator: "T0123456789abcdef")
        let child = try GnuplotChild(path: nil, deadline: .seconds(10), nonce: "A0")
        let root = try SVGReader.read(try child.exchange(drawing.lines, deadline: .seconds(10), nonce: "A1"))
        var boxes: [Box] = []
        func walk(_ element: SVGElement) throws {
            for child in element.children {
                if child.name == "text" {
                    let place = try #require(element["transform"]?.wholeMatch(of: /translate\(([-0-9.]+),([-0-9.]+)\)/))
                    let x = try #require(Double(place.1)), baseline = try #require(Double(place.2))
                    let size = try #require(element["font-size"].flatMap(Double.init))
                    let bold = element["font-family"] == Canvas.boldFont
                    let width = PlotText(child.text).width(size: size, bold: bold)
                    let left = x - (["middle": 0.5, "end": 1][element["text-anchor"]] ?? 0) * width
                    boxes.append(
                        Box(
                            text: child.text, left: left, right: left + width, top: baseline - 0.8 * size, bottom: baseline + 0.1 * size))
                }
                try walk(child)
            }
        }
        try walk(root)
        return (boxes, Double(drawing.height))
    }

    private func expectTidy(_ chart: Chart, _ name: String) throws {
        let (boxes, height) = try boxes(chart)
        #expect(boxes.count > 2)
        for (index, box) in boxes.enumerated() {
            #expect(box.left >= 0 && box.right <= Double(chart.width), "\(name): \(box)")
            #expect(box.top >= 0 && box.bottom <= height, "\(name): \(box)")
            for other in boxes[..<index] { #expect(!box.overlaps(other), "\(name): \(box) and \(other)") }
        }
    }

    @Test(arguments: [320, 400, 559, 560, 860, 2000])
    func `short, usual and very long texts stand clear of each other at every width`(width: Int) throws {
        let long = "中国科学院新疆生态与地理研究所（乌鲁木齐）联合培养点 Joint Training Site, Xinjiang Institute of Ecology and Geography"
        for text in ["甲", "新疆大学 62%（48–74）", long, long + long] {
            for (number, chart) in Samples.all(text, width: width).enumerated() {
                try expectTidy(chart, "\(width) \(number) \(text.prefix(4))")
            }
        }
    }

    @Test(arguments: [400, 860])
    func `a target's tick never runs through a note`(width: Int) throws {
        for target in stride(from: 0.0, through: 160, by: 4) {
            let chart = Chart(
                title: "甲", axis: .init(label: "人", unit: .number), width: width,
                body: .bars(
                    .init(
                        rows: [
                            .init(label: "甲校", value: 60, note: "60（37.5%）", target: target),
                            .init(label: "乙校", value: 160, note: "160（100%）"),
                        ], targetName: "名额")))
            let (all, _) = try boxes(chart)
            let note = try #require(all.first { $0.text == "60（37.5%）" })
            let zero = try #require(all.first { $0.text == "0" })
            let hundred = try #require(all.first { $0.text == "100" })
            let origin = (zero.left + zero.right) / 2
            let tick = origin + target / 100 * ((hundred.left + hundred.right) / 2 - origin)
            #expect(tick < note.left || tick > note.right, "target \(target)")
        }
    }

    @Test func `the names of eight lines that end together stand apart`() throws {
        let roles = Role.allCases
        for level in [0.0, 50, 100] {
            let series = (0..<8).map { number in
                Chart.Trend.Series(
                    name: "第 \(number) 类学校", role: roles[number],
                    points: [
                        .init(year: 2020, value: Double(number) * 10), .init(year: 2024, value: level),
                    ])
            }
            let chart = Chart(title: "甲", axis: .init(label: "比例", unit: .percent), body: .trend(.init(series: series)))
            try expectTidy(chart, "\(level)")
            // gnuplot leaves out what stands above the picture, so all names must also be there.
            #expect(try boxes(chart).boxes.count { $0.text.hasSuffix("类学校") } == 8)
        }
    }

    @Test(arguments: [320, 400, 860])
    func `only the units outside of a funnel are named, each beside its point, and the curves at their ends`(width: Int) throws {
        let places = [1, 10, 50].map { Chart.Funnel.Limit.Place(size: $0, lower: 20, upper: 40) }
        let wide = [1, 10, 50].map { Chart.Funnel.Limit.Place(size: $0, lower: 10, upper: 50) }
        let chart = Chart(
            title: "甲", axis: .init(label: "", unit: .percent), width: width,
            body: .funnel(
                .init(
                    points: [.init(size: 10, value: 30), .init(size: 20, value: 80, label: "乙某"), .init(size: 20, value: 0, label: "丙某")],
                    target: 30, targetName: "总体", limits: [.init(name: "95%", places: places), .init(name: "99.8%", places: wide)],
                    sizeLabel: "人数")))
        try expectTidy(chart, "funnel \(width)")
        let (all, _) = try boxes(chart)
        func box(_ text: String) throws -> Box { try #require(all.first { $0.text == text }, "\(text) of \(all.map(\.text))") }
        let bottoms = try ["乙某", "丙某", "80%", "0%", "99.8%", "95%", "总体"].map { try box($0).bottom }
        // Heights run downwards: the ticks of 80 and 0 percent stand where the points stand.
        #expect(abs(bottoms[0] - bottoms[2]) < 6 && abs(bottoms[1] - bottoms[3]) < 24)
        #expect(bottoms[4] < bottoms[5] && bottoms[5] < bottoms[6])
        // Sizes can be read off at every width.
        #expect(["20", "40"].allSatisfy { tick in all.contains { $0.text == tick } })
        let drawing = Drawing(chart, terminator: "T0123456789abcdef").lines
        #expect(drawing.filter { $0.hasPrefix("plot") }.allSatisfy { $0.contains("pt 6") && $0.contains("pt 7") })
        #expect(drawing.contains("10 30") && drawing.contains("20 80"))
    }

    @Test func `units on one spot share a dot of their area`() throws {
        let points = Array(repeating: Chart.Funnel.Point(size: 8, value: 25), count: 4) + [.init(size: 9, value: 25)]
        let chart = Chart(
            title: "甲", axis: .init(label: "", unit: .percent),
            body: .funnel(.init(points: points, target: 25, targetName: "总体", limits: [], sizeLabel: "人数")))
        let plot = try #require(Drawing(chart, terminator: "T0123456789abcdef").lines.first { $0.hasPrefix("plot") })
        #expect(plot.contains("ps 0.70 ") && plot.contains("ps 1.40 "))
    }

    @Test func `years are thinned out until they fit, and the last one stays`() throws {
        let points = (1960...2025).map { Chart.Trend.Point(year: $0, value: 1) }
        let chart = Chart(
            title: "甲", axis: .init(label: "", unit: .number), width: 400,
            body: .trend(.init(series: [.init(name: "乙", role: .first, points: points)])))
        try expectTidy(chart, "years")
        #expect(try boxes(chart).boxes.contains { $0.text == "2025" })
    }

    @Test func `a hundred and twenty rows make a tall picture with every label in it`() throws {
        func chart(_ rows: Int) -> Chart {
            Chart(
                title: "甲", axis: .init(label: "人", unit: .number),
                body: .bars(
                    .init(
                        rows: (1...rows).map {
                            .init(label: "第 \($0) 中学", value: Double($0), note: "\($0) 人")
                        })))
        }
        let (all, height) = try boxes(chart(120))
        let (_, lower) = try boxes(chart(119))
        #expect(height - lower == 28)
        for number in 1...120 { #expect(all.contains { $0.text == "第 \(number) 中学" }) }
        try expectTidy(chart(120), "tall")
    }

    @Test func `a segment too narrow for its number holds none`() throws {
        let chart = Chart(
            title: "甲", axis: .init(label: "", unit: .number),
            body: .stacked(
                .init(
                    series: [.init(name: "a", role: .first), .init(name: "b", role: .unknown)],
                    rows: [.init(label: "乙", values: [997, 3], note: ""), .init(label: "丙", values: [1, 1], note: "")], measure: .share)))
        let texts = try boxes(chart).boxes.map(\.text)
        #expect(texts.contains("99.7%") && !texts.contains("0%0") && texts.filter { $0 == "50%" }.count == 2)
    }
}
