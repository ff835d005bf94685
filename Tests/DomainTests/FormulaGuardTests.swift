// Texts that a spreadsheet would run: guarded in files, given back as they were.

import Domain
import Testing

@Suite struct FormulaGuardTests {
    static let hostile = [
        "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "＋1", "－1", "＠A1", " =1", "\u{3000}=1", "\u{A0}@x", "\u{FEFF}=1",
        "\u{200B}+1",
        "\u{202E}=1", "'=1", "''=1", "\"=1", "“=1", "‘-2+3", " ' =cmd|'/c calc'!A1", "=HYPERLINK(\"http://x\",\"y\")", "\u{0}=1", "\u{1}=1",
        "\u{7F}=1",
    ]
    static let harmless = [
        "", "a", "张三", "阿依古丽·买买提", "1", "0012", "'", "'a", "\"a\"", " a", "a=1", "（=1）", "1-2", "中+西", "é", "𠮷", "。=", "~=1", "/=1", "#N/A",
        "!A1", "\u{E9}=",
    ]

    @Test(arguments: hostile)
    func `what opens a formula gets an apostrophe`(text: String) {
        #expect(text.opensFormula)
        #expect(text.guarded == "'" + text)
    }

    @Test(arguments: harmless)
    func `what opens none stays as it is`(text: String) {
        #expect(!text.opensFormula)
        #expect(text.guarded == text)
        #expect(text.unguarded == text)
    }

    @Test(arguments: hostile + harmless)
    func `a guarded text comes back as it was, guarded twice too`(text: String) {
        #expect(Array(text.guarded.unguarded.utf8) == Array(text.utf8))
        #expect(Array(text.guarded.guarded.unguarded.unguarded.utf8) == Array(text.utf8))
    }

    @Test func `random texts of signs come back`() {
        let signs: [Unicode.Scalar] = ["'", "\"", "=", "+", " ", "\t", "a", "＝", "\u{301}", "\u{FEFF}", "中", "\r", "\n", "“"]
        var state: UInt64 = 20_251_121
        for _ in 0..<20_000 {
            var scalars = String.UnicodeScalarView()
            for _ in 0..<6 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                scalars.append(signs[Int(state >> 33) % signs.count])
            }
            let text = String(scalars)
            #expect(Array(text.guarded.unguarded.utf8) == Array(text.utf8), "\(Array(text.unicodeScalars))")
            #expect(text.guarded.utf8.first == 0x27 || !text.opensFormula)
        }
    }
}
