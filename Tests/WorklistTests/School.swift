// A store with invented pupils of a few schools under a plan that has schools answer for admission and research discipline.

import Domain
import Foundation
import Intake
import Ledger
import Operations
import TestWorkbooks
import Workbooks

/// The store and what is asked of it. A class because it removes its folder.
final class School {
    let folder: URL
    let house: House
    let store: URL
    /// Present, moved on by the tests.
    var today: CivilDay

    static let plan = "neimenggu-pilot-2024"

    static func name(_ number: Int) -> String { "示例第\(number + 1)中学" }
    static func reference(_ school: Int, _ pupil: Int) -> String { "S\(school)-\(pupil)" }

    var moment: Moment { Moment(seconds: Int64(today.number) * 86_400 + 3600) }

    init(schools: Int, pupils: Int) throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("worklist-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        store = folder.appendingPathComponent("store")
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../..").standardizedFileURL
        house = House(named: root.path, workingFolder: root.path, program: root.path)!
        today = CivilDay("2024-12-01")!
        try Ledger.create(in: store, now: moment.seconds)
        let everyone = (0..<schools).flatMap { school in (0..<pupils).map { (school, $0) } }
        try send("导师", "导师编号,方案,培养高校,学科,虚构\nM1,\(School.plan),内蒙古大学,数学,是\n")
        try send(
            "报名",
            "人员编号,方案,报名日期,姓名,年级,就读学校,学科,虚构\n"
                + everyone.map { "\(School.reference($0, $1)),\(School.plan),2024-03-10,学生\($0)之\($1),高一,\(School.name($0)),数学,是\n" }
                .joined())
        try send(
            "培养",
            "人员编号,方案,学科,培养高校,导师编号,开始日期,虚构\n"
                + everyone.map { "\(School.reference($0, $1)),\(School.plan),数学,内蒙古大学,M1,2024-09-01,是\n" }.joined())
        today = CivilDay("2026-10-10")!
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// Imports a CSV file that must be without faults.
    func send(_ name: String, _ text: String) throws {
        let file = folder.appendingPathComponent("\(name)-\(UUID().uuidString).csv")
        try Data(text.utf8).write(to: file)
        var importer = Import(house: house, store: store, moment: moment)
        let report = try importer.file(file.path, options: ImportOptions(kind: nil, plan: nil, received: today, dryRun: false))
        if report.findings.block { throw FindingsError(report.findings) }
    }

    func options(_ school: Int, again: Bool = false, all: Bool = false, notWithin: Int = 180, validDays: Int = 180) -> WorklistOptions {
        WorklistOptions(
            kind: .school, addressee: School.name(school), on: today, all: all, again: again, notWithin: notWithin, validDays: validDays)
    }

    /// Issues a list and gives its sheets as a reader would.
    func issue(_ options: WorklistOptions) throws -> (report: WorklistReport, sheets: Sheets) {
        var sheets = Sheets()
        let report = try Worklist(house: house, store: store, moment: moment).issue(options) { sheets = try Sheets($0) }
        return (report, sheets)
    }

    /// Saves the sheets as a workbook and imports it.
    ///
    /// - Parameter changed: what is done to each sheet before.
    func takeBack(_ sheets: Sheets, dryRun: Bool = false, changed: (inout TestSheet) -> Void = { _ in }) throws -> ImportReport {
        try takeBack(try file(sheets, changed: changed), dryRun: dryRun)
    }

    /// The sheets as a file.
    func file(_ sheets: Sheets, changed: (inout TestSheet) -> Void = { _ in }) throws -> URL {
        let workbook = TestWorkbook(
            sheets.rows.sorted { $0.key > $1.key }.map { name, texts in
                var sheet = TestSheet(name, texts: texts)
                sheet.state = name.hasPrefix("_") ? "hidden" : ""
                changed(&sheet)
                return sheet
            })
        let file = folder.appendingPathComponent("\(UUID().uuidString).xlsx")
        try Data(workbook.bytes).write(to: file)
        return file
    }

    /// Imports a file that came back, as the verb does.
    func takeBack(_ file: URL, dryRun: Bool = false) throws -> ImportReport {
        try takeBack([file], dryRun: dryRun)[0]
    }

    /// Imports files one after another, as one call of the verb does.
    func takeBack(_ files: [URL], dryRun: Bool) throws -> [ImportReport] {
        var importer = Import(house: house, store: store, moment: moment)
        return try files.map {
            try importer.file($0.path, options: ImportOptions(kind: nil, plan: nil, received: today, dryRun: dryRun))
        }
    }

    /// Every answer in the store: number, question, status, value, kind, day, reported, evidence, source.
    func answers() throws -> [String: String] {
        let reader = try LedgerReader(folder: store, cut: .everything(asOf: today))
        let rows = try reader.run(
            "SEL" + "ECT person_id, question, status, value, institution_kind, day, reported_day, evidence FROM follow_up", arguments: [:]
        ).rows
        let numbers = try reader.references(of: Set(rows.compactMap(\.[0].integer)))
        var found: [String: String] = [:]
        for row in rows {
            let key = "\(row[0].integer.flatMap { numbers[$0] } ?? "?")/\(row[1].text ?? "?")/\(row[6].integer ?? 0)"
            found[key] = row[2...].map { "\($0)" }.joined(separator: "|")
        }
        return found
    }
}

/// The sheets of a workbook as texts, to be edited as an addressee would.
struct Sheets {
    var rows: [String: [[String]]] = [:]

    init() {}

    init(_ workbook: Workbook) throws {
        for sheet in workbook.sheets {
            var found: [[String]] = []
            try sheet.rows { row in
                while found.count < row.number - 1 { found.append([]) }
                found.append(
                    row.cells.map { cell in
                        switch cell.value {
                        case .blank: ""
                        case .text(let text): text
                        case .number(let number): "\(Int(number))"
                        case .day(let day): "\(day)"
                        case .boolean(let value): "\(value)"
                        }
                    })
            }
            rows[sheet.name] = found
        }
    }

    /// The rows below the heading.
    var body: [[String]] {
        get { Array((rows["待答事项"] ?? []).dropFirst()) }
        set {
            let heading = heading
            rows["待答事项"] = [heading] + newValue
        }
    }

    var heading: [String] { rows["待答事项"]?.first ?? [] }

    func column(_ name: String) -> Int { heading.firstIndex { $0.hasPrefix(name + " |") }! }

    subscript(row: Int, name: String) -> String {
        get { rows["待答事项"]?[row + 1][column(name)] ?? "" }
        set {
            let place = column(name)
            rows["待答事项"]?[row + 1][place] = newValue
        }
    }
}
