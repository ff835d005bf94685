// The sentences of chart errors in both languages, and the finding a chart error becomes in a report.

package import Domain

extension ChartError {
    /// Stable identifier, `chart.thing.fault`.
    package var code: String {
        switch self {
        case .badChart: "chart.value.unusable"
        case .gnuplotNotFound: "chart.gnuplot.missing"
        case .gnuplotFailed: "chart.gnuplot.failed"
        case .timedOut: "chart.gnuplot.timeout"
        case .refusedScript: "chart.script.refused"
        case .badSVG: "chart.svg.refused"
        }
    }

    /// The error as one sentence: what happened, and what to do where the reader can do something.
    package var message: Bilingual {
        switch self {
        case .badChart(let fault):
            Bilingual("图表无法绘制：\(fault.clause.zh)。", "The chart cannot be drawn: \(fault.clause.en).")
        case .gnuplotNotFound(let looked):
            Bilingual(
                "找不到可执行的 gnuplot（查找位置：\(looked)）；请安装 gnuplot-nox。",
                "No executable gnuplot was found (looked at: \(looked)); install gnuplot-nox.")
        case .gnuplotFailed(let message):
            Bilingual("gnuplot 未能绘图：\(message)。", "gnuplot failed: \(message).")
        case .timedOut(let milliseconds):
            Bilingual(
                "gnuplot 两次均未在 \(milliseconds) 毫秒内应答，已终止。",
                "gnuplot did not answer within \(milliseconds) ms, twice, and was stopped.")
        case .refusedScript(let line):
            Bilingual(
                "绘图脚本第 \(line) 行不在允许的命令之列，未发送。",
                "Line \(line) of the drawing script is not among the allowed commands; nothing was sent.")
        case .badSVG(let fault):
            Bilingual("gnuplot 返回的图形不合要求：\(fault.clause.zh)。", "gnuplot's picture was refused: \(fault.clause.en).")
        }
    }

    /// The error as a finding, for reports that collect findings.
    package var finding: Finding {
        Finding(code, what: message)
    }
}

extension ChartFault {
    /// The fault as a clause without a full stop.
    var clause: Bilingual {
        switch self {
        case .empty: Bilingual("没有任何一行数据", "it has no rows")
        case .tooMany(let count, let most):
            Bilingual("共 \(count) 项，最多 \(most) 项", "it has \(count) items, at most \(most) fit")
        case .width(let width):
            Bilingual("宽度 \(width) 像素，应为 320 至 2000", "its width is \(width) pixels, expected 320 to 2000")
        case .notFinite(let row):
            Bilingual("第 \(row) 行的数值不是有限数", "a number in row \(row) is not finite")
        case .negative(let row): Bilingual("第 \(row) 行的数值为负", "a number in row \(row) is negative")
        case .interval(let row):
            Bilingual("第 \(row) 行的区间不完整或不包含估计值", "the interval in row \(row) is incomplete or misses its estimate")
        case .outsideAxis(let row):
            Bilingual("第 \(row) 行的数值超出坐标轴范围", "a number in row \(row) lies outside the axis")
        case .seriesCount(let row, let got, let expected):
            Bilingual("第 \(row) 行有 \(got) 个数值，应为 \(expected) 个", "row \(row) has \(got) values, expected \(expected)")
        case .targetName: Bilingual("有目标值但未说明其含义", "it has targets but does not name them")
        case .axis: Bilingual("坐标轴范围不可用", "its axis range is unusable")
        case .year(let row):
            Bilingual("第 \(row) 个序列的年份重复或超出范围", "a year of series \(row) is repeated or out of range")
        case .size(let row): Bilingual("第 \(row) 项的人数小于 1 或没有递增", "the size in row \(row) is below one or does not rise")
        case .identifier: Bilingual("标识前缀不可用", "the identifier prefix is unusable")
        }
    }
}

extension SVGFault {
    /// The fault as a clause without a full stop.
    var clause: Bilingual {
        switch self {
        case .notWellFormed(let line): Bilingual("第 \(line) 行不是良构的 XML", "line \(line) is not well-formed XML")
        case .documentType: Bilingual("含有文档类型声明", "it declares a document type")
        case .instruction: Bilingual("含有处理指令或注释", "it holds a processing instruction or a comment")
        case .element(let name): Bilingual("不允许的元素 \(name)", "the element \(name) is not allowed")
        case .attribute(let name, let element):
            Bilingual("元素 \(element) 不允许属性 \(name)", "the attribute \(name) is not allowed in \(element)")
        case .value(let name, let element):
            Bilingual("元素 \(element) 的属性 \(name) 的值不允许", "the value of \(name) in \(element) is not allowed")
        case .text(let element): Bilingual("元素 \(element) 中有多余文字", "there is stray text in \(element)")
        case .tooLarge: Bilingual("内容过大", "it is too large")
        }
    }
}
