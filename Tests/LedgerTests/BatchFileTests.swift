// The file of a batch: gone through as the batch is written, and nothing is stored where that fails.

import Domain
import Foundation
import Testing

@testable import Ledger

@Suite struct BatchFileTests {
    private struct Changed: Error {}

    private static func head(_ file: BatchFile) throws -> BatchHead {
        BatchHead(kind: "application", file: file, received: try day("2199-01-01"), recordedAt: 7, invented: false)
    }

    @Test func `a file in pieces has the digest of the whole`() throws {
        let text = Data(String(repeating: "甲,乙\n", count: 50_000).utf8)
        let pieces = BatchFile { body in
            for start in stride(from: 0, to: text.count, by: 1000) {
                text[start..<min(start + 1000, text.count)].withUnsafeBytes { body($0) }
            }
        }
        let store = try TemporaryStore()
        let ledger = try store.ledger()
        #expect(try ledger.vault.fileDigest(pieces) == ledger.vault.fileDigest(BatchFile(text)))
        #expect(try ledger.vault.fileDigest(pieces) != ledger.vault.fileDigest(BatchFile(text.dropLast())))
    }

    @Test func `a file that fails while it is gone through stores nothing`() throws {
        let store = try TemporaryStore()
        let ledger = try store.ledger()
        try ledger.fill()
        let file = BatchFile { _ in throw Changed() }
        #expect(throws: (any Error).self) {
            try ledger.append([application("P77")], of: .application, head: try Self.head(file))
        }
        let receipt = try ledger.append([application("P77")], of: .application, head: try Self.head(BatchFile(Data("f".utf8))))
        #expect(receipt.added == 1 && receipt.unchanged == 0)
    }
}
