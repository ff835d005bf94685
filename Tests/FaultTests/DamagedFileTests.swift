// Files that are not as the program left them: refused with a reason, or answered from with the very same figures; never a crash.

import Foundation
import GRDB
import Testing

/// A way of spoiling one file of a store.
struct Damage: Sendable {
    let name: String
    let file: String
    let make: @Sendable (StoreFolder) throws -> Void

    /// One byte at a place becomes another one.
    static func flip(_ file: String, at offset: Int, with mask: UInt8) -> Damage {
        Damage(name: "byte \(offset) of \(file) xor \(mask)", file: file) { store in
            var bytes = try Data(contentsOf: store.path(file))
            bytes[offset] ^= mask
            try bytes.write(to: store.path(file))
        }
    }

    /// The first bytes alone are left.
    static func truncation(_ file: String, to length: Int) -> Damage {
        Damage(name: "\(file) cut to \(length) bytes", file: file) { store in
            try Data(contentsOf: store.path(file)).prefix(length).write(to: store.path(file))
        }
    }

    /// Everything but single bytes: other files in the place of ours.
    static let replacements = ["ledger.sqlite", "vault.sqlite"].flatMap { file in
        [
            Damage(name: "\(file) is a text", file: file) { try Data("姓名,分数\n甲,90\n".utf8).write(to: $0.path(file)) },
            Damage(name: "\(file) is empty", file: file) { try Data().write(to: $0.path(file)) },
            Damage(name: "\(file) is another program's database", file: file) { store in
                try FileManager.default.removeItem(at: store.path(file))
                try edit(store, file, "CREATE TABLE t (a); INSERT INTO t VALUES (1); PRAGMA application_id = 7")
            },
            Damage(name: "\(file) is of a newer version", file: file) { store in
                try edit(store, file, "INSERT INTO grdb_migrations VALUES ('99 from the future')")
            },
        ]
    }

    private static func edit(_ store: StoreFolder, _ file: String, _ sql: String) throws {
        let queue = try DatabaseQueue(path: store.path(file).path)
        try queue.inDatabase { try $0.execute(sql: sql) }
        try queue.close()
    }
}

