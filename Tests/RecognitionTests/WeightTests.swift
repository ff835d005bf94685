// What weights decide where no exact rule does, and the weights that a large file estimates.

import Domain
import Ledger
import Operations
import Testing

@Suite struct WeightTests {
    /// A store with many pupils at many schools.
    private func desk(pupils: Int, schools: Int) throws -> Desk {
        let desk = try Desk(filled: false)
        let rows = (0..<pupils).map {
            "P\($0),xinjiang-2025,2025-01-10,数学,\(Self.name($0)),,\($0 % 2 == 0 ? "女" : "男"),示例第\($0 % schools + 1)中学,是\n"
        }
        #expect(try desk.send(Desk.applications + rows.joined()).receipt?.added == pupils)
        return desk
    }

    /// Names that differ in more than one sign from one another's.
    static func name(_ number: Int) -> String {
        let signs = Array("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥")
        return "例" + String([signs[number % 22], signs[number / 22 % 22], signs[(number + number / 22) % 22], signs[number / 484 % 22]])
    }

    @Test func `a slip in the name at the right school is asked about, a slip and nothing else is nobody`() throws {
        let desk = try desk(pupils: 60, schools: 6)
        let slipped = String(Self.name(7).dropLast()) + "错"
        let report = try desk.screen([[slipped, "", "示例第2中学"]])
        #expect(report.recognition.asked + report.recognition.byWeight == 1, "\(report.findings.map { $0.message(in: .english) })")
        if let question = try desk.match.questions(identified: true).first {
            #expect(question.candidates.first?.scored.number == "P7" && question.asked.reason == .similar)
        }
        #expect(try desk.screen([[slipped + "甲乙", "", "示例第6中学"]]).findings.map(\.code).contains("import.person.unrecognised"))
    }

    @Test func `a large file estimates its own weights and says so`() throws {
        let desk = try desk(pupils: 1100, schools: 30)
        // One in ten names a branch of the school: no exact rule decides.
        let rows = (0..<1000).map { [Self.name($0), "", "示例第\($0 % 30 + 1)中学" + ($0 % 10 == 0 ? "本部" : "")] }
        let report = try desk.followUp(rows)
        #expect(!report.findings.block, "\(report.findings.prefix(3).map { $0.message(in: .english) })")
        #expect(report.recognition.onlyOfName == 900 && report.recognition.estimated == true, "\(report.recognition)")
        #expect(report.recognition.byWeight + report.recognition.asked == 100)
        for question in try desk.match.questions(identified: true) {
            #expect(question.asked.estimated)
            #expect(question.candidates.first?.name == question.personName, "the bearer of the name comes first")
        }
        // Each row is about somebody else, and each candidate stands under the own number.
        let owners = try desk.owners(.followUp)
        #expect(owners.filter { $0.key != "?" }.allSatisfy { $0.value == 1 } && owners["?", default: 0] == report.recognition.asked)
        #expect(Set(owners.keys).subtracting(["?"]).isSubset(of: (0..<1000).map { "P\($0)" }))
    }
}
