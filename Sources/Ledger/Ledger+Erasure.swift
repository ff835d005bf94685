// Forgetting a person: the ledger notes that it was asked, the vault destroys who it was; the facts stay, about nobody.

package import Domain
internal import Foundation
internal import GRDB

/// What an erasure did.
package struct ErasureReceipt: Sendable, Equatable {
    package let batch: Int
    package let head: String
    /// How many numbers went: all that the person has been decided to have.
    package let numbers: Int
    /// Records that remain without a name, by kind.
    package let anonymous: [RecordKind: Int]
    /// Batches in which a text of a record holds something of the person's identity: an append-only store cannot take it out.
    package let tracesInBatches: [Int]
}

/// What an erasure would leave.
package struct ForeseenErasure: Sendable {
    /// The person, under every number they have been decided to have.
    let persons: [Int]
    /// Records that would remain without a name, by kind.
    package let anonymous: [RecordKind: Int]
    package let tracesInBatches: [Int]

    package var numbers: Int { persons.count }
}

extension Ledger {
    /// Erases a person, with all numbers they have been decided to have and what was said of them under numbers of others: first the wish goes into the chain, then the vault destroys the person's key, values, salts and look-up.
    ///
    /// Cut short in between, the next opening for writing completes it.
    ///
    /// - Parameter reason: why, without any name.
    /// - Throws: `StoreError.personUnknown`, `.reasonNames`, `.readersOpen`.
    package func erase(_ reference: String, as role: PersonRole, reason: String, received: CivilDay, recordedAt: Int64) throws
        -> ErasureReceipt
    {
        let foreseen = try foresee(reference, as: role, reason: reason)
        let numbers = try vault.values(.reference, of: Set(foreseen.persons), lastBatch: .max)
        let entries = foreseen.persons.map { person in
            Erasure(
                person: person, numberDigest: vault.numberDigest(numbers[person] ?? reference, as: role), received: received,
                reason: reason)
        }
        let (batch, head) = try append(entries, recordedAt: recordedAt)
        try finishErasures()
        return ErasureReceipt(
            batch: batch, head: head, numbers: foreseen.numbers, anonymous: foreseen.anonymous, tracesInBatches: foreseen.tracesInBatches)
    }

    /// What erasing a person would leave; nothing is changed.
    package func foresee(_ reference: String, as role: PersonRole, reason: String) throws -> ForeseenErasure {
        guard let person = try vault.persons(for: [reference], as: role)[reference] else {
            let digest = vault.numberDigest(reference, as: role)
            throw try erasures().contains { $0.numberDigest == digest } ? StoreError.erasedAlready : StoreError.personUnknown
        }
        let belonging = try transaction { db in
            try Belonging(lastBatch: Int.fetchOne(db, sql: "SELECT MAX(batch_id) FROM batch") ?? 0, db)
        }
        let persons = belonging.component(of: person)
        let secrets = try vault.everything(of: persons, belonging).union([reference]).filter { $0.count > 1 }
        guard !secrets.contains(where: reason.contains) else { throw StoreError.reasonNames }
        let entry = Erasure(
            person: person, numberDigest: vault.numberDigest(reference, as: role), received: CivilDay(number: 0), reason: reason)
        guard ErasureList(text: ErasureList(erasures: [entry]).text)?.erasures == [entry] else { throw StoreError.reasonUnfit }
        return try transaction { db in
            ForeseenErasure(
                persons: persons, anonymous: try recordCounts(of: persons, belonging, db),
                tracesInBatches: try batches(holding: secrets, of: persons, belonging, db))
        }
    }

    /// Applies erasures that this store has not been told of: those of a list kept beside a backup.
    ///
    /// - Returns: how many were new here.
    package func apply(_ erasures: [Erasure], recordedAt: Int64) throws -> Int {
        let known = Set(try self.erasures().map(\.person))
        let new = erasures.filter { !known.contains($0.person) }.sorted { $0.person < $1.person }
        guard !new.isEmpty else { return 0 }
        try reattribute(new, recordedAt: recordedAt)
        // Each day anew, so that reports of those days come out as they were.
        for (_, asked) in Dictionary(grouping: new, by: \.received).sorted(by: { $0.key < $1.key }) {
            _ = try append(asked, recordedAt: recordedAt)
        }
        try finishErasures()
        return new.count
    }

    /// All erasures this store knows of, by the day they were asked for.
    package func erasures() throws -> [Erasure] { try transaction(Erasure.all) }

