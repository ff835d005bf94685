// How many slips of the pen lie between two texts, on code points.

/// The least number of insertions, deletions and replacements (V. I. Levenshtein, Soviet Physics Doklady 10 (1966) 707–710).
///
/// O(|a|·|b|) time, O(|b|) memory.
package func levenshtein(_ a: Span<UInt32>, _ b: Span<UInt32>) -> Int {
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    return withUnsafeTemporaryAllocation(of: Int.self, capacity: b.count + 1) { row in
        for j in 0...b.count { row.initializeElement(at: j, to: j) }
        for i in 0..<a.count {
            var diagonal = row[0]
            row[0] = i + 1
            for j in 0..<b.count {
                let above = row[j + 1]
                row[j + 1] = min(above + 1, row[j] + 1, diagonal + (a[i] == b[j] ? 0 : 1))
                diagonal = above
            }
        }
        return row[b.count]
    }
}

/// As Levenshtein's, with swaps of two neighbours (F. J. Damerau, Communications of the ACM 7 (1964) 171–176), unrestricted: between the two
/// swapped others may be inserted or deleted, so CA and ABC are 2 apart (the restricted form, optimal string alignment, says 3).
///
/// By R. Lowrance and R. A. Wagner, Journal of the ACM 22 (1975) 177–183. O(|a|·|b|) time and memory.
package func damerau(_ a: Span<UInt32>, _ b: Span<UInt32>) -> Int {
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    let width = b.count + 2
    let far = a.count + b.count
    var table = [Int](repeating: far, count: (a.count + 2) * width)
    for i in 0...a.count { table[(i + 1) * width + 1] = i }
    for j in 0...b.count { table[width + j + 1] = j }
    /// The last row in which a code point stood in `a`, from 1.
    var lastRow: [UInt32: Int] = [:]
    for i in 1...a.count {
        var lastColumn = 0
        for j in 1...b.count {
            let row = lastRow[b[j - 1], default: 0]
            let column = lastColumn
            let same = a[i - 1] == b[j - 1]
            if same { lastColumn = j }
            table[(i + 1) * width + j + 1] = min(
                table[i * width + j] + (same ? 0 : 1), table[(i + 1) * width + j] + 1, table[i * width + j + 1] + 1,
                table[row * width + column] + (i - row - 1) + 1 + (j - column - 1))
        }
        lastRow[a[i - 1]] = i
    }
    return table[(a.count + 1) * width + b.count + 1]
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
