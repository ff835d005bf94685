// An import killed at any moment loses nothing that it had acknowledged and leaves nothing by halves.

import Foundation
import Synchronization
import Testing

@Suite(.enabled(if: Tier.isAsked), .serialized) struct KilledImportTests {
    @Test func `an import killed at 200 random moments loses no acknowledged row and shows no half batch`() throws {
        let scratch = try Scratch()
        let undisturbed = try Undisturbed(in: scratch)
        var random = Tier.random("import")
        let plan = (0..<200).map { _ in
            (part: Double.random(in: 0...1.1, using: &random), query: Int.random(in: 0..<3, using: &random))
        }
        let duration = Mutex(undisturbed.duration)
        let outcomes = Cases.run(plan.count) { number in
            // How busy the machine is changes in so many runs.
            if number % 20 == 0 {
                let measured = try undisturbed.measure()
                duration.withLock { $0 = measured }
            }
            return try kill(after: plan[number].part * duration.withLock { $0 }, query: plan[number].query, undisturbed)
        }
        let faults = outcomes.faults
        #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
        // The kills must have hit imports at work, and have hit some between acknowledgements.
        #expect(outcomes.hits >= 100)
        let partly = outcomes.count { outcome in
            ((try? outcome.get()).map { $0.hit && (1..<Office.arriving.count).contains($0.acknowledged) }) == true
        }
        #expect(partly >= 20)
        Tier.report(
            "kill -9 of an import",
            "200 imports, \(outcomes.hits) killed before their end, \(partly) of them between acknowledgements, \(outcomes.acknowledged) files "
                + "acknowledged; acknowledged rows lost, half batches, broken stores and other figures: \(faults.count) cases")
    }

    private func kill(after seconds: Double, query: Int, _ undisturbed: Undisturbed) throws -> Outcome {
        let store = try undisturbed.base.copy()
        defer { store.remove() }
        let run = try store.start(["import", undisturbed.arriving]).end(killAfter: seconds)
        var outcome = Outcome(hit: run.wasKilled, acknowledged: Undisturbed.acknowledged(in: run))
        outcome.fault = try undisturbed.fault(of: store, after: run, acknowledged: outcome.acknowledged, query: query)
        return outcome
    }
}
