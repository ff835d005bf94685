// A year in which every rule of the invented plan is kept to the letter, to be bent rule by rule.

import Domain
import Foundation

enum KeptYear {
    static func plan(_ id: String) throws -> String {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Plans/every-rule.yaml")
        return try String(contentsOf: file, encoding: .utf8).replacing("ORACLE", with: id)
    }

    /// Twelve applicants, all tested, eight interviewed, four selected; two mentors with two pupils each.
    static func files(_ plan: String) -> OfficeFiles {
        var files = OfficeFiles()
        for mentor in 0..<2 { files.addMentor(plan, mentor) }
        for index in 0..<12 { files.addApplicant(plan, index) }
        for index in 0..<4 { files.addTraining(plan, index) }
        files.add(.notice, ["plan_id": plan, "subject": "selected_pupils", "day": "2023-12-25", "until_day": "2023-12-29"])
        return files
    }

    static func pupil(_ plan: String, _ index: Int) -> String { "\(plan)-P\(index)" }
    static func mentor(_ plan: String, _ index: Int) -> String { "\(plan)-M\(index)" }
}

extension OfficeFiles {
    fileprivate mutating func addMentor(_ plan: String, _ index: Int) {
        let number = KeptYear.mentor(plan, index)
        add(
            .mentor,
            [
                "mentor_id": number, "plan_id": plan, "university": index == 0 ? "示例大学" : "样例大学",
                "discipline": index == 0 ? "mathematics" : "physics", "day": "2023-06-01",
            ])
        add(
            .mentorTerm,
            [
                "mentor_id": number, "day": "2023-06-01", "until_day": "2026-05-31", "degree": "doctorate", "title_level": "senior",
                "source": "topnotch_mentors",
            ])
        for (member, title) in [("1", "associate_senior"), ("2", "intermediate")] {
            add(
                .teamMember,
                [
                    "mentor_id": number, "plan_id": plan, "member": member, "degree": member == "1" ? "master" : "doctorate",
                    "title_level": title,
                ])
        }
    }

    fileprivate mutating func addApplicant(_ plan: String, _ index: Int) {
        let person = KeptYear.pupil(plan, index)
        add(
            .application,
            [
                "person_id": person, "plan_id": plan, "day": "2023-11-01", "grade": "senior_1",
                "school": index % 2 == 0 ? "示例一中" : "示例二中", "city": index % 2 == 0 ? "甲市" : "乙市",
                "discipline": index % 2 == 0 ? "mathematics" : "physics", "discipline_rank": "\(index % 10 + 1)", "overall_rank": "40",
            ])
        for wish in ["1", "2"] {
            add(
                .wish,
                [
                    "person_id": person, "plan_id": plan, "wish": wish,
                    "mentor_id": KeptYear.mentor(plan, wish == "1" ? index % 2 : (index + 1) % 2),
                ])
        }
        add(.screening, ["person_id": person, "plan_id": plan, "stage": "review", "day": "2023-11-10", "result": "pass"])
        add(
            .screening,
            ["person_id": person, "plan_id": plan, "stage": "test", "day": "2023-11-20", "result": index < 8 ? "pass" : "fail"])
        guard index < 8 else { return }
        add(
            .screening,
            ["person_id": person, "plan_id": plan, "stage": "interview", "day": "2023-12-01", "result": index < 4 ? "pass" : "fail"])
        guard index < 4 else { return }
        add(.screening, ["person_id": person, "plan_id": plan, "stage": "selection", "day": "2023-12-20", "result": "pass"])
    }

    /// Placement, a campus visit and a meeting in every month, three evaluations and a certificate.
    fileprivate mutating func addTraining(_ plan: String, _ index: Int) {
        let (person, mentor) = (KeptYear.pupil(plan, index), index % 2)
        add(
            .placement,
            [
                "person_id": person, "plan_id": plan, "discipline": mentor == 0 ? "mathematics" : "physics",
                "university": mentor == 0 ? "示例大学" : "样例大学", "mentor_id": KeptYear.mentor(plan, mentor), "day": "2024-01-01",
            ])
        for month in 1...12 {
            let stem = "2024-" + (month < 10 ? "0" : "") + "\(month)-"
            for (kind, day) in [("face_to_face", "10"), ("campus_visit", "20")] where kind == "face_to_face" || month % 4 == 0 {
                add(
                    .session,
                    [
                        "person_id": person, "plan_id": plan, "session_kind": kind, "day": stem + day, "log": "submitted",
                        "log_day": stem + "25", "review": "approved", "review_day": stem + "26",
                    ])
            }
        }
        for (stage, day, outcome) in [
            ("initial", "2024-04-15", ""), ("midterm", "2024-07-31", "qualified"), ("annual", "2024-11-01", "excellent"),
        ] {
            add(
                .evaluation,
                ["person_id": person, "plan_id": plan, "stage": stage, "level": "regional", "day": day, "outcome": outcome])
        }
        add(.certificate, ["person_id": person, "plan_id": plan, "status": "issued", "day": "2024-12-30"])
    }
}
