// A store without a record, on which queries can run, and query texts made of a statement.

import Analytics
import Domain
import Foundation
import Ledger
import Testing

/// A store in a new folder, open for reading. A class so that the folder goes away with the last reference to it.
final class EmptyStore {
    let folder: URL
    let reader: LedgerReader

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("talentpool-analytics-\(UUID().uuidString)")
        try Ledger.create(in: folder, now: 0)
        let cut = Cut(asOf: try #require(CivilDay("2025-06-30")), knownBy: try #require(CivilDay("2025-07-01")))
        reader = try LedgerReader(folder: folder, cut: cut, derived: QueryCatalogue(folder: House.queries).relations)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }
}

enum House {
    static let queries = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../queries")
        .standardizedFileURL
}

/// A query of these columns (`name: form`), with a head that is otherwise right.
func query(_ columns: [String], more: [String] = [], _ statement: String) throws -> Query {
    let head =
        ["title: 甲 | A", "purpose: 甲 | A", "grain: 甲 | A", "unit: persons", "order: none"]
        + columns.map { "column \($0); 甲 | A" } + ["key: \(columns[0].prefix { $0 != ":" })"] + more
    let (query, findings) = QueryReader.read((head.map { "-- \($0)" } + [statement]).joined(separator: "\n"), name: "area/name")
    #expect(findings == [])
    return try #require(query)
}
