// Estimates the parameters of the model from how pairs agree: expectation and maximisation.

/// How the estimation runs.
package struct EstimationOptions: Sendable {
    package var start: MatchParameters
    /// Whether u stays as it is at the start.
    package var keepsU = false
    package var keepsM = false
    /// The estimation has converged when no parameter moves by this much in an iteration.
    package var tolerance = 1e-12
    package var maximumIterations = 1000
    package var keepsTrace = false

    package init(start: MatchParameters) {
        self.start = start
    }
}

/// What somebody must know before using an estimate.
package enum EstimationDoubt: Hashable, Sendable {
    /// The iterations ended before the parameters stood still.
    case notConverged
    /// The class called matches agrees less than the other: the two have changed places, or there is but one. Not to be used.
    case swapped
    /// Agreement on the field speaks against a match. The two classes then need not be matches and others. Not to be used.
    case inverted(field: Int)
    /// All pairs have the same level (or none): nothing was learnt.
    case constant(field: Int)
    /// A rule of blocking uses the field's column, so that its m and u describe blocked pairs alone.
    case blocked(field: Int, rule: Int)
    /// Fewer than one match is expected among the pairs.
    case noMatches
    /// Several sets of parameters explain how the pairs agree equally well: fewer fields differ from pair to pair than it takes to tell them
    /// apart. With m and u free these are three (L. A. Goodman, *Biometrika* 61 (1974) 215–231), with one of them kept two, with both one. Not to be used.
    case notIdentified(varying: Int, needed: Int)
}

extension EstimationDoubt {
    /// `notIdentified` where fewer fields than needed differ between the pairs; nil where there are enough, or no pairs.
    static func identification(_ groups: [PatternGroup], _ fields: [MatchField], needed: Int) -> EstimationDoubt? {
        guard !groups.isEmpty else { return nil }
        let varying = fields.indices.count { field in Set(groups.map { $0.levels[field] }).subtracting([-1]).count > 1 }
        return varying < needed ? .notIdentified(varying: varying, needed: needed) : nil
    }
}

package struct Estimation: Sendable {
    package var parameters: MatchParameters
    package var iterations: Int
    package var converged: Bool
    /// The parameters after each iteration, where asked for.
    package var trace: [MatchParameters]
    package var doubts: [EstimationDoubt]

    /// Whether the estimate may be used to decide anything.
    package var isUsable: Bool {
        !doubts.contains { doubt in
            switch doubt {
            case .swapped, .notIdentified: true
            // Of several rules one may have seen it the wrong way round: what counts is the answer.
            case .inverted(let field): parameters.isInverted(field)
            case .notConverged, .constant, .blocked, .noMatches: false
            }
        }
    }
}

/// EM for the model with conditionally independent fields (Dempster, Laird and Rubin 1977; for record linkage Jaro 1989, Winkler 1988).
///
/// Missing fields are neutral in the posterior and count in no denominator. A field without any value keeps its start. O(iterations · groups · fields).
/// - Parameter groups: how pairs agree; empty groups give back the start with the doubt `noMatches`.
package func estimate(_ groups: [PatternGroup], _ fields: [MatchField], _ options: EstimationOptions) -> Estimation {
    var estimation = Estimation(parameters: options.start, iterations: 0, converged: groups.isEmpty, trace: [], doubts: [])
    let pairs = Double(groups.reduce(0) { $0 + $1.count })
    while !groups.isEmpty, !estimation.converged, estimation.iterations < options.maximumIterations {
        let now = estimation.parameters
        var next = maximised(groups, fields, now, pairs: pairs)
        if options.keepsU { next.u = now.u }
        if options.keepsM { next.m = now.m }
        estimation.iterations += 1
        estimation.converged = now.distance(to: next) < options.tolerance
        estimation.parameters = next
        if options.keepsTrace { estimation.trace.append(next) }
    }
    estimation.doubts = doubts(estimation, groups, fields, pairs: pairs)
    // Whoever lets nothing be estimated has the parameters from elsewhere.
    if options.maximumIterations > 0 {
        let needed = 3 - (options.keepsU ? 1 : 0) - (options.keepsM ? 1 : 0)
        if let doubt = EstimationDoubt.identification(groups, fields, needed: needed) { estimation.doubts.append(doubt) }
    }
    return estimation
}

private func maximised(_ groups: [PatternGroup], _ fields: [MatchField], _ now: MatchParameters, pairs: Double) -> MatchParameters {
    var matches = 0.0
    var m = now.m.map { [Double](repeating: 0, count: $0.count) }
    var u = m
    for group in groups {
        let probability = now.posterior(now.weight(group.levels, group.frequencies, fields))
        let (same, other) = (probability * Double(group.count), (1 - probability) * Double(group.count))
        matches += same
        for field in fields.indices where group.levels[field] >= 0 {
            m[field][group.levels[field]] += same
            u[field][group.levels[field]] += other
        }
    }
    func shares(_ sums: [[Double]], else kept: [[Double]]) -> [[Double]] {
        zip(sums, kept).map { sum, kept in
            let total = sum.reduce(0, +)
            return total > 0 ? sum.map { MatchParameters.clamped($0 / total) } : kept
        }
    }
    return MatchParameters(lambda: MatchParameters.clamped(matches / pairs), m: shares(m, else: now.m), u: shares(u, else: now.u))
}

private func doubts(_ estimation: Estimation, _ groups: [PatternGroup], _ fields: [MatchField], pairs: Double) -> [EstimationDoubt] {
    let parameters = estimation.parameters
    var doubts: [EstimationDoubt] = []
    if !estimation.converged { doubts.append(.notConverged) }
    if parameters.lambda * pairs < 1 { doubts.append(.noMatches) }
    var apart = 0.0
    for field in fields.indices {
        let seen = Set(groups.map { $0.levels[field] }).subtracting([-1])
        if seen.count < 2 {
            doubts.append(.constant(field: field))
            continue
        }
        apart += parameters.weight(field, fields[field].comparator.levels - 1) - parameters.weight(field, 0)
        if parameters.isInverted(field) { doubts.append(.inverted(field: field)) }
    }
    if apart < 0, !groups.isEmpty { doubts.append(.swapped) }
    return doubts
}

extension MatchParameters {
    /// Whether the mean level of a field is lower among matches than among others.
    fileprivate func isInverted(_ field: Int) -> Bool {
        func mean(_ shares: [Double]) -> Double { shares.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element } }
        return mean(m[field]) < mean(u[field])
    }

    /// The largest difference of any parameter.
    fileprivate func distance(to other: MatchParameters) -> Double {
        var largest = abs(lambda - other.lambda)
        for (mine, theirs) in [(m, other.m), (u, other.u)] {
            for (left, right) in zip(mine, theirs) {
                for (a, b) in zip(left, right) { largest = max(largest, abs(a - b)) }
            }
        }
        return largest
    }
}
