// What each key of a plan file drives: the rules plan check holds records against, faults that lint or reading looks for, duties, queries.

internal import Domain
internal import Forms

/// Something the program does with a key.
package enum KeyDrive: Hashable, Sendable {
    /// A rule of `plan check`; `*` stands for a code.
    case check(String)
    /// A rule of `plan lint`, by its code.
    case lint(String)
    /// A finding on reading the file, by its code.
    case reading(String)
    /// Duties of `due`.
    case due
    /// A query, by its name.
    case query(String)
    /// What is accepted in records, by the finding on import.
    case records(String)
    /// Shown as written (页面与列表), nothing is computed from it.
    case described

    /// As the table of docs/plan-format.md writes it.
    package var words: String {
        switch self {
        case .check(let rule): "check `\(rule)`"
        case .lint(let code): "`\(code)`"
        case .reading(let code): "`\(code)`"
        case .due: "`due`"
        case .query(let name): "query `\(name)`"
        case .records(let code): "import `\(code)`"
        case .described: "described only"
        }
    }
}

extension PlanSchema {
    /// What a key drives: its own, else what the key that holds it does.
    package static func drives(at path: String) -> [KeyDrive] {
        var path = path
        while true {
            if let found = drives[path] { return found }
            guard let cut = path.lastIndex(of: ".") else { return [] }
            path = String(path[..<cut])
            if path.hasSuffix("[]"), drives[path] == nil { path.removeLast(2) }
        }
    }

