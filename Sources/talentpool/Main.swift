// The program's entrance: arguments to a command, errors to words and an exit code.

internal import ArgumentParser
internal import Charts
internal import Domain
internal import Foundation
internal import Ledger
internal import Operations

@main
enum Main {
    static func main() {
        // What the program makes is its owner's alone, unless it says otherwise.
        umask(0o077)
        do {
            var command = try Talentpool.parseAsRoot()
            try command.run()
            fflush(nil)
        } catch {
            fflush(nil)
            exit(Main.report(error))
        }
    }

    /// Prints an error where it belongs and tells the exit code: 1 the answer is no, 2 wrong use, 3 could not carry on.
    private static func report(_ error: any Error) -> Int32 {
        switch error {
        case let error as Answer:
            return error.code
        case let error as FindingsError:
            printFindings(error.findings)
            return 2
        case let error as ChartError:
            complain(error.message)
            return 3
        case let error as StoreError:
            complain(error.message)
            return 3
        default:
            let code = Talentpool.exitCode(for: error)
            if code == .success {
                print(Talentpool.fullMessage(for: error))
                fflush(nil)
                return 0
            }
            if code == .validationFailure {
                let text = Talentpool.fullMessage(for: error)
                let head = UsageFault.said(of: text).map { "\($0.zh) | \($0.en)\n" } ?? ""
                FileHandle.standardError.write(Data((head + text + "\n").utf8))
                return 2
            }
            complain(Bilingual("无法继续：\(safe(error))", "could not carry on: \(safe(error))"))
            return 3
        }
    }

    /// The kind of an error and its code, without any text that could hold a value of a record.
    private static func safe(_ error: any Error) -> String {
        let plain = error as NSError
        return "\(type(of: error)) \(plain.code)"
    }
}

/// Ends a command with an exit code after it has said what there is to say.
struct Answer: Error {
    let code: Int32
    /// The answer is no.
    static let no = Answer(code: 1)
}

/// Writes a message to standard error in both languages.
func complain(_ message: Bilingual) {
    let stops = (message.zh.hasSuffix("。") ? "" : "。", message.en.hasSuffix(".") ? "" : ".")
    FileHandle.standardError.write(Data("\(message.zh)\(stops.0)\n\(message.en)\(stops.1)\n".utf8))
}

/// Writes findings to standard error in both languages.
func printFindings(_ findings: [Finding]) {
    let text = findings.map { "\($0.message(in: .chinese))\n    \($0.message(in: .english))\n" }.joined()
    FileHandle.standardError.write(Data(text.utf8))
}
