// A store of its own for each test, and the records that tests put into it.

import Domain
import Foundation
import GRDB
import Ledger
import Plans
import Testing

/// A store in a new folder. A class so that the folder goes away with the last reference to it.
final class TemporaryStore {
    let folder: URL

    /// An empty store, or an empty folder that does not exist yet.
    init(created: Bool = true) throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("talentpool-ledger-\(UUID().uuidString)")
        if created { try Ledger.create(in: folder, now: 0) }
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// Batches of a filled store: a plan, each kind, the second pupil, an act of each kind, a list of reference and the erasure.
    static let filledBatches = RecordKind.allCases.count + ActKind.allCases.count + 4

    /// A closed store with a row in every table.
    static func filled() throws -> TemporaryStore {
        let store = try TemporaryStore()
        let ledger = try store.ledger()
        try ledger.fill()
        try ledger.close()
        return store
    }

    /// Ids of new persons count up from 1, so that tests can name them.
    func ledger(now: Int64 = 0) throws -> Ledger {
        var next = 0
        return try Ledger(folder: folder, now: now) {
            next += 1
            return next
        }
    }

    func reader(asOf: String = "2199-12-31", knownBy: String = "2199-12-31", vetted: Bool = true) throws -> LedgerReader {
        try LedgerReader(folder: folder, cut: Cut(asOf: day(asOf), knownBy: day(knownBy)), vetted: vetted)
    }

    /// As a writer leaves the store that was cut off.
    func unseal() throws { try? FileManager.default.removeItem(at: path("store.seal")) }

    func path(_ file: String) -> URL { folder.appendingPathComponent(file) }

    /// The bytes of every file by name.
    func bytes() throws -> [String: Data] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        return Dictionary(uniqueKeysWithValues: try names.map { ($0, try Data(contentsOf: path($0))) })
    }

    /// The same files in another folder; nobody may have them open.
    func copy() throws -> TemporaryStore {
        let other = try TemporaryStore(created: false)
        try FileManager.default.copyItem(at: folder, to: other.folder)
        return other
    }

    /// Changes a file as somebody with any SQLite program can: without our settings and with the triggers gone.
    func tamper<Value>(_ file: String = "ledger.sqlite", _ change: (Database) throws -> Value) throws -> Value {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        let queue = try DatabaseQueue(path: path(file).path, configuration: configuration)
        return try queue.inDatabase { db in
            for trigger in try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger'") {
                try db.execute(sql: "DROP TRIGGER \(trigger)")
            }
            return try change(db)
        }
    }
}

func day(_ text: String) throws -> CivilDay { try #require(CivilDay(text)) }

func head(_ kind: String, received: String, invented: Bool = false) throws -> BatchHead {
    BatchHead(kind: kind, file: Data("f".utf8), received: try day(received), recordedAt: 7, invented: invented)
}

/// A record of a kind with the values given.
func record(
    _ reference: String?, _ values: [String: Cell] = [:], mentor: String? = nil, identity: [IdentityField: String] = [:],
    retracted: Bool = false
) -> Domain.Record {
    Domain.Record(row: 2, reference: reference, mentorReference: mentor, identity: identity, values: values, retracted: retracted)
}

func application(_ reference: String, name: String? = nil, school: String = "一中", day: Int = 20_000) -> Domain.Record {
    record(
        reference, ["plan_id": .text("p"), "day": .integer(day), "discipline": .text("physics"), "school": .text(school)],
        identity: name.map { [.name: $0] } ?? [:])
}

func screening(_ reference: String, score: Double, on day: String = "2025-01-10", retracted: Bool = false) throws -> Domain.Record {
    record(
        reference,
        [
            "plan_id": .text("p"), "stage": .text("test"), "result": .text("pass"), "score": .real(score),
            "day": .integer(try number(day)),
        ], retracted: retracted)
}

/// Days since 1970-01-01.
func number(_ text: String) throws -> Int { try day(text).number }

extension Ledger {
    /// Applications of these persons, received on the first day of 2025.
    @discardableResult
    func apply(_ references: [String]) throws -> Receipt {
        try append(references.map { application($0) }, of: .application, head: head("application", received: "2025-01-01"))
    }

    @discardableResult
    func screen(_ records: [Domain.Record], received: String) throws -> Receipt {
        try append(records, of: .screening, head: head("screening", received: received))
    }

    /// At least one row in every table: an official plan, then one record of each kind, and a second pupil who was erased.
    func fill() throws {
        let plan = try OfficialPlan.xinjiang()
        _ = try append(plan.plan, source: plan.source, head: head("plan", received: "2025-01-01"))
        for kind in [RecordKind.mentor] + RecordKind.allCases.filter({ $0 != .mentor }) {
            _ = try append([FullRecord.of(kind)], of: kind, head: head(kind.rawValue, received: "2025-01-02"))
        }
        _ = try append([application("E1", name: "已删除者")], of: .application, head: head("application", received: "2025-01-03"))
        // Acts that change no figure: two persons are not one, the batch of the plan said nothing of anybody.
        for act in [
            Act.samePerson(2, 3, .different), .reattribution(of: 3, batch: 1, owner: 2),
            .request(of: 2, .degree, to: .university, addressee: "10759", worklist: "w1"),
        ] {
            _ = try append([act], on: try day("2025-01-03"), received: try day("2025-01-03"), recordedAt: 7)
        }
        let list = ReferenceListVersion(
            name: "universities", dated: try day("2025-01-01"), source: "教育部", complete: true, text: "code,name\n10759,石河子大学\n")
        _ = try append(list, received: try day("2025-01-03"), recordedAt: 7)
        _ = try erase("E1", as: .pupil, reason: "家长申请", received: try day("2025-01-04"), recordedAt: 7)
    }
}

enum OfficialPlan {
    static func xinjiang() throws -> PlanDocument {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../data/plans/xinjiang-2025.yaml")
        return try #require(PlanReader.read(String(contentsOf: file, encoding: .utf8), file: "xinjiang-2025.yaml").document)
    }
}

/// A record of a kind in which every column has a value, each a different one.
enum FullRecord {
    static func of(_ kind: RecordKind) -> Domain.Record {
        var values: [String: Cell] = [:]
        var identity: [IdentityField: String] = [:]
        for (position, column) in kind.columns.enumerated() where column.name != "retracted" && column.name != "invented" {
            switch column.content {
            case .person, .mentor, .clue, .flag: break
            case .identity(let field): identity[field] = "身份\(position)"
            case .plan: values[column.name] = .text("xinjiang-2025")
            case .discipline: values[column.name] = .text("physics")
            case .text: values[column.name] = .text("文\(position)")
            case .day: values[column.name] = .integer(20_000 + position)
            case .number: values[column.name] = .real(Double(position) + 0.5)
            case .whole: values[column.name] = .integer(position + 1)
            case .code(let words): values[column.name] = .text(words[0].code)
            }
        }
        let namesMentor = kind.role == .pupil && kind.columns.contains { $0.name == "mentor_id" }
        return record(kind.role.map { $0 == .mentor ? "T1" : "P1" }, values, mentor: namesMentor ? "T1" : nil, identity: identity)
    }
}
