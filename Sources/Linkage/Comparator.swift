// How two values of a field are compared: a measure and where its levels of agreement begin.

/// A comparison of two values that are both there, giving a level from 0 (disagrees) to `levels` − 1 (agrees best).
///
/// A missing value is never compared: it is neutral. docs/methods.md has the formulas with their authors.
package enum Comparator: Hashable, Sendable {
    /// Equal code points: 1, else 0.
    case exact
    /// Similarity by Jaro at or above each threshold; rising.
    case jaro([Double])
    /// Similarity by Jaro and Winkler at or above each threshold; rising. 1 is equal texts alone.
    case jaroWinkler([Double])
    /// Levenshtein's distance at or below each bound; falling, so that the last is the best level.
    case levenshtein([Int])
    /// Damerau's unrestricted distance at or below each bound; falling.
    case damerau([Int])
    /// The absolute difference of two numbers at or below each bound; falling. Two texts that are no numbers agree only if equal.
    case number([Double])
    /// 2 the same day; 1 month and day exchanged, or one of the eight digits another; 0 else.
    case date
    /// Names of persons, in `NameForm.key`: 3 the same; 2 one slip in a name of at least three characters that keeps its first, or one of at
    /// least five similar by 0.9 (Jaro–Winkler); 1 another slip in at least three characters (one side may have two), or the
    /// first three or more characters of a longer name alone; 0 else. Two characters of which one differs are 0: a shared surname says little.
    /// Sounds are not compared.
    case name
    /// Names of schools, in `SchoolForm`: 2 the same; 1 one ends with the other (a town left out), or similar by 0.92 (Jaro–Winkler)
    /// with the same digits; 0 else.
    case school
    /// Numbers of documents, in `DocumentForm`: 2 the same; 1 one character replaced or two neighbours swapped; 0 else.
    case document

    /// Number of levels, at least 2.
    package var levels: Int {
        switch self {
        case .exact: 2
        case .jaro(let bounds), .jaroWinkler(let bounds), .number(let bounds): bounds.count + 1
        case .levenshtein(let bounds), .damerau(let bounds): bounds.count + 1
        case .date, .school, .document: 3
        case .name: 4
        }
    }

    /// The form that the comparison expects.
    package var normalForm: NormalForm {
        switch self {
        case .exact, .jaro, .jaroWinkler, .levenshtein, .damerau, .number: .trimmed
        case .date: .text
        case .name: .name
        case .school: .school
        case .document: .document
        }
    }

    /// Whether only equal values reach the best level, and equal values always do.
    package var bestIsEqual: Bool {
        switch self {
        case .exact, .name, .school, .document: true
        case .jaro(let bounds), .jaroWinkler(let bounds): bounds.last == 1
        case .levenshtein(let bounds), .damerau(let bounds): bounds.last == 0
        case .number, .date: false
        }
    }

    /// The level of two values in their normal forms. Equal values always have the best level.
    package func level(_ a: Span<UInt32>, _ b: Span<UInt32>) -> Int {
        if a.isSame(as: b) { return levels - 1 }
        switch self {
        case .exact: return 0
        case .jaro(let bounds):
            let similarity = Linkage.jaro(a, b)
            return bounds.count { similarity >= $0 }
        case .jaroWinkler(let bounds):
            let similarity = Linkage.jaroWinkler(a, b)
            return bounds.count { similarity >= $0 }
        case .levenshtein(let bounds):
            let distance = Linkage.levenshtein(a, b, atMost: bounds.first ?? 0)
            return bounds.count { distance <= $0 }
        case .damerau(let bounds):
            let distance = Linkage.damerau(a, b, atMost: bounds.first ?? 0)
            return bounds.count { distance <= $0 }
        case .number(let bounds):
            guard let left = a.number, let right = b.number else { return 0 }
            return bounds.count { abs(left - right) <= $0 }
        case .date:
            guard let left = DateText(a), let right = DateText(b) else { return 0 }
            if left == right { return 2 }
            return left.isSwapped(right) || left.differsInOneDigit(from: right) ? 1 : 0
        case .name: return Comparator.nameLevel(a, b)
        case .school: return Comparator.schoolLevel(a, b)
        case .document: return a.count == b.count && isOneSlip(a, b) ? 1 : 0
        }
    }

    private static func nameLevel(_ a: Span<UInt32>, _ b: Span<UInt32>) -> Int {
        let (shorter, longer) = (min(a.count, b.count), max(a.count, b.count))
        guard shorter >= 2, longer >= 3 else { return 0 }
        let keepsFirst = a[0] == b[0]
        if shorter >= 3, keepsFirst, isOneSlip(a, b) { return 2 }
        if shorter >= 5, Linkage.jaroWinkler(a, b) >= 0.9 { return 2 }
        if isOneSlip(a, b) { return 1 }
        guard shorter >= 3, longer >= 5 else { return 0 }
        for index in 0..<shorter where a[index] != b[index] { return 0 }
        return 1
    }

    private static func schoolLevel(_ a: Span<UInt32>, _ b: Span<UInt32>) -> Int {
        let shorter = min(a.count, b.count)
        guard shorter >= 3 else { return 0 }
        var tail = 0
        while tail < shorter, a[a.count - 1 - tail] == b[b.count - 1 - tail] { tail += 1 }
        if tail == shorter { return 1 }
        return a.hasSameDigits(as: b) && Linkage.jaroWinkler(a, b) >= 0.92 ? 1 : 0
    }
}

extension Span<UInt32> {
    func isSame(as other: Span<UInt32>) -> Bool {
        guard count == other.count else { return false }
        for index in 0..<count where self[index] != other[index] { return false }
        return true
    }

    /// The decimal number written, or nil.
    fileprivate var number: Double? {
        guard count <= 40 else { return nil }
        var text = ""
        for index in 0..<count {
            guard let scalar = Unicode.Scalar(self[index]), scalar.isASCII else { return nil }
            text.unicodeScalars.append(scalar)
        }
        return Double(text).flatMap { $0.isFinite ? $0 : nil }
    }

    /// Whether the Arabic digits of both are the same, in order: 第70中学 and 第71中学 are two schools however alike they look.
    fileprivate func hasSameDigits(as other: Span<UInt32>) -> Bool {
        var (i, j) = (0, 0)
        while true {
            while i < count, !(0x30...0x39).contains(self[i]) { i += 1 }
            while j < other.count, !(0x30...0x39).contains(other[j]) { j += 1 }
            if i == count || j == other.count { return i == count && j == other.count }
            if self[i] != other[j] { return false }
            i += 1
            j += 1
        }
    }
}
