// The words of every chart error, in both languages.

import Domain
import Testing

@testable import Charts

@Suite struct ChartErrorTests {
    @Test func `each kind of error says what happened and what to do`() {
        #expect(
            ChartError.badChart(.empty).message
                == Bilingual("图表无法绘制：没有任何一行数据。", "The chart cannot be drawn: it has no rows."))
        #expect(
            ChartError.gnuplotNotFound(looked: "/usr/bin/gnuplot").message
                == Bilingual(
                    "找不到可执行的 gnuplot（查找位置：/usr/bin/gnuplot）；请安装 gnuplot-nox。",
                    "No executable gnuplot was found (looked at: /usr/bin/gnuplot); install gnuplot-nox."))
        #expect(ChartError.gnuplotFailed(message: "boom").message == Bilingual("gnuplot 未能绘图：boom。", "gnuplot failed: boom."))
        #expect(
            ChartError.timedOut(milliseconds: 10_000).message
                == Bilingual(
                    "gnuplot 两次均未在 10000 毫秒内应答，已终止。", "gnuplot did not answer within 10000 ms, twice, and was stopped."))
        #expect(ChartError.refusedScript(line: 7).message.en.hasPrefix("Line 7 of the drawing script"))
        #expect(
            ChartError.badSVG(.element("script")).message.en
                == "gnuplot's picture was refused: the element script is not allowed.")
    }

    @Test func `each error has a code of its own and becomes a finding that blocks`() {
        let errors: [ChartError] = [
            .badChart(.empty), .gnuplotNotFound(looked: ""), .gnuplotFailed(message: ""), .timedOut(milliseconds: 1),
            .refusedScript(line: 1), .badSVG(.tooLarge),
        ]
        #expect(Set(errors.map(\.code)).count == errors.count)
        for error in errors {
            #expect(error.finding.code == error.code)
            #expect([error.finding].block)
            #expect(error.finding.what == error.message)
        }
    }

    @Test(arguments: [
        ChartFault.empty, .tooMany(3, most: 2), .width(1), .notFinite(row: 4), .negative(row: 4), .interval(row: 4), .outsideAxis(row: 4),
        .seriesCount(row: 4, got: 1, expected: 2), .targetName, .axis, .year(row: 4), .size(row: 4), .identifier,
    ])
    func `each fault has a clause in both languages that names its row`(fault: ChartFault) {
        #expect(fault.clause.zh.unicodeScalars.contains { $0.value > 0x4E00 } && fault.clause.en.unicodeScalars.allSatisfy(\.isASCII))
        if "\(fault)".contains("row: 4") {
            #expect(fault.clause.zh.contains("4") && fault.clause.en.contains("4"))
        }
    }
}
