// plan list and plan show; the other verbs on plans have files of their own.

internal import ArgumentParser
internal import Domain
internal import Analytics
internal import Foundation
internal import Operations
internal import Plans

struct PlanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan", abstract: "方案 | plans",
        subcommands: [
            List.self, Show.self, PlanLintCommand.self, PlanDiffCommand.self, PlanCheckCommand.self, PlanNewCommand.self,
            PlanFormatCommand.self,
        ])

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "列出方案 | list the plans")
        @OptionGroup var options: StoreOptions
        @Flag(help: "以 JSON 输出 | print JSON") var json = false

        func run() throws {
            let shelf = try PlanShelf(house: findHouse(), store: options.folder, today: presentMoment().today)
            if json {
                let items = shelf.plans.map { shelved -> String in
                    let plan = shelved.document.plan
                    return """
                          {"id": \(jsonString(plan.id)), "title": {"en": \(jsonString(plan.title.en)), "zh": \(jsonString(plan.title.zh))}, \
                        "cycle": {"from": "\(plan.cycle.from)", "to": "\(plan.cycle.to)"}, \
                        "invented_from": \(plan.inventedFrom.map(jsonString) ?? "null"), "in_store": \(shelved.inStore)}
                        """
                }
                print("[\n" + items.joined(separator: ",\n") + "\n]")
                return
            }
            for shelved in shelf.plans {
                let plan = shelved.document.plan
                print(
                    "\(plan.id)  \(plan.cycle.from) – \(plan.cycle.to)  \(plan.title.zh)".printable
                        + (shelved.inStore ? "  ［已载入 in store］" : ""))
            }
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "显示一份方案及其条款 | show one plan with its clauses")
        @OptionGroup var options: StoreOptions
        @Argument(help: "方案编号 | identifier") var id: String
        @Flag(help: "以 JSON 输出 | print JSON") var json = false

        func run() throws {
            let shelved = try PlanShelf(house: findHouse(), store: options.folder, today: presentMoment().today).plan(id)
            print(json ? try shelved.document.plan.json() : shelved.document.source)
        }
    }
}
