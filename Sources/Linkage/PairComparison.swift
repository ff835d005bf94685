// Compares pairs field by field, and packs the levels of a pair into one number.

/// A field of the model: a column and how it is compared.
package struct MatchField: Hashable, Sendable {
    package let name: String
    package let column: Int
    package let comparator: Comparator
    /// Weight of the term-frequency adjustment on the best level, from 0 (none) to 1.
    package let frequencyWeight: Double

    package init(_ name: String, column: Int, _ comparator: Comparator, frequencyWeight: Double = 0) {
        self.name = name
        self.column = column
        self.comparator = comparator
        self.frequencyWeight = frequencyWeight
    }
}

/// How pairs agree, field by field: a level each (-1 missing), and how frequent the shared value is where that is asked.
///
/// The packed form has a digit a field (0 missing, else the level + 1) and a digit a field with frequencies (0, else the class of frequency + 1).
struct PatternCode: Sendable {
    let fields: [MatchField]
    /// Per field: distinct relative frequencies, rising; empty where not asked.
    let frequencies: [[Double]]
    /// Per field: class of frequency by value.
    let classes: [[Int32]]

    init(_ fields: [MatchField], _ tables: RecordTables) {
        self.fields = fields
        var (frequencies, classes): ([[Double]], [[Int32]]) = ([], [])
        for field in fields {
            guard field.frequencyWeight > 0 else {
                frequencies.append([])
                classes.append([])
                continue
            }
            let vocabulary = tables.vocabularies[field.column]
            let distinct = Array(Set(vocabulary.counts)).sorted()
            let position = Dictionary(uniqueKeysWithValues: distinct.enumerated().map { ($0.element, Int32($0.offset)) })
            frequencies.append(distinct.map { Double($0) / Double(vocabulary.filled) })
            classes.append(vocabulary.counts.map { position[$0] ?? 0 })
        }
        self.frequencies = frequencies
        self.classes = classes
    }

    /// Whether all patterns have a number of 64 bits.
    var fits: Bool {
        let digits = fields.map { $0.comparator.levels + 1 } + frequencies.map { $0.count + 1 }
        var total: UInt64 = 1
        for digit in digits {
            let (product, overflow) = total.multipliedReportingOverflow(by: UInt64(digit))
            if overflow { return false }
            total = product
        }
        return true
    }

    /// The levels, -1 missing, and the relative frequency of the shared value where that counts. O(fields).
    func unpacked(_ code: UInt64) -> (levels: [Int], frequencies: [Double?]) {
        var rest = code
        var (levels, shared): ([Int], [Double?]) = ([], [])
        for field in fields.indices {
            let radix = UInt64(fields[field].comparator.levels + 1)
            levels.append(Int(rest % radix) - 1)
            rest /= radix
            guard !frequencies[field].isEmpty else {
                shared.append(nil)
                continue
            }
            let classRadix = UInt64(frequencies[field].count + 1)
            let digit = Int(rest % classRadix)
            shared.append(digit == 0 ? nil : frequencies[field][digit - 1])
            rest /= classRadix
        }
        return (levels, shared)
    }
}

/// Compares pairs, remembering the levels of recent pairs of values. Memory of the memory: 2.3 MB a field that is not exact.
struct PairComparison {
    private let code: PatternCode
    private let vocabularies: [Vocabulary]
    private let asked: [[Int32]]
    private let candidates: [[Int32]]
    private let exact: [Bool]
    private var keys: [[UInt64]]
    private var remembered: [[UInt8]]
    private static let slots = 1 << 18

    init(_ code: PatternCode, _ tables: RecordTables) {
        self.code = code
        vocabularies = code.fields.map { tables.vocabularies[$0.column] }
        asked = code.fields.map { tables.asked[$0.column] }
        candidates = code.fields.map { tables.candidates[$0.column] }
        exact = code.fields.map { $0.comparator == .exact }
        keys = exact.map { $0 ? [] : [UInt64](repeating: .max, count: PairComparison.slots) }
        remembered = exact.map { $0 ? [] : [UInt8](repeating: 0, count: PairComparison.slots) }
    }

    /// The packed pattern of a pair. O(fields) where the values have been compared before, else the cost of the comparators.
    mutating func pattern(_ row: Int, _ candidate: Int) -> UInt64 {
        var (pattern, unit): (UInt64, UInt64) = (0, 1)
        for field in exact.indices {
            let (a, b) = (asked[field][row], candidates[field][candidate])
            let levels = code.fields[field].comparator.levels
            let level = a < 0 || b < 0 ? -1 : a == b ? levels - 1 : exact[field] ? 0 : compared(field, a, b)
            pattern += UInt64(level + 1) * unit
            unit *= UInt64(levels + 1)
            let distinct = code.frequencies[field].count
            guard distinct > 0 else { continue }
            if level == levels - 1 {
                // Unequal values at the best level: the commoner of the two is the weaker evidence.
                pattern += UInt64(max(code.classes[field][Int(a)], code.classes[field][Int(b)]) + 1) * unit
            }
            unit *= UInt64(distinct + 1)
        }
        return pattern
    }

    private mutating func compared(_ field: Int, _ a: Int32, _ b: Int32) -> Int {
        let key = UInt64(UInt32(bitPattern: min(a, b))) << 32 | UInt64(UInt32(bitPattern: max(a, b)))
        let slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 46)
        if keys[field][slot] == key { return Int(remembered[field][slot]) }
        let level = vocabularies[field].level(min(a, b), max(a, b), code.fields[field].comparator)
        keys[field][slot] = key
        remembered[field][slot] = UInt8(level)
        return level
    }
}
