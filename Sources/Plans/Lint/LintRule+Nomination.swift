// Faults in who may come forward: a review without criteria, and nominations that cannot feed the screening ratio.

import Domain

extension LintRule {
    static let reviewWithoutCriteria = LintRule(
        "lint.review.no_criteria", "资格审核没有成绩排名标准", "a review without a rank gate to go by"
    ) { plan, fault in
        guard let review = plan.selection.stages.first(where: { $0.stage == .review && $0.strength.binds }),
            plan.eligibility?.rankGate == nil
        else { return [] }
        return [
            fault(
                .gap, [review.clause],
                Bilingual("设有资格审核，却没有写明成绩排名要求", "there is a review, yet no rank gate is stated"),
                why: Bilingual("各校推荐、审核的标准可能不一", "schools may nominate and review by different standards"),
                remedy: Bilingual("写明申报的成绩排名要求，或注明不设要求", "state the rank gate, or that there is none"))
        ]
    }

    /// With every school at its number the ratio is not reached: a contradiction where the number is a limit, a gap where it is a floor.
    static let nominationShort = LintRule(
        "lint.nomination.short", "推荐人数不足以达到遴选比例", "nominations fall short of the screening ratio"
    ) { plan, fault in
        guard let supply = NominationSupply(plan), supply.isShort else { return [] }
        let said = supply.sentence
        return [
            fault(
                supply.floor.operator == .atLeast ? .gap : .contradiction, supply.clauses,
                Bilingual("\(said.need.zh)；\(said.supply.zh)，不足所需", "\(said.need.en); \(said.supply.en), which is less"),
                why: Bilingual("各校都按此人数推荐，仍达不到遴选比例", "with every school at its number the ratio is still not reached"),
                remedy: Bilingual("增加每校推荐人数或参与中学，或降低遴选比例", "let schools nominate more, take in more schools, or lower the ratio"),
                figures: supply.figures)
        ]
    }

    /// The number suffices in one way of counting, or in all, yet not for each discipline.
    static let nominationSpread = LintRule(
        "lint.nomination.spread", "推荐人数不能保证各学科都达到遴选比例", "nominations do not secure the ratio in each discipline"
    ) { plan, fault in
        guard let supply = NominationSupply(plan), !supply.isShort, !supply.isSecured else { return [] }
        let said = supply.sentence
        let open = supply.floor.per == nil
        return [
            fault(
                .note, supply.clauses,
                Bilingual(
                    "\(said.need.zh)；\(said.supply.zh)\(open ? "；方案没有写明按哪一种计" : "")",
                    "\(said.need.en); \(said.supply.en)\(open ? "; the plan does not say which is meant" : "")"),
                why: supply.floor.strength == .must
                    ? Bilingual(
                        "如按合计，学生集中在少数学科时，其余学科达不到遴选比例",
                        "counted over all, where pupils gather in a few disciplines the others miss the ratio")
                    : Bilingual(
                        "这是允许推荐的人数，不是必须推荐的人数，不保证有人报名；如按合计，学生集中在少数学科时，其余学科达不到遴选比例",
                        "it is what a school may nominate, not what it must, so that nobody is sure to come; "
                            + "counted over all, where pupils gather in a few disciplines the others miss the ratio"),
                remedy: open
                    ? Bilingual(
                        "写明按每校每学科还是每校合计；如为合计，另写明各学科的推荐人数",
                        "say whether it is meant in each discipline or over all; if over all, state numbers for each discipline too")
                    : Bilingual("另写明各学科的推荐人数", "state numbers for each discipline too"),
                figures: supply.figures)
        ]
    }
}

/// Nominations by all schools against what the screening ratio needs.
private struct NominationSupply {
    let floor: Plan.NominationFloor
    let ratio: Plan.RatioRule
    let schools: Int
    /// Disciplines with places.
    let disciplines: Int
    /// Pupils that the ratio needs in each discipline; empty where places are not stated by discipline.
    let neededInEach: [Int]
    let neededInAll: Int
    let clauses: [String]

