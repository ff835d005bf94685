// Starts the built program as a child that can be killed at any moment.

import Foundation
import Glibc

/// How a child ended and what it had said by then.
struct Ended {
    /// The exit code; nil where a signal ended it.
    let code: Int32?
    /// The signal; nil where it exited by itself.
    let signal: Int32?
    let output: String
    let complaint: String
    let seconds: Double
    /// Did not end within the patience of the test and was killed for that.
    let hung: Bool

    var wasKilled: Bool { signal == SIGKILL && !hung }
}

/// A running process whose output goes to files, so that what it said is read even after it was killed.
struct Child {
    private let process: pid_t
    private let started = DispatchTime.now().uptimeNanoseconds
    private let output: URL
    private let complaint: URL

    /// The repository.
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The bundle's folder also holds the products.
    static let talentpool = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
        .appendingPathComponent("talentpool").path

    /// Starts a program; `arguments` begins with its path.
    ///
    /// - Parameter folder: where its two output files go.
    init(_ arguments: [String], in folder: URL) throws {
        let stem = "said-\(UInt64.random(in: .min ... .max))"
        output = folder.appendingPathComponent("\(stem).out")
        complaint = folder.appendingPathComponent("\(stem).err")
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output.path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, complaint.path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        let environment = ["TALENTPOOL_HOME=\(Child.root.path)", "PATH=/usr/sbin:/usr/bin:/sbin:/bin"]
        var pid: pid_t = 0
        let failure = withCStrings(arguments) { argv in
            withCStrings(environment) { envp in posix_spawn(&pid, arguments[0], &actions, nil, argv, envp) }
        }
        guard failure == 0 else { throw POSIXError(POSIXErrorCode(rawValue: failure) ?? .EIO) }
        process = pid
    }

    /// Waits for its end, and kills it with SIGKILL after so many seconds where one names them.
    func end(killAfter seconds: Double? = nil) -> Ended {
        let patience = 120.0
        var status: Int32 = 0
        var hung = false
        while waitpid(process, &status, WNOHANG) == 0 {
            let elapsed = age
            if let seconds, elapsed >= seconds {
                kill(process, SIGKILL)
                waitpid(process, &status, 0)
                break
            }
            if elapsed > patience {
                hung = true
                kill(process, SIGKILL)
                waitpid(process, &status, 0)
                break
            }
            usleep(500)
        }
        let signal = status & 0x7F
        defer {
            unlink(output.path)
            unlink(complaint.path)
        }
        return Ended(
            code: signal == 0 ? (status >> 8) & 0xFF : nil, signal: signal == 0 ? nil : signal, output: text(of: output),
            complaint: text(of: complaint), seconds: age, hung: hung)
    }

    private var age: Double { Double(DispatchTime.now().uptimeNanoseconds - started) / 1e9 }

    private func text(of file: URL) -> String {
        String(decoding: (try? Data(contentsOf: file)) ?? Data(), as: UTF8.self)
    }
}

/// Hands an array of texts to C, ended by a null pointer.
private func withCStrings<Value>(_ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Value) -> Value {
    let pointers = texts.map { strdup($0) }
    defer { for pointer in pointers { free(pointer) } }
    return body(pointers + [nil])
}
