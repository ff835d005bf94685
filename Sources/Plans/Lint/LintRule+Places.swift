// Faults of places (名额) and of who is to serve them: totals unstated, parts that disagree, disciplines without a university, mentors.

import Domain

extension LintRule {
    static let quotaTotalUnstated = LintRule("lint.quota.total_unstated", "名额没有写明总数", "the total of places is not stated") { plan, fault in
        guard !plan.quotas.contains(where: { $0.by == .total }) else { return [] }
        return plan.quotas.compactMap { quota in
            let parts = plan.parts(of: quota)
            guard parts.count > 1 else { return nil }
            let sum = parts.map(\.places).reduce(0, +)
            let list = parts.map { plan.label(ofPart: $0.name, by: quota.by).adding(" \($0.places)") }.listed
            return fault(
                .gap, [quota.clause],
                Bilingual(
                    "名额只分项写明（\(list.zh)），合计 \(quota.operator.amount(sum).zh)，总数未写",
                    "places are stated by part only (\(list.en)); together \(quota.operator.amount(sum).en), a total stated nowhere"
                ),
                why: Bilingual("分项有误或改动时，没有总数可以核对", "where a part is wrong or changed there is no total to hold it against"),
                remedy: Bilingual("写明总名额 \(sum)", "state the total, \(sum)"),
                figures: parts.map { .init("places[\($0.name)]", $0.places) } + [.init("places", sum)])
        }
    }

    /// Only where no total is stated: parts against a total are the reader's matter.
    static let quotaPartsDisagree = LintRule(
        "lint.quota.parts_disagree", "分学科与分城市的名额不一致", "places by discipline and by city disagree"
    ) { plan, fault in
        guard !plan.quotas.contains(where: { $0.by == .total }), let first = plan.quotas.first(where: { $0.by == .discipline }),
            let second = plan.quotas.first(where: { $0.by == .city })
        else { return [] }
        func range(_ quota: Plan.Quota) -> (sum: Int, least: Int, most: Int) {
            let sum = (quota.counts ?? [:]).values.reduce(0, +)
            return (sum, quota.operator == .atMost ? 0 : sum, quota.operator == .atLeast ? .max : sum)
        }
        let (left, right) = (range(first), range(second))
        guard left.least > right.most || right.least > left.most else { return [] }
        let (byDiscipline, byCity) = (first.operator.amount(left.sum), second.operator.amount(right.sum))
        return [
            fault(
                .contradiction, [first.clause, second.clause],
                Bilingual(
                    "分学科的名额合计 \(byDiscipline.zh)，分城市的合计 \(byCity.zh)，两者不能同时成立",
                    "places by discipline come to \(byDiscipline.en), by city to \(byCity.en); both cannot hold"),
                why: Bilingual("究竟招收多少学生没有定论", "how many pupils to select cannot be told"),
                remedy: Bilingual("核对两种名额，并写明总数", "check both and state the total"),
                figures: [.init("places_by_discipline", left.sum), .init("places_by_city", right.sum)])
        ]
    }

    static let quotaPartMissing = LintRule(
        "lint.quota.part_missing", "有的学科、城市或高校没有名额", "a discipline, city or university without places"
    ) { plan, fault in
        plan.quotas.compactMap { quota in
            guard let counts = quota.counts else { return nil }
            let scope = plan.scope
            let (all, clause): ([String], String) =
                switch quota.by {
                case .discipline: (scope.disciplines.codes, scope.disciplines.clause)
                case .university: (scope.universities?.members.map(\.name) ?? [], scope.universities?.clause ?? quota.clause)
                case .city, .total: (scope.cities?.names ?? [], scope.cities?.clause ?? quota.clause)
                }
            let missing = all.filter { counts[$0] == nil }
            guard !missing.isEmpty else { return nil }
            let labels = missing.map { plan.label(ofPart: $0, by: quota.by) }.listed
            return fault(
                .gap, [clause, quota.clause],
                Bilingual("\(labels.zh)在实施范围之内，却没有写明名额", "in scope, yet without places: \(labels.en)"),
                why: Bilingual("是不招收还是漏写，无从判断", "whether none are wanted or they were forgotten cannot be told"),
                remedy: Bilingual("补写名额；不招收的写 0", "state the places, 0 where none are wanted"),
                figures: [.init("parts_missing", missing.count), .init("parts", all.count)])
        }
    }

    /// Only where every university states its disciplines, or its city: silence of one leaves open that it serves them all.
    static let scopeUnserved = LintRule(
        "lint.scope.unserved", "有的学科或城市没有培养高校", "a discipline or city without a host university"
    ) { plan, fault in
        guard let universities = plan.scope.universities else { return [] }
        func unserved(_ all: [String], _ clause: String, _ served: [[String]?], _ basis: Plan.QuotaBasis) -> [PlanFault] {
            let known = served.compactMap { $0 }
            guard known.count == served.count else { return [] }
            let missing = all.filter { name in !known.contains { $0.contains(name) } }
            guard !missing.isEmpty else { return [] }
            let labels = missing.map { plan.label(ofPart: $0, by: basis) }.listed
            return [
                fault(
                    .gap, [clause, universities.clause],
                    Bilingual("\(labels.zh)在实施范围之内，却没有培养高校承担", "in scope, yet no host university serves: \(labels.en)"),
                    why: Bilingual("入选的学生没有地方培养", "pupils selected there have nowhere to be trained"),
                    remedy: Bilingual("增列培养高校，或调整实施范围", "name a host university, or narrow the scope"),
                    figures: [.init("parts_unserved", missing.count), .init("universities", served.count)])
            ]
        }
        let disciplines = plan.scope.disciplines
        let cities = plan.scope.cities.map { unserved($0.names, $0.clause, universities.members.map { $0.city.map { [$0] } }, .city) }
        return unserved(disciplines.codes, disciplines.clause, universities.members.map(\.disciplines), .discipline) + (cities ?? [])
    }
}

extension Bilingual {
    /// The same text after both.
    fileprivate func adding(_ text: String) -> Bilingual {
        Bilingual(zh + text, en + text)
    }
}
