// Runs the cases of a test on two threads and gathers what was wrong with them.

import Foundation
import Synchronization

/// Cases of a test.
enum Cases {
    /// Runs `body` for 0 ..< `count`, two at a time.
    ///
    /// - Returns: what each case came to, in order; what a case throws becomes a fault.
    static func run<Outcome: Sendable>(_ count: Int, _ body: @escaping @Sendable (Int) throws -> Outcome) -> [Result<Outcome, any Error>] {
        let next = Mutex(0)
        let outcomes = Mutex<[Int: Result<Outcome, any Error>]>([:])
        DispatchQueue.concurrentPerform(iterations: 2) { _ in
            while true {
                let position = next.withLock { next in
                    defer { next += 1 }
                    return next
                }
                guard position < count else { return }
                let outcome = Result { try body(position) }
                outcomes.withLock { $0[position] = outcome }
            }
        }
        return outcomes.withLock { outcomes in (0..<count).compactMap { outcomes[$0] } }
    }
}

/// What one case came to.
struct Outcome: Sendable {
    /// What was wrong; nil where all was well.
    var fault: String?
    /// Whether the fault that was to be produced really hit.
    var hit = false
    /// Files acknowledged, where the case imports.
    var acknowledged = 0
    /// Whether a query beside the fault was answered, where one was asked.
    var answered = true
}

extension [Result<Outcome, any Error>] {
    /// The faults, each with its case's number.
    var faults: [String] {
        enumerated().compactMap { number, result in
            switch result {
            case .success(let outcome): outcome.fault.map { "case \(number): \($0)" }
            case .failure(let error): "case \(number): \(error)"
            }
        }
    }

    /// How many really hit.
    var hits: Int { count { (try? $0.get().hit) == true } }

    var acknowledged: Int { reduce(0) { $0 + ((try? $1.get().acknowledged) ?? 0) } }
}
