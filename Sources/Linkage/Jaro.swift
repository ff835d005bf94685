// How alike two texts are by the characters they share: the measures of Jaro and Winkler on code points.

/// Jaro's similarity (M. A. Jaro, JASA 84 (1989) 414–420): (c/|a| + c/|b| + (c − t)/c) / 3.
///
/// c counts the code points that stand in both within max(|a|, |b|)/2 − 1 of each other; t is half the number of those in another order,
/// rounded down. 1 for equal texts (two empty ones among them), 0 where nothing is shared. O(|a|·|b|), no allocation on the heap.
package func jaro(_ a: Span<UInt32>, _ b: Span<UInt32>) -> Double {
    if a.isEmpty && b.isEmpty { return 1 }
    if a.isEmpty || b.isEmpty { return 0 }
    let reach = max(0, max(a.count, b.count) / 2 - 1)
    return withUnsafeTemporaryAllocation(of: Bool.self, capacity: a.count + b.count) { taken in
        taken.initialize(repeating: false)
        let other = a.count
        var common = 0
        for i in 0..<a.count {
            let (from, to) = (max(0, i - reach), min(b.count, i + reach + 1))
            guard from < to else { continue }
            for j in from..<to where !taken[other + j] && a[i] == b[j] {
                taken[i] = true
                taken[other + j] = true
                common += 1
                break
            }
        }
        guard common > 0 else { return 0 }
        var (displaced, j) = (0, 0)
        for i in 0..<a.count where taken[i] {
            while !taken[other + j] { j += 1 }
            if a[i] != b[j] { displaced += 1 }
            j += 1
        }
        let c = Double(common)
        return (c / Double(a.count) + c / Double(b.count) + Double(common - displaced / 2) / c) / 3
    }
}

/// Winkler's similarity (W. E. Winkler, Proceedings of the Section on Survey Research Methods, ASA 1990, 354–359): j + p·0.1·(1 − j).
///
/// j is Jaro's similarity and p the number of leading code points in common, at most 4; applied only where j > 0.7. 1 for equal texts alone.
package func jaroWinkler(_ a: Span<UInt32>, _ b: Span<UInt32>) -> Double {
    let similarity = jaro(a, b)
    guard similarity > 0.7 else { return similarity }
    var prefix = 0
    while prefix < min(4, a.count, b.count), a[prefix] == b[prefix] { prefix += 1 }
    return similarity + Double(prefix) * 0.1 * (1 - similarity)
}

extension String {
    /// The code points, as the measures take them. O(n).
    package var codePoints: [UInt32] { unicodeScalars.map(\.value) }
}
