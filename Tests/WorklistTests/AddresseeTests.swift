// Whom a worklist is for: a university by its codes and by every name it has or had.

import Analytics
import Domain
import Foundation
import Intake
import Ledger
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

    @Test func `due, the page of duties and the worklist agree on a university, by whatever name it is asked for`() throws {
        let school = try alumni()
        let cut = Cut(asOf: school.today, knownBy: school.today)
        let (_, rows) = try asked(school, "内蒙古大学")
        let listed = Set(rows.map { String($0.prefix { $0 != " " }) })
        // T2 went elsewhere and is followed by the university of the placement as well.
        #expect(listed == ["T0", "T1", "T2"])
        var outstanding: [String: Int] = [:]
        for written in ["内蒙古大学", "示例草原大学", "10126"] {
            let report = try Due(house: school.house, store: school.store).report(
                cut: cut, plan: Self.plan, filter: DutyFilter(party: .university, name: written), identified: true)
            let owed = try owing(report.json(all: true))
            #expect(owed.people == listed, "\(written)")
            #expect(outstanding.isEmpty || outstanding == owed.outstanding, "\(written)")
            // A duty that concerns nobody has no shares on the page.
            outstanding = owed.outstanding
        }
        #expect(outstanding.values.contains { $0 > 0 })
        let output = school.folder.appendingPathComponent("site")
        _ = try Build(house: school.house, store: school.store).office(output: output, cut: cut, languages: [.chinese]) { _, _ in }
        let page = try String(contentsOf: output.appendingPathComponent("office/data/duties.csv"), encoding: .utf8)
        let lines = page.split(whereSeparator: \.isNewline).map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        let column = Dictionary(uniqueKeysWithValues: lines[0].enumerated().map { ($1, $0) })
        let (body, count) = (try #require(column["body"]), try #require(column["outstanding"]))
        let shares = lines.filter { $0[0].hasPrefix("\(Self.plan)/follow") && $0[body] == "内蒙古大学" }
        #expect(Dictionary(uniqueKeysWithValues: shares.map { ($0[0], Int($0[count]) ?? -1) }) == outstanding)
        #expect(!lines.contains { $0[body] == "示例草原大学" })
    }

    /// Of the follow-up duties of a report as JSON: the numbers of those outstanding, and how many the university owes by duty.
    private func owing(_ json: String) throws -> (people: Set<String>, outstanding: [String: Int]) {
        let answer = try #require(JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        let duties = try #require(answer["duties"] as? [[String: Any]]).filter { ($0["id"] as? String)?.contains("/follow") == true }
        let people = duties.flatMap { $0["people"] as? [[String: Any]] ?? [] }.compactMap { $0["number"] as? String }
        let own = duties.filter { $0["party"] as? String == "university" && $0["concerned"] as? Int ?? 0 > 0 }
        return (Set(people), Dictionary(uniqueKeysWithValues: own.map { ($0["id"] as? String ?? "", $0["outstanding"] as? Int ?? -1) }))
    }

    @Test func `a school named without its town is found by what it contains before a nearer spelling`() throws {
        let school = try School(schools: 1, pupils: 1)
        let names = ["第五中学", "示例市第八中学", "示例县第八中学", "另一示例自治县第八中学"]
        try school.send(
            "报名",
            "人员编号,方案,报名日期,姓名,年级,就读学校,学科,虚构\n"
                + names.enumerated().map { "W\($0),\(School.plan),2024-03-10,学生\($0),高一,\($1),数学,是\n" }.joined())
        func action(_ written: String) -> Bilingual? {
            #expect(throws: FindingsError.self) {
                try school.issue(WorklistOptions(kind: .school, addressee: written, on: school.today))
            }?.findings.first?.action
        }
        #expect(action("第八中学")?.zh == "是否为“示例市第八中学”、“示例县第八中学”、“另一示例自治县第八中学”？")
        #expect(action("8中")?.zh.contains("示例市第八中学") == true || action("第8中学")?.zh.contains("示例市第八中学") == true)
        #expect(action("某省示例市第八中学")?.en == "Did you mean “示例市第八中学”?")
        #expect(action("第伍中学")?.zh == "是否为“第五中学”？", "nothing contains it")
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
