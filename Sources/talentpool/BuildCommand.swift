// build: the site of an audience as files that open from disk.

internal import Analytics
internal import ArgumentParser
internal import Domain
internal import Foundation
internal import Operations

struct BuildCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build", abstract: "生成静态网页 | build a static site")

    @OptionGroup var options: StoreOptions
    @OptionGroup var cutOptions: CutOptions
    @OptionGroup var compareOptions: CompareOptions
    @Option(help: "读者：目前为 office（管理办公室） | audience: office for now") var audience: String
    @Option(help: "输出文件夹 | folder for the site") var output: String
    @Option(help: "只生成一种语言：zh 或 en（默认两种都生成） | one language only (both)") var language: Language?
    @Flag(help: "以 JSON 输出 | print JSON") var json = false

    func validate() throws {
        guard audience == "office" else {
            throw ValidationError(
                "目前只有管理办公室的网页（--audience office） | only the office's site is built so far (--audience office): \(audience)")
        }
    }

    func run() throws {
        var progress = Progress(shown: !json)
        let built = try Build(house: findHouse(), store: options.required()).office(
            output: URL(fileURLWithPath: output), cut: cutOptions.cut(presentMoment()),
            comparedWith: compareOptions.compareKnownBy, languages: language.map { [$0] } ?? Language.allCases
        ) { done, total in
            progress.total = total
            progress.step("\(done)/\(total)")
        }
        progress.end()
        let opening = built.folder.appendingPathComponent(language == .english ? "en/index.html" : "index.html").path
        if json {
            print("{\"folder\": \(jsonString(built.folder.path)), \"files\": \(built.files), \"open\": \(jsonString(opening))}")
        } else {
            print("已生成 \(built.files) 个文件，请打开 \(opening)\n    \(built.files) files built; open \(opening)")
        }
    }
}
