// Which name is shown of somebody who was written down more than once.

import Domain
import Foundation
import Ledger
import Operations
import Testing

@Suite struct NameInForceTests {
    private func shown(_ number: String, _ desk: Desk, _ field: IdentityField = .name) throws -> String? {
        let reader = try desk.reader
        let person = try #require(try reader.persons(for: [number], as: .pupil)[number])
        return field == .name ? try reader.names(of: [person])[person] : try reader.identities(field, of: [person])[person]
    }

    private func answerOnly(_ desk: Desk, _ number: String) throws {
        let questions = try desk.match.questions(identified: false)
        #expect(questions.count == 1)
        _ = try desk.match.resolve(try #require(questions.first?.name), same: number)
    }

    private func apply(_ desk: Desk, _ row: String) throws -> ImportReport { try desk.send(Desk.applications + row + "\n") }

    @Test func `the name of a row that was asked about does not displace that of somebody's application`() throws {
        let desk = try Desk()
        #expect(try desk.followUp([["丁五莫", "", "示例市第七十中学"]]).recognition.asked == 1)
        try answerOnly(desk, "A5")
        #expect(try desk.owners(.followUp) == ["A5": 1] && shown("A5", desk) == "丁五某")
        // A new name with the number is meant.
        #expect(try apply(desk, "A5,xinjiang-2025,2025-01-10,数学,丁五改,,男,示例市第七十中学,是").receipt?.corrected == 1)
        #expect(try shown("A5", desk) == "丁五改")
        _ = try desk.verify()
    }

    @Test func `nor does the application of somebody who was taken for another by a decision, unless its document number is known`() throws
    {
        let desk = try Desk()
        #expect(try apply(desk, ",shanxi-2024,2024-01-10,数学,丁五莫,,男,示例市第七十中学,是").recognition.asked == 1)
        try answerOnly(desk, "A5")
        #expect(try desk.owners(.application)["A5"] == 2 && shown("A5", desk) == "丁五某")
        // Whoever writes another name beside the same document number means it.
        #expect(try apply(desk, ",shanxi-2024,2024-01-10,数学,庚改名,\(Desk.documents[0]),女,示例第一中学,是").recognition.asked == 1)
        try answerOnly(desk, "A1")
        #expect(try shown("A1", desk) == "庚改名")
        // Not so in a follow-up.
        #expect(try desk.followUp([["辛误名", Desk.documents[0], "示例第一中学"]]).recognition.asked == 1)
        try answerOnly(desk, "A1")
        #expect(try desk.owners(.followUp) == ["A1": 1] && shown("A1", desk) == "庚改名")
        _ = try desk.match.undo(desk.batches)
        #expect(try shown("A1", desk) == "庚改名" && desk.match.questions(identified: false).count == 1)
        _ = try desk.verify()
    }

    @Test func `of two numbers' names the one received last stands, and either can be said again`() throws {
        let desk = try Desk(filled: false)
        let rows = ["E1,shanxi-2024,2024-01-10,数学,戊某一,,女,示例第一中学,是", "E2,xinjiang-2025,2025-01-10,数学,戊某二,,女,示例第一中学,是"]
        for row in rows { #expect(try apply(desk, row).receipt?.added == 1) }
        _ = try desk.match.decide("E1", "E2", as: .pupil, .same)
        #expect(try shown("E1", desk) == "戊某二" && shown("E2", desk) == "戊某二")
        #expect(try apply(desk, rows[0]).receipt?.corrected == 1)
        #expect(try shown("E1", desk) == "戊某一" && shown("E2", desk) == "戊某一")
        #expect(try apply(desk, rows[0]).receipt?.batch == nil, "in force already")
        #expect(try apply(desk, rows.joined(separator: "\n")).receipt?.batch == nil, "one of the two is in force: it stays so")
        _ = try desk.match.undo(desk.batches - 1)
        #expect(try shown("E1", desk) == "戊某一" && shown("E2", desk) == "戊某二")
        _ = try desk.verify()
    }

    @Test func `a file that gives one number two names is stored with the later one`() throws {
        let desk = try Desk()
        let rows = ["A4,shanxi-2024,2024-01-10,数学,阿依甲·买某例,,女,示例第一中学,是", "A4,guangxi-2023,2023-10-10,数学,阿依乙·买某例,,女,示例第一中学,是"]
        let report = try apply(desk, rows.joined(separator: "\n"))
        #expect(report.receipt?.added == 2, "\(report.findings.map(\.code))")
        #expect(try shown("A4", desk) == "阿依乙·买某例")
        _ = try desk.verify()
    }

    @Test func `an application taken for somebody by likeness leaves name and document number, and says so`() throws {
        let desk = try Desk()
        let report = try apply(desk, ",xinjiang-2025,2025-01-10,数学,甲一茉,000000200901010010,女,示例第一中学,是")
        #expect(report.recognition.byWeight == 1, "\(report.recognition) \(report.findings.map(\.code))")
        let kept = report.findings.filter { $0.code == "import.person.kept" }
        #expect(kept.map { $0.place.row ?? 0 } == [2] && kept.first?.severity == .warning)
        for language in [Language.chinese, .english] { #expect(kept.first?.message(in: language).contains("甲一") == false) }
        #expect(report.receipt?.batch == nil, "nothing else is new")
        #expect(try shown("A1", desk) == "甲一某" && shown("A1", desk, .documentNumber) == Desk.documents[0])
    }
}
