// Appending records: what is new of a file goes into both databases as one batch.

package import Domain
internal import GRDB

extension Ledger {
    /// Appends the new and changed records of one file in one transaction: all of them or none.
    ///
    /// A record whose key is known is a correction, a new name of a known person too; one that says nothing new is left out.
    /// Identities go into the vault under the number of the batch while the ledger's transaction is open: should it fail, nobody
    /// sees them (see `Vault`).
    ///
    /// - Parameter brought: what recognition has to say of persons by number: whom a kind brings that introduces nobody, and questions.
    package func append(
        _ records: [Domain.Record], of kind: RecordKind, head: BatchHead, brought: [String: [IdentityField: String]] = [:]
    ) throws -> Receipt {
        try transaction { db in
            let batch = try nextBatch(head, db)
            guard let role = kind.role else { return try append(records, aboutNobody: kind, batch: batch, head: head, db) }
            // Intake and recognition come first: a record of nobody is a fault of the program, not of the data.
            guard records.allSatisfy({ $0.reference != nil }) else { throw UnknownPerson() }
            var entries =
                kind.introducesPersons
                ? records.filter { !$0.retracted }.compactMap { record in
                    record.reference.map { IdentityEntry(reference: $0, fields: record.identity) }
                } : []
            entries += brought.sorted { $0.key < $1.key }.map { IdentityEntry(reference: $0.key, fields: $0.value) }
            let known = try vault.persons(for: Set(records.compactMap(\.reference)), as: role)
            let persons = records.map { record in record.reference.flatMap { known[$0] } }
            if persons.contains(nil) {
                try refuseErased(zip(records, persons).filter { $0.1 == nil }.map(\.0), as: role, db)
            }
            let belonging = try Belonging(lastBatch: batch - 1, db)
            let again = try vault.saidAgain(in: entries, known: known, belonging)
            let renamed = try vault.news(in: entries, known: known, again: again)
            let mentors = try vault.persons(for: Set(records.lazy.compactMap(\.mentorReference)), as: .mentor)
            func mentor(_ record: Domain.Record) -> Int? { record.mentorReference.flatMap { mentors[$0] } }
            // Whether a record says anything new can be told before new persons have ids: they have no records.
            var appender = try RecordAppender(table: RecordTable.of(kind), db: db, belonging: belonging)
            var news = News()
            for (number, record) in records.enumerated() {
                guard let person = persons[number] else {
                    if !record.retracted { news.take(PersonChange(person: nil, mentor: nil, change: .added), of: number) }
                    continue
                }
                if try appender.isNew(record, person: person, mentor: mentor(record)) {
                    news.take(PersonChange(person: person, mentor: mentor(record), change: .added), of: number)
                    continue
                }
                let changes = try appender.changes(record, person: person, mentor: mentor(record))
                for change in changes { news.take(change, of: number) }
                if changes.isEmpty, !record.retracted, record.reference.map(renamed.contains) == true {
                    news.take(PersonChange(person: person, mentor: nil, change: .renamed), of: number)
                }
            }
            guard !news.changes.isEmpty else { return try Receipt.nothing(unchanged: records.count, head: newestDigest(db)) }
            let addition =
                kind.introducesPersons || !entries.isEmpty
                ? try vault.begin(entries, known: known, again: again, as: role, batch: batch) : nil
            // Whatever happens to the ledger, the vault is left alone only when it is done.
            defer { addition?.writing.wait() }
            var rows: [PendingRow] = []
            rows.reserveCapacity(news.changes.count)
            for (number, change) in news.changes where change.change != .renamed {
                let record = records[number]
                // Somebody new: the vault has given them an id by now.
                let whole =
                    change.person == nil
                    ? PersonChange(person: record.reference.flatMap { addition?.ids[$0] }, mentor: mentor(record), change: .added) : change
                rows.append(try appender.row(record, number, whole))
            }
            rows = try appender.saidOnce(rows, of: records)
            let digest = try appendBatch(batch, head, rowCount: rows.count, db) { digest in
                try appender.enterPersons(of: rows, batch: batch, &digest)
                // The digest takes the tables in their order.
                let order = LedgerSchema.appendOnlyTables
                let rowsFirst = (order.firstIndex(of: appender.table.name) ?? 0) < (order.firstIndex(of: "identity_row") ?? 0)
                if rowsFirst { try appender.insert(rows, of: records, batch: batch, &digest) }
                let addCommitment = try RowInsert(into: "identity_row", ["batch_id", "person_id", "commitment"], db)
                // Nobody is in the ledger whom the vault does not hold for good.
                for (person, commitment) in try addition?.writing.finish() ?? [] {
                    try addCommitment([batch.databaseValue, person.databaseValue, commitment.databaseValue], &digest)
                }
                if !rowsFirst { try appender.insert(rows, of: records, batch: batch, &digest) }
            }
            return Receipt(batch: batch, changes: news.firsts, of: records.count, head: digest)
        }
    }

    /// Records about a plan need nobody's id and say nothing to the vault.
    private func append(
        _ records: [Domain.Record], aboutNobody kind: RecordKind, batch: Int, head: BatchHead, _ db: Database
    ) throws -> Receipt {
        var appender = try RecordAppender(table: RecordTable.of(kind), db: db)
        var news = News()
        for (number, record) in records.enumerated() {
            if try appender.isNew(record, person: nil, mentor: nil) {
                news.take(PersonChange(person: nil, mentor: nil, change: .added), of: number)
            } else {
                for change in try appender.changes(record, person: nil, mentor: nil) { news.take(change, of: number) }
            }
        }
        guard !news.changes.isEmpty else { return try Receipt.nothing(unchanged: records.count, head: newestDigest(db)) }
        let rows = try news.changes.map { number, change in try appender.row(records[number], number, change) }
        let digest = try appendBatch(batch, head, rowCount: rows.count, db) {
            try appender.insert(rows, of: records, batch: batch, &$0)
        }
        return Receipt(batch: batch, changes: news.changes.map(\.change.change), of: records.count, head: digest)
    }
}

/// What records change, in their order.
private struct News {
    private(set) var changes: [(record: Int, change: PersonChange)] = []
    /// The first change of each record.
    private(set) var firsts: [Change] = []

    mutating func take(_ change: PersonChange, of record: Int) {
        if changes.last?.record != record { firsts.append(change.change) }
        changes.append((record, change))
    }
}
