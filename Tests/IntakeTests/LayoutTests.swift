// Five hundred sheet layouts made from a seed: no value under a wrong column, and what cannot be told is refused.

import Domain
import Foundation
import Testing

@testable import Intake

@Suite struct LayoutTests {
    static let words: HeadingWords = {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../data/headings/headings.yaml")
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        return HeadingWords.read([(name: "headings.yaml", text: text)]).words
    }()

    static let seed: UInt64 = 20_251_121

    static func read(_ layout: MadeLayout, words: HeadingWords = words) -> Sheet {
        Sheet.read(
            layout.rows, of: layout.sheet, file: "表.xlsx", request: SheetRequest(words: words), planID: layout.planID,
            today: CivilDay(number: 21_000)
        ) { Reading.plans[$0] }
    }

    /// What a record says by column name, in the words in which it is expected.
    static func said(_ record: Record, of kind: RecordKind) -> [String: String] {
        var said: [String: String] = [:]
        for column in kind.columns {
            switch column.content {
            case .person: said[column.name] = record.reference
            case .mentor: said[column.name] = kind.role == .mentor ? record.reference : record.mentorReference
            case .identity(let field): said[column.name] = record.identity[field]
            case .clue(let clue): said[column.name] = record.clues[clue]
            default:
                switch record.values[column.name] {
                case .text(let text)?: said[column.name] = text
                case .integer(let number)?: said[column.name] = "\(number)"
                case .real(let number)?: said[column.name] = "\(number)"
                default: break
                }
            }
        }
        return said
    }

    /// Layouts by what became of them: read and right, refused as they must be, and everything else with its story.
    static func judged(_ count: Int, reading words: HeadingWords = words) -> (right: Int, refused: Int, wrongValues: Int, others: [String])
    {
        var making = LayoutMaking(seed: seed, words: Self.words)
        var result = (right: 0, refused: 0, wrongValues: 0, others: [String]())
        for index in 0..<count {
            let layout = making.make(RecordKind.allCases[index % RecordKind.allCases.count])
            let sheet = read(layout, words: words)
            switch layout.outcome {
            case .refused(let code):
                if sheet.findings.block, sheet.findings.contains(where: { $0.code == code && $0.severity == .error }) {
                    result.refused += 1
                } else {
                    result.others.append("\(index) not refused with \(code): \(layout.story) \(sheet.findings.map(\.code))")
                }
            case .read(let kind, let rows):
                let wrong = sheet.records.filter { record in
                    !rows.contains { $0.row == record.row && $0.values == said(record, of: kind) }
                }
                if !wrong.isEmpty { result.wrongValues += wrong.count }
                let blocking = sheet.findings.filter { $0.severity == .error }
                let unread = rows.filter { row in
                    !sheet.records.contains { $0.row == row.row && said($0, of: kind) == row.values }
                }
                if sheet.kind == kind, wrong.isEmpty, blocking.isEmpty, unread.isEmpty {
                    result.right += 1
                } else {
                    result.others.append(
                        "\(index) \(layout.story): kind \(sheet.kind.map { "\($0)" } ?? "none"), \(wrong.count) wrong, \(unread.count) unread, "
                            + "\(sheet.findings.filter { $0.severity == .error }.map { $0.brief })")
                }
            }
        }
        return result
    }

    @Test func `five hundred layouts give no value under a wrong column, and all of them are read or refused as they must be`() {
        let result = Self.judged(500)
        print(
            "layouts, seed \(Self.seed): \(result.right) read right, \(result.refused) refused as expected, \(result.wrongValues) records with a wrong value"
        )
        #expect(result.wrongValues == 0)
        #expect(result.others == [], "\(result.others.count) of 500, seed \(Self.seed)")
        #expect(result.refused > 50 && result.right > 350)
    }

    @Test func `the count would notice headings that mean something else`() {
        // 姓名 read as the school and 就读学校 as the name.
        let twisted = HeadingWords([Self.twisted])
        let result = Self.judged(60, reading: twisted)
        #expect(result.wrongValues > 0)
    }

    private static var twisted: HeadingSpec {
        let text = """
            kinds:
              - kind: exit
                columns:
                  - {column: school, headings: ["姓名", "学生姓名", "name"]}
                  - {column: name, headings: ["就读学校", "中学", "school"]}
            """
        guard let spec = HeadingForm.spec(text) else { preconditionFailure("the form of headings has changed") }
        return spec
    }
}
