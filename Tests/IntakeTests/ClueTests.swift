// Files that tell by name, document number and school who is meant, where they have no numbers.

import Domain
import Intake
import Testing

@Suite struct ClueTests {
    /// The columns that must be there, each number of a person replaced by a column that may stand in for it.
    static func headings(_ kind: RecordKind, writing: Int, alternative: Int, withPlan: Bool = true) -> [String] {
        kind.columns.filter { $0.required && (withPlan || $0.name != "plan_id") }.map { column in
            let stands = column.alternatives.isEmpty ? column.name : column.alternatives[min(alternative, column.alternatives.count - 1)]
            let shown = kind.columns.first { $0.name == stands } ?? column
            return writing == 2 ? shown.name : shown.headings[writing]
        }
    }

    @Test(arguments: RecordKind.allCases, [0, 1, 2])
    func `names in place of numbers let no kind be taken for another`(kind: RecordKind, writing: Int) {
        for alternative in [0, 1] {
            let written = Self.headings(kind, writing: writing, alternative: alternative)
            #expect(Reading.sheet(written.joined(separator: ",") + "\n").kind == kind, "\(written)")
            let short = Self.headings(kind, writing: writing, alternative: alternative, withPlan: false)
            #expect(Reading.sheet(short.joined(separator: ",") + "\n", planID: "xinjiang-2025").kind == kind, "\(short)")
        }
    }

    @Test(arguments: RecordKind.allCases, [0, 1])
    func `a whole heading row without numbers is recognised`(kind: RecordKind, writing: Int) {
        let columns = kind.columns.filter { $0.alternatives.isEmpty }
        let sheet = Reading.sheet(columns.map { $0.headings[writing] }.joined(separator: ",") + "\n")
        #expect(sheet.kind == kind)
        #expect(sheet.findings.map(\.code) == ["intake.file.norows"])
    }

    @Test(arguments: RecordKind.allCases)
    func `whoever a record is about, and a mentor it names, can be told otherwise than by number`(kind: RecordKind) {
        for column in kind.columns {
            switch column.content {
            case .person, .mentor:
                #expect(column.required && !column.alternatives.isEmpty, "\(column.name)")
                for name in column.alternatives {
                    #expect(kind.columns.contains { $0.name == name && !$0.required && $0.content.isPersonal }, "\(name)")
                }
            default: #expect(column.alternatives.isEmpty, "\(column.name)")
            }
        }
    }

    @Test func `what a row says of its person is read and is no value of the record`() {
        let sheet = Reading.sheet("姓名,证件号码,就读学校,方案,退出日期,退出原因\n甲某,D1,一中,xinjiang-2025,2025-01-02,本人退出\n")
        #expect(sheet.findings == [])
        let record = sheet.records.first
        #expect(record != nil && record?.reference == nil)
        #expect(record?.identity == [.name: "甲某", .documentNumber: "D1"])
        #expect(record?.clues == [.school: "一中"])
        #expect(record?.values.keys == ["plan_id", "day", "reason"])
    }

    @Test func `a mentor can be told by name in a file that gives the pupil's number`() {
        let sheet = Reading.sheet("人员编号,方案,学科,培养高校,导师,开始日期\nP1,xinjiang-2025,物理,新疆大学,丙某,2025-03-01\n")
        #expect(sheet.findings == [])
        let record = sheet.records.first
        #expect(record?.reference == "P1" && record?.mentorReference == nil && record?.clues == [.mentorName: "丙某"])
        #expect(record?.identity == [:])
    }

    @Test func `a row needs the number or one of the columns that may stand in for it`() {
        let sheet = Reading.sheet(
            """
            人员编号,姓名,证件号码,方案,退出日期,退出原因
            P1,,,xinjiang-2025,2025-01-02,本人退出
            ,甲某,,xinjiang-2025,2025-01-02,本人退出
            ,,D1,xinjiang-2025,2025-01-02,本人退出
            ,,,xinjiang-2025,2025-01-02,本人退出
            ,"  ",,xinjiang-2025,2025-01-02,本人退出
            """)
        #expect(sheet.findings.map(\.brief) == ["5 intake.value.missing 人员编号", "6 intake.value.missing 人员编号"])
        #expect(sheet.records.map(\.row) == [2, 3, 4])
    }

    @Test func `a school alone tells nobody`() throws {
        let sheet = Reading.sheet("就读学校,方案,退出日期,退出原因\n一中,xinjiang-2025,2025-01-02,本人退出\n")
        #expect(sheet.findings.map(\.brief) == ["1 intake.column.missing -"])
        #expect(sheet.findings.first?.expected?.zh == "人员编号 或 person number 或 学生编号 或 姓名 或 证件号码")
    }

    @Test func `rows without numbers are the same where all that they say of the person is the same`() {
        let sheet = Reading.sheet(
            """
            姓名,就读学校,证件号码,方案,退出日期,退出原因
            甲某,一中,,xinjiang-2025,2025-01-02,本人退出
            甲某,二中,,xinjiang-2025,2025-01-02,本人退出
            甲某,一中,D1,xinjiang-2025,2025-01-02,本人退出
            甲某, 一中 ,,xinjiang-2025,2025-01-03,本人退出
            """)
        #expect(sheet.findings.map(\.brief) == ["5 intake.row.twice -"])
        #expect(sheet.records.map(\.row) == [2, 3, 4])
    }

    @Test func `two mentors of one name at two universities are two placements`() {
        let head = "人员编号,方案,学科,培养高校,导师姓名,开始日期"
        let sheet = Reading.sheet(
            "\(head)\nP1,xinjiang-2025,物理,新疆大学,丙某,2025-03-01\nP1,xinjiang-2025,物理,石河子大学,丙某,2025-03-01\n"
                + "P1,xinjiang-2025,化学,新疆大学,丙某,2025-03-01\n")
        #expect(sheet.findings.filter { $0.severity == .error }.map(\.brief) == ["4 intake.row.twice -"])
    }
}
