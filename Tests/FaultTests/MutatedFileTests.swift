// Mutated files through the real import: none crashes it, none holds it up, none is stored by halves.

import Foundation
import Synchronization
import Testing

@Suite(.enabled(if: Tier.isAsked), .serialized) struct MutatedFileTests {
    /// `TALENTPOOL_FUZZ_SECONDS` makes a run shorter or longer.
    private static let seconds = ProcessInfo.processInfo.environment["TALENTPOOL_FUZZ_SECONDS"].flatMap(Double.init) ?? 900
    /// Files that one store takes before it is looked at and exchanged.
    private static let perStore = 40

    /// What came of many files.
    private struct Count: Sendable {
        var files = 0
        var stored = 0
        var refused = 0
        var slowest = 0.0
        var faults: [String] = []

        mutating func add(_ other: Count) {
            (files, stored, refused) = (files + other.files, stored + other.stored, refused + other.refused)
            slowest = max(slowest, other.slowest)
            faults += other.faults
        }
    }

    @Test func `files mutated from fifty seeds crash nothing, hang nothing and are stored whole or not at all`() throws {
        #expect(Seed.all.count == 50 && Seed.all.allSatisfy { !$0.bytes.isEmpty })
        let scratch = try Scratch()
        let base = try StoreFolder.prepared(in: scratch)
        // The seeds themselves are well, so that what is mutated reaches every part of the import.
        let well = try round(of: base, Seed.all.map { ($0.name, $0.bytes) })
        #expect(well.stored >= 25 && well.faults.isEmpty, "\(well)")
        let end = Date().addingTimeInterval(Self.seconds)
        let total = Mutex(well)
        let next = Mutex(0)
        DispatchQueue.concurrentPerform(iterations: 2) { _ in
            while Date() < end {
                let number = next.withLock { next in
                    defer { next += 1 }
                    return next
                }
                var random = Tier.random("mutation \(number)")
                let files = (0..<Self.perStore).map { file -> (String, [UInt8]) in
                    let seed = Seed.all[Int.random(in: 0..<Seed.all.count, using: &random)]
                    return ("round \(number) file \(file), \(seed.name)", Mutation.of(seed, &random))
                }
                do {
                    let count = try round(of: base, files)
                    total.withLock { $0.add(count) }
                } catch {
                    total.withLock { $0.faults.append("round \(number): \(error)") }
                }
            }
        }
        let count = total.withLock { $0 }
        #expect(count.faults.isEmpty, "\(count.faults.joined(separator: "\n"))")
        // Some must be stored and some refused, or the mutations reach nothing.
        #expect(count.stored > 0 && count.refused > 0)
        Tier.report(
            "mutated files",
            "\(Int(Self.seconds)) s, \(count.files) files from \(Seed.all.count) seeds, \(count.stored) stored, \(count.refused) refused, slowest "
                + "\(Double(Int(count.slowest * 100)) / 100) s; crashes, hangs over 5 s, half batches, U+FFFD stored, broken stores: \(count.faults.count)"
        )
    }

    /// Imports files one after another into a copy of the store, and looks at it afterwards.
    private func round(of base: StoreFolder, _ files: [(String, [UInt8])]) throws -> Count {
        let store = try base.copy()
        defer { store.remove() }
        let file = base.scratch.folder.appendingPathComponent("mutated-\(UInt64.random(in: .min ... .max))")
        defer { try? FileManager.default.removeItem(at: file) }
        var count = Count(files: files.count)
        let former = try Contents(of: store).batches
        for (name, bytes) in files {
            try Data(bytes).write(to: file)
            var run = try store.run("import", "--json", file.path)
            if run.seconds > 5 {
                // A busy machine is no hang: what is slow by itself is slow again.
                run = try store.run("import", "--dry-run", "--json", file.path)
            }
            count.slowest = max(count.slowest, run.seconds)
            if run.seconds > 5 { count.faults.append("\(name): \(run.seconds) s") }
            guard let code = run.code, code <= 2, !run.output.contains("intake.workbook.limits") else {
                count.faults.append("\(name): ended with \(run.code ?? -1), signal \(run.signal ?? 0): \(run.complaint)")
                continue
            }
            if code == 0 { count.stored += 1 } else { count.refused += 1 }
        }
        let contents = try Contents(of: store)
        let added = contents.batches.dropFirst(former.count)
        if Array(contents.batches.prefix(former.count)) != former { count.faults.append("former batches changed") }
        if !contents.batches.allSatisfy(\.isWhole) { count.faults.append("a batch by halves") }
        if added.count > count.stored { count.faults.append("more batches than files stored") }
        if contents.batches.contains(where: { $0.said.contains { $0.contains("\u{FFFD}") } }) { count.faults.append("U+FFFD stored") }
        if let fault = try store.fault() { count.faults.append(fault) }
        return count
    }
}
