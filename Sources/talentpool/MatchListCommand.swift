// match list: the questions of recognition that are open, then the decisions in force.

internal import ArgumentParser
internal import Domain
internal import Foundation
internal import Operations

struct MatchListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "列出待认定的人员与有效的认定 | list open questions and the decisions in force on who is who")

    @OptionGroup var options: StoreOptions
    @Flag(help: "给出人员编号和姓名（需密钥） | give the persons' numbers and names; needs the key") var identified = false
    @Flag(help: "以 JSON 输出 | print JSON") var json = false

    func run() throws {
        let moment = presentMoment()
        let match = Match(store: try options.required(), moment: moment, received: moment.today)
        let (questions, decisions) = (try match.questions(identified: identified), try match.decisions(identified: identified))
        if json {
            let items = try questions.map { try MatchJSON.text(MatchJSON.Asked($0, identified: identified)) } + decisions.map(item)
            print("[" + (items.isEmpty ? "" : "\n  ") + items.joined(separator: ",\n  ") + (items.isEmpty ? "]" : "\n]"))
            return
        }
        if !questions.isEmpty {
            print("待认定 \(questions.count) 项，用 match show 编号 查看\n    \(questions.count) open questions; see match show ID")
            for question in questions { print(MatchWords.line(question, identified: identified)) }
        }
        guard !decisions.isEmpty else {
            print("没有有效的认定\n    no decision is in force")
            return
        }
        for decision in decisions {
            let (zh, en) = words(decision)
            let numbers = identified ? decision.numbers.map { $0 ?? "（身份已删除 | erased）" }.joined(separator: "  ") : ""
            print("\(decision.number)  \(decision.day)  \(zh)  \(numbers)\n    \(en)")
        }
    }

    private func words(_ decision: Match.Decided) -> (zh: String, en: String) {
        if let verdict = decision.verdict { return (verdict.label.zh, verdict.label.en) }
        let batch = decision.batch.map(String.init) ?? ""
        return ("\(decision.kind.label.zh)（第 \(batch) 批）", "reattribution of batch \(batch)")
    }

    private func item(_ decision: Match.Decided) throws -> String {
        struct Said: Encodable {
            let decision: Int
            let kind: String
            let verdict: String?
            let batch: Int?
            let day: String
            let numbers: [String?]?
        }
        return try MatchJSON.text(
            Said(
                decision: decision.number, kind: decision.kind.rawValue, verdict: decision.verdict?.rawValue, batch: decision.batch,
                day: "\(decision.day)", numbers: identified ? decision.numbers : nil))
    }
}
