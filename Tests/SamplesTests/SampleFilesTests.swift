// The files as a whole: repeatable, independent of one another, readable by intake, loadable in the order of their paths.

import Domain
import Plans
import Testing

@testable import Samples

@Suite struct SampleFilesTests {
    let world = SampleWorld.all

    @Test func `the same seed gives the same bytes, another seed other bytes`() {
        let first = SampleWorld.files(of: "shanxi").map { $0.path + $0.text }
        #expect(first == SampleWorld.files(of: "shanxi").map { $0.path + $0.text })
        #expect(first != SampleWorld.files(of: "shanxi", seed: SampleWorld.seed + 1).map { $0.path + $0.text })
    }

    @Test func `adding other programmes changes no file of a programme`() {
        let alone = SampleWorld.files(of: "guangxi", from: 2013)
        let among = world.files.filter { $0.path.contains("/guangxi-") }
        #expect(alone.map(\.path) == among.map(\.path))
        #expect(alone.map(\.text) == among.map(\.text))
    }

    @Test func `the order in which plans are given does not matter`() {
        let pilots = SampleWorld.official.filter { $0.plan.programme == "neimenggu-pilot" }
        let turned = Sample.files(for: pilots.reversed(), seed: SampleWorld.seed, editionsFrom: 2022, until: SampleWorld.until)
        #expect(pilots.count == 2)
        #expect(turned.map(\.text) == SampleWorld.files(of: "neimenggu-pilot", from: 2022).map(\.text))
    }

