// sample: invented people and their records for every official plan, as the files an office would send.

internal import ArgumentParser
internal import Domain
internal import Foundation
internal import Operations

struct SampleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sample",
        abstract: "为各方案生成演示用的虚构人员与记录（均有标明） | invent people and records for every plan, marked as invented")

    @Option(help: "随机种子：同一种子得到同样的文件 | the same seed gives the same files") var seed: UInt64
    @Option(help: "输出文件夹，须为空 | folder for the files, which must be empty") var output: String
    @Option(help: "最早的虚构年份 | first invented year") var from: Int = 2013
    @Option(help: "记录到哪一天为止 | last day of any record") var until: CivilDay = SampleFiles.lastDay
    @Flag(help: "以 JSON 输出 | print JSON") var json = false

    func validate() throws {
        guard (2000...2100).contains(from) else { throw ValidationError("--from: 2000–2100") }
    }

    func run() throws {
        let written = try SampleFiles(house: findHouse()).write(
            to: URL(fileURLWithPath: output), seed: seed, editionsFrom: from, until: until)
        print(
            json
                ? "{\"files\": \(written.files), \"rows\": \(written.rows)}"
                : "已写入 \(written.files) 个文件，共 \(written.rows) 行，人物均为虚构\n    \(written.files) files, \(written.rows) rows; all people are invented"
        )
    }
}
