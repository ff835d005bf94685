// erase: forgets who a person is.

internal import Analytics
internal import ArgumentParser
internal import Domain
internal import Foundation
internal import Ledger
internal import Operations

struct EraseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "erase",
        abstract: "删除一个人的身份，不可恢复；其记录留作无名事实 | erase who a person is, for good; the records stay about nobody")

    @OptionGroup var options: StoreOptions
    @Argument(help: "人员编号；写 - 则从标准输入读，不留在命令历史里 | the office's number; - reads it from standard input, out of the shell's history")
    var person: String
    @Option(help: "事由，不得含姓名 | why, without any name") var reason: String
    @Option(help: "学生 pupil 或导师 mentor | pupil or mentor") var role: PersonRole = .pupil
    @Flag(help: "只说明会怎样，不删除 | only say what would happen") var dryRun = false
    @Flag(help: "以 JSON 输出 | print JSON") var json = false

    func run() throws {
        let erase = Erase(store: try options.required(), moment: presentMoment())
        let person = person == "-" ? readLine() ?? "" : person
        let done: Erase.Done
        do {
            if dryRun {
                let (foreseen, questions) = try erase.foresee(person, as: role, reason: reason)
                return foretell(foreseen, questions)
            }
            done = try erase.person(person, as: role, reason: reason)
        } catch let error as StoreError where [.personUnknown, .erasedAlready, .reasonNames, .reasonUnfit].contains(error) {
            if json { print("{\"erased\": false}") }
            complain(error.message)
            throw Answer.no
        }
        let receipt = done.receipt
        let records = receipt.anonymous.values.reduce(0, +)
        if json {
            let paths = { (folders: [URL]) in "[" + folders.map { jsonString($0.path) }.joined(separator: ", ") + "]" }
            print(
                "{\"erased\": true, \"batch\": \(receipt.batch), \"head\": \"\(receipt.head)\", \"numbers\": \(receipt.numbers), "
                    + "\"anonymous_records\": \(records), \"traces_in_batches\": \(receipt.tracesInBatches), "
                    + "\"open_questions\": \(texts(done.questions)), \"backups_told\": \(paths(done.reached)), "
                    + "\"backups_not_reached\": \(paths(done.unreached))}")
        } else {
            print(
                """
                身份已删除，连同其全部编号（\(receipt.numbers) 个）；留作无名事实的记录 \(records) 条
                    erased with all numbers of the person (\(receipt.numbers)); records that remain, without a name: \(records)
                数据校验码 \(receipt.head)
                    head
                此前的网页、导出文件与打印件仍有原来的内容：请重新生成网页，其余另行处理
                    earlier pages, exports and printouts still hold what they held: build the pages again and deal with the rest
                此前的备份里还有加密的身份，恢复时会再次删除；要彻底清除，请现在另做备份（--keep 1）
                    earlier backups still hold the sealed identity, which a restore erases again; to be rid of it make a new backup now (--keep 1)
                """)
        }
        warn(ofTracesIn: receipt.tracesInBatches)
        warn(of: done.questions)
        for folder in done.unreached {
            complain(
                Bilingual(
                    "备份文件夹 \(folder.path) 目前无法访问，接上之后请把 erasures.csv 复制过去",
                    "The folder of backups \(folder.path) cannot be reached now; copy erasures.csv there once it is connected"))
        }
    }

    private func foretell(_ foreseen: ForeseenErasure, _ questions: [String]) {
        let records = foreseen.anonymous.values.reduce(0, +)
        print(
            json
                ? "{\"erased\": false, \"numbers\": \(foreseen.numbers), \"anonymous_records\": \(records), "
                    + "\"traces_in_batches\": \(foreseen.tracesInBatches), \"open_questions\": \(texts(questions))}"
                : """
                未作改动；删除后不可恢复：连同此人全部编号（\(foreseen.numbers) 个），留作无名事实的记录 \(records) 条
                    nothing was changed; an erasure is for good: all numbers of the person (\(foreseen.numbers)); records that would remain, without a name: \(records)
                """
        )
        warn(ofTracesIn: foreseen.tracesInBatches)
        warn(of: questions)
    }

    private func texts(_ texts: [String]) -> String { "[" + texts.map(jsonString).joined(separator: ", ") + "]" }

    private func warn(of questions: [String]) {
        guard !questions.isEmpty else { return }
        let list = questions.joined(separator: ", ")
        complain(
            Bilingual(
                "待认定事项 \(list) 的候选人中有此人：其中未认定的人可能就是此人，其姓名仍在库中，请查明后一并删除",
                "The open questions \(list) name this person among others: whoever they are about may be the same and still has a name; find out, and erase them too"
            ))
    }

    private func warn(ofTracesIn batches: [Int]) {
        guard !batches.isEmpty else { return }
        let list = batches.map(String.init).joined(separator: ", ")
        complain(
            Bilingual(
                "第 \(list) 批中此人记录的文字里写有其身份信息，记录只增不改，这些文字无法删除",
                "Texts of this person's records in batches \(list) hold something of the identity, which an append-only store cannot take out"
            ))
    }
}

extension PersonRole: ExpressibleByArgument {}
