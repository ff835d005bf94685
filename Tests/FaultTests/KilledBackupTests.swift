// Backups made while others write, some of them killed: what is published verifies, and a killed one touches nothing that was there.

import Foundation
import Synchronization
import Testing

/// Imports small files one after another until told to stop.
private final class Writer: Sendable {
    private let stopped = Mutex(false)
    private let done = DispatchSemaphore(value: 0)
    private let imports = Mutex(0)
    private let complaints = Mutex<[String]>([])

    init(on store: StoreFolder) {
        Thread {
            var number = 0
            while !self.stopped.withLock({ $0 }) {
                let first = 1_000 + number * 6
                let name = "w\(number)"
                do {
                    let folder = try store.scratch.write(
                        [Office.applications("1", first...first + 5), Office.results("2", first...first + 5)], to: name)
                    let run = try store.run("import", folder)
                    if run.code == 0 { self.imports.withLock { $0 += 1 } } else { self.complaints.withLock { $0.append(run.complaint) } }
                } catch {
                    self.complaints.withLock { $0.append("\(error)") }
                }
                number += 1
            }
            self.done.signal()
        }.start()
    }

    /// - Returns: the number of imports done, and what went wrong.
    func stop() -> (Int, [String]) {
        stopped.withLock { $0 = true }
        done.wait()
        return (imports.withLock { $0 }, complaints.withLock { $0 })
    }
}

@Suite(.enabled(if: Tier.isAsked), .serialized) struct KilledBackupTests {
    private let store: StoreFolder
    private let backups: URL

    init() throws {
        store = try StoreFolder.prepared(in: Scratch())
        backups = store.scratch.folder.appendingPathComponent("backups")
    }

    private func published() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: backups.path).filter { $0.hasPrefix("backup-") }.sorted()
    }

    private func verified() throws -> String? {
        let run = try store.run("verify", "--backup", backups.path, "--json")
        let well = run.code == 0 && run.output.contains("\"verified\": true") && !run.output.contains("\"identities\": null")
        return well ? nil : "the newest backup: \(run.code ?? -1) \(run.output) \(run.complaint)"
    }

    @Test func `of 20 backups during writes all published ones verify, and 10 killed ones leave the former as it was`() throws {
        var random = Tier.random("backup")
        let writer = Writer(on: store)
        var faults: [String] = []
        var (killed, completed, batches) = (0, 0, Set<String>())
        var duration = 0.5
        for number in 0..<20 {
            let before = (try? published().map { StoreFolder.bytes(of: backups.appendingPathComponent($0)) }) ?? []
            let isKilled = number % 2 == 1
            let run = try store.start(["backup", "--to", backups.path]).end(
                killAfter: isKilled ? Double.random(in: 0.02...0.9, using: &random) * duration : nil)
            if isKilled {
                if run.wasKilled { killed += 1 }
            } else {
                duration = run.seconds
                guard run.code == 0 else {
                    faults.append("backup \(number): \(run.code ?? -1) \(run.complaint)")
                    continue
                }
                completed += 1
                batches.insert(String(run.output.split(separator: "\n").first ?? "").filter(\.isNumber))
                // The older one went: nothing of it may stay behind.
                if try published().count != 1 { faults.append("backup \(number): \(try published().count) folders instead of one") }
            }
            if let fault = try verified() { faults.append("backup \(number): \(fault)") }
            if run.wasKilled {
                let after = try published().map { StoreFolder.bytes(of: backups.appendingPathComponent($0)) }
                // Killed before it appeared: the former is as it was. After: it is whole, which `verify` has seen.
                if after.count == before.count, after != before { faults.append("backup \(number): the former one was changed") }
            }
        }
        let (imports, complaints) = writer.stop()
        faults += complaints.map { "the writer beside the backups: \($0)" }
        if let fault = try restored() { faults.append(fault) }
        #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
        // The kills hit backups at work, and the store grew between them.
        #expect(killed >= 5 && completed == 10 && imports >= 10 && batches.count >= 5)
        Tier.report(
            "backups during writes",
            "20 backups beside \(imports) imports, \(completed) published and verified, \(killed) killed; former ones touched, backups that do not "
                + "verify, folders left behind, writers disturbed: \(faults.count); one restored and verified")
    }

    /// Restores the newest backup and compares; nil where all is well.
    private func restored() throws -> String? {
        let other = StoreFolder(scratch: store.scratch, folder: store.scratch.folder.appendingPathComponent("restored"))
        let run = try other.run("restore", "--from", backups.path, "--key", store.path("vault.key").path)
        guard run.code == 0 else { return "restore: \(run.complaint)" }
        guard try other.run(Figures.arguments(2)).output == store.run(Figures.arguments(2)).output else { return "restored: other figures" }
        return try other.fault()
    }

    @Test func `a backup killed at any call that names or removes leaves a backup that verifies, and the next one clears up`() throws {
        try Strace.require(in: store.scratch)
        try #require(try store.run("backup", "--to", backups.path).code == 0)
        let trace = Strace(in: store.scratch)
        let whole = try Child(trace.command(store.command(["backup", "--to", backups.path])), in: store.scratch.folder).end()
        try #require(whole.code == 0, "\(whole.complaint)")
        let points = Strace.points(trace.lines(), of: ["rename", "unlink", "unlinkat", "rmdir", "mkdir", "fsync"])
        try #require(points.count >= 10)
        var faults: [String] = []
        var killed = 0
        for point in points {
            let run = try Child(trace.command(store.command(["backup", "--to", backups.path]), at: point), in: store.scratch.folder).end()
            _ = trace.lines()
            if run.wasKilled { killed += 1 }
            if let fault = try verified() { faults.append("\(point): \(fault)") }
            guard try store.run("backup", "--to", backups.path).code == 0 else {
                faults.append("\(point): no backup can be made any more")
                continue
            }
            let left = try FileManager.default.contentsOfDirectory(atPath: backups.path).filter {
                $0.hasPrefix("backup-") || $0.hasPrefix(".") && ![".talentpool-keep", ".talentpool-backup.lock"].contains($0)
            }
            if left.count != 1 {
                faults.append("\(point): left behind \(left.sorted())")
                for name in left.sorted().dropLast() { try FileManager.default.removeItem(at: backups.appendingPathComponent(name)) }
            }
        }
        #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
        #expect(killed * 10 >= points.count * 8)
        Tier.report(
            "backups killed at calls",
            "\(points.count) calls, \(killed) killed; backups that do not verify, folders left behind: \(faults.count)")
    }
}