    /// Completes what was noted in the chain: the vault forgets, the list beside the store is renewed, copies kept by upgrades go.
    func finishErasures() throws {
        let erasures = try erasures()
        guard !erasures.isEmpty else { return }
        let list = ErasureList(erasures: erasures)
        if (try? ErasureList(in: folder)) != list { try list.write(to: folder.appendingPathComponent(ErasureList.fileName)) }
        spreadErasures(list)
        let left = try vault.known(of: Set(erasures.map(\.person)))
        let words = try vault.held(Set(erasures.flatMap(\.words)))
        guard !left.isEmpty || !words.isEmpty else { return }
        // The copies first: once the vault has forgotten, nothing would tell that they still have to go.
        try Upgrade.removeCopies(in: folder)
        WorkFolder.clear(beside: folder)
        try vault.erase(left, words: words)
    }

    /// Takes the list to every folder of backups this store knows of; with every opening again, for one may have been out of reach.
    private func spreadErasures(_ list: ErasureList) {
        backupsTold = Backup.knownFolders(of: folder).filter { (try? list.spread(to: $0)) != nil }
    }

    /// - Throws: `StoreError.personErased` for the first record whose number is an erased person's.
    func refuseErased(_ records: [Domain.Record], as role: PersonRole, _ db: Database) throws {
        let digests = Set(try String.fetchAll(db, sql: "SELECT number_digest FROM erasure_row"))
        guard !digests.isEmpty else { return }
        let erased = records.first { record in record.reference.map { digests.contains(vault.numberDigest($0, as: role)) } ?? false }
        if let erased { throw StoreError.personErased(row: erased.row) }
    }

    private func append(_ erasures: [Erasure], recordedAt: Int64) throws -> (batch: Int, head: String) {
        try transaction { db in
            // The day of receipt never runs backwards.
            let last = try Int.fetchOne(db, sql: "SELECT MAX(received_day) FROM batch") ?? .min
            let day = max(erasures[0].received.number, last)
            let head = BatchHead(
                kind: "erasure", file: Data(), received: CivilDay(number: day), recordedAt: recordedAt, invented: false)
            let batch = try nextBatch(head, db)
            let commitments = try keepWords(besides: Set(erasures.map(\.person)), batch: batch, db)
            let digest = try appendBatch(batch, head, rowCount: erasures.count, db) {
                for erasure in erasures { try erasure.insert(batch: batch, db) }
                try PersonEntry.enter(commitments.keys, batch: batch, db)
                try addCommitments(commitments, batch: batch, db)
            }
            return (batch, digest)
        }
    }

    /// How many records belong to persons who are one, whoever's number they stand under.
    private func recordCounts(of component: [Int], _ belonging: Belonging, _ db: Database) throws -> [RecordKind: Int] {
        var counts: [RecordKind: Int] = [:]
        for table in RecordTable.all {
            var keys: Set<String> = []
            for person in belonging.sources(of: component) {
                let rows = try Row.fetchAll(
                    db, sql: "SELECT DISTINCT batch_id, record_key FROM \(table.name) WHERE person_id = ?", arguments: [person])
                for row in rows {
                    let owner = belonging.owner(of: person, batch: try row.integer("batch_id"))
                    if component.contains(owner) { keys.insert("\(owner)\(try row.text("record_key").drop { $0 != "/" })") }
                }
            }
            if !keys.isEmpty { counts[table.kind] = keys.count }
        }
        return counts
    }

    private func batches(holding secrets: Set<String>, of component: [Int], _ belonging: Belonging, _ db: Database) throws -> [Int] {
        var batches: Set<Int> = []
        for person in belonging.sources(of: component) {
            for table in RecordTable.all {
                for row in try Row.fetchAll(db, sql: "SELECT * FROM \(table.name) WHERE person_id = ?", arguments: [person]) {
                    let batch = try row.integer("batch_id")
                    let texts = table.columns.compactMap { String.fromDatabaseValue(row[$0]) }
                    guard component.contains(belonging.owner(of: person, batch: batch)),
                        secrets.contains(where: { secret in texts.contains { $0.contains(secret) } })
                    else { continue }
                    batches.insert(batch)
                }
            }
        }
        for person in component {
            for row in try Row.fetchAll(db, sql: "SELECT batch_id, addressee FROM request_row WHERE person_id = ?", arguments: [person]) {
                let addressee = try row.text("addressee")
                if secrets.contains(where: addressee.contains) { batches.insert(try row.integer("batch_id")) }
            }
        }
        return batches.sorted()
    }
}
