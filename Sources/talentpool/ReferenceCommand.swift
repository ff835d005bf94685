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
            let lines = ReferenceList.allCases.flatMap { list -> [String] in
                let inForce = editions.inForce(list)
                return editions.filter { $0.list == list }.map { edition in
                    let counts = inForce.contains { $0.day == edition.day && $0.origin == edition.origin }
                    return json ? object(edition, counts) : text(edition, counts)
                }
            }
            print(json ? "[\n  " + lines.joined(separator: ",\n  ") + "\n]" : lines.joined(separator: "\n"))
        }

        private func object(_ edition: ReferenceEdition, _ inForce: Bool) -> String {
            """
            {"list": "\(edition.list.rawValue)", "day": "\(edition.day)", "rows": \(edition.rows.count), "complete": \(edition.complete), \
            "of": \(edition.of.map(String.init) ?? "null"), "origin": "\(edition.origin == .shipped ? "shipped" : "store")", \
            "in_force": \(inForce), "source": {"en": \(jsonString(edition.source.en)), "zh": \(jsonString(edition.source.zh))}}
            """
        }

        private func text(_ edition: ReferenceEdition, _ inForce: Bool) -> String {
            let whole = edition.complete ? "齐全 complete" : "不全 partial" + (edition.of.map { "（共 of \($0)）" } ?? "")
            let origin = edition.origin == .shipped ? "随附 shipped" : "本库 store"
            return """
                \(edition.list.rawValue)  \(edition.list.label.zh)  \(edition.day)  \(edition.rows.count)  \(whole)  \(origin)\
                \(inForce ? "  现行 in force" : "")
                    \(edition.source.zh)
                    \(edition.source.en)
                """.printable(byLine: true)
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "show", abstract: "显示一份名单（CSV） | print one list as CSV")
        @OptionGroup var options: StoreOptions
        @Argument(help: "名单 | list") var list: ReferenceList
        @Flag(help: "以 JSON 输出 | print JSON") var json = false

        func run() throws {
            let editions = try ReferenceShelf.editions(house: findHouse(), store: options.folder, today: presentMoment().today).inForce(
                list)
            let names = list.columns.map(\.name)
            let rows = editions.flatMap(\.rows)
            if json {
                let objects = rows.map { row in
                    "{" + zip(names, row).map { "\"\($0)\": \(jsonString($1))" }.joined(separator: ", ") + "}"
                }
                print("[\n  " + objects.joined(separator: ",\n  ") + "\n]")
            } else {
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
        @Flag(help: "以 JSON 输出 | print JSON") var json = false

        enum Extent: String, EnumerableFlag {
            case complete, partial
        }

        func run() throws {
            let (rows, findings, receipt) = try ReferenceLoad(store: options.required(), moment: presentMoment()).run(
                file, ReferenceLoad.Options(list: list, dated: dated, source: source, complete: extent == .complete))
            if json {
                print(
                    "{\"list\": \"\(list.rawValue)\", \"rows\": \(rows), \"stored\": \(receipt?.batch != nil), \"findings\": \(talentpool.json(findings))}"
                )
            } else {
                printFindings(findings)
                if let receipt {
                    print(
                        receipt.batch == nil
                            ? "名单未变，没有保存\n    the list is the same: nothing stored" : "已载入 \(rows) 行\n    \(rows) rows loaded")
                } else {
                    print("有错误，没有保存任何内容\n    faults found: nothing stored")
                }
            }
            if findings.block { throw Answer.no }
        }
    }
}

extension ReferenceList: ExpressibleByArgument {}

extension String {
    /// Several lines for a terminal, each made safe.
    fileprivate func printable(byLine: Bool) -> String {
        split(separator: "\n", omittingEmptySubsequences: false).map { String($0).printable }.joined(separator: "\n")
    }
}
