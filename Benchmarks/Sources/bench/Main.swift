// bench: imports invented files beside `sqlite3 .import` of the same files, in turn and in one run, and prints times and their ratios.

import Foundation

@main
struct Bench {
    static func main() throws {
        var options = Options()
        try options.read(CommandLine.arguments.dropFirst())
        let folder = URL(fileURLWithPath: options.folder, isDirectory: true)
        try? FileManager.default.removeItem(at: folder)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        guard options.persons == 0 else { return try RecognitionBench(options: options, folder: folder).run() }
        let imports = ImportBench(options: options, folder: folder)
        print("\(options.rows) 行，各 \(options.rounds) 轮，取中位数 | \(options.rows) rows, \(options.rounds) rounds each, medians\n")
        try imports.run()
    }
}

/// What the caller asks for.
struct Options {
    var program = "../.build/release/talentpool"
    var folder = "\(NSTemporaryDirectory())/talentpool-bench-\(ProcessInfo.processInfo.processIdentifier)"
    var rows = 200_000
    var rounds = 3
    /// Persons of the store in which follow-ups are recognised; 0 to measure imports instead.
    var persons = 0
    var plan = "guangxi-2023"
    /// Kinds to measure; all where empty.
    var kinds: Set<String> = []

    mutating func read(_ words: some Collection<String>) throws {
        var words = Array(words)[...]
        while let option = words.popFirst() {
            guard let value = words.popFirst() else { throw BenchError.usage(option) }
            switch option {
            case "--program": program = value
            case "--folder": folder = value
            case "--rows": rows = Int(value) ?? rows
            case "--persons": persons = min(1_000_000, Int(value) ?? persons)
            case "--rounds": rounds = Int(value) ?? rounds
            case "--kind": kinds.insert(value)
            default: throw BenchError.usage(option)
            }
        }
    }
}

enum BenchError: Error, CustomStringConvertible {
    case usage(String)
    /// A program that should have done its work did not.
    case failed(String, Int32)

    var description: String {
        switch self {
        case .usage(let word): "不认识的参数 | unknown argument: \(word)"
        case .failed(let command, let status): "未能完成（\(status)）| did not finish (\(status)): \(command)"
        }
    }
}
