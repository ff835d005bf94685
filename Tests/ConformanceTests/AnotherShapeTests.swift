// A plan of another shape needs no code: written in YAML alone, it is read, linted, checked against records and shown.

import Analytics
import Domain
import Foundation
import Ledger
import Operations
import Plans
import Testing

@Suite struct AnotherShapeTests {
    private func store(_ files: OfficeFiles) throws -> OfficeStore {
        let store = try OfficeStore()
        try store.load(plan: AnotherShape.plan())
        try store.load(files)
        return store
    }

    /// What is held against records, in the order of the plan.
    static let checked = [
        "eligibility.grades", "selection.stage.interview", "selection.ratio.interview.selection", "selection.mentor_wishes", "quota.total",
        "quota.discipline", "quota.university", "mentors.capacity", "training.visits", "training.growth_log", "evaluation.initial.window",
        "evaluation.midterm.window", "evaluation.midterm.failure_ends_training", "evaluation.annual.window", "certificate",
        "certificate.withheld",
    ]

    @Test func `a year kept to the letter conforms in every rule that can be checked`() throws {
        let conformance = try store(AnotherShape.files()).check(AnotherShape.id)
        #expect(Set(conformance.verdicts.map(\.rule.id)) == Set(AnotherShapeTests.checked))
        for verdict in conformance.verdicts {
            #expect(verdict.verdict == .conforms, "\(verdict.rule.id): \(verdict.found.en) \(verdict.missing)")
        }
        #expect(conformance.verdict("quota.discipline")?.rule.statement.zh.contains("天文") == true)
    }

    /// A change to the year kept, the rule it breaks, and what is broken with it.
    struct Bend: Sendable, CustomTestStringConvertible {
        let name: String
        let broken: Set<String>
        let change: @Sendable (inout OfficeFiles) -> Void
        var testDescription: String { name }
    }

    static let bends = [
        Bend(name: "three wishes", broken: ["selection.mentor_wishes"]) { files in
            files.add(
                .wish,
                [
                    "person_id": AnotherShape.number("P", 20), "plan_id": AnotherShape.id, "wish": "3",
                    "mentor_id": AnotherShape.number("M", 3),
                ])
        },
        Bend(name: "a pupil in the wrong university, whose mentor then has five", broken: ["quota.university", "mentors.capacity"]) {
            files in
            files.bend(.placement, AnotherShape.number("P", 11)) {
                $0["university"] = "虚构大学"; $0["mentor_id"] = AnotherShape.number("M", 0)
            }
        },
        Bend(name: "midterm evaluation in June", broken: ["evaluation.midterm.window"]) { files in
            files.bend(.evaluation, AnotherShape.number("P", 3), "midterm") { $0["day"] = "2025-06-02" }
        },
        Bend(name: "a visit short in the last month", broken: ["training.visits"]) { files in
            files.remove(.session) { $0["person_id"] == AnotherShape.number("P", 5) && $0["day"] == "2025-09-22" }
        },
        Bend(name: "an interviewee too few", broken: ["selection.ratio.interview.selection"]) { files in
            files.bend(.screening, AnotherShape.number("P", 23), "interview") { $0["result"] = "absent" }
        },
        Bend(name: "a pupil of the last year", broken: ["eligibility.grades"]) { files in
            files.bend(.application, AnotherShape.number("P", 0)) { $0["grade"] = "senior_3" }
        },
        Bend(name: "a certificate in spite of failing", broken: ["certificate", "certificate.withheld"]) { files in
            files.bend(.evaluation, AnotherShape.number("P", 7), "annual") { $0["outcome"] = "unqualified" }
        },
    ]

    @Test(arguments: bends)
    func `what is not kept is breached, and nothing else is`(bend: Bend) throws {
        var files = AnotherShape.files()
        bend.change(&files)
        let conformance = try store(files).check(AnotherShape.id)
        for verdict in conformance.verdicts {
            #expect(
                (verdict.verdict == .breaches) == bend.broken.contains(verdict.rule.id),
                "\(verdict.rule.id): \(verdict.verdict) \(verdict.found.en)")
        }
        #expect(conformance.verdicts.allSatisfy { $0.verdict != .undecided })
    }

    @Test func `before the last month is over its visits and its evaluation are not judged`() throws {
        let conformance = try store(AnotherShape.files()).check(AnotherShape.id, asOf: "2025-09-10")
        for rule in ["training.visits", "evaluation.annual.window", "certificate"] {
            #expect(conformance.verdict(rule)?.verdict == .undecided, "\(rule)")
        }
        for rule in ["evaluation.initial.window", "evaluation.midterm.window", "quota.university", "selection.mentor_wishes"] {
            #expect(conformance.verdict(rule)?.verdict == .conforms, "\(rule)")
        }
    }

    @Test func `its lint has the places over the limit of pupils and nothing else`() throws {
        let (document, findings) = PlanReader.read(try AnotherShape.plan(), file: "another-shape.yaml")
        #expect(findings == [])
        let plan = try #require(document?.plan)
        let faults = PlanLint.faults(of: plan)
        #expect(faults.map(\.code) == ["lint.mentors.needed"])
        #expect(faults.first?.figures.contains { $0.name == "mentors_needed" && "\($0.value)" == "3" } == true)
    }

    @Test func `the office's pages of it are built`() throws {
        let store = try store(AnotherShape.files())
        try store.build(store.folder, asOf: "2026-06-30")
        let site = store.folder.appendingPathComponent("office")
        let index = try String(contentsOf: site.appendingPathComponent("index.html"), encoding: .utf8)
        #expect(index.contains("天文 2025"))
        let page = try String(contentsOf: site.appendingPathComponent("conformance-\(AnotherShape.id).html"), encoding: .utf8)
        #expect(page.contains("虚构师范大学") && page.contains("天文"))
    }
}
