// Awards that pupils won, and the certificates that close their training.

import Domain

/// Awards and certificates of one edition.
struct Honours {
    let programme: String
    let plan: Plan
    let seed: UInt64

    /// One pupil in eight wins something in training; where the plan prefers prize winners, some applicants come with an award.
    func fileAwards(_ applicants: [Applicant], _ trainees: [Trainee], to outbox: inout Outbox) {
        let grounds = (plan.eligibility?.priority ?? []).compactMap { AwardKind(rawValue: $0.ground) }
        for applicant in applicants {
            var random = SplitMix64(seed: seed, programme, plan.id, "earlier award", applicant.pupil.reference)
            guard random.chance(0.07), let kind = random.pick(grounds) else { continue }
            file(kind, applicant, applicant.day - random.integer(20...200), &random, to: &outbox)
        }
        for trainee in trainees {
            var random = SplitMix64(seed: seed, programme, plan.id, "award", trainee.applicant.pupil.reference)
            guard random.chance(0.12) else { continue }
            let kind = [AwardKind.sciencePrize, .olympiadPrize, .patent, .other][random.position(weights: [0.5, 0.32, 0.06, 0.12])]
            let last = trainee.exit.map { $0.day - 1 } ?? plan.cycle.to.number
            guard trainee.start + 40 <= last else { continue }
            file(kind, trainee.applicant, random.day(trainee.start + 40, last), &random, to: &outbox)
        }
    }

    private func file(_ kind: AwardKind, _ applicant: Applicant, _ day: Int, _ random: inout SplitMix64, to outbox: inout Outbox) {
        let field = plan.disciplines.first { $0.code == applicant.discipline }?.label.zh ?? "学科"
        let known: [(String, AwardLevel?)] =
            switch kind {
            case .sciencePrize:
                [
                    ("青少年科技创新大赛一等奖", .provincial), ("青少年科技创新大赛二等奖", .provincial), ("青少年科技创新大赛三等奖", .city),
                    ("中小学生科学影像节优秀作品", .city), ("青少年科学调查体验活动优秀报告", nil),
                ]
            case .olympiadPrize: [("中学生\(field)竞赛一等奖", .provincial), ("中学生\(field)竞赛二等奖", .provincial), ("中学生\(field)竞赛三等奖", .provincial)]
            case .patent: [("实用新型专利授权", .national), ("外观设计专利授权", .national)]
            case .other: [("校园科技节优秀作品", .school), ("科学营优秀营员", .national), ("区科普讲解比赛优胜", .city)]
            }
        guard let (title, level) = random.pick(known) else { return }
        // An earlier award comes to the office with the application.
        outbox.file(
            .award, of: plan.id, on: CivilDay(number: max(day, applicant.day)),
            [
                ("person_id", applicant.pupil.reference), ("award_kind", kind.label.zh), ("title", title), ("day", written(day)),
                ("level", level?.label.zh ?? ""),
            ])
    }

    /// One day for everybody some weeks after the cycle. Of a hundred entitled one is forgotten; rarely one too many is issued.
    func fileCertificates(_ trainees: [Trainee], to outbox: inout Outbox) {
        guard let rule = plan.certificate else { return }
        var shared = SplitMix64(seed: seed, programme, plan.id, "certificates")
        let day = WorkingDays.day(1, after: plan.cycle.to.number + shared.integer(6...40))
        for trainee in trainees {
            var random = SplitMix64(seed: seed, programme, plan.id, "certificate", trainee.applicant.pupil.reference)
            let (forgotten, mistaken) = (random.chance(0.01), random.chance(0.03))
            let outcome = trainee.exit == nil ? trainee.evaluations.last { $0.stage == .annual }?.outcome : nil
            let due: CertificateStatus? =
                outcome.map(rule.granted.contains) == true
                ? .issued : outcome.map { rule.withheld?.contains($0) == true } == true ? .withheld : nil
            guard let status = due == .issued ? (forgotten ? nil : due) : mistaken ? .issued : due else { continue }
            outbox.file(
                .certificate, of: plan.id, on: CivilDay(number: day),
                [
                    ("person_id", trainee.applicant.pupil.reference), ("plan_id", plan.id), ("status", status.label.zh),
                    ("day", written(day)),
                ])
        }
    }
}
