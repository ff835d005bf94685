// The records to be matched, held small: each distinct value once, and a number of 32 bits a cell.

/// The distinct values of a column in both tables, in their normal form. Memory: about 4 bytes a code point and 60 a distinct value.
struct Vocabulary: Sendable {
    private var numbers: [String: Int32] = [:]
    private var points: [UInt32] = []
    private var ends: [Int] = []
    /// How many cells hold each value.
    private(set) var counts: [Int32] = []
    /// Cells that are not empty.
    private(set) var filled = 0

    mutating func number(of value: String) -> Int32 {
        filled += 1
        if let known = numbers[value] {
            counts[Int(known)] += 1
            return known
        }
        let number = Int32(counts.count)
        numbers[value] = number
        for scalar in value.unicodeScalars { points.append(scalar.value) }
        ends.append(points.count)
        counts.append(1)
        return number
    }

    /// The level at which two different values agree.
    func level(_ a: Int32, _ b: Int32, _ comparator: Comparator) -> Int {
        let all = points.span
        return comparator.level(all.extracting(range(a)), all.extracting(range(b)))
    }

    private func range(_ number: Int32) -> Range<Int> {
        (number == 0 ? 0 : ends[Int(number) - 1])..<ends[Int(number)]
    }

    /// Lets go of what only filling needs.
    mutating func close() { numbers = [:] }
}

/// One table to be matched within itself, or two with one another.
package struct RecordTables: Sendable {
    /// Which table a row belongs to.
    package enum Side: Sendable {
        /// The records asked about; the only table where there is one.
        case asked
        /// The records they are looked for in.
        case known
    }

    /// The number of a missing value.
    static let missing: Int32 = -1

    private let forms: [NormalForm]
    private(set) var vocabularies: [Vocabulary]
    private(set) var asked: [[Int32]]
    private(set) var known: [[Int32]]?
    package private(set) var askedCount = 0
    package private(set) var knownCount = 0

    /// - Parameters:
    ///   - forms: the form of each column.
    ///   - isOne: whether the records are matched within one table.
    package init(forms: [NormalForm], isOne: Bool) {
        self.forms = forms
        vocabularies = forms.map { _ in Vocabulary() }
        asked = forms.map { _ in [] }
        known = isOne ? nil : forms.map { _ in [] }
    }

    /// Whether the records are matched within one table.
    package var isOne: Bool { known == nil }

    /// Appends a row; values as written, one a column; "" is missing. O(length).
    package mutating func append(_ values: [String], to side: Side) {
        precondition(values.count == forms.count, "a value for each column")
        precondition(side == .asked || known != nil, "one table only")
        for (column, value) in values.enumerated() {
            let number = forms[column].form(of: value).map { vocabularies[column].number(of: $0) } ?? RecordTables.missing
            switch side {
            case .asked: asked[column].append(number)
            case .known: known?[column].append(number)
            }
        }
        if side == .asked { askedCount += 1 } else { knownCount += 1 }
    }

    /// Ends the filling, and lets go of what only that needs.
    package mutating func close() {
        for column in vocabularies.indices { vocabularies[column].close() }
    }

    /// The columns in which candidates are looked for.
    var candidates: [[Int32]] { known ?? asked }

    /// Every pair there could be.
    package var allPairs: Int { isOne ? askedCount * max(0, askedCount - 1) / 2 : askedCount * knownCount }
}
