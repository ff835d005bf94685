// Gives applicants their ranks at school, so that they pass the plan's rank gate or fall under a relaxation that it states.

import Domain

/// Ranks in tenths of a per cent of the year group; nil where the school did not give one.
struct Ranks {
    var discipline: Int?
    var overall: Int?

    /// Ranks that fulfil one of the gate's alternatives. Where the plan states a relaxation, 3 in 100 stand just outside;
    /// where it has no gate, ranks are spread wider and often missing.
    static func drawn(for gate: Plan.RankGate?, _ random: inout SplitMix64) -> Ranks {
        guard let gate, let decisive = random.pick(gate.anyOf) else {
            func rank() -> Int? {
                random.chance(0.35) ? nil : min(random.integer(5...350), random.integer(5...350))
            }
            return Ranks(discipline: rank(), overall: rank())
        }
        func limit(_ ranking: Ranking) -> Int? {
            gate.anyOf.filter { $0.ranking == ranking }.map { $0.topPercent * 10 }.max()
        }
        func inside(_ limit: Int) -> Int { min(random.integer(1...limit), random.integer(1...limit)) }
        func outside(_ limit: Int?, _ margin: Int) -> Int { min(1000, (limit ?? 250) + 1 + random.below(margin)) }
        if gate.relaxation != nil, random.chance(0.03) {
            return Ranks(discipline: outside(limit(.discipline), 50), overall: outside(limit(.overall), 70))
        }
        let passesAll = random.chance(0.7)
        func rank(_ ranking: Ranking) -> Int? {
            if ranking == decisive.ranking { return inside(decisive.topPercent * 10) }
            // The one that does not decide is sometimes left out.
            if random.chance(0.1) { return nil }
            return passesAll ? inside(limit(ranking) ?? 250) : outside(limit(ranking), 150)
        }
        return Ranks(discipline: rank(.discipline), overall: rank(.overall))
    }
}

/// A number of tenths as files write it: `87.5`, `90`.
func decimal(tenths: Int) -> String {
    tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
}
