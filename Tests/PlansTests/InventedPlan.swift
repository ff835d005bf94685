// An invented plan in which everything is in order, by a hair: each rule of the lint is tried by changing a passage of it.

import Domain
import Foundation
import Plans
import Testing

enum InventedPlan {
    static let text = """
        id: invented-2030
        programme: invented
        region: {zh: 虚构省, en: Invented}
        title: {zh: 虚构方案, en: Invented plan}
        short_title: {zh: 虚构 2030, en: Invented 2030}
        document: {issued: 2030-01-01}
        cycle: {from: 2030-01-01, to: 2030-12-31, clause: 一, precision: day}
        scope:
          cities: {clause: 二1, names: [甲市, 乙市]}
          universities:
            clause: 二2
            members:
              - {name: 虚构甲大学, city: 甲市, disciplines: [physics]}
              - {name: 虚构乙大学, city: 乙市, disciplines: [biology]}
          disciplines: {clause: 二3, codes: [physics, biology]}
          schools: {clause: 二4, names: [虚构一中, 虚构二中]}
        eligibility:
          grades: {codes: [senior_1, senior_2], clause: 三1, strength: must}
          rank_gate:
            any_of: [{ranking: overall, top_percent: 10}]
            clause: 三2
            strength: must
            relaxation: {ranking: discipline, reason: pre_training_outstanding, clause: 三3, strength: may}
          nomination_floor: {stage: test, operator: ">=", count: 15, per: discipline, clause: 三4, strength: may}
        selection:
          stages:
            - {stage: application, clause: 四1, strength: must}
            - {stage: review, clause: 四2, strength: must}
            - {stage: test, clause: 四3, strength: must}
            - {stage: practical, clause: 四4, strength: may}
            - {stage: interview, clause: 四5, strength: must}
            - {stage: selection, clause: 四6, strength: must}
          ratios:
            - {numerator: test, denominator: selection, operator: ">=", number: 3, clause: 四7, strength: must}
        quotas:
          - {by: total, operator: "=", count: 20, clause: 五1, strength: must}
          - {by: discipline, operator: "=", counts: {physics: 10, biology: 10}, clause: 五2, strength: must}
        mentors:
          number: {operator: "=", count: 4, clause: 六1, strength: must}
          capacity: {operator: "<=", pupils: 5, clause: 六2, strength: must}
          nominated_from: {sources: [topnotch_mentors], clause: 六3, strength: must}
        training:
          reapplication: {by: mentor, clause: 七, strength: must}
        evaluations:
          - {stage: initial, window: {from: 2030-03-01, to: 2030-03-31}, by: [mentor], clause: 八1, strength: must}
          - stage: midterm
            window: {from: 2030-04-01, to: 2030-07-31}
            by: [office]
            outcomes: [unqualified]
            failure_ends_training: true
            clause: 八2
            strength: must
          - stage: annual
            window: {from: 2030-11-01, to: 2030-12-31}
            by: [office]
            outcomes: [excellent, qualified, unqualified]
            clause: 八3
            strength: must
        certificate: {granted: [excellent, qualified], withheld: [unqualified], clause: 九, strength: must}
        timetable:
          - {step: pre_training, window: {from: 2029-09-01, to: 2029-10-31}, clause: 十1}
          - {step: mentor_recommendation, window: {to: 2029-10-31}, clause: 十2}
          - {step: application, window: {from: 2029-11-01, to: 2029-11-30}, clause: 十3, covers: [application, review]}
          - {step: test, window: {from: 2029-12-01, to: 2029-12-10}, clause: 十4}
          - {step: interview, window: {from: 2029-12-11, to: 2029-12-31}, clause: 十5, covers: [interview, selection]}
          - {step: meeting, window: {to: 2029-12-31}, clause: 十6}
          - {step: training, window: {from: 2030-01-01, to: 2030-12-31}, clause: 十7}
          - {step: annual_evaluation, window: {from: 2030-11-01, to: 2030-12-31}, clause: 十8}
        """

    /// The plan with passages rewritten; each passage stands in it once.
    static func plan(_ edits: [(over: String, write: String)]) throws -> Plan {
        var text = text
        for (over, write) in edits {
            try #require(text.components(separatedBy: over).count == 2, "“\(over)” stands once in the plan")
            text = text.replacing(over, with: write)
        }
        let (document, findings) = PlanReader.read(text, file: "invented.yaml")
        #expect(findings.filter { $0.severity == .error }.map { $0.message(in: .english) } == [])
        return try #require(document?.plan)
    }
}
