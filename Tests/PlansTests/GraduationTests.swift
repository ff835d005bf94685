// What follows from a plan's days: when its pupils leave school, and its disciplines with their words.

import Domain
import Plans
import Testing

@Suite struct GraduationTests {
    /// The official plan with another cycle.
    private func plan(from: String, to: String) throws -> Plan {
        let text = try OfficialPlans.text("xinjiang-2025").replacing(
            "cycle: {from: 2025-01-01, to: 2025-12-31", with: "cycle: {from: \(from), to: \(to)")
        return try #require(PlanReader.read(text, file: "p.yaml").document?.plan)
    }

    /// The school year turns on 1 September; a pupil leaves on 30 June at the end of the third senior year.
    @Test(arguments: [
        ("2025-01-01", Grade.senior1, "2027-06-30"), ("2025-01-01", .senior2, "2026-06-30"), ("2025-01-01", .senior3, "2025-06-30"),
        ("2025-08-31", .senior1, "2027-06-30"), ("2025-09-01", .senior1, "2028-06-30"), ("2025-11-01", .senior2, "2027-06-30"),
        ("2025-12-31", .senior3, "2026-06-30"),
    ])
    func `a pupil leaves school at the end of the third senior year`(start: String, grade: Grade, leaves: String) throws {
        #expect(try plan(from: start, to: "2026-12-31").graduationDay(of: grade) == CivilDay(leaves))
    }

    @Test func `past the range of the calendar there is no day`() throws {
        #expect(try plan(from: "2199-09-01", to: "2199-12-31").graduationDay(of: .senior1) == nil)
    }

    @Test func `disciplines come in the plan's order, its own among them`() throws {
        let text = try OfficialPlans.text("xinjiang-2025").replacing(
            "codes: [mathematics, physics, chemistry, biology, computing]}",
            with:
                "codes: [computing, astronomy, mathematics, physics, chemistry, biology], defined: [{code: astronomy, zh: 天文, en: astronomy}]}"
        )
        let quota = "counts: {mathematics: 10, physics: 10, chemistry: 10, biology: 10, computing: 10}"
        #expect(text.contains(quota) && text.contains("天文"))
        let plan = try #require(PlanReader.read(text, file: "p.yaml").document?.plan)
        #expect(plan.disciplines.map(\.label.zh) == ["计算机", "天文", "数学", "物理", "化学", "生物"])
    }
}
