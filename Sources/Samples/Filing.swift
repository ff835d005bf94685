// Writes what happened in one edition into the outbox, kind by kind, with the words an office would use.

import Domain

/// The rows of one edition up to the end of training.
struct Filing {
    let plan: Plan

    /// Applications, and the result of every step of selection.
    func applications(_ applicants: [Applicant], to outbox: inout Outbox) {
        for applicant in applicants {
            let pupil = applicant.pupil
            outbox.file(
                .application, of: plan.id, on: day(applicant.day),
                [
                    ("person_id", pupil.reference), ("plan_id", plan.id), ("day", text(applicant.day)), ("name", pupil.name),
                    ("sex", pupil.sex.label.zh), ("grade", applicant.grade.label.zh), ("school", pupil.school.name),
                    ("city", applicant.city ?? ""), ("discipline", discipline(applicant.discipline)),
                    ("discipline_rank", applicant.ranks.discipline.map(decimal) ?? ""),
                    ("overall_rank", applicant.ranks.overall.map(decimal) ?? ""),
                ])
        }
        for stage in plan.selection.stages.map(\.stage) {
            for applicant in applicants {
                for step in applicant.results where step.stage == stage {
                    outbox.file(
                        .screening, of: plan.id, on: day(step.day),
                        [
                            ("person_id", applicant.pupil.reference), ("plan_id", plan.id), ("stage", stage.label.zh),
                            ("day", text(step.day)), ("result", step.result.label.zh), ("score", step.score.map(decimal) ?? ""),
                        ])
                }
            }
        }
    }

    /// Mentors, placements, evaluations and exits.
    func training(_ trainees: [Trainee], _ staffing: Staffing, to outbox: inout Outbox) {
        for (mentor, appointed) in staffing.appointed {
            outbox.file(
                .mentor, of: plan.id, on: day(appointed),
                [
                    ("mentor_id", mentor.reference), ("plan_id", plan.id), ("name", mentor.name), ("university", mentor.university),
                    ("discipline", discipline(mentor.discipline)), ("title", mentor.title), ("day", text(appointed)),
                ])
        }
        for placement in staffing.placements { self.placement(placement, trainees[placement.trainee], to: &outbox) }
        for trainee in trainees {
            for evaluation in trainee.evaluations { self.evaluation(evaluation, trainee, to: &outbox) }
        }
        for trainee in trainees {
            guard let exit = trainee.exit else { continue }
            outbox.file(
                .exit, of: plan.id, on: day(exit.day),
                [
                    ("person_id", trainee.applicant.pupil.reference), ("plan_id", plan.id), ("day", text(exit.day)),
                    ("reason", exit.reason.label.zh),
                ])
        }
    }

    private func placement(_ placement: Staffing.Placement, _ trainee: Trainee, to outbox: inout Outbox) {
        let end = placement.to.map(day).flatMap { $0 <= outbox.until ? $0 : nil }
        func file(on filed: CivilDay, to last: CivilDay?) {
            outbox.file(
                .placement, of: plan.id, on: filed,
                [
                    ("person_id", trainee.applicant.pupil.reference), ("plan_id", plan.id),
                    ("discipline", discipline(trainee.applicant.discipline)), ("university", trainee.university),
                    ("mentor_id", placement.mentor), ("day", text(placement.from)), ("to_day", last?.description ?? ""),
                ])
        }
        let start = day(placement.from)
        // An end in a later year cannot be known when the first year's file is sent: it comes as a correction, the same key again.
        let endsLater = end.map { $0.components.year > start.components.year } ?? false
        file(on: start, to: endsLater ? nil : end)
        if endsLater, let end { file(on: end, to: end) }
    }

    private func evaluation(_ evaluation: Trainee.Assessment, _ trainee: Trainee, to outbox: inout Outbox) {
        outbox.file(
            .evaluation, of: plan.id, on: day(evaluation.day),
            [
                ("person_id", trainee.applicant.pupil.reference), ("plan_id", plan.id), ("stage", evaluation.stage.label.zh),
                ("level", evaluation.level.label.zh), ("day", text(evaluation.day)), ("outcome", evaluation.outcome?.label.zh ?? ""),
            ] + evaluation.points.map { ($0.dimension.rawValue, "\($0.points)") })
    }

    private func discipline(_ code: String) -> String {
        plan.disciplines.first { $0.code == code }?.label.zh ?? code
    }

    private func day(_ number: Int) -> CivilDay { CivilDay(number: number) }

    private func text(_ number: Int) -> String { CivilDay(number: number).description }
}
