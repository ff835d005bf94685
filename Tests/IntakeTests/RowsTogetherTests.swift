// What rows are to each other and to the plan's lists: the same thing twice, taken back, invented, or about a name the plan does not list.

import Domain
import Foundation
import Intake
import Testing

@Suite struct RowsTogetherTests {
    static let screening = "人员编号,方案,环节,日期,结果,撤回,虚构"

    @Test func `two rows with the same key are refused, the second naming the first`() {
        let sheet = Reading.sheet(
            """
            \(Self.screening)
            P1,xinjiang-2025,笔试,2025-01-02,通过
            P1,xinjiang-2025,面试,2025-01-03,通过

            P1,xinjiang-2025,test,2025-01-04,未通过
            P2,xinjiang-2025,笔试,2025-01-02,通过
            P1,shanxi-2024,笔试,2025-01-02,通过
            """)
        #expect(sheet.findings.map(\.brief) == ["5 intake.row.twice -"])
        #expect(sheet.findings.first?.what == Bilingual("与第 2 行重复（键相同）", "this row and row 2 have the same key"))
        #expect(sheet.records.map(\.row) == [2, 3, 6, 7])
    }

    @Test func `keys whose parts only join to the same text are different things`() {
        let sheet = Reading.sheet("人员编号,跟踪事项,状态,报告日期,证据等级\nP1,contact,是,2025-01-02,本人自述\nP1c,contact,是,2025-01-02,本人自述\n")
        #expect(sheet.findings == [])
        #expect(sheet.records.count == 2)
    }

    @Test(arguments: ["是", "yes", "YES", "true", "1"])
    func `a retraction needs its key alone`(mark: String) {
        let sheet = Reading.sheet("\(Self.screening)\nP1,xinjiang-2025,笔试,,,\(mark)\n")
        #expect(sheet.findings == [])
        #expect(sheet.records.map(\.retracted) == [true])
        #expect(sheet.records.first?.values.byName == ["plan_id": .text("xinjiang-2025"), "stage": .text("test")])
    }

    @Test(arguments: ["否", "no", "false", "0", ""])
    func `a row not taken back needs all that is required`(mark: String) {
        let sheet = Reading.sheet("\(Self.screening)\nP1,xinjiang-2025,笔试,,,\(mark)\nP2,xinjiang-2025,笔试,2025-01-02,通过,\(mark)\n")
        #expect(sheet.findings.map(\.brief) == ["2 intake.value.missing 日期", "2 intake.value.missing 结果"])
        #expect(sheet.records.map(\.retracted) == [false])
    }

    @Test func `a retraction without its whole key is refused`() {
        let sheet = Reading.sheet("\(Self.screening)\nP1,xinjiang-2025,,2025-01-02,通过,是\n")
        #expect(sheet.findings.map(\.brief) == ["2 intake.value.missing 环节"])
    }

    @Test(arguments: [("是", true), ("yes", true), ("1", true), ("否", false), ("no", false), ("", false)])
    func `one row about an invented person marks the whole file`(mark: String, invented: Bool) {
        let sheet = Reading.sheet("\(Self.screening)\nP1,xinjiang-2025,笔试,2025-01-02,通过,,\(mark)\nP2,xinjiang-2025,笔试,2025-01-02,通过\n")
        #expect(sheet.findings == [])
        #expect(sheet.invented == invented)
        #expect(sheet.records.allSatisfy { $0.values["invented"] == nil && $0.values["retracted"] == nil })
    }

