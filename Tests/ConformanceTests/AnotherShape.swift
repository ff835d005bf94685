// The year of a plan unlike any official one, kept to the letter: every record invented.

import Domain
import Foundation

enum AnotherShape {
    static let id = "tianwen-2025"

    static func plan() throws -> String {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Plans/another-shape.yaml")
        return try String(contentsOf: file, encoding: .utf8)
    }

    /// Twenty-six applicants, two of whom missed the interview, twelve selected: seven with two mentors of one university, five with two of the other.
    static func files() -> OfficeFiles {
        var files = OfficeFiles()
        for mentor in 0..<4 {
            files.add(
                .mentor,
                [
                    "mentor_id": number("M", mentor), "plan_id": id, "university": mentor < 2 ? "虚构大学" : "虚构师范大学",
                    "discipline": "天文", "day": "2024-10-10",
                ])
        }
        for index in 0..<26 { files.addCandidate(index) }
        for index in 0..<12 { files.addYear(index) }
        return files
    }

    static func number(_ letter: String, _ index: Int) -> String { "\(id)-\(letter)\(index)" }

    /// Four, three, three and two pupils.
    static func mentor(of pupil: Int) -> Int { [0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3][pupil] }
}

extension OfficeFiles {
    fileprivate mutating func addCandidate(_ index: Int) {
        let person = AnotherShape.number("P", index)
        add(
            .application,
            [
                "person_id": person, "plan_id": AnotherShape.id, "day": "2024-11-12", "grade": index % 2 == 0 ? "senior_1" : "senior_2",
                "school": "虚构一中", "discipline": "天文",
            ])
        for wish in 0..<2 {
            add(
                .wish,
                [
                    "person_id": person, "plan_id": AnotherShape.id, "wish": "\(wish + 1)",
                    "mentor_id": AnotherShape.number("M", (index + wish) % 4),
                ])
        }
        func screen(_ stage: String, _ day: String, _ result: String) {
            add(.screening, ["person_id": person, "plan_id": AnotherShape.id, "stage": stage, "day": day, "result": result])
        }
        screen("interview", "2025-01-05", index < 12 ? "pass" : index < 24 ? "fail" : "absent")
        if index < 12 { screen("selection", "2025-01-20", "pass") }
    }

    /// Eight months of training with two visits each, three evaluations, a certificate.
    fileprivate mutating func addYear(_ index: Int) {
        let (person, mentor) = (AnotherShape.number("P", index), AnotherShape.mentor(of: index))
        add(
            .placement,
            [
                "person_id": person, "plan_id": AnotherShape.id, "discipline": "天文", "university": mentor < 2 ? "虚构大学" : "虚构师范大学",
                "mentor_id": AnotherShape.number("M", mentor), "day": "2025-02-01",
            ])
        for month in 2...9 {
            for day in ["08", "22"] {
                add(
                    .session,
                    [
                        "person_id": person, "plan_id": AnotherShape.id, "session_kind": "campus_visit", "day": "2025-0\(month)-\(day)",
                        "log": "submitted", "log_day": "2025-0\(month)-25",
                    ])
            }
        }
        for (stage, day, outcome) in [
            ("initial", "2025-03-20", ""), ("midterm", "2025-05-20", "qualified"), ("annual", "2025-09-25", "excellent"),
        ] {
            add(
                .evaluation,
                ["person_id": person, "plan_id": AnotherShape.id, "stage": stage, "level": "regional", "day": day, "outcome": outcome])
        }
        add(.certificate, ["person_id": person, "plan_id": AnotherShape.id, "status": "issued", "day": "2025-09-30"])
    }
}
