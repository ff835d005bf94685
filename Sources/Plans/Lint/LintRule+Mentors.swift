// Whether the places of a plan can be mentored within the number of pupils that one mentor takes.

import Domain

extension LintRule {
    /// Where the number of mentors is stated and is no lower bound, the plan is free of this; see `mentorsTooFew`.
    static let mentorsNeeded = LintRule("lint.mentors.needed", "至少需要的导师人数", "how many mentors are needed at least") { plan, fault in
        guard let need = MentorNeed(plan) else { return [] }
        if let number = plan.mentors?.number {
            guard number.operator == .atLeast, number.count < need.mentors else { return [] }
        }
        let stated = plan.mentors?.number
        let said =
            stated.map {
                Bilingual("导师人数只写明\($0.operator.amount($0.count).zh)", "mentors are stated as \($0.operator.amount($0.count).en) only")
            }
            ?? Bilingual("导师人数未写明", "the number of mentors is not stated")
        let limit = need.capacity.operator.amount(need.capacity.pupils)
        let strength =
            need.capacity.strength == .must
            ? Bilingual("", "") : Bilingual(need.capacity.strength.label.zh, " " + need.capacity.strength.label.en)
        let parts =
            need.parts.isEmpty
            ? Bilingual("", "")
            : Bilingual(
                "（\(need.parts.map { "\($0.label.zh) \($0.mentors)" }.joined(separator: "、"))）",
                " (\(need.parts.map { "\($0.label.en) \($0.mentors)" }.joined(separator: ", ")))")
        return [
            fault(
                .note, need.clauses + (stated.map { [$0.clause] } ?? []),
                Bilingual(
                    "名额 \(need.places)，每位导师培养学生\(strength.zh)\(limit.zh) 人，至少需要 \(need.mentors) 位导师\(parts.zh)；\(said.zh)",
                    "\(need.places) places with \(limit.en) pupils a mentor\(strength.en): "
                        + "at least \(need.mentors) mentors are needed\(parts.en); \(said.en)"
                ),
                why: Bilingual(
                    "导师不足时，名额和每位导师的人数上限不能同时做到", "with fewer mentors, either places stay empty or mentors take more than they may"),
                remedy: Bilingual("写明导师人数，不少于 \(need.mentors) 位", "state the number of mentors, at least \(need.mentors)"),
                figures: need.figures)
        ]
    }

    static let mentorsTooFew = LintRule("lint.mentors.too_few", "导师人数不够", "too few mentors") { plan, fault in
        guard let need = MentorNeed(plan), let number = plan.mentors?.number, number.operator != .atLeast, number.count < need.mentors
        else { return [] }
        let limit = need.capacity.operator.amount(need.capacity.pupils)
        let mentored = number.count * need.capacity.pupils
        return [
            fault(
                .contradiction, need.clauses + [number.clause],
                Bilingual(
                    "名额 \(need.places)，而 \(number.operator.amount(number.count).zh) 位导师、每位\(limit.zh) 人，最多只能培养 \(mentored) 人",
                    "\(need.places) places, yet \(number.operator.amount(number.count).en) mentors "
                        + "with \(limit.en) pupils each train \(mentored) at most"
                ),
                why: Bilingual("名额和每位导师的人数上限不能同时做到", "places and the limit of pupils cannot both be kept"),
                remedy: Bilingual("增加导师到不少于 \(need.mentors) 位，或减少名额", "have at least \(need.mentors) mentors, or fewer places"),
                figures: need.figures + [.init("mentors", number.count), .init("pupils_mentored", mentored)])
        ]
    }
}

/// How many mentors the places of a plan need at least.
private struct MentorNeed {
    let capacity: Plan.Capacity
    let places: Int
    /// Every place over the limit of one mentor, rounded up.
    let mentors: Int
    /// What each discipline or city needs by itself; empty where places are not stated by part.
    let parts: [(name: String, label: Bilingual, mentors: Int)]
    let clauses: [String]

    /// nil where the plan states no upper limit of pupils a mentor, or no places.
    init?(_ plan: Plan) {
        guard let capacity = plan.mentors?.capacity, capacity.operator != .atLeast, let places = plan.places else { return nil }
        func needed(_ pupils: Int) -> Int { (pupils + capacity.pupils - 1) / capacity.pupils }
        let split = plan.quotas.first { $0.counts != nil }
        let total = plan.quotas.first { $0.by == .total }
        self.capacity = capacity
        self.places = places
        mentors = needed(places)
        parts =
            split.map { quota in
                plan.parts(of: quota).map { ($0.name, plan.label(ofPart: $0.name, by: quota.by), needed($0.places)) }
            } ?? []
        clauses = [total?.clause, split?.clause].compactMap { $0 } + [capacity.clause]
    }

    var figures: [PlanFault.Figure] {
        [.init("places", places), .init("pupils_per_mentor", capacity.pupils), .init("mentors_needed", mentors)]
            + parts.map { .init("mentors_needed[\($0.name)]", $0.mentors) }
    }
}
