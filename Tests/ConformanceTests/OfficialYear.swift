// A year of an official plan in which every rule is kept: three applicants a place, as many mentors as it takes.

import Domain
import Foundation
import Plans
import Testing

/// Makes the rows of one year from what the plan states.
struct OfficialYear {
    let plan: Plan
    var files = OfficeFiles()
    /// Pupils selected, in the order in which they were made.
    private(set) var selected: [String] = []
    /// Applicants turned down at the last stage.
    private(set) var refused: [String] = []
    private(set) var mentors: [String] = []

    init(_ id: String) throws {
        let file = OfficeStore.root.appendingPathComponent("data/plans/\(id).yaml")
        plan = try #require(PlanReader.read(String(contentsOf: file, encoding: .utf8), file: "\(id).yaml").document).plan
        for (city, discipline, places) in groups { addGroup(city, discipline, places) }
        if plan.selection.publicNotice != nil {
            files.add(.notice, ["plan_id": id, "subject": "selected_pupils", "day": "2023-11-06", "until_day": "2023-11-10"])
        }
    }

    /// Places by city and discipline: as stated, else spread over the disciplines.
    private var groups: [(city: String?, discipline: String, places: Int)] {
        let codes = plan.scope.disciplines.codes
        if let counts = plan.quotas.first(where: { $0.by == .discipline })?.counts {
            return codes.map { (plan.scope.cities?.names.first, $0, counts[$0] ?? 0) }
        }
        let cities = plan.quotas.first { $0.by == .city }?.counts?.sorted { $0.key < $1.key }.map { ($0.key as String?, $0.value) }
        let wholes = cities ?? [(plan.scope.cities?.names.first, plan.quotas.first { $0.by == .total }?.count ?? 0)]
        return wholes.flatMap { city, places in
            codes.enumerated().map { (city, $1, places / codes.count + ($0 < places % codes.count ? 1 : 0)) }
        }
    }

    private func day(_ offset: Int) -> String { "\(plan.cycle.from + offset)" }

    private mutating func addGroup(_ city: String?, _ discipline: String, _ places: Int) {
        let host =
            plan.scope.universities?.members.first {
                ($0.city == nil || city == nil || $0.city == city) && ($0.disciplines?.contains(discipline) ?? true)
            }?.name ?? ""
        for place in 0..<places {
            if place % 5 == 0 { addMentor(host, discipline) }
            let mentor = mentors[mentors.count - 1]
            for candidate in 0..<3 { addApplicant(city, discipline, host: host, mentor: candidate == 0 ? mentor : nil) }
        }
    }

    private mutating func addMentor(_ university: String, _ discipline: String) {
        let number = "\(plan.id)-M\(mentors.count)"
        mentors.append(number)
        files.add(
            .mentor,
            ["mentor_id": number, "plan_id": plan.id, "university": university, "discipline": discipline, "day": day(-60)])
        let from = plan.cycle.from + -60
        files.add(
            .mentorTerm,
            [
                "mentor_id": number, "day": "\(from)", "until_day": from.adding(years: 3).map { "\($0 + -1)" } ?? "",
                "degree": "doctorate", "title_level": "senior", "source": "honoured_scientists",
            ])
        files.add(
            .teamMember, ["mentor_id": number, "plan_id": plan.id, "member": "1", "degree": "doctorate", "title_level": "intermediate"])
    }

    /// An applicant through every stage that the plan asks for; trained where there is a mentor.
    private mutating func addApplicant(_ city: String?, _ discipline: String, host: String, mentor: String?) {
        let index = selected.count + refused.count
        let person = "\(plan.id)-P\(index)"
        let schools = plan.scope.schools?.names ?? ["样例中学"]
        files.add(
            .application,
            [
                "person_id": person, "plan_id": plan.id, "day": day(-40), "grade": "senior_1", "school": schools[index % schools.count],
                "city": city ?? "", "discipline": discipline, "discipline_rank": "5", "overall_rank": "40",
            ])
        let stages = plan.selection.stages.map(\.stage).filter { ![.application, .practical, .notice, .selection].contains($0) }
        for (order, stage) in stages.enumerated() {
            let isLast = order == stages.count - 1
            addScreening(person, stage, mentor == nil && isLast ? "fail" : "pass", day(-30 + order))
        }
        guard let mentor else {
            refused.append(person)
            return
        }
        selected.append(person)
        addScreening(person, .selection, "pass", day(-20))
        files.add(
            .placement,
            [
                "person_id": person, "plan_id": plan.id, "discipline": discipline, "university": host, "mentor_id": mentor, "day": day(0),
            ])
        addTraining(person)
    }

    private mutating func addScreening(_ person: String, _ stage: SelectionStage, _ result: String, _ day: String) {
        files.add(.screening, ["person_id": person, "plan_id": plan.id, "stage": stage.rawValue, "day": day, "result": result])
    }

    private mutating func addTraining(_ person: String) {
        var month = plan.cycle.from
        for number in 0..<12 {
            if number < 10 { addSession(person, "campus_visit", month + 19) }
            if plan.training?.faceToFace != nil {
                for offset in [4, 14] { addSession(person, "face_to_face", month + offset) }
            }
            let (year, current, _) = month.components
            month = CivilDay(year: current == 12 ? year + 1 : year, month: current == 12 ? 1 : current + 1, day: 1) ?? month
        }
        for rule in plan.evaluations {
            let outcome = rule.stage == .initial ? "" : rule.stage == .midterm ? "qualified" : "excellent"
            files.add(
                .evaluation,
                [
                    "person_id": person, "plan_id": plan.id, "stage": rule.stage.rawValue, "level": "regional",
                    "day": (rule.window.to ?? rule.window.from).map { "\($0)" } ?? "", "outcome": outcome,
                ])
        }
        if plan.certificate != nil {
            files.add(.certificate, ["person_id": person, "plan_id": plan.id, "status": "issued", "day": "\(plan.cycle.to)"])
        }
    }

    private mutating func addSession(_ person: String, _ kind: String, _ day: CivilDay) {
        files.add(
            .session,
            [
                "person_id": person, "plan_id": plan.id, "session_kind": kind, "day": "\(day)", "log": "submitted", "log_day": "\(day)",
                "review": "approved", "review_day": "\(day + 1)",
            ])
    }
}
