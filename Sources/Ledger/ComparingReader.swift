// Reads one snapshot at two known-by days and at every step between them, so that a moved number can be explained cause by cause.

package import Domain
package import Foundation
internal import GRDB

/// A snapshot cut twice: same as-of day, known by a former day and known by the present one. A class because it owns the open connection.
package final class ComparingReader {
    package let former: Cut
    /// Shows the present cut; within `with(causes:)` the step asked for.
    package let reader: LedgerReader
    /// Causes of which there is at least one instance in between.
    package let causes: Set<RestatementCause>

    package var present: Cut { reader.cut }

    /// Opens a snapshot and classifies every record that came in between.
    ///
    /// Cost: one look at each row in between; afterwards reading is about as dear as from a plain reader.
    /// - Parameter formerlyKnownBy: the known-by day of the former number.
    /// - Throws: `FindingsError` where that day lies after the present one's; the store's errors.
    package init(
        folder: URL, cut: Cut, formerlyKnownBy: CivilDay, derived: [(name: String, select: String)] = []
    ) throws {
        guard formerlyKnownBy <= cut.knownBy else {
            throw FindingsError(
                Finding(
                    "compare.known_by.later",
                    what: Bilingual("用来比较的获知截止日晚于现在的获知截止日", "the known-by day to compare with lies after the present one"),
                    found: "\(formerlyKnownBy)", expected: Bilingual("不晚于 \(cut.knownBy)", "\(cut.knownBy) or earlier"),
                    action: Bilingual(
                        "--compare-known-by 写从前的日期，--known-by 写现在的日期",
                        "Give the former day as --compare-known-by and the present one as --known-by")))
        }
        former = Cut(asOf: cut.asOf, knownBy: formerlyKnownBy)
        reader = try LedgerReader(folder: folder, cut: cut, derived: derived)
        let reader = self.reader
        causes = try guarded {
            try reader.queue.inDatabase { db in
                try db.execute(sql: StepViews.stepTable)
                try db.execute(
                    sql: """
                        INSERT INTO temp.step (former_batch, reached)
                        SELECT COALESCE(MAX(batch_id), 0), ? FROM main.batch WHERE received_day <= ?
                        """, arguments: [RestatementCause.allCases.count, formerlyKnownBy.number])
                let formerBatch = try Int.fetchOne(db, sql: "SELECT former_batch FROM temp.step") ?? 0
                let formerly = try Belonging(lastBatch: formerBatch, db)
                let plain = formerly.isPlain && reader.belonging.isPlain
                if !plain { try BelongingViews.lay(present: reader.belonging, former: formerly, db) }
                // Views on these views are looked up by name when they are read, and so see the new ones.
                for sql in StepViews.definitions(plain: plain) { try db.execute(sql: sql) }
                let tally = try Row.fetchAll(db, sql: StepViews.tally(plain: plain))
                return Set(RestatementCause.allCases.filter { cause in tally.contains { $0[0] == cause.step && $0[1] > 0 } })
            }
        }
    }

    /// Reads with the first causes, in the order of `RestatementCause`, switched on: with 0 the former cut, with all the present one.
    package func with<Value>(causes count: Int, _ read: (LedgerReader) throws -> Value) throws -> Value {
        func reach(_ step: Int) throws {
            try guarded { try reader.queue.inDatabase { try $0.execute(sql: "UPDATE temp.step SET reached = ?", arguments: [step]) } }
        }
        try reach(count)
        let value = Result { try read(reader) }
        try reach(RestatementCause.allCases.count)
        return try value.get()
    }

    /// What was received in between, by day of receipt, oldest first.
    package func received() throws -> [Receiving] {
        let table = try reader.run(
            """
            SELECT b.received_day, b.kind, b.row_count FROM main.batch AS b, temp.cut AS c, temp.step AS s
            WHERE b.batch_id > s.former_batch AND b.batch_id <= c.last_batch ORDER BY b.batch_id
            """, arguments: [:])
        var days: [Receiving] = []
        for row in table.rows {
            let day = CivilDay(number: row[0].integer ?? 0)
            if days.last?.day != day { days.append(Receiving(day: day, batches: 0, rows: 0, kinds: [])) }
            days[days.count - 1].add(kind: row[1].text ?? "", rows: row[2].integer ?? 0)
        }
        return days
    }
}

/// The batches received on one day.
package struct Receiving: Hashable, Sendable {
    package let day: CivilDay
    package private(set) var batches: Int
    package private(set) var rows: Int
    /// Record kinds' raw values and the other names of batches, each once, in the order received.
    package private(set) var kinds: [String]

    fileprivate init(day: CivilDay, batches: Int, rows: Int, kinds: [String]) {
        self.day = day
        self.batches = batches
        self.rows = rows
        self.kinds = kinds
    }

    fileprivate mutating func add(kind: String, rows: Int) {
        batches += 1
        self.rows += rows
        if !kinds.contains(kind) { kinds.append(kind) }
    }
}
