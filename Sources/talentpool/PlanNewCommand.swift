// plan new and plan format: a new plan file, and the keys that it may have.

internal import Analytics
internal import ArgumentParser
internal import Domain
internal import Foundation
internal import Operations
internal import Plans

struct PlanNewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new", abstract: "写一份新方案的文件：草稿，或由另一份方案按年份复制 | write the file of a new plan: a draft, or a copy for another year",
        discussion: """
            不加 --from 时写出草稿：必填项附示例，选填项为注释，逐项说明含义。加 --from 时复制另一份方案，改编号、标题年份，日期整体移动整年，并列出须核对之处。
            已有的文件不会被覆盖。
            Without --from: a draft, needed keys with examples, all others as comments with their meaning. With --from: another plan with
            identifier, years and days changed, and a list of what to check. A file that is there is never overwritten.
            """)

    @OptionGroup var options: StoreOptions
    @Argument(help: "方案编号，如 shifan-2027 | identifier, such as shifan-2027") var id: String
    @Option(help: "由哪一份方案复制 | the plan to copy") var from: String?
    @Option(help: "写到哪个文件（默认 ID.yaml） | the file to write (ID.yaml)") var output: String?
    @Flag(help: "以 JSON 输出 | print JSON") var json = false

    func run() throws {
        let id = try PlanID(id)
        let written = try PlanNew(house: findHouse(), store: options.folder, today: presentMoment().today).write(
            id.text, from: from, to: URL(fileURLWithPath: output ?? "\(id.text).yaml"))
        if json {
            print(
                "{\"file\": \(jsonString(written.file.path)), \"id\": \(jsonString(id.text)), \"notes\": \(talentpool.json(written.notes))}"
            )
            return
        }
        print("已写出 \(written.file.lastPathComponent)\n    written\n")
        for note in written.notes { print("\(note.message(in: .chinese))\n    \(note.message(in: .english))") }
        print(
            """
            改好后检查 talentpool import --dry-run \(written.file.lastPathComponent)，再查 talentpool plan lint
                rewrite it, check it with import --dry-run, then with plan lint
            """)
    }
}

struct PlanFormatCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "format", abstract: "列出方案文件的全部键：含义、例子、用于何处 | list the keys of a plan file: meaning, example, what each drives",
        discussion: "输出即 docs/plan-format.md 中的表 | prints the table of docs/plan-format.md")

    @Flag(help: "以 JSON 输出 | print JSON") var json = false

    func run() throws {
        guard json else { return print(PlanSchema.markdown(), terminator: "") }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        print(String(decoding: try encoder.encode(PlanSchema.keys), as: UTF8.self))
    }
}
