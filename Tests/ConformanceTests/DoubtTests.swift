// Cases in which something that is not on record, or not over, keeps a rule from being decided, and those that look so and are decided.

import Analytics
import Domain
import Foundation
import Plans
import Testing

@Suite struct DoubtTests {
    private static let plan = "doubt"

    private func check(_ files: OfficeFiles, _ found: String = "", _ other: String = "", asOf: String = "2026-06-30") throws -> Conformance
    {
        let store = try OfficeStore()
        let text = try KeptYear.plan(DoubtTests.plan)
        #expect(found.isEmpty || text.contains(found))
        try store.load(plan: found.isEmpty ? text : text.replacing(found, with: other))
        try store.load(files)
        return try store.check(DoubtTests.plan, asOf: asOf)
    }

    private func pupil(_ index: Int) -> String { KeptYear.pupil(DoubtTests.plan, index) }

    @Test func `whoever went on without a review on record was let in, and whoever has nothing on record may have been`() throws {
        var files = KeptYear.files(DoubtTests.plan)
        files.remove(.screening) { $0["person_id"] == pupil(10) && $0["stage"] == "review" }
        files.bend(.application, pupil(10)) {
            $0["grade"] = "senior_3"; $0["discipline_rank"] = "40"
        }
        #expect(try check(files).verdict("eligibility.grades")?.verdict == .breaches)
        files.remove(.screening) { $0["person_id"] == pupil(10) }
        let silent = try check(files)
        for rule in ["eligibility.grades", "eligibility.rank_gate"] {
            #expect(silent.verdict(rule)?.reason == .recordsMissing, "\(rule)")
            #expect(silent.verdict(rule)?.missing.first?.en.contains("the review") == true, "\(rule)")
        }
    }

    @Test func `an appointment that ran out leaves it open whether it was renewed`() throws {
        var files = KeptYear.files(DoubtTests.plan)
        files.change(.mentorTerm, where: { $0["mentor_id"] == KeptYear.mentor(DoubtTests.plan, 0) }) {
            $0["day"] = "2021-03-01"
            $0["until_day"] = "2024-02-29"
        }
        #expect(try check(files).verdict("mentors.term")?.verdict == .undecided)
        files.add(
            .mentorTerm,
            [
                "mentor_id": KeptYear.mentor(DoubtTests.plan, 0), "day": "2024-03-01", "until_day": "2027-02-28", "degree": "doctorate",
                "source": "topnotch_mentors",
            ])
        #expect(try check(files).verdict("mentors.term")?.verdict == .conforms)
        #expect(try check(files, "renewable: true", "renewable: false").verdict("mentors.term")?.verdict == .breaches)
    }

    @Test(arguments: [("2024-04-20", "undecided"), ("2024-05-01", "breaches")])
    func `an evaluation held too early can be held again until its window is over`(_ asOf: String, _ verdict: String) throws {
        var files = KeptYear.files(DoubtTests.plan)
        files.bend(.evaluation, pupil(0), "initial") { $0["day"] = "2024-03-30" }
        #expect(try check(files, asOf: asOf).verdict("evaluation.initial.window")?.verdict.rawValue == verdict)
    }

    @Test func `a pupil whose training began after an evaluation does not owe it`() throws {
        var files = KeptYear.files(DoubtTests.plan)
        files.bend(.placement, pupil(0)) { $0["day"] = "2024-09-01" }
        files.remove(.evaluation) { $0["person_id"] == pupil(0) && $0["stage"] != "annual" }
        #expect(try check(files).verdict("evaluation.initial.window")?.verdict == .conforms)
    }

