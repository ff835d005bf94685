// Makes single system calls of the program fail, or kills it at them, with strace's fault injection.

import Foundation
import Testing

/// strace cannot do its work here.
struct StraceUnfit: Error, CustomStringConvertible {
    let said: String

    var description: String { "strace must be installed and allowed to trace (ptrace); it said: \(said)" }
}

/// The nth call of a kind, counted from 1.
struct CallPoint: Sendable, CustomStringConvertible {
    let call: String
    let number: Int

    var description: String { "\(call) \(number)" }
}

/// A run under strace, whose log is kept until it has been read.
struct Strace {
    /// What is done to a call.
    enum Fault: Sendable {
        case error(String)
        /// The call fails from then on every time.
        case lastingError(String)
        /// The program is killed as it enters the call.
        case kill
    }

    private let log: URL

    /// Fails with a clear message where tracing or injecting is not possible.
    static func require(in scratch: Scratch) throws {
        let log = scratch.folder.appendingPathComponent("strace-tried")
        let run = try Child(
            [
                "/usr/bin/strace", "-f", "--seccomp-bpf", "-o", log.path, "-e", "trace=fsync", "-e", "inject=fsync:error=EIO:when=9",
                "/bin/true",
            ],
            in: scratch.folder
        ).end()
        guard run.code == 0, (try? String(contentsOf: log, encoding: .utf8))?.contains("exited with 0") == true else {
            throw StraceUnfit(said: run.complaint)
        }
    }

    init(in scratch: Scratch) {
        log = scratch.folder.appendingPathComponent("strace-\(UInt64.random(in: .min ... .max))")
    }

    private static let watched = "fdatasync,fsync,pwrite64,write,rename,unlink,unlinkat,ftruncate,mkdir,rmdir"

    /// The command to run in the place of `command`.
    func command(_ command: [String], at point: CallPoint? = nil, _ fault: Fault = .kill) -> [String] {
        var options = ["/usr/bin/strace", "-f", "-y", "-o", log.path, "-e", "trace=\(Strace.watched)", "-e", "signal=none"]
        // Faster, but strace 6.1 then delivers no signals.
        if case .kill = fault {} else { options.append("--seccomp-bpf") }
        if let point {
            let what =
                switch fault {
                case .error(let name): "error=\(name):when=\(point.number)"
                case .lastingError(let name): "error=\(name):when=\(point.number)+"
                case .kill: "signal=KILL:when=\(point.number)"
                }
            options += ["-e", "inject=\(point.call):\(what)"]
        }
        return options + command
    }

    /// The lines of the log, which is then gone.
    func lines() -> [Substring] {
        defer { unlink(log.path) }
        return String(decoding: (try? Data(contentsOf: log)) ?? Data(), as: UTF8.self).split(separator: "\n")
    }

    /// Every call of the main thread that an undisturbed run makes, of the kinds given.
    static func points(_ lines: [Substring], of calls: [String]) -> [CallPoint] {
        guard let main = lines.first?.prefix(while: { $0 != " " }) else { return [] }
        var counts: [String: Int] = [:]
        return lines.compactMap { line in
            guard line.hasPrefix(main + " "),
                let call = calls.first(where: { line.dropFirst(main.count).drop { $0 == " " }.hasPrefix("\($0)(") })
            else { return nil }
            counts[call, default: 0] += 1
            return CallPoint(call: call, number: counts[call]!)
        }
    }
}
