// Runs the built program the way a person does.

import Foundation

/// One run of `talentpool`.
struct Run {
    let code: Int32
    let output: String
    let complaint: String
}

/// The program beside the test bundle, with a folder of its own.
struct Program {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let folder: URL
    var store: String { folder.appendingPathComponent("store").path }

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("command-\(UInt64.random(in: .min ... .max))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    func remove() {
        try? FileManager.default.removeItem(at: folder)
    }

    func file(_ name: String, _ text: String) throws -> String {
        let path = folder.appendingPathComponent(name)
        try Data(text.utf8).write(to: path)
        return path.path
    }

    func run(_ arguments: String...) throws -> Run {
        try run(arguments)
    }

    func run(_ arguments: [String]) throws -> Run {
        let process = Process()
        // The bundle's folder also holds the products.
        process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
            .appendingPathComponent("talentpool")
        process.arguments = arguments
        process.environment = ["TALENTPOOL_STORE": store, "TALENTPOOL_HOME": Program.root.path, "PATH": "/usr/bin:/bin"]
        process.currentDirectoryURL = folder
        let output = Pipe()
        let complaint = folder.appendingPathComponent("stderr-\(UInt64.random(in: .min ... .max))")
        _ = FileManager.default.createFile(atPath: complaint.path, contents: nil)
        process.standardOutput = output
        process.standardError = try FileHandle(forWritingTo: complaint)
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let text = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Run(
            code: process.terminationStatus, output: String(decoding: text, as: UTF8.self),
            complaint: try String(contentsOf: complaint, encoding: .utf8))
    }

    /// The store's files that hold records and identities, to see that nothing changed; an empty write-ahead log says nothing.
    func files() throws -> [String: Data] {
        try Program.contents(of: URL(fileURLWithPath: store)).filter { name, bytes in
            !name.hasSuffix("-shm") && name != "store.lock" && !(name.hasSuffix("-wal") && bytes.isEmpty)
        }
    }

    static func contents(of folder: URL) throws -> [String: Data] {
        var files: [String: Data] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
            files[path] = try? Data(contentsOf: folder.appendingPathComponent(path))
        }
        return files
    }
}
