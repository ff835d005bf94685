// Draws charts: keeps one gnuplot child for all of them, and turns each chart into a checked SVG picture.

import Synchronization

/// Draws charts one after another with one kept gnuplot child.
///
/// A class with a lock rather than an actor: a chart takes 1–3 ms, so callers need no suspension, and typed errors pass through.
/// Calls from several threads wait for each other. The child is started by the first chart and ended by `close` or with the plotter.
///
/// The picture comes back on the child's standard output, in front of the acknowledgement: no file, so no file name in any script, no
/// folder to guard or remove, and `set output` with a name is refused like any other forbidden line.
package final class Plotter: Sendable {
    private struct State {
        var child: GnuplotChild?
        var childrenStarted = 0
    }

    private let path: String?
    private let deadline: Duration
    private let random: @Sendable () -> UInt64
    private let state = Mutex(State())

    /// - Parameters:
    ///   - gnuplot: absolute path of the executable; `nil` looks at /usr/bin, /usr/local/bin and /opt/gnuplot/bin.
    ///   - deadline: longest wait for one chart, and for the child to start; a second try has the same again. 1 ms to 1 h.
    ///   - random: unpredictable numbers for datablock terminators and acknowledgements. None of them shows in a picture.
    package init(gnuplot: String? = nil, deadline: Duration = .seconds(10), random: @escaping @Sendable () -> UInt64) {
        path = gnuplot
        self.deadline = deadline
        self.random = random
    }

    /// Draws a chart.
    ///
    /// A child that died or does not answer is replaced and the chart tried once more; gnuplot's own errors are not tried again.
    /// - Parameters:
    ///   - id: begins every id in the picture; a letter, then letters, digits, `-` or `_`, at most 64. Different for each picture
    ///     of a page.
    ///   - alternative: what the picture says, for those who cannot see it.
    /// - Throws: `ChartError`; nothing is sent to gnuplot for `badChart` and `refusedScript`.
    /// - Complexity: linear in the rows; about 50 ms more when the child has to be started.
    package func draw(_ chart: Chart, id: String, alternative: String) throws(ChartError) -> SVG {
        guard Plotter.isIdentifier(id) else { throw .badChart(.identifier) }
        try chart.check()
        let drawing = Drawing(chart, terminator: "T" + word())
        try ScriptCheck.check(drawing.lines)
        let answer = try plot(drawing.lines)
        let root = try SVGReader.read(answer)
        var rewriter = SVGRewriter(prefix: id)
        return SVGWriter.write(
            rewriter.rewrite(root), width: drawing.width, height: drawing.height, prefix: id,
            title: PlotText(chart.title), alternative: PlotText(alternative))
    }

    /// Ends the child. The plotter stays usable: the next chart starts another one.
    package func close() {
        state.withLock { $0.child = nil }
    }

    /// Process number of the child; `nil` while there is none.
    package var childNumber: Int32? {
        state.withLock { $0.child.map(\.number) }
    }

    /// How many children this plotter has started so far; 1 as long as none had to be replaced.
    package var childrenStarted: Int {
        state.withLock { $0.childrenStarted }
    }

    /// Sends checked lines to the child, a fresh one if need be, and returns what it wrote.
    private func plot(_ lines: [String]) throws(ChartError) -> String {
        try state.withLock { state throws(ChartError) in
            do throws(GnuplotChild.Failure) {
                return try attempt(lines, with: &state)
            } catch {
                switch error {
                case .timedOut, .gone: break
                case .notFound, .reported, .tooLarge: throw report(error)
                }
            }
            do throws(GnuplotChild.Failure) {
                return try attempt(lines, with: &state)
            } catch {
                throw report(error)
            }
        }
    }

    private func report(_ failure: GnuplotChild.Failure) -> ChartError {
        switch failure {
        case .notFound(let looked): .gnuplotNotFound(looked: looked)
        case .timedOut: .timedOut(milliseconds: Int(GnuplotChild.milliseconds(deadline)))
        case .gone(let message), .reported(let message): .gnuplotFailed(message: message)
        case .tooLarge: .badSVG(.tooLarge)
        }
    }

    private func attempt(_ lines: [String], with state: inout State) throws(GnuplotChild.Failure) -> String {
        let child: GnuplotChild
        if let running = state.child {
            child = running
        } else {
            state.childrenStarted += 1
            child = try GnuplotChild(path: path, deadline: deadline, nonce: nonce())
            state.child = child
        }
        do throws(GnuplotChild.Failure) {
            return try child.exchange(lines, deadline: deadline, nonce: nonce())
        } catch {
            if case .reported = error { throw error }
            state.child = nil
            throw error
        }
    }

    private func nonce() -> String {
        "A" + word() + word()
    }

    /// Sixteen hexadecimal digits.
    private func word() -> String {
        let digits = String(random(), radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    private static func isIdentifier(_ id: String) -> Bool {
        (1...64).contains(id.utf8.count) && id.wholeMatch(of: /[A-Za-z][A-Za-z0-9_\-]*/) != nil
    }
}
