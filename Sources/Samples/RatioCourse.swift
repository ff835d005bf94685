// Decides how well an edition keeps the screening ratio its plan states, and how many candidates a step must therefore have.

import Domain

/// How an edition deals with the screening ratio (a step against the selected).
struct RatioCourse {
    /// The step counted; nil where the plan states no ratio.
    let stage: SelectionStage?
    private let ratio: Plan.RatioRule?
    private let manner: Manner

    private enum Manner {
        case kept
        /// One candidate more or fewer in half of the cells.
        case nearly
        /// One candidate fewer in a third of the cells.
        case slightlyBreached
        /// Candidates against what the ratio asks for.
        case breached(Double)
    }

    /// The official edition whose ratio is missed by a little, so that pages about official plans have something to find.
    static let breachedOfficial = "neimenggu-pilot-2024"

    init(edition: Edition, plan: Plan, _ random: inout SplitMix64) {
        ratio = plan.selection.ratios?.first {
            $0.denominator == .selection && [.test, .interview, .mentorSelection].contains($0.numerator)
        }
        stage = ratio?.numerator
        let draw = random.unit()
        let factor = random.real(0.88...0.94)
        if !edition.isInvented {
            manner = edition.id == RatioCourse.breachedOfficial ? .slightlyBreached : .kept
        } else if draw < 0.12 {
            manner = .breached(factor)
        } else {
            manner = draw < 0.35 && ratio?.operator == .exactly ? .nearly : .kept
        }
    }

    /// Candidates that a cell has at the counted step for so many places; nil where the plan states no ratio.
    func candidates(for places: Int, _ random: inout SplitMix64) -> Int? {
        guard let ratio else { return nil }
        let asked = ratio.number * Double(places)
        switch manner {
        case .breached(let factor):
            return max(places, Int((asked * (ratio.operator == .atMost ? 2 - factor : factor)).rounded(.down)))
        case .slightlyBreached:
            return Int(asked.rounded()) - (random.chance(0.35) ? 1 : 0)
        case .nearly:
            return Int(asked.rounded()) + (random.chance(0.5) ? random.integer(-1...1) : 0)
        case .kept:
            switch ratio.operator {
            case .exactly: return Int(asked.rounded())
            case .atLeast: return Int(asked.rounded(.up)) + random.below(max(2, places / 2))
            case .atMost: return max(places, Int(asked.rounded(.down)) - random.below(2))
            }
        }
    }
}
