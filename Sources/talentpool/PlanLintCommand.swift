// plan lint: faults inside the plans themselves.

internal import ArgumentParser
internal import Domain
internal import Foundation
internal import Operations
internal import Plans

struct PlanLintCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint", abstract: "查找方案自身的矛盾、缺漏与需留意之处 | find contradictions, gaps and notes inside a plan",
        discussion: "退出码 exit code: 0 没有发现 nothing found, 1 有发现 something found, 2 没有这个方案 no such plan")

    @OptionGroup var options: StoreOptions
    @Argument(help: "方案编号；不写则检查全部方案 | identifier; all plans without it") var id: String?
    @Flag(help: "以 JSON 输出 | print JSON") var json = false

    func run() throws {
        let shelf = try PlanShelf(house: findHouse(), store: options.folder, today: presentMoment().today)
        let plans = try id.map { [try shelf.plan($0)] } ?? shelf.plans
        let linted = plans.map { Linted(plan: $0.document.plan) }
        if json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            print(String(decoding: try encoder.encode(linted), as: UTF8.self))
        } else {
            print(linted.map(\.text).joined(separator: "\n\n"))
        }
        if linted.contains(where: { !$0.faults.isEmpty }) { throw Answer.no }
    }
}

/// A plan and its faults, as they are printed.
private struct Linted: Encodable {
    let plan: String
    let title: Bilingual
    let faults: [PlanFault]

    init(plan: Plan) {
        self.plan = plan.id
        title = plan.title
        faults = PlanLint.faults(of: plan)
    }

    var text: String {
        let head =
            faults.isEmpty
            ? "\(plan)  \(title.zh.printable)：没有发现问题\n    nothing found"
            : "\(plan)  \(title.zh.printable)：\(faults.count) 处\n    found: \(faults.count)"
        return ([head] + faults.map(Self.text)).joined(separator: "\n")
    }

    private static func text(of fault: PlanFault) -> String {
        """
          \(fault.gravity.label.zh) \(fault.gravity.label.en)  \(fault.clauses.joined(separator: "、").printable)  ［\(fault.code)］
            \(fault.what.zh.printable)。
            \(fault.what.en.printable).
            影响：\(fault.why.zh.printable)。
            why: \(fault.why.en.printable).
            建议：\(fault.remedy.zh.printable)。
            mend: \(fault.remedy.en.printable).
        """
    }
}
