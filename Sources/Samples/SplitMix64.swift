// The chance behind the samples: a small generator of our own, so that a seed gives the same bytes on every machine and every Swift.

/// SplitMix64 (Steele, Lea & Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014, p. 453–472), one stream a purpose.
///
/// Neither the standard library's generators and shuffles nor the C library's functions are used: their results may
/// differ between releases and machines. Every operation is constant in cost unless it says otherwise.
struct SplitMix64 {
    private var state: UInt64

    /// The stream from a state, as published.
    init(state: UInt64) {
        self.state = state
    }

    /// The stream of a purpose: the seed is joined with the key by FNV-1a, so streams of other keys do not depend on this one.
    init(seed: UInt64, _ key: String...) {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for part in key {
            for byte in part.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
            // Ends the part, so that ("ab", "c") and ("a", "bc") are two keys.
            hash = (hash ^ 0xFF) &* 0x0000_0100_0000_01B3
        }
        state = SplitMix64.mixed(seed &+ 0x9E37_79B9_7F4A_7C15) ^ hash
    }

    mutating func next() -> UInt64 {
        state = state &+ 0x9E37_79B9_7F4A_7C15
        return SplitMix64.mixed(state)
    }

    /// From 0 to 1, 1 excluded.
    mutating func unit() -> Double {
        Double(next() >> 11) * 0x1p-53
    }

    /// From 0 to `count` - 1; 0 where `count` is below 2.
    mutating func below(_ count: Int) -> Int {
        count < 2 ? 0 : Int(next().multipliedFullWidth(by: UInt64(count)).high)
    }

    mutating func integer(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + below(range.count)
    }

    mutating func real(_ range: ClosedRange<Double>) -> Double {
        range.lowerBound + unit() * (range.upperBound - range.lowerBound)
    }

    mutating func chance(_ probability: Double) -> Bool {
        unit() < probability
    }

    /// Nearly standard normal, within ±3.5: the standardised sum of four 16-bit uniform numbers (Irwin–Hall), exact in IEEE arithmetic.
    mutating func normal() -> Double {
        let bits = next()
        let sum = (bits & 0xFFFF) + (bits >> 16 & 0xFFFF) + (bits >> 32 & 0xFFFF) + (bits >> 48)
        return (Double(sum) - 131_070) / 37_837.0
    }

    /// One of the elements; `nil` of an empty list.
    mutating func pick<Element>(_ elements: [Element]) -> Element? {
        elements.isEmpty ? nil : elements[below(elements.count)]
    }

    /// One of at least one element.
    mutating func pick<Element>(_ first: Element, _ others: Element...) -> Element {
        let index = below(others.count + 1)
        return index == 0 ? first : others[index - 1]
    }

    /// A position, each with a chance in proportion to its weight; 0 where the weights are empty or nought. O(n).
    mutating func position(weights: [Double]) -> Int {
        var rest = unit() * weights.reduce(0, +)
        for (index, weight) in weights.enumerated() {
            if rest < weight { return index }
            rest -= weight
        }
        return 0
    }

    /// The elements in chance order (Fisher–Yates). O(n).
    mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
        var result = elements
        for index in result.indices.dropFirst().reversed() {
            result.swapAt(index, below(index + 1))
        }
        return result
    }

    /// A day from the first to the last; the first where the last is earlier.
    mutating func day(_ first: Int, _ last: Int) -> Int {
        last <= first ? first : integer(first...last)
    }

    private static func mixed(_ value: UInt64) -> UInt64 {
        var z = value
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
