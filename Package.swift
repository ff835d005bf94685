// swift-tools-version: 6.2
import PackageDescription

// The rooms of the house. docs/architecture.md says what each is for and what it may import; a test holds both together.
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
        .target(name: "Linkage", dependencies: ["Domain"]),
        .target(name: "CBoostMath"),
        .target(name: "Statistics", dependencies: ["CBoostMath"]),
        .target(name: "Forms", dependencies: ["Domain", .product(name: "Yams", package: "Yams")]),
        .target(name: "Plans", dependencies: ["Domain", "Forms"]),
        .systemLibrary(name: "CLibCSV", providers: [.apt(["libcsv-dev"])]),
        .systemLibrary(name: "CXlsxWriter", providers: [.apt(["libxlsxwriter-dev"])]),
        .target(name: "Workbooks", dependencies: ["CXlsxWriter", "Domain"]),
        .target(name: "WorkbookFrames"),
        .systemLibrary(name: "CZip", providers: [.apt(["libzip-dev"])]),
        .executableTarget(name: "talentpool-workbook", dependencies: ["CZip", "CExpat", "Domain", "WorkbookFrames"]),
        .systemLibrary(name: "CSpawn"),
        .target(name: "Intake", dependencies: ["CLibCSV", "CSpawn", "Domain", "Forms", "Plans", "WorkbookFrames", "Workbooks"]),
        .target(name: "Samples", dependencies: ["Domain", "Plans"]),
        .target(
            name: "Ledger",
            dependencies: [
                "Domain", "Linkage", .product(name: "GRDB", package: "GRDB.swift"), .product(name: "Crypto", package: "swift-crypto"),
            ]),
        .target(name: "Analytics", dependencies: ["Domain", "Plans", "Ledger", "Statistics"]),
        .systemLibrary(name: "CExpat", providers: [.apt(["libexpat1-dev"])]),
        .target(name: "CGnuplot", linkerSettings: [.linkedLibrary("boost_iostreams")]),
        .target(name: "Charts", dependencies: ["CGnuplot", "CExpat", "Domain"]),
        .target(
            name: "Dashboards",
            dependencies: [
                "Domain", "Forms", "Plans", "Ledger", "Statistics", "Analytics", "Charts",
                .product(name: "Mustache", package: "swift-mustache"),
            ]),
        .target(
            name: "Operations",
            dependencies: [
                "Domain", "Linkage", "Statistics", "Plans", "Workbooks", "Intake", "Samples", "Ledger", "Analytics", "Charts", "Dashboards",
            ]),
        .executableTarget(
            name: "talentpool",
            dependencies: [
                "Domain", "Linkage", "Plans", "Intake", "Ledger", "Analytics", "Charts", "Operations",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        // Workbooks made by hand, for tests alone.
        .target(name: "TestWorkbooks", dependencies: ["CZip"], path: "Tests/TestWorkbooks"),
        .testTarget(name: "ProjectTests", dependencies: ["Domain", "Plans", "Analytics"]),
        .testTarget(name: "SamplesTests", dependencies: ["Domain", "Plans", "Intake", "Samples"]),
        .testTarget(name: "ChartsTests", dependencies: ["Charts", "Domain"]),
        .testTarget(
            name: "DashboardsTests",
            dependencies: ["Domain", "Plans", "Ledger", "Analytics", "Charts", "Dashboards", "Operations"]),
        .testTarget(
            name: "ConformanceTests", dependencies: ["Domain", "Plans", "Ledger", "Analytics", "Operations"],
            exclude: ["Plans", "oracle.csv"]),
        .testTarget(
            name: "CommandTests",
            dependencies: ["Domain", "Statistics", "Ledger", "Operations", "talentpool", "talentpool-workbook", "TestWorkbooks"]),
        .testTarget(name: "LinkageTests", dependencies: ["Linkage"]),
        .testTarget(name: "DomainTests", dependencies: ["Domain"]),
        .testTarget(name: "StatisticsTests", dependencies: ["Statistics"]),
        .testTarget(name: "PlansTests", dependencies: ["Domain", "Forms", "Plans"]),
        .testTarget(name: "WorkbooksTests", dependencies: ["Domain", "Workbooks"]),
        .testTarget(name: "RecognitionTests", dependencies: ["Domain", "Ledger", "Operations"]),
        .testTarget(
            name: "WorklistTests",
            dependencies: ["Domain", "Workbooks", "Intake", "Ledger", "Analytics", "Operations", "talentpool-workbook", "TestWorkbooks"]),
        .testTarget(
            name: "IntakeTests", dependencies: ["Domain", "Plans", "Workbooks", "Intake", "talentpool-workbook", "TestWorkbooks"]),
        .testTarget(
            name: "LedgerTests", dependencies: ["Domain", "Plans", "Ledger", .product(name: "GRDB", package: "GRDB.swift")],
            exclude: ["Fixtures"]),
        .testTarget(
            name: "FaultTests",
            dependencies: ["Domain", "Ledger", "talentpool", "TestWorkbooks", .product(name: "GRDB", package: "GRDB.swift")]),
        .testTarget(
            name: "AnalyticsTests",
            dependencies: ["Domain", "Plans", "Ledger", "Statistics", "Analytics", .product(name: "GRDB", package: "GRDB.swift")]),
    ],
    cxxLanguageStandard: .cxx17)

for target in package.targets where target.type != .system {
    if ["CGnuplot", "CBoostMath"].contains(target.name) {
        target.cxxSettings = [.treatAllWarnings(as: .error)]
    } else {
        target.swiftSettings = [
            .enableUpcomingFeature("ExistentialAny"),
            .enableUpcomingFeature("InternalImportsByDefault"),
            .enableUpcomingFeature("MemberImportVisibility"),
            .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
            .enableUpcomingFeature("InferIsolatedConformances"),
            .treatAllWarnings(as: .error),
        ]
    }
    // What goes through every cell of a workbook: ten times slower without, and no part of what one steps through.
    if ["WorkbookFrames", "talentpool-workbook"].contains(target.name) {
        target.swiftSettings?.append(.unsafeFlags(["-O"], .when(configuration: .debug)))
    }
}
