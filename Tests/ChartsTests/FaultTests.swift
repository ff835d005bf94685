// gnuplot missing, failing, hanging, flooding, lying: a typed error each time, in bounded time, with nothing left behind.

import Foundation
import Testing

@testable import Charts

@Suite struct FaultTests {
    private func failure(_ gnuplot: String, deadline: Duration = .milliseconds(400)) throws -> (error: ChartError, started: Int) {
        let plotter = makePlotter(gnuplot: gnuplot, deadline: deadline)
        let error = try #require(throws: ChartError.self) {
            try plotter.draw(Samples.bars("机密姓名"), id: "c", alternative: "机密姓名")
        }
        #expect(plotter.childNumber == nil || plotter.childrenStarted == 1)
        #expect(!"\(error) \(error.message)".contains("机密姓名"))
        return (error, plotter.childrenStarted)
    }

    @Test func `a missing gnuplot is named with the place looked at`() throws {
        #expect(try failure("/nonexistent/gnuplot").error == .gnuplotNotFound(looked: "/nonexistent/gnuplot"))
    }

    @Test func `a relative path is not looked up anywhere`() throws {
        #expect(try failure("gnuplot").error == .gnuplotNotFound(looked: "the path is not absolute"))
    }

    @Test func `a file that is not a program is not found`() throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        let path = try scratch.program("")
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
        #expect(try failure(path).error == .gnuplotNotFound(looked: path))
    }

    @Test func `a gnuplot that exits at once is tried twice and quoted`() throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        let path = try scratch.program("echo 'error while loading shared libraries' >&2; exit 127")
        let (error, started) = try failure(path, deadline: .seconds(10))
        #expect(error == .gnuplotFailed(message: "error while loading shared libraries"))
        #expect(started == 2)
    }

    @Test func `a gnuplot that closes its pipes but stays is killed`() throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        let path = try scratch.program("echo $$ >> \(scratch.file("numbers")); exec <&- >&- 2>&-; sleep 60")
        guard case .gnuplotFailed = try failure(path, deadline: .seconds(10)).error else {
            Issue.record("expected gnuplotFailed")
            return
        }
        for number in try scratch.read("numbers").split(separator: "\n") { #expect(!fileExists("/proc/\(number)")) }
    }

    @Test func `a gnuplot that hangs is killed with what it started, twice, in time`() throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        let path = try scratch.program("sleep 60 & echo $$ $! >> \(scratch.file("numbers")); wait")
        let clock = ContinuousClock()
        var outcome: (error: ChartError, started: Int)?
        let elapsed = try clock.measure { outcome = try failure(path) }
        #expect(outcome?.error == .timedOut(milliseconds: 400))
        #expect(outcome?.started == 2)
        #expect(elapsed >= .milliseconds(800) && elapsed < .seconds(10))
        let numbers = try scratch.read("numbers").split { $0 == " " || $0 == "\n" }.compactMap { Int32($0) }
        #expect(numbers.count == 4)
        // The child itself is reaped; what it had started is killed with it but waited for by nobody here.
        for number in numbers { #expect(isGoneSoon(number)) }
        #expect(!fileExists("/proc/\(numbers[0])") && !fileExists("/proc/\(numbers[2])"), "no zombie")
    }

    @Test func `a gnuplot that hangs in a chart and does not read is given up in time`() throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        let path = try scratch.answering(onChart: "sleep 60")
        let plotter = makePlotter(gnuplot: path, deadline: .milliseconds(500))
        let rows = (1...200).map { Chart.Bars.Row(label: String(repeating: "长", count: 60), value: Double($0), note: "\($0)") }
        #expect(throws: ChartError.timedOut(milliseconds: 500)) {
            let chart = Chart(title: "", axis: .init(label: "", unit: .number), body: .bars(.init(rows: rows)))
            return try plotter.draw(chart, id: "c", alternative: "")
        }
        #expect(plotter.childrenStarted == 2)
    }

    @Test func `a gnuplot that hangs once is replaced and the chart drawn`() throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        let mark = scratch.file("hung-before")
        let path = try scratch.program("[ -e \(mark) ] && exec /usr/bin/gnuplot -d; touch \(mark); sleep 60")
        let plotter = makePlotter(gnuplot: path, deadline: .seconds(5))
        let svg = try plotter.draw(Samples.bars(), id: "c", alternative: "")
        #expect(plotter.childrenStarted == 2)
        #expect(try svg == makePlotter().draw(Samples.bars(), id: "c", alternative: ""))
    }

    @Test func `a gnuplot that dies in a chart quotes nothing of the script`() throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        let path = try scratch.answering(onChart: "cat >&2; exit 1")
        let (error, started) = try failure(path, deadline: .seconds(2))
        #expect(started == 2)
        #expect(error == .timedOut(milliseconds: 2000) || error.code == "chart.gnuplot.failed")
    }

    @Test func `gnuplot's own error is reported and not tried again`() throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        let path = try scratch.answering(state: "$state", onChart: "state=1")
        let fixed = try String(contentsOfFile: path, encoding: .utf8).replacingOccurrences(of: "while", with: "state=0; while")
        let (error, started) = try failure(try scratch.program(String(fixed.dropFirst("#!/bin/sh\n".count))), deadline: .seconds(10))
        #expect(error == .gnuplotFailed(message: "undefined variable"))
        #expect(started == 1)
    }

    @Test func `real gnuplot's error state reaches the caller`() throws {
        let child = try GnuplotChild(path: nil, deadline: .seconds(10), nonce: "A1")
        let error = try #require(throws: GnuplotChild.Failure.self) {
            try child.exchange(["reset errors", "set xrange [0:undefinedname]"], deadline: .seconds(10), nonce: "A2")
        }
        guard case .reported(let message) = error else {
            Issue.record("expected reported, got \(error)")
            return
        }
        #expect(message == "undefined variable")
        #expect(try child.exchange(["reset errors", "print 'ok'"], deadline: .seconds(10), nonce: "A3") == "ok\n")
    }

    @Test func `a flood on either pipe is bounded`() throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        #expect(try failure(try scratch.program("exec yes"), deadline: .seconds(30)).error == .badSVG(.tooLarge))
        #expect(try failure(try scratch.program("yes >&2 & wait")).error == .timedOut(milliseconds: 400))
    }

    @Test func `the child gets a clean environment, one argument and no descriptor of ours`() throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        let held = open(scratch.file("held"), O_RDWR | O_CREAT, 0o600)
        let leaky = fcntl(held, F_DUPFD, 50)
        defer {
            close(held)
            close(leaky)
        }
        let path = try scratch.program(
            "echo \"$@\" $(env | grep -v -e ^PWD= -e ^_= | sort) $(pwd) $(cd /proc/$$/fd && echo [0-9]*) >&2; exit 1")
        let (error, _) = try failure(path, deadline: .seconds(10))
        guard case .gnuplotFailed(let message) = error else {
            Issue.record("expected gnuplotFailed, got \(error)")
            return
        }
        #expect(leaky >= 50)
        // The test's own environment holds more than these three. 10 is the script as the shell reads it, 3 the folder it lists.
        #expect(message == "-d HOME=/nonexistent LC_ALL=C.UTF-8 PATH=/usr/bin:/bin / 0 1 10 2 3")
    }

    @Test func `many plotters leave no descriptors behind`() throws {
        func count() throws -> Int { try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count }
        let before = try count()
        for _ in 0..<40 {
            let plotter = makePlotter()
            _ = try plotter.draw(Samples.bars(), id: "c", alternative: "")
        }
        // Forty children with three pipes each; other tests running beside this one hold a few.
        #expect(try count() < before + 60)
    }

    @Test func `a picture with a script in it is refused whoever drew it`() throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        let picture = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"
        let path = try scratch.answering(onChart: "echo '\(picture)'")
        #expect(try failure(path, deadline: .seconds(10)).error == .badSVG(.element("script")))
    }
}
