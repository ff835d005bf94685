// New persons without numbers, questions and their answers, dry runs, one document number under two numbers.

import Domain
import Foundation
import Ledger
import Operations
import Testing

@Suite struct QuestionTests {
    static let unnumbered = "姓名,证件号码,性别,就读学校,方案,报名日期,学科,虚构\n"

    private func apply(_ desk: Desk, _ rows: [[String]], dryRun: Bool = false) throws -> ImportReport {
        try desk.send(
            Self.unnumbered + rows.map { "\($0[0]),\($0[1]),\($0[2]),\($0[3]),xinjiang-2025,2025-01-12,数学,是\n" }.joined(), dryRun: dryRun)
    }

    @Test func `applications without numbers are given some, and the same file brings nothing new`() throws {
        let desk = try Desk(filled: false)
        let rows = [
            ["新一某", Desk.documents[0], "女", "示例第一中学"], ["新二某", "", "男", "示例第一中学"], ["新三某", "", "男", ""],
            ["双某某", Desk.documents[1], "女", "示例第一中学"], ["双某某", Desk.documents[2], "女", "示例第一中学"],
        ]
        let report = try apply(desk, rows)
        #expect(report.receipt?.added == 5 && report.recognition.numbered == 5, "\(report.findings.map { $0.message(in: .english) })")
        #expect(try desk.owners(.application) == ["?": 5])
        let again = try apply(desk, rows)
        #expect(again.receipt?.batch == nil && again.receipt?.unchanged == 5, "\(again.recognition)")
        #expect(again.recognition.byDocument == 3 && again.recognition.bySchool == 2)
        _ = try desk.verify()
    }

    @Test func `of two of one name at one school the one without a document number is the one whose row has none, beside the other's`()
        throws
    {
        let desk = try Desk(filled: false)
        let rows = [["李四一", Desk.documents[0], "女", "示例第一中学"], ["李四一", "", "女", "示例第一中学"]]
        #expect(try apply(desk, rows).receipt?.added == 2)
        let again = try apply(desk, rows)
        #expect(again.receipt?.batch == nil && again.receipt?.unchanged == 2 && again.recognition.asked == 0, "\(again.recognition)")
        #expect(try desk.owners(.application) == ["?": 2] && desk.match.questions(identified: false).isEmpty)
        // Alone it may be either's.
        #expect(try apply(desk, [rows[1]]).recognition.asked == 1)
    }

    @Test func `a known applicant who comes without a number is recognised, one of another sex is asked about`() throws {
        let desk = try Desk()
        let known = try apply(desk, [["甲一某", Desk.documents[0], "女", "示例第一中学"]])
        #expect(known.recognition.byDocument == 1 && known.receipt?.corrected == 1)
        let other = try apply(desk, [["同名某", "", "女", "示例第一中学"]])
        #expect(other.recognition.asked == 1 && other.receipt?.added == 1)
        #expect(try desk.match.questions(identified: false).first?.asked.reason == .conflict)
    }

    @Test func `a question shows how each candidate agrees and is answered for good`() throws {
        let desk = try Desk()
        _ = try desk.screen([["双某某", "", "示例第二中学"]])
        let question = try #require(try desk.match.questions(identified: true).first)
        #expect(question.name == "\(try desk.batches).2" && question.asked.reason == .several && question.candidates.count == 2)
        #expect(question.candidates.map(\.scored.number) == ["A2", "A3"] || question.candidates.map(\.scored.number) == ["A3", "A2"])
        let agreement = try #require(question.candidates.first?.scored.agreement)
        #expect(agreement.map(\.field) == ["name", "document", "place", "sex", "plan"])
        #expect(agreement[0].level == 3 && agreement[1].level == nil && agreement[2].level == 2 && agreement[4].level == 1)
        // The weights are the sum of their parts.
        let sum = agreement.reduce(0) { $0 + $1.weight }
        #expect(abs(sum - (question.candidates[0].scored.weight ?? 0)) < 1e-9 && sum > 10)
        let plain = try #require(try desk.match.questions(identified: false).first)
        #expect(plain.number == nil && plain.personName == nil && plain.candidates.allSatisfy { $0.name == nil })
        let number = try #require(question.number)
        #expect(PersonNumber.isWhole(number) && question.personName == "双某某")
        #expect(throws: FindingsError.self) { try desk.match.resolve("99.2", same: "A2") }
        #expect(throws: FindingsError.self) { try desk.match.resolve(question.name, same: "nobody") }
        #expect(try desk.match.resolve(question.name, same: "A3").batch != nil)
        #expect(try desk.match.questions(identified: false).isEmpty)
        #expect(try desk.owners(.screening) == ["A3": 1])
        // Taken back the question is open again.
        _ = try desk.match.undo(desk.batches)
        #expect(try desk.match.questions(identified: false).count == 1)
        let different = try desk.match.resolveDifferent(question.name)
        #expect(different.added == 2)
        #expect(try desk.match.questions(identified: false).isEmpty)
        #expect(try desk.screen([["双某某", "", "示例第二中学"]]).recognition.before == 1)
        #expect(try desk.match.questions(identified: false).isEmpty && desk.owners(.screening) == ["?": 1])
        _ = try desk.verify()
    }

