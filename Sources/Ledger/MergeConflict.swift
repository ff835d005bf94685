// What keeps two persons from being taken as one: records that cannot both be true of one human.

package import Domain
internal import GRDB

/// Why a merge is refused; names no person and no value.
package enum MergeConflict: Hashable, Sendable {
    /// Both have a record with the same key, in a plan or outside any, and they differ.
    case differs(RecordKind, plan: String?)
    /// Both had a placement in a plan on the same days.
    case overlaps(plan: String)
    /// It contradicts a decision in force, of this number; nil where several together say the contrary.
    case decided(Int?)
}

/// A record that is not stored yet.
package struct ForeseenRecord: Sendable {
    let kind: RecordKind
    /// By their own id.
    let person: Int
    let record: Domain.Record

    /// - Parameter record: of a kind that names no mentor.
    package init(_ record: Domain.Record, of kind: RecordKind, person: Int) {
        (self.record, self.kind, self.person) = (record, kind, person)
    }
}

/// Rows in force of some persons, under whom they would be shown.
struct MergeCheck {
    private let belonging: Belonging
    private let component: [Int]
    private let lastBatch: Int
    private let foreseen: [ForeseenRecord]

    /// - Parameters:
    ///   - merged: pairs that would be taken as one before.
    ///   - foreseen: records that would be stored before, in their order.
    ///   - db: the ledger, with everything it has been told.
    init(merging one: Int, with other: Int, after merged: [(Int, Int)] = [], foreseen: [ForeseenRecord] = [], _ db: Database) throws {
        self.foreseen = foreseen
        lastBatch = try Int.fetchOne(db, sql: "SELECT MAX(batch_id) FROM main.batch") ?? 0
        belonging = try Belonging(lastBatch: lastBatch, also: merged + [(one, other)], db)
        component = belonging.component(of: one)
    }

    /// Each conflict once: kind by kind, in the order of the plans.
    func all(_ db: Database) throws -> [MergeConflict] {
        var conflicts: [MergeConflict] = []
        for stored in try StoredAct.inForce(.samePerson, lastBatch: lastBatch, db) {
            guard case .samePerson(let one, let other, .different) = stored.act, component.contains(one), component.contains(other)
            else { continue }
            conflicts.append(.decided(stored.batch))
        }
        for table in RecordTable.all where table.kind.role != nil {
            var persons = component
            if table.columns.contains("mentor_id") {
                let marks = component.map { "\($0)" }.joined(separator: ", ")
                persons += try Int.fetchAll(db, sql: "SELECT DISTINCT person_id FROM main.\(table.name) WHERE mentor_id IN (\(marks))")
            }
            conflicts += try self.conflicts(table, Set(persons), db)
        }
        var seen: Set<MergeConflict> = []
        return conflicts.filter { seen.insert($0).inserted }
    }

    /// A record in force, its owner before merging, and where it stands.
    private struct Held {
        let owner: Int
        let values: [String: DatabaseValue]
    }

    private func conflicts(_ table: RecordTable, _ persons: Set<Int>, _ db: Database) throws -> [MergeConflict] {
        let held = try rows(table, persons, db)
        let keys = table.kind.columns.filter { $0.isKey && $0.name != "person_id" }.map(\.name)
        let groups = Dictionary(grouping: held) { row in
            [belonging.canonical(of: row.owner).databaseValue] + keys.map { row.values[$0] ?? .null }
        }
        let differing = groups.values.filter { Set($0.map(\.values)).count > 1 }
        let plans = Set(differing.map { $0[0].values["plan_id"].flatMap(String.fromDatabaseValue) })
        var conflicts: [MergeConflict] = plans.sorted { ($0 ?? "") < ($1 ?? "") }.map { .differs(table.kind, plan: $0) }
        var shared: Set<String> = []
        if table.kind == .placement {
            for (position, one) in held.enumerated() {
                for other in held[(position + 1)...] where overlap(one, other) {
                    if let plan = one.values["plan_id"].flatMap(String.fromDatabaseValue) { shared.insert(plan) }
                }
            }
        }
        conflicts += shared.sorted().map { .overlaps(plan: $0) }
        return conflicts
    }

    /// Whether two placements of what would be one pupil share days in a plan; the same placement said twice does not count, nor does a
    /// change of mentors on one day.
    private func overlap(_ one: Held, _ other: Held) -> Bool {
        guard one.owner != other.owner, belonging.canonical(of: one.owner) == belonging.canonical(of: other.owner),
            one.values["plan_id"] == other.values["plan_id"], one.values != other.values
        else { return false }
        func span(_ row: Held) -> (from: Int, to: Int) {
            (row.values["day"].flatMap(Int.fromDatabaseValue) ?? .min, row.values["to_day"].flatMap(Int.fromDatabaseValue) ?? .max)
        }
        let (first, second) = (span(one), span(other))
        return first.from < second.to && second.from < first.to
    }

    /// The rows in force of the owners among the persons, mentors as they would be shown.
    private func rows(_ table: RecordTable, _ persons: Set<Int>, _ db: Database) throws -> [Held] {
        var newest: [String: (batch: Int, retracted: Bool, held: Held)] = [:]
        for source in belonging.sources(of: persons.sorted()) {
            let columns = (table.columns + ["day"]).joined(separator: ", ")
            let rows = try Row.fetchCursor(
                db, sql: "SELECT batch_id, record_key, retracted, \(columns) FROM main.\(table.name) WHERE person_id = ?",
                arguments: [source])
            while let row = try rows.next() {
                let batch = try row.integer("batch_id")
                let owner = belonging.owner(of: source, batch: batch)
                guard persons.contains(owner) else { continue }
                let key = "\(owner)\(try row.text("record_key").drop { $0 != "/" })"
                if let other = newest[key], other.batch >= batch { continue }
                var values: [String: DatabaseValue] = [:]
                for (name, value) in row where !["batch_id", "record_key", "retracted"].contains(name) {
                    let mentor = name == "mentor_id" ? Int.fromDatabaseValue(value) : nil
                    values[name] = mentor.map { belonging.canonical(of: $0).databaseValue } ?? value
                }
                newest[key] = (batch, try row.integer("retracted") == 1, Held(owner: owner, values: values))
            }
        }
        var appender = try RecordAppender(table: table, db: db, belonging: Belonging(lastBatch: lastBatch, db))
        for told in foreseen where told.kind == table.kind && persons.contains(told.person) {
            for row in try appender.foreseen(told.record, of: told.person) {
                let held = Held(owner: row.person, values: row.values)
                newest["\(row.person)\(row.key.drop { $0 != "/" })"] = (.max, row.retracted, held)
            }
        }
        return newest.values.filter { !$0.retracted }.map(\.held)
    }
}
