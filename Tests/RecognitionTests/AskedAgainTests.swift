// What was asked about before: the same record is put down to the same number, another record is another question.

import Domain
import Foundation
import Ledger
import Operations
import Testing

@Suite struct AskedAgainTests {
    private func followUp(_ desk: Desk, _ question: String, reported: String, day: String? = nil, retracted: Bool = false) throws
        -> ImportReport
    {
        try desk.send(
            "姓名,就读学校,跟踪事项,状态,发生日期,报告日期,证据等级,撤回,虚构\n双某某,示例第二中学,\(question),\(day == nil ? "否" : "是"),\(day ?? ""),\(reported),中学提供,\(retracted ? "是" : "否"),是\n"
        )
    }

    @Test func `another record about the same name is asked about anew, and an answer moves no more than was shown`() throws {
        let desk = try Desk()
        _ = try followUp(desk, "获得学位", reported: "2026-09-01")
        let first = try #require(try desk.match.questions(identified: true).first)
        let second = try followUp(desk, "就业", reported: "2026-09-01")
        #expect(second.recognition.before == 0 && second.recognition.asked == 1)
        let open = try desk.match.questions(identified: true)
        #expect(open.count == 2 && open[0].name == first.name && Set(open.map(\.number)).count == 2)
        #expect(try desk.match.holdings(first.name) == [Match.Holding(kind: .followUp, batch: desk.batches - 1, rows: 1)])
        #expect(try desk.match.resolve(first.name, same: "A2").batch != nil)
        #expect(try desk.owners(.followUp) == ["A2": 1, "?": 1])
        // Somebody of the name has the degree, of whom it is not known which of the two.
        let later = try followUp(desk, "获得学位", reported: "2026-09-01", day: "2026-06-30")
        #expect(later.recognition.asked == 1 && later.receipt?.corrected == 0 && later.receipt?.added == 1)
        #expect(try desk.owners(.followUp) == ["A2": 1, "?": 2])
        _ = try desk.verify()
    }

    @Test func `the same file brings nothing and asks nothing, answered or not, corrected or not`() throws {
        let desk = try Desk()
        _ = try followUp(desk, "获得学位", reported: "2026-09-01")
        let name = try #require(try desk.match.questions(identified: false).first?.name)
        for answered in [false, true] {
            if answered { _ = try desk.match.resolve(name, same: "A3") }
            let again = try followUp(desk, "获得学位", reported: "2026-09-01")
            #expect(again.recognition.before == 1 && again.receipt?.unchanged == 1 && again.receipt?.batch == nil)
        }
        let correction = "人员编号,跟踪事项,状态,发生日期,报告日期,证据等级,虚构\nA3,获得学位,是,2026-06-30,2026-09-01,中学提供,是\n"
        #expect(try desk.send(correction).receipt?.corrected == 1)
        let again = try followUp(desk, "获得学位", reported: "2026-09-01")
        #expect(again.recognition.before == 1 && again.recognition.asked == 0)
        #expect(try desk.owners(.followUp) == ["A3": 1])
    }

    @Test func `what takes back a record that was asked about finds it`() throws {
        let desk = try Desk()
        _ = try followUp(desk, "获得学位", reported: "2026-09-01")
        let report = try followUp(desk, "获得学位", reported: "2026-09-01", retracted: true)
        #expect(report.receipt?.retracted == 1, "\(report.findings.map(\.code))")
        #expect(try desk.owners(.followUp).isEmpty)
    }

    @Test func `rows of one file that say the same of somebody are one question`() throws {
        let desk = try Desk()
        let rows = ["获得学位", "就业"].map { "双某某,,示例第二中学,\($0),否,2026-09-01,中学提供,是\n" }
        let report = try desk.send(Desk.followUps + rows.joined())
        #expect(report.recognition.asked == 1 && report.receipt?.added == 2)
        #expect(try desk.match.questions(identified: false).count == 1)
        let again = try desk.send(Desk.followUps + rows.joined())
        #expect(again.recognition.before == 1 && again.receipt?.unchanged == 2)
    }

    @Test func `two questions about one row number that an erasure says again have two names`() throws {
        let desk = try Desk()
        var persons: [String] = []
        for question in ["获得学位", "就业"] {
            _ = try followUp(desk, question, reported: "2026-09-01")
            persons.append(try #require(try desk.match.questions(identified: true).last?.number))
            // What the batch said belongs to somebody new.
            _ = try desk.match.split(persons[persons.count - 1], batch: desk.batches, to: nil, as: .pupil)
        }
        _ = try desk.match.decide(persons[0], persons[1], as: .pupil, .same)
        let ledger = try Ledger(folder: desk.store, now: desk.moment.seconds)
        _ = try ledger.erase(persons[0], as: .pupil, reason: "家长申请", received: desk.today, recordedAt: desk.moment.seconds)
        try ledger.close()
        let open = try desk.match.questions(identified: true)
        let batch = try desk.batches
        #expect(open.map(\.name) == ["\(batch).2", "\(batch).2.2"])
        #expect(try desk.match.resolve(open[1].name, same: "A3").batch != nil)
        #expect(try desk.match.questions(identified: true).map(\.number) == [open[0].number])
        #expect(try desk.match.questions(identified: true).map(\.name) == [open[0].name])
    }
}
