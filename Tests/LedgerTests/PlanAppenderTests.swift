// A plan in the ledger: its text, and the rules that queries join with, as the document states them.

import Domain
import Foundation
import Plans
import Testing

@testable import Ledger

@Suite struct PlanAppenderTests {
    private func reader(_ store: TemporaryStore) throws -> LedgerReader {
        let plan = try OfficialPlan.xinjiang()
        _ = try store.ledger().append(plan.plan, source: plan.source, head: head("plan", received: "2025-01-01"))
        return try store.reader()
    }

    private func rows(_ reader: LedgerReader, _ sql: String) throws -> [String] {
        try reader.run(sql, arguments: [:]).rows.map { row in
            row.map { cell in
                switch cell {
                case .null: "-"
                case .integer(let value): "\(value)"
                case .real(let value): "\(value)"
                case .text(let value): value
                }
            }.joined(separator: " ")
        }
    }

    @Test func `its head, disciplines, stages, ratios and quotas are as written`() throws {
        let reader = try reader(TemporaryStore())
        let (from, to) = (try number("2025-01-01"), try number("2025-12-31"))
        #expect(
            try rows(reader, "SELECT * FROM plan") == [
                "xinjiang-2025 xinjiang 新疆 2025 Xinjiang 2025 \(from) \(to) - 5 <= in_principle 三（二）"
            ])
        #expect(
            try rows(reader, "SELECT ordinal, discipline, label_zh, label_en FROM plan_discipline ORDER BY ordinal")
                == [
                    "0 mathematics 数学 mathematics", "1 physics 物理 physics", "2 chemistry 化学 chemistry", "3 biology 生物 biology",
                    "4 computing 计算机 computing",
                ])
        #expect(
            try rows(reader, "SELECT ordinal, stage FROM plan_stage ORDER BY ordinal")
                == ["0 application", "1 review", "2 test", "3 practical", "4 interview", "5 selection"])
        #expect(try rows(reader, "SELECT * FROM plan_ratio") == ["xinjiang-2025 test selection >= 3.0 in_principle 三（二）"])
        #expect(
            try rows(reader, "SELECT quota_by, name, operator, places, strength, clause FROM plan_quota ORDER BY quota_by, name")
                == ["biology", "chemistry", "computing", "mathematics", "physics"].map { "discipline \($0) = 10 must 三（二）" }
                + ["total  = 50 must 三（二）"])
    }

    @Test func `graduation days and forty anniversaries follow from its days`() throws {
        let reader = try reader(TemporaryStore())
        #expect(
            try rows(reader, "SELECT grade, day FROM plan_graduation ORDER BY grade")
                == [
                    "senior_1 \(try number("2027-06-30"))", "senior_2 \(try number("2026-06-30"))", "senior_3 \(try number("2025-06-30"))",
                ])
        let anniversaries = try reader.run("SELECT years_after, day FROM plan_anniversary ORDER BY years_after", arguments: [:]).rows
        #expect(anniversaries.map { $0[0] } == (1...40).map { .integer($0) })
        #expect(anniversaries.map { $0[1] } == (try (1...40).map { .integer(try number("\(2025 + $0)-12-31")) }))
    }

    @Test func `a plan that reads the same is not appended again; another text is a correction that replaces every rule`() throws {
        let store = try TemporaryStore()
        let plan = try OfficialPlan.xinjiang()
        let ledger = try store.ledger()
        let first = try ledger.append(plan.plan, source: plan.source, head: head("plan", received: "2025-01-01"))
        #expect(first.batch == 1 && first.added == 1)
        let again = try ledger.append(plan.plan, source: plan.source, head: head("plan", received: "2025-02-01"))
        #expect(again == Receipt(batch: nil, added: 0, corrected: 0, retracted: 0, unchanged: 1, head: first.head))
        let text = plan.source.replacing("count: 50", with: "count: 60").replacing("physics: 10", with: "physics: 20")
            .replacing("    - {stage: practical, clause: 三（二）, strength: encouraged, by: [university, mentor]}\n", with: "")
        let other = try #require(PlanReader.read(text, file: "x.yaml").document)
        let second = try ledger.append(other.plan, source: other.source, head: head("plan", received: "2025-03-01"))
        #expect(second.batch == 2 && second.corrected == 1)
        let quotas = "SELECT places FROM plan_quota WHERE quota_by = 'total' OR name = 'physics' ORDER BY places"
        let stages = "SELECT COUNT(*) FROM plan_stage"
        let (early, late) = (try store.reader(knownBy: "2025-02-28"), try store.reader(knownBy: "2025-03-01"))
        #expect(try rows(early, quotas) == ["10", "50"])
        #expect(try rows(late, quotas) == ["20", "60"])
        #expect(try rows(early, stages) == ["6"])
        #expect(try rows(late, stages) == ["5"])
        #expect(try early.planSources() == ["xinjiang-2025": plan.source])
        #expect(try late.planSources() == ["xinjiang-2025": text])
        #expect(try store.reader(knownBy: "2024-12-31").planSources() == [:])
        // A plan holds whatever the as-of day.
        #expect(try rows(store.reader(asOf: "1990-01-01"), stages) == ["5"])
    }
}
