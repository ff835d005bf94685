// The kept child: one for all charts, the same bytes each time, replaced when it dies.

import Foundation
import Testing

@testable import Charts

func fileExists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

/// Whether a process is there and not a zombie.
func isAlive(_ number: Int32) -> Bool {
    guard let stat = try? String(contentsOfFile: "/proc/\(number)/stat", encoding: .utf8) else { return false }
    return stat[(stat.lastIndex(of: ")") ?? stat.startIndex)...].dropFirst(2).first != "Z"
}

/// Whether a killed process ends within five seconds.
func isGoneSoon(_ number: Int32) -> Bool {
    for _ in 0..<500 where isAlive(number) { usleep(10_000) }
    return !isAlive(number)
}

@Suite struct PlotterTests {
    @Test func `the same chart gives the same bytes, also after other charts and from another child`() throws {
        let plotter = makePlotter()
        let charts = Samples.all("新疆大学 100%")
        let first = try charts.map { try plotter.draw($0, id: "c", alternative: "说明") }
        for (chart, expected) in zip(charts, first).reversed() {
            #expect(try plotter.draw(chart, id: "c", alternative: "说明") == expected)
        }
        for (chart, expected) in zip(charts, first) {
            #expect(try makePlotter().draw(chart, id: "c", alternative: "说明") == expected)
        }
        #expect(Set(first.map(\.text)).count == charts.count)
    }

    @Test func `two hundred charts need one child`() throws {
        let plotter = makePlotter()
        #expect(plotter.childNumber == nil)
        _ = try plotter.draw(Samples.bars(), id: "c", alternative: "")
        let child = plotter.childNumber
        for number in 1..<200 {
            _ = try plotter.draw(Samples.all("第 \(number) 张")[number % 6], id: "c\(number)", alternative: "")
        }
        #expect(plotter.childrenStarted == 1)
        #expect(plotter.childNumber == child)
    }

    @Test func `a child killed between two charts is replaced and the chart drawn`() throws {
        let plotter = makePlotter()
        let before = try plotter.draw(Samples.stacked(), id: "c", alternative: "")
        let child = try #require(plotter.childNumber)
        kill(child, SIGKILL)
        #expect(try plotter.draw(Samples.stacked(), id: "c", alternative: "") == before)
        #expect(plotter.childrenStarted == 2)
        #expect(plotter.childNumber != child)
        #expect(!fileExists("/proc/\(child)"), "no zombie")
    }

    @Test func `closing ends the child without a zombie, and the plotter can still be used`() throws {
        let plotter = makePlotter()
        let before = try plotter.draw(Samples.trend(), id: "c", alternative: "")
        let child = try #require(plotter.childNumber)
        #expect(isAlive(child))
        plotter.close()
        #expect(plotter.childNumber == nil)
        #expect(!fileExists("/proc/\(child)"))
        #expect(try plotter.draw(Samples.trend(), id: "c", alternative: "") == before)
    }

    @Test func `a plotter that goes away takes its child with it`() throws {
        var child: Int32 = 0
        do {
            let plotter = makePlotter()
            _ = try plotter.draw(Samples.bars(), id: "c", alternative: "")
            child = try #require(plotter.childNumber)
        }
        #expect(!fileExists("/proc/\(child)"))
    }

    @Test func `threads share one plotter`() async throws {
        let plotter = makePlotter()
        let expected = try plotter.draw(Samples.bars(), id: "c", alternative: "")
        try await withThrowingTaskGroup(of: SVG.self) { group in
            for _ in 0..<16 {
                group.addTask { try plotter.draw(Samples.bars(), id: "c", alternative: "") }
            }
            for try await svg in group { #expect(svg == expected) }
        }
        #expect(plotter.childrenStarted == 1)
    }

    @Test(arguments: ["", "1a", "a b", "a\"", "甲", "a#b", String(repeating: "a", count: 65)])
    func `an unusable identifier is refused`(id: String) throws {
        #expect(throws: ChartError.badChart(.identifier)) {
            try makePlotter().draw(Samples.bars(), id: id, alternative: "")
        }
    }

    @Test func `a script larger than a pipe's buffer is sent whole`() throws {
        let rows = (1...200).map {
            Chart.Bars.Row(label: "第\($0)中学" + String(repeating: "长", count: 40), value: Double($0), note: "\($0)")
        }
        let chart = Chart(title: "许多行", axis: .init(label: "人", unit: .number), body: .bars(.init(rows: rows)))
        let lines = Drawing(chart, terminator: "T0123456789abcdef").lines
        #expect(lines.joined(separator: "\n").utf8.count > 65536)
        let svg = try makePlotter().draw(chart, id: "c", alternative: "")
        #expect(svg.text.contains("<text>200</text>"))
    }
}
