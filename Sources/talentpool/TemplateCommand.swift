// template: an empty table to be filled in, with a plan's own choices.

internal import Analytics
internal import ArgumentParser
internal import Domain
internal import Foundation
internal import Operations

struct TemplateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "template", abstract: "写出空白表格（.xlsx），下拉选项取自方案 | write an empty table (.xlsx) with a plan's own choices as drop-downs",
        discussion: "表的种类 | kinds: " + RecordKind.allCases.map { "\($0.rawValue) \($0.label.zh)" }.joined(separator: ", "))

    @OptionGroup var options: StoreOptions
    @Argument(help: "表的种类 | kind of record") var kind: RecordKind
    @Option(help: "方案编号 | the plan") var plan: String
    @Option(help: "写到哪个文件，须尚不存在 | the file, which must not exist yet") var output: String
    @Option(help: "列名与选项的语言 zh、en | language of headings and choices") var language: Language = .chinese
    @Flag(help: "以 JSON 输出 | print JSON") var json = false

    func run() throws {
        try TemplateFile(house: findHouse(), store: options.folder, moment: presentMoment()).write(
            kind, plan: plan, language: language, to: URL(fileURLWithPath: output))
        print(
            json
                ? """
                {"file": \(jsonString(output)), "kind": "\(kind.rawValue)", "language": "\(language.rawValue)", "plan": \(jsonString(plan))}
                """
                : """
                \(kind.label.zh)模板已写入 \(output)
                    template of \(kind.label.en) for \(plan) written
                """)
    }
}
