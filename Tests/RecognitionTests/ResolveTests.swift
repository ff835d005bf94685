// Answering questions: only by a candidate, only once, in the order in which they came; and the days of receipt of decisions.

import Domain
import Foundation
import Ledger
import Operations
import Testing

@Suite struct ResolveTests {
    private func refused(_ body: () throws -> Void) -> Finding? {
        #expect(throws: FindingsError.self) { try body() }?.findings.first
    }

    @Test func `somebody who is no candidate is taken only where that is said`() throws {
        let desk = try Desk()
        _ = try desk.screen([["双某某", "", "示例第二中学"]])
        let name = try #require(try desk.match.questions(identified: false).first?.name)
        let before = try desk.batches
        let finding = try #require(refused { _ = try desk.match.resolve(name, same: "A1") })
        #expect(finding.code == "match.question.unlisted" && finding.expected?.zh == "候选 1、2" && finding.expected?.en == "candidate 1, 2")
        #expect(finding.action?.zh.contains("--not-listed") == true && finding.action?.en.contains("--not-listed") == true)
        for language in [Language.chinese, .english] { #expect(!finding.message(in: language).contains("A1")) }
        #expect(try desk.batches == before)
        #expect(refused { _ = try desk.match.resolve(name, same: "nobody") }?.code == "match.person.unknown")
        #expect(try desk.match.resolve(name, same: "A1", notListed: true).batch != nil)
        #expect(try desk.owners(.screening) == ["A1": 1])
    }

    @Test func `another number of a candidate is the candidate's`() throws {
        let desk = try Desk()
        #expect(try desk.send(Desk.applications + "K2,shanxi-2024,2024-01-10,数学,双某某,,女,示例第九中学,是\n").receipt?.added == 1)
        _ = try desk.screen([["双某某", "", "示例第二中学"]])
        _ = try desk.match.decide("A2", "K2", as: .pupil, .same)
        let name = try #require(try desk.match.questions(identified: false).first?.name)
        #expect(try desk.match.resolve(name, same: "K2").batch != nil)
    }

    @Test func `a question that was answered says how, when and how to take that back`() throws {
        let desk = try Desk()
        _ = try desk.screen([["双某某", "", "示例第二中学"]])
        let name = try #require(try desk.match.questions(identified: false).first?.name)
        desk.today = desk.today + 1
        _ = try desk.match.resolve(name, same: "A3")
        let decision = try desk.batches
        let day = desk.today
        desk.today = desk.today + 5
        for answer in [
            { _ = try desk.match.resolve(name, same: "A2") }, { _ = try desk.match.resolveDifferent(name) },
            { _ = try desk.match.holdings(name) },
        ] {
            let finding = try #require(refused(answer))
            #expect(finding.code == "match.question.answered" && finding.what.zh == "这一项已于 \(day) 认定：是同一人")
            #expect(finding.action?.en.contains("match undo \(decision)") == true)
        }
        _ = try desk.match.undo(decision)
        _ = try desk.match.resolveDifferent(name)
        let finding = try #require(refused { _ = try desk.match.resolve(name, same: "A2") })
        let last = try desk.batches
        #expect(finding.what.zh == "这一项已于 \(desk.today) 认定：不是候选人中的任何一人" && finding.action?.zh.contains("undo \(last)") == true)
        #expect(refused { _ = try desk.match.resolve("99.2", same: "A2") }?.code == "match.question.unknown")
    }

    @Test func `questions come in the order of their rows, with file and day of receipt`() throws {
        let desk = try Desk()
        let names = ["丁五莫", "丁五末", "丁五谋", "丁五摸", "丁五模", "丁五磨", "丁五抹"]
        #expect(try desk.followUp(names.map { [$0, "", "示例市第七十中学"] }).recognition.asked == names.count)
        desk.today = desk.today + 1
        _ = try desk.screen([["双某某", "", "示例第二中学"]])
        let questions = try desk.match.questions(identified: true)
        #expect(questions.map(\.asked.row) == Array(2..<(2 + names.count)) + [2])
        #expect(questions.map(\.personName) == names + ["双某某"])
        #expect(questions.first?.received == desk.today + -1 && questions.last?.received == desk.today)
        #expect(
            questions.allSatisfy { $0.asked.file?.hasSuffix(".csv") == true } && questions.first?.asked.file != questions.last?.asked.file)
    }

    @Test func `a decision of an earlier day leaves room for files of then; a later one says the way out`() throws {
        let desk = try Desk()
        let early = desk.today + 1
        desk.today = desk.today + 30
        let match = Match(store: desk.store, moment: desk.moment, received: early)
        _ = try match.decide("A6", "A7", as: .pupil, .different)
        let file = try desk.file(Desk.applications + "L1,shanxi-2024,2024-01-10,数学,己六某,,女,示例第九中学,是\n")
        func load(_ received: CivilDay) throws -> ImportReport {
            var importer = Import(house: desk.house, store: desk.store, moment: desk.moment)
            return try importer.file(file, options: ImportOptions(kind: nil, plan: nil, received: received, dryRun: false))
        }
        let finding = try #require(refused { _ = try load(early + -1) })
        #expect(finding.code == "import.received" && finding.action?.zh.contains("--received") == true)
        #expect(finding.action?.en.contains("--received") == true)
        #expect(try load(early).receipt?.added == 1)
        _ = try desk.match.decide("A4", "A5", as: .pupil, .different)
        let refusal = #expect(throws: StoreError.self) { try match.decide("A4", "A6", as: .pupil, .different) }
        #expect(refusal == .receivedBeforeLast(last: desk.today))
        #expect(refusal?.message.zh.contains("--received") == true, "\(String(describing: refusal))")
    }
}
