// From a plan to its duties, in the order of a year: selection, training, evaluations, certificates, follow-up.

package import Domain

extension Plan {
    /// Everything that somebody owes under this plan, one duty for each rule and party. Cost: the number of rules.
    package var duties: [Duty] {
        let all =
            timetable.enumerated().flatMap(timetableDuties) + noticeDuties + growthLogDuties + evaluationDuties + exitDuties
            + certificateDuties + followUp.enumerated().flatMap(followUpDuties)
        // A plan may date a stage, or hold an evaluation, twice: each duty keeps a name of its own.
        var times: [String: Int] = [:]
        return all.map { duty in
            times[duty.id, default: 0] += 1
            return times[duty.id] == 1 ? duty : duty.renamed("\(duty.id)-\(times[duty.id] ?? 0)")
        }
    }

    private func duty(
        _ name: String, _ kind: DutyKind, _ party: Party?, _ subject: Bilingual, clause: String, strength: Strength?,
        window: DutyWindow, convention: Bilingual? = nil
    ) -> Duty {
        Duty(
            id: "\(id)/\(name)", plan: id, kind: kind, party: party, subject: subject, clause: clause, strength: strength, window: window,
            convention: window.from == nil && window.to != nil ? DutyWords.noFirstDay.and(convention) : convention)
    }

    /// The stages of selection at which the records tell of every applicant concerned.
    private static let recorded: [SelectionStage] = [.application, .review, .test, .interview, .selection]

    private func timetableDuties(_ index: Int, _ step: TimetableStep) -> [Duty] {
        let window = DutyWindow(step.window)
        if step.step == "mentor_recommendation" {
            return [
                duty(
                    step.step, .mentorRecommendation, .university, DutyWords.mentorRecommendation, clause: step.clause, strength: nil,
                    window: window)
            ]
        }
        let stages = step.stages.filter(Plan.recorded.contains)
        guard !stages.isEmpty else {
            return [
                duty(
                    "date-\(index + 1)-\(step.step)", .date, nil, TimetableSteps.label(of: step.step), clause: step.clause, strength: nil,
                    window: window, convention: DutyWords.dateOnly)
            ]
        }
        return stages.flatMap { stage in selectionDuties(stage, step, window) }
    }

    private func selectionDuties(_ stage: SelectionStage, _ step: TimetableStep, _ window: DutyWindow) -> [Duty] {
        let rule = selection.stages.first { $0.stage == stage }
        let parties: [Party] = step.step == "city_review" ? [.cityOffice] : rule?.by ?? []
        let subject = DutyWords.selection(stage)
        guard !parties.isEmpty else {
            return [
                duty(
                    "selection-\(stage.rawValue)", .selection(stage), nil, subject, clause: step.clause, strength: rule?.strength,
                    window: window, convention: DutyWords.noParty)
            ]
        }
        return parties.map { party in
            duty(
                "selection-\(stage.rawValue)-\(party.rawValue)", .selection(stage), party, subject, clause: step.clause,
                strength: rule?.strength, window: window)
        }
    }

    private var noticeDuties: [Duty] {
        guard let notice = selection.publicNotice else { return [] }
        let by = selection.stages.first { $0.stage == .notice }?.by ?? selection.stages.first { $0.stage == .selection }?.by
        return (by.map { $0.map(Optional.some) } ?? [nil]).map { party in
            duty(
                ["public_notice", party?.rawValue].compactMap { $0 }.joined(separator: "-"),
                .publicNotice(workingDays: notice.workingDays), party, DutyWords.publicNotice(notice.workingDays), clause: notice.clause,
                strength: notice.strength, window: .none,
                convention: party == nil ? DutyWords.noParty.and(DutyWords.noDeadline) : DutyWords.noDeadline)
        }
    }

