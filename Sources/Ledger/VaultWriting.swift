// A writing of the vault that goes on beside that of the ledger.

internal import Dispatch

/// Work on another core. A class because it is waited for once it is done, and never left running.
final class VaultWriting {
    private let result = SharedResults<Bool>(count: 1)
    private let group = DispatchGroup()

    init(_ work: @escaping @Sendable () throws -> Void) {
        let result = result
        DispatchQueue.global().async(group: group) {
            result.set(0) {
                try work()
                return true
            }
        }
    }

    deinit { group.wait() }

    /// Waits for its end.
    ///
    /// - Throws: what the work threw.
    func finish() throws {
        group.wait()
        _ = try result.values()
    }
}
