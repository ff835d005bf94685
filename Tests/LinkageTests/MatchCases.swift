// The folder of reference cases, which is no part of the project, and how its tables are read here.

import Foundation
import Linkage

enum MatchCases {
    /// `TALENTPOOL_CASES`, else `../shared/cases` beside the package; its folder `linkage`.
    static let folder: URL = {
        let named = ProcessInfo.processInfo.environment["TALENTPOOL_CASES"].map { URL(fileURLWithPath: $0) }
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../..").standardizedFileURL
        return (named ?? root.deletingLastPathComponent().appendingPathComponent("shared/cases")).appendingPathComponent("linkage")
    }()

    static var areThere: Bool { FileManager.default.fileExists(atPath: folder.path) }

    /// A table without quotation marks: its heading, trimmed, and its rows as written.
    static func table(_ name: String) throws -> (heading: [String], rows: [[String]]) {
        let text = try String(contentsOf: folder.appendingPathComponent("data/\(name).csv"), encoding: .utf8)
        let lines = text.split(whereSeparator: \.isNewline).map { line in
            line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        return (lines[0].map { $0.trimmingCharacters(in: .whitespaces) }, Array(lines.dropFirst()))
    }

    static func expected(_ name: String) throws -> [String: Any] {
        let data = try Data(contentsOf: folder.appendingPathComponent("expected/\(name).json"))
        return try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
    }

    /// One table with the named columns.
    static func records(_ name: String, _ columns: [(String, NormalForm)]) throws -> RecordTables {
        let (heading, rows) = try table(name)
        let places = columns.map { column in heading.firstIndex(of: column.0)! }
        var tables = RecordTables(forms: columns.map(\.1), isOne: true)
        for row in rows { tables.append(places.map { row[$0] }, to: .asked) }
        tables.close()
        return tables
    }
}
