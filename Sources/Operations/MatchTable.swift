// The verb match table: any one or two tables through the engine of the room Linkage.

internal import Domain
internal import Foundation
internal import Linkage

/// What a run found, ready to be told.
package struct MatchTableReport: Sendable {
    let options: MatchOptions
    /// Where the estimation began.
    let start: MatchParameters
    let matching: Matching
    let groups: [PatternGroup]
    let estimation: Estimation
    let largeBlocks: [LargeBlock]
    /// Pairs to be told, as `options.showsAll` and the bounds say.
    let pairs: [ScoredPair]
    /// Pairs of each band, of all that were compared.
    let bands: [MatchBand: Int]
    let truth: MatchTruth?
    let ids: (asked: [String], candidates: [String])

    /// Whether the estimate could be used; nothing is scored otherwise.
    package var isUsable: Bool { estimation.isUsable }
}

/// How the answers stand against the truth.
struct MatchTruth: Sendable {
    /// Matches among all pairs there could be, and among those compared.
    let matches: Int
    let compared: Int
    /// Matches by pattern.
    let byPattern: [String: Int]
    let quality: [(bound: MatchBound, quality: MatchQuality)]
}

package struct MatchTable {
    private let options: MatchOptions

    package init(_ options: MatchOptions) {
        self.options = options
    }

    /// Matches a table with another, or within itself.
    ///
    /// - Parameters:
    ///   - counted: told how many pairs are about to be compared, before the first of them.
    ///   - progress: told the share of a pass over them that is done, 0 to 1.
    /// - Throws: `FindingsError` for options or files that cannot be used.
    package func run(
        input: String, against: String?, counted: (Int) -> Void = { _ in }, progress: (Double) -> Void = { _ in }
    ) throws -> MatchTableReport {
        guard !options.fields.isEmpty else { throw fault("match.field.none", Bilingual("没有写明比较哪些字段", "no field to compare is named")) }
        guard Set(options.fields.map(\.name)).count == options.fields.count else {
            throw fault("match.field.twice", Bilingual("有字段重名", "two fields have one name"))
        }
        var columns: [MatchColumn] = []
        let fields = try options.matchFields(&columns)
        let rules = try options.blockingRules(&columns)
        var start = try options.start(fields)
        var tables = RecordTables(forms: columns.map(\.form), isOne: against == nil)
        let reader = MatchTableReader(columns: columns, id: options.id, truth: options.truth, keepsBlanks: options.asWritten)
        let asked = try reader.read(input, into: &tables, side: .asked)
        let known = try against.map { try reader.read($0, into: &tables, side: .known) }
        if options.truth != nil { try MatchTable.checkTruth(asked.truth, known?.truth) }
        tables.close()
        guard let matching = Matching(tables, fields: fields, rules: rules, largestBlock: options.largestBlock) else {
            throw fault("match.field.many", Bilingual("字段和级别太多", "too many fields and levels"))
        }
        let most = matching.mostPairs
        guard most <= options.mostPairs else { throw MatchTable.tooMany(most, options.mostPairs) }
        counted(most)
        if let random = options.random {
            for (field, shares) in matching.chanceShares(seed: random.seed, pairs: random.pairs).enumerated() {
                if let shares { start.u[field] = shares }
            }
        }
        let groups = matching.patterns(progress: progress)
        let estimation = estimate(matching, groups, start)
        let candidates = known ?? asked
        var pairs: [ScoredPair] = []
        var truth: MatchTruth?
        if estimation.isUsable {
            let holdsAll = options.showsAll || options.truth != nil
            pairs = matching.scored(estimation.parameters, atLeast: holdsAll ? nil : options.bounds.ask, progress: progress)
            let all = pairs
            if options.isOneToOne { pairs = oneToOne(pairs, isOne: tables.isOne) }
            if options.truth != nil { truth = judged(all, kept: pairs, asked.truth, candidates.truth, matching) }
        }
        let bands = Dictionary(grouping: pairs) { options.bounds.band(of: $0) }.mapValues(\.count)
        let compared = groups.reduce(0) { $0 + $1.count }
        let (same, ask) = (bands[.same] ?? 0, bands[.ask] ?? 0)
        return MatchTableReport(
            options: options, start: start, matching: matching, groups: groups, estimation: estimation, largeBlocks: matching.largeBlocks(),
            pairs: options.showsAll ? pairs : pairs.filter { options.bounds.band(of: $0) != .different },
            bands: [.same: same, .ask: ask, .different: compared - same - ask], truth: truth, ids: (asked.ids, candidates.ids))
    }

    private func estimate(_ matching: Matching, _ groups: [PatternGroup], _ start: MatchParameters) -> Estimation {
        var estimation = EstimationOptions(start: start)
        estimation.keepsU = options.fixesU
        estimation.keepsM = options.fixesM
        estimation.maximumIterations = options.iterations
        estimation.tolerance = options.tolerance
        estimation.keepsTrace = options.keepsTrace
        return options.estimate == .rules && !matching.rules.isEmpty
            ? matching.estimatedByRule(groups, estimation) : matching.estimated(groups, estimation)
    }

    private func judged(
        _ all: [ScoredPair], kept: [ScoredPair], _ asked: [String], _ candidates: [String], _ matching: Matching
    ) -> MatchTruth {
        func isMatch(_ pair: ScoredPair) -> Bool { !asked[pair.asked].isEmpty && asked[pair.asked] == candidates[pair.candidate] }
        let counts = Dictionary(grouping: asked.filter { !$0.isEmpty }) { $0 }.mapValues(\.count)
        let matches =
            matching.tables.isOne
            ? counts.values.reduce(0) { $0 + $1 * ($1 - 1) / 2 } : candidates.reduce(0) { $0 + (counts[$1] ?? 0) }
        var byPattern: [String: Int] = [:]
        for pair in all where isMatch(pair) { byPattern[matching.levels(of: pair).patternText, default: 0] += 1 }
        let bounds = ([0.5, 0.9, 0.99].map(MatchBound.posterior) + [options.bounds.same, options.bounds.ask])
        var seen: Set<MatchBound> = []
        let quality = bounds.filter { seen.insert($0).inserted }.map { bound in
            let called = kept.filter { bound.isReached(weight: $0.weight, posterior: $0.posterior) }
            let right = called.count(where: isMatch)
            return (bound, MatchQuality(right: right, wrong: called.count - right, missed: matches - right))
        }
        return MatchTruth(matches: matches, compared: byPattern.values.reduce(0, +), byPattern: byPattern, quality: quality)
    }

    private static func tooMany(_ pairs: Int, _ most: Int) -> FindingsError {
        FindingsError(
            Finding(
                "match.pairs.many", what: Bilingual("要比较的对太多", "there are too many pairs to compare"), found: "\(pairs)",
                expected: Bilingual("不超过 \(most) 对", "no more than \(most)"),
                action: Bilingual(
                    "请用 --block 分组比较，或用 --largest-block 略过大组；确需全部比较的，用 --most-pairs 放宽",
                    "Compare within blocks (--block), leave large ones out (--largest-block), or raise --most-pairs where all of them are meant"
                )))
    }

    /// A truth by which no two rows are the same tells nothing about the answers.
    private static func checkTruth(_ asked: [String], _ known: [String]?) throws {
        let told = asked.filter { !$0.isEmpty }
        let hasMatch = known.map { !Set(told).isDisjoint(with: $0.filter { !$0.isEmpty }) } ?? (Set(told).count < told.count)
        guard !hasMatch else { return }
        throw FindingsError(
            Finding(
                "match.truth.none",
                what: Bilingual("按真值列，没有两行说的是同一对象", "by the column of truth no two rows are about the same"),
                expected: Bilingual("同一对象的各行取值相同", "one value in all rows about one person or thing"),
                action: Bilingual("请检查 --truth 的列名与写法", "Check the column and the form of --truth")))
    }

    private func fault(_ code: String, _ what: Bilingual) -> FindingsError {
        FindingsError(
            Finding(
                code, what: what, expected: Bilingual("例如 --field 姓名:name --field 出生日期:date", "as in --field name:name --field born:date")))
    }
}
