// Lists of reference that the office has loaded: appended whole like plans, every version kept.

package import Domain
internal import Foundation
internal import GRDB

extension Ledger {
    /// Appends a list of reference, unless that very version is the same in every part already. A version with the same identity is a correction.
    ///
    /// - Throws: the store's errors.
    package func append(_ list: ReferenceListVersion, received: CivilDay, recordedAt: Int64) throws -> Receipt {
        try transaction { db in
            let head = BatchHead(
                kind: "reference_list", file: Data(list.text.utf8), received: received, recordedAt: recordedAt, invented: false)
            let batch = try nextBatch(head, db)
            let former = try ReferenceListVersion.known(lastBatch: batch, db).first { $0.identity == list.identity }
            guard former != list else { return Receipt.nothing(unchanged: 1, head: try newestDigest(db)) }
            let digest = try appendBatch(batch, head, rowCount: 1, db) {
                try db.execute(
                    sql: "INSERT INTO reference_list_row (batch_id, list, dated, source, complete, text) VALUES (?, ?, ?, ?, ?, ?)",
                    arguments: [batch, list.name, list.dated.number, list.source, list.complete ? 1 : 0, list.text])
            }
            return Receipt(batch: batch, changes: [former == nil ? .added : .corrected], of: 1, head: digest)
        }
    }
}

/// One version of a list of reference (universities, majors …) as an office loaded it.
package struct ReferenceListVersion: Hashable, Sendable {
    /// Name of the list, the same in every version.
    package let name: String
    /// The day of which the list speaks.
    package let dated: CivilDay
    package let source: String
    /// Whether what is not in the list does not exist; a partial list can confirm but never refute.
    package let complete: Bool
    /// The whole list as CSV text.
    package let text: String

    package init(name: String, dated: CivilDay, source: String, complete: Bool, text: String) {
        self.name = name
        self.dated = dated
        self.source = source
        self.complete = complete
        self.text = text
    }

    /// What a later load must have in common to take the place of this one: list and day, and for a partial one its source. There is
    /// one complete list of a day, but partial ones of several sources; neither ever takes the place of the other.
    struct Identity: Hashable {
        let name: String
        let dated: CivilDay
        let partialSource: String?
    }

    var identity: Identity { Identity(name: name, dated: dated, partialSource: complete ? nil : source) }

    /// Every version up to a batch as it was last loaded, by name and day, complete before partial.
    static func known(lastBatch: Int, _ db: Database) throws -> [ReferenceListVersion] {
        let loaded = try Row.fetchAll(
            db,
            sql: """
                SELECT list, dated, source, complete, text FROM main.reference_list_row WHERE batch_id <= ?
                ORDER BY list, dated, complete DESC, batch_id
                """, arguments: [lastBatch]
        ).map {
            ReferenceListVersion(
                name: try $0.text("list"), dated: CivilDay(number: try $0.integer("dated")), source: try $0.text("source"),
                complete: try $0.integer("complete") == 1, text: try $0.text("text"))
        }
        let last = Dictionary(loaded.enumerated().map { ($1.identity, $0) }) { $1 }
        return loaded.enumerated().filter { last[$1.identity] == $0 }.map(\.element)
    }
}

extension LedgerReader {
    /// The lists of reference the office has loaded, as known in this cut: of each list every complete version by its day, and every partial one by its day
    /// and source. Which of them are in force is for the reader of their days to say.
    package func referenceLists() throws -> [ReferenceListVersion] {
        let last = try provenance().lastBatch
        return try guarded { try queue.inDatabase { try ReferenceListVersion.known(lastBatch: last, $0) } }
    }
}
