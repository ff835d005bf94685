// Marks of every day where a number, a code or a yes is asked for: understood where they are certain, else refused with what to write.

import Domain
import Testing

@testable import Intake

@Suite struct EverydayMarkTests {
    private static func screening(_ lines: [String], constants: [String: String] = ["日期": "2025-01-10"]) -> Sheet {
        UnderstandingTests.sheet(lines, kind: .screening, constants: constants)
    }

    private static func said(_ sheet: Sheet) -> [String] {
        sheet.records.map { "\($0.row) \($0.values["result"]?.text ?? "-") \($0.values["score"]?.real ?? -1)" }
    }

    @Test func `缺考 in the place of a score is an absence`() {
        let wide = Self.screening(
            ["姓名|就读学校|笔试成绩|面试成绩", "甲某|一中|80|缺考", "乙某|一中|缺考|"],
            constants: ["日期": "2025-01-10", "笔试结果": "通过", "面试结果": "通过"])
        #expect(Self.said(wide) == ["2 pass 80.0", "2 absent -1.0", "3 absent -1.0"])
        let long = Self.screening(["姓名|就读学校|环节|成绩|结果", "甲某|一中|笔试|缺考|", "乙某|一中|笔试|90|通过", "丁某|一中|笔试|缺席|缺考"])
        #expect(long.findings.filter { $0.severity == .error } == [], "\(long.findings.map(\.brief))")
        #expect(Self.said(long) == ["2 absent -1.0", "3 pass 90.0", "4 absent -1.0"])
    }

    @Test func `an absence beside a pass is a contradiction`() {
        let sheet = Self.screening(["姓名|就读学校|环节|成绩|结果", "甲某|一中|笔试|缺考|通过"])
        #expect(sheet.findings.map(\.brief) == ["2 intake.spread.contradicts 成绩"])
    }

    @Test func `a score alone does not become a result by the word for an absence`() {
        let sheet = Self.screening(["姓名|就读学校|笔试成绩", "甲某|一中|80", "乙某|一中|缺考"])
        #expect(sheet.findings.map(\.code).contains("intake.spread.incomplete") && sheet.records.isEmpty)
    }

    /// A row of a long screening sheet, the column at fault, and what the advice must hold.
    static let marks: [(score: String, result: String, at: String, advice: String)] = [
        ("免试", "通过", "成绩", "成绩留空"), ("√", "通过", "成绩", "“结果”列"), ("是", "通过", "成绩", "“结果”列"), ("80", "√", "结果", "通过的写“通过”"),
        ("80", "是", "结果", "通过的写“通过”"), ("80", "免试", "结果", "通过或未通过"), ("80", "/", "结果", "必填"), ("80", "—", "结果", "必填"),
        ("80", "无", "结果", "必填"),
    ]

    @Test(arguments: marks)
    func `a mark that cannot be understood is refused with what to write`(score: String, result: String, at: String, advice: String) {
        let sheet = Self.screening(["姓名|就读学校|环节|成绩|结果", "甲某|一中|笔试|\(score)|\(result)"])
        let fault = sheet.findings.first { $0.place.column == at }
        #expect(
            sheet.findings.count == 1 && fault?.action?.zh.contains(advice) == true, "\(sheet.findings.map { $0.message(in: .chinese) })")
        #expect(fault?.action?.en.isEmpty == false)
    }

    @Test func `a tick where yes is meant by the heading is yes, a tick elsewhere is not`() {
        let follow = UnderstandingTests.sheet(["姓名|毕业学校|是否入选拔尖计划", "甲某|一中|√"], constants: WideFollowUpTests.given)
        #expect(follow.records.map { $0.values["status"] } == [.text("yes")])
        let flag = Reading.sheet("人员编号,方案,报名日期,学科,撤回\nP1,xinjiang-2025,2025-03-01,数学,√\n")
        #expect(flag.findings.map(\.brief) == ["2 intake.flag 撤回"])
        #expect(flag.findings.first?.action?.zh.contains("写“是”") == true)
    }
}