@Suite(.enabled(if: Tier.isAsked), .serialized) struct DamagedFileTests {
    private let store: StoreFolder
    /// The undamaged store's answers, by query.
    private let figures: [String]

    init() throws {
        store = try StoreFolder.prepared(in: Scratch())
        // More than one batch of each kind, an answer, and somebody whose name was corrected.
        try #require(try store.run("import", store.scratch.write([Office.arriving[7]], to: "more")).code == 0)
        figures = try Undisturbed.state(of: store).figures
        try #require(figures[2].contains(Office.markOfNames))
    }

    /// 300 flips, weighted by the size of the files, and a few in the seal.
    private func flips(_ random: inout SeededGenerator, seal: Bool) throws -> [Damage] {
        let sizes = try ["ledger.sqlite", "vault.sqlite"].map { ($0, try Data(contentsOf: store.path($0)).count) }
        return try (0..<300).map { number in
            let mask = UInt8.random(in: 1...255, using: &random)
            if seal, number % 20 == 0 {
                return .flip(
                    "store.seal", at: Int.random(in: 0..<(try Data(contentsOf: store.path("store.seal")).count), using: &random), with: mask
                )
            }
            let (file, size) = sizes[number % 3 == 0 ? 1 : 0]
            // A tenth in the first page, where the head of the file and of its schema lie; of the others half where there is something at all.
            var offset = Int.random(in: 0..<(number % 10 == 1 ? 4096 : size), using: &random)
            if number % 2 == 0 {
                let bytes = try Data(contentsOf: store.path(file))
                while bytes[offset] == 0 { offset = Int.random(in: 0..<size, using: &random) }
            }
            return .flip(file, at: offset, with: mask)
        }
    }

    private func others(_ random: inout SeededGenerator) throws -> [Damage] {
        try ["ledger.sqlite", "vault.sqlite"].flatMap { file in
            let size = try Data(contentsOf: store.path(file)).count
            return (0..<20).map { _ in Damage.truncation(file, to: Int.random(in: 0..<size, using: &random)) }
        } + Damage.replacements
    }

    @Test(arguments: [true, false])
    func `a flipped byte never crashes the program and never changes a figure`(sealed: Bool) throws {
        var random = Tier.random("flip \(sealed)")
        let damages = try flips(&random, seal: sealed)
        let (outcomes, faults) = try run(damages, sealed: sealed, &random)
        #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
        // Without the seal a byte that no record uses may pass: most pages of so small a store are empty for the most part.
        #expect(outcomes.hits >= (sealed ? 280 : 100))
        Tier.report(
            "flipped bytes, \(sealed ? "sealed" : "without the seal")",
            "\(damages.count) stores, \(outcomes.hits) refused by name, \(damages.count - outcomes.hits) answered with the same figures; "
                + "crashes, other figures, changed files and printed names: \(faults.count)")
    }

    @Test(arguments: [true, false])
    func `a truncated, foreign or newer file is refused`(sealed: Bool) throws {
        var random = Tier.random("others \(sealed)")
        let damages = try others(&random)
        let (outcomes, faults) = try run(damages, sealed: sealed, &random)
        #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
        #expect(outcomes.hits == damages.count)
        Tier.report(
            "truncated, foreign and newer files, \(sealed ? "sealed" : "without the seal")",
            "\(damages.count) stores, \(outcomes.hits) refused by name; crashes, other figures, changed files and printed names: \(faults.count)"
        )
    }

    private func run(
        _ damages: [Damage], sealed: Bool, _ random: inout SeededGenerator
    ) throws -> ([Result<Outcome, any Error>], [String]) {
        let queries = damages.map { _ in Int.random(in: 0..<2, using: &random) }
        let outcomes = Cases.run(damages.count) { number in
            let copy = try store.copy()
            defer { copy.remove() }
            if !sealed { copy.unseal() }
            try damages[number].make(copy)
            return try outcome(of: copy, damages[number], sealed: sealed, query: queries[number])
        }
        return (outcomes, outcomes.faults)
    }

    private func outcome(of copy: StoreFolder, _ damage: Damage, sealed: Bool, query: Int) throws -> Outcome {
        let before = try Data(contentsOf: copy.path(damage.file))
        var outcome = Outcome()
        var refused: Set<Int> = []
        // A query of facts alone, then one that also reads names, then verify.
        for (position, arguments) in [Figures.arguments(query), Figures.arguments(2), ["verify", "--json"]].enumerated() {
            let run = try copy.run(arguments)
            if run.code == 0 {
                let expected = position == 2 ? nil : figures[position == 0 ? query : 2]
                if let expected, run.output != expected { outcome.fault = "other figures: \(run.output)" }
            } else {
                refused.insert(position)
                outcome.fault = outcome.fault ?? fault(in: run)
            }
        }
        if try Data(contentsOf: copy.path(damage.file)) != before { outcome.fault = "the file was changed" }
        // With the seal, whoever reads a file tells that it is not as it was left.
        let readers: Set<Int> = damage.file == "vault.sqlite" ? [1, 2] : [0, 1, 2]
        if sealed, damage.file != "store.seal", !refused.isSuperset(of: readers) { outcome.fault = outcome.fault ?? "not refused" }
        outcome.hit = !refused.isEmpty
        outcome.fault = outcome.fault.map { "\(damage.name): \($0)" }
        return outcome
    }

    /// What is wrong with a refusal; nil for a clean one.
    private func fault(in run: Ended) -> String? {
        guard let code = run.code else { return run.hung ? "hung" : "ended by signal \(run.signal ?? 0): \(run.complaint)" }
        guard code == 3 || code == 1 else { return "exit code \(code): \(run.complaint)" }
        let lines = run.complaint.split(separator: "\n")
        let chinese = lines.contains { $0.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) } }
        let english = lines.contains { $0.unicodeScalars.allSatisfy(\.isASCII) && $0.contains(" ") }
        guard chinese, english else { return "refused without a reason in both languages: \(run.complaint)" }
        if (run.output + run.complaint).contains(Office.markOfNames) { return "a name was printed" }
        return nil
    }
}
