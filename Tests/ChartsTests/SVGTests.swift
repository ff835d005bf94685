// The picture that comes back: what may act or fetch is refused, ids are ours, words for those who cannot see it are there.

import Testing

@testable import Charts

@Suite struct SVGTests {
    private static let namespace = "xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\""

    @Test(arguments: [
        ("<script>alert(1)</script>", SVGFault.element("script")),
        ("<g onload=\"alert(1)\"/>", .attribute("onload", in: "g")),
        ("<rect onclick=\"x\"/>", .attribute("onclick", in: "rect")),
        ("<a xlink:href=\"http://x\"><text>a</text></a>", .element("a")),
        ("<image xlink:href=\"x.png\"/>", .element("image")),
        ("<foreignObject/>", .element("foreignObject")),
        ("<style>a{}</style>", .element("style")),
        ("<animate attributeName=\"x\"/>", .element("animate")),
        ("<svg/>", .element("svg")),
        ("<use xlink:href=\"http://example.org/a.svg#b\"/>", .value(of: "xlink:href", in: "use")),
        ("<use xlink:href=\"//example.org/a#b\"/>", .value(of: "xlink:href", in: "use")),
        ("<use xlink:href=\"javascript:alert(1)\"/>", .value(of: "xlink:href", in: "use")),
        ("<use xlink:href=\"#\"/>", .value(of: "xlink:href", in: "use")),
        ("<use href=\"#a\"/>", .attribute("href", in: "use")),
        ("<g fill=\"url(http://x#y)\"/>", .value(of: "fill", in: "g")),
        ("<g fill=\"URL(#a)\"/>", .value(of: "fill", in: "g")),
        ("<g fill=\"url(#a) url(b)\"/>", .value(of: "fill", in: "g")),
        ("<g fill=\"&#117;rl(x.svg)\"/>", .value(of: "fill", in: "g")),
        ("<path style=\"fill:url(http://x)\"/>", .value(of: "style", in: "path")),
        ("<path style=\"fill:none; stroke:rgb(1,2,3); behavior:x\"/>", .value(of: "style", in: "path")),
        ("<g font-family=\"x';}\"/>", .value(of: "font-family", in: "g")),
        ("<g id=\"a b\"/>", .value(of: "id", in: "g")),
        ("<g xmlns=\"http://evil\"/>", .attribute("xmlns", in: "g")),
        ("<text><tspan>a</tspan></text>", .element("tspan")),
        ("<title><g/></title>", .element("g")),
        ("<g>stray</g>", .text(in: "g")),
        ("<!-- a -->", .instruction),
        ("<?php x ?>", .instruction),
        ("<g><rect></g>", .notWellFormed(line: 1)),
        ("<g>&undefined;</g>", .notWellFormed(line: 1)),
        (String(repeating: "<g>", count: 40) + String(repeating: "</g>", count: 40), .tooLarge),
    ])
    func `a picture with anything outside the list is refused`(inside: String, fault: SVGFault) {
        #expect(throws: ChartError.badSVG(fault)) {
            try SVGReader.read("<svg \(Self.namespace)>\(inside)</svg>")
        }
    }

    @Test(arguments: [
        ("<!DOCTYPE svg [<!ENTITY a \"b\">]><svg/>", SVGFault.documentType),
        ("<svg onload=\"x\"/>", .attribute("onload", in: "svg")),
        ("<svg xmlns=\"http://evil\"/>", .value(of: "xmlns", in: "svg")),
        ("<html/>", .element("html")),
        ("", .notWellFormed(line: 1)),
        ("<svg/><svg/>", .notWellFormed(line: 1)),
        ("<svg></svg", .notWellFormed(line: 1)),
    ])
    func `a document that is not one plain picture is refused`(text: String, fault: SVGFault) {
        #expect(throws: ChartError.badSVG(fault)) { try SVGReader.read(text) }
    }

    @Test func `gnuplot's titles go, needed definitions stay under our ids, the rest of the definitions goes`() throws {
        let root = try SVGReader.read(
            """
            <svg \(Self.namespace)><title>Gnuplot</title><desc>Produced</desc><defs><circle id="unused" r="1"/><circle id="dot" r="1"/>
            <use id="dots" xlink:href="#dot"/></defs><g id="plot"><title>t</title><use xlink:href="#dots"/><g></g>
            <defs><pattern id="hatch"><path style="fill:none; stroke:rgb(1,2,3)" d="M0,0 "/></pattern></defs>
            <polygon fill="url(#hatch)" points="0,0 1,1 "/></g></svg>
            """)
        var rewriter = SVGRewriter(prefix: "p")
        let svg = SVGWriter.write(
            rewriter.rewrite(root), width: 10, height: 20, prefix: "p", title: PlotText("甲 & 乙"), alternative: PlotText("a < b"))
        #expect(
            svg.text == """
                <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" class="chart" viewBox="0 0 10 20" \
                width="100%" preserveAspectRatio="xMinYMin meet" role="img" aria-labelledby="p-title p-desc" \
                font-family="'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei','PingFang SC',sans-serif">
                <title id="p-title">甲 &amp; 乙</title>
                <desc id="p-desc">a &lt; b</desc>
                <defs>
                <circle id="p-1" r="1"/>
                <use id="p-2" xlink:href="#p-1"/>
                </defs>
                <g>
                <use xlink:href="#p-2"/>
                <defs>
                <pattern id="p-3">
                <path fill="none" stroke="rgb(1,2,3)" d="M0,0"/>
                </pattern>
                </defs>
                <polygon fill="url(#p-3)" points="0,0 1,1"/>
                </g>
                </svg>

                """)
    }

    @Test func `two pictures in one page share no id, and every reference has its target`() throws {
        let plotter = makePlotter()
        var seen: Set<Substring> = []
        for (number, chart) in Samples.all("甲").enumerated() {
            let text = try plotter.draw(chart, id: "chart-\(number)", alternative: "乙").text
            let ids = text.matches(of: /\ id="([^"]*)"/).map(\.1)
            #expect(Set(ids).count == ids.count)
            #expect(ids.allSatisfy { $0.hasPrefix("chart-\(number)-") })
            #expect(seen.isDisjoint(with: ids))
            seen.formUnion(ids)
            for reference in text.matches(of: /(?:href="#|url\(#)([^")]*)/).map(\.1) { #expect(ids.contains(reference)) }
        }
    }

    @Test func `a finished picture names itself, scales, and holds no style, script or gnuplot title`() throws {
        let text = try makePlotter().draw(Samples.stacked("甲"), id: "c", alternative: "说明文字").text
        #expect(text.contains("role=\"img\" aria-labelledby=\"c-title c-desc\""))
        #expect(text.contains("<title id=\"c-title\">甲</title>\n<desc id=\"c-desc\">说明文字</desc>"))
        #expect(text.contains("viewBox=\"0 0 860 ") && text.contains("width=\"100%\""))
        #expect(!text.lowercased().contains("gnuplot") && !text.contains("style=") && !text.contains("<script"))
        #expect(text.matches(of: /font-family/).count == 1)
        #expect(text.matches(of: /<title/).count == 1)
    }
}
