// Many worklists issued, edited by chance, sorted, thinned out and taken back: every edit lands, nothing else changes.

import Domain
import Foundation
import Ledger
import Operations
import Testing

@Suite struct RoundTripTests {
    /// 1,000 in the fault tier.
    private static let count = ProcessInfo.processInfo.environment["TALENTPOOL_FAULTS"] == nil ? 12 : 1000

    @Test func `every edit lands and nothing else changes`() throws {
        let seed = ProcessInfo.processInfo.environment["SEED"].flatMap(UInt64.init) ?? 20_261_010
        print("SEED=\(seed)")
        var chance = Chance(state: seed)
        let schools = 10
        let school = try School(schools: schools, pupils: 4)
        var expected: [String: String] = [:]
        var (edits, untouched) = (0, 0)
        for number in 0..<Self.count {
            if number % schools == 0 { school.today = school.today + 1 }
            var (report, sheets) = try school.issue(school.options(number % schools, again: true, all: true))
            #expect(report.asked == sheets.body.count && report.asked == 8)
            let received = school.today
            var landed = 0
            var kept: [[String]] = []
            for row in sheets.body.indices {
                let isEdited = chance.below(3) == 0
                if isEdited {
                    landed += edit(&sheets, row, received, &chance, &expected)
                    kept.append(sheets.body[row])
                } else if chance.below(4) > 0 {
                    kept.append(sheets.body[row])
                }
            }
            chance.shuffle(&kept)
            if chance.below(2) == 0 { kept.insert([], at: 0) }
            sheets.body = kept
            let back = try school.takeBack(sheets)
            #expect(back.findings.isEmpty, "SEED=\(seed) list \(number): \(back.findings.map { $0.message(in: .english) })")
            #expect((back.receipt?.added ?? 0) + (back.receipt?.corrected ?? 0) == landed, "SEED=\(seed) list \(number)")
            edits += landed
            untouched += back.worklist.map { $0.returned - $0.edited } ?? 0
            let stored = try school.answers()
            #expect(stored == expected, "SEED=\(seed) list \(number)")
            guard stored == expected else { return }
        }
        print("worklists \(Self.count), edits landed \(edits), rows left as they were \(untouched)")
        #expect(edits > Self.count)
    }

    /// Changes one row to something new and says what the store must hold afterwards.
    private func edit(_ sheets: inout Sheets, _ row: Int, _ received: CivilDay, _ chance: inout Chance, _ expected: inout [String: String])
        -> Int
    {
        let statuses: [FollowUpStatus] = [.yes, .no, .noReply, .notLocatable, .refused, .notYetDue]
        let status = statuses[chance.below(statuses.count)]
        let value = chance.below(2) == 0 ? "" : ["=1+1", "'-2", "某大学 数学\"系\"", "＋甲,乙", "a\nb", "数学"][chance.below(6)]
        let kind: InstitutionKind? = chance.below(3) == 0 ? .abroad : nil
        let day: CivilDay? = chance.below(2) == 0 ? received + -(chance.below(300)) : nil
        let evidence: EvidenceGrade? = chance.below(2) == 0 ? .registry : nil
        sheets[row, "状态"] = chance.below(2) == 0 ? status.label.zh : status.label.en
        sheets[row, "内容"] = value
        sheets[row, "院校类别"] = kind?.label.zh ?? ""
        sheets[row, "发生日期"] = day.map { "\($0)" } ?? ""
        sheets[row, "证据等级"] = evidence?.label.zh ?? ""
        // So that the edit always says something: a confirmation on this very day.
        sheets[row, "报告日期"] = "\(received)"
        let question = sheets[row, "问题"].hasPrefix("是否已被大学录取") ? "admission" : "research"
        func text(_ value: String?) -> String { value.map { "\(Cell.text($0))" } ?? "\(Cell.null)" }
        func number(_ day: CivilDay?) -> String { day.map { "\(Cell.integer($0.number))" } ?? "\(Cell.null)" }
        expected["\(sheets[row, "人员编号"])/\(question)/\(received.number)"] = [
            text(status.rawValue), text(value.isEmpty ? nil : value), text(kind?.rawValue), number(day ?? received), number(received),
            text((evidence ?? .school).rawValue),
        ].joined(separator: "|")
        return 1
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
