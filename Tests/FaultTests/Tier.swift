// The tier of fault runs: whether it is asked for, and the seed that repeats a run.

import Foundation

/// What `make test-faults` sets.
enum Tier {
    static let isAsked = ProcessInfo.processInfo.environment["TALENTPOOL_FAULTS"] == "1"

    /// Repeats a run: `SEED=n make test-faults`.
    static let seed = ProcessInfo.processInfo.environment["SEED"].flatMap(UInt64.init) ?? UInt64.random(in: 1...999_999_999)

    /// A generator for one test; another name gives another sequence.
    static func random(_ name: String) -> SeededGenerator {
        SeededGenerator(state: name.utf8.reduce(seed) { ($0 &* 31) &+ UInt64($1) })
    }

    /// Prints the one line of a test: its figure and its seed.
    static func report(_ name: String, _ text: String) {
        print("fault run, \(name): \(text); SEED=\(seed)")
        fflush(nil)
    }
}

/// SplitMix64 (Steele, Lea and Flood, 2014).
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
