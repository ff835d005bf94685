// Laws that must hold for every query on every history: a restatement adds up, and no cut looks ahead on either axis.

import Analytics
import Domain
import Foundation
import Ledger
import Statistics
import Testing

@Suite struct RandomHistoryTests {
    private let catalogue: QueryCatalogue

    init() throws {
        catalogue = try QueryCatalogue(folder: House.queries)
    }

    /// Every query with every choice of its first such parameter, dealt out over seeds that follow each other: `shares` of them ask all.
    private func questions(_ seed: UInt64, shares: Int) -> [(Query, [String: String])] {
        let all = catalogue.queries.flatMap { query in
            let choices = query.parameters.first { $0.choices != nil }
            return choices.map { parameter in (parameter.choices ?? []).map { (query, [parameter.name: $0]) } } ?? [(query, [:])]
        }
        return all.indices.filter { $0 % shares == Int(seed) % shares }.map { all[$0] }
    }

    private func texts(_ history: RandomHistory, _ seed: UInt64, asOf: CivilDay, knownBy: CivilDay) throws -> [String] {
        let reader = try LedgerReader(folder: history.folder, cut: Cut(asOf: asOf, knownBy: knownBy), derived: catalogue.relations)
        return try questions(seed, shares: 2).map { query, parameters in
            try "\(query.name) \(parameters)\n" + Measure(query, parameters: parameters, on: reader).text(.csv)
        }
    }

    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func `the ends of a comparison are the plain cuts, and the parts of every number add up`(seed: UInt64) throws {
        let history = try RandomHistory(seed: seed)
        try history.grow(batches: 12)
        let former = history.received
        if seed % 4 != 0 { history.wait() }
        try history.grow(batches: 12)
        let asOf = CivilDay(number: seed % 3 == 0 ? 20_300 : 21_100)
        let present = Cut(asOf: asOf, knownBy: history.received)
        let comparing = try ComparingReader(
            folder: history.folder, cut: present, formerlyKnownBy: former, derived: catalogue.relations)
        let questions = questions(seed, shares: 4)
        var ends: [[Measure]] = []
        for (causes, knownBy) in [(0, former), (RestatementCause.allCases.count, present.knownBy)] {
            let plain = try LedgerReader(
                folder: history.folder, cut: Cut(asOf: asOf, knownBy: knownBy), derived: catalogue.relations)
            for relation in LedgerReader.relations + catalogue.relations.map(\.name) {
                let read = { (reader: LedgerReader) in try reader.run("SELECT * FROM \(relation)", arguments: [:]).rows.map { "\($0)" } }
                #expect(try comparing.with(causes: causes, read).sorted() == read(plain).sorted(), "seed \(seed): \(relation), \(causes)")
            }
            try checkAccounting(plain, "seed \(seed)")
            ends.append(try questions.map { query, parameters in try Measure(query, parameters: parameters, on: plain) })
        }
        for (index, (query, parameters)) in questions.enumerated() {
            let restatement = try Restatement(query, parameters: parameters, on: comparing)
            for number in restatement.moved { checkParts(number, "seed \(seed): \(query.name) \(parameters)") }
            checkComplete(restatement, ends.map { $0[index] }, "seed \(seed): \(query.name) \(parameters)")
        }
    }

    /// Nobody drops out: the known, the unknown and the erased are all there are.
    private func checkAccounting(_ reader: LedgerReader, _ place: String) throws {
        for (name, whole, parts) in [
            ("overview/alumni", "due", ["admission_known", "admission_unknown", "admission_erased"]),
            ("overview/alumni", "due", ["topnotch_known", "topnotch_unknown", "topnotch_erased"]),
            ("trajectories/standing", "participants", ["known", "unknown", "erased", "not_yet_due"]),
            ("trajectories/standing", "due", ["known", "unknown", "erased"]),
        ] {
            let measure = try Measure(catalogue.query(name), on: reader)
            for row in measure.rows {
                let counts = ([whole] + parts).map { measure.cell(row, $0).integer }
                #expect(counts[0] == counts.dropFirst().reduce(0) { $0 + ($1 ?? 0) }, "\(place): \(name) \(counts)")
            }
        }
    }

    private func checkParts(_ number: RestatedNumber, _ place: String) {
        let place = "\(place) \(number.key) \(number.figure.name) \(number.states.map(\.value))"
        #expect(number.states.count == 7 && number.parts.count == 6)
        let ends = (term(number.before, number), term(number.after, number))
        #expect(ends.0 != ends.1, "\(place)")
        guard let before = ends.0, let after = ends.1 else { return }
        #expect(number.parts.reduce(0) { $0 + ($1 ?? 0) } == after - before, "\(place)")
    }

    /// What a part is a difference of: nobody was counted in a row that does not stand.
    private func term(_ value: RestatedValue, _ number: RestatedNumber) -> Int? {
        value.hasRow || number.figure.isRate ? value.value : 0
    }

