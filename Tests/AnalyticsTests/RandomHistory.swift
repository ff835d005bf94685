// Invented histories of a store: records given, corrected, taken back and given again, plans amended, people erased; a seed names each.

import Domain
import Foundation
import GRDB
import Plans
import Testing

@testable import Ledger

/// G. Marsaglia's xorshift64 (2003), so that a seed names one history.
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }

    mutating func pick<Value>(_ values: [Value]) -> Value { values[Int.random(in: values.indices, using: &self)] }
    mutating func happens(_ chance: Double) -> Bool { Double.random(in: 0..<1, using: &self) < chance }
    mutating func day(_ days: ClosedRange<Int>) -> Int { Int.random(in: days, using: &self) }
}

/// A store that grows batch by batch. A class so that the folder goes away with the last reference to it.
final class RandomHistory {
    static let kinds: [RecordKind] = [.application] + RecordKind.allCases.filter { $0 != .application }
    /// What most queries read.
    private static let usual = Array(kinds.prefix(7))
    private static let further = Array(kinds.dropFirst(7))
    /// 2024-10-01 to 2026-12-31.
    static let days = 19_997...20_818

    let folder: URL
    private(set) var dice: Dice
    /// Day of receipt of the newest batch.
    private(set) var received = CivilDay(number: 20_000)
    /// Keys of the records given so far, retracted or not.
    private var keys: Set<String> = []
    private var ledger: Ledger
    private var pupils: [String] = []
    private var mentors: [String] = []
    private var placements: [String: [String: Cell]] = [:]
    private var erased: Set<Int> = []

    /// Whether persons are merged and split too: a key is then no longer that of one number.
    private let decides: Bool

