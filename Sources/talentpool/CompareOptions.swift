// The option that sets a report beside what had been known before.

internal import ArgumentParser
internal import Domain

/// The former known-by day.
struct CompareOptions: ParsableArguments {
    @Option(
        help: "与从前的获知截止日相比：哪些数变了、为什么 | compare with a former known-by day: which numbers moved, and why")
    var compareKnownBy: CivilDay?
}
