// A store with a small history that every cause but erasures and rules has touched.

import Domain
import Foundation
import Ledger
import Analytics

/// P1 to P3 of 一中 known by the end of January; then P4 of 二中 comes late, P2 turns out to be at 二中 and P3 is taken back.
final class RestatedStore {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("talentpool-restated-\(UUID().uuidString)")
        try Ledger.create(in: folder, now: 0)
        var next = 0
        let ledger = try Ledger(folder: folder, now: 0) {
            next += 1
            return next
        }
        try RestatedStore.apply([("P1", "一中", false), ("P2", "一中", false), ("P3", "一中", false)], on: "2025-01-31", ledger)
        try RestatedStore.apply([("P4", "二中", false), ("P2", "二中", false), ("P3", "一中", true)], on: "2025-02-01", ledger)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func comparing() throws -> ComparingReader {
        try ComparingReader(
            folder: folder, cut: Cut(asOf: RestatedStore.day("2025-12-31"), knownBy: RestatedStore.day("2025-06-30")),
            formerlyKnownBy: RestatedStore.day("2025-01-31"), derived: QueryCatalogue(folder: House.queries).relations)
    }

    private static func day(_ text: String) throws -> CivilDay {
        guard let day = CivilDay(text) else { throw CocoaError(.formatting) }
        return day
    }

    private static func apply(_ people: [(String, String, Bool)], on received: String, _ ledger: Ledger) throws {
        let records = people.map { reference, school, retracted in
            Record(
                row: 2, reference: reference, mentorReference: nil, identity: [:],
                values: ["plan_id": .text("p"), "day": .integer(20_000), "discipline": .text("physics"), "school": .text(school)],
                retracted: retracted)
        }
        _ = try ledger.append(
            records, of: .application,
            head: BatchHead(kind: "application", file: Data(), received: day(received), recordedAt: 0, invented: false))
    }
}
