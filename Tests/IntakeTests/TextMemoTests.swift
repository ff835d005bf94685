// What was made of a text is made of the same text alone.

import Domain
import Testing

@testable import Intake

@Suite struct TextMemoTests {
    @Test func `a text is known again byte for byte, one that only looks alike is not`() {
        var memo = TextMemo<Int>()
        #expect(memo["é"] == nil && memo[""] == nil)
        memo.remember("\u{E9}", 1)
        memo.remember("", 2)
        memo.remember("乌鲁木齐市第八中学", 3)
        #expect(memo["\u{E9}"] == 1 && memo["e\u{301}"] == nil)
        #expect(memo[""] == 2 && memo["\u{0}"] == nil)
        #expect(memo["乌鲁木齐市第八中学"] == 3 && memo["乌鲁木齐市第八中"] == nil)
        memo.forget()
        #expect(memo["\u{E9}"] == nil)
    }

    @Test func `of more texts than it has room for it still says nothing wrong`() {
        var memo = TextMemo<Int>()
        for number in 0..<5000 { memo.remember("第\(number)中学", number) }
        let known = (0..<5000).filter { memo["第\($0)中学"] != nil }
        #expect(!known.isEmpty && known.count <= 64)
        #expect(known.allSatisfy { memo["第\($0)中学"] == $0 })
    }

    @Test func `a value that needs a remark is remarked upon in every row`() {
        let rows = (0..<5).map { "P\($0),xinjiang-2025,2025-01-02,物理,\u{200B}一中" }.joined(separator: "\n")
        let sheet = Reading.sheet("人员编号,方案,报名日期,学科,就读学校\n\(rows)\n")
        let remark = sheet.findings.first { $0.code == "damage.text.invisible" }
        #expect(remark?.what.zh.contains("5") == true, "\(sheet.findings.map(\.brief))")
        #expect(sheet.records.allSatisfy { $0.values["school"] == .text("一中") })
    }

    @Test func `a discipline is read by the plan of its own row`() throws {
        let closed = Reading.plans.values.filter { $0.scope.disciplines.open != true }.sorted { $0.id < $1.id }
        let pairs = closed.flatMap { one in closed.map { (one, $0) } }
        let found = pairs.lazy.compactMap { one, other -> (Plan, Plan, String)? in
            let only = one.disciplines.first { known in !other.disciplines.contains { $0.code == known.code } }
            return only.map { (one, other, $0.label.zh) }
        }.first
        let (has, lacks, discipline) = try #require(found)
        let rows = [has, lacks, has, lacks].enumerated().map { "P\($0),\($1.id),\($1.cycle.from),\(discipline)" }
        let sheet = Reading.sheet("人员编号,方案,报名日期,学科\n\(rows.joined(separator: "\n"))\n")
        #expect(
            sheet.findings.filter { $0.code == "intake.discipline" }.compactMap(\.place.row) == [3, 5], "\(sheet.findings.map(\.brief))")
    }

    @Test func `a row that may repeat a heading is looked at, whatever its width and case`() {
        let units: Set<String> = ["%"]
        let written = ["人员编号*", " 人 员编号 ", "ＰＥＲＳＯＮ number：", "person Number", "学科排名（%）", "【示例】", "P0000001", "＊方案", "", "12"]
        for text in written {
            let normal = HeadingText.normal(text, units: units)
            #expect(HeadingText.mayRead(text, as: normal), "\(text)")
        }
        #expect(!HeadingText.mayRead("P0000001", as: "人员编号") && !HeadingText.mayRead("一中", as: "person number"))
    }
}
