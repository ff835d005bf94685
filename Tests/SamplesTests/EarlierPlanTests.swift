// Invented earlier editions: read back clean, marked as invented, and the official plan but for the years.

import Domain
import Plans
import Testing

@testable import Samples

@Suite struct EarlierPlanTests {
    let world = SampleWorld.all

    @Test func `every invented plan is read back without findings`() {
        #expect(world.findings.isEmpty, "\(world.findings)")
        #expect(world.invented.count == world.files.count { $0.path.hasSuffix(".yaml") })
    }

    @Test func `each programme has one edition a year from 2013 to its official plans`() {
        for (programme, plans) in Dictionary(grouping: world.plans.values, by: \.programme) {
            let years = plans.compactMap { Int($0.id.suffix(4)) }.sorted()
            #expect(years == Array(2013...(years.last ?? 2013)), "\(programme)")
        }
    }

    @Test func `an invented plan names its origin, says so in its titles, and has no document`() {
        for plan in world.invented.map(\.plan) {
            let year = plan.id.suffix(4)
            #expect(plan.inventedFrom.map { world.plans[$0]?.programme } == plan.programme)
            #expect(plan.title.zh.hasSuffix("（虚构的往年方案）") && plan.title.zh.contains(year))
            #expect(plan.title.en.hasSuffix("(invented earlier edition)") && plan.title.en.contains(year))
            #expect(plan.shortTitle.zh.hasSuffix("\(year)（虚构）") && plan.shortTitle.en.hasSuffix("\(year) (invented)"))
            #expect(plan.document == nil)
        }
    }

    @Test func `scope, places and rules are those of the origin, and its windows are moved by whole years`() throws {
        for plan in world.invented.map(\.plan) {
            let origin = try #require(plan.inventedFrom.flatMap { world.plans[$0] })
            let years = try #require(Int(plan.id.suffix(4))) - #require(Int(origin.id.suffix(4)))
            #expect(plan.scope == origin.scope && plan.eligibility == origin.eligibility && plan.selection == origin.selection)
            #expect(plan.quotas == origin.quotas && plan.mentors == origin.mentors && plan.training == origin.training)
            #expect(plan.cycle.from == origin.cycle.from.adding(years: years))
            let windows = { (plan: Plan) in plan.timetable.map(\.window) + plan.evaluations.map(\.window) }
            for (moved, window) in zip(windows(plan), windows(origin)) {
                #expect(moved.from == window.from?.adding(years: years) && moved.to == window.to?.adding(years: years))
            }
        }
    }

    @Test func `29 February becomes 28 February, years before 年 move, and other numbers stay`() throws {
        let guangxi = try #require(SampleWorld.official.first { $0.plan.id == "guangxi-2023" })
        let earlier = EarlierPlan(official: guangxi.plan, source: guangxi.source, officialYear: 2023, year: 2022)
        #expect(guangxi.source.contains("{to: 2024-02-29, as_written: 2024年2月底前}"))
        #expect(earlier.text.contains("{to: 2023-02-28, as_written: 2023年2月底前}"))
        let places = guangxi.source.replacing("南宁市: 30", with: "南宁市: 2030")
        #expect(EarlierPlan(official: guangxi.plan, source: places, officialYear: 2023, year: 2022).text.contains("南宁市: 2030"))
    }

    @Test func `titles written over several lines and a document on one line are replaced too`() throws {
        let shanxi = try #require(SampleWorld.official.first { $0.plan.id == "shanxi-2024" })
        let source = shanxi.source.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line -> [String] in
            if line.hasPrefix("title:") { return ["title:", "  zh: \(shanxi.plan.title.zh)", "  en: \(shanxi.plan.title.en)"] }
            if line.hasPrefix("document:") { return ["document: {number: 晋1号,", "  source: 附件}"] }
            return line.hasPrefix("  issuers:") ? [] : [String(line)]
        }.joined(separator: "\n")
        #expect(PlanReader.read(source, file: "a.yaml").findings.isEmpty)
        let earlier = EarlierPlan(official: shanxi.plan, source: source, officialYear: 2024, year: 2019)
        let read = PlanReader.read(earlier.text, file: "b.yaml")
        #expect(read.findings.isEmpty)
        #expect(read.document?.plan.title.zh == "2019年山西省青少年科技创新后备人才培养工作实施方案（虚构的往年方案）")
        #expect(read.document?.plan.document == nil)
    }
}
