// A store of pupils of the Shanxi plan after their training, filled record by record by a test.

import Domain
import Foundation
import Ledger
import Plans
import Testing

@testable import Analytics

/// A store in a new folder with the Shanxi plan of 2024 (its cycle is that year). A class so that the folder goes away with it.
final class FormerPupils {
    let folder: URL
    let ledger: Ledger

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("talentpool-former-\(UUID().uuidString)")
        try Ledger.create(in: folder, now: 0)
        var next = 0
        ledger = try Ledger(folder: folder, now: 0) {
            next += 1
            return next
        }
        try plan { $0 }
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// Adds the plan with its text changed.
    func plan(_ change: (String) -> String) throws {
        let file = House.queries.appendingPathComponent("../data/plans/shanxi-2024.yaml").standardizedFileURL
        let source = change(try String(contentsOf: file, encoding: .utf8))
        let document = try #require(PlanReader.read(source, file: "shanxi.yaml").document)
        _ = try ledger.append(document.plan, source: source, head: head("plan"))
    }

    /// Adds a record of each of these people.
    func add(_ kind: RecordKind, _ people: [String], mentor: String? = nil, _ values: [String: Cell]) throws {
        let records = people.map {
            Record(row: 2, reference: $0, mentorReference: mentor, identity: [:], values: values, retracted: false)
        }
        _ = try ledger.append(records, of: kind, head: head(kind.rawValue))
    }

    /// Applications and placements in a discipline.
    func train(
        _ people: [String], plan: String = "shanxi-2024", grade: String = "senior_2", school: String? = nil, discipline: String = "physics",
        university: String = "山西大学"
    ) throws {
        try add(
            .application, people,
            [
                "plan_id": .text(plan), "day": .integer(19_400), "discipline": .text(discipline), "grade": .text(grade),
                "school": school.map(Cell.text) ?? .null,
            ])
        try add(.mentor, ["T1"], ["plan_id": .text(plan), "university": .text(university), "discipline": .text(discipline)])
        try add(
            .placement, people, mentor: "T1",
            ["plan_id": .text(plan), "discipline": .text(discipline), "university": .text(university), "day": .integer(19_500)])
    }

    /// A follow-up of each of these people, told on the day it speaks of.
    func tell(
        _ people: [String], _ question: FollowUpQuestion, _ status: FollowUpStatus, on day: String, _ evidence: EvidenceGrade = .school,
        value: String? = nil, kind: InstitutionKind? = nil, until: String? = nil
    ) throws {
        let number = try #require(CivilDay(day)).number
        let until = try until.map { text in
            let day = try #require(CivilDay(text))
            return day.number
        }
        try add(
            .followUp, people,
            [
                "question": .text(question.rawValue), "status": .text(status.rawValue), "value": value.map(Cell.text) ?? .null,
                "institution_kind": kind.map { .text($0.rawValue) } ?? .null, "day": .integer(number), "reported_day": .integer(number),
                "evidence": .text(evidence.rawValue), "valid_until": until.map(Cell.integer) ?? .null,
            ])
    }

    func erase(_ ids: [Int], on day: String) throws {
        try ledger.recordErasure(of: ids, received: #require(CivilDay(day)))
    }

    /// - Parameter lists: what lists of reference say; nil for no lists at all.
    func measure(
        _ query: String, _ parameters: [String: String] = [:], asOf: String = "2026-06-30", lists: ListedFacts? = nil
    ) throws -> Measure {
        let catalogue = try QueryCatalogue(folder: House.queries)
        let day = try #require(CivilDay(asOf))
        let reader = try LedgerReader(
            folder: folder, cut: .everything(asOf: day), derived: catalogue.relations)
        if let lists { try reader.lay(lists) }
        return try Measure(catalogue.query(query), parameters: parameters, on: reader)
    }

    private func head(_ kind: String) throws -> BatchHead {
        BatchHead(kind: kind, file: Data(), received: try #require(CivilDay("2026-01-10")), recordedAt: 0, invented: false)
    }
}

extension Measure {
    /// Counts of a row by name; nil where empty.
    func counts(_ names: [String], _ row: MeasureRow) -> [Int?] { names.map { cell(row, $0).integer } }

    /// The first row.
    func first() throws -> MeasureRow { try #require(rows.first) }
}
