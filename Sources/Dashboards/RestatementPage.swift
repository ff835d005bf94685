// Makes the page of restatements: each leading number that is another one than it was, with what moved it.

internal import Analytics
internal import Domain
internal import Ledger

/// The page in one language.
struct RestatementPage: CodedPage {
    static let name = "restatement"
    var name: String { RestatementPage.name }

    /// One for each query with headlines, in the order of their names.
    let restatements: [Restatement]
    let received: [Receiving]
    let words: CellText
    /// Path from the page to the folder of data files.
    let dataPath: String

    private var language: Language { words.language }
    private var former: Cut { restatements[0].former }
    private var present: Cut { restatements[0].present }

    private func said(_ name: String) -> String { RestatementWords.all[name]?[language] ?? "" }

    var title: String { said("title") }

    /// The two known-by days, the as-of day, what came in between, and how much moved.
    var lead: String? {
        let batches = received.reduce(0) { $0 + $1.batches }
        let days = received.first.flatMap { first in received.last.map { ("\(first.day)", "\($0.day)") } }
        let moved = restatements.reduce(0) { $0 + $1.moved.count }
        let compared = restatements.reduce(0) { $0 + $1.compared }
        return RestatementWords.lead(former: former, present: present, batches: batches, days: days, compared: compared, moved: moved)[
            language]
    }

    /// A section for each query, then what came in, then how to read it; and the data files by name.
    func sections() -> ([SectionModel], [String: String]) {
        var data: [String: String] = [:]
        var sections = restatements.map { restatement -> SectionModel in
            let anchor = RestatementPage.name + "-" + restatement.query.name.replacing("/", with: "-")
            let file = "\(anchor).csv"
            if !restatement.moved.isEmpty { data[file] = "\u{FEFF}" + restatement.text(.csv, names: words.mentorNames) }
            return section(
                anchor, restatement.query.title[language], table: restatement.moved.isEmpty ? nil : table(restatement, file),
                empty: restatement.summary[language] + (language == .chinese ? "。" : "."))
        }
        if !received.isEmpty {
            let anchor = RestatementPage.name + "-received"
            data["\(anchor).csv"] = "\u{FEFF}" + receivedText
            sections.append(section(anchor, said("received"), table: receivedTable("\(anchor).csv"), empty: nil))
        }
        sections.append(
            SectionModel(
                anchor: RestatementPage.name + "-causes", title: said("causes"), text: said("order"),
                sentences: RestatementCause.allCases.flatMap(explanation) + [said("none")],
                links: nil, picture: nil, table: nil, empty: nil))
        return (sections, data)
    }

    /// What a cause means; with the late reports, that some of them could not have come before.
    private func explanation(_ cause: RestatementCause) -> [String] {
        let meaning =
            language == .chinese
            ? "\(cause.label.zh)：\(cause.meaning.zh)。" : "\(cause.label.en.capitalizedFirst): \(cause.meaning.en)."
        let isEarly = cause == .late && former.knownBy < present.asOf
        return [meaning] + (isEarly ? [RestatementWords.stillHappening(former, present)[language]] : [])
    }

    private func section(_ anchor: String, _ title: String, table: TableModel?, empty: String?) -> SectionModel {
        SectionModel(
            anchor: anchor, title: title, text: nil, sentences: [], links: nil, picture: nil, table: table,
            empty: table == nil ? empty : nil)
    }

    private func table(_ restatement: Restatement, _ file: String) -> TableModel {
        let query = restatement.query
        let grouping = restatement.parameters["by"]
        let head =
            query.keyColumns.map { HeadCellModel(text: words.heading($0, grouping: grouping), numeric: false) }
            + [HeadCellModel(text: said("number"), numeric: false), HeadCellModel(text: said("before"), numeric: true)]
            + RestatementCause.allCases.map { HeadCellModel(text: $0.label[language], numeric: true) }
            + [HeadCellModel(text: said("after"), numeric: true)]
        let rows = restatement.moved.map { number in
            let plan = zip(query.keyColumns, number.key).first { $0.0.kind == .plan }?.1.text
            let keys = zip(query.keyColumns, number.key).enumerated().map { index, pair in
                TableCellModel(
                    heading: index == 0, text: words.text(pair.1, in: pair.0, plan: plan, grouping: grouping), numeric: false, day: false,
                    details: [])
            }
            return TableRowModel(cells: keys + cells(number))
        }
        let colon = language == .chinese ? "：" : ": "
        return TableModel(
            caption: query.title[language], head: head, rows: rows, download: download(file),
            notes: [
                restatement.summary[language], "\(Words.all["query"]?[language] ?? "")\(colon)\(query.name)",
            ])
    }

    private func cells(_ number: RestatedNumber) -> [TableCellModel] {
        let unit: String =
            switch number.figure {
            case .count(_, let unit): unit.label[language]
            case .rate: said("points")
            }
        return [TableCellModel(heading: false, text: number.figure.label[language], numeric: false, day: false, details: [unit])]
            + [end(number.before, number.figure, without: "noRow")]
            + number.parts.map { part in
                TableCellModel(
                    heading: false, text: part.map { RestatementWords.change($0, isRate: number.figure.isRate) } ?? Words.missing,
                    numeric: true, day: false, details: [])
            } + [end(number.after, number.figure, without: "rowGone")]
    }

    /// A value at either end; a rate with its n and what is missing; `without` names what is said where there is no such row.
    private func end(_ value: RestatedValue, _ figure: RestatedFigure, without: String) -> TableCellModel {
        let text = value.value.map { figure.isRate ? RestatementWords.hundredths($0) + "%" : Words.count($0) } ?? Words.missing
        let details =
            figure.isRate && value.hasRow
            ? ["n = \(Words.count(value.trials ?? 0))"]
                + (value.missing.map { ["\(Words.all["missing"]?[language] ?? "") \(Words.count($0))"] } ?? []) : []
        return TableCellModel(
            heading: false, text: text, numeric: true, day: false, details: value.hasRow ? details : [said(without)])
    }

    private func receivedTable(_ file: String) -> TableModel {
        func cell(_ text: String, heading: Bool = false, numeric: Bool = false, day: Bool = false) -> TableCellModel {
            TableCellModel(heading: heading, text: text, numeric: numeric, day: day, details: [])
        }
        return TableModel(
            caption: said("received"),
            head: [
                HeadCellModel(text: said("day"), numeric: false), HeadCellModel(text: said("batches"), numeric: true),
                HeadCellModel(text: said("rows"), numeric: true), HeadCellModel(text: said("kinds"), numeric: false),
            ],
            rows: received.map { day in
                TableRowModel(cells: [
                    cell("\(day.day)", heading: true, day: true), cell(Words.count(day.batches), numeric: true),
                    cell(Words.count(day.rows), numeric: true),
                    cell(day.kinds.map { RestatementWords.kind($0)[language] }.joined(separator: language == .chinese ? "、" : ", ")),
                ])
            }, download: download(file), notes: [])
    }

    private var receivedText: String {
        "received,batches,rows,kinds\n"
            + received.map { "\($0.day),\($0.batches),\($0.rows),\(csvField(.text($0.kinds.joined(separator: " "))))\n" }.joined()
    }

    private func download(_ file: String) -> LinkModel {
        LinkModel(text: Words.all["download"]?[language] ?? "", target: dataPath + file, current: false)
    }
}

extension String {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
