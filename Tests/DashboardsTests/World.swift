// A small store in a temporary folder, and the site built from it.

import Dashboards
import Domain
import Foundation
import Ledger
import Operations

/// Makes stores and sites for tests; the folder goes with the value's owner calling `remove`.
struct World {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    static let now = Moment(seconds: 1_780_000_000)
    static let cut = Cut(asOf: now.today, knownBy: now.today)

    let folder: URL
    let house: House
    var store: URL { folder.appendingPathComponent("store") }

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("talentpool-\(UInt64.random(in: .min ... .max))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        guard let house = House(named: World.root.path, workingFolder: "/", program: "/") else { throw CocoaError(.fileNoSuchFile) }
        self.house = house
        try Ledger.create(in: store, now: World.now.seconds)
    }

    func remove() {
        try? FileManager.default.removeItem(at: folder)
    }

    /// Imports a file with these lines.
    @discardableResult
    func load(_ name: String, _ lines: [String], kind: RecordKind? = nil, received: CivilDay = now.today) throws -> ImportReport {
        let file = folder.appendingPathComponent(name)
        try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: file)
        var importer = Import(house: house, store: store, moment: World.now)
        return try importer.file(
            file.path, options: ImportOptions(kind: kind, plan: nil, received: received, dryRun: false))
    }

    /// Builds the office's site and returns its files by path.
    func site(_ name: String = "site", languages: [Language] = Language.allCases, comparedWith: CivilDay? = nil) throws -> [String: String]
    {
        let built = try Build(house: house, store: store).office(
            output: folder.appendingPathComponent(name), cut: World.cut, comparedWith: comparedWith, languages: languages
        ) { _, _ in }
        var files: [String: String] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: built.folder.path) {
            files[path] = try? String(contentsOf: built.folder.appendingPathComponent(path), encoding: .utf8)
        }
        return files
    }

    /// A year of the Xinjiang plan with two applicants, one of them unknown, and one mentor; all text fields from one text.
    func loadYear(text: String = "示例", invented: String = "是", received: CivilDay = now.today) throws {
        let field = "\"" + text.guarded.replacing("\"", with: "\"\"") + "\""
        try load(
            "m.csv",
            [
                "导师编号,方案,导师姓名,培养高校,学科,职称,聘任日期,虚构", "M1,xinjiang-2025,\(field),\(field),数学,\(field),2024-12-01,\(invented)",
            ], received: received)
        try load(
            "a.csv",
            [
                "人员编号,方案,报名日期,姓名,性别,年级,就读学校,城市,学科,虚构",
                "P1,xinjiang-2025,2024-12-22,某某,男,高一,\(field),\(field),数学,\(invented)",
                "P2,xinjiang-2025,2024-12-22,\(field),女,高一,\(field),\(field),物理,\(invented)",
            ], received: received)
        try load(
            "s.csv",
            [
                "人员编号,方案,环节,日期,结果,成绩,虚构", "P1,xinjiang-2025,笔试,2024-12-30,通过,90,\(invented)",
                "P1,xinjiang-2025,入选,2025-01-07,通过,,\(invented)",
            ], received: received)
        try load(
            "p.csv",
            [
                "人员编号,方案,学科,培养高校,导师编号,开始日期,虚构", "P1,xinjiang-2025,数学,\(field),M1,2025-01-10,\(invented)",
            ], received: received)
        try load(
            "f.csv",
            [
                "人员编号,跟踪事项,状态,内容,报告日期,来源,证据等级,虚构", "P1,高中毕业,否,\(field),2025-12-20,\(field),中学提供,\(invented)",
            ], received: received)
    }
}
