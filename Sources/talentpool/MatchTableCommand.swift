// match table: the matching engine on any one or two CSV tables.

internal import ArgumentParser
internal import Domain
internal import Linkage
internal import Operations

struct MatchTableCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "table",
        abstract: "在任意表格上找出同一对象的记录（Fellegi–Sunter 模型，EM 估计） | match any tables (Fellegi–Sunter weights estimated by EM)",
        discussion: """
            字段 | fields: --field NAME[=COLUMN]:COMPARATOR[@FORM][:BOUNDS]
              exact                    相等 | equal: 2 levels
              jw:0.92  jaro:0.8,0.9    相似度不低于各界限 | similarity at or above each bound
              levenshtein:0,2  damerau:1  编辑距离不超过各界限 | distance at or below each bound
              number:0,1               数值之差不超过各界限 | difference at or below each bound
              date  name  school  document   日期、姓名、学校、证件号（docs/methods.md）| days, names of persons, schools, documents
            形式 | FORM: trimmed（默认 standard）, written, text, name, school, document
            每个字段的级别从 0（不一致）起；缺失不计 | levels count from 0 (disagrees); a missing value is neutral
            界限 | bounds of --threshold-…: 0.9 为概率 a posterior, w5.5 为权重（以 2 为底）a weight in bits

            talentpool match table --input a.csv --id rec_id --field fname_c1:jw:0.92 --field by:exact --start-lambda 0.001 --json

            估计不可用时退出码为 1 | exit 1 where the estimate cannot be used. docs/matching.md
            """)

    @Option(help: "待比较的表（CSV） | the table (CSV)") var input: String
    @Option(help: "与之比较的另一张表；不写则在同一张表内查重 | another table; else within one") var against: String?
    @Option(help: "标识列（默认用行号） | column of identifiers (else the row's number)") var id: String?
    @Option(name: .customLong("field"), parsing: .singleValue, help: "比较的字段，可多次 | a field, repeatable") var fields: [String] = []
    @Option(
        name: .customLong("block"), parsing: .singleValue,
        help: "分组规则：COLUMN[@FORM][,COLUMN…] 全部相等的对才比较；可多次，取并集；不写则比较所有对 | columns that must be equal; repeatable (union); none: all pairs")
    var blocks: [String] = []
    @Option(help: "超过这么多记录的组略过并说明 | leave out, and tell, blocks of more records") var largestBlock: Int?
    @Option(help: "要比较的对超过此数即拒绝 | refuse to compare more pairs than this") var mostPairs = 1_000_000_000
    @Flag(help: "每条记录至多配一次：权重大的先配 | match each record at most once, heaviest first") var oneToOne = false
    @Flag(help: "不去掉值首尾的空格 | keep blanks at the ends of values") var asWritten = false
    @Option(help: "λ 的初值 | start of λ") var startLambda = 0.01
    @Option(parsing: .singleValue, help: "m 的初值：0.9，或 FIELD=0.7,0.2,0.1（最一致一级在前）；可多次 | start of m (0.9)") var startM: [String] = []
    @Option(parsing: .singleValue, help: "u 的初值，写法同上 | start of u (0.1)") var startU: [String] = []
    @Flag(help: "u 保持初值 | keep u as it starts") var fixU = false
    @Flag(help: "m 保持初值 | keep m as it starts") var fixM = false
    @Option(help: "u 的初值取自随机抽取的对：SEED,N | start u from N random pairs: SEED,N") var uFromRandom: String?
    @Option(name: .customLong("term-frequency"), parsing: .singleValue, help: "按值的频率调整最一致一级：FIELD=WEIGHT（0–1），可多次 | adjust by frequency")
    var termFrequencies: [String] = []
    @Option(help: "估计方式：union 所有对一起，rules 逐条规则并避开其分组列 | all pairs at once, or rule by rule without its own columns")
    var estimate = MatchEstimate.union
    @Option(help: "不低于此为相同 | the same from here on") var thresholdSame = "0.99"
    @Option(help: "不低于此需人工判断 | ask a person from here on") var thresholdAsk = "0.5"
    @Option(help: "真值列，或 COLUMN:SEPARATOR:PART（如 rec_id:-:2）；据此计算查准率与查全率 | column of truth: precision and recall are told") var truth:
        String?
    @Option(help: "最多迭代次数 | most iterations") var iterations = 1000
    @Option(help: "参数变化小于此即收敛 | converged when nothing moves by more") var tolerance = 1e-12
    @Flag(help: "JSON 中列出每次迭代的参数 | list the parameters of each iteration in the JSON") var trace = false
    @Option(help: "列出哪些对：matched（相同与需人工判断）或 all | which pairs to list") var pairs = PairChoice.matched
    @Flag(help: "以 JSON 输出 | print JSON") var json = false

    enum PairChoice: String, ExpressibleByArgument, CaseIterable {
        case matched, all
    }

    func run() throws {
        var bar = Progress(total: 1, shown: false)
        let report = try MatchTable(options()).run(
            input: input, against: against,
            counted: { pairs in
                if pairs >= 10_000_000 { complain(Bilingual("将比较至多 \(pairs) 对", "up to \(pairs) pairs will be compared")) }
            }, progress: { bar.advance("match table", share: $0) })
        bar.end()
        print(json ? try report.json() : report.text(), terminator: "")
        if !report.isUsable { throw Answer.no }
    }

    private func options() throws -> MatchOptions {
        guard let same = MatchOptions.bound(thresholdSame), let ask = MatchOptions.bound(thresholdAsk), isOrdered(ask, same) else {
            throw ValidationError(
                "界限须为 0 到 1 的概率，或 w 加权重，且“需人工判断”不高于“相同” | a threshold is a posterior from 0 to 1, or w and a weight; ask is not above same")
        }
        guard startLambda > 0, startLambda < 1, iterations >= 0, tolerance > 0, (largestBlock ?? 1) > 0, mostPairs > 0 else {
            throw ValidationError(
                "--start-lambda 在 0 与 1 之间，--iterations 不为负，--tolerance、--largest-block 与 --most-pairs 为正 | --start-lambda lies between 0 and 1; --iterations is not negative; --tolerance, --largest-block and --most-pairs are positive"
            )
        }
        guard estimate == .union || uFromRandom != nil || !startU.isEmpty else {
            throw ValidationError(
                "--estimate rules 需要 --u-from-random 或 --start-u：u 不由分组内的对估计 | --estimate rules needs --u-from-random or --start-u: u is not estimated from blocked pairs"
            )
        }
        var options = MatchOptions()
        options.id = id
        options.fields = try fields.map { try MatchFieldOption($0, asWritten: asWritten) }
        options.blocks = blocks.map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
        options.largestBlock = largestBlock
        options.mostPairs = mostPairs
        options.asWritten = asWritten
        options.isOneToOne = oneToOne
        (options.startLambda, options.startM, options.startU) = (startLambda, startM, startU)
        (options.fixesU, options.fixesM) = (fixU, fixM)
        if let uFromRandom {
            let parts = uFromRandom.split(separator: ",").map(String.init)
            guard parts.count == 2, let seed = UInt64(parts[0]), let count = Int(parts[1]), (1...100_000_000).contains(count) else {
                throw ValidationError("--u-from-random 写成 SEED,N，例如 7,1000000 | --u-from-random is SEED,N as in 7,1000000")
            }
            options.random = (seed, count)
        }
        options.frequencies = termFrequencies
        options.bounds = MatchBounds(same: same, ask: ask)
        (options.truth, options.iterations, options.tolerance) = (truth, iterations, tolerance)
        (options.estimate, options.keepsTrace, options.showsAll) = (estimate, trace, pairs == .all)
        return options
    }

    /// Whether the first is not above the second; bounds of two kinds cannot be held against each other here.
    private func isOrdered(_ ask: MatchBound, _ same: MatchBound) -> Bool {
        switch (ask, same) {
        case (.posterior(let low), .posterior(let high)), (.weight(let low), .weight(let high)): low <= high
        default: false
        }
    }
}

extension MatchEstimate: ExpressibleByArgument {}
