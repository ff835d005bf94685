// How many slips of the pen lie between two texts, on code points.

/// The least number of insertions, deletions and replacements (V. I. Levenshtein, Soviet Physics Doklady 10 (1966) 707–710).
///
/// - Parameter most: the largest distance that matters: a larger one is given as any number above it.
///
/// O(most·|a|) time (E. Ukkonen, Information and Control 64 (1985) 100–118), O(|b|) memory.
package func levenshtein(_ a: Span<UInt32>, _ b: Span<UInt32>, atMost most: Int = .max) -> Int {
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    let most = min(most, max(a.count, b.count))
    if abs(a.count - b.count) > most { return most + 1 }
    return withUnsafeTemporaryAllocation(of: Int.self, capacity: b.count + 1) { row in
        for j in 0...b.count { row.initializeElement(at: j, to: j) }
        for i in 1...a.count {
            let first = max(1, i - most)
            let last = min(b.count, i + most)
            guard first <= last else { return most + 1 }
            var diagonal = row[first - 1]
            row[first - 1] = first == 1 ? i : most + 1
            for j in first...last {
                let above = row[j]
                row[j] = min(above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1))
                diagonal = above
            }
        }
        return row[b.count]
    }
}

/// As Levenshtein's, with swaps of two neighbours (F. J. Damerau, Communications of the ACM 7 (1964) 171–176), unrestricted: between the two
/// swapped others may be inserted or deleted, so CA and ABC are 2 apart (the restricted form, optimal string alignment, says 3).
///
/// By R. Lowrance and R. A. Wagner, Journal of the ACM 22 (1975) 177–183, within a band: what lies further from the diagonal than the
/// distance that matters costs more than that.
///
/// - Parameter most: the largest distance that matters: a larger one is given as any number above it.
///
/// O(|a|·min(most, |b|)) time and memory.
package func damerau(_ a: Span<UInt32>, _ b: Span<UInt32>, atMost most: Int = .max) -> Int {
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    let most = min(most, max(a.count, b.count))
    if abs(a.count - b.count) > most { return most + 1 }
    let far = a.count + b.count
    let width = min(2 * most, b.count) + 1
    var table = [Int](repeating: far, count: (a.count + 1) * width)
    /// Where a cell of the band stands in the table; nil outside the band.
    func position(_ i: Int, _ j: Int) -> Int? { abs(i - j) <= most ? i * width + j - max(0, i - most) : nil }
    func distance(_ i: Int, _ j: Int) -> Int { position(i, j).map { table[$0] } ?? far }
    for i in 0...min(a.count, most) { table[i * width] = i }
    for j in 0...min(b.count, most) { table[j] = j }
    /// The last row in which a code point stood in `a`, from 1.
    var lastRow: [UInt32: Int] = [:]
    for i in 1...a.count {
        var lastColumn = 0
        let (first, last) = (max(1, i - most), min(b.count, i + most))
        guard first <= last else { return most + 1 }
        for j in first...last {
            let row = lastRow[b[j - 1], default: 0]
            let column = lastColumn
            let same = a[i - 1] == b[j - 1]
            if same { lastColumn = j }
            var least = min(distance(i - 1, j - 1) + (same ? 0 : 1), distance(i, j - 1) + 1, distance(i - 1, j) + 1)
            if row > 0, column > 0 { least = min(least, distance(row - 1, column - 1) + (i - row - 1) + 1 + (j - column - 1)) }
            table[i * width + j - max(0, i - most)] = least
        }
        lastRow[a[i - 1]] = i
    }
    return distance(a.count, b.count)
}

/// Whether exactly one slip lies between two texts: one code point replaced, left out or added, or two neighbours swapped. O(n).
package func isOneSlip(_ a: Span<UInt32>, _ b: Span<UInt32>) -> Bool {
    guard a.count <= b.count else { return isOneSlip(b, a) }
    guard b.count - a.count <= 1 else { return false }
    var first = 0
    while first < a.count, a[first] == b[first] { first += 1 }
    var tail = 0
    while tail < a.count - first, a[a.count - 1 - tail] == b[b.count - 1 - tail] { tail += 1 }
    let (left, right) = (a.count - first - tail, b.count - first - tail)
    switch (left, right) {
    case (0, 1), (1, 1): return true
    case (2, 2): return a[first] == b[first + 1] && a[first + 1] == b[first]
    default: return false
    }
}
