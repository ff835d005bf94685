// stub
package import Domain
package enum RuleChapter: String, Sendable { case cycle }
package struct PlanRule: Hashable, Sendable {
    package let id: String
    package let chapter: RuleChapter
    package let subject: Bilingual
    package let statement: Bilingual
    package let clause: String
    package let strength: Strength?
}
extension Plan {
    package var rules: [PlanRule] {
        var ids: [String] = []
        if eligibility?.grades != nil { ids.append("eligibility.grades") }
        if eligibility?.rankGate != nil { ids.append("eligibility.rank_gate") }
        if eligibility?.nominationFloor != nil { ids.append("eligibility.nomination_floor") }
        for s in selection.stages { ids.append("selection.stage.\(s.stage.rawValue)") }
        for s in selection.ratios ?? [] { ids.append("selection.ratio.\(s.numerator.rawValue).\(s.denominator.rawValue)") }
        if selection.mentorWishes != nil { ids.append("selection.mentor_wishes") }
        if selection.publicNotice != nil { ids.append("selection.public_notice") }
        for q in quotas { ids.append("quota.\(q.by.rawValue)") }
        if mentors?.capacity != nil { ids.append("mentors.capacity") }
        if mentors?.nominatedFrom != nil { ids.append("mentors.nominated_from") }
        if mentors?.qualification != nil { ids.append("mentors.qualification") }
        if mentors?.teamQualification != nil { ids.append("mentors.team_qualification") }
        if mentors?.term != nil { ids.append("mentors.term") }
        if training?.visits != nil { ids.append("training.visits") }
        if training?.faceToFace != nil { ids.append("training.face_to_face") }
        if training?.growthLog != nil { ids.append("training.growth_log") }
        if training?.growthLogReview != nil { ids.append("training.growth_log_review") }
        for e in evaluations {
            ids.append("evaluation.\(e.stage.rawValue).window");
            if e.failureEndsTraining == true { ids.append("evaluation.\(e.stage.rawValue).failure_ends_training") }
        }
        if certificate != nil { ids.append("certificate") }
        if certificate?.withheld != nil { ids.append("certificate.withheld") }
        return ids.map {
            PlanRule(id: $0, chapter: .cycle, subject: Bilingual($0, $0), statement: Bilingual($0, $0), clause: "x", strength: nil)
        }
    }
}
