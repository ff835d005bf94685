// What a ledger holds, read with another program's eyes: batch by batch, without what differs from import to import.

import Foundation
import GRDB

/// The batches of a ledger: each one's kind, whether it is whole, and what its rows say. Two imports of the same files make equal contents,
/// though ids, times and digests differ.
struct Contents: Equatable {
    struct Batch: Equatable {
        let kind: String
        let rowCount: Int
        /// Rows that are really there.
        let rows: Int
        /// What they say, sorted.
        let said: [String]
        let identities: Int

        var isWhole: Bool { rowCount == rows }
    }

    let batches: [Batch]

    private static let counted = [
        "plan_row", "mentor_row", "application_row", "screening_row", "placement_row", "evaluation_row", "exit_row", "follow_up_row",
        "session_row", "notice_row", "award_row", "certificate_row", "mentor_term_row", "team_member_row", "relaxation_row", "wish_row",
        "reported_figure_row",
        "erasure_row", "same_person_row", "reattribution_row", "request_row", "reference_list_row",
    ]
    private static let differing: Set<String> = ["row_id", "batch_id", "person_id", "mentor_id", "record_key", "number_digest", "source"]

    /// Reads a copy of the store, so that the store's own files are not touched.
    init(of store: StoreFolder) throws {
        let copy = try store.copy()
        defer { copy.remove() }
        let queue = try DatabaseQueue(path: copy.path("ledger.sqlite").path)
        batches = try queue.read { db in
            try Row.fetchAll(db, sql: "SELECT batch_id, kind, row_count FROM batch ORDER BY batch_id").map { head in
                let batch: Int = head["batch_id"]
                var said: [String] = []
                for table in Contents.counted {
                    for row in try Row.fetchAll(db, sql: "SELECT * FROM \(table) WHERE batch_id = ?", arguments: [batch]) {
                        said.append(
                            table + " "
                                + row.filter { !Contents.differing.contains($0.0) }.map { "\($0)=\($1.description)" }.joined(separator: " ")
                        )
                    }
                }
                return Batch(
                    kind: head["kind"], rowCount: head["row_count"], rows: said.count, said: said.sorted(),
                    identities: try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM identity_row WHERE batch_id = ?", arguments: [batch]) ?? 0)
            }
        }
        try queue.close()
    }
}
