// Plans with one fault each: the fault is named with its line, the nearest known name beside it, and no other fault is invented.

import Domain
import Foundation
import Plans
import Testing

/// An official plan with one passage rewritten, and the finding that must follow.
struct FaultyPlan: Sendable, CustomTestStringConvertible {
    let name: String
    let write: String
    let over: String
    let code: String
    /// A passage whose line the finding names.
    let at: String
    var found: String?
    var near: String?

    var testDescription: String { name }
}

@Suite struct FaultyPlanTests {
    static let faults: [FaultyPlan] = [
        FaultyPlan(
            name: "unknown key at the top", write: "evaluatons:", over: "evaluations:", code: "plan.key.unknown", at: "evaluatons:",
            found: "evaluatons", near: "evaluations"),
        FaultyPlan(
            name: "unknown key deep inside", write: "relaxtion:", over: "relaxation:", code: "plan.key.unknown", at: "relaxtion:",
            found: "relaxtion", near: "relaxation"),
        FaultyPlan(
            name: "unknown discipline", write: "computing, phisics]}", over: "computing]}", code: "plan.discipline.unknown",
            at: "phisics]}", found: "phisics", near: "physics"),
        FaultyPlan(
            name: "quota of an unknown discipline", write: "counts: {mathematic: 10", over: "counts: {mathematics: 10",
            code: "plan.discipline.unknown", at: "counts: {", found: "mathematic", near: "mathematics"),
        FaultyPlan(
            name: "discipline of a university outside the plan's", write: "- {name: 新疆大学, disciplines: [astronomy]}",
            over: "- {name: 新疆大学}", code: "plan.discipline.unknown", at: "新疆大学, disc", found: "astronomy"),
        FaultyPlan(
            name: "university in a city outside the scope", write: "- {name: 新疆大学, city: 喀什市}", over: "- {name: 新疆大学}",
            code: "plan.city.unknown", at: "喀什市", found: "喀什市"),
        FaultyPlan(
            name: "quota that does not add up", write: "physics: 11, chem", over: "physics: 10, chem", code: "plan.quota.sum",
            at: "physics: 11", found: "51"),
        FaultyPlan(
            name: "discipline listed twice", write: "biology, computing, physics]}", over: "biology, computing]}", code: "plan.repeated",
            at: "computing, physics]}", found: "physics"),
        FaultyPlan(
            name: "total stated twice",
            write: "- {by: total, operator: \"=\", count: 50, clause: 三（二）, strength: must}\n  - {by:  total, operator: \"=\", count: 50",
            over: "- {by: total, operator: \"=\", count: 50", code: "plan.repeated", at: "by:  total", found: "total"),
        FaultyPlan(
            name: "reserved name", write: "id: all", over: "id: xinjiang-2025", code: "plan.name.reserved", at: "id: all", found: "all"),
        FaultyPlan(
            name: "quota by city outside the scope", write: "by: city\n    operator: \"=\"\n    counts: {乌鲁木齐市: 20, 喀什市: 30}",
            over:
                "by: discipline\n    operator: \"=\"\n    counts: {mathematics: 10, physics: 10, chemistry: 10, biology: 10, computing: 10}",
            code: "plan.city.unknown", at: "喀什市", found: "喀什市"),
        FaultyPlan(
            name: "total quota with counts", write: "- {by: total, operator: \"=\", counts: {physics: 50}",
            over: "- {by: total, operator: \"=\", count: 50", code: "plan.quota.form", at: "by: total"),
        FaultyPlan(
            name: "nobody named from among whom mentors come", write: "nominated_from: {clause",
            over: "nominated_from: {sources: [topnotch_mentors], mainly: [honoured_scientists], clause", code: "plan.mentors.unnamed",
            at: "nominated_from"),
        FaultyPlan(
            name: "window that ends before it starts", write: "window: {from: 2025-07-31, to: 2025-07-01}",
            over: "window: {from: 2025-07-01, to: 2025-07-31}", code: "plan.window.reversed", at: "2025-07-31",
            found: "2025-07-31 – 2025-07-01"),
        FaultyPlan(
            name: "timetable entry that ends before it starts", write: "{from: 2025-01-19, to: 2025-01-13}",
            over: "{from: 2025-01-13, to: 2025-01-19}", code: "plan.window.reversed", at: "2025-01-19, to", found: "2025-01-19 – 2025-01-13"
        ),
        FaultyPlan(
            name: "reversed cycle", write: "cycle: {from: 2025-12-31, to: 2025-01-01", over: "cycle: {from: 2025-01-01, to: 2025-12-31",
            code: "plan.window.reversed", at: "cycle:", found: "2025-12-31 – 2025-01-01"),
        FaultyPlan(
            name: "ratio naming a stage the plan lacks", write: "{numerator: mentor_selection,", over: "{numerator: test,",
            code: "plan.stage.unknown", at: "numerator: mentor", found: "mentor_selection"),
        FaultyPlan(
            name: "repeated stage", write: "{stage: interview, clause: 三（二）, strength: must}\n    - {stage: interview,",
            over: "{stage: interview,", code: "plan.stage.repeated", at: "{stage: interview, clause: 三（二）, strength: must, by",
            found: "interview"),
        FaultyPlan(
            name: "missing required key at the top", write: "", over: "programme: xinjiang\n", code: "plan.key.missing",
            at: "id: xinjiang-2025"),
        FaultyPlan(
            name: "missing required key inside", write: "{stage: practical, strength: encouraged",
            over: "{stage: practical, clause: 三（二）, strength: encouraged", code: "plan.key.missing", at: "stage: practical"),
        FaultyPlan(
            name: "text for a number", write: "pupils: five", over: "pupils: 5", code: "plan.value.invalid", at: "pupils: five",
            found: "five"),
        FaultyPlan(
            name: "number out of range", write: "top_percent: 101", over: "top_percent: 10", code: "plan.value.invalid",
            at: "top_percent: 101", found: "101"),
        FaultyPlan(
            name: "fraction for a whole number", write: "pupils: 2.5", over: "pupils: 5", code: "plan.value.invalid", at: "pupils: 2.5",
            found: "2.5"),
        FaultyPlan(name: "ratio of zero", write: "number: 0,", over: "number: 3,", code: "plan.value.invalid", at: "number: 0", found: "0"),
        FaultyPlan(name: "list for a text", write: "id: [a, b]", over: "id: xinjiang-2025", code: "plan.value.invalid", at: "id: [a, b]"),
        FaultyPlan(
            name: "text for a list", write: "names: 乌鲁木齐市}", over: "names: [乌鲁木齐市]}", code: "plan.value.invalid", at: "names: 乌鲁木齐市",
            found: "乌鲁木齐市"),
        FaultyPlan(
            name: "text for a record", write: "document: 自治区科协", over: "document:\n  issuers: [自治区科协, 教育厅]", code: "plan.value.invalid",
            at: "document:", found: "自治区科协"),
        FaultyPlan(
            name: "empty list", write: "sources: []", over: "sources: [topnotch_mentors]", code: "plan.value.invalid",
            at: "sources: []"),
        FaultyPlan(name: "empty value", write: "programme:", over: "programme: xinjiang", code: "plan.value.invalid", at: "programme:"),
        FaultyPlan(
            name: "day that does not exist", write: "to: 2025-02-30, clause: 四", over: "to: 2025-12-31, clause: 四",
            code: "plan.value.invalid", at: "2025-02-30", found: "2025-02-30"),
        FaultyPlan(
            name: "flag that is none", write: "failure_ends_training: yes", over: "failure_ends_training: true", code: "plan.value.invalid",
            at: "failure_ends_training: yes", found: "yes", near: "true"),
        FaultyPlan(
            name: "misspelt code", write: "outcomes: [unqualifed]", over: "outcomes: [unqualified]", code: "plan.value.invalid",
            at: "unqualifed", found: "unqualifed", near: "unqualified"),
        FaultyPlan(
            name: "identifier with a capital", write: "id: Xinjiang-2025", over: "id: xinjiang-2025", code: "plan.value.invalid",
            at: "id: Xin", found: "Xinjiang-2025", near: "xinjiang-2025"),
        FaultyPlan(
            name: "identifier with a path in it", write: "id: ../x", over: "id: xinjiang-2025", code: "plan.value.invalid", at: "id: ../x",
            found: "../x"),
        FaultyPlan(
            name: "duplicate key", write: "follow_up: []\ncertificate: {", over: "certificate: {", code: "plan.syntax", at: "follow_up: []"),
        FaultyPlan(
            name: "broken YAML", write: "codes: [senior_1, clause: 三（二）, strength: must}",
            over: "codes: [senior_1], clause: 三（二）, strength: must}", code: "plan.syntax", at: "codes: [senior_1, clause"),
        FaultyPlan(
            name: "tab for a margin", write: "\tcapacity:", over: "  capacity:", code: "plan.text.indent", at: "\tcapacity:",
            found: "⇥capacity: {operator:"),
    ]

    @Test(arguments: faults)
    func `a faulty plan is refused for this fault, on its line, and for no other`(fault: FaultyPlan) throws {
        let text = try OfficialPlans.text("xinjiang-2025")
        let first = try #require(text.range(of: fault.over), "the passage is in the plan")
        let edited = text.replacingCharacters(in: first, with: fault.write)
        let place = try #require(edited.range(of: fault.at))
        let line = edited[..<place.lowerBound].count { $0 == "\n" } + 1
        let (document, findings) = PlanReader.read(edited, file: "x.yaml")
        #expect(document == nil)
        #expect(findings.map(\.code) == [fault.code])
        let finding = try #require(findings.first)
        #expect(finding.place == Finding.Place(file: "x.yaml", line: line))
        #expect(finding.found == fault.found)
        // A finding without a near name may still tell what to write.
        let (english, chinese) = (fault.near.map { "Did you mean “\($0)”?" }, fault.near.map { "是否为“\($0)”？" })
        #expect(finding.action?.en == english || (english == nil && finding.action?.en.contains("Did you mean") == false))
        #expect(finding.action?.zh == chinese || (chinese == nil && finding.action?.zh.contains("是否为") == false))
    }
}
