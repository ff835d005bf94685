// An erased person cannot be asked any more: what is unknown of them is counted apart, nothing drops out, and their facts still count.

import Domain
import Foundation
import Ledger
import Plans
import Statistics
import Testing

@testable import Analytics

@Suite struct ErasedTests {
    /// Four pupils of the Shanxi plan whose cycle ended with 2024: P1 admitted, P2 silent, P3 silent and erased, P4 admitted and erased.
    private func history() throws -> (folder: URL, ledger: Ledger) {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("talentpool-erased-\(UUID().uuidString)")
        try Ledger.create(in: folder, now: 0)
        var next = 0
        let ledger = try Ledger(folder: folder, now: 0) {
            next += 1
            return next
        }
        let file = House.queries.appendingPathComponent("../data/plans/shanxi-2024.yaml").standardizedFileURL
        let source = try String(contentsOf: file, encoding: .utf8)
        let document = try #require(PlanReader.read(source, file: "shanxi-2024.yaml").document)
        _ = try ledger.append(document.plan, source: source, head: head("plan", "2024-01-01"))
        func append(_ kind: RecordKind, _ people: [String], mentor: String? = nil, _ values: [String: Cell]) throws {
            let records = people.map {
                Record(row: 2, reference: $0, mentorReference: mentor, identity: [:], values: values, retracted: false)
            }
            _ = try ledger.append(records, of: kind, head: head(kind.rawValue, "2026-01-10"))
        }
        let (plan, physics) = (Cell.text("shanxi-2024"), Cell.text("physics"))
        let (pupils, host) = (["P1", "P2", "P3", "P4"], Cell.text("山西大学"))
        try append(
            .application, pupils, ["plan_id": plan, "day": .integer(19_600), "discipline": physics, "grade": .text("senior_2")])
        try append(.mentor, ["T1"], ["plan_id": plan, "university": host, "discipline": physics])
        try append(
            .placement, pupils, mentor: "T1", ["plan_id": plan, "discipline": physics, "university": host, "day": .integer(19_730)])
        try append(
            .followUp, ["P1", "P4"],
            [
                "question": .text("admission"), "status": .text("yes"), "value": host, "day": .integer(20_290),
                "reported_day": .integer(20_400), "evidence": .text("school"),
            ])
        return (folder, ledger)
    }

    private func head(_ kind: String, _ received: String) throws -> BatchHead {
        BatchHead(kind: kind, file: Data(), received: try #require(CivilDay(received)), recordedAt: 0, invented: false)
    }

    private func row(_ query: String, in folder: URL, asOf: String) throws -> (Measure, MeasureRow) {
        let catalogue = try QueryCatalogue(folder: House.queries)
        let cut = Cut.everything(asOf: try #require(CivilDay(asOf)))
        let measure = try Measure(
            catalogue.query(query), on: LedgerReader(folder: folder, cut: cut, derived: catalogue.relations))
        return (measure, try #require(measure.rows.first))
    }

    private func counts(_ names: [String], _ query: String, in folder: URL, asOf: String = "2026-06-30") throws -> [Int?] {
        let (measure, row) = try row(query, in: folder, asOf: asOf)
        return names.map { measure.cell(row, $0).integer }
    }

    @Test func `the silent who were erased leave the unknown, not the accounting, and the known stay known`() throws {
        let (folder, ledger) = try history()
        defer { try? FileManager.default.removeItem(at: folder) }
        let alumni = ["due", "admission_known", "admission_unknown", "admission_erased", "admitted", "topnotch_unknown", "topnotch_erased"]
        let standing = ["participants", "due", "known", "unknown", "erased", "university_host", "not_yet_due"]
        #expect(try counts(alumni, "overview/alumni", in: folder) == [4, 2, 2, 0, 2, 4, 0])
        #expect(try counts(standing, "trajectories/standing", in: folder) == [4, 4, 2, 2, 0, 2, 0])
        try ledger.recordErasure(of: [3, 4], received: #require(CivilDay("2026-03-01")))
        #expect(try counts(alumni, "overview/alumni", in: folder) == [4, 2, 1, 1, 2, 2, 2])
        #expect(try counts(standing, "trajectories/standing", in: folder) == [4, 4, 2, 1, 1, 2, 0])
        // Before the day we were asked, nobody had been erased.
        #expect(try counts(alumni, "overview/alumni", in: folder, asOf: "2026-02-28") == [4, 2, 2, 0, 2, 4, 0])
    }

    @Test func `they stay missing for the rates and in the whole that is known`() throws {
        let (folder, ledger) = try history()
        defer { try? FileManager.default.removeItem(at: folder) }
        func rates() throws -> [String] {
            try [
                ("overview/alumni", "topnotch_rate"), ("overview/alumni", "admission_known_rate"),
                ("trajectories/standing", "topnotch_rate"),
            ]
            .map { query, name in
                let (measure, row) = try row(query, in: folder, asOf: "2026-06-30")
                let found = try #require(measure.estimate(row, name))
                return "\(name) n \(found.estimate?.n ?? 0) missing \(found.missing.map(String.init) ?? "-")"
            }
        }
        let before = try rates()
        #expect(before == ["topnotch_rate n 0 missing 4", "admission_known_rate n 4 missing -", "topnotch_rate n 2 missing 2"])
        try ledger.recordErasure(of: [3, 4], received: #require(CivilDay("2026-03-01")))
        #expect(try rates() == before)
    }
}
