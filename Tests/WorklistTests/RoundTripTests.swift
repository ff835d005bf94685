// Many worklists written as files, edited by chance as spreadsheet programs save them, and imported: every edit lands, nothing else changes.

import Domain
import Foundation
import Ledger
import Operations
import TestWorkbooks
import Testing

@Suite struct RoundTripTests {
    /// 1,000 in the fault tier.
    private static let count = ProcessInfo.processInfo.environment["TALENTPOOL_FAULTS"] == nil ? 12 : 1000

    @Test func `every edit lands and nothing else changes`() throws {
        let seed = ProcessInfo.processInfo.environment["SEED"].flatMap(UInt64.init) ?? 20_261_010
        var chance = Chance(state: seed)
        let schools = 10
        let school = try School(schools: schools, pupils: 4)
        var expected: [String: String] = [:]
        var (edits, untouched, unedited, shared) = (0, 0, 0, 0)
        for number in 0..<Self.count {
            if number % schools == 0 { school.today = school.today + 1 }
            let file = school.folder.appendingPathComponent("list.xlsx")
            defer { try? FileManager.default.removeItem(at: file) }
            let report = try Worklist(house: school.house, store: school.store, moment: school.moment).issue(
                school.options(number % schools, again: true, all: true), to: file)
            var script = try #require(EditScript(file: file, received: school.today))
            #expect(report.asked == script.rows && report.asked == 8)
            // Every tenth comes back as it was sent.
            let edited = number % 10 == 9 ? [:] : script.run(&chance)
            expected.merge(edited) { _, new in new }
            let isShared = chance.below(2) == 0
            try script.save(file, sharing: isShared)
            let back = try school.takeBack(file)
            let context = "SEED=\(seed) list \(number)"
            // A line break in a cell is told, and kept.
            #expect(
                back.findings.allSatisfy { $0.code == "damage.text.linebreak" },
                "\(context): \(back.findings.map { $0.message(in: .english) })")
            #expect((back.receipt?.added ?? 0) + (back.receipt?.corrected ?? 0) == edited.count, "\(context)")
            #expect(back.worklist?.returned == script.rows && back.worklist?.edited == edited.count, "\(context)")
            edits += edited.count
            untouched += script.rows - edited.count
            (unedited, shared) = (unedited + (edited.isEmpty ? 1 : 0), shared + (isShared ? 1 : 0))
            let stored = try school.answers()
            #expect(stored == expected, "\(context)")
            guard stored == expected else { return }
        }
        print(
            "worklists returned as files: \(Self.count), saved with shared texts \(shared), returned unedited \(unedited); edits landed \(edits), "
                + "rows left as they were \(untouched), answers in the store \(expected.count), lost, changed or added otherwise: 0; SEED=\(seed)"
        )
        #expect(edits > Self.count)
    }
}

/// Edits one file the way an addressee does: fills in some rows, removes some, sorts them, leaves an empty row.
private struct EditScript {
    private var workbook: WrittenWorkbook
    private let columns: [String: Int]
    private let received: CivilDay

    /// nil where the file is no worklist as we write it.
    init?(file: URL, received: CivilDay) {
        guard let workbook = WrittenWorkbook(file: file.path), let heading = workbook.sheets[0].rows.first else { return nil }
        self.workbook = workbook
        self.received = received
        columns = Dictionary(
            heading.cells.map { (String($0.text.prefix { $0 != " " }), $0.column) }, uniquingKeysWith: { first, _ in first })
    }

    /// Rows below the heading that are not empty.
    var rows: Int { workbook.sheets[0].rows.dropFirst().count { !$0.cells.isEmpty } }

    func save(_ file: URL, sharing: Bool) throws { try Data(workbook.bytes(sharing: sharing)).write(to: file) }

    /// - Returns: what the store must hold of the rows that were filled in, as `School.answers` says it.
    mutating func run(_ chance: inout Chance) -> [String: String] {
        var expected: [String: String] = [:]
        var kept: [WrittenRow] = []
        for var row in workbook.sheets[0].rows.dropFirst() {
            if chance.below(3) == 0 {
                let (key, answer) = edit(&row, &chance)
                expected[key] = answer
                kept.append(row)
            } else if chance.below(4) > 0 {
                kept.append(row)
            }
        }
        chance.shuffle(&kept)
        if chance.below(2) == 0, let row = kept.first {
            var empty = row
            empty.cells = []
            kept.insert(empty, at: 0)
        }
        workbook.sheets[0].rows = [workbook.sheets[0].rows[0]] + kept
        return expected
    }

    private func edit(_ row: inout WrittenRow, _ chance: inout Chance) -> (key: String, answer: String) {
        let statuses: [FollowUpStatus] = [.yes, .no, .noReply, .notLocatable, .refused, .notYetDue]
        let status = statuses[chance.below(statuses.count)]
        let value = chance.below(2) == 0 ? "" : ["=1+1", "'-2", "某大学 数学\"系\"", "＋甲,乙", "a\nb", "<数学>&"][chance.below(6)]
        let kind: InstitutionKind? = chance.below(3) == 0 ? .abroad : nil
        let day: CivilDay? = chance.below(2) == 0 ? received + -(chance.below(300)) : nil
        let evidence: EvidenceGrade? = chance.below(2) == 0 ? .registry : nil
        func put(_ name: String, _ text: String) { row[columns[name] ?? 0] = text.isEmpty ? .blank : .text(text) }
        // A day as the number that a spreadsheet makes of it, or typed as a text.
        func put(_ name: String, _ day: CivilDay?) {
            guard let day else { return row[columns[name] ?? 0] = .blank }
            row[columns[name] ?? 0] = chance.below(2) == 0 ? .number("\(day.number + 25_569)") : .text("\(day)")
        }
        put("状态", chance.below(2) == 0 ? status.label.zh : status.label.en)
        put("内容", value)
        put("院校类别", kind?.label.zh ?? "")
        put("发生日期", day)
        put("证据等级", evidence?.label.zh ?? "")
        // So that the edit always says something: a confirmation on this very day.
        put("报告日期", received)
        let question = row.text(columns["问题"] ?? 0).hasPrefix("是否已被大学录取") ? "admission" : "research"
        func text(_ value: String?) -> String { value.map { "\(Cell.text($0))" } ?? "\(Cell.null)" }
        func number(_ day: CivilDay?) -> String { day.map { "\(Cell.integer($0.number))" } ?? "\(Cell.null)" }
        return (
            "\(row.text(columns["人员编号"] ?? 0))/\(question)/\(received.number)",
            [
                text(status.rawValue), text(value.isEmpty ? nil : value), text(kind?.rawValue), number(day ?? received), number(received),
                text((evidence ?? .school).rawValue),
            ].joined(separator: "|")
        )
    }
}

/// SplitMix64 (Steele, Lea, Flood 2014).
struct Chance {
    var state: UInt64

    mutating func below(_ count: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((z ^ (z >> 31)) % UInt64(count))
    }

    mutating func shuffle<Element>(_ items: inout [Element]) {
        for index in items.indices.dropFirst().reversed() { items.swapAt(index, below(index + 1)) }
    }
}
