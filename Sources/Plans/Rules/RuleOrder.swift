// The order in which rules of several plans are told: that of the documents, the same whatever the plans.

internal import Domain

package enum RuleOrder {
    /// All ids of several plans, each once, chapter by chapter in the order of documents. What two plans tell apart further (duties, grounds
    /// named twice) follows the rule it belongs to, in the order of the plans.
    package static func ids(of plans: [[PlanRule]]) -> [String] {
        var seen: Set<String> = []
        let ids = plans.joined().map(\.id).filter { seen.insert($0).inserted }
        return ids.enumerated().map { (rank: rank($0.element), place: $0.offset, id: $0.element) }
            .sorted { ($0.rank, $0.place) < ($1.rank, $1.place) }.map(\.id)
    }

    /// The place of the id, or of the longest known id that it continues.
    private static func rank(_ id: String) -> Int {
        var parts = id.split(separator: ".")
        while !parts.isEmpty {
            if let rank = ranks[parts.joined(separator: ".")] { return rank }
            parts.removeLast()
        }
        return ranks.count
    }

    private static let ranks: [String: Int] = Dictionary(
        (fixed + followUp + ["timetable"] + TimetableSteps.codes.map { "timetable.\($0)" }).enumerated().map { ($0.element, $0.offset) },
        uniquingKeysWith: min)

    private static var fixed: [String] {
        let stages = SelectionStage.allCases.map(\.rawValue)
        return ["cycle", "scope.cities", "scope.universities", "scope.disciplines", "scope.schools", "eligibility.grades"]
            + ["eligibility.rank_gate", "eligibility.rank_gate.relaxation", "eligibility.nomination_floor"]
            + ["science_prize", "olympiad_prize", "patent", "science_club"].map { "eligibility.priority.\($0)" }
            + ["eligibility.priority"] + stages.map { "selection.stage.\($0)" }
            + stages.flatMap { first in stages.map { "selection.ratio.\(first).\($0)" } }
            + ["selection.mentor_wishes", "selection.public_notice", "quota.total", "quota.discipline", "quota.city", "quota.university"]
            + ["number", "capacity", "nominated_from", "qualification", "team_qualification", "term"].map { "mentors.\($0)" }
            + ["visits", "face_to_face", "growth_log", "growth_log_review", "reapplication"].map { "training.\($0)" }
            + EvaluationStage.allCases.flatMap { stage in
                ["window", "by", "outcomes", "dimensions", "failure_ends_training"].map { "evaluation.\(stage.rawValue).\($0)" }
            } + ["certificate", "certificate.withheld"]
    }

    private static var followUp: [String] {
        [Party.everyone, .office, .cityOffice, .university, .school, .mentor].flatMap { party in
            ["all_participants", "enrolled_here", "local"].map { "follow_up.\(party.rawValue).\($0)" }
        } + ["follow_up"]
    }
}
