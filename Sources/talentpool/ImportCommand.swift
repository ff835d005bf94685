// import: files into the store, or a report of what is wrong with them.

internal import ArgumentParser
internal import Domain
internal import Analytics
internal import Foundation
internal import Intake
internal import Ledger
internal import Operations

struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "导入方案与记录；任何一行有错则整个文件不入库 | import plans and records; a file with any fault stores nothing")

    @OptionGroup var options: StoreOptions
    @Argument(help: "CSV、.xlsx 或 YAML 文件，或装有它们的文件夹（按文件名次序） | CSV, .xlsx or YAML files, or folders of them in the order of names")
    var paths: [String] = []
    @Option(help: "talentpool export 写出的文件夹：由它重建整个英才库 | a folder written by export: builds the whole store anew") var ledger: String?
    @Option(help: "重建时：原英才库的密钥文件 | with --ledger: the key file of the store that was exported") var key: String?
    @Option(help: "表的种类，不写则按列名识别 | kind of table; else told by its headings") var kind: RecordKind?
    @Option(help: "文件没有“方案”列时，全表所属的方案 | plan of every row, where the file has no such column") var plan: String?
    @Option(help: "读哪张工作表，不写则读唯一能识别的一张 | the sheet to read; else the only one that is recognised") var sheet: String?
    @Option(
        name: .customLong("set"),
        help: "整个文件同一列的值，写作 列名=值，可多次 | a value for a whole column, as HEADING=VALUE, repeatable")
    var constants: [String] = []
    @Option(help: "不读的列名，可多次 | heading of a column to be left out, repeatable") var ignore: [String] = []
    @Option(help: "指明一列是什么，写作 列名=列，可多次 | what a column is, as HEADING=COLUMN, repeatable") var map: [String] = []
    @Option(help: "按已保存的列名对应读取 | read by a mapping that was saved") var mapping: String?
    @Option(help: "读懂后把列名对应存为此名，同名的被替换 | keep how the sheet was understood under this name, in place of a former one")
    var saveMapping: String?
    @Option(help: "重建时：另外的身份删除名单 erasures.csv，可多次 | with --ledger: further lists of erasures, repeatable")
    var erasures: [String] = []
    @Option(
        help: "CSV 的编码：utf-8、gb18030、utf-16le、utf-16be；不写则自动识别 | encoding of CSV files; else told by their bytes") var encoding:
        TextEncoding?
    @Option(help: "收到日（默认今天） | the day we were told (today)") var received: CivilDay?
    @Flag(help: "只检查，不入库 | only report") var dryRun = false
    @Flag(help: "文件中的证件号码用于更正库中的 | the file's document numbers correct those stored") var correctDocuments = false
    @Option(
        help: "有错误或提醒时，另存一份在有问题的格上加了批注的副本（.xlsx） | where there are findings, also write a copy with a comment in each faulty cell (.xlsx)")
    var annotate: String?
    @Flag(help: "以 JSON 输出 | print JSON") var json = false

    func validate() throws {
        guard (ledger == nil) != paths.isEmpty else {
            throw ValidationError("请给出要导入的文件，或用 --ledger 指明导出文件夹 | name files to import, or a folder with --ledger")
        }
        guard constants.allSatisfy({ $0.drop { $0 != "=" }.count > 1 && !$0.hasPrefix("=") }) else {
            throw ValidationError("--set 写作 列名=值 | --set is written HEADING=VALUE")
        }
        guard map.allSatisfy({ $0.drop { $0 != "=" }.count > 1 && !$0.hasPrefix("=") }) else {
            throw ValidationError("--map 写作 列名=列 | --map is written HEADING=COLUMN")
        }
        for (option, written) in [("--set", constants), ("--map", map)] {
            if let twice = ImportCommand.twice(written) {
                throw ValidationError("\(option) 两次写了“\(twice)” | \(option) names “\(twice)” twice")
            }
        }
        guard (ledger == nil) == (key == nil) else {
            throw ValidationError("--ledger 与 --key 须一起使用 | --ledger and --key go together")
        }
    }

    func run() throws {
        if let ledger, let key { return try rebuild(from: ledger, key: key) }
        let moment = presentMoment()
        let folders = try paths.map(ImportFolder.init)
        let (files, passed) = (folders.flatMap(\.files), folders.flatMap(\.passed))
        if !json { printFindings(passed) }
        guard annotate == nil || files.count == 1 else {
            throw ValidationError("--annotate 一次用于一个文件 | --annotate is for one file at a time")
        }
        guard saveMapping == nil || files.count == 1 else {
            throw ValidationError("--save-mapping 一次用于一个文件 | --save-mapping is for one file at a time")
        }
        guard !files.isEmpty else {
            throw ValidationError("文件夹里没有 CSV、.xlsx 或 YAML 文件 | no CSV, .xlsx or YAML file in the folder")
        }
        var importer = Import(house: try findHouse(), store: try options.required(), moment: moment)
        if let received, received > moment.today {
            throw ValidationError("收到日不能在今天之后 | the day of receipt cannot be after today")
        }
        let importOptions = ImportOptions(
            kind: kind, plan: plan, received: received ?? moment.today, dryRun: dryRun, encoding: encoding,
            sheet: sheet, constants: ImportCommand.pairs(constants), ignored: ignore, named: ImportCommand.pairs(map),
            mapping: mapping, saveMapping: saveMapping, correctsDocuments: correctDocuments)
        var progress = Progress(total: files.count, shown: files.count > 8 && !json, said: !json)
        var reports: [ImportReport] = []
        var stopped: (any Error)?
        for path in files {
            let report: ImportReport
            do {
                let name = URL(fileURLWithPath: path).lastPathComponent
                report = try importer.file(path, options: importOptions) { progress.advance(name, share: $0) }
            } catch {
                // What was stored before it must still be said.
                stopped = error
                break
            }
            reports.append(report)
            progress.end()
            progress.step(report.file)
            if !json {
                say(report, brief: files.count > 8)
                // What was stored is said at once: nobody should have to guess after a crash.
                fflush(nil)
            }
            if report.findings.block { break }
        }
        progress.end()
        if let annotate, let report = reports.first, !report.findings.isEmpty {
            let unwritten = try Annotation.write(
                files[0], findings: report.findings, encoding: encoding, made: received ?? moment.today, to: URL(fileURLWithPath: annotate),
                store: options.required())
            if let unwritten {
                complain(Bilingual(unwritten.message(in: .chinese), unwritten.message(in: .english)))
            } else if !json {
                print("带批注的副本：\(annotate)，含原表内容，请妥善保管\n    a copy with comments: it holds what the sheet holds, keep it with care")
            }
        }
        if let saveMapping, !json, let saved = reports.first?.savedMapping { print(saved.said(as: saveMapping, plan: plan != nil)) }
        let notRead = files.count - reports.count - (stopped == nil ? 0 : 1)
        if json {
            print(reports.json(dryRun: dryRun, passed: passed))
        } else {
            print(summary(reports))
            if notRead > 0 {
                complain(Bilingual("其余 \(notRead) 个文件未读", "the other \(notRead) files were not read"))
            }
        }
        if let stopped { throw stopped }
        if reports.contains(where: { $0.findings.block }) { throw Answer.no }
    }

    private func rebuild(from folder: String, key: String) throws {
        let verification = try LedgerImport(store: options.required(), moment: presentMoment()).run(
            from: URL(fileURLWithPath: folder), key: URL(fileURLWithPath: key), lists: erasures.map { URL(fileURLWithPath: $0) })
        print(
            json
                ? "{\"batches\": \(verification.batches), \"head\": \"\(verification.head)\"}"
                : """
                已重建 \(verification.batches) 批，密钥同原库
                    \(verification.batches) batches; the key is that of the exported store
                数据校验码 \(verification.head)
                    head
                """)
    }

    private func say(_ report: ImportReport, brief: Bool) {
        printFindings(report.findings)
        guard !brief || report.findings.block else { return }
        for plan in report.plansLoaded { print("方案 \(plan) 首次使用，已随之载入\n    plan \(plan) used for the first time: loaded") }
        if !report.recognition.isEmpty, !report.findings.block {
            print("\(report.recognition.words.zh)\n    \(report.recognition.words.en)")
        }
        if let worklist = report.worklist, !report.findings.block {
            print(
                """
                \(report.file)：收回待答表 \(worklist.returned)/\(worklist.issued) 行，有改动 \(worklist.edited) 行，其中库中已知 \(worklist.known) 行
                    worklist: \(worklist.returned) of \(worklist.issued) rows came back, \(worklist.edited) edited, \(worklist.known) of these known already
                """)
            let answers = worklist.answers
            if answers.issued > 0 {
                print(
                    """
                    待确认：收回 \(answers.returned)/\(answers.issued) 对，\(dryRun ? "将作" : "作出")认定 \(answers.decided) 项，早已如此认定 \(answers.known) 项，不确定 \(answers.unsure) 项
                        who is who: \(answers.returned) of \(answers.issued) pairs came back, \(answers.decided) \(dryRun ? "to be decided" : "decided"), \(answers.known) decided so already, \(answers.unsure) not sure
                    """)
                if answers.decided > 0, !dryRun {
                    print(
                        "用 talentpool match list 查看认定，match undo 撤销\n    talentpool match list shows the decisions, match undo takes one back"
                    )
                }
            }
            if worklist.edited == worklist.known, answers.decided == 0 { return print("没有新的答复，英才库未变\n    no new answer: nothing changed") }
        }
        guard let receipt = report.receipt else {
            if dryRun, let layout = report.layout { print(layout.text) }
            print(
                report.findings.block
                    ? "\(report.file)：有错误，没有保存任何内容\n    faults found: nothing stored"
                    : "\(report.file)：检查通过 \(report.rows) 行，未保存\n    \(report.rows) rows checked, nothing stored")
            return
        }
        // What `match split` asks for.
        let batch = receipt.batch.map { Bilingual("第 \($0) 批，", "batch \($0): ") } ?? Bilingual("", "")
        print(
            """
            \(report.file)：\(batch.zh)新增 \(receipt.added)，更正 \(receipt.corrected)，撤回 \(receipt.retracted)，未变 \(receipt.unchanged)
                \(batch.en)\(receipt.added) added, \(receipt.corrected) corrected, \(receipt.retracted) retracted, \(receipt.unchanged) unchanged
            """)
    }

    private func summary(_ reports: [ImportReport]) -> String {
        let rows = reports.reduce(0) { $0 + $1.rows }
        guard let head = reports.compactMap(\.receipt).last?.head else {
            return "\(reports.count) 个文件，\(rows) 行，未保存\n    \(reports.count) files, \(rows) rows, nothing stored"
        }
        let batches = reports.compactMap(\.receipt?.batch)
        var numbers = (zh: "", en: "")
        if let first = batches.first, let last = batches.last, reports.count > 8 {
            numbers = first == last ? ("（第 \(first) 批）", ", batch \(first)") : ("（第 \(first) 至 \(last) 批）", ", batches \(first) to \(last)")
        }
        return
            "\(reports.count) 个文件，\(rows) 行\(numbers.zh)；数据校验码 \(head)\n    \(reports.count) files, \(rows) rows\(numbers.en); head \(head)"
    }

    /// `HEADING=VALUE` taken apart; no heading twice.
    private static func pairs(_ written: [String]) -> [String: String] {
        Dictionary(written.compactMap(pair), uniquingKeysWith: { first, _ in first })
    }

    private static func pair(_ written: String) -> (String, String)? {
        written.firstIndex(of: "=").map { (String(written[..<$0]), String(written[written.index(after: $0)...])) }
    }

    /// The first heading that is written twice.
    private static func twice(_ written: [String]) -> String? {
        var seen: Set<String> = []
        return written.compactMap { pair($0)?.0 }.first { !seen.insert($0).inserted }
    }
}