    @Test func `the files of a dry run foresee the persons of earlier ones`() throws {
        let desk = try Desk(filled: false)
        var importer = Import(house: desk.house, store: desk.store, moment: desk.moment)
        let options = ImportOptions(kind: nil, plan: nil, received: desk.today, dryRun: true)
        let before = try desk.batches
        let first = try importer.file(
            desk.file(Self.unnumbered + "新一某,\(Desk.documents[0]),女,示例第一中学,xinjiang-2025,2025-01-12,数学,是\n"), options: options)
        let numbered = try importer.file(
            desk.file(Desk.applications + "A9,xinjiang-2025,2025-01-10,数学,新九某,,女,示例第一中学,是\n"), options: options)
        let rows = "新一某,,示例第一中学,xinjiang-2025,面试,2025-03-01,通过,是\n,\(Desk.documents[0]),,xinjiang-2025,学科潜质测试（笔试）,2025-02-01,通过,是\n"
        let second = try importer.file(
            desk.file(Desk.screenings + rows + "新九某,,示例第一中学,xinjiang-2025,面试,2025-03-01,通过,是\n"), options: options)
        let unknown = try importer.file(desk.file(Desk.screenings + "无此某,,示例第八中学,xinjiang-2025,面试,2025-03-01,通过,是\n"), options: options)
        for report in [first, numbered, second] { #expect(!report.findings.block, "\(report.findings.map { $0.message(in: .english) })") }
        #expect(second.recognition.bySchool == 2 && second.recognition.byDocument == 1)
        #expect(unknown.findings.map(\.code).contains("import.person.unrecognised"))
        #expect(try desk.batches == before)
    }

    @Test func `one document number under two numbers is stored and asked about once`() throws {
        let desk = try Desk()
        let row = Desk.applications + "C1,shanxi-2024,2024-01-10,数学,甲一某,\(Desk.documents[0]),女,示例第一中学,是\n"
        let report = try desk.send(row)
        #expect(report.receipt?.added == 1 && report.findings.map(\.code).contains("import.person.document"))
        let question = try #require(try desk.match.questions(identified: true).first)
        #expect(question.asked.reason == .document && question.number == "C1" && question.candidates.map(\.scored.number) == ["A1"])
        let again = try desk.send(row)
        #expect(again.receipt?.batch == nil && !again.findings.map(\.code).contains("import.person.document"))
        // Who of the two is meant by the number is not told by it.
        #expect(try desk.followUp([["", Desk.documents[0], ""]]).recognition.asked == 1)
        #expect(try desk.match.resolve(question.name, same: "A1").batch != nil)
        #expect(try desk.match.questions(identified: false).map(\.asked.reason) == [.several])
        _ = try desk.verify()
    }

    @Test func `questions outlive a change of keys and go with an erased person`() throws {
        let desk = try Desk()
        _ = try desk.screen([["双某某", "", "示例第二中学"]])
        let question = try #require(try desk.match.questions(identified: true).first)
        let ledger = try Ledger(folder: desk.store, now: desk.moment.seconds)
        try ledger.rotateKey()
        try ledger.close()
        _ = try desk.verify()
        #expect(try desk.match.questions(identified: true).first?.number == question.number)
        #expect(try desk.screen([["甲一某", "", "示例第一中学"]]).recognition.bySchool == 1, "names are found under the new key")
        let again = try Ledger(folder: desk.store, now: desk.moment.seconds)
        _ = try again.erase(
            try #require(question.number), as: .pupil, reason: "家长申请", received: desk.today, recordedAt: desk.moment.seconds)
        try again.close()
        #expect(try desk.match.questions(identified: false).isEmpty)
        _ = try desk.verify()
    }
}
