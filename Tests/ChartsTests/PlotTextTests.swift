// Texts measured, shortened, wrapped and quoted.

import Testing

@testable import Charts

@Suite struct PlotTextTests {
    @Test func `a Chinese character is one em wide, Latin about half`() {
        #expect(PlotText("中文").width(size: 10) == 20)
        #expect(PlotText("，（").width(size: 10) == 20)
        #expect(PlotText("𠮷").width(size: 10) == 10)
        let latin = PlotText("Xinjiang University").width(size: 10) / 19
        #expect(latin > 4.5 && latin < 6)
    }

    @Test func `a long text is shortened to its room, a short one is not`() {
        #expect(PlotText("新疆师范大学").fitted(to: 60, size: 10).text == "新疆师范大学")
        #expect(PlotText("新疆师范大学").fitted(to: 59, size: 10).text == "新疆师范…")
        #expect(PlotText("新疆").fitted(to: 1, size: 10).text == "…")
    }

    @Test func `lines break between words or Chinese characters, never before a closing mark`() {
        func lines(_ text: String, _ room: Double) -> [String] { PlotText(text).wrapped(to: room, size: 10, most: 2).map(\.text) }
        #expect(lines("", 100) == [])
        #expect(lines("新疆大学", 100) == ["新疆大学"])
        #expect(lines("新疆大学石河子", 40) == ["新疆大学", "石河子"])
        #expect(lines("新疆大学，石河子", 40) == ["新疆大", "学，石…"])
        #expect(lines("（新疆（大学）", 45) == ["（新疆", "（大学）"])
        #expect(lines("host university", 70) == ["host", "university"])
        #expect(lines("aaaaaaaaaaaaaaaa", 57) == ["aaaaaaaaaa", "aaaaaa"])
        #expect(lines("新疆大学石河子大学塔里木", 40) == ["新疆大学", "石河子…"])
    }

    @Test func `every quote in a literal is one that gnuplot reads as text`() {
        #expect(PlotText("a'b").literal == "'a''b'")
        #expect(PlotText("a'").literal == "'a'''")
        #expect(PlotText("'a").literal == "'’a'")
        #expect(PlotText("a''b").literal == "'a''’b'")
        #expect(PlotText("").literal == "''")
        #expect(PlotText("5% '").tickLiteral == "'5%% '''")
    }

    @Test func `an endless text is cut`() {
        #expect(PlotText(String(repeating: "e\u{301}", count: 5000)).text.unicodeScalars.count == 600)
    }
}
