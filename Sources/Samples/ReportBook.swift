// What an office reports of an edition: a summary of the selection and one of the year's training, some figures of them wrong on purpose.

import Domain

/// Reported figures of one edition. Right ones come from what the samples say; the wrong ones show what the checks find.
struct ReportBook {
    let programme: String
    let plan: Plan
    let seed: UInt64

    /// What is wrong with the reports of an edition. Each in turn from year to year.
    enum Slip: CaseIterable {
        case none
        /// Two more selected than there were.
        case miscounted
        /// A percentage of one more than the value beside it.
        case impossible
        /// A percentage of nobody knows what.
        case undeclared
        /// Persons and attendances changed places.
        case swapped
        /// More in training than came and stayed.
        case unbalanced
        /// Persons as a share of attendances.
        case units
    }

    /// One figure on its way into a file.
    private struct Line {
        let figure: ReportedFigure
        var unit = MeasureUnit.persons
        let value: Int
        var share: (text: String, of: ReportedFigure?, unit: MeasureUnit?)?
    }

    var slip: Slip {
        var random = SplitMix64(seed: seed, programme, "slips")
        let first = random.below(Slip.allCases.count)
        return Slip.allCases[(first + plan.cycle.from.components.year) % Slip.allCases.count]
    }

    func file(
        _ applicants: [Applicant], _ trainees: [Trainee], _ sessions: (persons: Int, attendances: Int), to outbox: inout Outbox
    ) {
        fileSelection(applicants, to: &outbox)
        fileTraining(trainees, sessions, to: &outbox)
    }

    /// Some days after the last decision.
    private func fileSelection(_ applicants: [Applicant], to outbox: inout Outbox) {
        guard let last = applicants.flatMap({ $0.results.map(\.day) + [$0.selectedDay, $0.day].compactMap { $0 } }).max() else { return }
        let selected = applicants.count { $0.selectedDay != nil } + (slip == .miscounted ? 2 : 0)
        var lines = [
            Line(figure: .applied, value: applicants.count),
            Line(figure: .selected, value: selected, share: (percent(selected, of: applicants.count), .applied, nil)),
        ]
        if plan.selection.stages.contains(where: { $0.stage == .test }) {
            let tested = applicants.count { $0.results.contains { $0.stage == .test && $0.result != .absent } }
            lines.append(Line(figure: .tested, value: tested))
        }
        file(lines, of: "遴选工作总结", until: last, on: WorkingDays.day(8, after: last), to: &outbox)
    }

    /// Some weeks after the cycle.
    private func fileTraining(_ trainees: [Trainee], _ sessions: (persons: Int, attendances: Int), to outbox: inout Outbox) {
        guard !trainees.isEmpty else { return }
        let left = trainees.count { $0.exit != nil }
        let stayed = trainees.count - left
        let excellent = trainees.count { $0.exit == nil && $0.evaluations.last { $0.stage == .annual }?.outcome == .excellent }
        var lines = [
            Line(figure: .trained, value: trainees.count), Line(figure: .left, value: left),
            Line(figure: .inTraining, value: stayed + (slip == .unbalanced ? 3 : 0)),
        ]
        if plan.evaluations.contains(where: { $0.stage == .annual && $0.outcomes?.contains(.excellent) == true }), stayed > 0 {
            lines.append(Line(figure: .completed, value: stayed))
            lines.append(
                Line(
                    figure: .excellent, value: excellent,
                    share: (
                        percent(excellent + (slip == .impossible ? 1 : 0), of: slip == .units ? max(1, sessions.attendances) : stayed),
                        slip == .undeclared ? nil : slip == .units ? .session : .completed, slip == .units ? .attendances : nil
                    )))
        }
        if sessions.attendances > 0 {
            let counts = slip == .swapped ? (sessions.attendances, sessions.persons) : sessions
            lines.append(Line(figure: .session, value: counts.0))
            lines.append(Line(figure: .session, unit: .attendances, value: counts.1))
        }
        let last = plan.cycle.to.number
        file(lines, of: "培养工作年度总结", until: last, on: WorkingDays.day(15, after: last), to: &outbox)
    }

    private func file(_ lines: [Line], of report: String, until last: Int, on day: Int, to outbox: inout Outbox) {
        for line in lines {
            outbox.file(
                .reportedFigure, of: plan.id, on: CivilDay(number: day),
                [
                    ("plan_id", plan.id), ("source", report), ("figure", line.figure.label.zh), ("unit", line.unit.label.zh),
                    ("period_to", written(last)), ("value", "\(line.value)"), ("percentage", line.share?.text ?? ""),
                    ("denominator", line.share?.of?.label.zh ?? ""), ("denominator_unit", line.share?.unit?.label.zh ?? ""),
                    ("day", written(day)),
                ])
        }
    }

    /// With one decimal, halves up.
    private func percent(_ part: Int, of whole: Int) -> String {
        let tenths = (2000 * part + whole) / (2 * whole)
        return "\(tenths / 10).\(tenths % 10)%"
    }
}
