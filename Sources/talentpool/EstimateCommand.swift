// estimate: the estimators of the pages on a researcher's own table.

internal import ArgumentParser
internal import Domain
internal import Operations

struct EstimateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "estimate",
        abstract: "在自己的表格上运行与网页相同的估计方法 | run the estimators of the pages on a table of your own",
        discussion: """
            \(EstimateMethod.allCases.map { method in
                let columns = method.columns.map { $0.isOptional ? $0.name + "?" : $0.name }.joined(separator: ",")
                return "  \(method.rawValue.padded(to: 14)) \(columns)\(method.takesCovariates ? ",…" : "")\n" + "  \("".padded(to: 14)) \(method.title.zh) | \(method.title.en)"
            }.joined(separator: "\n"))

            列名后的 ? 表示可以没有；列名不同时写 --column unit=导师。公式与出处见 docs/methods.md，列与输出见 docs/estimate.md。
            ? marks a column that may be absent; --column unit=MENTOR reads another heading. docs/methods.md, docs/estimate.md

            talentpool estimate shrinkage --input 导师.csv --column unit=导师 --column successes=优秀 --column trials=人数 --json
            talentpool estimate case-mix --input 学生.csv --column unit=导师 --column outcome=完成 --covariate 入选成绩
            """)

    @Argument(help: "方法 | the method") var method: EstimateMethod
    @Option(help: "表格（CSV 或 .xlsx） | the table (CSV or .xlsx)") var input: String
    @Option(help: "区间的置信水平 | coverage of the intervals") var level = 0.95
    @Option(help: "漏斗图的目标比例；不写则用总体比例 | target of a funnel; else the rate of all units") var target: Double?
    @Option(help: "检验功效 | power") var power = 0.8
    @Option(name: .customLong("column"), parsing: .singleValue, help: "列名：NAME=表中的列名，可多次 | NAME=ITS-HEADING, repeatable") var columns:
        [String] = []
    @Option(name: .customLong("covariate"), parsing: .singleValue, help: "协变量的列名，可多次 | heading of a covariate, repeatable") var covariates:
        [String] = []
    @Flag(help: "以 JSON 输出，数字不取整 | print JSON, every number unrounded") var json = false

    func run() throws {
        var options = EstimateOptions()
        (options.level, options.target, options.power, options.covariates) = (level, target, power, covariates)
        for column in columns {
            let parts = column.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2 else {
                throw ValidationError("--column 写成 NAME=列名，例如 unit=导师 | --column is NAME=HEADING, as unit=mentor")
            }
            guard options.headings.updateValue(parts[1], forKey: parts[0]) == nil else {
                throw ValidationError("--column \(parts[0]) 写了两次 | --column \(parts[0]) is given twice")
            }
        }
        let answer = try Estimates(method, options: options).run(input)
        print(json ? answer.json : answer.text, terminator: "")
    }
}

extension EstimateMethod: ExpressibleByArgument {}

extension String {
    fileprivate func padded(to width: Int) -> String { count < width ? self + String(repeating: " ", count: width - count) : self }
}
