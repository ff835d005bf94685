// One run of a program: how long it took, how much processor time, and how much memory it and its children held at once.

import Foundation

/// What one run took.
struct Timed {
    /// Seconds by the clock.
    let wall: Double
    /// Seconds of processor time, in user mode and in the kernel, children that were waited for included.
    let processor: Double
    /// The most MiB resident, the program and its children added up: pages that they share count more than once.
    let memory: Double

    /// - Parameters:
    ///   - quiet: whether what the program prints is thrown away.
    ///   - output: a file for what it prints.
    ///   - complaints: whether what it complains of is shown.
    ///   - accepting: exit codes that are no failure.
    @discardableResult
    static func run(_ words: [String], quiet: Bool = false, output: URL? = nil, complaints: Bool = true, accepting: Set<Int32> = [0]) throws
        -> Timed
    {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if quiet { posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0) }
        if let output { posix_spawn_file_actions_addopen(&actions, 1, output.path, O_WRONLY | O_CREAT | O_TRUNC, 0o600) }
        if !complaints { posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0) }
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var child: pid_t = 0
        let began = ContinuousClock.now
        let started = posix_spawnp(&child, words[0], &actions, nil, &arguments, environ)
        guard started == 0 else { throw BenchError.failed(words[0], started) }
        var status: Int32 = 0
        var usage = rusage()
        var peak = 0
        while true {
            let ended = wait4(child, &status, WNOHANG, &usage)
            if ended == child { break }
            peak = max(peak, resident(child))
            usleep(5000)
        }
        let took = began.duration(to: .now)
        guard status & 0x7F == 0, accepting.contains(status >> 8 & 0xFF) else {
            throw BenchError.failed(words.joined(separator: " "), status)
        }
        func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
        return Timed(
            wall: Double(took.components.seconds) + Double(took.components.attoseconds) / 1e18,
            processor: seconds(usage.ru_utime) + seconds(usage.ru_stime), memory: Double(peak) / 1024)
    }

    /// The most KiB that a process and its children have held so far. Not from `wait4`: there the child begins with what this program holds.
    private static func resident(_ process: pid_t) -> Int {
        let status = (try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)) ?? ""
        let own = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }?.split(whereSeparator: { !$0.isNumber }).first
        let threads = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/task")) ?? []
        let children = threads.flatMap { thread in
            ((try? String(contentsOfFile: "/proc/\(process)/task/\(thread)/children", encoding: .utf8)) ?? "").split(separator: " ")
        }
        return (own.flatMap { Int($0) } ?? 0) + children.compactMap { pid_t($0) }.reduce(0) { $0 + resident($1) }
    }
}
