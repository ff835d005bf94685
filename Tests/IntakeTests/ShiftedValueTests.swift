// Values under headings that are not theirs, in the place of headings and as names of sheets: nothing that tells who somebody is leaves by a finding.

import Domain
import Foundation
import TestWorkbooks
import Testing

@testable import Intake

@Suite struct ShiftedValueTests {
    /// Invented.
    static let secrets = [
        "欧阳若澜", "买吾兰", "阿依古丽·买买提", "Rena Yusup", "20250417083", "XJ-2025-0417", "T20190042", "13912345678", "0991-8712345",
        "110101200803077316", "E12345678", "2008-03-07", "2008年3月7日", "39514",
    ]

    private static func value(_ column: RecordColumn, _ turn: Int) -> String {
        switch column.content {
        case .person: ["20250417083", "XJ-2025-0417"][turn % 2]
        case .mentor: "T20190042"
        case .identity(.name): ["欧阳若澜", "买吾兰", "阿依古丽·买买提", "Rena Yusup"][turn % 4]
        case .identity(.documentNumber): ["110101200803077316", "E12345678"][turn % 2]
        case .identity(.reference), .identity(.question): "20250417083"
        case .identity(.contact): ["13912345678", "0991-8712345"][turn % 2]
        case .clue: "买吾兰"
        case .plan: "xinjiang-2025"
        case .day: "2025-01-02"
        case .discipline: "数学"
        case .code(let words): words[0].label.zh
        case .number, .whole: "12"
        case .flag: "否"
        case .text: "虚构市第七十中学"
        }
    }

    /// Findings as text and as JSON, and how the sheet was understood.
    static func said(_ sheet: Sheet) throws -> String {
        let encoded = String(decoding: try JSONEncoder().encode(sheet.findings), as: UTF8.self)
        let messages = sheet.findings.flatMap { finding in Language.allCases.map { finding.message(in: $0) } }
        return ([encoded, sheet.layout?.text ?? "", sheet.layout?.json { "\"\($0)\"" } ?? ""] + messages).joined(separator: "\n")
    }

    private static func expectSilence(_ sheet: Sheet, _ what: String) throws {
        let text = try said(sheet)
        for secret in secrets where text.contains(secret) { Issue.record("\(what): \(secret)") }
    }

    @Test(arguments: RecordKind.allCases)
    func `each column of each kind one to the right and one to the left`(kind: RecordKind) throws {
        let heads = kind.columns.map { $0.headings[0] }
        for turn in 0..<4 {
            let values = kind.columns.map { Self.value($0, turn) }
            for place in values.indices {
                var (right, left) = (values, values)
                right.insert("", at: place)
                right.removeLast()
                left.remove(at: place)
                left.append("")
                // A single value in its neighbour's place, both ways.
                var (next, previous) = (values, values)
                next[(place + 1) % values.count] = values[place]
                previous[(place + values.count - 1) % values.count] = values[place]
                let rows = [right, left, next, previous]
                let text = ([heads] + rows).map { $0.joined(separator: ",") + "\n" }.joined()
                let sheet = Reading.sheet(text, kind: kind)
                #expect(!sheet.findings.isEmpty)
                try Self.expectSilence(sheet, "\(kind) \(heads[place])")
            }
        }
    }

    @Test(arguments: RecordKind.allCases)
    func `each of them in every column that is not its own, and mistyped`(kind: RecordKind) throws {
        let heads = kind.columns.map { $0.headings[0] }
        for secret in Self.secrets {
            for written in [secret, " \(secret)", "\(secret)?", "\(secret)%", "='\(secret)", "&nbsp;\(secret)", "Ã©Ã\(secret)"] {
                let rows = kind.columns.indices.map { place in
                    kind.columns.indices.map { $0 == place ? written : Self.value(kind.columns[$0], 0) }
                }
                let text = ([heads] + rows).map { $0.joined(separator: ",") + "\n" }.joined()
                try Self.expectSilence(Reading.sheet(text, kind: kind), "\(kind) \(written)")
            }
        }
    }

    @Test(arguments: RecordKind.allCases)
    func `each of them in the place of a heading, of a heading above it, and below a table's end`(kind: RecordKind) throws {
        let heads = kind.columns.map { $0.headings[0] }
        let values = kind.columns.map { Self.value($0, 0) }
        for secret in Self.secrets {
            for place in heads.indices {
                var replaced = heads
                replaced[place] = secret
                let above = heads.indices.map { $0 == place ? secret : "" }
                for table in [
                    [replaced, values], [above, heads, values], [heads + [secret], values + ["1"]], [values, heads],
                    [heads, values, [secret]],
                ] {
                    let text = table.map { $0.joined(separator: ",") + "\n" }.joined()
                    try Self.expectSilence(Reading.sheet(text, kind: kind), "\(kind) \(secret) \(place)")
                }
            }
        }
    }

    @Test(arguments: secrets)
    func `each of them as the name of a sheet, which can be chosen by its number`(secret: String) throws {
        let table = [["姓名", "就读学校", "退出日期", "退出原因"], ["甲某", "一中", "2025-01-02", "不知"]]
        let name = String(secret.prefix(31))
        let book = TestWorkbook([TestSheet("名单", texts: table), TestSheet(name, texts: table)])
        func read(_ sheet: String?) throws -> Sheet {
            Sheet.read(
                try TableSource(book.bytes, file: "表.xlsx"), request: SheetRequest(sheet: sheet, words: LayoutTests.words),
                planID: "xinjiang-2025", today: Reading.today
            ) { Reading.plans[$0] }
        }
        try Self.expectSilence(try read(nil), "no sheet named")
        try Self.expectSilence(try read("没有"), "unknown sheet")
        let chosen = try read("#2")
        #expect(chosen.layout != nil && chosen.findings.contains { $0.place.sheet == "#2" })
        try Self.expectSilence(chosen, "chosen by number")
        let named = try read(name)
        #expect(named.layout != nil)
        try Self.expectSilence(named, "chosen by name")
    }

    @Test(arguments: [
        ("2025-02-30", ColumnContent.day), ("31/12/2025", .day), ("45678", .day), ("1000.5", .number(0...100)), ("85分", .number(0...100)),
        ("8O", .number(0...100)), ("-1", .whole(1...9)), ("xinjiang-2024", .plan), ("femal", .code(CodeWord.all(Sex.self))),
        ("合格（优秀）", .code(CodeWord.all(ScreeningResult.self))), ("无", .text), ("#N/A", .text), ("导师遴选", .text),
    ])
    func `what nobody can be known by is shown as it was written`(text: String, content: ColumnContent) {
        #expect(FoundValue(text, in: content, today: Reading.today).text == text)
    }

    @Test(arguments: [
        ("李某", "2 个汉字", "2 Chinese characters"), ("a1", "1 个字母、1 个数字", "1 letter, 1 digit"),
        ("１３９-1", "4 个数字、1 个其他字符", "4 digits, 1 other character"),
    ])
    func `anything else is told by its length and kind of characters`(text: String, zh: String, en: String) {
        let found = FoundValue(text, in: .text, today: Reading.today)
        #expect(found.text == nil && found.form == Bilingual(zh, en))
    }
}
