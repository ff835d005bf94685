// A thousand reports while an importer adds batch after batch, each of which balances: no report sees a mixture.

import Domain
import Foundation
import Synchronization
import Testing

@testable import Ledger

/// What one report saw.
private struct Seen: Sendable {
    /// By two queries of the same report.
    let batches: [Int]
    let girls: Int
    let boys: Int
    /// Results, passed and not.
    let passed: Int
    let failed: Int
    let lastBatch: Int

    /// Every batch of applicants brings as many girls as boys, three each; every batch of results two passes for one failure.
    var isOneState: Bool {
        Set(batches).count == 1 && girls == boys && girls == 3 * batches[0] && passed == 2 * failed
            && (failed == 2 * batches[0] || failed == 2 * (batches[0] - 1))
    }
}

@Suite(.enabled(if: Tier.isAsked), .serialized) struct SnapshotTests {
    /// A store whose every batch balances: six applicants, half of them girls, then the results of these six, four passed.
    private func balanced(in scratch: Scratch) throws -> StoreFolder {
        let store = StoreFolder(scratch: scratch, folder: scratch.folder.appendingPathComponent("store"))
        try #require(try store.run("init").code == 0)
        try #require(try store.run("import", scratch.write(batches(0..<1), to: "first")).code == 0)
        return store
    }

    private func batches(_ numbers: Range<Int>) -> [Sheet] {
        numbers.flatMap { number in
            let name = String(format: "%05d", number)
            let people = number * 6 + 1...number * 6 + 6
            return [Office.applications("\(name)a", people), Office.results("\(name)b", people)]
        }
    }

    private func report(on folder: URL) throws -> Seen {
        let today = try #require(CivilDay("2026-12-31"))
        let reader = try LedgerReader(folder: folder, cut: .everything(asOf: today))
        func count(_ sql: String) throws -> [Int] { try reader.run(sql, arguments: [:]).rows[0].map { $0.integer ?? -1 } }
        let first = try count("SELECT COUNT(*) FROM main.batch WHERE kind = 'application'")
        let people = try count(
            "SELECT SUM(CASE WHEN sex = 'female' THEN 1 ELSE 0 END), SUM(CASE WHEN sex = 'male' THEN 1 ELSE 0 END) FROM application")
        // Let the writer go on between the queries of a report.
        usleep(UInt32.random(in: 0...3_000))
        let results = try count(
            "SELECT SUM(CASE WHEN result = 'pass' THEN 1 ELSE 0 END), SUM(CASE WHEN result = 'fail' THEN 1 ELSE 0 END) FROM screening")
        let second = try count("SELECT COUNT(*) FROM (SELECT DISTINCT r.batch_id FROM main.application_row AS r)")
        return Seen(
            batches: first + second, girls: people[0], boys: people[1], passed: results[0], failed: results[1],
            lastBatch: try reader.provenance().lastBatch)
    }

    @Test func `1,000 reports beside an importer each see one state of the store`() throws {
        let scratch = try Scratch()
        let store = try balanced(in: scratch)
        let isOver = Mutex(false)
        let complaints = Mutex<[String]>([])
        let ended = DispatchSemaphore(value: 0)
        Thread {
            var number = 1
            while !isOver.withLock({ $0 }) {
                do {
                    let folder = try scratch.write(batches(number..<number + 10), to: "from-\(number)")
                    let run = try store.run("import", folder)
                    if run.code != 0 { complaints.withLock { $0.append(run.complaint) } }
                } catch {
                    complaints.withLock { $0.append("\(error)") }
                }
                number += 10
            }
            ended.signal()
        }.start()
        let processes = Mutex<[String]>([])
        let outcomes = Cases.run(1_000) { number in
            if number % 25 == 0 {
                let run = try store.run("query", "run", "selection/funnel", "--param", "by=sex", "--format", "csv")
                processes.withLock { $0.append(run.code == 0 ? run.output : "refused: \(run.complaint)") }
            }
            return try report(on: store.folder)
        }
        isOver.withLock { $0 = true }
        ended.wait()
        let seen = outcomes.compactMap { try? $0.get() }
        let mixed = seen.filter { !$0.isOneState }
        let refused = outcomes.compactMap { outcome in
            if case .failure(let error) = outcome { "\(error)" } else { nil }
        }
        let moved = Set(seen.map(\.lastBatch)).count
        let unbalanced = processes.withLock { $0.filter { !isBalanced($0) } }
        #expect(mixed.isEmpty, "\(mixed.prefix(5))")
        #expect(refused.isEmpty, "\(refused.prefix(5))")
        #expect(unbalanced.isEmpty, "\(unbalanced.prefix(3))")
        #expect(complaints.withLock { $0 }.isEmpty)
        #expect(processes.withLock { $0.count } == 40 && moved > 10)
        Tier.report(
            "reports beside an importer",
            "\(seen.count) reports and 40 query processes over \(moved) different last batches; mixed snapshots: \(mixed.count + unbalanced.count); "
                + "refused: \(refused.count)")
    }

    /// Whether the two rows of the funnel have the same number of applicants.
    private func isBalanced(_ table: String) -> Bool {
        let counts = table.split(separator: "\n").dropFirst().map { $0.split(separator: ",", omittingEmptySubsequences: false) }
            .compactMap { $0.count > 2 ? Int($0[2]) : nil }
        return counts.count == 2 && counts[0] == counts[1] && counts[0] % 3 == 0
    }
}
