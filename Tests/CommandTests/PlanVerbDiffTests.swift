// plan diff as a person runs it: in both languages, and as JSON.

import Foundation
import Testing

@Suite struct PlanVerbDiffTests {
    @Test func `plan diff says in both languages what changed, chapter by chapter`() throws {
        let program = try Program()
        defer { program.remove() }
        let run = try program.run("plan", "diff", "neimenggu-pilot-2024", "neimenggu-pilot-2025")
        #expect(run.code == 0, "\(run.complaint)")
        let lines = run.output.split(separator: "\n").map(String.init)
        #expect(lines.first == "内蒙古试点 2024（2024-01-01 – 2024-12-31）→ 内蒙古试点 2025（2025-01-01 – 2025-12-31）")
        #expect(lines.contains("相同 37 条，不再写明 1 条，内容变更 9 条，条款移动 1 条 | 37 the same, 1 no longer stated, 9 changed, 1 moved"))
        #expect(lines.contains("申报条件 | eligibility"))
        #expect(lines.contains("  可报名的年级：内容未变，条款由四（二）移至一。"))
        #expect(lines.contains("  Stage: interview: who does it: added mentor."))
    }

    @Test func `plan diff --json has every change with what was and what is`() throws {
        let program = try Program()
        defer { program.remove() }
        let run = try program.run("plan", "diff", "neimenggu-pilot-2024", "neimenggu-pilot-2025", "--json")
        #expect(run.code == 0, "\(run.complaint)")
        let json = try #require(JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        #expect(json["years_apart"] as? Int == 1 && json["same"] as? Int == 37)
        let changes = try #require(json["changes"] as? [[String: Any]])
        #expect(changes.count == 11)
        let gate = try #require(changes.first { $0["id"] as? String == "eligibility.rank_gate" })
        #expect(gate["kinds"] as? [String] == ["removed"] && gate["chapter"] as? String == "eligibility")
        let former = try #require(gate["former"] as? [String: Any])
        #expect(former["clause"] as? String == "四（二）" && former["strength"] as? String == "must")
        #expect(gate["present"] == nil)
    }

    @Test func `a plan that is not known is named with the nearest one`() throws {
        let program = try Program()
        defer { program.remove() }
        let run = try program.run("plan", "diff", "neimenggu-pilot-2024", "neimenggu-pilot-2026")
        #expect(run.code == 2)
        #expect(run.complaint.contains("neimenggu-pilot-2025"))
    }
}
