// The code lists: every code has its words in both languages, and no text names two codes of one list.

import Domain
import Foundation
import Testing

/// One code list with the name of its type.
struct CodeList: Sendable, CustomTestStringConvertible {
    let name: String
    let words: [CodeWord]

    init<Code: Worded>(_ type: Code.Type) {
        name = "\(type)"
        words = CodeWord.all(type)
    }

    var testDescription: String { name }

    static let all: [CodeList] = [
        CodeList(Strength.self), CodeList(Comparison.self), CodeList(SelectionStage.self), CodeList(ScreeningResult.self),
        CodeList(EvaluationStage.self), CodeList(EvaluationOutcome.self), CodeList(EvaluationDimension.self),
        CodeList(EvaluationLevel.self), CodeList(Grade.self), CodeList(Sex.self), CodeList(ExitReason.self), CodeList(Ranking.self),
        CodeList(Party.self), CodeList(FollowUpQuestion.self), CodeList(FollowUpStatus.self), CodeList(EvidenceGrade.self),
        CodeList(InstitutionKind.self), CodeList(RecordKind.self), CodeList(RestatementCause.self),
        CodeList(Verdict.self), CodeList(UndecidedReason.self),
        CodeList(SessionKind.self), CodeList(LogStatus.self), CodeList(LogReview.self), CodeList(NoticeSubject.self),
        CodeList(AwardKind.self), CodeList(AwardLevel.self), CodeList(CertificateStatus.self), CodeList(AcademicDegree.self),
        CodeList(TitleLevel.self), CodeList(MentorSource.self), CodeList(RelaxationReason.self), CodeList(RelaxationDecision.self),
        CodeList(ReportedFigure.self), CodeList(MeasureUnit.self),
        CodeList(ActKind.self), CodeList(AddresseeKind.self), CodeList(SamePersonVerdict.self),
    ]
}

@Suite struct CodesTests {
    @Test func `the lists tested here are all there are in the room`() throws {
        let room = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../Sources/Domain")
        var declared: Set<String> = []
        for file in try FileManager.default.contentsOfDirectory(atPath: room.path) {
            let text = try String(contentsOf: room.appendingPathComponent(file), encoding: .utf8)
            for match in text.matches(of: /enum (\w+): String, Worded/) { declared.insert(String(match.1)) }
        }
        #expect(declared == Set(CodeList.all.map(\.name)))
    }

    @Test(arguments: CodeList.all)
    func `every code has words in both languages, and no two have the same`(list: CodeList) {
        #expect(list.words.count >= 2)
        for word in list.words {
            #expect(!word.label.zh.isEmpty && word.label.zh.contains { $0.unicodeScalars.first!.value > 0x2E80 }, "\(word.code)")
            #expect(!word.label.en.isEmpty && word.label.en.utf8.allSatisfy { $0 < 0x80 }, "\(word.code)")
        }
        #expect(Set(list.words.map(\.code)).count == list.words.count)
        #expect(Set(list.words.map(\.label.zh)).count == list.words.count)
        #expect(Set(list.words.map(\.label.en)).count == list.words.count)
    }

    @Test(arguments: CodeList.all)
    func `a code is named by itself, its words in any case and its synonyms, and nothing names two`(list: CodeList) {
        for word in list.words {
            let names = [word.code, word.code.uppercased(), word.label.zh, word.label.en, word.label.en.uppercased()] + word.synonyms
            for name in names { #expect(list.words.filter { $0.isNamed(name) }.map(\.code) == [word.code], "\(name)") }
        }
        for stranger in ["", " ", "不存在", "nothing of the kind"] {
            #expect(!list.words.contains { $0.isNamed(stranger) }, "\(stranger)")
        }
    }

    @Test(arguments: Discipline.basic)
    func `a basic discipline is named by its code, its words in any case and its synonyms alone`(discipline: Discipline) {
        let names = [discipline.code, discipline.code.uppercased(), discipline.label.zh, discipline.label.en.capitalized]
        for name in names + discipline.synonyms + discipline.synonyms.map(\.capitalized) {
            #expect(Discipline.basic.filter { $0.isNamed(name) }.map(\.code) == [discipline.code], "\(name)")
        }
        #expect(!discipline.isNamed(""))
        #expect(!discipline.isNamed("历史"))
    }

    @Test func `the basic disciplines are the five of the official plans`() {
        #expect(Discipline.basic.map(\.label.zh) == ["数学", "物理", "化学", "生物", "计算机"])
    }
}
