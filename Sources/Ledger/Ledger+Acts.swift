// Appending what the office decides or does.

package import Domain
internal import Foundation
internal import GRDB

extension Ledger {
    /// Appends acts of one kind in one transaction: those that say something new.
    ///
    /// An act whose key is known is a correction.
    /// - Parameters:
    ///   - takingBack: the acts in force with these keys are taken back; one that is not in force is left out.
    ///   - day: when it was decided or asked.
    /// - Throws: the store's errors.
    package func append(_ acts: [Act], takingBack: Bool = false, on day: CivilDay, received: CivilDay, recordedAt: Int64) throws -> Receipt
    {
        try transaction { db in try append(acts, takingBack: takingBack, on: day, received: received, recordedAt: recordedAt, db) }
    }

    /// Within a transaction that is open.
    ///
    /// - Parameters:
    ///   - begun: the number of the batch, where identities went into the vault under it already.
    ///   - commitments: to these identities, by person.
    func append(
        _ acts: [Act], takingBack: Bool, on day: CivilDay, received: CivilDay, recordedAt: Int64, begun: Int? = nil,
        commitments: [Int: String] = [:], _ db: Database
    ) throws -> Receipt {
        guard let kind = acts.first?.kind else { return Receipt.nothing(unchanged: 0, head: try newestDigest(db)) }
        precondition(acts.allSatisfy { $0.kind == kind }, "acts of one kind make a batch")
        let head = BatchHead(
            kind: kind.rawValue, file: Data(), received: received, recordedAt: recordedAt, invented: try isInvented(acts, db))
        // Beginning a batch clears away what a failed one left in the vault.
        let batch = try begun ?? nextBatch(head, db)
        var seen: Set<String> = []
        let news = try acts.compactMap { act in try change(act, takingBack, db).map { (act, $0) } }.filter {
            seen.insert($0.0.key).inserted
        }
        guard !news.isEmpty else { return Receipt.nothing(unchanged: acts.count, head: try newestDigest(db)) }
        let digest = try appendBatch(batch, head, rowCount: news.count, db) {
            try PersonEntry.enter(news.flatMap(\.0.persons), batch: batch, db)
            try addCommitments(commitments, batch: batch, db)
            let columns = Act.columns(of: kind)
            let marks = Array(repeating: "?", count: 5 + columns.count).joined(separator: ", ")
            let add = try db.cachedStatement(
                sql: """
                    INSERT INTO \(Act.table(of: kind)) (batch_id, record_key, retracted, person_id, day, \(columns.joined(separator: ", ")))
                    VALUES (\(marks))
                    """)
            for (act, change) in news {
                let frame = [
                    batch.databaseValue, act.key.databaseValue, (change == .retracted ? 1 : 0).databaseValue, act.person.databaseValue,
                    day.number.databaseValue,
                ]
                try add.execute(arguments: StatementArguments(frame + act.values))
            }
        }
        return Receipt(batch: batch, changes: news.map(\.1), of: acts.count, head: digest)
    }

    /// What an act changes; the day alone is no change.
    private func change(_ act: Act, _ takingBack: Bool, _ db: Database) throws -> Change? {
        let columns = Act.columns(of: act.kind).joined(separator: ", ")
        let former = try Row.fetchOne(
            db,
            sql: "SELECT retracted, \(columns) FROM \(Act.table(of: act.kind)) WHERE record_key = ? ORDER BY batch_id DESC LIMIT 1",
            arguments: [act.key])
        guard let former, try former.integer("retracted") == 0 else { return takingBack ? nil : .added }
        if takingBack { return .retracted }
        return Array(former.databaseValues.dropFirst()) == act.values ? nil : .corrected
    }

    /// An act about an invented person is invented: no page may lose its mark by it.
    private func isInvented(_ acts: [Act], _ db: Database) throws -> Bool {
        for person in Set(acts.flatMap(\.persons)) {
            let invented = try Int.fetchOne(
                db, sql: "SELECT b.invented FROM person AS p JOIN batch AS b ON b.batch_id = p.batch_id WHERE p.person_id = ?",
                arguments: [person])
            if invented == 1 { return true }
        }
        return false
    }

    /// Enters what the vault was told of persons in a batch.
    func addCommitments(_ commitments: [Int: String], batch: Int, _ db: Database) throws {
        for (person, commitment) in commitments.sorted(by: { $0.key < $1.key }) {
            try db.execute(
                sql: "INSERT INTO identity_row (batch_id, person_id, commitment) VALUES (?, ?, ?)",
                arguments: [batch, person, commitment])
        }
    }
}

extension LedgerReader {
    /// The acts of a kind in force in this cut, oldest first; requests are what was asked by then.
    ///
    /// They are cut by the day we were told alone: two persons who are known to be one were one all along.
    package func acts(_ kind: ActKind) throws -> [StoredAct] {
        let last = try provenance().lastBatch
        return try guarded { try queue.inDatabase { try StoredAct.inForce(kind, lastBatch: last, $0) } }
    }
}
