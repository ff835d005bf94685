// A progress line on standard error: one line rewritten on a terminal, a line each tenth elsewhere.

internal import Foundation

/// Counts the steps of long work.
struct Progress {
    var total: Int
    private let shown: Bool
    private let onTerminal = isatty(STDERR_FILENO) == 1
    private var done = 0
    private var lastTenth = 0

    /// - Parameter total: number of steps; may be set later, before the first step.
    init(total: Int = 0, shown: Bool) {
        self.total = total
        self.shown = shown
    }

    mutating func step(_ what: String) {
        done += 1
        guard shown, total > 0 else { return }
        let tenth = done * 10 / total
        if onTerminal {
            write("\r\u{1B}[K[\(done)/\(total)] \(what)")
        } else if tenth > lastTenth {
            write("[\(done)/\(total)]\n")
        }
        lastTenth = tenth
    }

    func end() {
        if shown && onTerminal { write("\r\u{1B}[K") }
    }

    private func write(_ text: String) {
        FileHandle.standardError.write(Data(text.utf8))
    }
}
