// A progress line on standard error: one line rewritten on a terminal, a line each tenth elsewhere.

internal import Domain
internal import Foundation

/// Counts the steps of long work.
struct Progress {
    var total: Int
    /// Whether finished steps are counted.
    private let shown: Bool
    /// Whether anything is said at all.
    private let said: Bool
    private let onTerminal = isatty(STDERR_FILENO) == 1
    private var done = 0
    private var lastTenth = 0
    private var lastPercent = -1

    /// - Parameters:
    ///   - total: number of steps; may be set later, before the first step.
    ///   - said: false where nothing may be written.
    init(total: Int = 0, shown: Bool, said: Bool = true) {
        self.total = total
        self.said = said
        self.shown = shown
    }

    mutating func step(_ what: String) {
        done += 1
        lastPercent = -1
        guard shown, total > 0 else { return }
        let tenth = done * 10 / total
        if onTerminal {
            write("\r\u{1B}[K[\(done)/\(total)] \(what.printable)")
        } else if tenth > lastTenth {
            write("[\(done)/\(total)]\n")
        }
        lastTenth = tenth
    }

    /// Says how far the present step has come, on a terminal alone: elsewhere it would fill a log.
    ///
    /// - Parameter share: 0 to 1.
    mutating func advance(_ what: String, share: Double) {
        let percent = Int(min(max(share, 0), 1) * 100)
        guard onTerminal, said, percent != lastPercent else { return }
        lastPercent = percent
        let bar = String(repeating: "█", count: percent / 5) + String(repeating: "░", count: 20 - percent / 5)
        write("\r\u{1B}[K\(total > 1 ? "[\(done + 1)/\(total)] " : "")\(bar) \(percent)% \(what.printable)")
    }

    func end() {
        if said && onTerminal { write("\r\u{1B}[K") }
    }

    private func write(_ text: String) {
        FileHandle.standardError.write(Data(text.utf8))
    }
}
