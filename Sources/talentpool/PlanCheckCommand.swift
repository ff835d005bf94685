// plan check: what a plan asks, and whether the records show that it was kept.

internal import Analytics
internal import ArgumentParser
internal import Domain
internal import Operations

struct PlanCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "逐条核对方案执行情况 | hold a plan against the records, rule by rule",
        discussion: """
            每条给出判定（符合、不符合、无法判定）、所据数字、尚缺的记录，以及使其符合的最少改动。方案没有写明的，不作核对。
            有“不符合”时退出码为 1。
            Each rule gets a verdict (conforms, breaches, cannot be decided), the figures under it, the records missing, and the
            smallest change that would conform. What the plan does not state is not checked. Exits with 1 where a rule is breached.
            """)

    @OptionGroup var options: StoreOptions
    @OptionGroup var cutOptions: CutOptions
    @Argument(help: "方案编号 | identifier") var id: String
    @Flag(help: "以 JSON 输出 | print JSON") var json = false

    func run() throws {
        let moment = presentMoment()
        let conformance = try PlanCheck(house: findHouse(), store: options.required()).conformance(
            id, cut: cutOptions.cut(moment), today: moment.today)
        print(json ? try conformance.json() : conformance.text, terminator: json ? "\n" : "")
        if conformance.count(.breaches) > 0 { throw Answer.no }
    }
}
