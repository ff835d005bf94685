// An upgrade killed at any call leaves each file with the tables of one version, and completes when it is run again.

import Foundation
import GRDB
import Testing

@Suite(.enabled(if: Tier.isAsked), .serialized) struct KilledUpgradeTests {
    @Test(arguments: OldVersion.allCases)
    func `an upgrade killed at 60 calls and 20 moments leaves the tables of one version and completes when run again`(version: OldVersion)
        throws
    {
        let upgrade = try Upgrades(from: version)
        var random = Tier.random("upgrade \(version.rawValue)")
        // Spread over the kinds of calls, which come in very different numbers.
        let byCall = Dictionary(grouping: upgrade.points, by: \.call).sorted { $0.key < $1.key }.map { $0.value.shuffled(using: &random) }
        let spread = (0..<upgrade.points.count).flatMap { position in byCall.compactMap { position < $0.count ? $0[position] : nil } }
        let chosen = Array(spread.prefix(60))
        try #require(chosen.count == 60)
        let moments = (0..<20).map { _ in Double.random(in: 0...1.1, using: &random) * upgrade.duration }
        let outcomes = Cases.run(80) { number in
            try number < 60 ? upgrade.kill(at: chosen[number], after: nil) : upgrade.kill(at: nil, after: moments[number - 60])
        }
        let faults = outcomes.faults
        #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
        #expect(outcomes.hits >= 60)
        // Some must have hit after one file had been migrated, else the order of both was not tried.
        let mixed = outcomes.count { (try? $0.get().acknowledged) == 1 }
        #expect(mixed >= 1)
        Tier.report(
            "kill -9 of an upgrade from \(version.rawValue)",
            "60 calls and 20 moments, \(outcomes.hits) killed, \(mixed) between the two files; tables in between, lost records, unfinished copies "
                + "under a final name, upgrades that did not complete: \(faults.count) cases")
    }
}

/// A store of an earlier version whose upgrade is killed, and what must hold after.
private struct Upgrades: Sendable {
    let points: [CallPoint]
    /// In seconds.
    let duration: Double
    private let scratch: Scratch
    private let old: StoreFolder
    private let oldSchemas: [String: String]
    private let newSchemas: [String: String]
    /// By file, those of every version from the old to the new one: each migration is a transaction of its own.
    private let versions: [String: Set<String>]
    private let figures: [String]
    private let head: String

    private static let files = ["ledger.sqlite", "vault.sqlite"]

    init(from version: OldVersion) throws {
        scratch = try Scratch()
        try Strace.require(in: scratch)
        old = try version.store(in: scratch)
        let new = try old.copy("new")
        let trace = Strace(in: scratch)
        let run = try Child(trace.command(new.command(["upgrade"])), in: scratch.folder).end()
        try #require(run.code == 0, "\(run.complaint)")
        points = Strace.points(trace.lines(), of: ["pwrite64", "fdatasync", "fsync", "rename", "unlink", "ftruncate", "mkdir", "write"])
        let (before, after) = (try Upgrades.schemas(of: old.folder), try Upgrades.schemas(of: new.folder))
        try #require(Upgrades.files.allSatisfy { before[$0] != after[$0] })
        (oldSchemas, newSchemas) = (before, after)
        versions = try OldVersion.versions(of: old).mapValues { Set($0.values) }
        for file in Upgrades.files {
            let known = versions[file] ?? []
            try #require(before[file].map(known.contains) == true && after[file].map(known.contains) == true)
        }
        figures = try Undisturbed.state(of: new).figures
        head = try Upgrades.head(of: old.folder)
        let again = try old.copy("timed")
        duration = try again.run("upgrade").seconds
    }

    /// The schemas of both files, read in a copy.
    private static func schemas(of folder: URL) throws -> [String: String] {
        try read(folder) { queue in try queue.read(OldVersion.schema) }
    }

    private static func head(of folder: URL) throws -> String {
        let digests = try read(folder, files: ["ledger.sqlite"]) { queue in
            try queue.read { try String.fetchAll($0, sql: "SELECT digest FROM batch ORDER BY batch_id").joined(separator: " ") }
        }
        return digests["ledger.sqlite"] ?? ""
    }

    private static func read(_ folder: URL, files: [String] = files, _ body: (DatabaseQueue) throws -> String) throws -> [String: String] {
        let copy = folder.deletingLastPathComponent().appendingPathComponent("read-\(UInt64.random(in: .min ... .max))")
        try FileManager.default.copyItem(at: folder, to: copy)
        defer { try? FileManager.default.removeItem(at: copy) }
        var texts: [String: String] = [:]
        for file in files {
            let queue = try DatabaseQueue(path: copy.appendingPathComponent(file).path)
            texts[file] = try body(queue)
            try queue.close()
        }
        return texts
    }

    func kill(at point: CallPoint?, after seconds: Double?) throws -> Outcome {
        let store = try old.copy()
        defer { store.remove() }
        let run: Ended
        if let point {
            let trace = Strace(in: scratch)
            run = try Child(trace.command(store.command(["upgrade"]), at: point), in: scratch.folder).end()
            _ = trace.lines()
        } else {
            run = try store.start(["upgrade"]).end(killAfter: seconds)
        }
        var outcome = Outcome(hit: run.wasKilled)
        guard run.wasKilled || run.code == 0 else {
            outcome.fault = "\(point.map(\.description) ?? ""): the upgrade failed by itself: \(run.complaint)"
            return outcome
        }
        // One of the two files has the new tables already.
        let schemas = try Upgrades.schemas(of: store.folder)
        outcome.acknowledged = Upgrades.files.count { schemas[$0] == newSchemas[$0] }
        outcome.fault = try fault(of: store, schemas).map { "\(point.map(\.description) ?? "\(seconds ?? 0) s"): \($0)" }
        return outcome
    }

    private func fault(of store: StoreFolder, _ schemas: [String: String]) throws -> String? {
        for file in Upgrades.files {
            guard let schema = schemas[file], versions[file]?.contains(schema) == true else {
                return "\(file) has the tables of no version"
            }
        }
        guard try Upgrades.head(of: store.folder) == head else { return "records changed" }
        let copies = try FileManager.default.contentsOfDirectory(atPath: store.folder.path).filter { $0.hasPrefix("before-upgrade-") }
        for copy in copies {
            guard try Upgrades.schemas(of: store.path(copy)) == oldSchemas,
                try Upgrades.head(of: store.path(copy)) == head
            else { return "the copy before the upgrade is not the old store" }
        }
        let migrated = schemas != oldSchemas
        guard !migrated || !copies.isEmpty else { return "migrated without a copy" }
        let again = try store.run("upgrade")
        guard again.code == 0 else { return "the upgrade run again: \(again.code ?? -1) \(again.complaint)" }
        guard try Upgrades.schemas(of: store.folder) == newSchemas else { return "the upgrade run again did not complete" }
        guard try Upgrades.head(of: store.folder) == head else { return "the upgrade run again changed records" }
        // Whoever wants to go back finds the store as it was in some copy.
        let kept = try FileManager.default.contentsOfDirectory(atPath: store.folder.path).filter { $0.hasPrefix("before-upgrade-") }
        guard try kept.contains(where: { try Upgrades.schemas(of: store.path($0)) == oldSchemas }) else {
            return "no copy of the old store is left"
        }
        for query in figures.indices {
            let run = try store.run(Figures.arguments(query))
            guard run.code == 0, run.output == figures[query] else { return "other figures: \(run.output) \(run.complaint)" }
        }
        return try store.fault()
    }
}
