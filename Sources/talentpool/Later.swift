internal import ArgumentParser
struct BuildCommand: ParsableCommand {}
struct SampleCommand: ParsableCommand {}
