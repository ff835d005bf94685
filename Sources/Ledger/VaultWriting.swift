// A writing of the vault that goes on beside that of the ledger.

internal import Dispatch

/// Work on another core that ends in commitments. A class because it is waited for once it is done, and never left running.
final class VaultWriting {
    typealias Commitments = [(person: Int, commitment: String)]

    private let result = SharedResults<Commitments>(count: 1)
    private let group = DispatchGroup()

    init(_ work: @escaping @Sendable () throws -> Commitments) {
        let result = result
        DispatchQueue.global().async(group: group) { result.set(0, work) }
    }

    /// Work that is done already.
    init(done commitments: Commitments) { result.set(0) { commitments } }

    deinit { group.wait() }

    func wait() { group.wait() }

    /// Waits for its end.
    ///
    /// - Throws: what the work threw.
    func finish() throws -> Commitments {
        group.wait()
        return try result.values().flatMap(\.self)
    }
}
