// A disk that fails to write, to sync, or is full: nothing is acknowledged that is not there, and reading goes on.

import Foundation
import Testing

@Suite(.enabled(if: Tier.isAsked), .serialized) struct FailingDiskTests {
    private let undisturbed: Undisturbed
    /// The calls of an import without faults.
    private let points: [String: [CallPoint]]

    init() throws {
        let scratch = try Scratch()
        try Strace.require(in: scratch)
        undisturbed = try Undisturbed(in: scratch)
        let store = try undisturbed.base.copy()
        defer { store.remove() }
        let trace = Strace(in: scratch)
        let run = try Child(trace.command(store.command(["import", undisturbed.arriving])), in: scratch.folder).end()
        try #require(run.code == 0, "\(run.complaint)")
        points = Dictionary(grouping: Strace.points(trace.lines(), of: ["fdatasync", "fsync", "pwrite64"]), by: \.call)
        try #require((points["fdatasync"]?.count ?? 0) > 15 && (points["pwrite64"]?.count ?? 0) > 100)
    }

    @Test func `a failed sync or write is never followed by an acknowledgement, and the next start is clean`() throws {
        var random = Tier.random("disk")
        let syncs = (points["fdatasync"] ?? []).prefix(60) + (points["fsync"] ?? [])
        var plan: [(CallPoint, Strace.Fault)] = syncs.map { ($0, .error("EIO")) } + syncs.map { ($0, .lastingError("EIO")) }
        let writes = (points["pwrite64"] ?? []).shuffled(using: &random)
        plan += writes.prefix(60).map { ($0, .error("EIO")) } + writes.dropFirst(60).prefix(20).map { ($0, .lastingError("ENOSPC")) }
        let cases = plan.map { point, fault in
            (point: point, fault: fault, query: Int.random(in: 0..<3, using: &random), reads: Double.random(in: 0...1, using: &random))
        }
        let outcomes = Cases.run(cases.count) { number in
            let (point, fault, query, reads) = cases[number]
            var outcome = try run(point, fault, query: query, readAfter: number % 3 == 0 ? reads * undisturbed.duration : nil)
            outcome.fault = outcome.fault.map { "\(point) \(fault): \($0)" }
            return outcome
        }
        let faults = outcomes.faults
        #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
        #expect(outcomes.hits >= cases.count * 9 / 10)
        Tier.report(
            "failing syncs and writes",
            "\(cases.count) imports, a call failed in \(outcomes.hits) (\(syncs.count) syncs, once and from then on; \(writes.prefix(80).count) writes), "
                + "\(outcomes.acknowledged) files acknowledged; acknowledged after a fault, lost, half, broken or unreadable: \(faults.count) cases"
        )
    }

    private func run(_ point: CallPoint, _ fault: Strace.Fault, query: Int, readAfter seconds: Double?) throws -> Outcome {
        let store = try undisturbed.base.copy()
        defer { store.remove() }
        let trace = Strace(in: store.scratch)
        let child = try Child(
            trace.command(store.command(["import", undisturbed.arriving]), at: point, fault), in: store.scratch.folder)
        // Somebody reads meanwhile.
        var reading: Ended?
        if let seconds {
            usleep(UInt32(seconds * 1_000_000))
            reading = try store.run(Figures.arguments(query))
        }
        let run = child.end()
        let lines = trace.lines()
        let injected = lines.firstIndex { $0.contains("(INJECTED)") }
        var outcome = Outcome(hit: injected != nil, acknowledged: Undisturbed.acknowledged(in: run))
        if let reading, reading.code != 0 || !undisturbed.states.contains(where: { $0.figures[query] == reading.output }) {
            outcome.fault = "a query beside the import: \(reading.code ?? -1) \(reading.output) \(reading.complaint)"
            return outcome
        }
        let acknowledgement = { (line: Substring) in line.contains(" write(1<") && line.contains(".csv") }
        if let injected, lines[injected...].contains(where: acknowledgement) {
            // SQLite passes over a failing sync of the folder that its log lies in; the program syncs the folder itself, and must have.
            let ofFolder = lines[injected].contains("fdatasync(") && lines[injected].contains("\(store.folder.path)>")
            let own = lines[..<(lines.firstIndex(where: acknowledgement) ?? 0)].contains {
                $0.contains("fsync(") && !$0.contains("fdatasync(") && $0.contains("\(store.folder.path)>") && $0.hasSuffix("= 0")
            }
            guard ofFolder, own else {
                outcome.fault = "acknowledged after the fault: \(lines[injected])"
                return outcome
            }
        }
        outcome.fault = try undisturbed.fault(of: store, after: run, acknowledged: outcome.acknowledged, query: query)
        return outcome
    }

    @Test func `a disk that fills up at any moment loses nothing acknowledged, and the store is read while it is full`() throws {
        let scratch = undisturbed.base.scratch
        let tried = try FullDisk(in: scratch, kilobytes: 4096).run("true", [])
        guard tried.code == 0 else {
            Tier.report("full disk", "skipped, no small disk can be mounted here: \(tried.complaint)")
            return
        }
        var random = Tier.random("full")
        let used = try FileManager.default.subpathsOfDirectory(atPath: undisturbed.base.folder.path).reduce(0) { sum, name in
            sum + ((try Data(contentsOf: undisturbed.base.path(name)).count + 4095) / 4096 * 4)
        }
        let sizes = (0..<24).map { used + 4 + 40 * $0 + Int.random(in: 0..<40, using: &random) / 4 * 4 }
        let outcomes = Cases.run(sizes.count) { number in try fill(kilobytes: sizes[number], query: number % 3) }
        let faults = outcomes.faults
        let unanswered = outcomes.count { (try? $0.get().answered) == false }
        #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
        #expect(outcomes.hits >= 8 && outcomes.acknowledged >= 8 && unanswered <= sizes.count / 3)
        Tier.report(
            "full disk",
            "\(sizes.count) sizes from \(sizes[0]) to \(sizes[sizes.count - 1]) KiB, full in \(outcomes.hits), \(outcomes.acknowledged) files "
                + "acknowledged; lost, half, broken or wrong figures: \(faults.count) cases; \(unanswered) queries found no room to begin and said so"
        )
    }

    private func fill(kilobytes: Int, query: Int) throws -> Outcome {
        let store = undisturbed.base
        let disk = try FullDisk(in: store.scratch, kilobytes: kilobytes)
        defer { disk.remove() }
        let done = try disk.run(
            """
            cp -a "$1" "$DISK/store" || exit 78
            "$2" import "$3" --store "$DISK/store" > "$OUT/import.out" 2> "$OUT/import.err"; echo $? > "$OUT/import.code"
            program="$2"; shift 3
            "$program" "$@" --store "$DISK/store" > "$OUT/query.out" 2> "$OUT/query.err"; echo $? > "$OUT/query.code"
            mount -o remount,size="$ROOMIER" "$DISK"
            "$program" "$@" --store "$DISK/store" > "$OUT/later.out" 2> "$OUT/later.err"; echo $? > "$OUT/later.code"
            cp -a "$DISK/store" "$OUT/store"
            """, [store.folder.path, Child.talentpool, undisturbed.arriving] + Figures.arguments(query))
        guard done.code == 0 else { return Outcome(fault: "the disk of \(kilobytes) KiB: \(done.complaint)") }
        let run = disk.ended("import")
        let reading = disk.ended("query")
        let later = disk.ended("later")
        var outcome = Outcome(hit: run.code == 3, acknowledged: Undisturbed.acknowledged(in: run))
        let left = StoreFolder(scratch: store.scratch, folder: disk.output.appendingPathComponent("store"))
        outcome.fault = try undisturbed.fault(of: left, after: run, acknowledged: outcome.acknowledged, query: query) { state in
            let expected = undisturbed.states[state].figures[query]
            // SQLite needs 32 KiB beside each file before it reads; on a disk without them it says so, and answers once there is room.
            let answered = reading.code == 0 && reading.output == expected
            guard answered || reading.code == 3 && reading.output.isEmpty && reading.complaint.contains("磁盘已满") else {
                return "a query on the full disk: \(reading.code ?? -1) \(reading.output) \(reading.complaint)"
            }
            return later.code == 0 && later.output == expected
                ? nil : "a query on the disk with room again: \(later.code ?? -1) \(later.output) \(later.complaint)"
        }
        outcome.answered = reading.code == 0
        outcome.fault = outcome.fault.map { "\(kilobytes) KiB: \($0)" }
        return outcome
    }
}
