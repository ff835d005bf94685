// A percentage that somebody reported: whether any whole number of people out of n gives it.

/// A percentage as it was written: its digits and how many of them stand behind the point. 66.7 is 667 with one decimal.
package struct ReportedPercentage: Hashable, Sendable {
    /// 0 or more.
    package let digits: Int
    /// 0…6.
    package let decimals: Int

    /// Throws ``EstimateError/outOfRange`` beyond six decimals or 10⁹, or below nothing.
    package init(digits: Int, decimals: Int) throws(EstimateError) {
        guard digits >= 0, (0...6).contains(decimals), digits <= 1_000_000_000 else { throw .outOfRange }
        self.digits = digits
        self.decimals = decimals
    }

    /// The percentage that a text writes, with or without a sign; nil where it writes none.
    package init?(text: String) {
        var rest = Substring(text.filter { !$0.isWhitespace })
        if rest.hasSuffix("%") || rest.hasSuffix("％") { rest = rest.dropLast() }
        let parts = rest.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let decimals = parts.count == 2 ? parts[1] : ""
        guard !parts[0].isEmpty, parts.count == 1 || !decimals.isEmpty, (parts[0] + decimals).allSatisfy({ $0.isASCII && $0.isNumber }),
            let digits = Int(parts[0] + decimals), let made = try? Self(digits: digits, decimals: decimals.count)
        else { return nil }
        self = made
    }
}

/// The whole numbers of people out of `n` that give a reported percentage when rounded to its decimals, halves either way.
///
/// Empty: no number does, and the percentage or its n is not as reported (granularity test). With n of at least 100·10^decimals some number always
/// does, and the test tells nothing. Throws ``EstimateError/noTrials`` without people.
/// Source: N. J. L. Brown and J. A. J. Heathers, “The GRIM test”, Social Psychological and Personality Science 8 (2017) 363–369; in whole numbers, so that no rounding
/// of binary fractions decides. See docs/methods.md.
package func numbersGiving(_ percentage: ReportedPercentage, outOf n: Int) throws(EstimateError) -> ClosedRange<Int>? {
    guard n > 0 else { throw .noTrials }
    guard n <= Int(Int32.max) else { throw .outOfRange }
    var scale = 100
    for _ in 0..<percentage.decimals { scale *= 10 }
    // |x·scale/n − digits| ≤ ½, that is 2·digits·n − n ≤ 2·x·scale ≤ 2·digits·n + n.
    let (low, high) = (2 * percentage.digits * n - n, 2 * percentage.digits * n + n)
    let from = max(0, low <= 0 ? 0 : (low + 2 * scale - 1) / (2 * scale))
    let to = min(n, high / (2 * scale))
    return from <= to ? from...to : nil
}
