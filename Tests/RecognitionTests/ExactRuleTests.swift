// Each exact rule of recognition and each refusal, on rows without numbers.

import Domain
import Ledger
import Operations
import Testing

@Suite struct ExactRuleTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let row: [String]
        /// Whose the record becomes; `?` somebody asked about.
        let owner: String
        let codes: Set<String>

        init(_ what: String, _ row: [String], _ owner: String, _ codes: Set<String> = []) {
            (testDescription, self.row, self.owner, self.codes) = (what, row, owner, codes)
        }
    }

    static let recognised = [
        Case("the document number alone", ["", Desk.documents[0], ""], "A1"),
        Case("the document number in full width", ["甲一某", "０００００020０９01010019", ""], "A1"),
        Case("the document number with a slip in the name", ["甲一茉", Desk.documents[0], "示例第一中学"], "A1"),
        Case("twins told apart by the document number", ["双某某", Desk.documents[2], "示例第二中学"], "A3"),
        Case("school, plan and name", ["甲一某", "", "示例第一中学"], "A1"),
        Case("name with another middle dot", ["阿依示•买某例", "", "示例第一中学"], "A4"),
        Case("name without the dot", ["阿依示买某例", "", "示例第一中学"], "A4"),
        Case("school written otherwise", ["丁五某", "", "示例市70中"], "A5"),
        Case("one name at two schools", ["同名某", "", "示例第三中学"], "A7"),
        Case("the only one of the name in the plan", ["丁五某", "", ""], "A5", ["import.person.byname"]),
        Case("twins", ["双某某", "", "示例第二中学"], "?", ["import.person.asked"]),
        Case("one name, no school, two in the plan", ["同名某", "", ""], "?", ["import.person.asked"]),
        Case("a school the pupil has not been known at", ["甲一某", "", "示例第九中学"], "?", ["import.person.asked"]),
        Case("the document number of another name", ["戊六六", Desk.documents[0], ""], "?", ["import.person.asked"]),
        Case("name and school with another document number", ["甲一某", Desk.documents[5], "示例第一中学"], "?", ["import.person.asked"]),
    ]

    @Test(arguments: recognised) func `a screening result finds its person`(_ item: Case) throws {
        let desk = try Desk()
        let report = try desk.screen([item.row])
        let codes = Set(report.findings.map(\.code)).filter { $0.hasPrefix("import.") }
        #expect(codes == item.codes, "\(report.findings.map { $0.message(in: .english) })")
        #expect(try desk.owners(.screening) == [item.owner: 1])
        #expect(report.recognition.asked == (item.owner == "?" ? 1 : 0))
        #expect(try desk.match.questions(identified: false).count == report.recognition.asked)
        let batches = try desk.batches
        // The same file once more brings nothing new, and asks nothing again.
        let again = try desk.screen([item.row])
        #expect(again.receipt?.batch == nil && again.receipt?.unchanged == 1, "\(again.findings.map { $0.message(in: .english) })")
        #expect(try desk.batches == batches && desk.match.questions(identified: false).count == report.recognition.asked)
        _ = try desk.verify()
    }

    @Test(arguments: [
        ["己七某", "", "示例第八中学"], ["己七某", "", ""], ["", Desk.documents[4], ""], ["己七某", "", "示例第一中学"],
    ]) func `a kind that introduces nobody is refused where nobody is similar`(_ row: [String]) throws {
        let desk = try Desk()
        let before = try desk.batches
        let report = try desk.screen([row])
        #expect(report.findings.filter { $0.severity == .error }.map(\.code) == ["import.person.unrecognised"])
        #expect(report.findings.first { $0.severity == .error }?.place.row == 2)
        #expect(try desk.batches == before)
        for finding in report.findings {
            for language in [Language.chinese, .english] { #expect(!finding.message(in: language).contains("己七")) }
        }
    }

    @Test func `without a plan a name is looked for at its school in all plans`() throws {
        let desk = try Desk()
        let report = try desk.followUp([["同名某", "", "示例第一中学"], ["同名某", "", "示例第三中学"]])
        #expect(report.findings.map(\.code).filter { $0.hasPrefix("import.person") } == ["import.person.byname"])
        #expect(try desk.owners(.followUp) == ["A6": 1, "A7": 1])
        #expect(try desk.followUp([["同名某", "", ""]], "就业").recognition.asked == 1)
    }

    @Test func `two rows of one record are refused once their person is known`() throws {
        let desk = try Desk()
        let report = try desk.screen([["甲一某", "", "示例第一中学"], ["", Desk.documents[0], ""]])
        #expect(report.findings.filter { $0.severity == .error }.map(\.code) == ["import.person.twice"])
        #expect(try desk.owners(.screening).isEmpty)
    }

    @Test func `an erased person is not found again`() throws {
        let desk = try Desk()
        let ledger = try Ledger(folder: desk.store, now: desk.moment.seconds)
        _ = try ledger.erase("A1", as: .pupil, reason: "家长申请", received: desk.today, recordedAt: desk.moment.seconds)
        try ledger.close()
        for row in [["甲一某", "", "示例第一中学"], ["", Desk.documents[0], ""]] {
            #expect(try desk.screen([row]).findings.map(\.code).contains("import.person.unrecognised"))
        }
        _ = try desk.verify()
    }

    @Test func `two numbers of one person are one person`() throws {
        let desk = try Desk()
        let later = Desk.applications + "B6,shanxi-2024,2025-01-11,数学,同名某,,男,示例第一中学,是\n"
        #expect(try desk.send(later).receipt?.added == 1)
        _ = try desk.match.decide("A6", "B6", as: .pupil, .same)
        #expect(try desk.followUp([["同名某", "", "示例第一中学"]]).recognition.onlyOfName == 1)
        #expect(try desk.owners(.followUp) == ["A6": 1])
        _ = try desk.match.undo(desk.batches - 1)
        #expect(try desk.followUp([["同名某", "", "示例第一中学"]], "就业").recognition.asked == 1)
    }

    @Test func `mentors are told by name and university`() throws {
        let desk = try Desk()
        let mentors = "导师编号,方案,导师姓名,培养高校,学科,虚构\n"
        #expect(
            try desk.send(mentors + "M1,xinjiang-2025,导一某,新疆大学,数学,是\nM2,xinjiang-2025,导二某,新疆大学,数学,是\nM3,xinjiang-2025,导二某,石河子大学,数学,是\n")
                .receipt?.added == 3)
        // The same mentors without their numbers.
        let again = try desk.send("方案,导师姓名,培养高校,学科,虚构\nxinjiang-2025,导二某,新疆大学,数学,是\n")
        #expect(again.receipt?.unchanged == 1 && again.recognition.bySchool == 1, "\(again.findings.map { $0.message(in: .english) })")
        let new = try desk.send("方案,导师姓名,培养高校,学科,虚构\nxinjiang-2025,导九九,新疆大学,数学,是\n")
        #expect(new.receipt?.added == 1 && new.recognition.numbered == 1)
        let placements = "人员编号,方案,学科,培养高校,导师姓名,开始日期,虚构\n"
        let placed = try desk.send(placements + "A1,xinjiang-2025,数学,石河子大学,导二某,2025-09-01,是\n")
        #expect(placed.receipt?.added == 1, "\(placed.findings.map { $0.message(in: .english) })")
        let mentor = try #require(try desk.reader.run("SELECT mentor_id FROM placement", arguments: [:]).rows.first?[0].integer)
        #expect(try desk.reader.numbers(of: [mentor]) == [mentor: "M3"])
        // Of two of one name at one university the one appointed in the plan is meant.
        try desk.send(mentors + "M4,shanxi-2024,导二某,石河子大学,数学,是\n")
        let repeated = try desk.send(placements + "A1,xinjiang-2025,数学,石河子大学,导二某,2025-09-01,是\n")
        #expect(repeated.receipt?.unchanged == 1, "\(repeated.findings.map { $0.message(in: .english) })")
        for (name, university) in [("导三某", "新疆大学"), ("导一某", "石河子大学")] {
            let refused = try desk.send(placements + "A2,xinjiang-2025,数学,\(university),\(name),2025-09-01,是\n")
            #expect(refused.findings.filter { $0.severity == .error }.map(\.code) == ["import.mentor.unrecognised"])
        }
    }
}
