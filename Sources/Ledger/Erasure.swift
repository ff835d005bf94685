// That somebody was erased: what the ledger keeps of it, and the list that goes with backups so that none of them brings the person back.

package import Domain
package import Foundation
internal import GRDB

/// One erasure. Nothing in it tells who it was: an opaque id, a keyed digest of the number, a reason without names.
package struct Erasure: Sendable, Equatable {
    package let person: Int
    /// HMAC of the person's number under a key that only the vault holds: the number is recognised should it come again.
    package let numberDigest: String
    /// The day we were asked.
    package let received: CivilDay
    package let reason: String
    /// What was said under numbers of others and belonged to this person: it goes with them. In order.
    package let words: [Words]

    /// What a batch said of a person.
    package struct Words: Hashable, Sendable, Comparable {
        package let person: Int
        package let batch: Int

        package init(person: Int, batch: Int) { (self.person, self.batch) = (person, batch) }

        package static func < (one: Words, other: Words) -> Bool { (one.person, one.batch) < (other.person, other.batch) }
    }

    package init(person: Int, numberDigest: String, received: CivilDay, reason: String, words: [Words] = []) {
        self.person = person
        self.numberDigest = numberDigest
        self.received = received
        self.reason = reason
        self.words = words
    }

    /// All erasures in the order of their batches. Whose words another's numbers hold is what was decided by then, whatever was decided since.
    static func all(_ db: Database) throws -> [Erasure] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT e.batch_id, e.person_id, e.number_digest, e.reason, b.received_day
                FROM main.erasure_row AS e JOIN main.batch AS b ON b.batch_id = e.batch_id ORDER BY e.batch_id, e.person_id
                """)
        let isPlain = try Int.fetchOne(db, sql: "SELECT 1 FROM main.reattribution_row LIMIT 1") == nil
        var owners: [Int: [Words: Int]] = [:]
        return try rows.map { row in
            let (batch, person) = (try row.integer("batch_id"), try row.integer("person_id"))
            if !isPlain, owners[batch] == nil { owners[batch] = try Belonging(lastBatch: batch, db).owners }
            let words = (owners[batch] ?? [:]).filter { $0.value == person }.keys
            return Erasure(
                person: person, numberDigest: try row.text("number_digest"),
                received: CivilDay(number: try row.integer("received_day")), reason: try row.text("reason"), words: words.sorted())
        }
    }

    func insert(batch: Int, _ db: Database) throws {
        // A backup may be older than the person's first record.
        try PersonEntry.enter([person], batch: batch, db)
        try db.execute(
            sql: "INSERT INTO erasure_row (batch_id, person_id, number_digest, reason) VALUES (?, ?, ?, ?)",
            arguments: [batch, person, numberDigest, reason])
    }
}

extension Erasure {
    fileprivate func with(_ further: [Words]) -> Erasure {
        Erasure(
            person: person, numberDigest: numberDigest, received: received, reason: reason, words: Set(words).union(further).sorted())
    }
}

/// The file `erasures.csv` beside a store and in every folder of backups.
package struct ErasureList: Sendable, Equatable {
    package let erasures: [Erasure]

    package static let fileName = "erasures.csv"
    private static let heading = "person_id,number_digest,received,reason"

    package init(erasures: [Erasure]) {
        self.erasures = erasures
    }

    /// The list in a folder; empty where there is none.
    ///
    /// - Throws: `StoreError.listUnreadable`: a list that cannot be read in full would bring people back.
    package init(in folder: URL) throws {
        try self.init(file: folder.appendingPathComponent(ErasureList.fileName), missingIsEmpty: true)
    }

    package init(file: URL, missingIsEmpty: Bool = false) throws {
        guard let bytes = try? Data(contentsOf: file) else {
            guard missingIsEmpty, !FileManager.default.fileExists(atPath: file.path) else {
                throw StoreError.listUnreadable(file: file.lastPathComponent)
            }
            erasures = []
            return
        }
        guard let list = ErasureList(text: String(decoding: bytes, as: UTF8.self)) else {
            throw StoreError.listUnreadable(file: file.lastPathComponent)
        }
        self = list
    }

    /// nil where any line cannot be read. Split by bytes: a comma and an accent after it are one character to Swift.
    init?(text: String) {
        func parts(_ bytes: some Collection<UInt8>, _ separator: UInt8, _ most: Int = .max) -> [String] {
            bytes.split(separator: separator, maxSplits: most, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
        }
        // A list that went by mail may have other line ends.
        var lines = parts(text.utf8, UInt8(ascii: "\n")).map {
            $0.utf8.last == UInt8(ascii: "\r") ? String(decoding: $0.utf8.dropLast(), as: UTF8.self) : $0
        }
        guard lines.first == ErasureList.heading, lines.last == "" else { return nil }
        lines.removeLast()
        var erasures: [Erasure] = []
        for line in lines.dropFirst() {
            let fields = parts(line.utf8, UInt8(ascii: ","), 3)
            guard fields.count == 4, fields[1].utf8.count == 64, let received = CivilDay(fields[2]) else { return nil }
            // `person`, and `person/words of/batch` for each batch that spoke of them under another's number.
            let numbers = parts(fields[0].utf8, UInt8(ascii: "/")).map { Int($0) }
            guard let person = numbers[0] else { return nil }
            if numbers.count == 3, let holder = numbers[1], let batch = numbers[2], let last = erasures.last, last.person == person {
                erasures[erasures.count - 1] = last.with([Erasure.Words(person: holder, batch: batch)])
                continue
            }
            guard numbers.count == 1 else { return nil }
            erasures.append(Erasure(person: person, numberDigest: fields[1], received: received, reason: fields[3]))
        }
        self.erasures = erasures
    }

    var text: String {
        let lines = erasures.flatMap { erasure in
            (["\(erasure.person)"] + erasure.words.map { "\(erasure.person)/\($0.person)/\($0.batch)" }).map {
                "\($0),\(erasure.numberDigest),\(erasure.received),\(erasure.reason)"
            }
        }
        return ([ErasureList.heading] + lines).map { $0 + "\n" }.joined()
    }

    /// Both lists as one.
    package func merged(with other: ErasureList) -> ErasureList {
        let further = Dictionary(other.erasures.map { ($0.person, $0.words) }) { $0 + $1 }
        let known = Set(erasures.map(\.person))
        return ErasureList(
            erasures: erasures.map { $0.with(further[$0.person] ?? []) } + other.erasures.filter { !known.contains($0.person) })
    }

    /// Adds these erasures to the list in a folder of backups.
    ///
    /// - Throws: where the folder is not there, holds no backup (as the place of a disk that is not connected), or is in use.
    package func spread(to folder: URL) throws {
        guard !Backup.all(in: folder).isEmpty else { throw StoreError.noBackup(folder: folder.path) }
        if try ErasureList(in: folder).contains(self) { return }
        let lock = try WriterLock.take(in: folder, name: Backup.lockName, now: 0)
        try ErasureList(in: folder).merged(with: self).write(to: folder.appendingPathComponent(ErasureList.fileName))
        withExtendedLifetime(lock) {}
    }

    /// Whether every erasure of the other list is in this one.
    package func contains(_ other: ErasureList) -> Bool {
        let words = Dictionary(erasures.map { ($0.person, Set($0.words)) }) { $0.union($1) }
        return other.erasures.allSatisfy { words[$0.person]?.isSuperset(of: $0.words) == true }
    }

    func write(to file: URL) throws { try Durable.write(Data(text.utf8), to: file) }
}