extension [ImportReport] {
    /// The reports as `--json` prints them.
    ///
    /// - Parameter passed: what of a folder was passed over.
    fileprivate func json(dryRun: Bool, passed: [Finding]) -> String {
        let files = map { report -> String in
            let counts = report.receipt.map {
                ", \"batch\": \($0.batch.map(String.init) ?? "null"), \"added\": \($0.added), \"corrected\": \($0.corrected)"
                    + ", \"retracted\": \($0.retracted), \"unchanged\": \($0.unchanged), \"head\": \"\($0.head)\""
            }
            let worklist = report.worklist.map {
                ", \"worklist\": {\"edited\": \($0.edited), \"id\": \(jsonString($0.id)), \"issued\": \($0.issued), \"known\": \($0.known), "
                    + "\"questions\": {\"decided\": \($0.answers.decided), \"issued\": \($0.answers.issued), \"known\": \($0.answers.known), "
                    + "\"returned\": \($0.answers.returned), \"unsure\": \($0.answers.unsure)}, \"returned\": \($0.returned)}"
            }
            let recognition = report.recognition.isEmpty ? nil : try? MatchJSON.text(report.recognition)
            let layout = dryRun ? report.layout.map { ", \"layout\": \($0.json(quoted: jsonString))" } ?? "" : ""
            let saved = report.savedMapping.map {
                ", \"saved_mapping\": {\"ask\": [\($0.asked.map(jsonString).joined(separator: ", "))], \"headings\": \($0.columns.count), "
                    + "\"set\": [\($0.constants.keys.sorted().map(jsonString).joined(separator: ", "))]}"
            }
            return """
                {"file": \(jsonString(report.file)), "kind": \(report.kind.map(jsonString) ?? "null"), "rows": \(report.rows), \
                "stored": \(report.receipt?.batch != nil)\(counts ?? "")\(worklist ?? "")\(layout)\(saved ?? "")\(recognition.map { ", \"recognition\": \($0)" } ?? ""), "findings": \(talentpool.json(report.findings))}
                """
        }
        let rest = passed.isEmpty ? "" : ", \"passed_over\": \(talentpool.json(passed))"
        return "{\"dry_run\": \(dryRun), \"files\": [\n  " + files.joined(separator: ",\n  ") + "\n]\(rest)}"
    }
}
