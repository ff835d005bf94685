// The lint rule by rule: invented plans that have a fault, and invented plans just free of it.

import Domain
import Foundation
import Plans
import Testing

@Suite struct LintRuleTests {
    @Test func `in the invented plan everything is in order`() throws {
        #expect(PlanLint.faults(of: try InventedPlan.plan([])).map(line) == [])
    }

    @Test(arguments: LintCase.all)
    func `a plan has the faults that were put into it and no other`(attempt: LintCase) throws {
        #expect(PlanLint.faults(of: try InventedPlan.plan(attempt.edits)).map(line) == attempt.faults)
    }

    @Test(arguments: PlanLint.rules.map(\.code))
    func `each rule is tried on a plan with the fault and on one just free of it`(code: String) {
        let tried = LintCase.all.filter { $0.code == code }
        #expect(tried.contains { $0.faults.contains { $0.contains(" \(code) ") } })
        #expect(tried.contains { !$0.faults.contains { $0.contains(" \(code) ") } })
    }

    @Test func `rules have one code each, and no case is of a rule that there is not`() {
        let codes = PlanLint.rules.map(\.code)
        #expect(Set(codes).count == codes.count)
        #expect(Set(LintCase.all.map(\.code)).isSubset(of: codes))
        #expect(codes.allSatisfy { $0.wholeMatch(of: /lint\.[a-z_]+\.[a-z_]+/) != nil })
    }

    @Test func `the gravest come first`() throws {
        for attempt in LintCase.all {
            let order = PlanFault.Gravity.allCases
            let ranks = PlanLint.faults(of: try InventedPlan.plan(attempt.edits)).compactMap { order.firstIndex(of: $0.gravity) }
            #expect(ranks == ranks.sorted(), "\(attempt.testDescription)")
        }
    }

    @Test func `a fault goes through JSON and back, days as texts and numbers as numbers`() throws {
        let plan = try InventedPlan.plan([("issued: 2030-01-01", "issued: 2030-01-02"), ("\"=\", count: 4,", "\"=\", count: 3,")])
        let faults = PlanLint.faults(of: plan)
        #expect(faults.count == 2)
        let data = try JSONEncoder().encode(faults)
        #expect(try JSONDecoder().decode([PlanFault].self, from: data) == faults)
        let text = String(decoding: data, as: UTF8.self)
        #expect(text.contains("\"value\":\"2030-01-02\"") && text.contains("\"value\":15"))
    }

    @Test func `a plan that states next to nothing is not blamed for what it does not say, but for a stage without a date`() throws {
        let smallest = """
            id: p-1
            programme: p
            region: {zh: 甲, en: A}
            title: {zh: 甲, en: A}
            short_title: {zh: 甲, en: A}
            cycle: {from: 2025-01-01, to: 2025-12-31, clause: 一}
            scope: {disciplines: {clause: 一, codes: [physics]}}
            selection: {stages: [{stage: application, clause: 二, strength: must}]}
            """
        let plan = try #require(PlanReader.read(smallest, file: "p.yaml").document?.plan)
        #expect(PlanLint.faults(of: plan).map(line) == ["gap lint.stage.undated 二 stages_undated=1 stages=1"])
    }
}
