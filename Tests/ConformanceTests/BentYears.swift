// The kept year bent so that every rule is broken, and so that no rule can be decided.

import Domain

extension KeptYear {
    /// Every rule of the plan is broken by somebody.
    static func broken(_ plan: String) -> OfficeFiles {
        var files = files(plan)
        func number(_ index: Int) -> String { pupil(plan, index) }
        files.bend(.application, number(11)) { $0["grade"] = "senior_2" }
        files.bend(.application, number(10)) { $0["discipline_rank"] = "50" }
        files.add(
            .relaxation,
            [
                "person_id": number(10), "plan_id": plan, "ranking": "discipline", "reason": "outstanding", "decision": "declined",
                "day": "2023-11-05",
            ])
        files.bend(.screening, number(9), "test") { $0["result"] = "absent" }
        for (index, stage) in [(0, "review"), (1, "test"), (2, "interview")] {
            files.bend(.screening, number(index), stage) { $0["result"] = "fail" }
        }
        files.remove(.screening) { $0["person_id"] == number(7) && $0["stage"] == "interview" }
        files.bend(.screening, number(7), "test") { $0["result"] = "fail" }
        files.add(.wish, ["person_id": number(0), "plan_id": plan, "wish": "3", "mentor_id": mentor(plan, 2)])
        files.change(.notice, where: { _ in true }) { $0["until_day"] = "2023-12-28" }
        files.bend(.screening, number(4), "interview") { $0["result"] = "pass" }
        files.add(.screening, ["person_id": number(4), "plan_id": plan, "stage": "selection", "day": "2023-12-20", "result": "pass"])
        files.add(
            .placement,
            [
                "person_id": number(4), "plan_id": plan, "discipline": "mathematics", "university": "示例大学",
                "mentor_id": mentor(plan, 0), "day": "2024-01-01",
            ])
        files.add(
            .mentor,
            ["mentor_id": mentor(plan, 2), "plan_id": plan, "university": "示例大学", "discipline": "mathematics", "day": "2023-06-01"])
        files.bend(.placement, number(1)) {
            $0["university"] = "示例大学"; $0["mentor_id"] = mentor(plan, 0)
        }
        files.change(.mentorTerm, where: { $0["mentor_id"] == mentor(plan, 1) }) {
            $0["source"] = "other"; $0["degree"] = "master"
        }
        files.change(.mentorTerm, where: { $0["mentor_id"] == mentor(plan, 0) }) { $0["until_day"] = "2025-05-31" }
        files.change(.teamMember, where: { $0["mentor_id"] == mentor(plan, 0) && $0["member"] == "2" }) { $0["degree"] = "master" }
        files.remove(.session) { $0["person_id"] == number(0) && $0["session_kind"] == "campus_visit" && $0["day"] == "2024-08-20" }
        files.remove(.session) { $0["person_id"] == number(0) && $0["session_kind"] == "face_to_face" && $0["day"] == "2024-05-10" }
        files.change(.session, where: { $0["person_id"] == number(2) && $0["day"] == "2024-04-20" }) {
            for column in ["log_day", "review", "review_day"] { $0[column] = "" }
            $0["log"] = "not_submitted"
        }
        files.change(.session, where: { $0["person_id"] == number(2) && $0["day"] == "2024-08-20" }) {
            $0["review"] = "not_reviewed"
            $0["review_day"] = ""
        }
        files.bend(.evaluation, number(0), "initial") { $0["day"] = "2024-05-02" }
        files.bend(.evaluation, number(1), "midterm") { $0["day"] = "2024-08-01" }
        files.bend(.evaluation, number(2), "annual") { $0["day"] = "2024-12-20" }
        files.bend(.evaluation, number(3), "midterm") { $0["outcome"] = "unqualified" }
        files.bend(.evaluation, number(0), "annual") { $0["outcome"] = "unqualified" }
        return files
    }

    /// Of every rule something is missing without which it may have been kept or broken.
    static func silent(_ plan: String) -> OfficeFiles {
        var files = files(plan)
        func number(_ index: Int) -> String { pupil(plan, index) }
        files.bend(.application, number(11)) { $0["grade"] = "" }
        files.bend(.application, number(10)) { $0["discipline_rank"] = "50" }
        files.remove(.screening) { $0["person_id"] == number(9) && $0["stage"] == "test" }
        for (index, stage) in [(0, "review"), (1, "test"), (2, "interview")] {
            files.remove(.screening) { $0["person_id"] == number(index) && $0["stage"] == stage }
        }
        files.remove(.wish) { $0["person_id"] == number(5) }
        files.remove(.notice)
        // Mentors of another plan: this plan's own table of mentors is not on record.
        files.change(.mentor, where: { _ in true }) { $0["plan_id"] = "xinjiang-2025" }
        files.remove(.placement) { $0["person_id"] == number(3) }
        files.change(.mentorTerm, where: { $0["mentor_id"] == mentor(plan, 1) }) {
            for column in ["source", "degree", "until_day"] { $0[column] = "" }
        }
        files.change(.teamMember, where: { $0["mentor_id"] == mentor(plan, 0) && $0["member"] == "2" }) { $0["degree"] = "" }
        files.remove(.session) { $0["person_id"] == number(0) }
        for (index, stage) in [(0, "initial"), (1, "midterm"), (2, "annual")] {
            files.remove(.evaluation) { $0["person_id"] == number(index) && $0["stage"] == stage }
        }
        return files
    }
}

extension OfficeFiles {
    /// Changes the rows of a pupil, of one stage where there are several.
    mutating func bend(_ kind: RecordKind, _ person: String, _ stage: String? = nil, _ change: (inout [String: String]) -> Void) {
        self.change(kind, where: { $0["person_id"] == person && (stage == nil || $0["stage"] == stage) }, change)
    }
}
