// The catalogue of rules: every value of a plan stands in a rule, in natural words, under an id that is the same in every plan.

import Domain
import Foundation
import Testing

@testable import Plans

@Suite struct RuleTests {
    /// The six official plans and the one that states everything.
    static let plans: [Plan] =
        OfficialPlans.names.compactMap { PlanReaderTests.read[$0]?.document?.plan } + [MaximalPlan.plan].compactMap { $0 }

    private func plan(_ id: String) throws -> Plan {
        try #require(RuleTests.plans.first { $0.id == id })
    }

    private func rule(_ id: String, of plan: String) throws -> PlanRule {
        try #require(try self.plan(plan).rules.first { $0.id == id }, "\(plan) \(id)")
    }

    @Test func `there are seven plans to walk`() {
        #expect(RuleTests.plans.count == 7)
    }

    @Test(arguments: plans.map(\.id))
    func `ids are unique, chapters come in order, and nothing is left unsaid`(id: String) throws {
        let rules = try plan(id).rules
        #expect(Set(rules.map(\.id)).count == rules.count)
        let places = rules.compactMap { RuleChapter.allCases.firstIndex(of: $0.chapter) }
        #expect(places == places.sorted())
        for rule in rules {
            for text in [rule.subject, rule.statement, rule.brief] {
                #expect(!text.zh.isEmpty && !text.en.isEmpty, "\(rule.id)")
                #expect(!text.zh.hasSuffix("。") && !text.en.hasSuffix("."), "\(rule.id)")
            }
            #expect(!rule.clause.isEmpty)
            #expect((rule.strength == nil) == [.cycle, .scope, .timetable].contains(rule.chapter), "\(rule.id)")
        }
    }

    @Test(arguments: plans.map(\.id))
    func `no value of a plan is missing from its rules`(id: String) throws {
        let plan = try plan(id)
        let changes = try PlanMutation.all(of: plan)
        #expect(changes.count > 80)
        let rules = plan.rules
        #expect(changes.filter { $0.plan.rules == rules }.map(\.path) == [])
    }

    @Test(arguments: plans.map(\.id))
    func `codes never stand in a sentence`(id: String) throws {
        for rule in try plan(id).rules {
            for text in [rule.subject.zh, rule.statement.zh, rule.brief.zh] {
                #expect(text.firstMatch(of: /[a-z_]{2,}/) == nil, "\(rule.id): \(text)")
            }
            for text in [rule.subject.en, rule.statement.en, rule.brief.en] { #expect(!text.contains("_"), "\(rule.id): \(text)") }
        }
    }
}
