// What records would change in the store, asked before they are appended.

package import Domain
internal import GRDB

extension LedgerReader {
    /// Calls `body` for each record that corrects one of the store and leaves something empty that the store has, with the names of these columns.
    ///
    /// Cost: one look-up by key for each record of a known person.
    package func forEachEmptying(of records: [Domain.Record], of kind: RecordKind, _ body: (Domain.Record, [String]) -> Void) throws {
        let known = try kind.role.map { try persons(for: Set(records.compactMap(\.reference)), as: $0) } ?? [:]
        let mentors = try persons(for: Set(records.lazy.compactMap(\.mentorReference)), as: .mentor)
        try guarded {
            try queue.inDatabase { db in
                var appender = try RecordAppender(table: RecordTable.of(kind), db: db, belonging: belonging)
                for record in records {
                    let person = record.reference.flatMap { known[$0] }
                    guard kind.role == nil || person != nil else { continue }
                    let names = try appender.emptied(record, person: person, mentor: record.mentorReference.flatMap { mentors[$0] })
                    if !names.isEmpty { body(record, names) }
                }
            }
        }
    }
}
