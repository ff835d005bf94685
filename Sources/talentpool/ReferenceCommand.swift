// reference list, show and load: the lists against which universities, majors, divisions and Top-Notch entries are held.

internal import ArgumentParser
internal import Domain
internal import Foundation
internal import Analytics
internal import Intake
internal import Ledger
internal import Operations

struct ReferenceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reference", abstract: "参照名单：高校、专业、区划、拔尖基地 | reference lists: universities, majors, divisions, Top-Notch bases",
        subcommands: [List.self, Show.self, Load.self])

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "列出各名单：截至何日、来自何处、是否现行 | list the lists: of which day, from where, whether in force")
        @OptionGroup var options: StoreOptions
        @Flag(help: "以 JSON 输出 | print JSON") var json = false

        func run() throws {
            let editions = try ReferenceShelf.editions(house: findHouse(), store: options.folder, today: presentMoment().today)
            let lines = ReferenceList.allCases.flatMap { list in
                editions.standings(list).map { json ? object($0.edition, $0.standing) : text($0.edition, $0.standing) }
            }
            print(json ? "[\n  " + lines.joined(separator: ",\n  ") + "\n]" : lines.joined(separator: "\n"))
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "show", abstract: "显示一份名单（CSV） | print one list as CSV")
        @OptionGroup var options: StoreOptions
        @Argument(help: "名单 | list") var list: ReferenceList
        @Flag(help: "以 JSON 输出 | print JSON") var json = false

        func run() throws {
            let editions = try ReferenceShelf.editions(house: findHouse(), store: options.folder, today: presentMoment().today)
            let inForce = editions.standings(list).filter(\.standing.isInForce)
            let names = list.columns.map(\.name)
            let rows = editions.entries(list)
            if json {
                let objects = rows.map { row in
                    "{" + zip(names, row).map { "\"\($0)\": \(jsonString($1))" }.joined(separator: ", ") + "}"
                }
                print(
                    "{\"in_force\": [\n  " + inForce.map { object($0.edition, $0.standing) }.joined(separator: ",\n  ")
                        + "\n], \"entries\": [\n  "
                        + objects.joined(separator: ",\n  ") + "\n]}")
            } else {
                // Beside the table, so that the table can be kept as a file.
                FileHandle.standardError.write(Data((inForce.map { text($0.edition, $0.standing) }.joined(separator: "\n") + "\n").utf8))
                print(ReferenceReader.text(rows.map { $0.map(\.guarded) }, of: list), terminator: "")
            }
        }
    }

    struct Load: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "load", abstract: "载入一份较新的名单 | load a newer list",
            discussion: "不全的名单只作补充，不取代齐全的名单 | a partial list adds to a complete one and never takes its place")
        @OptionGroup var options: StoreOptions
        @Argument(help: "CSV 文件，列名为中文或英文 | CSV file with Chinese or English headings") var file: String
        @Option(help: "哪一份名单 | which list") var list: ReferenceList
        @Option(help: "名单截至哪一天 | the day of which the list speaks") var dated: CivilDay
        @Option(help: "来源 | where it comes from") var source: String
        @Flag(help: "是否齐全（默认不全） | whether it is complete (partial by default)") var extent: Extent = .partial
        @Flag(help: "现行名单里有而此名单没有的条目确已取消 | entries of the list in force that this one lacks are really gone") var dropEntries = false
        @Flag(help: "以 JSON 输出 | print JSON") var json = false

        enum Extent: String, EnumerableFlag {
            case complete, partial
        }

        func validate() throws {
            guard !dropEntries || extent == .complete else {
                throw ValidationError(
                    "--drop-entries 只用于 --complete：不全的名单不会取消任何条目 | --drop-entries goes with --complete: a partial list takes no entry away")
            }
        }

        func run() throws {
            let outcome = try ReferenceLoad(house: findHouse(), store: options.required(), moment: presentMoment()).run(
                file,
                ReferenceLoad.Options(list: list, dated: dated, source: source, complete: extent == .complete, dropping: dropEntries))
            if json {
                print(
                    """
                    {"list": "\(list.rawValue)", "rows": \(outcome.rows), "stored": \(outcome.stored), \
                    "standing": \(outcome.standing.map { "\"\($0.name)\"" } ?? "null"), "findings": \(talentpool.json(outcome.findings))}
                    """)
            } else {
                printFindings(outcome.findings)
                print(outcome.words.zh + "\n    " + outcome.words.en)
            }
            if outcome.findings.block { throw Answer.no }
        }
    }
}

extension ReferenceList: ExpressibleByArgument {}

/// One line of `reference list --json`.
private func object(_ edition: ReferenceEdition, _ standing: ReferenceStanding) -> String {
    """
    {"list": "\(edition.list.rawValue)", "day": "\(edition.day)", "rows": \(edition.rows.count), "complete": \(edition.complete), \
    "of": \(edition.of.map(String.init) ?? "null"), "origin": "\(edition.origin == .shipped ? "shipped" : "store")", \
    "in_force": \(standing.isInForce), "standing": "\(standing.name)", "replaced_by": \(standing.successor.map { "\"\($0)\"" } ?? "null"), \
    "source": {"en": \(jsonString(edition.source.en)), "zh": \(jsonString(edition.source.zh))}}
    """
}

/// A version for a terminal: what it is, whether it counts and why, where it comes from; each line of Chinese before its English.
private func text(_ edition: ReferenceEdition, _ standing: ReferenceStanding) -> String {
    let extent =
        edition.complete
        ? Bilingual("齐全", "complete")
        : edition.of.map { Bilingual("不全（共 \($0) 条）", "partial, of \($0)") } ?? Bilingual("不全", "partial")
    let origin = edition.origin == .shipped ? Bilingual("随附", "shipped") : Bilingual("本库载入", "loaded into the store")
    return """
        \(edition.list.rawValue)  \(edition.list.label.zh)  截至 \(edition.day)  \(edition.rows.count) 条  \(extent.zh)  \(origin.zh)
            \(edition.list.label.en), as of \(edition.day), entries: \(edition.rows.count), \(extent.en), \(origin.en)
            \(standing.words.zh)
            \(standing.words.en)
            \(edition.source.zh)
            \(edition.source.en)
        """.split(separator: "\n", omittingEmptySubsequences: false).map { String($0).printable }.joined(separator: "\n")
}

extension ReferenceStanding {
    /// The word of JSON.
    fileprivate var name: String {
        switch self {
        case .newestComplete: "newest_complete"
        case .adds: "adds"
        case .replaced: "replaced"
        }
    }

    fileprivate var successor: CivilDay? {
        if case .replaced(let day) = self { day } else { nil }
    }

    fileprivate var words: Bilingual {
        switch self {
        case .newestComplete: Bilingual("现行：截至日最新的齐全名单", "in force: the newest complete list")
        case .adds: Bilingual("现行：补充，能证实，不能否定", "in force: it adds, confirms and never refutes")
        case .replaced(let day): Bilingual("不再现行：已由截至 \(day) 的齐全名单取代", "not in force: the complete list of \(day) has taken its place")
        }
    }
}

extension ReferenceLoad.Outcome {
    fileprivate var words: Bilingual {
        guard let standing else { return Bilingual("有错误，没有保存任何内容", "faults found: nothing stored") }
        guard stored else { return Bilingual("名单未变，没有保存", "the list is the same: nothing stored") }
        return Bilingual("已载入 \(rows) 条；\(standing.words.zh)", "entries loaded: \(rows); \(standing.words.en)")
    }
}
