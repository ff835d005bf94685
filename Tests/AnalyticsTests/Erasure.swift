// That somebody was erased, in the chain alone: for tests of reading, whose histories go on about the same people.

import Domain
import Foundation
import GRDB

@testable import Ledger

extension Ledger {
    /// A batch that says that these persons were erased. The vault still knows them until the store is opened for writing again.
    func recordErasure(of persons: [Int], received: CivilDay) throws {
        _ = try transaction { db in
            let head = BatchHead(kind: "erasure", file: Data(), received: received, recordedAt: 7, invented: false)
            let batch = try nextBatch(head, db)
            return try appendBatch(batch, head, rowCount: persons.count, db) {
                for person in persons {
                    let digest = String(repeating: "0", count: 64)
                    try Erasure(person: person, numberDigest: digest, received: received, reason: "asked").insert(batch: batch, db)
                }
            }
        }
    }
}
