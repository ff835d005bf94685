// Files that name one person by two numbers: checked as one person, whichever number a row gives, on a dry run as when stored.

import Domain
import Ledger
import Operations
import Testing

@Suite struct MergedNumberTests {
    static let numbers = ["A", "B", "C", "D", "E", "F"]
    static let screenings = "人员编号,方案,环节,日期,结果,虚构\n"

    /// Six persons of two numbers each, `A1` = `A2` and so on: the first applied in one plan, the second in another.
    private func desk() throws -> Desk {
        let desk = try Desk(filled: false)
        let rows = Self.numbers.enumerated().map { place, letter in
            """
            \(letter)1,shanxi-2024,2024-01-10,数学,学生某\(letter),,女,示例第一中学,是
            \(letter)2,xinjiang-2025,2025-01-10,数学,学生某\(letter),\(place == 0 ? ContradictionTests.first : ""),女,示例第一中学,是

            """
        }
        #expect(try desk.send(Desk.applications + rows.joined()).receipt?.added == 12)
        for letter in Self.numbers { _ = try desk.match.decide("\(letter)1", "\(letter)2", as: .pupil, .same) }
        return desk
    }

    private func errors(_ report: ImportReport) -> [String] {
        report.findings.filter { $0.severity == .error }.map { "\($0.code) \($0.place.row ?? 0)" }
    }

    @Test func `what either number says is held against what the store has of the person`() throws {
        let desk = try desk()
        let good = Self.numbers.map { "\($0)1,xinjiang-2025,面试,2025-03-01,通过,是\n" }
        let early = Self.numbers.map { "\($0)2,xinjiang-2025,学科潜质测试（笔试）,2025-01-02,通过,是\n" }
        for rows in [good + early, early + good] {
            let report = try desk.send(Self.screenings + rows.joined())
            let first = rows == good + early ? 8 : 2
            #expect(errors(report) == (first..<(first + 6)).map { "timeline.screening.before_application \($0)" })
        }
    }

    @Test func `the two say one thing once, and two things never`() throws {
        let desk = try desk()
        let placements = "人员编号,方案,学科,培养高校,导师编号,开始日期,虚构\n"
        #expect(try desk.send("导师编号,方案,培养高校,学科,虚构\nT1,xinjiang-2025,新疆大学,数学,是\n").receipt?.added == 1)
        let alike = try desk.send(
            placements + "A1,xinjiang-2025,数学,新疆大学,T1,2025-09-01,是\nA2,xinjiang-2025,数学,新疆大学,T1,2025-09-01,是\n", dryRun: true)
        #expect(!alike.findings.map(\.code).contains("timeline.placement.overlap"), "\(alike.findings.map(\.code))")
        let batches = try desk.batches
        let rows = "B1,xinjiang-2025,面试,2025-03-01,通过,是\nB2,xinjiang-2025,面试,2025-03-01,"
        for dryRun in [true, false] {
            let report = try desk.send(Self.screenings + rows + "未通过,是\n", dryRun: dryRun)
            #expect(errors(report) == ["import.person.twice 3"] && report.receipt == nil)
            #expect(report.findings.first { $0.code == "import.person.twice" }?.place.file != nil)
        }
        #expect(try desk.batches == batches)
        #expect(try desk.send(Self.screenings + rows + "通过,是\n").receipt?.batch != nil)
        #expect(try desk.owners(.screening).values.reduce(0, +) == 1)
    }

    @Test func `a file that is refused leaves no plan behind that it would have brought`() throws {
        let desk = try desk()
        let batches = try desk.batches
        let rows = "A1,guangxi-2023,2023-10-10,数学,学生某A,,女,示例第一中学,是\nA2,guangxi-2023,2023-10-10,物理,学生某A,,女,示例第一中学,是\n"
        for dryRun in [true, false] {
            let report = try desk.send(Desk.applications + rows, dryRun: dryRun)
            #expect(errors(report) == ["import.person.twice 3"] && report.plansLoaded.isEmpty, "\(report.findings.map(\.code))")
        }
        #expect(try desk.batches == batches)
    }

    @Test func `two numbers of one mentor in two rows of one placement are said once`() throws {
        let desk = try desk()
        let mentors = "导师编号,方案,培养高校,学科,虚构\nT1,xinjiang-2025,新疆大学,数学,是\nT2,shanxi-2024,新疆大学,数学,是\n"
        #expect(try desk.send(mentors).receipt?.added == 2)
        _ = try desk.match.decide("T1", "T2", as: .mentor, .same)
        let placements = "人员编号,方案,学科,培养高校,导师编号,开始日期,虚构\n"
        let report = try desk.send(
            placements + "C1,xinjiang-2025,数学,新疆大学,T1,2025-09-01,是\nC2,xinjiang-2025,数学,新疆大学,T2,2025-09-01,是\n")
        #expect(errors(report).isEmpty && report.receipt?.batch != nil, "\(report.findings.map(\.code))")
        #expect(try desk.reader.run("SELECT person_id FROM placement", arguments: [:]).rows.count == 1)
    }

    @Test func `two numbers of one person with two whole document numbers are seen in one file and across the files of a dry run`() throws {
        let desk = try desk()
        let rows = ["B1,学生某B,\(ContradictionTests.first)", "B2,学生某B,\(ContradictionTests.second)"]
        let report = try desk.send(
            ContradictionTests.screenings + "\(rows[0]),xinjiang-2025,面试,2025-03-01,通过,是\n"
                + "\(rows[1]),xinjiang-2025,学科潜质测试（笔试）,2025-02-01,通过,是\n")
        #expect(errors(report) == ["import.person.otherdocument 3"])
        let what = report.findings.first { $0.severity == .error }?.what
        #expect(what?.zh.hasPrefix("证件号码与第 2 行（两个编号已认定为同一人）所填的证件号码不同") == true, "\(what?.zh ?? "")")
        var importer = Import(house: desk.house, store: desk.store, moment: desk.moment)
        let options = ImportOptions(kind: nil, plan: nil, received: desk.today, dryRun: true)
        let applied = ["\(ContradictionTests.first)", "\(ContradictionTests.second)"].enumerated().map { place, document in
            Desk.applications + "B\(place + 1),guangxi-2023,2023-10-1\(place),数学,学生某B,\(document),女,示例第一中学,是\n"
        }
        #expect(errors(try importer.file(desk.file(applied[0]), options: options)) == [])
        #expect(errors(try importer.file(desk.file(applied[1]), options: options)).contains("import.person.otherdocument 2"))
    }

    @Test func `a day before birth is refused whichever number has the document number`() throws {
        let desk = try desk()
        for number in ["A1", "A2"] {
            let report = try desk.send(
                "人员编号,跟踪事项,状态,发生日期,报告日期,证据等级,虚构\n\(number),大学录取,是,2007-09-01,2026-06-01,高校提供,是\n", dryRun: true)
            #expect(errors(report) == ["timeline.birth 2"], "\(number)")
        }
    }
}
