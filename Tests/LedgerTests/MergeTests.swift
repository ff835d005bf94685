// Merges and splits: what queries see of persons who are one, and that nothing is left of a decision once it is taken back.

import Domain
import Foundation
import GRDB
import Plans
import Testing

@testable import Ledger

@Suite struct MergeTests {
    /// Persons 1 to 4 with applications in plan p on different days (batches 1 to 4 of screenings for each), mentors 5 and 6.
    private func store() throws -> (store: TemporaryStore, ledger: Ledger) {
        let store = try TemporaryStore()
        let ledger = try store.ledger()
        for (row, reference) in ["P1", "P2", "P3", "P4"].enumerated() {
            let received = try day("2025-01-0\(row + 1)")
            _ = try ledger.append(
                [application(reference, name: "名\(row)", plan: "p\(row)")], of: .application,
                head: BatchHead(kind: "application", file: Data(), received: received, recordedAt: 1, invented: false))
        }
        return (store, ledger)
    }

    private func application(
        _ reference: String, name: String? = nil, plan: String, school: String = "一中", row: Int = 2, retracted: Bool = false
    )
        -> Domain.Record
    {
        Domain.Record(
            row: row, reference: reference, mentorReference: nil, identity: name.map { [.name: $0] } ?? [:],
            values: ["plan_id": .text(plan), "day": .integer(20_000), "discipline": .text("physics"), "school": .text(school)],
            retracted: retracted)
    }

    private func put(_ records: [Domain.Record], _ kind: RecordKind = .application, into ledger: Ledger, received: String = "2025-03-01")
        throws
        -> Receipt
    {
        try ledger.append(records, of: kind, head: head(kind.rawValue, received: received))
    }

    @discardableResult
    private func merge(_ one: Int, _ other: Int, _ ledger: Ledger, received: String = "2025-02-01") throws -> Receipt {
        try ledger.decide(one, other, .same, received: day(received), recordedAt: 1)
    }

    /// Every relation in full, and names: all that anybody can see.
    private func everything(_ store: TemporaryStore, knownBy: String = "2199-12-31") throws -> [String] {
        let reader = try store.reader(knownBy: knownBy, vetted: false)
        let relations = try LedgerReader.relations.flatMap { relation in
            try reader.run("SELECT * FROM \(relation)", arguments: [:]).rows.map { "\(relation) \($0)" }.sorted()
        }
        return relations + [try "\(reader.names(of: [1, 2, 3, 4]).sorted { $0.key < $1.key })"]
    }

    private func persons(_ store: TemporaryStore, _ relation: String = "application", knownBy: String = "2199-12-31") throws -> [Int] {
        try store.reader(knownBy: knownBy, vetted: false).run("SELECT person_id FROM \(relation) ORDER BY 1", arguments: [:]).rows
            .compactMap(\.[0].integer)
    }

