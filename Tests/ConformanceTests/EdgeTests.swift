// Cases on the edge of a rule, decided by the plan's own comparison and strength.

import Analytics
import Domain
import Foundation
import Plans
import Testing

@Suite struct EdgeTests {
    private static let plan = "edge"

    /// The plan of every rule with one piece of it written otherwise.
    private func store(_ found: String = "", _ other: String = "", _ files: OfficeFiles) throws -> OfficeStore {
        let store = try OfficeStore()
        let text = try KeptYear.plan(EdgeTests.plan)
        #expect(found.isEmpty || text.contains(found))
        try store.load(plan: found.isEmpty ? text : text.replacing(found, with: other))
        try store.load(files)
        return store
    }

    /// Applicants of whom the first are tested and the very first selected; the others are turned down in the review.
    private func selection(applicants: Int, tested: Int, selected: Int) -> OfficeFiles {
        var files = OfficeFiles()
        for index in 0..<applicants {
            let person = KeptYear.pupil(EdgeTests.plan, index)
            files.add(
                .application,
                [
                    "person_id": person, "plan_id": EdgeTests.plan, "day": "2023-11-01", "grade": "senior_1", "school": "示例一中",
                    "city": "甲市", "discipline": index % 2 == 0 ? "mathematics" : "physics", "discipline_rank": "1",
                ])
            func add(_ stage: String, _ result: String) {
                files.add(
                    .screening,
                    ["person_id": person, "plan_id": EdgeTests.plan, "stage": stage, "day": "2023-11-20", "result": result])
            }
            add("review", index < tested ? "pass" : "fail")
            guard index < tested else { continue }
            add("test", index < selected ? "pass" : "fail")
            if index < selected { add("selection", "pass") }
        }
        return files
    }

    @Test(arguments: [
        (">=", 300, "conforms", ""), (">=", 299, "breaches", "1 more at the stage “aptitude test” (1 in physics)"),
        (">=", 301, "conforms", ""),
        ("=", 300, "conforms", ""), ("=", 299, "breaches", "1 more at the stage “aptitude test” (1 in physics)"),
        ("=", 301, "breaches", "1 fewer at the stage “aptitude test”"), ("<=", 300, "conforms", ""), ("<=", 299, "conforms", ""),
        ("<=", 301, "breaches", "1 fewer at the stage “aptitude test”"),
    ])
    func `a ratio of 3 to 1 is kept to the pupil`(_ sign: String, _ tested: Int, _ verdict: String, _ change: String) throws {
        let store = try store(
            "denominator: selection, operator: \">=\", number: 3", "denominator: selection, operator: \"\(sign)\", number: 3",
            selection(applicants: 302, tested: tested, selected: 100))
        let found = try #require(try store.check(EdgeTests.plan).verdict("selection.ratio.test.selection"))
        #expect(found.verdict.rawValue == verdict)
        #expect(found.change?.en ?? "" == change)
        #expect(found.found.en.contains(tested == 299 ? "2.99 to 1" : tested == 300 ? "3.00 to 1" : "3.01 to 1"))
    }

    @Test(arguments: [("must", "breaches"), ("in_principle", "breaches"), ("may", "conforms"), ("encouraged", "conforms")])
    func `what a plan only permits or encourages is not breached`(_ strength: String, _ verdict: String) throws {
        let store = try store(
            "number: 3, clause: 四2, strength: must", "number: 3, clause: 四2, strength: \(strength)",
            selection(applicants: 12, tested: 11, selected: 4))
        let found = try #require(try store.check(EdgeTests.plan).verdict("selection.ratio.test.selection"))
        #expect(found.verdict.rawValue == verdict)
    }

    @Test func `with nobody selected there is no ratio, and an exact quota is breached once all are decided`() throws {
        let store = try store("", "", selection(applicants: 12, tested: 12, selected: 0))
        let conformance = try store.check(EdgeTests.plan)
        #expect(conformance.verdict("selection.ratio.test.selection")?.verdict == .undecided)
        #expect(conformance.verdict("selection.ratio.test.selection")?.reason == .nobody)
        #expect(conformance.verdict("selection.ratio.test.selection")?.missing.first?.zh == "无人入选，无法计算比例")
        #expect(conformance.verdict("quota.total")?.verdict == .breaches)
        #expect(conformance.verdict("quota.total")?.change?.en == "4 more selected in all")
    }

    @Test func `with no test on record the ratio waits for the records and is no breach`() throws {
        var files = selection(applicants: 12, tested: 12, selected: 4)
        files.remove(.screening) { $0["stage"] == "test" }
        let found = try #require(try store("", "", files).check(EdgeTests.plan).verdict("selection.ratio.test.selection"))
        #expect(found.verdict == .undecided)
        #expect(found.reason == .recordsMissing)
        #expect(found.missing.first?.en == "aptitude test of 12 applicants")
    }

