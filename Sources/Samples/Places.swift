// Shares out the places of a plan: which discipline takes how many pupils in which city.

import Domain

/// Places that are competed for among one another.
struct PlaceCell {
    /// Nil where places are not by city.
    let city: String?
    /// Discipline code.
    let discipline: String
    /// Places to fill; may be one or two short of the quota.
    var places: Int
}

/// Sharing out of places.
enum Places {
    /// The cells of a plan: by its quotas as far as they go, by chance where they leave room.
    static func cells(of plan: Plan, _ random: inout SplitMix64) -> [PlaceCell] {
        let codes = plan.scope.disciplines.codes
        let byDiscipline = counts(.discipline, of: plan, names: codes, &random)
        let byCity = counts(.city, of: plan, names: plan.scope.cities?.names ?? [], &random)
        var cells: [PlaceCell] = []
        if let byCity {
            // With places by discipline as well, each city draws from what the disciplines have left.
            var left = byDiscipline ?? codes.map { _ in Int.max }
            for (city, places) in zip(plan.scope.cities?.names ?? [], byCity) {
                let open = codes.indices.filter { left[$0] > 0 && !hosts(of: codes[$0], in: city, plan).isEmpty }
                let shares = split(places, among: open.count, &random)
                for (index, share) in zip(open, shares) {
                    cells.append(PlaceCell(city: city, discipline: codes[index], places: min(share, left[index])))
                    left[index] -= min(share, left[index])
                }
            }
        } else if let byDiscipline {
            cells = zip(codes, byDiscipline).map { PlaceCell(city: nil, discipline: $0, places: $1) }
        } else {
            let total = plan.quotas.first { $0.by == .total }
            // A programme that states no places at all is taken for a small one.
            let places = (total?.count ?? 30) + (total?.operator == .exactly || total?.operator == .atMost ? 0 : random.below(7))
            cells = zip(codes, split(places, among: codes.count, &random)).map { PlaceCell(city: nil, discipline: $0, places: $1) }
        }
        if !plan.quotas.contains(where: { $0.operator == .atLeast }) {
            // About every other edition has a cell that is not quite filled.
            let shortfall = 0.5 / Double(max(1, cells.count))
            for index in cells.indices where cells[index].places > 3 && random.chance(shortfall) {
                cells[index].places -= random.chance(0.7) ? 1 : 2
            }
        }
        return cells.filter { $0.places > 0 }
    }

    /// The universities of the plan that take pupils of a discipline in a city.
    static func hosts(of discipline: String, in city: String?, _ plan: Plan) -> [Plan.University] {
        (plan.scope.universities?.members ?? []).filter { university in
            (city == nil || university.city == nil || university.city == city)
                && (university.disciplines?.contains(discipline) ?? true)
        }
    }

    private static func counts(
        _ basis: Plan.QuotaBasis, of plan: Plan, names: [String], _ random: inout SplitMix64
    ) -> [Int]? {
        guard let quota = plan.quotas.first(where: { $0.by == basis }), let counts = quota.counts else { return nil }
        return names.map { (counts[$0] ?? 0) + (quota.operator == .atLeast ? random.below(3) : 0) }
    }

    /// Whole parts of a total, uneven by chance, each rest going to the largest fraction.
    private static func split(_ total: Int, among count: Int, _ random: inout SplitMix64) -> [Int] {
        let weights = (0..<count).map { _ in random.real(0.75...1.25) }
        let exact = weights.map { Double(total) * $0 / weights.reduce(0, +) }
        var parts = exact.map { Int($0) }
        let order = exact.indices.sorted { (exact[$1] - Double(parts[$1]), $0) < (exact[$0] - Double(parts[$0]), $1) }
        for index in order.prefix(total - parts.reduce(0, +)) { parts[index] += 1 }
        return parts
    }
}