    private var growthLogDuties: [Duty] {
        let cycle = DutyWindow(from: self.cycle.from, to: nil)
        guard let training else { return [] }
        let submission = training.growthLog.map { rule in
            duty(
                "growth_log-\(rule.by.rawValue)", .growthLog, rule.by, DutyWords.growthLog(training), clause: rule.clause,
                strength: rule.strength, window: cycle, convention: DutyWords.noDeadline)
        }
        let review = training.growthLogReview.map { rule in
            duty(
                "growth_log_review-\(rule.by.rawValue)", .growthLogReview, rule.by, DutyWords.growthLogReview, clause: rule.clause,
                strength: rule.strength, window: cycle, convention: DutyWords.noDeadline)
        }
        return [submission, review].compactMap { $0 }
    }

    private var evaluationDuties: [Duty] {
        evaluations.flatMap { rule in
            rule.by.map { party in
                duty(
                    "evaluation-\(rule.stage.rawValue)-\(party.rawValue)", .evaluation(rule.stage), party,
                    DutyWords.evaluation(rule.stage), clause: rule.clause, strength: rule.strength, window: DutyWindow(rule.window))
            }
        }
    }

    private var exitDuties: [Duty] {
        evaluations.filter { $0.failureEndsTraining == true }.map { rule in
            duty(
                "exit-\(rule.stage.rawValue)", .exit(rule.stage), .office, DutyWords.exit(rule.stage), clause: rule.clause,
                strength: rule.strength, window: .none, convention: DutyWords.officeKeeps)
        }
    }

    private var certificateDuties: [Duty] {
        guard let certificate else { return [] }
        return [
            duty(
                "certificate", .certificate(certificate.granted), .office, DutyWords.certificate(certificate.granted),
                clause: certificate.clause, strength: certificate.strength, window: .none, convention: DutyWords.officeKeeps)
        ]
    }

    private func followUpDuties(_ index: Int, _ rule: FollowUpDuty) -> [Duty] {
        guard let subject = FollowUpSubject(rawValue: rule.subject) else { return [] }
        let assumed = subject == .enrolledHere && rule.questions == nil
        let questions = rule.questions ?? (assumed ? [.topnotch] : [])
        let convention =
            switch subject {
            case .local: DutyWords.local
            case .allParticipants: DutyWords.followUpDeadline
            case .enrolledHere: DutyWords.followUpDeadline.and(assumed ? DutyWords.topnotchAssumed : nil)
            }
        let name = "follow_up-\(index + 1)-\(rule.by.rawValue)"
        guard subject != .local else {
            return [
                duty(
                    name, .followUp(subject, questions), rule.by, DutyWords.followUp(subject, questions, leaving: nil), clause: rule.clause,
                    strength: rule.strength, window: .none, convention: convention)
            ]
        }
        return leavingDays.map { day in
            duty(
                "\(name)-\(day.components.year)", .followUp(subject, questions), rule.by,
                DutyWords.followUp(subject, questions, leaving: day.components.year), clause: rule.clause, strength: rule.strength,
                window: DutyWindow(from: day, to: day + DutyWindow.grace), convention: convention)
        }
    }

    /// When the pupils of each grade that may apply are expected to leave school, in order: each year has follow-up duties of its own.
    package var leavingDays: [CivilDay] {
        (eligibility?.grades?.codes ?? Grade.allCases).compactMap(graduationDay).sorted()
    }
}

extension Plan.TrainingRules {
    /// After which sessions a growth log is owed; nil after every one. A plan that has logs after each visit means the sessions that it
    /// counts as visits; where it counts none, those at the university.
    package var loggedSessions: SessionKind? {
        guard growthLog?.after == "each_visit" else { return nil }
        guard let visits else { return .campusVisit }
        return visits.place == .campus ? .campusVisit : nil
    }
}

extension Plan {
    /// The names of a kind of body that the plan itself states.
    package func names(of party: Party) -> [String] {
        switch party {
        case .school: scope.schools?.names ?? []
        case .university: scope.universities?.members.map(\.name) ?? []
        case .cityOffice: scope.cities?.names ?? []
        case .office, .mentor, .everyone: []
        }
    }
}
