// plan diff: what changed between two plans, rule by rule.

internal import ArgumentParser
internal import Domain
internal import Foundation
internal import Operations
internal import Plans

struct PlanDiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff", abstract: "逐条比较两份方案 | what changed between two plans, rule by rule",
        discussion: "有无变化，退出码都是 0 | exit 0 whether or not there are differences")
    @OptionGroup var options: StoreOptions
    @Argument(help: "原方案编号 | the former plan") var former: String
    @Argument(help: "现方案编号 | the present plan") var present: String
    @Flag(help: "以 JSON 输出 | print JSON") var json = false

    func run() throws {
        let shelf = try PlanShelf(house: findHouse(), store: options.folder, today: presentMoment().today)
        let difference = PlanDifference(from: try shelf.plan(former).document.plan, to: try shelf.plan(present).document.plan)
        print(json ? try DifferenceDocument(difference).text() : difference.text)
    }
}

extension PlanDifference {
    /// Chapter by chapter, each change in both languages; the cycles and the counts first.
    fileprivate var text: String {
        var lines = [
            "\(former.shortTitle.zh)（\(former.cycle.from) – \(former.cycle.to)）→ \(present.shortTitle.zh)（\(present.cycle.from) – \(present.cycle.to)）",
            "\(former.shortTitle.en) (\(former.cycle.from) – \(former.cycle.to)) → \(present.shortTitle.en) (\(present.cycle.from) – \(present.cycle.to))",
        ]
        switch yearsApart {
        case 0?: break
        case let years?:
            let number = years.magnitude
            lines.append(
                "培养周期相差 \(number) 年，日期按周期内的月日比较 | the cycles are \(number) \(number == 1 ? "year" : "years") apart; days are compared by month and day"
            )
        case nil:
            lines.append(
                "培养周期起止不同，日期按距周期首日的天数比较 | the cycles run over other months; days are compared by their distance from the first day")
        }
        let counts = RuleChangeKind.allCases.map { ($0, count($0)) }.filter { $0.1 > 0 }
        lines.append(
            "相同 \(same) 条" + counts.map { "，\(label($0.0).zh) \($0.1) 条" }.joined() + " | \(same) the same"
                + counts.map { ", \($0.1) \(label($0.0).en)" }.joined())
        for chapter in RuleChapter.allCases {
            let own = changes.filter { $0.chapter == chapter }
            guard !own.isEmpty else { continue }
            lines.append("\n\(chapter.label.zh) | \(chapter.label.en)")
            for change in own { lines += ["  \(change.sentence.zh)", "  \(change.sentence.en)"] }
        }
        return lines.map { ($0.hasPrefix("\n") ? "\n" + String($0.dropFirst()).printable : $0.printable) }.joined(separator: "\n")
    }

    /// Plans of different programmes neither add nor drop anything.
    private func label(_ kind: RuleChangeKind) -> Bilingual {
        func only(_ plan: Plan) -> Bilingual { Bilingual("仅\(plan.shortTitle.zh) 写明", "stated by \(plan.shortTitle.en) only") }
        return switch (kind, isSuccessor) {
        case (.added, false): only(present)
        case (.removed, false): only(former)
        default: kind.label
        }
    }
}

/// What `plan diff --json` prints; docs/plan-diff.md describes it. What a plan does not state is absent.
private struct DifferenceDocument: Encodable {
    struct Side: Encodable {
        let id: String
        let title: Bilingual
        let cycle: [String: CivilDay]

        init(_ plan: Plan) {
            id = plan.id
            title = plan.title
            cycle = ["from": plan.cycle.from, "to": plan.cycle.to]
        }
    }

    struct Stated: Encodable {
        let statement: Bilingual
        let clause: String
        let strength: Strength?

        init(_ rule: PlanRule) {
            statement = rule.statement
            clause = rule.clause
            strength = rule.strength
        }
    }

    struct Change: Encodable {
        let id: String
        let chapter: RuleChapter
        let kinds: [RuleChangeKind]
        let subject: Bilingual
        let sentence: Bilingual
        let former: Stated?
        let present: Stated?
    }

    let former: Side
    let present: Side
    let yearsApart: Int?
    let same: Int
    let changes: [Change]

    init(_ difference: PlanDifference) {
        former = Side(difference.former)
        present = Side(difference.present)
        yearsApart = difference.yearsApart
        same = difference.same
        changes = difference.changes.map {
            Change(
                id: $0.id, chapter: $0.chapter, kinds: $0.kinds, subject: $0.subject, sentence: $0.sentence,
                former: $0.former.map(Stated.init), present: $0.present.map(Stated.init))
        }
    }

    func text() throws -> String {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
}
