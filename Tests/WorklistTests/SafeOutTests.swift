// Everything the program writes from a store full of texts that a spreadsheet would run: none begins a formula, all come back as they were.

import Analytics
import Domain
import Foundation
import Intake
import Ledger
import Operations
import TestWorkbooks
import Testing

@Suite struct SafeOutTests {
    private static let hostile = [
        "=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "＝1+1", "\"=1\"", "  =1", "\u{3000}＋1", "'=1",
        "=HYPERLINK(\"http://x.invalid\",\"y\")",
        "-2,\"a\"\n=3",
    ]
    private static let day = CivilDay("2026-10-10")!

    /// Pupils whose schools, names, awards, answers and their sources are hostile, put into the store past intake, which would clean some of them.
    private func store() throws -> School {
        let school = try School(schools: 1, pupils: 1)
        let ledger = try Ledger(folder: school.store, now: school.moment.seconds)
        defer { _ = try? ledger.close() }
        func append(_ kind: RecordKind, _ values: (String) -> [String: Cell], mentor: String? = nil, name: Bool = false) throws {
            let records = Self.hostile.enumerated().map { index, text in
                Record(
                    row: index + 2, reference: "H\(index)", mentorReference: mentor, identity: name ? [.name: text] : [:],
                    values: values(text), retracted: false)
            }
            _ = try ledger.append(
                records, of: kind,
                head: BatchHead(
                    kind: kind.rawValue, file: Data(kind.rawValue.utf8), received: Self.day, recordedAt: school.moment.seconds,
                    invented: true))
        }
        let plan = Cell.text(School.plan)
        func number(_ day: String) -> Cell { .integer(CivilDay(day)!.number) }
        try append(
            .application,
            {
                [
                    "plan_id": plan, "day": number("2024-03-10"), "grade": .text("senior_1"), "school": .text($0), "city": .text($0),
                    "discipline": .text("mathematics"),
                ]
            }, name: true)
        try append(
            .placement,
            {
                [
                    "plan_id": plan, "day": number("2024-09-01"), "discipline": .text("mathematics"), "university": .text($0),
                ]
            }, mentor: "M1")
        try append(.award) {
            ["award_kind": .text(AwardKind.allCases[0].rawValue), "title": .text($0), "day": number("2025-05-01")]
        }
        try append(.followUp) {
            [
                "question": .text("admission"), "status": .text("yes"), "value": .text($0), "reported_day": number("2026-09-01"),
                "source": .text($0), "evidence": .text("school"),
            ]
        }
        return school
    }

    /// Behind an apostrophe anything is a text; a field without one may begin as a number does, and as no other formula.
    private func isSafe(_ field: String) -> Bool { field.utf8.first == 0x27 || !field.opensFormula || Double(field) != nil }

    @Test func `queries as CSV, Markdown, JSON and for the terminal`() throws {
        let school = try store()
        let queries = try QueryCatalogue(folder: school.house.queries)
        let reader = try LedgerReader(folder: school.store, cut: .everything(asOf: Self.day), derived: queries.relations)
        var (csv, json): (Set<String>, Set<String>) = ([], [])
        for query in queries.queries {
            let measure = try Measure(query, on: reader)
            let fields = CSV.fields(measure.text(.csv)).joined()
            #expect(fields.allSatisfy(isSafe), "\(query.name)")
            csv.formUnion(fields.map(\.unguarded))
            for line in measure.text(.markdown).split(separator: "\n") {
                let cells = String(line).components(separatedBy: " | ").map { $0.trimmingCharacters(in: ["|", " "]) }
                #expect(cells.allSatisfy { isSafe($0) || $0 == "---" }, "\(query.name): \(cells)")
            }
            let table = measure.text(.table)
            #expect(!table.unicodeScalars.contains { ($0.value < 0x20 && $0 != "\n") || $0.value == 0x7F }, "\(query.name)")
            let object = try #require(JSONSerialization.jsonObject(with: Data(measure.text(.json).utf8)) as? [String: Any])
            for row in object["rows"] as? [[String: Any]] ?? [] { json.formUnion(row.values.compactMap { $0 as? String }) }
        }
        #expect(csv.isSuperset(of: Self.hostile))
        #expect(json.isSuperset(of: Self.hostile))
    }

