// Charts that cannot be drawn honestly are refused before gnuplot is started.

import Testing

@testable import Charts

@Suite struct ChartCheckTests {
    private typealias Row = Chart.Bars.Row
    private static let axis = Chart.Axis(label: "人", unit: .number)

    private func expect(_ fault: ChartFault, _ body: Chart.Body, axis: Chart.Axis = axis, width: Int = 860) {
        let plotter = makePlotter()
        #expect(throws: ChartError.badChart(fault)) {
            try plotter.draw(Chart(title: "甲", axis: axis, width: width, body: body), id: "c", alternative: "")
        }
        #expect(plotter.childrenStarted == 0)
    }

    @Test func `a chart without rows is an error, whatever its kind`() {
        expect(.empty, .bars(.init(rows: [])))
        expect(.empty, .intervals(.init(rows: [])))
        expect(.empty, .stacked(.init(series: [.init(name: "a", role: .first)], rows: [], measure: .share)))
        expect(.empty, .stacked(.init(series: [], rows: [.init(label: "a", values: [], note: "")], measure: .share)))
        expect(.empty, .trend(.init(series: [])))
        expect(.empty, .trend(.init(series: [.init(name: "a", role: .first, points: [])])))
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity, 1e13])
    func `a number that is not finite or not sensible is refused wherever it stands`(bad: Double) {
        let good = Row(label: "a", value: 1, note: "")
        expect(.notFinite(row: 2), .bars(.init(rows: [good, Row(label: "a", value: bad, note: "")])))
        expect(.notFinite(row: 2), .bars(.init(rows: [good, Row(label: "a", value: 1, note: "", target: bad)], targetName: "t")))
        expect(.notFinite(row: 1), .intervals(.init(rows: [.init(label: "a", estimate: bad, note: "")])))
        expect(.notFinite(row: 1), .intervals(.init(rows: [.init(label: "a", estimate: 1, note: "", target: bad)], targetName: "t")))
        expect(.notFinite(row: 1), .intervals(.init(rows: [.init(label: "a", estimate: 1, lower: bad, upper: 2, note: "")])))
        expect(
            .notFinite(row: 2),
            .intervals(
                .init(
                    rows: [.init(label: "a", estimate: 1, note: "")], reference: .init(value: bad, label: ""))))
        expect(
            .notFinite(row: 1),
            .stacked(
                .init(
                    series: [.init(name: "a", role: .first)], rows: [.init(label: "a", values: [bad], note: "")], measure: .share)))
        expect(.notFinite(row: 1), .trend(.init(series: [.init(name: "a", role: .first, points: [.init(year: 2020, value: bad)])])))
        expect(.axis, .bars(.init(rows: [good])), axis: .init(label: "", unit: .number, range: -1e300...1e300))
    }

    @Test func `negative lengths, broken intervals and values off the axis are refused`() {
        expect(.negative(row: 1), .bars(.init(rows: [Row(label: "a", value: -1, note: "")])))
        expect(
            .negative(row: 1),
            .stacked(
                .init(
                    series: [.init(name: "a", role: .first)], rows: [.init(label: "a", values: [-1], note: "")], measure: .count)))
        let broken: [(Double?, Double?, Double?)] = [(5, 6, 7), (5, 1, 4), (5, 1, nil), (5, nil, 9), (nil, 1, 2)]
        for (estimate, lower, upper) in broken {
            expect(
                .interval(row: 1),
                .intervals(
                    .init(rows: [
                        .init(label: "a", estimate: estimate, lower: lower, upper: upper, note: "")
                    ])))
        }
        let percent = Chart.Axis(label: "", unit: .percent)
        expect(.outsideAxis(row: 1), .intervals(.init(rows: [.init(label: "a", estimate: 101, note: "")])), axis: percent)
        expect(
            .outsideAxis(row: 1), .bars(.init(rows: [Row(label: "a", value: 11, note: "")])),
            axis: .init(label: "", unit: .number, range: 0...10))
        expect(.axis, .bars(.init(rows: [Row(label: "a", value: 6, note: "")])), axis: .init(label: "", unit: .number, range: 5...10))
    }

    @Test func `a funnel without units, of units of nobody, with curves that turn or values past the whole is refused`() {
        func funnel(
            _ points: [Chart.Funnel.Point], target: Double = 30, _ places: [Chart.Funnel.Limit.Place] = []
        ) -> Chart.Body {
            .funnel(.init(points: points, target: target, targetName: "", limits: [.init(name: "", places: places)], sizeLabel: ""))
        }
        let percent = Chart.Axis(label: "", unit: .percent)
        let good = Chart.Funnel.Point(size: 5, value: 20)
        expect(.empty, funnel([]), axis: percent)
        expect(.tooMany(201, most: 200), funnel(Array(repeating: good, count: 201)), axis: percent)
        expect(.size(row: 2), funnel([good, .init(size: 0, value: 20)]), axis: percent)
        expect(.notFinite(row: 1), funnel([.init(size: 5, value: .nan)]), axis: percent)
        expect(.outsideAxis(row: 1), funnel([.init(size: 5, value: 100.1)]), axis: percent)
        expect(.outsideAxis(row: 2), funnel([good], target: -1), axis: percent)
        expect(.interval(row: 1), funnel([good], [.init(size: 5, lower: 40, upper: 30)]), axis: percent)
        expect(.size(row: 2), funnel([good], [.init(size: 5, lower: 20, upper: 40), .init(size: 5, lower: 20, upper: 40)]), axis: percent)
        expect(.outsideAxis(row: 1), funnel([good], [.init(size: 5, lower: -3, upper: 40)]), axis: percent)
    }

    @Test func `sizes, counts and missing names are refused`() {
        let row = Row(label: "a", value: 1, note: "")
        expect(.width(319), .bars(.init(rows: [row])), width: 319)
        expect(.width(2001), .bars(.init(rows: [row])), width: 2001)
        expect(.tooMany(201, most: 200), .bars(.init(rows: Array(repeating: row, count: 201))))
        expect(.targetName, .bars(.init(rows: [Row(label: "a", value: 1, note: "", target: 2)])))
        expect(.targetName, .intervals(.init(rows: [.init(label: "a", estimate: 1, note: "", target: 2)])))
        expect(
            .seriesCount(row: 1, got: 2, expected: 1),
            .stacked(
                .init(
                    series: [.init(name: "a", role: .first)], rows: [.init(label: "a", values: [1, 2], note: "")], measure: .share)))
        let twice = [Chart.Trend.Point(year: 2020, value: 1), .init(year: 2020, value: 2)]
        expect(.year(row: 1), .trend(.init(series: [.init(name: "a", role: .first, points: twice)])))
        expect(.year(row: 1), .trend(.init(series: [.init(name: "a", role: .first, points: [.init(year: 1899, value: 2)])])))
    }

    @Test func `every value missing still draws the notes, without a scale`() throws {
        let plotter = makePlotter()
        let bars = Chart(title: "甲", axis: Self.axis, body: .bars(.init(rows: [Row(label: "乙校", value: nil, note: "未上报")])))
        let text = try plotter.draw(bars, id: "c", alternative: "").text
        #expect(text.contains("<text>未上报</text>") && text.contains("<text>乙校</text>"))
        #expect(!text.contains("<text>0</text>") && !text.contains("<text>人</text>"))
        let trend = Chart(
            title: "甲", axis: Self.axis,
            body: .trend(
                .init(series: [
                    .init(name: "乙", role: .first, points: [.init(year: 2020, value: nil)])
                ])))
        #expect(try plotter.draw(trend, id: "c", alternative: "").text.contains("<text>2020</text>"))
        let intervals = Chart(
            title: "甲", axis: .init(label: "", unit: .percent),
            body: .intervals(
                .init(rows: [
                    .init(label: "乙", estimate: nil, note: "不公布")
                ])))
        #expect(try plotter.draw(intervals, id: "c", alternative: "").text.contains("<text>不公布</text>"))
        #expect(plotter.childrenStarted == 1)
    }
}
