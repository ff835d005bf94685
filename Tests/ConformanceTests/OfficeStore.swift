// A store in a temporary folder into which invented files are imported, and plans checked in it.

import Analytics
import Domain
import Foundation
import Ledger
import Operations
import Plans
import Testing

/// A class so that the folder goes away with the last reference to it.
final class OfficeStore {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    static let now = Moment(seconds: 1_780_000_000)

    let folder: URL
    let house: House
    private var store: URL { folder.appendingPathComponent("store") }

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("talentpool-conformance-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        house = try #require(House(named: OfficeStore.root.path, workingFolder: "/", program: "/"))
        try Ledger.create(in: store, now: OfficeStore.now.seconds)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// Imports a plan written as YAML.
    func load(plan text: String) throws {
        let file = folder.appendingPathComponent("plan.yaml")
        try Data(text.utf8).write(to: file)
        try load(file)
    }

    func load(_ files: OfficeFiles) throws {
        for kind in OfficeFiles.order {
            guard let lines = files.csv(kind) else { continue }
            let file = folder.appendingPathComponent("\(kind.rawValue).csv")
            try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: file)
            try load(file, kind: kind)
        }
    }

    private func load(_ file: URL, kind: RecordKind? = nil) throws {
        var importer = Import(house: house, store: store, moment: OfficeStore.now)
        let report = try importer.file(
            file.path, options: ImportOptions(kind: kind, plan: nil, received: OfficeStore.now.today, dryRun: false))
        let faults = report.findings.filter { $0.severity == .error }.map { $0.message(in: .english) }
        #expect(faults == [], "\(kind?.rawValue ?? "plan")")
    }

    /// Builds the office's pages in Chinese.
    func build(_ output: URL, asOf: String) throws {
        let day = try #require(CivilDay(asOf))
        _ = try Build(house: house, store: store).office(
            output: output, cut: Cut(asOf: day, knownBy: OfficeStore.now.today), languages: [.chinese]
        ) { _, _ in }
    }

    /// Checks a plan as of a day.
    func check(_ plan: String, asOf: String = "2026-06-30") throws -> Conformance {
        let day = try #require(CivilDay(asOf))
        return try PlanCheck(house: house, store: store).conformance(
            plan, cut: Cut(asOf: day, knownBy: OfficeStore.now.today), today: OfficeStore.now.today)
    }
}

extension Conformance {
    func verdict(_ rule: String) -> RuleVerdict? { verdicts.first { $0.rule.id == rule } }
}