    @Test func `a certificate not on record is neither given nor refused`() throws {
        var files = KeptYear.files(DoubtTests.plan)
        files.bend(.evaluation, pupil(0), "annual") { $0["outcome"] = "unqualified" }
        files.remove(.certificate) { $0["person_id"] == pupil(0) }
        for rule in ["certificate", "certificate.withheld"] {
            #expect(try check(files).verdict(rule)?.reason == .recordsMissing, "\(rule)")
        }
        files.add(.certificate, ["person_id": pupil(0), "plan_id": DoubtTests.plan, "status": "withheld", "day": "2024-12-30"])
        for rule in ["certificate", "certificate.withheld"] { #expect(try check(files).verdict(rule)?.verdict == .conforms, "\(rule)") }
    }

    @Test(arguments: [("2024-08-10", "conforms"), ("2024-12-20", "breaches")])
    func `who failed and was trained on for months has not left when leaving comes at last`(_ left: String, _ verdict: String) throws {
        var files = KeptYear.files(DoubtTests.plan)
        files.bend(.evaluation, pupil(0), "midterm") { $0["outcome"] = "unqualified" }
        files.remove(.evaluation) { $0["person_id"] == pupil(0) && $0["stage"] == "annual" }
        files.remove(.certificate) { $0["person_id"] == pupil(0) }
        files.remove(.session) { $0["person_id"] == pupil(0) && $0["day"] ?? "" > left }
        files.add(.exit, ["person_id": pupil(0), "plan_id": DoubtTests.plan, "day": left, "reason": "failed_midterm"])
        #expect(try check(files).verdict("evaluation.midterm.failure_ends_training")?.verdict.rawValue == verdict)
    }

    @Test func `a school of which nothing is on record may be late, not short`() throws {
        var files = KeptYear.files(DoubtTests.plan)
        files.change(.application, where: { _ in true }) { $0["school"] = "示例一中" }
        let found = try check(files).verdict("eligibility.nomination_floor")
        #expect(found?.verdict == .undecided)
    }

    @Test func `a placement before the cycle does not count in it`() throws {
        var files = KeptYear.files(DoubtTests.plan)
        files.add(
            .placement,
            [
                "person_id": pupil(1), "plan_id": DoubtTests.plan, "discipline": "mathematics", "university": "示例大学",
                "mentor_id": KeptYear.mentor(DoubtTests.plan, 0), "day": "2023-12-01", "to_day": "2023-12-31",
            ])
        files.bend(.placement, pupil(0)) { $0["day"] = "2023-12-01" }
        files.bend(.placement, pupil(2)) { $0["day"] = "2023-12-01" }
        #expect(try check(files).verdict("mentors.capacity")?.verdict == .conforms)
    }

    @Test func `while applications still come in nobody is short of anything`() throws {
        let timetable = "\ntimetable:\n  - {step: interview, window: {from: 2023-12-01, to: 2023-12-22}, clause: 十}\n"
        let certificate = "certificate: {granted: [excellent, qualified], withheld: [unqualified], clause: 九, strength: must}\n"
        let conformance = try check(KeptYear.files(DoubtTests.plan), certificate, certificate + timetable, asOf: "2023-12-20")
        for rule in ["quota.total", "quota.discipline", "selection.ratio.test.selection", "eligibility.grades", "selection.stage.test"] {
            #expect(conformance.verdict(rule)?.reason == .notYet, "\(rule)")
        }
    }

    @Test func `a certificate of somebody not trained leaves the rule open`() throws {
        var files = KeptYear.files(DoubtTests.plan)
        files.add(.certificate, ["person_id": pupil(9), "plan_id": DoubtTests.plan, "status": "issued", "day": "2024-12-30"])
        let found = try check(files).verdict("certificate")
        #expect(found?.verdict == .undecided)
        #expect(found?.figures.first { $0.name == "issued" }?.value == 5)
    }

    @Test func `a relaxation for another reason than the plan's is none`() throws {
        var files = KeptYear.files(DoubtTests.plan)
        files.bend(.application, pupil(10)) { $0["discipline_rank"] = "40" }
        files.add(
            .relaxation,
            [
                "person_id": pupil(10), "plan_id": DoubtTests.plan, "ranking": "discipline", "reason": "pre_training_outstanding",
                "decision": "granted", "day": "2023-11-05",
            ])
        #expect(try check(files).verdict("eligibility.rank_gate")?.reason == .planSilent)
        files.change(.relaxation, where: { _ in true }) { $0["reason"] = "outstanding" }
        #expect(try check(files).verdict("eligibility.rank_gate")?.verdict == .conforms)
    }

    @Test func `part of a month at either end of the cycle is not a month`() throws {
        var files = KeptYear.files(DoubtTests.plan)
        files.remove(.session) { $0["session_kind"] == "face_to_face" && ["2024-01-10", "2024-12-10"].contains($0["day"]) }
        let (whole, parts) = ("{from: 2024-01-01, to: 2024-12-31, clause: 一}", "{from: 2024-01-15, to: 2024-12-20, clause: 一}")
        #expect(try check(files).verdict("training.face_to_face")?.verdict == .breaches)
        #expect(try check(files, whole, parts).verdict("training.face_to_face")?.verdict == .conforms)
    }

    @Test func `a second wish without the first is not a wish too few`() throws {
        var files = KeptYear.files(DoubtTests.plan)
        files.remove(.wish) { $0["person_id"] == pupil(3) && $0["wish"] == "1" }
        #expect(
            try check(files, "mentor_wishes: {operator: \"<=\"", "mentor_wishes: {operator: \"=\"").verdict("selection.mentor_wishes")?
                .verdict == .undecided)
    }

    @Test func `where everybody left there is nobody to judge`() throws {
        var files = KeptYear.files(DoubtTests.plan)
        for index in 0..<4 {
            files.add(.exit, ["person_id": pupil(index), "plan_id": DoubtTests.plan, "day": "2024-12-31", "reason": "withdrew"])
        }
        #expect(try check(files).verdict("training.visits")?.reason == .nobody)
    }

    @Test func `a number beyond all sense and a stage that nobody screens neither crash nor stop the check`() throws {
        let files = KeptYear.files(DoubtTests.plan)
        let ratio = try check(files, "operator: \">=\", number: 3", "operator: \">=\", number: 1e16").verdict(
            "selection.ratio.test.selection")
        #expect(ratio?.verdict == .breaches)
        let odd = try check(files, "operator: \"=\", number: 2, clause", "operator: \"=\", number: 3.3333, clause")
        #expect(odd.verdict("selection.ratio.interview.selection")?.change?.zh == "人数为整数时不能恰好符合")
        let floor = try check(files, "nomination_floor: {stage: test", "nomination_floor: {stage: selection")
        #expect(floor.verdict("eligibility.nomination_floor")?.verdict == .breaches)
    }
}