    @Test func `the site's tables, and an export that is the same store again`() throws {
        let school = try store()
        let cut = Cut.everything(asOf: Self.day)
        let site = try Build(house: school.house, store: school.store).office(
            output: school.folder.appendingPathComponent("site"), cut: cut, languages: [.chinese]
        ) { _, _ in }
        let out = school.folder.appendingPathComponent("export")
        let (verification, _) = try Export(store: school.store).write(to: out)
        var tables = 0
        for folder in [site.folder, out] {
            for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) where path.hasSuffix(".csv") {
                let text = try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
                #expect(CSV.fields(text).joined().allSatisfy(isSafe), "\(path)")
                tables += 1
            }
        }
        #expect(tables > 20)
        let other = school.folder.appendingPathComponent("other")
        let again = try LedgerImport(store: other, moment: school.moment).run(
            from: out, key: school.store.appendingPathComponent("vault.key"), lists: [])
        #expect(again.chain.text == verification.chain.text)
    }

    @Test func `worklists to hostile schools about hostile answers, and copies of hostile tables`() throws {
        let school = try store()
        for (index, text) in Self.hostile.enumerated() {
            let file = school.folder.appendingPathComponent("\(index).xlsx")
            let report = try Worklist(house: school.house, store: school.store, moment: school.moment).issue(
                WorklistOptions(kind: .school, addressee: text, on: Self.day, all: true), to: file)
            #expect(report.asked == 2)
            // A workbook with a formula is none of ours.
            let sheet = try #require(WrittenWorkbook(file: file.path)?.sheets.first)
            #expect(
                sheet.rows.dropFirst().contains { $0.cells.contains { $0.content == .text(text.replacing("\r", with: "_x000D_")) } },
                "\(index)")
            let back = try school.takeBack(file)
            #expect(back.findings.isEmpty && back.worklist?.returned == 2 && back.worklist?.edited == 0, "\(index)")
        }
        let table = "人员编号,方案,报名日期,就读学校\n" + Self.hostile.map { "\(CSV.quoted($0)),\(School.plan),2025-02-30,\(CSV.quoted($0))\n" }.joined()
        let csv = school.folder.appendingPathComponent("表.csv")
        try Data(table.utf8).write(to: csv)
        var importer = Import(house: school.house, store: school.store, moment: school.moment)
        let findings = try importer.file(
            csv.path, options: ImportOptions(kind: .application, plan: nil, received: Self.day, dryRun: true)
        ).findings
        #expect(findings.block && !findings.isEmpty)
        let copy = school.folder.appendingPathComponent("批注.xlsx")
        #expect(try Annotation.write(csv.path, findings: findings, encoding: nil, made: Self.day, to: copy, store: school.store) == nil)
        #expect(WrittenWorkbook(file: copy.path) != nil)
        var read: [String] = []
        _ = try TableSource(path: copy.path, file: "批注.xlsx").forEachRow(ofSheet: 0) { read.append($0.cells.last?.text ?? "") }
        var written: [String] = []
        _ = try TableSource(path: csv.path, file: "表.csv").forEachRow(ofSheet: 0) { written.append($0.cells.last?.text ?? "") }
        #expect(read == written && read.count == Self.hostile.count + 1)
    }

    @Test func `templates, samples and the calendar of duties`() throws {
        let school = try store()
        let template = school.folder.appendingPathComponent("模板.xlsx")
        try TemplateFile(house: school.house, store: school.store, moment: school.moment).write(
            .application, plan: School.plan, language: .chinese, to: template)
        #expect(WrittenWorkbook(file: template.path) != nil)
        let samples = school.folder.appendingPathComponent("samples")
        _ = try SampleFiles(house: school.house).write(to: samples, seed: 1, editionsFrom: 2024, until: CivilDay("2024-12-31")!)
        for path in try FileManager.default.subpathsOfDirectory(atPath: samples.path) where path.hasSuffix(".csv") {
            let text = try String(contentsOf: samples.appendingPathComponent(path), encoding: .utf8)
            #expect(CSV.fields(text).joined().allSatisfy(isSafe), "\(path)")
        }
        let calendar = try Due(house: school.house, store: school.store).report(cut: .everything(asOf: Self.day)).calendarFile
        let lines = calendar.components(separatedBy: "\r\n").dropLast()
        #expect(lines.count > 10 && lines.allSatisfy { $0.hasPrefix(" ") || $0.prefixMatch(of: /[A-Z]+(;[A-Z]+=[A-Z]+)?:/) != nil })
        #expect(!lines.contains { $0.unicodeScalars.contains { $0.value < 0x20 } })
    }
}

/// Comma-separated text (RFC 4180), read by scalars as a spreadsheet does.
private enum CSV {
    static func quoted(_ text: String) -> String { "\"" + text.replacing("\"", with: "\"\"") + "\"" }

    static func fields(_ text: String) -> [[String]] {
        var (rows, row, field): ([[String]], [String], String.UnicodeScalarView) = ([], [], .init())
        var (isQuoted, last): (Bool, Unicode.Scalar?) = (false, nil)
        func end() {
            row.append(String(field))
            field = .init()
        }
        for scalar in text.unicodeScalars {
            if scalar == "\"" {
                if !isQuoted, last == "\"" { field.append(scalar) }
                isQuoted.toggle()
            } else if isQuoted {
                field.append(scalar)
            } else if scalar == "," {
                end()
            } else if scalar == "\n" {
                end()
                rows.append(row)
                row = []
            } else if scalar != "\r" {
                field.append(scalar)
            }
            last = scalar
        }
        return rows
    }
}