    init(seed: UInt64, decides: Bool = true) throws {
        self.decides = decides
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("talentpool-history-\(UUID().uuidString)")
        dice = Dice(seed: seed)
        try Ledger.create(in: folder, now: 0)
        var next = 0
        ledger = try Ledger(folder: folder, now: 0) {
            next += 1
            return next
        }
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// Appends batches on days that go forward, some of them several a day.
    func grow(batches: Int) throws {
        for _ in 0..<batches {
            if dice.happens(0.8) { received = received + dice.day(1...50) }
            switch dice.day(0...10) {
            case 0: try amend()
            case 1: try erase()
            case 2 where decides: try decide()
            default:
                try append(dice.pick(Self.usual), count: dice.day(3...25))
                if dice.happens(0.4) { try append(dice.pick(Self.further), count: dice.day(3...15)) }
            }
        }
    }

    /// A day later, so that what follows is not known by the days before.
    func wait() { received = received + 1 }

    private func head(_ kind: String) -> BatchHead {
        BatchHead(kind: kind, file: Data(), received: received, recordedAt: 0, invented: false)
    }

    /// A version of one of two plans, its places, ratio, limit and days drawn.
    private func amend() throws {
        let name = dice.pick(["xinjiang-2025", "shanxi-2024"])
        let file = House.queries.appendingPathComponent("../data/plans/\(name).yaml").standardizedFileURL
        var source = try String(contentsOf: file, encoding: .utf8)
        source = source.replacing("pupils: 5", with: "pupils: \(dice.day(1...5))")
            .replacing("number: 3,", with: "number: \(dice.day(1...4)),")
            .replacing("to: 2025-12-31, clause: 四（一）}", with: "to: \(dice.pick(["2025-12-31", "2026-02-28", "2026-06-30"])), clause: 四（一）}")
        let document = try #require(PlanReader.read(source, file: "\(name).yaml").document)
        _ = try ledger.append(document.plan, source: source, head: head("plan"))
    }

    private func erase() throws {
        guard !pupils.isEmpty else { return }
        // Persons are numbered as they come; nobody is erased twice.
        let persons = (0..<dice.day(1...4)).map { _ in dice.day(1...pupils.count) }.filter { erased.insert($0).inserted }
        if !persons.isEmpty { try ledger.recordErasure(of: persons, received: received) }
    }

    /// Merges, splits and what undoes them; of merges those that records do not forbid.
    private func decide() throws {
        let last = try ledger.queue.read { try Int.fetchOne($0, sql: "SELECT MAX(batch_id) FROM batch") ?? 0 }
        for _ in 0..<dice.day(1...4) {
            let list = dice.happens(0.8) ? (pupils, PersonRole.pupil) : (mentors, .mentor)
            guard list.0.count > 1 else { continue }
            let known = try ledger.persons(for: Set(list.0), as: list.1).sorted { $0.key < $1.key }.map(\.value)
            let (one, other) = (dice.pick(known), dice.pick(known))
            guard one != other else { continue }
            switch dice.day(0...5) {
            case 0...2:
                _ = try? ledger.decide(one, other, .same, received: received, recordedAt: 0)
            case 3...4:
                _ = try ledger.split(one, batch: dice.day(1...max(1, last)), to: other, as: list.1, received: received, recordedAt: 0)
            default:
                let acts = try ledger.queue.read { db in
                    try [ActKind.samePerson, .reattribution].flatMap { try StoredAct.inForce($0, lastBatch: .max, db) }
                }
                guard !acts.isEmpty else { continue }
                // A decision about somebody erased since stays: that is refused, and the history goes on.
                do { _ = try ledger.undo(dice.pick(acts).batch, received: received, recordedAt: 0) } catch is DecisionErased {}
            }
        }
    }

    private func append(_ kind: RecordKind, count: Int) throws {
        var batch: [String: Domain.Record] = [:]
        for _ in 0..<count {
            guard let (key, record) = draw(kind) else { continue }
            batch[key] = record
        }
        try append(batch, of: kind)
    }

    private func append(_ batch: [String: Domain.Record], of kind: RecordKind) throws {
        let records = batch.sorted { $0.key < $1.key }
        do {
            _ = try ledger.append(records.map(\.value), of: kind, head: head(kind.rawValue))
        } catch is FindingsError {
            // Two numbers of one person say different things in one file: one file each.
            for record in records.map(\.value) { _ = try ledger.append([record], of: kind, head: head(kind.rawValue)) }
        }
        for (key, record) in records {
            keys.insert(key)
            guard !record.retracted || kind == .placement else { continue }
            if kind == .application, let pupil = record.reference, !pupils.contains(pupil) { pupils.append(pupil) }
            if kind == .mentor, let mentor = record.reference, !mentors.contains(mentor) { mentors.append(mentor) }
            if kind == .placement { placements[key] = record.retracted ? nil : record.values.byName }
        }
    }

    /// A record of a kind with its key; nil where nobody is known whom it could be about.
    private func draw(_ kind: RecordKind, newAfter asOf: Int? = nil) -> (String, Domain.Record)? {
        let retracted = asOf == nil && dice.happens(0.2)
        let known = kind.role == .mentor ? mentors : pupils
        let namesMentor = kind == .placement || kind == .wish
        if !kind.introducesPersons, known.isEmpty || (namesMentor && mentors.isEmpty) { return nil }
        let reference = kind.role.map { role in
            kind.introducesPersons ? role == .mentor ? "T\(dice.day(1...4))" : "P\(dice.day(1...15))" : dice.pick(known)
        }
        // The mentor is no part of a wish's key.
        let mentor = namesMentor ? dice.pick(mentors) : nil
        var values: [String: Cell] = [:]
        for column in kind.columns where column.isKey || column.required || dice.happens(0.7) {
            switch column.content {
            case .person, .mentor, .flag, .identity, .clue: break
            case .plan: values[column.name] = .text(dice.pick(["xinjiang-2025", "shanxi-2024"]))
            case .discipline: values[column.name] = .text(dice.pick(["mathematics", "physics", "chemistry"]))
            case .text: values[column.name] = .text(dice.pick(["新疆大学", "山西大学", "乌鲁木齐市"]))
            // Keys with a day are met again only where there are few days.
            case .day: values[column.name] = .integer(column.isKey ? 20_000 + 90 * dice.day(0...8) : dice.day(Self.days))
            case .number: values[column.name] = .real(Double(dice.day(0...100)))
            case .whole: values[column.name] = .integer(dice.day(1...3))
            case .code(let words): values[column.name] = .text(dice.pick(words).code)
            }
        }
        if let asOf {
            for column in kind.columns where ["day", "to_day", "reported_day", "log_day", "review_day"].contains(column.name) {
                values[column.name] = .integer(asOf + dice.day(1...300))
            }
        }
        let key =
            "\(kind.rawValue)/\(reference ?? "")/\(kind == .placement ? mentor ?? "" : "")/"
            + kind.columns.filter(\.isKey).map { values[$0.name].map { "\($0)" } ?? "" }.joined(separator: "/")
        let identity: [IdentityField: String] = kind.introducesPersons ? [.name: "某\(reference ?? "")"] : [:]
        return (
            key,
            Domain.Record(
                row: dice.day(2...1_000_000), reference: reference, mentorReference: mentor, identity: identity, values: values,
                retracted: retracted)
        )
    }

    /// Appends what happened after a day only: records with new keys, the ends of placements under way, an erasure.
    func growAfter(_ asOf: CivilDay) throws {
        received = CivilDay(number: max(received.number, asOf.number + 1))
        for kind in Self.kinds {
            let drawn = (0..<20).compactMap { _ in draw(kind, newAfter: asOf.number) }.filter { !keys.contains($0.0) }
            // A correction would say something about a day before: only keys that are new.
            try append(Dictionary(drawn) { first, _ in first }, of: kind)
        }
        try endPlacements(after: asOf)
        try erase()
    }

    private func endPlacements(after asOf: CivilDay) throws {
        var ended: [String: Domain.Record] = [:]
        for (key, values) in placements.sorted(by: { $0.key < $1.key }) where (values["to_day"]?.integer ?? .max) > asOf.number {
            let names = key.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
            var later = values
            later["to_day"] = .integer(asOf.number + dice.day(1...300))
            ended[key] = Domain.Record(
                row: dice.day(2...1_000_000), reference: names[1], mentorReference: names[2], identity: [:], values: later, retracted: false
            )
        }
        try append(ended, of: .placement)
    }
}
