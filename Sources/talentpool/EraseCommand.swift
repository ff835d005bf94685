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
    @Argument(help: "人员编号 | the office's number of the person") var person: String
    @Option(help: "事由，不得含姓名 | why, without any name") var reason: String
    @Option(help: "学生 pupil 或导师 mentor | pupil or mentor") var role: PersonRole = .pupil
    @Flag(help: "只说明会怎样，不删除 | only say what would happen") var dryRun = false
    @Flag(help: "以 JSON 输出 | print JSON") var json = false

    func run() throws {
        let erase = Erase(store: try options.required(), moment: presentMoment())
        let done: Erase.Done
        do {
            if dryRun { return foretell(try erase.foresee(person, as: role, reason: reason)) }
            done = try erase.person(person, as: role, reason: reason)
        } catch let error as StoreError where [.personUnknown, .erasedAlready, .reasonNames].contains(error) {
            if json { print("{\"erased\": false}") }
            complain(error.message)
            throw Answer.no
        }
        let receipt = done.receipt
        let records = receipt.anonymous.values.reduce(0, +)
        if json {
            let paths = { (folders: [URL]) in "[" + folders.map { jsonString($0.path) }.joined(separator: ", ") + "]" }
            print(
                "{\"erased\": true, \"batch\": \(receipt.batch), \"head\": \"\(receipt.head)\", \"anonymous_records\": \(records), "
                    + "\"traces_in_batches\": \(receipt.tracesInBatches), \"backups_told\": \(paths(done.reached)), "
                    + "\"backups_not_reached\": \(paths(done.unreached))}")
        } else {
            print(
                """
                身份已删除；\(records) 条记录留作无名事实
                    erased; \(records) records stay, about nobody
                数据校验码 \(receipt.head)
                    head
                删除以前生成的网页、导出的文件与打印件请另行处理；请重新生成网页
                    pages built and files written before hold what they held: build the pages again and deal with the rest
                """)
        }
        warn(ofTracesIn: receipt.tracesInBatches)
        for folder in done.unreached {
            complain(
                Bilingual(
                    "备份文件夹 \(folder.path) 现在够不着，请把 erasures.csv 复制过去",
                    "The folder of backups \(folder.path) cannot be reached now; copy erasures.csv there"))
        }
        if !receipt.tracesInBatches.isEmpty { throw Answer.no }
    }

    private func foretell(_ foreseen: (records: Int, tracesInBatches: [Int])) {
        print(
            json
                ? "{\"erased\": false, \"anonymous_records\": \(foreseen.records), \"traces_in_batches\": \(foreseen.tracesInBatches)}"
                : "未作改动；删除后 \(foreseen.records) 条记录将留作无名事实，不可恢复\n    nothing was changed; \(foreseen.records) records would stay, about nobody, for good"
        )
        warn(ofTracesIn: foreseen.tracesInBatches)
    }

    private func warn(ofTracesIn batches: [Int]) {
        guard !batches.isEmpty else { return }
        let list = batches.map(String.init).joined(separator: ", ")
        complain(
            Bilingual(
                "第 \(list) 批中此人记录的文字里写有其身份信息，只增库无法抹去",
                "Texts of this person's records in batches \(list) hold something of the identity, which an append-only store cannot take out"
            ))
    }
}

extension PersonRole: ExpressibleByArgument {}
