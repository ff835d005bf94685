// What the shares of a work done on all cores come to.

internal import Synchronization

/// Results by number, put in by several threads, taken out when all are done. A class because the threads share it.
final class SharedResults<Value: Sendable>: Sendable {
    private let results: Mutex<[Result<Value, any Error>?]>

    init(count: Int) { results = Mutex(Array(repeating: nil, count: count)) }

    func set(_ number: Int, _ work: () throws -> Value) {
        let result = Result { try work() }
        results.withLock { $0[number] = result }
    }

    /// In the order of their numbers.
    ///
    /// - Throws: what the first share that failed threw.
    func values() throws -> [Value] { try results.withLock { try $0.compactMap { try $0?.get() } } }
}
