// init, upgrade and key.

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

struct UpgradeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "upgrade", abstract: "把英才库升级到本版本，升级前先留副本 | bring a store to this version, after copying it")

    @OptionGroup var options: StoreOptions
    @Flag(help: "以 JSON 输出 | print JSON") var json = false

    func run() throws {
        guard let done = try Upgrade.run(in: options.required(), now: presentMoment().seconds) else {
            print(json ? "{\"upgraded\": false}" : "已是最新，无需升级\n    up to date already")
            return
        }
        print(
            json
                ? "{\"upgraded\": true, \"copy\": \(jsonString(done.copy.path)), \"head\": \"\(done.head)\"}"
                : """
                升级完成；升级前的副本在 \(done.copy.path)
                    upgraded; the store as it was before lies there
                数据校验码 \(done.head)
                    head
                """)
    }
}

struct KeyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key", abstract: "身份库的密钥 | the key of the vault", subcommands: [Rotate.self])

    struct Rotate: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "rotate", abstract: "更换密钥，并用新密钥重新加密全部身份 | change the key and seal every identity anew")
        @OptionGroup var options: StoreOptions
        @Flag(help: "以 JSON 输出 | print JSON") var json = false

        func run() throws {
            let folder = try options.required()
            let ledger = try Ledger(folder: folder, now: presentMoment().seconds)
            try ledger.rotateKey()
            try ledger.close()
            print(
                json
                    ? "{\"rotated\": true}"
                    : """
                    密钥已更换，旧密钥打不开现在的身份库
                        the key was changed; the former one opens nothing of this store
                    此前的备份仍须用旧密钥恢复：请现在另做备份，并把新的 vault.key 存到别处
                        earlier backups need the earlier key: make a new backup now, and keep the new vault.key elsewhere
                    """)
        }
    }
}