    @Test func `persons who are one have one id, and all their records`() throws {
        let (store, ledger) = try store()
        let before = try everything(store)
        try merge(3, 2, ledger)
        #expect(try persons(store) == [1, 2, 2, 4])
        let reader = try store.reader(vetted: false)
        #expect(try reader.persons(for: ["P2", "P3"], as: .pupil) == ["P2": 2, "P3": 2])
        #expect(try reader.names(of: [2]) == [2: "名2"], "the newest of both names")
        #expect(reader.component(of: 2) == [2, 3])
        // What was known before the decision stays so, and as of an earlier day the two were one already.
        #expect(try everything(store, knownBy: "2025-01-31") == before)
        #expect(
            try store.reader(asOf: "2025-01-01", vetted: false).run("SELECT DISTINCT person_id FROM application", arguments: [:]).rows.count
                == 3)
        try ledger.close()
        #expect(try store.reader().verify(identities: true, sealed: true).batches == 5)
    }

    @Test func `a decision taken back leaves nothing behind, in a chain only its own link opens`() throws {
        let (store, ledger) = try store()
        let before = try everything(store)
        try merge(1, 2, ledger)
        let one = try everything(store)
        let second = try merge(3, 2, ledger)
        #expect(try persons(store) == [1, 1, 1, 4])
        let last = try #require(second.batch)
        let undone = try #require(try ledger.undo(last, received: day("2025-02-02"), recordedAt: 1))
        #expect(undone.retracted == 1)
        #expect(try everything(store) == one)
        _ = try ledger.undo(5, received: day("2025-02-03"), recordedAt: 1)
        #expect(try everything(store) == before)
        #expect(try ledger.undo(5, received: day("2025-02-03"), recordedAt: 1) == nil)
        #expect(try ledger.undo(1, received: day("2025-02-03"), recordedAt: 1) == nil, "a batch of applications is no decision")
        try merge(3, 1, ledger, received: "2025-02-04")
        #expect(try persons(store) == [1, 1, 2, 4])
    }

    @Test func `the same said twice is shown once, and comes back when the decision goes`() throws {
        let (store, ledger) = try store()
        _ = try put([application("P1", plan: "q", row: 2), application("P2", plan: "q", row: 3)], into: ledger, received: "2025-01-20")
        let before = try everything(store)
        let batch = try #require(try merge(1, 2, ledger).batch)
        #expect(try persons(store) == [1, 1, 1, 3, 4])
        _ = try ledger.undo(batch, received: day("2025-02-02"), recordedAt: 1)
        #expect(try everything(store) == before)
    }

    @Test(arguments: ["P1", "P2"])
    func `a correction under either number corrects what both have, a retraction takes it back`(number: String) throws {
        let (store, ledger) = try store()
        _ = try put([application("P1", plan: "q", row: 2), application("P2", plan: "q", row: 3)], into: ledger, received: "2025-01-20")
        try merge(1, 2, ledger)
        #expect(try put([application(number, plan: "q")], into: ledger).unchanged == 1)
        #expect(try put([application(number, plan: "q", school: "二中")], into: ledger).corrected == 1)
        let schools = { try store.reader(vetted: false).run("SELECT school FROM application WHERE plan_id = 'q'", arguments: [:]).rows }
        #expect(try schools() == [[.text("二中")]])
        #expect(try put([application(number, plan: "q", retracted: true)], into: ledger).retracted == 1)
        #expect(try schools().isEmpty)
    }

    @Test(arguments: ["P1", "P2"])
    func `a correction under the other number reaches the record where it is`(number: String) throws {
        let (store, ledger) = try store()
        let screen = { (reference: String, score: Double) in
            record(
                reference,
                ["plan_id": .text("p"), "stage": .text("test"), "result": .text("pass"), "score": .real(score), "day": .integer(20_100)])
        }
        _ = try put([screen("P2", 60)], .screening, into: ledger, received: "2025-01-20")
        try merge(1, 2, ledger)
        #expect(try put([screen(number, 70)], .screening, into: ledger).corrected == 1)
        #expect(
            try store.reader(vetted: false).run("SELECT person_id, score FROM screening", arguments: [:]).rows == [
                [.integer(1), .real(70)]
            ])
        // The record was that of the second number: it stays there when the two are parted.
        _ = try ledger.undo(6, received: day("2025-04-01"), recordedAt: 1)
        #expect(
            try store.reader(vetted: false).run("SELECT person_id, score FROM screening", arguments: [:]).rows == [
                [.integer(2), .real(70)]
            ])
    }

    @Test func `two numbers of one person in one file may say the same, not two things`() throws {
        let (store, ledger) = try store()
        try merge(1, 2, ledger)
        let error = #expect(throws: FindingsError.self) {
            try put([application("P1", plan: "q", row: 2), application("P2", plan: "q", school: "二中", row: 3)], into: ledger)
        }
        #expect(error?.findings.map(\.code) == ["import.person.twice"] && error?.findings.first?.place.row == 3)
        _ = try put([application("P1", plan: "q", row: 2), application("P2", plan: "q", row: 3)], into: ledger)
        #expect(try persons(store) == [1, 1, 1, 3, 4])
    }

    @Test func `a plan goes with the records that need it, or not at all`() throws {
        let (store, ledger) = try store()
        try merge(1, 2, ledger)
        let before = try store.reader(vetted: false).provenance().lastBatch
        let plan = try OfficialPlan.xinjiang()
        func bring(_ school: String) throws {
            try ledger.together {
                _ = try ledger.append(plan.plan, source: plan.source, head: head("plan", received: "2025-03-01"))
                _ = try put(
                    [application("P1", name: "名", plan: "q", row: 2), application("P2", plan: "q", school: school, row: 3)], into: ledger)
            }
        }
        #expect(throws: FindingsError.self) { try bring("二中") }
        #expect(try store.reader(vetted: false).provenance().lastBatch == before)
        try bring("一中")
        #expect(try store.reader(vetted: false).provenance().lastBatch == before + 2)
        try ledger.close()
        #expect(try store.reader().verify(identities: true, sealed: true).batches == before + 2)
    }

    @Test func `records that cannot both be true keep two persons apart`() throws {
        let (_, ledger) = try store()
        _ = try put(
            [application("P1", plan: "q", row: 2), application("P2", plan: "q", school: "二中", row: 3)], into: ledger, received: "2025-01-20"
        )
        #expect(throws: MergeRefused(conflicts: [.differs(.application, plan: "q")])) { try merge(1, 2, ledger) }
        // By way of a third as well.
        try merge(1, 3, ledger)
        #expect(throws: MergeRefused(conflicts: [.differs(.application, plan: "q")])) { try merge(3, 2, ledger) }
        let apart = try #require(ledger.decide(1, 4, .different, received: day("2025-02-01"), recordedAt: 1).batch)
        #expect(throws: MergeRefused(conflicts: [.decided(apart)])) { try merge(3, 4, ledger) }
        // Who thinks otherwise about the very same two takes the former decision back first: none is replaced unseen.
        #expect(throws: MergeRefused(conflicts: [.decided(apart)])) { try merge(1, 4, ledger) }
        _ = try ledger.undo(apart, received: day("2025-02-01"), recordedAt: 1)
        let joined = try merge(1, 4, ledger)
        #expect(joined.added == 1)
        #expect(throws: MergeRefused(conflicts: [.decided(joined.batch)])) {
            try ledger.decide(4, 1, .different, received: day("2025-02-01"), recordedAt: 1)
        }
        #expect(throws: MergeRefused(conflicts: [.decided(nil)])) {
            try ledger.decide(3, 4, .different, received: day("2025-02-01"), recordedAt: 1)
        }
    }

    @Test func `what was given to one is given to another only once the first is taken back, and nobody new is left over`() throws {
        let (store, ledger) = try store()
        let wrong = try #require(
            try put([application("P1", name: "别人", plan: "p0", school: "二中")], into: ledger, received: "2025-01-20").batch)
        func split(to owner: Int?) throws -> (receipt: Receipt, number: String?)? {
            try ledger.split(1, batch: wrong, to: owner, as: .pupil, received: day("2025-02-01"), recordedAt: 1)
        }
        let first = try #require(try split(to: nil))
        let decision = try #require(first.receipt.batch)
        for owner in [nil, 2] { #expect(throws: GivenAlready(decision: decision)) { try split(to: owner) } }
        let new = try #require(try ledger.persons(for: [first.number ?? ""], as: .pupil).values.first)
        #expect(try split(to: new)?.receipt.batch == nil, "the same once more is nothing new")
        _ = try ledger.undo(decision, received: day("2025-02-01"), recordedAt: 1)
        let again = try #require(try split(to: nil))
        #expect(again.number == first.number && again.receipt.added == 1)
        try ledger.close()
        #expect(try store.reader().verify(identities: true, sealed: true).identities == 5)
    }

    @Test func `of several numbers the office's own is shown before one that the store gave`() throws {
        let (store, ledger) = try store()
        let number = PersonNumber.random()
        _ = try put([application(number, name: "名", plan: "p9")], into: ledger, received: "2025-01-20")
        _ = try put([application("P9", name: "名", plan: "p8")], into: ledger, received: "2025-01-21")
        let ids = try ledger.persons(for: [number, "P9"], as: .pupil)
        let (given, own) = (try #require(ids[number]), try #require(ids["P9"]))
        try merge(given, own, ledger)
        let reader = try store.reader(vetted: false)
        #expect(reader.component(of: own).first == given)
        #expect(try reader.references(of: [given, own, 1]) == [given: "P9", own: "P9", 1: "P1"])
    }

    @Test func `what keeps two persons apart is said in one order`() throws {
        let (_, ledger) = try store()
        let plans = ["v", "q", "z", "r", "w", "s", "u", "t"]
        let records = plans.enumerated().flatMap { index, plan in
            [application("P1", plan: plan, row: 2 * index + 2), application("P2", plan: plan, school: "二中", row: 2 * index + 3)]
        }
        _ = try put(records, into: ledger, received: "2025-01-20")
        for _ in 0..<5 {
            #expect(throws: MergeRefused(conflicts: plans.sorted().map { .differs(.application, plan: $0) })) { try merge(1, 2, ledger) }
        }
    }

    private func placement(_ reference: String, _ mentor: String, from: Int, to: Int?, row: Int) -> Domain.Record {
        var values: [String: Cell] = [
            "plan_id": .text("p"), "discipline": .text("physics"), "university": .text("某大学"), "day": .integer(from),
        ]
        if let to { values["to_day"] = .integer(to) }
        return Domain.Record(row: row, reference: reference, mentorReference: mentor, identity: [:], values: values, retracted: false)
    }

    private func mentors(_ ledger: Ledger) throws {
        let mentors = ["T1", "T2"].map { record($0, ["plan_id": .text("p"), "university": .text("某大学"), "discipline": .text("physics")]) }
        _ = try put(mentors, .mentor, into: ledger, received: "2025-01-10")
    }

    @Test(
        arguments: [
            (20_050, 20_150, true), (20_050, nil, true), (20_000, 20_200, true), (20_100, 20_200, false), (19_000, 20_000, false),
        ] as [(Int, Int?, Bool)])
    func `two placements stay two, and on the same days they keep persons apart`(from: Int, to: Int?, overlaps: Bool) throws {
        let (store, ledger) = try store()
        try mentors(ledger)
        _ = try put(
            [placement("P1", "T1", from: 20_000, to: 20_100, row: 2), placement("P2", "T2", from: from, to: to, row: 3)], .placement,
            into: ledger, received: "2025-01-20")
        if overlaps {
            let error = #expect(throws: MergeRefused.self) { try merge(1, 2, ledger) }
            #expect(error?.conflicts.contains(.overlaps(plan: "p")) == true)
        } else {
            try merge(1, 2, ledger)
            #expect(try persons(store, "placement") == [1, 1])
        }
    }

    @Test func `a mentor under two numbers is one in the records of pupils`() throws {
        let (store, ledger) = try store()
        try mentors(ledger)
        _ = try put(
            [placement("P1", "T1", from: 20_000, to: 20_100, row: 2), placement("P1", "T2", from: 20_000, to: 20_100, row: 3)], .placement,
            into: ledger, received: "2025-01-20")
        let ids = try ledger.persons(for: ["T1", "T2"], as: .mentor)
        let before = try everything(store)
        let (first, second) = (try #require(ids["T1"]), try #require(ids["T2"]))
        let batch = try #require(try merge(first, second, ledger).batch)
        let rows = try store.reader(vetted: false).run("SELECT mentor_id FROM placement", arguments: [:]).rows
        #expect(rows == [[.integer(min(first, second))]])
        #expect(try persons(store, "mentor").count == 1)
        #expect(try put([placement("P1", "T2", from: 20_000, to: 20_090, row: 2)], .placement, into: ledger).corrected == 1)
        #expect(try store.reader(vetted: false).run("SELECT to_day FROM placement", arguments: [:]).rows == [[.integer(20_090)]])
        #expect(try everything(store, knownBy: "2025-01-31") == before)
        _ = try ledger.undo(batch, received: day("2025-04-01"), recordedAt: 1)
        #expect(try persons(store, "placement") == [1, 1])
    }

    @Test func `what a batch said goes to whom it belongs, name and all, and comes back`() throws {
        let (store, ledger) = try store()
        // The second batch about P1 was about somebody else.
        let wrong = try #require(
            try put([application("P1", name: "别人", plan: "p0", school: "二中")], into: ledger, received: "2025-01-20").batch)
        let before = try everything(store)
        let done = try #require(try ledger.split(1, batch: wrong, to: nil, as: .pupil, received: day("2025-02-01"), recordedAt: 1))
        let number = try #require(done.number)
        #expect(PersonNumber.isWhole(number))
        let new = try #require(try ledger.persons(for: [number], as: .pupil)[number])
        let reader = try store.reader(vetted: false)
        let rows = try reader.run("SELECT person_id, school FROM application WHERE plan_id = 'p0' ORDER BY school", arguments: [:]).rows
        #expect(Set(rows) == [[.integer(1), .text("一中")], [.integer(new), .text("二中")]])
        #expect(try reader.names(of: [1, new]) == [1: "名0", new: "别人"])
        // A correction under either number goes to its own record now.
        #expect(try put([application("P1", plan: "p0", school: "一中")], into: ledger, received: "2025-02-02").unchanged == 1)
        #expect(try put([application("P1", plan: "p0", school: "三中")], into: ledger, received: "2025-02-02").corrected == 1)
        #expect(try put([application(number, plan: "p0", school: "四中")], into: ledger, received: "2025-02-02").corrected == 1)
        let corrected = try store.reader(vetted: false).run(
            "SELECT person_id, school FROM application WHERE plan_id = 'p0'", arguments: [:]
        ).rows
        #expect(Set(corrected) == [[.integer(1), .text("三中")], [.integer(new), .text("四中")]])
        #expect(try everything(store, knownBy: "2025-01-31") == before)
        try ledger.close()
        #expect(try store.reader().verify(identities: true, sealed: true).identities == 5)
    }

    @Test func `a split taken back leaves nothing behind, and one of nothing is none`() throws {
        let (store, ledger) = try store()
        let wrong = try #require(
            try put([application("P1", name: "别人", plan: "p0", school: "二中")], into: ledger, received: "2025-01-20").batch)
        let before = try everything(store)
        let done = try #require(try ledger.split(1, batch: wrong, to: 2, as: .pupil, received: day("2025-02-01"), recordedAt: 1))
        #expect(try everything(store) != before)
        let split = try #require(done.receipt.batch)
        _ = try ledger.undo(split, received: day("2025-02-02"), recordedAt: 1)
        #expect(try everything(store) == before)
        #expect(try ledger.split(2, batch: wrong, to: 3, as: .pupil, received: day("2025-02-02"), recordedAt: 1) == nil)
    }

    @Test func `of rows with one key that a split brings together the newest is shown`() throws {
        let (store, ledger) = try store()
        let wrong = try #require(try put([application("P1", plan: "q", school: "二中")], into: ledger, received: "2025-01-20").batch)
        _ = try put([application("P2", plan: "q", school: "三中")], into: ledger, received: "2025-01-21")
        let parted = try #require(try ledger.split(1, batch: wrong, to: 4, as: .pupil, received: day("2025-02-01"), recordedAt: 1))
        try merge(1, 2, ledger)
        let split = try #require(parted.receipt.batch)
        // What comes back contradicts what the other number has.
        _ = try ledger.undo(split, received: day("2025-02-02"), recordedAt: 1)
        let rows = try store.reader(vetted: false).run("SELECT person_id, school FROM application WHERE plan_id = 'q'", arguments: [:]).rows
        #expect(rows == [[.integer(1), .text("三中")]])
    }

    @Test func `who is erased is erased under every number`() throws {
        let (store, ledger) = try store()
        try merge(1, 3, ledger)
        let receipt = try ledger.erase("P3", as: .pupil, reason: "家长申请", received: day("2025-03-01"), recordedAt: 1)
        #expect(receipt.anonymous == [.application: 2] && receipt.numbers == 2)
        #expect(try ledger.persons(for: ["P1", "P2", "P3"], as: .pupil) == ["P2": 2])
        let reader = try store.reader(vetted: false)
        #expect(try reader.names(of: [1, 2, 3]) == [2: "名1"])
        #expect(try reader.erased(["P1", "P2", "P3"], as: .pupil) == ["P1", "P3"])
        #expect(try reader.run("SELECT person_id FROM erasure", arguments: [:]).rows == [[.integer(1)]])
        try ledger.close()
        #expect(try store.reader().verify(identities: true, sealed: true).identities == 2)
    }

    @Test func `numbers the store gives are checked by their last sign`() {
        for _ in 0..<50 {
            let number = PersonNumber.random()
            #expect(PersonNumber.isWhole(number))
            var signs = Array(number)
            signs[3] = signs[3] == "7" ? "8" : "7"
            #expect(!PersonNumber.isWhole(String(signs)))
            signs = Array(number)
            if signs[1] != signs[2] {
                signs.swapAt(1, 2)
                #expect(!PersonNumber.isWhole(String(signs)))
            }
            #expect(!PersonNumber.isWhole(String(number.dropLast())))
        }
    }
}
