// Sheets with a fault in their heading: the cells of the other columns are checked all the same, and no more is said than is certain.

import Domain
import Testing

@testable import Intake

@Suite struct FaultyHeadingTests {
    @Test func `a fault in one heading does not hide those of cells below the others`() {
        let sheet = UnderstandingTests.sheet(
            ["姓名|就读学校|退出日期|退出原因|退出日期", "甲某|一中|2025-02-30|本人退出|2025-01-02", "乙某|一中|2025-01-03|本人退回|x"])
        #expect(sheet.records.isEmpty && sheet.layout == nil)
        // What stands in the column that stands twice is not judged.
        #expect(
            sheet.findings.filter { $0.severity == .error }.map(\.brief) == [
                "1 intake.column.twice 退出日期", "3 intake.code 退出原因",
            ])
    }

    @Test func `nothing is said to be missing that may stand below the heading at fault`() {
        let sheet = UnderstandingTests.sheet(["就读学校|退出日期|退出原因|姓各", "一中|2025-02-30|本人退出|甲某", "一中|2025-01-02|本人退出|甲某"])
        #expect(
            sheet.findings.filter { $0.severity == .error }.map(\.brief) == [
                "1 intake.column.unknown 〈2 个汉字〉", "1 intake.column.missing -", "2 intake.day 退出日期",
            ])
    }

    @Test func `a sheet of which little is understood is not checked`() {
        let sheet = UnderstandingTests.sheet(["甲列|乙列|丙列|退出日期|退出原因", "1|2|3|2025-02-30|本人退回"], kind: .exit)
        #expect(!sheet.findings.map(\.code).contains("intake.day") && sheet.findings.block)
    }

    @Test func `what a merged heading hides is no heading`() {
        // A cell of the second row that the merge hides still holds what stood there before.
        let sheet = UnderstandingTests.sheet(
            ["姓名|学生编号|退出日期|退出原因", "|退出日期||", "甲某|一中|2025-01-02|本人退出"],
            merges: (0...3).map { MergedCells(rows: 1...2, columns: $0...$0) })
        #expect(sheet.findings == [], "\(sheet.findings.map(\.brief))")
        #expect(sheet.layout?.columns.map(\.heading) == ["姓名", "学生编号", "退出日期", "退出原因"] && sheet.records.map(\.row) == [3])
    }
}
