// query list, show and run.

internal import Analytics
internal import ArgumentParser
internal import Domain
internal import Foundation
internal import Ledger
internal import Operations

struct QueryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "query", abstract: "查询 | queries", subcommands: [List.self, Show.self, Run.self])

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "列出查询 | list the queries")
        @Flag(help: "以 JSON 输出 | print JSON") var json = false

        func run() throws {
            let queries = try QueryCatalogue(folder: findHouse().queries).queries
            if json {
                let items = queries.map {
                    "  {\"name\": \(jsonString($0.name)), \"title\": {\"en\": \(jsonString($0.title.en)), \"zh\": \(jsonString($0.title.zh))}}"
                }
                print("[\n" + items.joined(separator: ",\n") + "\n]")
            } else {
                for query in queries { print("\(query.name)  \(query.title.zh) | \(query.title.en)") }
            }
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "show", abstract: "显示查询全文 | show a query")
        @Argument(help: "查询名称 | name") var name: String

        func run() throws {
            print(try QueryCatalogue(folder: findHouse().queries).query(name).sql, terminator: "")
        }
    }

    struct Run: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "run", abstract: "运行查询 | run a query")
        @OptionGroup var options: StoreOptions
        @OptionGroup var cutOptions: CutOptions
        @OptionGroup var compareOptions: CompareOptions
        @Argument(help: "查询名称 | name") var name: String
        @Option(help: "参数 键=值，可多次 | key=value, repeatable") var param: [String] = []
        @Option(help: "输出形式 | table, csv, json, markdown") var format: TableFormat = .table
        @Flag(help: "同 --format json | same as --format json") var json = false
        @Flag(help: "显示导师姓名（需要密钥） | show mentors by name (needs the key)") var identified = false

        func run() throws {
            let house = try findHouse()
            let catalogue = try QueryCatalogue(folder: house.queries)
            let query = try catalogue.query(name)
            var parameters: [String: String] = [:]
            for pair in param {
                guard let equals = pair.firstIndex(of: "=") else {
                    throw ValidationError("参数须写作 键=值 | a parameter is written key=value: \(pair)")
                }
                let key = String(pair[..<equals])
                guard parameters[key] == nil else { throw ValidationError("参数重复 | the parameter is given twice: \(key)") }
                parameters[key] = String(pair[pair.index(after: equals)...])
            }
            let cut = cutOptions.cut(presentMoment())
            if let former = compareOptions.compareKnownBy {
                let comparing = try ComparingReader(
                    folder: options.required(), cut: cut, formerlyKnownBy: former, derived: catalogue.relations)
                if query.readsLists {
                    try ListedValues(ReferenceShelf.lists(house: house, reader: comparing.reader)).lay(on: comparing.reader)
                }
                return try compare(query, parameters, on: comparing)
            }
            let reader = try LedgerReader(folder: options.required(), cut: cut, derived: catalogue.relations)
            if query.readsLists { try ListedValues(ReferenceShelf.lists(house: house, reader: reader)).lay(on: reader) }
            try KnownPlans.check(parameters, on: reader)
            let measure = try Measure(query, parameters: parameters, on: reader)
            print(measure.text(json ? .json : format, names: identified ? try measure.mentorNames(on: reader) : [:]), terminator: "")
        }

        /// Prints what moved; a CSV file holds nothing but rows, so that the summary goes to standard error.
        private func compare(_ query: Query, _ parameters: [String: String], on comparing: ComparingReader) throws {
            try KnownPlans.check(parameters, on: comparing.reader)
            let restatement = try Restatement(query, parameters: parameters, on: comparing)
            let form = json ? .json : format
            print(
                restatement.text(form, names: identified ? try restatement.mentorNames(on: comparing.reader) : [:]), terminator: "")
            if form == .csv { complain(restatement.summary) }
        }
    }
}
