// One running gnuplot: starts it, makes sure it answers, sends checked scripts, ends it.

import CGnuplot

/// A gnuplot child behind the C interface. A class because it owns the child and must end it exactly once; not Sendable, as
/// the child can serve one caller at a time (`Plotter` sees to that).
final class GnuplotChild {
    /// What went wrong with the child, before it is known whether another one is to be tried.
    enum Failure: Error {
        case notFound(looked: String)
        /// Did not acknowledge in time.
        case timedOut
        /// Ended or broke off; the text is safe to show.
        case gone(String)
        /// Acknowledged, but with gnuplot's own error.
        case reported(String)
        case tooLarge
    }

    private static let outputLimit = 16 << 20
    private let session: OpaquePointer

    /// Starts gnuplot and waits until it has acknowledged an empty script, so that what it says on starting (a missing library,
    /// say) can be shown: no label has been sent by then.
    init(path: String?, deadline: Duration, nonce: String) throws(Failure) {
        var session: OpaquePointer?
        let (code, message) = GnuplotChild.withMessage { cgnuplot_open(path, &session, $0, $1) }
        guard let session else {
            throw code == CGNUPLOT_NOT_FOUND ? .notFound(looked: message) : .gone(message)
        }
        self.session = session
        _ = try exchange(["set print '-'"], deadline: deadline, nonce: nonce, mayQuote: true)
    }

    deinit {
        cgnuplot_close(session)
    }

    /// The child's process number; 0 once it has ended.
    var number: Int32 { cgnuplot_child(session) }

    /// Sends a script and returns what gnuplot wrote to its standard output before it acknowledged.
    ///
    /// The acknowledgement is three prints: a nonce, the error state, the nonce again. After any failure but `reported` the child
    /// is dead.
    /// - Parameter mayQuote: whether a failure may quote gnuplot's standard error. It repeats script lines, so only before any label
    ///   is sent.
    func exchange(_ lines: [String], deadline: Duration, nonce: String, mayQuote: Bool = false) throws(Failure) -> String {
        let begin = "\(nonce) begin"
        let end = "\(nonce) end"
        let state = ["print '\(begin)'", "print GPVAL_ERRNO", "print GPVAL_ERRMSG", "print '\(end)'", ""]
        let script = (lines + state).joined(separator: "\n")
        var reply = cgnuplot_reply()
        let milliseconds = GnuplotChild.milliseconds(deadline)
        var copy = script
        let (code, message) = GnuplotChild.withMessage { text, capacity in
            copy.withUTF8 { bytes in
                bytes.withMemoryRebound(to: CChar.self) {
                    cgnuplot_exchange(
                        session, $0.baseAddress, $0.count, end, milliseconds, GnuplotChild.outputLimit, &reply, text, capacity)
                }
            }
        }
        switch code {
        case CGNUPLOT_DONE: break
        case CGNUPLOT_TIMED_OUT: throw .timedOut
        case CGNUPLOT_TOO_LARGE: throw .tooLarge
        default:
            let said = mayQuote ? GnuplotChild.oneLine(GnuplotChild.text(reply.diagnostics, reply.diagnostics_length)) : ""
            throw .gone(said.isEmpty ? message : said)
        }
        let output = UnsafeBufferPointer(start: reply.output, count: reply.output_length).map { UInt8(bitPattern: $0) }
        guard let mark = GnuplotChild.lastLine(begin, in: output) else { throw .gone("the acknowledgement was incomplete") }
        let answer = output[mark.upperBound...].split(separator: UInt8(ascii: "\n"), maxSplits: 1)
        if answer.first?.elementsEqual("0".utf8) != true {
            // gnuplot puts the offending words of the script behind a colon, and they may be someone's name.
            let kind = answer.count > 1 ? answer[1].prefix { $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: "'") } : []
            throw .reported(kind.isEmpty ? "unknown error" : GnuplotChild.oneLine(String(decoding: kind, as: UTF8.self)))
        }
        return String(decoding: output[..<mark.lowerBound], as: UTF8.self)
    }

    /// Where a line stands in the output, its line feed included; looked for from the end, where the acknowledgement is.
    private static func lastLine(_ line: String, in output: [UInt8]) -> Range<Int>? {
        let wanted = Array("\(line)\n".utf8)
        var start = output.count - wanted.count
        while start >= 0 {
            if output[start..<start + wanted.count].elementsEqual(wanted) { return start..<start + wanted.count }
            start -= 1
        }
        return nil
    }

    /// Whole milliseconds, at least 1 and at most an hour.
    static func milliseconds(_ duration: Duration) -> Int64 {
        let (seconds, attoseconds) = duration.components
        return min(max(min(seconds, 3600) * 1000 + attoseconds / 1_000_000_000_000_000, 1), 3_600_000)
    }

    private static func text(_ bytes: UnsafePointer<CChar>?, _ length: Int) -> String {
        String(decoding: UnsafeBufferPointer(start: bytes, count: length).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// A message in one line of at most 200 characters.
    private static func oneLine(_ message: String) -> String {
        String(PlotText(message).text.prefix(200))
    }

    private static func withMessage(_ body: (UnsafeMutablePointer<CChar>?, Int) -> cgnuplot_code) -> (cgnuplot_code, String) {
        var buffer = [CChar](repeating: 0, count: 512)
        let code = buffer.withUnsafeMutableBufferPointer { body($0.baseAddress, $0.count) }
        return (code, String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self))
    }
}
