// match merge, split and undo: decisions on who is who in the store.

internal import ArgumentParser
internal import Domain
internal import Foundation
internal import Ledger
internal import Operations

/// Options of every verb that decides who is who.
struct DecisionOptions: ParsableArguments {
    @OptionGroup var store: StoreOptions
    @Option(help: "认定之日（默认今天） | the day of the decision (today)") var received: CivilDay?
    @Flag(help: "以 JSON 输出 | print JSON") var json = false

    func match() throws -> Match {
        let moment = presentMoment()
        if let received, received > moment.today {
            throw ValidationError("认定之日不能在今天之后 | the day of the decision cannot be after today")
        }
        return Match(store: try store.required(), moment: moment, received: received ?? moment.today)
    }

    /// What a verb answers: refused by the records is “no”, not a fault of the use.
    ///
    /// - Parameters:
    ///   - undone: the decision that the verb takes back; nil where it makes one.
    ///   - body: tells what speaks against it by what it is given.
    func answer(undone: Int? = nil, _ body: (Match, (Finding) -> Void) throws -> (receipt: Receipt, number: String?)) throws {
        let done: (receipt: Receipt, number: String?)
        var doubts: [Finding] = []
        do {
            done = try body(try match()) { doubts.append($0) }
        } catch let error as FindingsError {
            if json { print("{\"decided\": false, \"findings\": \(talentpool.json(error.findings))}") }
            printFindings(error.findings)
            throw Answer.no
        }
        let receipt = done.receipt
        printFindings(doubts)
        if json {
            let findings = doubts.isEmpty ? "" : ", \"findings\": \(talentpool.json(doubts))"
            let number = done.number.map { ", \"number\": \(jsonText($0))" } ?? ""
            if let undone {
                return print(
                    "{\"decided\": true, \"undone\": \(undone), \"batch\": \(receipt.batch.map(String.init) ?? "null"), \"head\": \"\(receipt.head)\"}"
                )
            }
            print(
                "{\"decided\": true, \"decision\": \(receipt.batch.map(String.init) ?? "null"), \"head\": \"\(receipt.head)\"\(number)\(findings)}"
            )
            return
        }
        guard let batch = receipt.batch else {
            print("早已如此认定，没有改动\n    decided so already: nothing changed")
            return
        }
        if let undone {
            print("已撤销认定 \(undone)，一切恢复原样\n    decision \(undone) was taken back: everything is as it was")
            print("数据校验码 \(receipt.head)\n    head")
            return
        }
        print("认定编号 \(batch)；可用 talentpool match undo \(batch) 撤销\n    decision \(batch); talentpool match undo \(batch) takes it back")
        if let number = done.number { print("新人员编号 \(number)\n    number of the new person") }
        print("数据校验码 \(receipt.head)\n    head")
    }

    private func jsonText(_ text: String) -> String {
        (try? JSONEncoder().encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? "null"
    }
}

/// What a verb that takes two as one is told.
struct MergeOptions: ParsableArguments {
    @Flag(help: "证件号码不同也认定为同一人（其中一个有误） | one person though the document numbers differ: one of them is wrong")
    var despiteDocuments = false
}

struct MatchMergeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge", abstract: "认定两个编号是（或不是）同一个人 | decide that two numbers are one person, or are not")

    @OptionGroup var options: DecisionOptions
    @Argument(help: "人员编号 | the office's number") var one: String
    @Argument(help: "另一个人员编号 | another number") var other: String
    @Option(help: "学生 pupil 或导师 mentor | pupil or mentor") var role: PersonRole = .pupil
    @Flag(help: "认定两人不是同一人 | decide that they are two persons") var different = false
    @OptionGroup var merging: MergeOptions

    func run() throws {
        try options.answer { match, doubt in
            let verdict: SamePersonVerdict = different ? .different : .same
            return (try match.decide(one, other, as: role, verdict, despiteDocuments: merging.despiteDocuments, doubt: doubt), nil)
        }
    }
}

struct MatchSplitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "split", abstract: "把某批中关于一个人的内容改属另一人 | give what a batch said of a person to another")

    @OptionGroup var options: DecisionOptions
    @Argument(help: "人员编号 | the office's number") var person: String
    @Option(help: "批号 | the batch") var batch: Int
    @Option(help: "改属的人员编号；NEW 则建立新人 | the number of its owner; NEW makes somebody new") var to: String
    @Option(help: "学生 pupil 或导师 mentor | pupil or mentor") var role: PersonRole = .pupil

    func run() throws {
        try options.answer { match, _ in try match.split(person, batch: batch, to: to == "NEW" ? nil : to, as: role) }
    }
}

struct MatchUndoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo", abstract: "撤销一项认定，一切恢复原样 | take a decision back: everything is as it was")

    @OptionGroup var options: DecisionOptions
    @Argument(help: "认定编号，见 match list | the number of the decision, from match list") var decision: Int

    func run() throws {
        try options.answer(undone: decision) { match, _ in (try match.undo(decision), nil) }
    }
}