    /// nil where the plan does not state nominations, schools, places, and a ratio to selection of a stage they feed.
    init?(_ plan: Plan) {
        let order = plan.selection.stages.map(\.stage)
        guard let floor = plan.eligibility?.nominationFloor, let schools = plan.scope.schools, let places = plan.places,
            let entry = order.firstIndex(of: floor.stage),
            let ratio = plan.selection.ratios?.filter({
                $0.denominator == .selection && $0.operator != .atMost && (order.firstIndex(of: $0.numerator) ?? -1) >= entry
            }).max(by: { $0.number < $1.number }),
            // Past this a ratio is a slip of the pen, and its product no number of pupils.
            ratio.number <= 1_000_000
        else { return nil }
        // A product of decimals may come out a hair above the whole number it stands for.
        func needed(_ places: Int) -> Int { Int((ratio.number * Double(places) - 1e-6).rounded(.up)) }
        let split = plan.quotas.first { $0.by == .discipline }
        let parts = split.map { plan.parts(of: $0).map(\.places).filter { $0 > 0 } }
        self.floor = floor
        self.ratio = ratio
        self.schools = schools.names.count
        disciplines = parts?.count ?? plan.scope.disciplines.codes.count
        neededInEach = parts?.map(needed) ?? []
        neededInAll = parts.map { $0.map(needed).reduce(0, +) } ?? needed(places)
        clauses = [floor.clause, ratio.clause] + [split ?? plan.quotas.first].compactMap { $0?.clause } + [schools.clause]
    }

    /// What all schools make together, the number being counted once a school; in each discipline, where it is counted in each.
    var nominated: Int { schools * floor.count }

    /// Whether it falls short however it is counted.
    var isShort: Bool {
        if floor.per == .school { return nominated < neededInAll }
        return neededInEach.max().map { nominated < $0 } ?? (nominated * disciplines < neededInAll)
    }

    /// Whether there is enough, however it is counted.
    var isSecured: Bool {
        floor.per == .discipline || disciplines == 1 || (neededInEach.isEmpty && nominated >= neededInAll)
    }

    var figures: [PlanFault.Figure] {
        [.init("schools", schools), .init("nominations_per_school", floor.count)]
            + (floor.per == .school ? [] : [.init("nominations_in_each_discipline", nominated)])
            + (floor.per == .discipline ? [] : [.init("nominations_over_all", nominated)])
            + (neededInEach.max().map { [.init("needed_in_one_discipline", $0)] } ?? []) + [.init("needed_in_all", neededInAll)]
    }

    var sentence: (need: Bilingual, supply: Bilingual) {
        let number = floor.operator.amount(floor.count)
        let together = floor.operator.amount(nominated)
        let offered = Bilingual("\(schools) 所中学每校可推荐\(number.zh) 人", "\(schools) schools may nominate \(number.en) each")
        let each = Bilingual("按各学科分别计，每学科\(together.zh) 人", "counted in each discipline, \(together.en) in each")
        let compared =
            nominated < neededInAll
            ? Bilingual("少于所需总数", "fewer than needed")
            : nominated == neededInAll ? Bilingual("恰为所需总数", "just the number needed") : Bilingual("多于所需总数", "more than needed")
        let least =
            floor.operator == .atLeast
            ? Bilingual("，按下限\(compared.zh)", ", by that floor \(compared.en)")
            : Bilingual("，\(compared.zh)", ", \(compared.en)")
        let all = Bilingual(
            "按每校合计，共\(together.zh) 人\(least.zh)\(neededInEach.isEmpty ? "" : "，各学科是否都够没有保证")",
            "counted over all, \(together.en) together\(least.en)\(neededInEach.isEmpty ? "" : ", with no discipline sure of its number")")
        return switch floor.per {
        case .discipline: (need, Bilingual("\(offered.zh)，\(each.zh)", "\(offered.en): \(each.en)"))
        case .school: (need, Bilingual("\(offered.zh)，\(all.zh)", "\(offered.en): \(all.en)"))
        case nil: (need, Bilingual("\(offered.zh)：如\(each.zh)；如\(all.zh)", "\(offered.en): \(each.en); \(all.en)"))
        }
    }

    private var need: Bilingual {
        let (first, second) = (ratio.numerator.label, ratio.denominator.label)
        let value = ratio.number == ratio.number.rounded() ? "\(Int(ratio.number))" : "\(ratio.number)"
        let strength = ratio.strength == .must ? Bilingual("", "") : Bilingual(ratio.strength.label.zh, ratio.strength.label.en + " ")
        let comparison = ratio.operator == .exactly ? Bilingual("为", "of") : Bilingual("不低于", "of at least")
        let each =
            if let most = neededInEach.max(), let least = neededInEach.min() {
                most == least
                    ? Bilingual("每学科 \(most) 人，", "\(most) pupils in each discipline, ")
                    : Bilingual("各学科 \(least) 至 \(most) 人，", "\(least) to \(most) pupils in each discipline, ")
            } else {
                Bilingual("", "")
            }
        return Bilingual(
            "\(first.zh)与\(second.zh)之比\(strength.zh)\(comparison.zh) \(value):1，按名额需要\(each.zh)共 \(neededInAll) 人",
            "a ratio of \(first.en) to \(second.en) \(strength.en)\(comparison.en) \(value):1 needs \(each.en)\(neededInAll) in all")
    }
}
