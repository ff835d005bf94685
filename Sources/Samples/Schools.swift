// The schools that pupils of a programme come from: those a plan names, or plainly invented ones where it names none.

import Domain

/// A participating school as the samples see it.
struct School {
    let name: String
    /// Nil where the plan states no cities.
    let city: String?
    /// How many applicants it sends, against the others.
    let weight: Double
}

/// The schools of one programme. Invented schools stay the same over all editions.
struct Schools {
    let all: [School]

    init(plan: Plan, seed: UInt64) {
        let cities = plan.scope.cities?.names ?? []
        var schools: [School] = []
        func add(_ name: String, _ city: String?) {
            var random = SplitMix64(seed: seed, plan.programme, "school", name)
            schools.append(School(name: name, city: city, weight: random.real(0.6...1.6)))
        }
        if let named = plan.scope.schools?.names {
            for (index, name) in named.enumerated() {
                // The city in the school's own name, else they are dealt out in the order in which the plan names them.
                let own = cities.first { name.hasPrefix($0.replacing("市", with: "")) }
                add(name, own ?? (cities.isEmpty ? nil : cities[index % cities.count]))
            }
        } else {
            for place in cities.isEmpty ? [nil] : cities.map(Optional.some) {
                var random = SplitMix64(seed: seed, plan.programme, "schools of", place ?? "")
                for number in ["一", "二", "三", "四", "五", "六", "七", "八"].prefix(random.integer(4...8)) {
                    add("\(place ?? plan.region.zh)示例第\(number)中学", place)
                }
            }
        }
        all = schools
    }

    /// A school of the city, or of any city where the city is nil or has no school.
    func school(in city: String?, _ random: inout SplitMix64) -> School {
        let local = all.filter { city == nil || $0.city == city }
        let candidates = local.isEmpty ? all : local
        return candidates[random.position(weights: candidates.map(\.weight))]
    }
}
