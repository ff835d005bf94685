// Which pairs are compared at all: those that agree in every column of at least one rule.

/// A rule of blocking: columns that must be equal, in their normal form, and not missing.
package struct BlockingRule: Hashable, Sendable {
    package let columns: [Int]

    package init(_ columns: [Int]) {
        self.columns = columns
    }
}

/// A block so large that somebody should know.
package struct LargeBlock: Hashable, Sendable {
    /// Position of the rule.
    package let rule: Int
    /// Records in which candidates are looked for.
    package let records: Int
    /// Pairs it stands for, those of other rules among them.
    package let pairs: Int
    /// Whether its pairs were left out.
    package let isSkipped: Bool
}

/// The candidates by key, for one rule. Memory: 8 bytes a record; with several columns about 40 more a distinct key.
struct BlockIndex: Sendable {
    /// For each column after the first: (key so far, value) to the next key.
    private var chain: [[UInt64: Int32]] = []
    private var starts: [Int32] = []
    private var rows: [Int32] = []
    private let rule: BlockingRule

    /// O(records).
    init(_ rule: BlockingRule, in tables: RecordTables) {
        self.rule = rule
        let columns = tables.candidates
        var keys = rule.columns.first.map { columns[$0] } ?? []
        var keyCount = rule.columns.first.map { tables.vocabularies[$0].counts.count } ?? 0
        for column in rule.columns.dropFirst() {
            var next: [UInt64: Int32] = [:]
            for row in keys.indices {
                let value = columns[column][row]
                guard keys[row] >= 0, value >= 0 else {
                    keys[row] = RecordTables.missing
                    continue
                }
                let pair = BlockIndex.pair(keys[row], value)
                let number = next[pair] ?? Int32(next.count)
                next[pair] = number
                keys[row] = number
            }
            keyCount = next.count
            chain.append(next)
        }
        // Counting sort by key: rows of a key stay in their order.
        starts = [Int32](repeating: 0, count: keyCount + 1)
        for key in keys where key >= 0 { starts[Int(key) + 1] += 1 }
        for key in 0..<keyCount { starts[key + 1] += starts[key] }
        rows = [Int32](repeating: 0, count: Int(starts[keyCount]))
        var next = starts
        for (row, key) in keys.enumerated() where key >= 0 {
            rows[Int(next[Int(key)])] = Int32(row)
            next[Int(key)] += 1
        }
    }

    /// The range of `row(at:)` that holds the candidates of an asked row; nil where it has no key.
    func block(of row: Int, in asked: [[Int32]]) -> Range<Int>? {
        guard let first = rule.columns.first else { return nil }
        var key = asked[first][row]
        guard key >= 0 else { return nil }
        for (column, next) in zip(rule.columns.dropFirst(), chain) {
            let value = asked[column][row]
            guard value >= 0, let number = next[BlockIndex.pair(key, value)] else { return nil }
            key = number
        }
        return Int(starts[Int(key)])..<Int(starts[Int(key) + 1])
    }

    func row(at position: Int) -> Int { Int(rows[position]) }

    private static func pair(_ key: Int32, _ value: Int32) -> UInt64 {
        UInt64(UInt32(bitPattern: key)) << 32 | UInt64(UInt32(bitPattern: value))
    }
}

/// The pairs that at least one rule finds, each once, without ever holding them.
struct PairStream: Sendable {
    private let tables: RecordTables
    private let rules: [BlockingRule]
    private let indexes: [BlockIndex]
    private let largestBlock: Int?
    /// From which size on a block is told.
    static let large = 10_000

    init(_ tables: RecordTables, rules: [BlockingRule], largestBlock: Int?) {
        self.tables = tables
        self.rules = rules
        self.largestBlock = largestBlock
        indexes = rules.map { BlockIndex($0, in: tables) }
    }

    /// Calls `body` with an asked and a candidate row for each pair; within one table the asked row is the earlier.
    ///
    /// Without rules these are all pairs. Order: by asked row, then rule, then candidate row. O(pairs found by each rule).
    /// - Parameters:
    ///   - only: one rule alone.
    ///   - progress: told the share of the asked rows that are done, 0 to 1.
    func forEach(only: Int? = nil, progress: (Double) -> Void = { _ in }, _ body: (Int, Int) -> Void) {
        let (isOne, asked, candidates) = (tables.isOne, tables.asked, tables.candidates)
        if rules.isEmpty {
            let count = isOne ? tables.askedCount : tables.knownCount
            for row in 0..<tables.askedCount {
                if row & 63 == 0 { progress(Double(row) / Double(tables.askedCount)) }
                for candidate in (isOne ? row + 1 : 0)..<max(count, isOne ? row + 1 : 0) { body(row, candidate) }
            }
            return
        }
        var used: [Int] = []
        for row in 0..<tables.askedCount {
            if row & 63 == 0 { progress(Double(row) / Double(tables.askedCount)) }
            used.removeAll(keepingCapacity: true)
            for rule in rules.indices where only == nil || only == rule {
                guard let block = indexes[rule].block(of: row, in: asked), largestBlock.map({ block.count <= $0 }) ?? true else { continue }
                for position in block {
                    let candidate = indexes[rule].row(at: position)
                    if isOne && candidate <= row { continue }
                    // A pair that an earlier rule has brought is not brought again.
                    let isKnown = used.contains { earlier in
                        rules[earlier].columns.allSatisfy { asked[$0][row] >= 0 && asked[$0][row] == candidates[$0][candidate] }
                    }
                    if !isKnown { body(row, candidate) }
                }
                used.append(rule)
            }
        }
    }

    /// How many pairs are gone through, one that several rules find with each of them. O(asked records · rules).
    var mostPairs: Int {
        guard !rules.isEmpty else { return tables.allPairs }
        var pairs = 0
        for rule in rules.indices {
            // Within one table each block is met once from each of its rows.
            var found = 0
            for row in 0..<tables.askedCount {
                guard let block = indexes[rule].block(of: row, in: tables.asked), largestBlock.map({ block.count <= $0 }) ?? true else {
                    continue
                }
                found += tables.isOne ? block.count - 1 : block.count
            }
            pairs += tables.isOne ? found / 2 : found
        }
        return pairs
    }

    /// The blocks that are large or left out, largest first. O(asked records · rules).
    func largeBlocks() -> [LargeBlock] {
        var found: [LargeBlock] = []
        for rule in rules.indices {
            var blocks: [Int: (records: Int, asked: Int)] = [:]
            for row in 0..<tables.askedCount {
                guard let block = indexes[rule].block(of: row, in: tables.asked), block.count > min(PairStream.large, largestBlock ?? .max)
                else { continue }
                blocks[block.lowerBound, default: (block.count, 0)].asked += 1
            }
            found += blocks.values.map { records, asked in
                LargeBlock(
                    rule: rule, records: records, pairs: tables.isOne ? records * (records - 1) / 2 : records * asked,
                    isSkipped: largestBlock.map { records > $0 } ?? false)
            }
        }
        return found.sorted { ($0.pairs, $1.rule) > ($1.pairs, $0.rule) }
    }
}
