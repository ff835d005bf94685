// Imports of one kind after another: the store before, the file, the peers, and the table of what they took.

import Foundation

/// A kind of file to measure, in the order in which a store can take them.
struct MeasuredKind: Sendable {
    let name: String
    let header: [String]
    let rows: @Sendable (InventedFiles) -> (Int) -> [String]
    /// Columns of the peer's key, from 0: those that the ledger's own key is made of.
    let key: [Int]
    /// Columns that the peer indexes as the ledger does.
    let indexes: [Int]
    var asWorkbook = false
}

struct ImportBench {
    let options: Options
    let folder: URL

    private var store: String { folder.appendingPathComponent("store").path }

    func run() throws {
        let files = InventedFiles(rows: options.rows)
        try Timed.run([options.program, "init", "--store", store], quiet: true)
        for plan in ["xinjiang-2025"] { try load("../data/plans/\(plan).yaml") }
        try load(write("mentor", InventedFiles.mentorHeader, InventedFiles.mentors) { files.mentor($0) })
        Table.head()
        for kind in InventedFiles.kinds {
            let path = try write(kind.name, kind.header, options.rows, kind.rows(files))
            if options.kinds.isEmpty || options.kinds.contains(kind.name) { try measure(kind, path, files) }
            // The kinds that follow are about these persons.
            if kind.name == "application" || kind.name == "placement" { try load(path) }
        }
    }

    private func measure(_ kind: MeasuredKind, _ path: String, _ files: InventedFiles) throws {
        var workbook: String?
        let reader = URL(fileURLWithPath: options.program).deletingLastPathComponent().appendingPathComponent("talentpool-workbook")
        if kind.asWorkbook, FileManager.default.isExecutableFile(atPath: reader.path) {
            workbook = folder.appendingPathComponent("\(kind.name).xlsx").path
            try InventedWorkbook.write(workbook!, kind.header, options.rows, kind.rows(files))
        }
        var plain: [Timed] = []
        var keyed: [Timed] = []
        var ours: [Timed] = []
        var oursWorkbook: [Timed] = []
        for _ in 0..<options.rounds {
            plain.append(try peer(path, schema: nil))
            keyed.append(try peer(path, schema: schema(kind)))
            ours.append(try importing(path))
            if let workbook { oursWorkbook.append(try importing(workbook)) }
        }
        Table.row(kind.name, "sqlite3 .import", plain, plain: plain, keyed: keyed)
        Table.row(kind.name, "sqlite3 STRICT+key+indexes, FULL", keyed, plain: plain, keyed: keyed)
        Table.row(kind.name, "talentpool import", ours, plain: plain, keyed: keyed)
        if workbook != nil { Table.row(kind.name, "talentpool import .xlsx", oursWorkbook, plain: plain, keyed: keyed) }
    }

    /// `sqlite3 .import` into a new file.
    private func peer(_ path: String, schema: String?) throws -> Timed {
        let database = folder.appendingPathComponent("peer.sqlite").path
        for end in ["", "-wal", "-shm", "-journal"] { try? FileManager.default.removeItem(atPath: database + end) }
        var words = ["sqlite3", database]
        if let schema { words += ["PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;", schema] }
        words += [".mode csv", schema == nil ? ".import \(path) t" : ".import --skip 1 \(path) t"]
        return try Timed.run(words, quiet: true)
    }

    private func schema(_ kind: MeasuredKind) -> String {
        let columns = kind.header.indices.map { "c\($0) TEXT" }.joined(separator: ", ")
        let key = kind.key.map { "c\($0)" }.joined(separator: ", ")
        let indexes = kind.indexes.map { "CREATE INDEX i\($0) ON t (c\($0));" }.joined(separator: " ")
        return "CREATE TABLE t (\(columns), UNIQUE (\(key))) STRICT; \(indexes)"
    }

    /// Our import into a copy of the store as it is.
    private func importing(_ path: String) throws -> Timed {
        let copy = folder.appendingPathComponent("copy")
        try? FileManager.default.removeItem(at: copy)
        try FileManager.default.copyItem(atPath: store, toPath: copy.path)
        return try Timed.run([options.program, "import", "--store", copy.path, "--received", InventedFiles.received, path], quiet: true)
    }

    private func load(_ path: String) throws {
        try Timed.run([options.program, "import", "--store", store, "--received", InventedFiles.received, path], quiet: true)
    }

    private func write(_ name: String, _ header: [String], _ rows: Int, _ row: (Int) -> [String]) throws -> String {
        let path = folder.appendingPathComponent("\(name).csv").path
        var text = header.joined(separator: ",") + "\n"
        for number in 0..<rows { text += row(number).joined(separator: ",") + "\n" }
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        return path
    }
}
