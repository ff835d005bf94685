// A plan copied for another year: identifier, days and years changed, everything else as it was, what to check told.

import Domain
import Foundation
import Plans
import Testing

@Suite struct PlanCopyTests {
    private func copy(_ source: String, as id: String) throws -> PlanCopy {
        let document = try #require(PlanReader.read(source, file: "old.yaml").document)
        return try PlanCopy(of: document, as: PlanID(id), file: "new.yaml")
    }

    /// Every day of a plan with its path in JSON, as text.
    private func days(_ plan: Plan) throws -> [String] {
        let text = String(decoding: try JSONEncoder().encode(plan), as: UTF8.self)
        return text.matches(of: /"(\d{4}-\d\d-\d\d)"/).map { String($0.output.1) }.sorted()
    }

    @Test(arguments: OfficialPlans.names)
    func `each official plan is copied to the next year with all its days`(name: String) throws {
        let source = try OfficialPlans.text(name)
        let old = try #require(PlanReader.read(source, file: "old.yaml").document?.plan)
        let parts = name.split(separator: "-")
        let year = try #require(parts.last.flatMap { Int($0) })
        let id = (parts.dropLast() + ["\(year + 1)"]).joined(separator: "-")
        let made = try copy(source, as: id)
        let (document, findings) = PlanReader.read(made.text, file: "new.yaml")
        #expect(findings == [])
        let plan = try #require(document?.plan)
        #expect(plan.id == id && plan.programme == old.programme)
        #expect(plan.quotas == old.quotas && plan.selection == old.selection && plan.mentors == old.mentors)
        #expect(plan.document?.issued == old.document?.issued)
        #expect(!plan.shortTitle.zh.contains("\(year)") && plan.shortTitle.zh.contains("\(year + 1)"))
        let issued = old.document?.issued.map { "\($0)" }
        let moved = try days(old).map { day in day == issued ? day : CivilDay(day)?.adding(years: 1).map { "\($0)" } ?? day }
        #expect(try days(plan) == moved.sorted())
        let lines = made.text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(!made.notes.isEmpty)
        for note in made.notes {
            #expect(note.severity == .warning && note.code == "plan.new.check")
            let line = try #require(note.place.line)
            #expect(lines[line - 1].hasSuffix("# 请核对 check"), "\(line): \(lines[line - 1])")
        }
    }

    private static let small = """
        # A comment with 2024 stays.
        id: "xuni-2024"
        programme: xuni
        region: {zh: 虚构省, en: Invented}
        title: {zh: '2024年虚构方案（2023—2024学年，第12号）', en: "Invented plan 2024"}
        short_title:
          zh: 虚构 2024  # short
          en: Invented 2024
        cycle: {from: "2024-02-29", to: 2025-02-28, clause: 一}
        scope: {disciplines: {clause: 二, codes: [physics]}}
        selection: {stages: [{stage: application, clause: 三, strength: must}]}
        evaluations:
          - {stage: initial, window: {to: 2024-02-29, as_written: 2024年2月底前}, by: [mentor], clause: 四, strength: must}
        """

    @Test func `29 February becomes 28 in a common year and is told`() throws {
        let made = try copy(Self.small, as: "xuni-2025")
        let plan = try #require(PlanReader.read(made.text, file: "new.yaml").document?.plan)
        #expect("\(plan.cycle.from)" == "2025-02-28" && "\(plan.cycle.to)" == "2026-02-28")
        #expect(plan.evaluations.first?.window.to.map { "\($0)" } == "2025-02-28")
        #expect(plan.evaluations.first?.window.asWritten == "2025年2月底前")
        #expect(plan.title.zh == "2025年虚构方案（2024—2025学年，第12号）" && plan.title.en == "Invented plan 2025")
        #expect(made.text.contains("# A comment with 2024 stays."))
        #expect(made.text.contains("zh: 虚构 2025  # short  # 请核对 check"))
        #expect(made.notes.filter { $0.what.en.contains("29 February") }.count == 2)
    }

    @Test func `the end of February that comes into a leap year is told`() throws {
        let made = try copy(Self.small, as: "xuni-2027")
        let plan = try #require(PlanReader.read(made.text, file: "new.yaml").document?.plan)
        #expect("\(plan.cycle.from)" == "2027-02-28" && "\(plan.cycle.to)" == "2028-02-28")
        #expect(made.notes.contains { $0.what.en.contains("leap year") })
    }

    @Test func `four years on 29 February stays, and years go back as well`() throws {
        #expect(
            PlanReader.read(try copy(Self.small, as: "xuni-2028").text, file: "x").document.map { "\($0.plan.cycle.from)" } == "2028-02-29")
        #expect(
            PlanReader.read(try copy(Self.small, as: "xuni-2020").text, file: "x").document.map { "\($0.plan.cycle.to)" } == "2021-02-28")
    }

    @Test func `under another name programme and region are to be checked`() throws {
        let made = try copy(Self.small, as: "jiashe-2025")
        let told = Set(made.notes.compactMap { $0.what.en.split(separator: " ").first })
        #expect(told.isSuperset(of: ["programme", "region"]))
        #expect(made.text.contains("id: \"jiashe-2025\""))
    }

    @Test func `a copy of a copy loses the head of the first`() throws {
        let once = try copy(Self.small, as: "xuni-2025")
        let twice = try copy(once.text, as: "xuni-2026")
        #expect(!twice.text.contains("xuni-2024"))
        #expect(twice.text.split(separator: "\n").filter { $0.contains("请核对 check  # 请核对 check") }.isEmpty)
        #expect(PlanReader.read(twice.text, file: "x").findings == [])
    }

    @Test func `an identifier without a year, and a year past the calendar, are refused`() throws {
        let codes = { (id: String) -> [String] in
            do {
                _ = try copy(Self.small, as: id)
                return []
            } catch let error as FindingsError {
                return error.findings.map(\.code)
            }
        }
        #expect(try codes("xuni") == ["plan.new.year"])
        #expect(try codes("xuni-2190") == [])
        #expect(try codes("xuni-2400") == ["plan.new.year"])
    }
}
