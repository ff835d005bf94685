// backup and restore.

internal import Analytics
internal import ArgumentParser
internal import Domain
internal import Foundation
internal import Ledger
internal import Operations

struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "在线备份，核对无误后才取代上一份；不含密钥 | back up while others write; verified before it replaces the last; without the key")

    @OptionGroup var options: StoreOptions
    @Option(name: [.customLong("to"), .customLong("output")], help: "备份文件夹 | folder of backups") var to: String
    @Option(help: "保留几份（含这一份）；不写则同上次，初次为 1 | how many to keep, this one included; else as many as last time, 1 at first")
    var keep: Int?
    @Flag(help: "以 JSON 输出 | print JSON") var json = false

    func validate() throws {
        guard keep ?? 1 >= 1 else { throw ValidationError("--keep: 1, 2, 3 …") }
    }

    func run() throws {
        let store = try options.required()
        let folder = URL(fileURLWithPath: to)
        guard !folder.isInside(store) else {
            throw ValidationError("备份不能放在英才库文件夹里面 | a backup cannot lie inside the store: \(to)")
        }
        let backup = try Backup.make(of: store, into: folder, now: presentMoment().seconds, keep: keep)
        let manifest = backup.manifest
        print(
            json
                ? "{\"backup\": \(jsonString(backup.folder.path)), \"batches\": \(manifest.batches), \"head\": \"\(manifest.head)\"}"
                : """
                已备份并核对 \(manifest.batches) 批：\(backup.folder.path)
                    \(manifest.batches) batches backed up and verified
                数据校验码 \(manifest.head)
                    head
                备份不含密钥：请把 vault.key 另存别处，没有它无法恢复
                    the key is not in it: keep vault.key elsewhere, without it nothing can be restored
                """)
    }
}

struct RestoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "把备份恢复到空文件夹，并重新执行其后的身份删除 | restore into an empty folder, applying later erasures again")

    @OptionGroup var options: StoreOptions
    @Option(name: [.customLong("from"), .customLong("backup")], help: "备份文件夹 | folder of backups, or one backup") var from: String
    @Option(help: "原英才库的密钥文件 vault.key | the key file of the store that was backed up") var key: String
    @Option(help: "另外的身份删除名单 erasures.csv，可多次 | further lists of erasures, repeatable") var erasures: [String] = []
    @Flag(help: "以 JSON 输出 | print JSON") var json = false

    func run() throws {
        let moment = presentMoment()
        let folder = try options.required()
        let done = try Restore.run(
            from: URL(fileURLWithPath: from), into: folder, key: URL(fileURLWithPath: key),
            lists: erasures.map { URL(fileURLWithPath: $0) }, received: moment.today, now: moment.seconds)
        if json {
            print(
                "{\"store\": \(jsonString(folder.path)), \"batches\": \(done.batches), \"head\": \"\(done.head)\", "
                    + "\"made\": \(jsonString(Moments.text(done.madeAt))), \"erased_again\": \(done.erasedAgain), "
                    + "\"last_erasure\": \(done.lastErasure.map { "\"\($0)\"" } ?? "null")}")
            return
        }
        print(
            """
            已恢复 \(done.batches) 批，备份于 \(Moments.text(done.madeAt))
                \(done.batches) batches restored from the backup of that time
            重新执行备份之后的身份删除 \(done.erasedAgain) 件
                erasures requested after the backup, applied again: \(done.erasedAgain)
            数据校验码 \(done.head)
                head
            """)
        let newest = done.lastErasure.map { ("名单中最近一件是 \($0)", "the newest one listed is dated \($0)") } ?? ("名单为空", "the list is empty")
        print(
            "如别处另有较新的名单 erasures.csv，请用 --erasures 指明并重新恢复（\(newest.0)）\n    if a newer list exists elsewhere, restore again with --erasures (\(newest.1))"
        )
    }
}
