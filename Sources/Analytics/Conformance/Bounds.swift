// Numbers known only between two ends, and what a plan's comparison makes of them: yes, no, or not to be told.

internal import Domain

/// A count that lies between two ends because some records are missing or some days are still to come.
///
/// Shape: `lowest` is what is on record; `highest` adds all that may still turn out so, nil where there is no end to it.
struct Bounds: Hashable {
    let lowest: Int
    let highest: Int?

    /// A count that is known.
    static func exactly(_ count: Int) -> Bounds { Bounds(lowest: count, highest: count) }
}

extension Comparison {
    /// Whether a count keeps the comparison with a limit; nil where one end of it does and the other does not.
    func holds(_ count: Bounds, _ limit: Int) -> Bool? {
        switch self {
        case .atLeast:
            if count.lowest >= limit { return true }
            return count.highest.map { $0 < limit } == true ? false : nil
        case .atMost:
            if count.lowest > limit { return false }
            return count.highest.map { $0 <= limit } == true ? true : nil
        case .exactly:
            if count.lowest > limit || count.highest.map({ $0 < limit }) == true { return false }
            return count.lowest == count.highest && count.lowest == limit ? true : nil
        }
    }

    /// By how much a count misses the limit: above 0 too few, below 0 too many, 0 not at all.
    func shortfall(_ count: Int, _ limit: Int) -> Int {
        switch self {
        case .atLeast: max(limit - count, 0)
        case .atMost: min(limit - count, 0)
        case .exactly: limit - count
        }
    }
}

/// How many cases keep a rule, break it, cannot be told for want of records, or are not over.
struct Tally: Hashable {
    var kept = 0
    var broken = 0
    var unknown = 0
    var open = 0

    /// One broken case breaks the rule; without one, any case that cannot be told leaves it undecided.
    var verdict: (Verdict, UndecidedReason?) {
        if broken > 0 { return (.breaches, nil) }
        if open > 0 { return (.undecided, .notYet) }
        return unknown > 0 ? (.undecided, .recordsMissing) : (.conforms, nil)
    }

    /// Counts cases under what a comparison said of them.
    mutating func count(_ holds: Bool?, _ cases: Int, isOver: Bool) {
        switch holds {
        case true?: kept += cases
        case false?: broken += cases
        case nil: if isOver { unknown += cases } else { open += cases }
        }
    }
}
