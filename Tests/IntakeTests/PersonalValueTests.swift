// No message repeats who somebody is: a canary in every personal column, beside every kind of fault, is never seen again.

import Domain
import Foundation
import Intake
import Testing

@Suite struct PersonalValueTests {
    static let canary = "金丝雀Canary7349"

    /// Rows that are wrong in every column that is not personal, each in one way.
    private static func rows(_ kind: RecordKind) -> [[String]] {
        let garbage = ["", "不对", "2025-02-30", "2999-01-01", "-5", "xinjiang-2025", "xinjiang-1900", "是", "a\u{1B}b"]
        return garbage.map { text in kind.columns.map { $0.content.isPersonal ? canary : text } }
            + [kind.columns.map { $0.content.isPersonal ? canary : "" } + ["", canary, canary]]
            + [kind.columns.map { $0.name == "invented" ? "是" : "" }]
            // The same row twice.
            + Array(
                repeating: kind.columns.map { column in
                    switch column.content {
                    case .person, .mentor, .identity, .clue: canary
                    case .plan: "xinjiang-2025"
                    case .day: "2025-01-02"
                    case .discipline: "物理"
                    case .code(let words): words[0].code
                    case .number, .whole: "1"
                    case .text: "甲"
                    case .flag: "否"
                    }
                }, count: 2)
    }

    private func expectSilence(_ findings: [Finding], atLeast count: Int) throws {
        #expect(findings.count >= count)
        for finding in findings {
            for language in Language.allCases { #expect(!finding.message(in: language).contains("Canary"), "\(finding.code)") }
            #expect(!String(decoding: try JSONEncoder().encode(finding), as: UTF8.self).contains("Canary"), "\(finding.code)")
        }
    }

    @Test(arguments: RecordKind.allCases)
    func `a person's number, name, document or contact is in no finding about its row`(kind: RecordKind) throws {
        let head = kind.columns.map { $0.headings[0] }
        let text = ([head] + Self.rows(kind)).map { $0.joined(separator: ",") + "\n" }.joined()
        let findings = Reading.sheet(text, kind: kind).findings
        // Every column that can be wrong was found wrong, and a row was found given twice.
        let named = Set(findings.compactMap(\.place.column))
        for column in kind.columns where !column.content.isPersonal {
            if case .text = column.content { continue }
            #expect(named.contains(column.headings[0]), "\(column.name)")
        }
        #expect(Set(findings.map(\.code)).isSuperset(of: ["intake.row.twice", "intake.row.long", "intake.value.missing"]))
        try expectSilence(findings, atLeast: kind.columns.count)
    }

    @Test(arguments: RecordKind.allCases)
    func `nor is it in a finding about the heading or the text of the file`(kind: RecordKind) throws {
        let row = kind.columns.map { $0.content.isPersonal ? Self.canary : "x" }.joined(separator: ",")
        let head = kind.columns.map { $0.headings[0] }
        try expectSilence(Reading.sheet("\(head.dropFirst().joined(separator: ","))\n\(row)\n", kind: kind).findings, atLeast: 1)
        try expectSilence(Reading.sheet("\(head.joined(separator: ",")),\(head[0])\n\(row)\n", kind: kind).findings, atLeast: 1)
        try expectSilence(Reading.sheet("\(head.joined(separator: ","))\n\"\(row)\n", kind: kind).findings, atLeast: 1)
        try expectSilence(Reading.sheet(Array("\(head.joined(separator: ","))\n\(row)".utf8) + [0xFF], kind: kind).findings, atLeast: 1)
    }

    @Test(arguments: [nil] + RecordKind.allCases)
    func `nor when the heading row is missing and a person stands in its place`(kind: RecordKind?) throws {
        for text in [
            "\(Self.canary),xinjiang-2025,2025-01-02,物理,\(Self.canary)\n", "\(Self.canary)\n", "\(Self.canary),1\n\(Self.canary),2\n",
        ] {
            let sheet = Reading.sheet(text, kind: kind)
            #expect(sheet.records.isEmpty)
            try expectSilence(sheet.findings, atLeast: 1)
        }
    }
}