    @Test func `without any record nothing is decided, and nothing is a breach`() throws {
        let store = try store("", "", OfficeFiles())
        let verdicts = try store.check(EdgeTests.plan).verdicts
        #expect(verdicts.count == 30)
        #expect(verdicts.allSatisfy { $0.verdict == .undecided && !$0.missing.isEmpty })
    }

    @Test(arguments: [("2024-06-30", "conforms"), ("2024-07-01", "breaches")])
    func `one pupil too many on one day only breaches the capacity`(_ until: String, _ verdict: String) throws {
        var files = KeptYear.files(EdgeTests.plan)
        // The pupil moves to the other mentor, who has two, while one of those leaves on 30 June.
        files.bend(.placement, KeptYear.pupil(EdgeTests.plan, 1)) { $0["to_day"] = until }
        files.add(
            .placement,
            [
                "person_id": KeptYear.pupil(EdgeTests.plan, 0), "plan_id": EdgeTests.plan, "discipline": "physics",
                "university": "样例大学", "mentor_id": KeptYear.mentor(EdgeTests.plan, 1), "day": "2024-07-01",
            ])
        files.bend(.placement, KeptYear.pupil(EdgeTests.plan, 0)) { row in
            if row["mentor_id"] == KeptYear.mentor(EdgeTests.plan, 0) { row["to_day"] = "2024-06-30" }
        }
        let conformance = try store("", "", files).check(EdgeTests.plan)
        #expect(conformance.verdict("mentors.capacity")?.verdict.rawValue == verdict)
        // Changing mentors splits no count: sessions and evaluations are the pupil's.
        for rule in ["training.visits", "training.face_to_face", "evaluation.annual.window", "quota.total"] {
            #expect(conformance.verdict(rule)?.verdict == .conforms, "\(rule)")
        }
    }

    @Test func `a pupil who repeats the next year is judged in each year by that year's records`() throws {
        let store = try OfficeStore()
        let later = try KeptYear.plan("later").replacing("2024", with: "2025").replacing("2023", with: "2024")
        try store.load(plan: KeptYear.plan("first"))
        try store.load(plan: later)
        var files = KeptYear.files("first")
        // The same person numbers, a year later, without the visits.
        let repeated = KeptYear.files("later")
        for (kind, rows) in repeated.rows where kind != .notice {
            for row in rows where !(kind == .session && row["session_kind"] == "campus_visit") {
                files.add(kind, row.mapValues { KeptYear.aYearLater($0).replacing("later-P", with: "first-P") })
            }
        }
        try store.load(files)
        #expect(try store.check("first").verdict("training.visits")?.verdict == .conforms)
        let second = try store.check("later")
        #expect(second.verdict("training.visits")?.verdict == .breaches)
        #expect(second.verdict("training.visits")?.change?.en == "12 more in all (campus visits)")
        #expect(second.verdict("mentors.capacity")?.verdict == .conforms)
    }

    @Test func `a smallest change names the discipline that lacks interviewees`() throws {
        var files = KeptYear.files(EdgeTests.plan)
        for index in [5, 7] {
            let person = KeptYear.pupil(EdgeTests.plan, index)
            files.remove(.screening) { $0["person_id"] == person && $0["stage"] == "interview" }
            files.bend(.screening, person, "test") { $0["result"] = "fail" }
        }
        let found = try #require(try store("", "", files).check(EdgeTests.plan).verdict("selection.ratio.interview.selection"))
        #expect(found.change?.zh == "面试还需增加 2 人（物理 2 人）；或者入选应减少 1 人")
    }

    @Test(arguments: [("2024-02-05", "2024-02-09", 5), ("2024-02-09", "2024-02-18", 2), ("2024-02-06", "2024-02-18", 5)])
    func `a notice over the Spring Festival counts working days and make-up days`(_ from: String, _ until: String, _ days: Int) throws {
        var files = OfficeFiles()
        files.add(.notice, ["plan_id": EdgeTests.plan, "subject": "selected_pupils", "day": from, "until_day": until])
        let found = try #require(try store("", "", files).check(EdgeTests.plan).verdict("selection.public_notice"))
        #expect(found.figures.first?.value == Double(days))
        #expect(found.verdict == (days >= 5 ? .conforms : .breaches))
    }
}

extension KeptYear {
    /// A value of the kept year, a year later where it is a day.
    static func aYearLater(_ value: String) -> String {
        guard let day = CivilDay(value) else { return value }
        return day.adding(years: 1).map { "\($0)" } ?? value
    }
}
