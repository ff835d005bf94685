// A store with invented pupils of two schools, to which files without numbers come.

import Domain
import Foundation
import Ledger
import Operations
import Testing

/// The store. A class because it removes its folder.
final class Desk {
    let folder: URL
    let store: URL
    let house: House
    var today = CivilDay("2026-10-10")!

    static let plan = "xinjiang-2025"
    static let applications = "人员编号,方案,报名日期,学科,姓名,证件号码,性别,就读学校,虚构\n"
    static let screenings = "姓名,证件号码,就读学校,方案,环节,日期,结果,虚构\n"
    static let followUps = "姓名,证件号码,就读学校,跟踪事项,状态,报告日期,证据等级,虚构\n"

    /// Invented document numbers of a place that does not exist.
    static let documents = [
        "000000200901010019", "000000200901010027", "000000200901010035", "000000200901010043", "000000200901010051", "00000020090101006X",
    ]

    var moment: Moment { Moment(seconds: Int64(today.number) * 86_400 + 3600) }

    init(filled: Bool = true) throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("recognition-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        store = folder.appendingPathComponent("store")
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../..").standardizedFileURL
        house = try #require(House(named: root.path, workingFolder: root.path, program: root.path))
        try Ledger.create(in: store, now: moment.seconds)
        guard filled else { return }
        let report = try send(
            Desk.applications + """
                A1,xinjiang-2025,2025-01-10,数学,甲一某,\(Desk.documents[0]),女,示例第一中学,是
                A2,xinjiang-2025,2025-01-10,数学,双某某,\(Desk.documents[1]),女,示例第二中学,是
                A3,xinjiang-2025,2025-01-10,数学,双某某,\(Desk.documents[2]),女,示例第二中学,是
                A4,xinjiang-2025,2025-01-10,数学,阿依示·买某例,,女,示例第一中学,是
                A5,xinjiang-2025,2025-01-10,数学,丁五某,,男,示例市第七十中学,是
                A6,xinjiang-2025,2025-01-10,数学,同名某,,男,示例第一中学,是
                A7,xinjiang-2025,2025-01-10,数学,同名某,,男,示例第三中学,是

                """)
        #expect(report.receipt?.added == 7, "\(report.findings.map(\.code))")
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func file(_ text: String) throws -> String {
        let file = folder.appendingPathComponent("\(UUID().uuidString).csv")
        try Data(text.utf8).write(to: file)
        return file.path
    }

    @discardableResult
    func send(_ text: String, dryRun: Bool = false) throws -> ImportReport {
        var importer = Import(house: house, store: store, moment: moment)
        return try importer.file(file(text), options: ImportOptions(kind: nil, plan: nil, received: today, dryRun: dryRun))
    }

    /// Screening rows: name, document number, school.
    func screen(_ rows: [[String]], on day: String = "2025-03-01") throws -> ImportReport {
        try send(Desk.screenings + rows.map { "\($0[0]),\($0[1]),\($0[2]),xinjiang-2025,面试,\(day),通过,是\n" }.joined())
    }

    /// Follow-up rows: name, document number, school.
    func followUp(_ rows: [[String]], _ question: String = "获得学位") throws -> ImportReport {
        try send(Desk.followUps + rows.map { "\($0[0]),\($0[1]),\($0[2]),\(question),否,2026-09-01,中学提供,是\n" }.joined())
    }

    var reader: LedgerReader {
        get throws { try LedgerReader(folder: store, cut: .everything(asOf: today)) }
    }

    /// How many records of a kind stand under each number; under numbers that the store gave: `?`.
    func owners(_ kind: RecordKind) throws -> [String: Int] {
        let reader = try reader
        let rows = try reader.run("SELECT person_id FROM \(kind.rawValue)", arguments: [:]).rows.compactMap(\.[0].integer)
        let numbers = try reader.numbers(of: Set(rows))
        return Dictionary(rows.map { (numbers[$0].map { PersonNumber.isWhole($0) ? "?" : $0 } ?? "erased", 1) }, uniquingKeysWith: +)
    }

    var match: Match { Match(store: store, moment: moment, received: today) }
    var batches: Int { get throws { try reader.provenance().lastBatch } }
    func verify() throws -> Verification { try LedgerReader.verify(store, identities: true, sealed: true) }
}
