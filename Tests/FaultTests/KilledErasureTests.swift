// An erasure or a change of keys killed at any call: the person is wholly there or wholly gone, and the store opens with one key or the other.

import Foundation
import Testing

@Suite(.enabled(if: Tier.isAsked), .serialized) struct KilledErasureTests {
    private let store: StoreFolder
    private let calls = ["pwrite64", "fdatasync", "fsync", "rename", "unlink", "unlinkat", "rmdir", "ftruncate", "write"]

    init() throws {
        store = try StoreFolder.prepared(in: Scratch())
        try Strace.require(in: store.scratch)
        try #require(try store.run("import", store.scratch.write([Office.arriving[7]], to: "more")).code == 0)
        // What an upgrade would have left: an older copy of both files, which must not keep anybody.
        let copy = store.path("before-upgrade-1700000000")
        try FileManager.default.createDirectory(at: copy, withIntermediateDirectories: true)
        for file in ["ledger.sqlite", "vault.sqlite"] {
            try FileManager.default.copyItem(at: store.path(file), to: copy.appendingPathComponent(file))
        }
    }

    /// Points to kill at: some of every kind of call, all of the rare ones.
    private func points(_ arguments: [String], _ count: Int, _ random: inout SeededGenerator) throws -> [CallPoint] {
        let copy = try store.copy()
        defer { copy.remove() }
        let trace = Strace(in: store.scratch)
        let run = try Child(trace.command(copy.command(arguments)), in: store.scratch.folder).end()
        try #require(run.code == 0, "\(run.complaint)")
        let byCall = Dictionary(grouping: Strace.points(trace.lines(), of: calls), by: \.call).sorted { $0.key < $1.key }
        let shuffled = byCall.map { $0.value.shuffled(using: &random) }
        let most = shuffled.map(\.count).max() ?? 0
        return Array((0..<most).flatMap { position in shuffled.compactMap { position < $0.count ? $0[position] : nil } }.prefix(count))
    }

    private func killed(_ copy: StoreFolder, _ arguments: [String], at point: CallPoint) throws -> Ended {
        let trace = Strace(in: store.scratch)
        defer { _ = trace.lines() }
        return try Child(trace.command(copy.command(arguments), at: point), in: store.scratch.folder).end()
    }

    @Test func `somebody whose erasure was killed is wholly there or, after the next opening, in no file any more`() throws {
        var random = Tier.random("erasure")
        let arguments = ["erase", "P7", "--reason", "家长书面申请"]
        let whole = try store.copy()
        try #require(try whole.run(arguments).code == 0)
        let person = try #require(try whole.erased().first)
        let secrets = try Secrets(in: store, of: person)
        try #require(secrets.pieces.count >= 6 && secrets.files(below: store.folder).count == 2)
        try #require(secrets.files(below: whole.folder).isEmpty, "an undisturbed erasure leaves \(secrets.files(below: whole.folder))")
        let chosen = try points(arguments, 60, &random)
        let next = try store.scratch.write([Office.results("9", 1...3)], to: "next")
        let outcomes = Cases.run(chosen.count) { number in
            let copy = try store.copy()
            defer { copy.remove() }
            let run = try killed(copy, arguments, at: chosen[number])
            var outcome = Outcome(hit: run.wasKilled)
            // The next opening for writing: a file, or the erasure again, which may find nobody.
            let opening = try copy.run(number % 2 == 0 ? ["import", next] : arguments)
            guard opening.code == 0 || number % 2 == 1 && opening.code == 1 else {
                outcome.fault = "\(chosen[number]): the next opening: \(opening.code ?? -1) \(opening.complaint)"
                return outcome
            }
            let isErased = try copy.erased().contains(person)
            outcome.acknowledged = isErased ? 1 : 0
            let left = secrets.files(below: copy.folder)
            if isErased, !left.isEmpty { outcome.fault = "erased, but still in \(left)" }
            if !isErased, left.isEmpty { outcome.fault = "not erased, but gone" }
            outcome.fault = try (outcome.fault ?? copy.fault()).map { "\(chosen[number]): \($0)" }
            return outcome
        }
        let faults = outcomes.faults
        #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
        // Both ends must have come about: killed before the wish was in the chain, and after.
        let erased = outcomes.acknowledged
        #expect(outcomes.hits >= 40 && erased >= 5 && erased <= chosen.count - 2)
        Tier.report(
            "kill -9 of an erasure",
            "\(chosen.count) calls, \(outcomes.hits) killed; \(erased) wholly gone afterwards, \(chosen.count - erased) wholly there; "
                + "half erased, traces left, broken stores: \(faults.count) cases")
    }

    @Test func `a change of keys killed at any call leaves a store that opens with one key, and names that are read`() throws {
        var random = Tier.random("keys")
        let names = try store.run(Figures.arguments(2))
        try #require(names.code == 0 && names.output.contains(Office.markOfNames))
        let secrets = try Secrets(in: store, of: nil)
        let formerKey = try Data(contentsOf: store.path("vault.key"))
        let chosen = try points(["key", "rotate"], 60, &random)
        let next = try store.scratch.write([Office.results("9", 1...3)], to: "after")
        let outcomes = Cases.run(chosen.count) { number in
            let copy = try store.copy()
            defer { copy.remove() }
            // That copy is not sealed anew; only what is in the store's own files counts here.
            try FileManager.default.removeItem(at: copy.path("before-upgrade-1700000000"))
            let run = try killed(copy, ["key", "rotate"], at: chosen[number])
            var outcome = Outcome(hit: run.wasKilled)
            outcome.fault = try fault(of: copy, names: names.output, next: next)
            let turned = try Data(contentsOf: copy.path("vault.key")) != formerKey
            outcome.acknowledged = turned ? 1 : 0
            let left = secrets.files(below: copy.folder)
            if turned, !left.isEmpty {
                outcome.fault = outcome.fault ?? "the key was changed, but what the former one opens is still in \(left)"
            }
            outcome.fault = outcome.fault.map { "\(chosen[number]): \($0)" }
            return outcome
        }
        let faults = outcomes.faults
        #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
        let turned = outcomes.acknowledged
        #expect(outcomes.hits >= 40 && turned >= 3 && turned <= chosen.count - 3)
        Tier.report(
            "kill -9 of a change of keys",
            "\(chosen.count) calls, \(outcomes.hits) killed; \(turned) with the new key afterwards, \(chosen.count - turned) with the former; "
                + "unreadable names, broken stores, old values left beside a new key: \(faults.count) cases")
    }

    private func fault(of copy: StoreFolder, names: String, next: String) throws -> String? {
        if let fault = try copy.fault() { return fault }
        let read = try copy.run(Figures.arguments(2))
        guard read.code == 0, read.output == names else { return "names: \(read.code ?? -1) \(read.output) \(read.complaint)" }
        let opening = try copy.run("import", next)
        guard opening.code == 0 else { return "the next opening: \(opening.code ?? -1) \(opening.complaint)" }
        guard !FileManager.default.fileExists(atPath: copy.path("vault.key.next").path) else { return "the next key lies there still" }
        return try copy.fault()
    }
}