    @Test func `a name outside the plan's lists is pointed out once and the rows are kept`() throws {
        let sheet = Reading.sheet(
            """
            人员编号,方案,报名日期,学科,学校,城市
            P1,xinjiang-2025,2025-01-02,物理,乌鲁木齐市第八中,乌鲁木齐市
            P2,xinjiang-2025,2025-01-02,物理,乌鲁木齐市第八中,喀什市
            P3,shanxi-2024,2025-01-02,物理,乌鲁木齐市第八中,喀什市
            """)
        #expect(sheet.findings.prefix(2).map(\.brief) == ["2 intake.school.notinplan 学校", "3 intake.city.notinplan 城市"])
        #expect(sheet.findings.allSatisfy { $0.severity == .warning && $0.place.row.map { $0 == 2 || $0 == 3 || $0 == 4 } == true })
        #expect(sheet.findings.first?.action?.zh == "是否为“乌鲁木齐市第八中学”？")
        #expect(!sheet.findings.block)
        #expect(sheet.records.map(\.row) == [2, 3, 4])
    }

    @Test func `a university outside the plan is pointed out in placements`() {
        let sheet = Reading.sheet("人员编号,方案,学科,培养高校,导师编号,开始日期\nP1,xinjiang-2025,物理,清华大学,T1,2025-03-01\n")
        #expect(sheet.findings.map(\.brief) == ["2 intake.university.notinplan 培养高校"])
        #expect(sheet.records.first?.mentorReference == "T1")
    }

    @Test func `a plan whose list of disciplines is open takes any basic one, a closed list only its own`() throws {
        let open = try #require(Reading.plans.values.first { $0.scope.disciplines.open == true })
        let head = "人员编号,方案,报名日期,学科"
        for discipline in Discipline.basic {
            #expect(!Reading.sheet("\(head)\nP1,\(open.id),2025-01-02,\(discipline.label.zh)\n").findings.block)
        }
        #expect(Reading.sheet("\(head)\nP1,\(open.id),2025-01-02,历史\n").findings.map(\.brief) == ["2 intake.discipline 学科"])
    }

    @Test func `a school is one, whatever blanks stand at its ends`() {
        let school = "呼和浩特市第二中学"
        let forms = [school, school + " ", school + "\u{3000}", "\u{A0}" + school + "\u{200B}\u{2003}", "\u{FEFF} " + school + "\t"]
        let lines = forms.enumerated().map { "P\($0),xinjiang-2025,2025-01-02,物理,\"\($1)\",\"\($1)\"" }
        let sheet = Reading.sheet("人员编号,方案,报名日期,学科,学校,姓名\n" + lines.joined(separator: "\n") + "\n")
        #expect(sheet.records.map { $0.values["school"] } == forms.map { _ in .text(school) })
        #expect(sheet.records[2].identity[.name] == school + "\u{3000}")
        // Blanks inside stay.
        let inside = Reading.sheet("人员编号,方案,报名日期,学科,学校\nP1,xinjiang-2025,2025-01-02,物理,\"市\u{A0}二中 \"\n")
        #expect(inside.records.first?.values["school"] == .text("市\u{A0}二中"))
    }

    /// What tries to run something, and what merely looks odd.
    @Test(arguments: [
        "`id`", "'; system(\"touch x\")", "a\nEOD\n!touch x", "100% 中文", "高三_1班 A^2 {甲}", "=cmd|' /C calc'!A0", "\u{202E}逆", "e\u{301}",
        "甲\u{2028}乙",
        "<script>alert(1)</script>", "'; DROP TABLE person; --", " 前后空格 ", "\u{1B}[31m", "𠮷野", "👩‍🔬",
    ])
    func `a text is kept as written, in identity with the blanks at its ends`(text: String) {
        let quoted = "\"" + text.replacing("\"", with: "\"\"") + "\""
        let sheet = Reading.sheet("人员编号,方案,报名日期,学科,学校,姓名\n\(quoted),xinjiang-2025,2025-01-02,物理,\(quoted),\(quoted)\n")
        let record = sheet.records.first
        #expect(record?.values["school"]?.text.map { Array($0.utf8) } == Array(text.trimmingCharacters(in: .whitespaces).utf8))
        #expect(record?.identity[.name].map { Array($0.utf8) } == Array(text.utf8))
        // A number is compared and not shown: blanks around it mean nothing.
        #expect(record?.reference == text.trimmingCharacters(in: .whitespaces))
    }
}
