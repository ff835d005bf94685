// Folders that tests work in: a store, its copies, and the files to import.

import Foundation
import Testing

/// A folder of one test. A class so that it goes away with the last reference to it.
final class Scratch: Sendable {
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("fault-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// Writes files into a folder of their own and returns its path.
    func write(_ sheets: [Sheet], to name: String) throws -> String {
        let place = folder.appendingPathComponent(name)
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        for sheet in sheets { try Data(sheet.text.utf8).write(to: place.appendingPathComponent("\(sheet.name).csv")) }
        return place.path
    }
}

/// A store, and the program run on it.
struct StoreFolder: Sendable {
    let scratch: Scratch
    let folder: URL

    /// A store as `init` makes it, with the former records of the office and a reference list.
    static func prepared(in scratch: Scratch, named name: String = "store") throws -> StoreFolder {
        let store = StoreFolder(scratch: scratch, folder: scratch.folder.appendingPathComponent(name))
        try #require(try store.run("init").code == 0)
        let imported = try store.run("import", scratch.write(Office.former, to: "\(name)-former"))
        try #require(imported.code == 0, "\(imported.complaint)")
        let loaded = try store.run(
            "reference", "load", scratch.write([Office.universities], to: "\(name)-lists") + "/\(Office.universities.name).csv", "--list",
            "universities", "--dated", "2025-01-01", "--source", "虚构")
        try #require(loaded.code == 0, "\(loaded.complaint)")
        return store
    }

    func path(_ name: String) -> URL { folder.appendingPathComponent(name) }

    /// A verb with its arguments on this store.
    func command(_ arguments: [String]) -> [String] { [Child.talentpool] + arguments + ["--store", folder.path] }

    func start(_ arguments: [String]) throws -> Child { try Child(command(arguments), in: scratch.folder) }

    func run(_ arguments: String...) throws -> Ended { try start(arguments).end() }

    func run(_ arguments: [String]) throws -> Ended { try start(arguments).end() }

    /// The same files in a new folder; nobody may have them open.
    func copy(_ name: String = "copy-\(UInt64.random(in: .min ... .max))") throws -> StoreFolder {
        let other = StoreFolder(scratch: scratch, folder: scratch.folder.appendingPathComponent(name))
        try FileManager.default.copyItem(at: folder, to: other.folder)
        return other
    }

    func remove() { try? FileManager.default.removeItem(at: folder) }

    /// As a writer leaves the store that was cut off.
    func unseal() { try? FileManager.default.removeItem(at: path("store.seal")) }

    /// Whether `verify` finds nothing wrong, identities included; else what it says.
    func fault() throws -> String? {
        let run = try run("verify", "--json")
        let well = run.code == 0 && run.output.contains("\"verified\": true") && !run.output.contains("\"identities\": null")
        return well ? nil : "verify: \(run.code ?? -1) \(run.signal ?? 0) \(run.output) \(run.complaint)"
    }

    /// The bytes of every file below, by path.
    static func bytes(of folder: URL) -> [String: Data] {
        var files: [String: Data] = [:]
        for path in (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? [] {
            files[path] = try? Data(contentsOf: folder.appendingPathComponent(path))
        }
        return files
    }
}
