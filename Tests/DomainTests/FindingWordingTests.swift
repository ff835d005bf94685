// The sentences of findings, word for word in both languages, and what a hostile value looks like inside them.

import Domain
import Testing

/// A finding and its two sentences.
struct WordedFinding: Sendable, CustomTestStringConvertible {
    let finding: Finding
    let zh: String
    let en: String

    var testDescription: String { en }
}

@Suite struct FindingWordingTests {
    static let what = Bilingual("读不懂这个值", "the value cannot be read")
    static let expected = Bilingual("存在的日期", "a day that exists")

    static let sentences: [WordedFinding] = [
        WordedFinding(
            finding: Finding("a.b.c", what: what), zh: "错误：读不懂这个值。［a.b.c］", en: "error: the value cannot be read. [a.b.c]"),
        WordedFinding(
            finding: Finding("a.b.c", .warning, what: what), zh: "提醒：读不懂这个值。［a.b.c］", en: "note: the value cannot be read. [a.b.c]"),
        WordedFinding(
            finding: Finding("a.b.c", at: Finding.Place(file: "新疆.csv"), what: what), zh: "错误　新疆.csv：读不懂这个值。［a.b.c］",
            en: "error in 新疆.csv: the value cannot be read. [a.b.c]"),
        WordedFinding(
            finding: Finding("a.b.c", at: Finding.Place(file: "p.yaml", line: 12), what: what), zh: "错误　p.yaml 第 12 行：读不懂这个值。［a.b.c］",
            en: "error in p.yaml, line 12: the value cannot be read. [a.b.c]"),
        WordedFinding(
            finding: Finding("a.b.c", at: Finding.Place(row: 3), what: what), zh: "错误　第 3 行：读不懂这个值。［a.b.c］",
            en: "error in row 3: the value cannot be read. [a.b.c]"),
        WordedFinding(
            finding: Finding(
                "intake.day", at: Finding.Place(file: "报名.csv", row: 7, column: "报名日期"), what: what, found: "2025-02-30",
                expected: expected, action: Bilingual("请改正", "Correct it")),
            zh: "错误　报名.csv 第 7 行 “报名日期”列：读不懂这个值；读到“2025-02-30”；应为存在的日期。请改正。［intake.day］",
            en: "error in 报名.csv, row 7, column “报名日期”: the value cannot be read; found “2025-02-30”; expected a day that exists. "
                + "Correct it. [intake.day]"),
        WordedFinding(
            finding: Finding("a.b.c", what: what, found: "x"), zh: "错误：读不懂这个值；读到“x”。［a.b.c］",
            en: "error: the value cannot be read; found “x”. [a.b.c]"),
        WordedFinding(
            finding: Finding("a.b.c", what: what, expected: expected), zh: "错误：读不懂这个值；应为存在的日期。［a.b.c］",
            en: "error: the value cannot be read; expected a day that exists. [a.b.c]"),
        WordedFinding(
            finding: Finding("a.b.c", .warning, what: what, action: Bilingual("是否为“物理”？", "Did you mean “物理”?")),
            zh: "提醒：读不懂这个值。是否为“物理”？［a.b.c］", en: "note: the value cannot be read. Did you mean “物理”? [a.b.c]"),
    ]

    @Test(arguments: sentences)
    func `a finding reads as this sentence`(sentence: WordedFinding) {
        #expect(sentence.finding.message(in: .chinese) == sentence.zh)
        #expect(sentence.finding.message(in: .english) == sentence.en)
    }

    @Test(arguments: [
        ("a\u{0}b", "a␀b"), ("a\nb\tc\r", "a␊b␉c␍"), ("\u{1B}[31mred", "␛[31mred"), ("a\u{7F}b", "a\u{FFFD}b"),
        ("a\u{85}\u{9B}b", "a\u{FFFD}\u{FFFD}b"),
        ("a\u{202A}\u{202E}b", "a\u{FFFD}\u{FFFD}b"), ("a\u{2066}\u{2069}b", "a\u{FFFD}\u{FFFD}b"),
        ("a\u{200E}\u{200F}\u{61C}b", "a\u{FFFD}\u{FFFD}\u{FFFD}b"), ("a\u{2028}\u{2029}b", "a\u{FFFD}\u{FFFD}b"),
        ("a\r\nb", "a␍␊b"), ("高三_1班 100%", "高三_1班 100%"), ("e\u{301}", "e\u{301}"),
    ])
    func `control and direction characters of a value are made visible`(value: String, shown: String) {
        let finding = Finding("a.b.c", what: Self.what, found: value)
        #expect(finding.message(in: .chinese) == "错误：读不懂这个值；读到“\(shown)”。［a.b.c］")
        #expect(finding.message(in: .english) == "error: the value cannot be read; found “\(shown)”. [a.b.c]")
    }

    @Test func `a heading or file name cannot steer the terminal either`() {
        let place = Finding.Place(file: "a\u{1B}[2J.csv", row: 1, column: "姓\u{202E}名\u{7}")
        let finding = Finding("a.b.c", at: place, what: Self.what)
        #expect(finding.message(in: .chinese) == "错误　a␛[2J.csv 第 1 行 “姓\u{FFFD}名␇”列：读不懂这个值。［a.b.c］")
        #expect(finding.message(in: .english) == "error in a␛[2J.csv, row 1, column “姓\u{FFFD}名␇”: the value cannot be read. [a.b.c]")
    }

    @Test func `a value of 80 characters is whole, one of 81 is cut`() {
        func message(_ length: Int) -> String {
            Finding("a.b.c", what: Self.what, found: String(repeating: "长", count: length)).message(in: .english)
        }
        #expect(message(80) == "error: the value cannot be read; found “\(String(repeating: "长", count: 80))”. [a.b.c]")
        #expect(message(81) == "error: the value cannot be read; found “\(String(repeating: "长", count: 80))…”. [a.b.c]")
    }

    @Test func `only an error blocks`() {
        let (error, warning) = (Finding("a.b.c", what: Self.what), Finding("a.b.c", .warning, what: Self.what))
        #expect(![Finding]().block)
        #expect(![warning, warning].block)
        #expect([warning, error].block)
        #expect(FindingsError(error).findings == [error])
    }
}
