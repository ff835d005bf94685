// What the tests of the samples share: the official plans, one set of files made from them, and its rows read back.

import Domain
import Foundation
import Plans

@testable import Samples

/// One row of a file, by column name.
struct SampleRow {
    let kind: RecordKind
    /// The plan in the file's name.
    let plan: String
    let path: String
    let values: [String: String]

    subscript(_ column: String) -> String { values[column] ?? "" }

    /// The day in a column; nil where it is blank.
    func day(_ column: String = "day") -> CivilDay? { CivilDay(self[column]) }
}

/// A set of files with the plans they are about.
struct SampleWorld {
    let files: [SampleFile]
    let rows: [SampleRow]
    /// Official and invented, by id.
    let plans: [String: Plan]
    let invented: [PlanDocument]
    let findings: [Finding]
    private let byKind: [RecordKind: [SampleRow]]
    /// Screening rows by plan and person, in file order.
    let screening: [String: [SampleRow]]
    /// Persons selected, by plan.
    let selected: [String: Set<String>]

    static let until = CivilDay("2026-11-15") ?? CivilDay(number: 0)
    static let seed: UInt64 = 20_250_101
    static let official: [PlanDocument] = officialPlans()
    static let all = SampleWorld(Sample.files(for: official, seed: seed, editionsFrom: 2013, until: until))

    init(_ files: [SampleFile]) {
        self.files = files
        var plans = Dictionary(uniqueKeysWithValues: SampleWorld.official.map { ($0.plan.id, $0.plan) })
        var invented: [PlanDocument] = []
        var findings: [Finding] = []
        var rows: [SampleRow] = []
        for file in files {
            if file.path.hasSuffix(".yaml") {
                let read = PlanReader.read(file.text, file: file.path)
                findings += read.findings
                if let document = read.document {
                    invented.append(document)
                    plans[document.plan.id] = document.plan
                }
            } else {
                rows += SampleWorld.rows(of: file)
            }
        }
        (self.plans, self.invented, self.findings, self.rows) = (plans, invented, findings, rows)
        byKind = Dictionary(grouping: rows, by: \.kind)
        screening = Dictionary(grouping: byKind[.screening] ?? []) { "\($0["plan_id"]) \($0["person_id"])" }
        selected = (byKind[.screening] ?? []).filter { $0["stage"] == "入选" && $0["result"] == "通过" }
            .reduce(into: [:]) { $0[$1["plan_id"], default: []].insert($1["person_id"]) }
    }

    /// Files of one programme only: quick to make.
    static func files(of programme: String, seed: UInt64 = seed, from year: Int = 2020, until: CivilDay = until) -> [SampleFile] {
        Sample.files(for: official.filter { $0.plan.programme == programme }, seed: seed, editionsFrom: year, until: until)
    }

    func rows(_ kind: RecordKind) -> [SampleRow] { byKind[kind] ?? [] }

    func plan(_ row: SampleRow) -> Plan? { plans[row["plan_id"]] }

    /// The kind a file's name says; nil for a plan.
    static func kind(of path: String) -> RecordKind? {
        RecordKind.allCases.enumerated().first { path.hasSuffix("-\(Outbox.number($0))-\($1.rawValue).csv") }?.element
    }

    private static func rows(of file: SampleFile) -> [SampleRow] {
        guard let kind = kind(of: file.path) else { return [] }
        let lines = table(file.text)
        let names = (lines.first ?? []).map { heading in kind.columns.first { $0.headings[0] == heading }?.name ?? heading }
        let name = file.path.split(separator: "/").last.map(String.init) ?? ""
        let plan = name.replacingOccurrences(
            of: "-\(Outbox.number(RecordKind.allCases.firstIndex(of: kind) ?? 0))-\(kind.rawValue).csv", with: "")
        return lines.dropFirst().map { cells in
            SampleRow(
                kind: kind, plan: plan, path: file.path,
                values: Dictionary(zip(names, cells), uniquingKeysWith: { first, _ in first }))
        }
    }

    /// The cells of a CSV text. The samples quote nothing today; a quote would show as a heading or code nobody knows.
    static func table(_ text: String) -> [[String]] {
        text.split(separator: "\n").map { line in
            line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
    }

    private static func officialPlans() -> [PlanDocument] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let folder = root.appending(path: "data/plans")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
        return names.filter { $0.hasSuffix(".yaml") }.sorted().compactMap { name in
            guard let text = try? String(contentsOf: folder.appending(path: name), encoding: .utf8) else { return nil }
            return PlanReader.read(text, file: name).document
        }
    }
}

extension Worded {
    /// The code with these Chinese words.
    static func meaning(_ words: String) -> Self? { allCases.first { $0.label.zh == words } }
}
