// Two numbers with two whole document numbers are not taken as one unseen; two sexes are pointed out.

import Domain
import Ledger
import Operations
import Testing

@Suite struct MergeIdentityTests {
    private func desk() throws -> Desk {
        let desk = try Desk(filled: false)
        let report = try desk.send(
            Desk.applications + """
                D1,xinjiang-2025,2025-01-10,数学,甲一某,\(ContradictionTests.first),女,示例第一中学,是
                D2,shanxi-2024,2024-01-10,数学,甲一某,\(ContradictionTests.second),男,示例第一中学,是
                D3,guangxi-2023,2023-10-10,数学,甲一某,\(ContradictionTests.slipped),女,示例第一中学,是

                """)
        #expect(report.receipt?.added == 3, "\(report.findings.map(\.code))")
        return desk
    }

    @Test func `two whole document numbers keep two persons apart unless it is said that one is wrong`() throws {
        let desk = try desk()
        let batches = try desk.batches
        let error = #expect(throws: FindingsError.self) { try desk.match.decide("D1", "D2", as: .pupil, .same) }
        let finding = try #require(error?.findings.first)
        #expect(error?.findings.map(\.code) == ["match.merge.documents"] && finding.severity == .error)
        for language in [Language.chinese, .english] { #expect(!finding.message(in: language).contains("659999")) }
        #expect(try desk.batches == batches)
        var doubts: [String] = []
        let receipt = try desk.match.decide("D1", "D2", as: .pupil, .same, despiteDocuments: true) { doubts.append($0.code) }
        #expect(receipt.batch != nil && doubts == ["match.merge.sexes"])
        // Decided already: there is nothing to ask.
        #expect(try desk.match.decide("D2", "D1", as: .pupil, .same) { doubts.append($0.code) }.batch == nil && doubts.count == 1)
    }

    @Test func `a number with a slip, and a decision that they are two, meet nothing`() throws {
        let desk = try desk()
        var doubts: [String] = []
        #expect(try desk.match.decide("D1", "D3", as: .pupil, .same) { doubts.append($0.code) }.batch != nil && doubts.isEmpty)
        #expect(try desk.match.decide("D1", "D2", as: .pupil, .different) { doubts.append($0.code) }.batch != nil && doubts.isEmpty)
    }

    @Test func `what a third number says counts too`() throws {
        let desk = try desk()
        _ = try desk.match.decide("D3", "D1", as: .pupil, .same)
        let report = try desk.send(
            Desk.applications + "D4,neimenggu-2025,2025-01-10,数学,甲一某,,女,示例第一中学,是\n")
        #expect(report.receipt?.added == 1, "\(report.findings.map(\.code))")
        _ = try desk.match.decide("D4", "D2", as: .pupil, .same)
        // The newest of D1 and D3 is that with the slip: correct it, and both sides are whole.
        let correction = "人员编号,方案,报名日期,学科,姓名,证件号码,性别,就读学校,虚构\nD3,guangxi-2023,2023-10-10,数学,甲一某,\(ContradictionTests.first),女,示例第一中学,是\n"
        #expect(try !desk.send(correction).findings.block)
        let error = #expect(throws: FindingsError.self) { try desk.match.decide("D3", "D4", as: .pupil, .same) }
        #expect(error?.findings.map(\.code) == ["match.merge.documents"])
    }
}
