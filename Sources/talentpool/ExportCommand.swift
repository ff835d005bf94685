// export: everything the store holds, in an open format.

internal import Analytics
internal import ArgumentParser
internal import Domain
internal import Foundation
internal import Ledger
internal import Operations

struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "把全部记录导出为 CSV 与说明，身份仍为密文 | write everything as CSV with a description; identities stay sealed")

    @OptionGroup var options: StoreOptions
    @Option(help: "输出文件夹，须为空 | folder for the files, which must be empty") var output: String
    @Flag(help: "以 JSON 输出 | print JSON") var json = false

    func run() throws {
        let (verification, rows) = try Export(store: options.required()).write(to: URL(fileURLWithPath: output))
        print(
            json
                ? "{\"folder\": \(jsonString(output)), \"rows\": \(rows), \"batches\": \(verification.batches), \"head\": \"\(verification.head)\"}"
                : """
                已导出 \(verification.batches) 批共 \(rows) 行：\(output)
                    \(verification.batches) batches, \(rows) rows written
                数据校验码 \(verification.head)
                    head
                用 talentpool import --ledger 可重建英才库，需原密钥 vault.key
                    talentpool import --ledger builds the store again, with its key
                """)
    }
}
