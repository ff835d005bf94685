// Texts that try to run something, and texts that merely look odd: nothing runs, and the words arrive as written.

import Testing

@testable import Charts

/// Code points that are no characters: the first of the block, the one that reverses a byte order mark, and the last of all.
private let noncharacters = [0xFDD0, 0xFFFE, 0x10FFFF].compactMap { Unicode.Scalar($0 as UInt32) }.map { Character($0) }

@Suite struct HostileTextTests {
    /// What is written, with the command that would make the canary, and what must stand in the picture.
    private func attempts(_ canary: String) -> [(written: String, shown: String)] {
        let touch = "touch \(canary)"
        return [
            ("`\(touch)`", "`\(touch)`"),
            ("'; system(\"\(touch)\")", "’; system(&quot;\(touch)&quot;)"),
            ("''.system('\(touch)').'", "’'.system('\(touch)').'"),
            ("x''; !\(touch) #", "x'’; !\(touch) #"),
            ("x''''!\(touch)", "x'’'’!\(touch)"),
            ("x' '\(touch)'''", "x' '\(touch)'’'"),
            ("a\nEOD\n!\(touch)", "a EOD !\(touch)"),
            ("a\r\n!\(touch)\r\nb", "a !\(touch) b"),
            ("a\u{85}!\(touch)\u{2028}system '\(touch)'", "a !\(touch) system '\(touch)'"),
            ("x\\\n!\(touch)", "x\\ !\(touch)"),
            ("'\u{301}\nsystem '\(touch)'", "’\u{301} system '\(touch)'"),
            ("|\(touch)", "|\(touch)"),
            ("< \(touch)", "&lt; \(touch)"),
            ("@run", "@run"),
            ("$(\(touch))", "$(\(touch))"),
        ]
    }

    @Test func `a hostile text in any place of any chart runs nothing and is shown as text`() throws {
        // A short name, as a long text would be shortened.
        let canary = "/tmp/c" + String(systemRandom(), radix: 36).prefix(8)
        let plotter = makePlotter()
        for (number, attempt) in attempts(canary).enumerated() {
            for chart in Samples.all(attempt.written) + Samples.all(attempt.written, width: 400) {
                let svg = try plotter.draw(chart, id: "c\(number)", alternative: attempt.written)
                #expect(svg.text.contains("<text>\(attempt.shown)</text>"), "attempt \(number)")
            }
        }
        #expect(plotter.childrenStarted == 1)
        #expect(!fileExists(canary))
    }

    @Test func `the canary is made when gnuplot is really told to, so its absence means something`() throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        let canary = scratch.file("canary")
        let child = try GnuplotChild(path: nil, deadline: .seconds(10), nonce: "A1")
        _ = try child.exchange(["set print '-'", "!touch \(canary)"], deadline: .seconds(10), nonce: "A2")
        #expect(scratch.exists("canary"))
    }

    @Test(arguments: [
        ("100% 中文", "100% 中文"),
        ("高三_1班 A^2 {甲}", "高三_1班 A^2 {甲}"),
        ("甲\u{202E}乙\u{2066}丙\u{200F}", "甲乙丙"),
        ("甲\u{0}乙\u{7}", "甲乙"),
        ("甲\t乙\u{B}\u{C} 丙", "甲 乙 丙"),
        (String(decoding: [0x41, 0xFF, 0x42], as: UTF8.self), "A\u{FFFD}B"),
        ("A" + noncharacters.map(String.init).joined(separator: "B"), "ABB"),
        ("<b>&amp; &#60;", "&lt;b&gt;&amp;amp; &amp;#60;"),
        ("𠮷野家 ئۇيغۇر", "𠮷野家 ئۇيغۇر"),
        (#"a\nb \U+4E00"#, #"a\nb \U+4E00"#),
    ])
    func `an odd text arrives cleaned and otherwise unchanged`(written: String, shown: String) throws {
        let plotter = makePlotter()
        for chart in Samples.all(written) {
            #expect(try plotter.draw(chart, id: "c", alternative: written).text.contains("<text>\(shown)</text>"))
        }
    }

    @Test func `a percent sign in a tick label is written once`() throws {
        let svg = try makePlotter().draw(Samples.intervals(), id: "c", alternative: "")
        #expect(svg.text.contains("<text>20%</text>"))
        #expect(!svg.text.contains("%%"))
    }
}
