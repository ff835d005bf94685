// swift-tools-version: 6.2
import PackageDescription

/// The rooms of the house and what each may import; docs/architecture.md holds the same table and a test compares them.
let package = Package(
    name: "talentpool",
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    ],
    targets: [
        .target(name: "Domain"),
        .target(name: "Plans", dependencies: ["Domain", .product(name: "Yams", package: "Yams")]),
        .systemLibrary(name: "CLibCSV"),
        .target(name: "Intake", dependencies: ["CLibCSV", "Domain", "Plans"]),
        .target(
            name: "Ledger",
            dependencies: [
                "Domain", .product(name: "GRDB", package: "GRDB.swift"), .product(name: "Crypto", package: "swift-crypto"),
            ]),
        .target(name: "CBoostMath"),
        .target(name: "Statistics", dependencies: ["CBoostMath"]),
        .target(name: "Analytics", dependencies: ["Domain", "Plans", "Ledger", "Statistics"]),
        .target(
            name: "Operations",
            dependencies: [
                "Domain", "Plans", "Intake", "Ledger", "Analytics", .product(name: "Crypto", package: "swift-crypto"),
            ]),
        .executableTarget(
            name: "talentpool",
            dependencies: [
                "Domain", "Plans", "Ledger", "Analytics", "Operations",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
    ],
    cxxLanguageStandard: .cxx17)

for target in package.targets where target.type != .system {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        .enableUpcomingFeature("InferIsolatedConformances"),
        .treatAllWarnings(as: .error),
    ]
}
