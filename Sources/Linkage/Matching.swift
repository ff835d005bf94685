// The engine: counts how blocked pairs agree, estimates from that, and scores them. Pairs are never held, only their patterns.

/// Records, fields and rules of blocking, ready to be counted and scored.
package struct Matching: Sendable {
    package let tables: RecordTables
    package let fields: [MatchField]
    package let rules: [BlockingRule]
    private let stream: PairStream
    private let code: PatternCode

    /// - Parameter largestBlock: blocks of more candidates are left out (and told by `largeBlocks`); nil leaves none out.
    /// - Returns: nil where fields, levels and frequencies have more patterns than 64 bits can number.
    package init?(_ tables: RecordTables, fields: [MatchField], rules: [BlockingRule], largestBlock: Int? = nil) {
        self.tables = tables
        self.fields = fields
        self.rules = rules
        code = PatternCode(fields, tables)
        guard code.fits else { return nil }
        stream = PairStream(tables, rules: rules, largestBlock: largestBlock)
    }

    /// How the pairs that the rules find agree, in the order of the patterns. O(pairs · fields); memory by the number of patterns.
    ///
    /// - Parameter progress: told the share of the asked rows that are done, 0 to 1.
    package func patterns(progress: (Double) -> Void = { _ in }) -> [PatternGroup] {
        counted { comparison, count in stream.forEach(progress: progress) { count(comparison.pattern($0, $1)) } }
    }

    /// How many pairs the rules find, a pair that several rules find counted with each: never less than are compared. O(asked records · rules).
    package var mostPairs: Int { stream.mostPairs }

    package func largeBlocks() -> [LargeBlock] { stream.largeBlocks() }

    /// Calls `body` with each pair that the rules find.
    package func forEachPair(_ body: (_ asked: Int, _ candidate: Int) -> Void) { stream.forEach(body) }

    /// How pairs drawn by chance agree: nearly all are no matches, so the shares of the levels are u. The same seed draws the same pairs.
    ///
    /// - Returns: u per field and level; nil for a field without a value in any pair drawn. Every level keeps at least half a pair.
    package func chanceShares(seed: UInt64, pairs: Int) -> [[Double]?] {
        var chance = Chance(seed)
        let (askedCount, candidateCount) = (tables.askedCount, tables.isOne ? tables.askedCount : tables.knownCount)
        guard askedCount > 0, candidateCount > (tables.isOne ? 1 : 0) else { return fields.map { _ in nil } }
        let groups = counted { comparison, count in
            for _ in 0..<pairs {
                let row = chance.below(askedCount)
                var candidate = chance.below(tables.isOne ? candidateCount - 1 : candidateCount)
                if tables.isOne, candidate >= row { candidate += 1 }
                count(comparison.pattern(row, candidate))
            }
        }
        return fields.indices.map { field in
            var sums = [Double](repeating: 0.5, count: fields[field].comparator.levels)
            for group in groups where group.levels[field] >= 0 { sums[group.levels[field]] += Double(group.count) }
            let total = sums.reduce(0, +)
            return total > Double(sums.count) * 0.5 ? sums.map { $0 / total } : nil
        }
    }

    /// Estimates over all pairs the rules find, at once.
    package func estimated(_ groups: [PatternGroup], _ options: EstimationOptions) -> Estimation {
        var estimation = estimate(groups, fields, options)
        for (number, rule) in rules.enumerated() {
            for field in fields.indices where rule.columns.contains(fields[field].column) {
                estimation.doubts.append(.blocked(field: field, rule: number))
            }
        }
        return estimation
    }

    /// Estimates rule by rule: in the pairs of a rule its own fields agree always and tell nothing, so they are left out there, and learn m from
    /// the pairs of other rules. m is the mean over the rules, weighted by the matches each expects. u of the answer stays as it was given (by
    /// `chanceShares`); within a rule it is estimated with m unless it is kept, for fields depend on one another there (who is of
    /// one cohort is born in one year). λ is then the share of matches among all pairs there could be.
    ///
    /// A field of every rule keeps its m and is told as `constant`.
    package func estimatedByRule(_ groups: [PatternGroup], _ options: EstimationOptions) -> Estimation {
        var result = Estimation(parameters: options.start, iterations: 0, converged: true, trace: [], doubts: [])
        var sums = options.start.m.map { [Double](repeating: 0, count: $0.count) }
        for rule in rules.indices {
            let own = Set(fields.indices.filter { rules[rule].columns.contains(fields[$0].column) })
            let masked = counted { comparison, count in
                stream.forEach(only: rule) { count(comparison.pattern($0, $1)) }
            }.map { group in
                PatternGroup(
                    code: group.code, levels: group.levels.enumerated().map { own.contains($0.offset) ? -1 : $0.element },
                    frequencies: group.frequencies.enumerated().map { own.contains($0.offset) ? nil : $0.element }, count: group.count)
            }
            let estimation = estimate(masked, fields, options)
            let expected = estimation.parameters.lambda * Double(masked.reduce(0) { $0 + $1.count })
            for field in fields.indices where !own.contains(field) {
                for level in sums[field].indices { sums[field][level] += expected * estimation.parameters.m[field][level] }
            }
            result.iterations += estimation.iterations
            result.converged = result.converged && estimation.converged
            result.doubts += estimation.doubts.filter { doubt in
                switch doubt {
                case .constant(let field): !own.contains(field)
                // u of the answer comes from elsewhere, and other rules vary in the fields of this one: the whole is judged below.
                case .notIdentified: false
                default: true
                }
            }
        }
        for field in fields.indices {
            let total = sums[field].reduce(0, +)
            if total > 0 {
                // Half a match for each level (Krichevsky and Trofimov 1981): what a few matches did not show is not impossible.
                let all = total + 0.5 * Double(sums[field].count)
                result.parameters.m[field] = sums[field].map { ($0 + 0.5) / all }
            } else {
                result.doubts.append(.constant(field: field))
            }
        }
        if let doubt = EstimationDoubt.identification(groups, fields, needed: 2) { result.doubts.append(doubt) }
        result.parameters.lambda = share(of: groups, result.parameters)
        result.doubts = Array(Set(result.doubts)).sorted { "\($0)" < "\($1)" }
        return result
    }

    /// λ over all pairs there could be, those that no rule finds being no matches: the fixed point of λ = Σ posterior / all pairs.
    private func share(of groups: [PatternGroup], _ parameters: MatchParameters) -> Double {
        var parameters = parameters
        let all = Double(max(1, tables.allPairs))
        for _ in 0..<200 {
            let expected = groups.reduce(0.0) { sum, group in
                sum + Double(group.count) * parameters.posterior(parameters.weight(group.levels, group.frequencies, fields))
            }
            let next = MatchParameters.clamped(expected / all)
            if abs(next - parameters.lambda) < 1e-12 * next { break }
            parameters.lambda = next
        }
        return parameters.lambda
    }

    /// The pairs whose posterior or weight reaches a bound, in the order they are found.
    ///
    /// O(pairs · fields); memory 40 bytes a pair kept.
    package func scored(
        _ parameters: MatchParameters, atLeast bound: MatchBound?, progress: (Double) -> Void = { _ in }
    ) -> [ScoredPair] {
        var comparison = PairComparison(code, tables)
        var weights: [UInt64: (Double, Double)] = [:]
        var pairs: [ScoredPair] = []
        stream.forEach(progress: progress) { row, candidate in
            let pattern = comparison.pattern(row, candidate)
            let (weight, posterior): (Double, Double)
            if let known = weights[pattern] {
                (weight, posterior) = known
            } else {
                let (levels, frequencies) = code.unpacked(pattern)
                weight = parameters.weight(levels, frequencies, fields)
                posterior = parameters.posterior(weight)
                weights[pattern] = (weight, posterior)
            }
            guard bound?.isReached(weight: weight, posterior: posterior) ?? true else { return }
            pairs.append(ScoredPair(asked: row, candidate: candidate, code: pattern, weight: weight, posterior: posterior))
        }
        return pairs
    }

    /// The levels of a scored pair, -1 missing.
    package func levels(of pair: ScoredPair) -> [Int] { code.unpacked(pair.code).levels }

    private func counted(_ fill: (inout PairComparison, (UInt64) -> Void) -> Void) -> [PatternGroup] {
        var comparison = PairComparison(code, tables)
        var counts: [UInt64: Int] = [:]
        fill(&comparison) { counts[$0, default: 0] += 1 }
        return counts.sorted { $0.key < $1.key }.map { pattern, count in
            let (levels, frequencies) = code.unpacked(pattern)
            return PatternGroup(code: pattern, levels: levels, frequencies: frequencies, count: count)
        }
    }
}

/// SplitMix64 (Steele, Lea and Flood, OOPSLA 2014): the same draws on every machine.
private struct Chance {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func below(_ count: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((z ^ (z >> 31)).multipliedFullWidth(by: UInt64(count)).high)
    }
}
