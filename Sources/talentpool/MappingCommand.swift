// mapping list, show and remove: how the sheets of each source are read, as import --save-mapping kept it.

internal import ArgumentParser
internal import Analytics
internal import Domain
internal import Operations

struct MappingCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mapping", abstract: "列名对应：各来源的表怎样读 | mappings: how the sheets of each source are read",
        discussion:
            "用 import --save-mapping 名称 保存，用 import --mapping 名称 使用 | saved by import --save-mapping NAME, used by import --mapping NAME",
        subcommands: [List.self, Show.self, Remove.self])

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "列出已保存的列名对应 | list the mappings saved")
        @OptionGroup var options: StoreOptions
        @Flag(help: "以 JSON 输出 | print JSON") var json = false

        func run() throws {
            let names = try MappingShelf(store: options.required()).names
            if json { return print("[" + names.map(jsonString).joined(separator: ", ") + "]") }
            print(names.isEmpty ? "没有保存列名对应\n    no mapping is saved" : names.joined(separator: "\n"))
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "show", abstract: "显示一个列名对应 | print a mapping")
        @OptionGroup var options: StoreOptions
        @Argument(help: "名称 | name") var name: String
        @Flag(help: "以 JSON 输出 | print JSON") var json = false

        func run() throws {
            let text = try MappingShelf(store: options.required()).text(name)
            if json { return print("{\"name\": \(jsonString(name)), \"text\": \(jsonString(text))}") }
            print(
                text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0).printable }.joined(separator: "\n"),
                terminator: "")
        }
    }

    struct Remove: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "remove", abstract: "删去一个列名对应 | remove a mapping")
        @OptionGroup var options: StoreOptions
        @Argument(help: "名称 | name") var name: String
        @Flag(help: "以 JSON 输出 | print JSON") var json = false

        func run() throws {
            try MappingShelf(store: options.required()).remove(name)
            print(json ? "{\"removed\": \(jsonString(name))}" : "已删去列名对应“\(name)”\n    the mapping “\(name)” is removed")
        }
    }
}
