// What happened under each official plan in the oracle's store: some kept to the letter, some bent, one without any record.

import Domain

enum OfficialYears {
    static func load(into store: OfficeStore) throws {
        try store.load(OfficialYear("xinjiang-2025").files)
        try store.load(guangxi())
        try store.load(neimenggu())
        try store.load(pilot())
        try store.load(shanxi())
    }

    /// 59 instead of 60, posted for four working days; no appointments, teams, sessions or midterm evaluations on record.
    static func guangxi() throws -> OfficeFiles {
        let year = try OfficialYear("guangxi-2023")
        var files = year.files
        let last = year.selected[year.selected.count - 1]
        files.remove(.placement) { $0["person_id"] == last }
        files.remove(.evaluation) { $0["person_id"] == last }
        files.remove(.session)
        files.bend(.screening, last, "selection") { $0["result"] = "fail" }
        files.change(.notice, where: { _ in true }) { $0["until_day"] = "2023-11-09" }
        files.remove(.mentorTerm)
        files.remove(.teamMember)
        files.remove(.evaluation) { $0["stage"] == "midterm" }
        return files
    }

    /// 89 interviewed for 30, one in the third year, one let in by relaxation, one appointed for two years, one team unknown.
    static func neimenggu() throws -> OfficeFiles {
        let year = try OfficialYear("neimenggu-2025")
        var files = year.files
        files.remove(.screening) { $0["person_id"] == year.refused[0] && $0["stage"] == "interview" }
        files.bend(.screening, year.refused[0], "test") { $0["result"] = "fail" }
        files.bend(.application, year.refused[1]) { $0["grade"] = "senior_3" }
        files.bend(.application, year.selected[0]) { $0["discipline_rank"] = "30" }
        files.add(
            .relaxation,
            [
                "person_id": year.selected[0], "plan_id": year.plan.id, "ranking": "discipline", "reason": "pre_training_outstanding",
                "decision": "granted", "day": "2024-11-20",
            ])
        files.change(.mentorTerm, where: { $0["mentor_id"] == year.mentors[0] }) { $0["until_day"] = "2026-11-01" }
        files.remove(.teamMember) { $0["mentor_id"] == year.mentors[1] }
        return files
    }

    /// 299 interviewed for 100; one mentor with six on one day; nine visits; one meeting in March; a certificate for a failure;
    /// a pupil who failed the midterm and left; a degree and a log unknown.
    static func pilot() throws -> OfficeFiles {
        let year = try OfficialYear("neimenggu-pilot-2024")
        var files = year.files
        let pupils = year.selected
        files.remove(.screening) { $0["person_id"] == year.refused[0] && $0["stage"] == "interview" }
        files.bend(.screening, year.refused[0], "test") { $0["result"] = "fail" }
        // The sixth pupil of the group has the second mentor; on 1 July the first mentor has five and this one.
        files.add(
            .placement,
            [
                "person_id": pupils[5], "plan_id": year.plan.id, "discipline": "mathematics", "university": "内蒙古师范大学",
                "mentor_id": year.mentors[0], "day": "2024-07-01", "to_day": "2024-07-01",
            ])
        files.remove(.session) {
            $0["person_id"] == pupils[1] && $0["session_kind"] == "campus_visit" && $0["day"] == "2024-10-20"
        }
        files.remove(.session) { $0["person_id"] == pupils[2] && $0["day"] == "2024-03-15" }
        files.bend(.evaluation, pupils[3], "annual") { $0["outcome"] = "unqualified" }
        leave(pupils[4], plan: year.plan.id, &files)
        files.change(.mentorTerm, where: { $0["mentor_id"] == year.mentors[2] }) { $0["degree"] = "" }
        files.change(.session, where: { $0["person_id"] == pupils[6] && $0["day"] == "2024-02-20" }) {
            for column in ["log", "log_day", "review", "review_day"] { $0[column] = "" }
        }
        return files
    }

    /// A pupil fails the midterm evaluation and leaves a week later.
    private static func leave(_ person: String, plan: String, _ files: inout OfficeFiles) {
        files.bend(.evaluation, person, "midterm") { $0["outcome"] = "unqualified" }
        files.add(.exit, ["person_id": person, "plan_id": plan, "day": "2024-07-07", "reason": "failed_midterm"])
        files.remove(.evaluation) { $0["person_id"] == person && $0["stage"] == "annual" }
        files.remove(.certificate) { $0["person_id"] == person }
        files.remove(.session) { $0["person_id"] == person && $0["day"] ?? "" > "2024-07-07" }
    }

    /// Ninety were interviewed and nobody was selected.
    static func shanxi() throws -> OfficeFiles {
        let year = try OfficialYear("shanxi-2024")
        var files = year.files
        for person in year.selected { files.bend(.screening, person, "selection") { $0["result"] = "fail" } }
        for kind in [RecordKind.placement, .session, .evaluation, .certificate] { files.remove(kind) }
        return files
    }
}
