// Whom a worklist is for: a university by its codes and by every name it has or had.

import Domain
import Foundation
import Intake
import Operations
import Testing

@Suite struct AddresseeTests {
    private static let plan = "neimenggu-2025"

    /// Three pupils who left school in 2027: two were admitted to the plan's host university, of whom one answer names it by a name given up.
    private func alumni() throws -> School {
        let school = try School(schools: 1, pupils: 1)
        let list = school.folder.appendingPathComponent("曾用名.csv")
        try Data("学校标识码,曾用名,所见名单日期,当时办学层次\n4115010126,示例草原大学,2026-01-01,本科\n".utf8).write(to: list)
        let loaded = try ReferenceLoad(house: school.house, store: school.store, moment: school.moment).run(
            list.path, .init(list: .formerNames, dated: CivilDay("2026-01-01")!, source: "虚构的名单", complete: false))
        try #require(!loaded.findings.block, "\(loaded.findings.map(\.code))")
        let pupils = ["T0", "T1", "T2"]
        try school.send("导师", "导师编号,方案,培养高校,学科,虚构\nM2,\(Self.plan),内蒙古大学,数学,是\n")
        try school.send(
            "报名",
            "人员编号,方案,报名日期,姓名,年级,就读学校,学科,虚构\n"
                + pupils.map { "\($0),\(Self.plan),2025-03-10,学生\($0),高一,呼和浩特市第二中学,数学,是\n" }.joined())
        try school.send(
            "培养",
            "人员编号,方案,学科,培养高校,导师编号,开始日期,虚构\n"
                + pupils.map { "\($0),\(Self.plan),数学,内蒙古大学,M2,2025-09-01,是\n" }.joined())
        school.today = CivilDay("2028-01-10")!
        let answers = zip(pupils, ["内蒙古大学", "示例草原大学", "山西大学"])
        try school.send(
            "跟踪",
            "人员编号,跟踪事项,状态,内容,院校类别,发生日期,报告日期,证据等级,虚构\n"
                + answers.map { "\($0),大学录取,是,\($1),本科高校,2027-08-01,2027-12-01,中学提供,是\n" }.joined())
        return school
    }

    private func asked(_ school: School, _ written: String) throws -> (name: String, rows: [String]) {
        let (report, sheets) = try school.issue(WorklistOptions(kind: .university, addressee: written, on: school.today, again: true))
        let (numbers, questions) = (sheets.column("人员编号"), sheets.column("问题"))
        return (report.addressee, sheets.body.map { "\($0[numbers]) \($0[questions].prefix(6))" })
    }

    @Test func `a university is found by its codes and every name it has or had; so are its alumni`() throws {
        let school = try alumni()
        let (name, rows) = try asked(school, "内蒙古大学")
        #expect(name == "内蒙古大学")
        #expect(rows.filter { $0.contains("是否进入基础") } == ["T0 是否进入基础", "T1 是否进入基础"])
        for written in ["4115010126", "10126", "示例草原大学", " 内蒙古大学 "] {
            let found = try asked(school, written)
            #expect(found.name == name && found.rows == rows, "\(written)")
        }
    }

    @Test func `a university nobody was admitted to has nothing to answer; an unknown one is refused with the nearest`() throws {
        let school = try alumni()
        let none = try school.issue(WorklistOptions(kind: .university, addressee: "10001", on: school.today))
        #expect(none.report.id == nil && none.report.asked == 0 && none.report.addressee == "北京大学" && none.sheets.rows.isEmpty)
        for (written, near) in [("内蒙大学", "内蒙古大学"), ("清华大字", "清华大学"), ("没有这所学校的名字", nil), ("41150101269", "内蒙古大学")] {
            let error = #expect(throws: FindingsError.self) { try asked(school, written) }
            let finding = error?.findings.first
            #expect(finding?.code == "worklist.university.unknown" && finding?.found == written)
            #expect(
                near.map { finding?.action?.zh == "是否为“\($0)”？" } ?? (finding?.action?.zh.contains("reference load") == true), "\(written)")
        }
    }
}
