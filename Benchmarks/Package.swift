// swift-tools-version: 6.2
import PackageDescription

// Measures the release build of talentpool beside its peers; docs/benchmarks.md says what and how. Not part of the product.
let package = Package(
    name: "bench",
    targets: [
        .systemLibrary(name: "CXlsxWriter", providers: [.apt(["libxlsxwriter-dev"])]),
        .executableTarget(name: "bench", dependencies: ["CXlsxWriter"]),
    ])
