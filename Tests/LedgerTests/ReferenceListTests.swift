// Lists of reference in the store: no load undoes another but a correction of the same version, each stored once, and the cut.

import Domain
import Foundation
import Testing

@testable import Ledger

@Suite struct ReferenceListTests {
    private func list(_ name: String, _ text: String, dated: String = "2025-06-20", source: String = "教育部", complete: Bool = true) throws
        -> ReferenceListVersion
    {
        ReferenceListVersion(name: name, dated: try day(dated), source: source, complete: complete, text: text)
    }

    private func append(_ versions: [ReferenceListVersion], to ledger: Ledger, received: String) throws -> [Receipt] {
        try versions.map { try ledger.append($0, received: day(received), recordedAt: 1) }
    }

    @Test func `a later load of an older or a partial list leaves the newer one where it is`() throws {
        let store = try TemporaryStore()
        let ledger = try store.ledger()
        let newest = try list("universities", "a\n")
        let others = [
            try list("universities", "b\n", dated: "2024-06-20"), try list("universities", "c\n", dated: "2024-01-01", complete: false),
            try list("universities", "d\n", complete: false), try list("universities", "e\n", source: "别处", complete: false),
            try list("majors", "f\n"),
        ]
        #expect(try append([newest], to: ledger, received: "2025-07-01").map(\.added) == [1])
        #expect(try append(others, to: ledger, received: "2025-08-01").map(\.added) == [1, 1, 1, 1, 1])
        #expect(
            try store.reader(vetted: false).referenceLists()
                == [others[4], others[1], others[0], newest, others[2], others[3]])
        #expect(try store.reader(knownBy: "2025-07-01", vetted: false).referenceLists() == [newest])
        #expect(try store.reader(knownBy: "2025-06-01", vetted: false).referenceLists().isEmpty)
        try ledger.close()
        #expect(try store.reader().verify(sealed: true).batches == 6)
    }

    @Test func `the same version is stored once, and corrected by a load of its list and day, a partial one also of its source`() throws {
        let store = try TemporaryStore()
        let ledger = try store.ledger()
        let whole = try list("universities", "a\n")
        let part = try list("universities", "c\n", complete: false)
        _ = try append([whole, part], to: ledger, received: "2025-07-01")
        #expect(try append([whole, part], to: ledger, received: "2025-07-02").allSatisfy { $0.batch == nil })
        let corrections = [
            try list("universities", "b\n"), try list("universities", "b\n", source: "另一份"),
            try list("universities", "d\n", complete: false),
        ]
        #expect(try append(corrections, to: ledger, received: "2025-07-03").map(\.corrected) == [1, 1, 1])
        #expect(try store.reader(vetted: false).referenceLists() == [corrections[1], corrections[2]])
        #expect(try store.reader(knownBy: "2025-07-02", vetted: false).referenceLists() == [whole, part])
        // What was in force before a correction is no repetition of it.
        #expect(try append([whole], to: ledger, received: "2025-07-04").map(\.corrected) == [1])
        #expect(try store.reader(vetted: false).referenceLists() == [whole, corrections[2]])
    }
}