    @Test func `an earlier last day leaves the years before it as they are`() throws {
        let short = SampleWorld.files(of: "xinjiang", until: try #require(CivilDay("2024-06-30")))
        let long = SampleWorld.files(of: "xinjiang")
        let early = { (files: [SampleFile]) in files.filter { $0.path < "2024" }.map { $0.path + $0.text } }
        #expect(early(short) == early(long))
        #expect(!early(short).isEmpty)
        #expect(!short.contains { $0.path > "2025" })
    }

    @Test func `no plans, or a last day before everything, give no files`() throws {
        #expect(Sample.files(for: [], seed: 1, editionsFrom: 2013, until: SampleWorld.until).isEmpty)
        #expect(SampleWorld.files(of: "shanxi", until: try #require(CivilDay("2000-01-01"))).isEmpty)
    }

    @Test func `without earlier editions only the official plans have records`() {
        let files = SampleWorld.files(of: "shanxi", from: 2024)
        #expect(!files.isEmpty)
        #expect(files.allSatisfy { $0.path.contains("/shanxi-2024-") && $0.path.hasSuffix(".csv") })
    }

    @Test func `paths are in order, and a file is in the folder of the year of its rows`() {
        #expect(world.files.map(\.path) == world.files.map(\.path).sorted())
        let misplaced = world.rows.filter { row in
            let day = row.kind == .followUp ? row.day("reported_day") : row.day()
            // A log or review of the year after comes with that year; an award of before comes with the application.
            let end = row.kind == .placement ? row.day("to_day") : row.kind == .session ? row.day("log_day") : nil
            if row.kind == .award, let won = row.day() { return row.path < "\(won.components.year)/" }
            let told = row.kind == .session ? [row.day("review_day"), row.day().map { $0 + 30 }, row.day().map { $0 + 135 }] : []
            return !([day, end] + told).contains { $0.map { row.path.hasPrefix("\($0.components.year)/") } ?? false }
        }
        #expect(misplaced.isEmpty)
    }

    @Test func `every file has rows and ends its lines with LF only`() {
        for file in world.files {
            #expect(file.text.hasSuffix("\n") && !file.text.utf8.contains(0x0D), "\(file.path)")
            #expect(file.path.hasSuffix(".yaml") || file.text.split(separator: "\n").count > 1, "\(file.path)")
        }
    }

    @Test func `every heading is the first one of a column of the kind, and every required column is there`() {
        for file in world.files {
            guard let kind = SampleWorld.kind(of: file.path) else { continue }
            let headings = SampleWorld.table(file.text).first ?? []
            #expect(headings.allSatisfy { heading in kind.columns.contains { $0.headings[0] == heading } }, "\(file.path)")
            #expect(kind.columns.filter(\.required).allSatisfy { headings.contains($0.headings[0]) }, "\(file.path)")
        }
    }

    @Test func `every value is one that its column takes`() {
        for kind in RecordKind.allCases {
            let rows = world.rows(kind)
            for column in kind.columns {
                let values = Set(rows.map { $0[column.name] })
                #expect(!column.required || !values.contains(""), "\(kind) \(column.name)")
                for value in values where !value.isEmpty {
                    #expect(accepts(column.content, value), "\(kind) \(column.name): \(value)")
                }
            }
        }
    }

    @Test func `every row says that it is invented, and no document number or contact is given`() {
        #expect(world.rows.allSatisfy { $0["invented"] == "是" })
        #expect(world.rows.allSatisfy { $0["document_number"].isEmpty && $0["contact"].isEmpty })
    }

    @Test func `loaded by path, plans, persons and mentors come before whatever refers to them`() {
        var plans = Set(SampleWorld.official.map(\.plan.id))
        var persons: Set<String> = []
        var mentors: Set<String> = []
        var missing: [String] = []
        let rowsByPath = Dictionary(grouping: world.rows, by: \.path)
        for file in world.files {
            if file.path.hasSuffix("-0-plan.yaml") {
                plans.formUnion(world.invented.map(\.plan.id).filter { file.path.hasSuffix("/\($0)-0-plan.yaml") })
            }
            for row in rowsByPath[file.path] ?? [] {
                if row.kind == .application { persons.insert(row["person_id"]) }
                if row.kind == .mentor { mentors.insert(row["mentor_id"] + row["plan_id"]) }
                // Where a row names no plan, the file's name does.
                let plan = row["plan_id"].isEmpty ? row.plan : row["plan_id"]
                let knownPlan = plans.contains(plan)
                let knownPerson = row.kind.role != .pupil || persons.contains(row["person_id"])
                let knownMentor = row["mentor_id"].isEmpty || mentors.contains(row["mentor_id"] + plan)
                if !knownPlan || !knownPerson || !knownMentor { missing.append(row.path) }
            }
        }
        #expect(missing.isEmpty)
    }

    @Test func `a key comes twice only where a placement's end, a log or its review is told in a later year`() {
        var seen: [String: String] = [:]
        for row in world.rows {
            let key = row.kind.columns.filter(\.isKey).map { row[$0.name] }.joined(separator: "|")
            let earlier = seen.updateValue(row.path, forKey: "\(row.kind) \(key)")
            let news = row.kind == .placement ? row["to_day"] : row.kind == .session ? row["log"] : ""
            #expect(earlier.map { $0 < row.path && !news.isEmpty } ?? true, "\(key)")
        }
    }

    @Test func `a plan that states next to nothing still gets every step it names, in order`() throws {
        let source = """
            id: test-2024
            programme: test
            region: {zh: 某省, en: Somewhere}
            title: {zh: 方案, en: Plan}
            short_title: {zh: 方案, en: Plan}
            cycle: {from: 2024-03-01, to: 2025-02-28, clause: 一}
            scope: {disciplines: {codes: [physics, geology], defined: [{code: geology, zh: 地质, en: geology}], clause: 一}}
            selection:
              stages:
                - {stage: review, clause: 一, strength: must}
                - {stage: test, clause: 一, strength: must}
                - {stage: selection, clause: 一, strength: must}
            """
        let document = try #require(PlanReader.read(source, file: "test.yaml").document)
        let files = Sample.files(for: [document], seed: 3, editionsFrom: 2022, until: SampleWorld.until)
        let rows = SampleWorld(files).rows
        #expect(files.count { $0.path.hasSuffix("-0-plan.yaml") } == 2)
        #expect(Set(rows.map(\.kind)).isSuperset(of: [.mentor, .application, .screening, .placement, .followUp]))
        #expect(!rows.contains { $0.kind == .evaluation })
        #expect(Set(rows.map { $0["discipline"] }).subtracting([""]) == ["物理", "地质"])
        let days = Dictionary(grouping: rows.filter { $0.kind == .screening && $0.plan == "test-2024" }) { $0["stage"] }
            .mapValues { $0.compactMap { $0.day() } }
        let (review, test, selection) = (days["资格审核"] ?? [], days["学科潜质测试（笔试）"] ?? [], days["入选"] ?? [])
        #expect(try #require(review.max()) < (try #require(test.min())))
        #expect(try #require(test.max()) < (try #require(selection.min())))
    }

    @Test func `the six official plans give 9000 to 13000 applications and under 150000 rows`() {
        #expect(SampleWorld.official.count == 6)
        #expect((9_000...13_000).contains(world.rows(.application).count))
        #expect(world.rows.count < 150_000)
    }

    @Test func `no name is that of a well-known person on the list`() {
        #expect(world.rows.allSatisfy { !NameLists.wellKnown.contains($0["name"]) })
        #expect(world.rows(.application).allSatisfy { !$0["name"].isEmpty })
    }

    private func accepts(_ content: ColumnContent, _ value: String) -> Bool {
        switch content {
        case .day: CivilDay(value) != nil
        case .number(let range): Double(value).map(range.contains) ?? false
        case .whole(let range): Int(value).map(range.contains) ?? false
        case .code(let words): words.contains { $0.label.zh == value }
        case .discipline: Discipline.basic.contains { $0.isNamed(value) }
        case .plan: world.plans[value] != nil
        case .flag: value == "是"
        case .person, .mentor, .identity, .clue, .text: value == value.trimmingPrefix(" ")
        }
    }
}
