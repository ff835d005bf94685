// doctor: what is wrong with this installation.

internal import Analytics
internal import ArgumentParser
internal import Domain
internal import Foundation
internal import Operations

struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "检查安装、英才库与备份，不作改动 | look over installation, store and backups, changing nothing")

    @OptionGroup var options: StoreOptions
    @Flag(help: "以 JSON 输出 | print JSON") var json = false

    func run() throws {
        let checks = try Doctor(house: try? findHouse(), store: options.required(), moment: presentMoment()).checks()
        if json {
            let items = checks.map { check in
                "  {\"code\": \"\(check.code)\", \"state\": \"\(check.state.rawValue)\", \"found\": \(said(check.found)), "
                    + "\"action\": \(check.action.map(said) ?? "null")}"
            }
            print("[\n" + items.joined(separator: ",\n") + "\n]")
        } else {
            for check in checks { show(check) }
        }
        if checks.contains(where: { $0.state == .fault }) { throw Answer.no }
    }

    private func show(_ check: DoctorCheck) {
        let mark =
            switch check.state {
            case .well: "正常 well   "
            case .warning: "注意 warning"
            case .fault: "故障 fault  "
            }
        print("\(mark)  \(check.found.zh)\n              \(check.found.en)  [\(check.code)]")
        if let action = check.action { print("              → \(action.zh)\n                \(action.en)") }
    }

    private func said(_ words: Bilingual) -> String {
        "{\"zh\": \(jsonString(words.zh)), \"en\": \(jsonString(words.en))}"
    }
}