    /// Every count and proportion that differs between the two plain answers is among those that moved, with the right ends, and no other.
    private func checkComplete(_ restatement: Restatement, _ ends: [Measure], _ place: String) {
        let query = restatement.query
        let answers = ends.map { measure in
            Dictionary(uniqueKeysWithValues: measure.rows.map { row in (query.key.map { measure.cell(row, $0) }, row) })
        }
        let found = Dictionary(uniqueKeysWithValues: restatement.moved.map { (["\($0.key)", $0.figure.name], $0) })
        let keys = Set(answers[0].keys).union(answers[1].keys)
        let counts = query.columns.filter { if case .count = $0.kind { true } else { false } }.map(\.name)
        let proportions = query.estimates.filter { $0.form == .proportion }
        #expect(restatement.compared == keys.count * (counts.count + proportions.count), "\(place)")
        for key in keys {
            let rows = answers.map { $0[key] }
            for name in counts {
                let values = zip(ends, rows).map { measure, row in row.map { measure.cell($0, name).integer } ?? 0 }
                let isMoved = values[0] != values[1] && (!rows.contains { $0 == nil } || !values.contains(nil))
                let number = found[["\(key)", name]]
                #expect((number != nil) == isMoved, "\(place) \(key) \(name)")
                guard let number else { continue }
                #expect(
                    [number.before.value, number.after.value] == zip(rows, values).map { $0 == nil ? nil : $1 }, "\(place) \(key) \(name)")
            }
            for spec in proportions {
                let rates = zip(ends, rows).map { measure, row in
                    row.flatMap { measure.estimate($0, spec.name)?.estimate }.map { Int(($0.value * 10_000 + 1e-9).rounded()) }
                }
                let number = found[["\(key)", spec.name]]
                #expect((number != nil) == (rates[0] != rates[1]), "\(place) \(key) \(spec.name)")
                if let number { #expect([number.before.value, number.after.value] == rates, "\(place) \(key) \(spec.name)") }
            }
        }
    }

    @Test func `the histories are rich enough: every cause moves some number`() throws {
        var moving: Set<RestatementCause> = []
        for seed in 1...40 as ClosedRange<UInt64> where moving.count < RestatementCause.allCases.count {
            let history = try RandomHistory(seed: seed)
            try history.grow(batches: 12)
            let former = history.received
            history.wait()
            try history.grow(batches: 12)
            let comparing = try ComparingReader(
                folder: history.folder, cut: Cut(asOf: CivilDay(number: 21_100), knownBy: history.received), formerlyKnownBy: former,
                derived: catalogue.relations)
            for query in catalogue.queries {
                for number in try Restatement(query, on: comparing).moved {
                    moving.formUnion(zip(RestatementCause.allCases, number.parts).filter { ($0.1 ?? 0) != 0 }.map(\.0))
                }
            }
        }
        #expect(moving == Set(RestatementCause.allCases))
    }

    @Test(arguments: 101...108 as ClosedRange<UInt64>)
    func `later batches never change what was known by an earlier day`(seed: UInt64) throws {
        let history = try RandomHistory(seed: seed)
        var issued: [(asOf: CivilDay, knownBy: CivilDay, texts: [String])] = []
        for _ in 0..<3 {
            try history.grow(batches: 8)
            for asOf in [20_250, 21_100] {
                let day = CivilDay(number: asOf)
                issued.append((day, history.received, try texts(history, seed, asOf: day, knownBy: history.received)))
            }
            history.wait()
        }
        try history.grow(batches: 10)
        for report in issued {
            let again = try texts(history, seed, asOf: report.asOf, knownBy: report.knownBy)
            for (was, now) in zip(report.texts, again) { #expect(was == now, "seed \(seed), \(report.asOf), \(report.knownBy)") }
        }
        #expect(
            try texts(history, seed, asOf: issued[5].asOf, knownBy: history.received) != issued[5].texts,
            "nothing changed at all: seed \(seed)")
    }

    @Test(arguments: 201...208 as ClosedRange<UInt64>)
    func `what happened after the as-of day never changes a report as of that day`(seed: UInt64) throws {
        // A new key under one number of a merged person can be an old one under another.
        let history = try RandomHistory(seed: seed, decides: false)
        try history.grow(batches: 25)
        let asOf = CivilDay(number: 20_600)
        let (end, after) = (CivilDay(number: 50_000), CivilDay(number: 21_500))
        let (before, later) = (try texts(history, seed, asOf: asOf, knownBy: end), try texts(history, seed, asOf: after, knownBy: end))
        try history.growAfter(asOf)
        for (was, now) in zip(before, try texts(history, seed, asOf: asOf, knownBy: end)) { #expect(was == now, "seed \(seed)") }
        #expect(try texts(history, seed, asOf: after, knownBy: end) != later, "nothing changed at all: seed \(seed)")
    }
}
