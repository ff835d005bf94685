// The command and what all its verbs share.

internal import ArgumentParser
internal import Domain
internal import Analytics
internal import Foundation
internal import Intake
internal import Ledger
internal import Operations

struct Talentpool: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "talentpool",
        abstract: "英才库：英才计划学生的跟踪与分析 | tracking store and analytics for talent programmes",
        version: Product.version,
        subcommands: [
            InitCommand.self, PlanCommand.self, ImportCommand.self, ReferenceCommand.self, MappingCommand.self, QueryCommand.self,
            EstimateCommand.self, BuildCommand.self, SampleCommand.self,
            VerifyCommand.self, BackupCommand.self, RestoreCommand.self, EraseCommand.self, UpgradeCommand.self, KeyCommand.self,
            ExportCommand.self, DoctorCommand.self, DueCommand.self, MatchCommand.self, TemplateCommand.self, WorklistCommand.self,
        ])
}

/// Options of every verb that touches the store.
struct StoreOptions: ParsableArguments {
    @Option(help: "英才库所在文件夹；也可用环境变量 TALENTPOOL_STORE | folder of the store; else TALENTPOOL_STORE")
    var store: String?

    /// The folder named, or nil.
    var folder: URL? {
        (store ?? ProcessInfo.processInfo.environment["TALENTPOOL_STORE"]).map { URL(fileURLWithPath: $0) }
    }

    /// The folder, which must be named.
    func required() throws -> URL {
        guard let folder else {
            throw ValidationError(
                "请用 --store 或环境变量 TALENTPOOL_STORE 指明英才库文件夹 | name the store with --store DIR or TALENTPOOL_STORE")
        }
        return folder
    }
}

/// The two days of a report.
struct CutOptions: ParsableArguments {
    @Option(help: "统计日：只看到这一天为止发生的事（默认今天） | up to when things happened (today)")
    var asOf: CivilDay?

    @Option(help: "获知截止日：只看到这一天为止收到的记录（默认今天） | up to when we had been told (today)")
    var knownBy: CivilDay?

    func cut(_ moment: Moment) -> Cut {
        Cut(asOf: asOf ?? moment.today, knownBy: knownBy ?? moment.today)
    }
}

extension CivilDay: ExpressibleByArgument {
    public init?(argument: String) {
        self.init(argument)
    }
}

extension TextEncoding: ExpressibleByArgument {
    public init?(argument: String) {
        self.init(name: argument)
    }
}

extension Language: ExpressibleByArgument {}
extension RecordKind: ExpressibleByArgument {}
extension TableFormat: ExpressibleByArgument {}

/// Now, by the machine's clock: read here and nowhere else.
func presentMoment() -> Moment {
    Moment(seconds: Int64(Date().timeIntervalSince1970))
}

/// Where the product's own files lie.
func findHouse() throws -> House {
    let environment = ProcessInfo.processInfo.environment
    guard
        let house = House(
            named: environment["TALENTPOOL_HOME"], workingFolder: FileManager.default.currentDirectoryPath,
            program: CommandLine.arguments[0].contains("/") ? CommandLine.arguments[0] : "/proc/self/exe")
    else {
        throw ValidationError(
            "找不到 data/plans、queries 与 dashboards，请用 TALENTPOOL_HOME 指明 | data/plans, queries and dashboards not found: set TALENTPOOL_HOME")
    }
    return house
}

/// Findings as a JSON array.
func json(_ findings: [Finding]) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    struct Said: Encodable {
        let finding: Finding
        let message: Bilingual
    }
    let said = findings.map { Said(finding: $0, message: Bilingual($0.message(in: .chinese), $0.message(in: .english))) }
    return (try? encoder.encode(said)).map { String(decoding: $0, as: UTF8.self) } ?? "[]"
}