    /// By path; a key that is not here drives what its holder does.
    package static let drives: [String: [KeyDrive]] = [
        "id": [.reading("plan.name.reserved"), .query("overview/plan_year")],
        "programme": [.reading("plan.name.reserved"), .query("overview/alumni")],
        "region": [.described], "title": [.described], "short_title": [.query("overview/plan_year")],
        "invented_from": [.described], "document": [.described],
        "document.issued": [.lint("lint.document.issued_late")],
        "cycle": [
            .check("training.*"), .check("mentors.capacity"), .lint("lint.cycle.before_selection"), .lint("lint.training.outside_cycle"),
            .lint("lint.evaluation.outside_cycle"), .reading("plan.window.reversed"), .reading("plan.window.outside_cycle"), .due,
            .query("trajectories/standing"),
        ],
        "cycle.clause": [.lint("lint.cycle.before_selection")],
        "cycle.precision": [.lint("lint.cycle.before_selection"), .lint("lint.document.issued_late")],
        "scope": [.described],
        "scope.cities": [
            .records("intake.city.notinplan"), .reading("plan.city.unknown"), .lint("lint.scope.unserved"),
            .lint("lint.quota.part_missing"), .due,
        ],
        "scope.universities": [
            .records("intake.university.notinplan"), .reading("plan.university.unknown"), .lint("lint.scope.unserved"), .due,
        ],
        "scope.universities.members[].city": [.reading("plan.city.unknown"), .lint("lint.scope.unserved")],
        "scope.universities.members[].disciplines": [.reading("plan.discipline.unknown"), .lint("lint.scope.unserved")],
        "scope.disciplines": [
            .records("intake.discipline"), .reading("plan.discipline.unknown"), .lint("lint.scope.unserved"),
            .lint("lint.quota.part_missing"), .query("selection/quota_fill"),
        ],
        "scope.schools": [
            .records("intake.school.notinplan"), .check("eligibility.nomination_floor"), .lint("lint.nomination.short"),
            .lint("lint.nomination.spread"), .due,
        ],
        "eligibility": [.described],
        "eligibility.grades": [
            .check("eligibility.grades"), .lint("lint.grades.leave_school"), .lint("lint.reapplication.no_grade"), .due,
        ],
        "eligibility.rank_gate": [.check("eligibility.rank_gate"), .lint("lint.review.no_criteria")],
        "eligibility.rank_gate.relaxation": [.check("eligibility.rank_gate"), .lint("lint.pre_training.undated")],
        "eligibility.nomination_floor": [
            .check("eligibility.nomination_floor"), .lint("lint.nomination.short"), .lint("lint.nomination.spread"),
        ],
        "eligibility.nomination_floor.per": [.lint("lint.nomination.short"), .lint("lint.nomination.spread")],
        "eligibility.priority": [.described],
        "selection": [.query("selection/funnel")],
        "selection.stages": [
            .check("selection.stage.*"), .reading("plan.stage.repeated"), .lint("lint.stage.undated"), .lint("lint.timetable.order"),
            .lint("lint.review.no_criteria"), .query("selection/funnel"),
        ],
        "selection.stages[].by": [.due],
        "selection.ratios": [
            .check("selection.ratio.*"), .reading("plan.stage.unknown"), .lint("lint.nomination.short"),
            .query("selection/screening_ratio"),
        ],
        "selection.mentor_wishes": [.check("selection.mentor_wishes")],
        "selection.public_notice": [.check("selection.public_notice"), .due],
        "quotas": [
            .check("quota.*"), .reading("plan.quota.form"), .reading("plan.quota.sum"), .lint("lint.quota.total_unstated"),
            .lint("lint.quota.parts_disagree"), .lint("lint.quota.part_missing"), .lint("lint.mentors.needed"),
            .query("selection/quota_fill"),
        ],
        "mentors": [.described],
        "mentors.number": [.check("mentors.number"), .lint("lint.mentors.too_few"), .lint("lint.mentors.needed")],
        "mentors.capacity": [
            .check("mentors.capacity"), .lint("lint.mentors.needed"), .lint("lint.mentors.too_few"), .query("mentors/load"),
        ],
        "mentors.nominated_from": [
            .check("mentors.nominated_from"), .reading("plan.mentors.unnamed"), .lint("lint.mentors.undated"),
        ],
        "mentors.qualification": [.check("mentors.qualification")],
        "mentors.team_qualification": [.check("mentors.team_qualification")],
        "mentors.term": [.check("mentors.term")], "mentors.term.renewable": [.described],
        "training": [.described],
        "training.visits": [.check("training.visits")], "training.face_to_face": [.check("training.face_to_face")],
        "training.growth_log": [.check("training.growth_log"), .due], "training.growth_log.after": [.due],
        "training.growth_log_review": [.check("training.growth_log_review"), .due], "training.growth_log_review.after": [.described],
        "training.reapplication": [.lint("lint.reapplication.no_grade")], "training.reapplication.after": [.described],
        "evaluations": [.check("evaluation.*.window"), .reading("plan.repeated"), .lint("lint.evaluation.order"), .due],
        "evaluations[].window": [
            .check("evaluation.*.window"), .reading("plan.window.reversed"), .reading("plan.window.outside_cycle"),
            .lint("lint.evaluation.undated"), .lint("lint.evaluation.outside_cycle"), .lint("lint.evaluation.order"),
            .lint("lint.evaluation.timetable"), .lint("lint.evaluation.no_training_before"), .due,
        ],
        "evaluations[].window.as_written": [.lint("lint.evaluation.timetable")],
        "evaluations[].by": [.due],
        "evaluations[].outcomes": [
            .records("intake.outcome.notinplan"),
            .lint("lint.evaluation.no_outcome"), .lint("lint.outcome.no_consequence"), .lint("lint.outcome.unnamed"),
            .lint("lint.certificate.outcome"),
        ],
        "evaluations[].stage": [.check("evaluation.*.window"), .records("intake.stage.notinplan"), .lint("lint.evaluation.order"), .due],
        "evaluations[].dimensions": [.records("intake.dimension.notinplan")],
        "evaluations[].failure_ends_training": [
            .check("evaluation.*.failure_ends_training"), .lint("lint.outcome.no_consequence"), .lint("lint.evaluation.no_outcome"), .due,
        ],
        "certificate": [.check("certificate"), .lint("lint.certificate.outcome"), .lint("lint.certificate.no_evaluation"), .due],
        "certificate.withheld": [.check("certificate.withheld"), .lint("lint.certificate.outcome"), .lint("lint.outcome.unnamed")],
        "follow_up": [.due],
        "timetable": [
            .lint("lint.stage.undated"), .lint("lint.step.undefined"), .lint("lint.timetable.order"), .lint("lint.cycle.before_selection"),
            .due,
        ],
        "timetable[].window": [
            .reading("plan.window.reversed"), .lint("lint.timetable.order"), .lint("lint.cycle.before_selection"),
            .lint("lint.evaluation.timetable"), .due,
        ],
        "timetable[].window.as_written": [.described],
    ]
}
