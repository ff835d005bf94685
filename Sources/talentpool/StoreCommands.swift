// init and verify.

internal import Analytics
internal import ArgumentParser
internal import Domain
internal import Foundation
internal import Ledger
internal import Operations

struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "init", abstract: "建立空的英才库 | make an empty store")

    @OptionGroup var options: StoreOptions
    @Flag(help: "以 JSON 输出 | print JSON") var json = false

    func run() throws {
        let folder = try options.required()
        try Ledger.create(in: folder, now: presentMoment().seconds)
        print(
            json
                ? "{\"store\": \(jsonString(folder.path))}"
                : "已建立英才库：\(folder.path)\n    store made\n请妥善保管密钥 vault.key：丢失后姓名无法恢复\n    keep vault.key safe: without it no name can be read"
        )
    }
}

struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "核对每一批记录的摘要链 | recompute the chain of digests over all batches")

    @OptionGroup var options: StoreOptions
    @Flag(help: "以 JSON 输出 | print JSON") var json = false

    func run() throws {
        let today = presentMoment().today
        let reader = try LedgerReader(folder: options.required(), cut: Cut(asOf: today, knownBy: today))
        do {
            let (batches, head) = try reader.verify()
            print(
                json
                    ? "{\"verified\": true, \"batches\": \(batches), \"head\": \"\(head)\"}"
                    : "共 \(batches) 批，摘要链完好\n    \(batches) batches, chain intact\n\(head)")
        } catch StoreError.chainBroken(let batch) {
            if json { print("{\"verified\": false, \"first_bad_batch\": \(batch)}") }
            complain(StoreError.chainBroken(batch: batch).message)
            throw Answer.no
        }
    }
}
