// Sheets that name a pupil and a mentor in each row: never a list of mentors.

import Domain
import Testing

@testable import Intake

@Suite struct PupilsAndMentorsTests {
    private static let merges = [
        MergedCells(rows: 1...1, columns: 0...1), MergedCells(rows: 1...1, columns: 2...3), MergedCells(rows: 1...2, columns: 4...4),
    ]
    private static let lines = ["学生||导师||学科", "姓名|就读学校|姓名|所在高校|", "甲某|一中|丙某|新疆大学|物理"]

    @Test func `a pupil and a mentor side by side are a placement, and what it lacks is named`() {
        let sheet = UnderstandingTests.sheet(Self.lines, merges: Self.merges)
        #expect(sheet.kind == .placement)
        #expect(sheet.findings.map(\.code) == ["intake.column.missing"])
        #expect(sheet.findings.first?.message(in: .chinese).contains("--set 开始日期=") == true)
        let given = UnderstandingTests.sheet(Self.lines, merges: Self.merges, constants: ["开始日期": "2025-03-01"])
        #expect(given.findings.filter { $0.severity == .error } == [])
        #expect(given.records.first?.identity[.name] == "甲某" && given.records.first?.clues[.mentorName] == "丙某")
    }

    @Test func `so are they below one heading each`() {
        let sheet = UnderstandingTests.sheet(["学生姓名|导师姓名|培养高校|学科", "甲某|丙某|新疆大学|物理"])
        #expect(sheet.kind != .mentor && sheet.records.isEmpty && sheet.findings.block)
    }

    @Test func `what fits two kinds as far as it goes is refused, naming the cells`() {
        let sheet = UnderstandingTests.sheet(["学生姓名|导师姓名|就读学校", "甲某|丙某|一中"])
        let fault = sheet.findings.first { $0.code == "intake.kind.unknown" }
        #expect(fault?.message(in: .chinese).contains("A1、B1、C1") == true, "\(sheet.findings.map { $0.message(in: .chinese) })")
    }

    @Test func `mentors alone stay mentors`() {
        for lines in [["导师||培养高校|学科", "姓名|职称||", "丙某|教授|新疆大学|物理"], ["姓名|职称|培养高校|学科", "丙某|教授|新疆大学|物理"]] {
            #expect(UnderstandingTests.sheet(lines).kind == .mentor)
        }
    }
}
