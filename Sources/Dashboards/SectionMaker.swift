// Makes one section of a page: its sentences, its picture, its table with the small print.

internal import Analytics
internal import Charts
internal import Domain
internal import Statistics
internal import Ledger

/// Fills a section's specification with answers.
struct SectionMaker {
    let desk: MeasureDesk
    let plotter: Plotter
    let words: CellText
    let cut: Cut
    /// Path from the page to the folder of data files.
    let dataPath: String
    /// Receives each data file: name and content.
    let addData: (String, String) -> Void

    private var language: Language { words.language }

    func section(
        _ spec: SectionSpec, context: SectionContext, anchor: String, pictureID: String, links: [LinkModel]
    ) throws -> SectionModel {
        let title = context.filled(spec.title, in: language, plans: words.plans)
        let main = try shown(spec.measure, spec.parameters, spec.where, sortBy: spec.sortBy, context)
        let sentences = try (spec.sentences ?? []).flatMap { sentence -> [String] in
            let shown =
                try sentence.measure == nil
                ? main.map { main in
                    let filter = (sentence.where ?? spec.where)?.mapValues(context.parameter)
                    return ShownMeasure(main.measure, words: words, filter: filter, sortBy: spec.sortBy)
                }
                : self.shown(sentence.measure, sentence.parameters, sentence.where, sortBy: nil, context)
            return shown.map { shown in shown.rows.compactMap { shown.sentence(sentence.text, about: $0, context: context) } } ?? []
        }
        let hasRows = main?.rows.isEmpty == false
        var pictureNote: String?
        var picture: String?
        if let main, hasRows { picture = try self.picture(spec.chart, main, context, id: pictureID, note: &pictureNote) }
        let isEmpty = main != nil && !hasRows
        return SectionModel(
            anchor: anchor, title: title,
            text: isEmpty ? nil : spec.text.map { context.filled($0, in: language, plans: words.plans) },
            sentences: (spec.paragraph == true && !sentences.isEmpty
                ? [sentences.joined(separator: language == .chinese ? "" : " ")] : sentences)
                + (main.flatMap { $0.sameForAll(spec.chart?.estimate) }.map { [$0] } ?? []), links: ListModel(links),
            picture: picture,
            table: try hasRows && (spec.table != nil || spec.chart != nil)
                ? main.map { try table(spec.table, $0, title, anchor, extraNotes: pictureNote.map { [$0] } ?? []) } : nil,
            empty: isEmpty ? spec.empty?[language] ?? Words.all["empty"]?[language] : nil)
    }

    private func shown(
        _ name: String?, _ parameters: [String: String]?, _ filter: [String: String]?, sortBy: String?, _ context: SectionContext
    ) throws -> ShownMeasure? {
        guard let name else { return nil }
        let measure = try desk.measure(name, (parameters ?? [:]).mapValues(context.parameter))
        return ShownMeasure(measure, words: words, filter: filter?.mapValues(context.parameter), sortBy: sortBy)
    }

    private func picture(
        _ spec: ChartSpec?, _ shown: ShownMeasure, _ context: SectionContext, id: String, note: inout String?
    ) throws -> String? {
        guard let spec else { return nil }
        let title = context.filled(spec.title, in: language, plans: words.plans)
        let subtitle =
            total(of: shown, estimate: spec.estimate)
            + "\(Words.all["asOf"]?[language] ?? "") \(cut.asOf)，\(Words.all["knownBy"]?[language] ?? "") \(cut.knownBy)"
            + (spec.kind == .funnel ? FunnelMaker(spec: spec, shown: shown).subtitle ?? "" : "")
        let maker = ChartMaker(
            spec: spec, shown: shown, title: title, subtitle: language == .chinese ? subtitle : subtitle.replacing("，", with: ", "))
        let alternative = alternative(title, shown) + (spec.kind == .funnel ? FunnelMaker(spec: spec, shown: shown).alternative ?? "" : "")
        // Two drawings of the same figure: letters of the wide one are too small on a phone. The style sheet shows one.
        let widths = [("wide", 860), ("narrow", 400)]
        let drawings = try widths.compactMap { name, width -> String? in
            guard let chart = maker.chart(width: width) else { return nil }
            let picture: SVG
            do {
                picture = try plotter.draw(chart, id: "\(id)-\(name)", alternative: alternative)
            } catch ChartError.badChart(let fault) {
                note = ChartError.badChart(fault).message[language]
                return nil
            } catch ChartError.badSVG(let fault) {
                // One odd text must not cost the office the whole site: the table says everything the picture would.
                note = ChartError.badSVG(fault).message[language]
                return nil
            }
            return "<div class=\"\(name)\">\n\(picture.text)</div>\n"
        }
        return drawings.isEmpty ? nil : drawings.joined()
    }

    /// `n = 1,234 人；`: the denominators of a picture of rates, else what the head of the query says the whole is.
    private func total(of shown: ShownMeasure, estimate: String?) -> String {
        let query = shown.measure.query
        guard let (count, unit) = trials(of: shown, estimate).map({ ($0, query.unit) }) ?? shown.measure.total else { return "" }
        return "n = \(Words.count(count)) \(unit.label[language])\(language == .chinese ? "；" : "; ")"
    }

    /// A picture of rates is about the people in their denominators; nil where its rows are about the same people: groups compared
    /// with one another, or parts of a whole that only the first row holds.
    private func trials(of shown: ShownMeasure, _ estimate: String?) -> Int? {
        guard let spec = shown.measure.query.estimates.first(where: { $0.name == estimate }), spec.groups == nil else { return nil }
        if case .sum(_, _?)? = shown.measure.query.whole { return nil }
        return shown.rows.reduce(0) { sum, row in
            let item = shown.measure.estimate(row, spec.name)
            return sum + (item?.estimate == nil ? 0 : item?.n ?? 0)
        }
    }

    private func tooMany(_ shown: ShownMeasure) -> [String] {
        guard shown.rows.count > Chart.mostRows else { return [] }
        return [
            language == .chinese
                ? "共 \(Words.count(shown.rows.count)) 行，图从略" : "\(Words.count(shown.rows.count)) rows: too many for a picture"
        ]
    }

    private func alternative(_ title: String, _ shown: ShownMeasure) -> String {
        language == .chinese
            ? "\(title)。共 \(shown.rows.count) 行，数据见图下的表。" : "\(title). \(shown.rows.count) rows; the data are in the table below."
    }

    private func table(
        _ spec: TableSpec?, _ shown: ShownMeasure, _ title: String, _ anchor: String, extraNotes: [String]
    ) throws -> TableModel {
        let query = shown.measure.query
        let asked = spec?.columns ?? query.columns.map(\.name) + query.estimates.map(\.name)
        // A column that is empty in every row says one thing, once, below the table.
        let names = asked.filter { name in
            query.column(name)?.nullMeaning == nil || shown.rows.contains { shown.measure.cell($0, name) != .null }
        }
        let grouping = shown.measure.parameters["by"]
        let emptyNotes = asked.filter { !names.contains($0) }.compactMap { query.column($0) }.map { column in
            "\(words.heading(column, grouping: grouping))\(language == .chinese ? "：" : ": ")\(column.nullMeaning?[language] ?? "")"
        }
        let file = "\(anchor).csv"
        // Spreadsheets take a file for UTF-8 only where it begins with the mark.
        addData(file, "\u{FEFF}" + shown.measure.text(.csv, names: words.mentorNames))
        return TableModel(
            caption: title,
            head: names.map { name in
                HeadCellModel(
                    text: query.column(name).map { words.heading($0, grouping: grouping) } ?? query.estimates.first { $0.name == name }?
                        .label[language] ?? name,
                    numeric: query.column(name)?.kind.isNumeric ?? true)
            },
            rows: shown.rows.map { row in TableRowModel(cells: names.enumerated().map { cell($1, row, shown, heading: $0 == 0) }) },
            download: LinkModel(text: Words.all["download"]?[language] ?? "", target: dataPath + file, current: false),
            notes: try extraNotes + tooMany(shown) + emptyNotes + methods(names, shown) + FunnelMaker.notes(names, shown)
                + notes(query, shown.plansRead))
    }

    private func cell(_ name: String, _ row: MeasureRow, _ shown: ShownMeasure, heading: Bool) -> TableCellModel {
        guard let item = shown.measure.estimate(row, name) else {
            return TableCellModel(
                heading: heading, text: shown.isWithheld(name, in: row) ? Words.missing : shown.text(of: name, in: row) ?? "",
                numeric: shown.measure.query.column(name)?.kind.isNumeric ?? false,
                day: shown.measure.query.column(name)?.kind == .day, details: [])
        }
        let text = EstimateText(item, language: language)
        return TableCellModel(
            heading: heading, text: text.value ?? (item.isPresent ? Words.missing : ""), numeric: true, day: false,
            details: item.isPresent
                ? text.details(names: shown.groupNames(of: item, in: row), without: shown.sameForAll(name) == nil ? nil : .noSpread) : [])
    }

    /// The methods behind the estimates shown, each once.
    private func methods(_ names: [String], _ shown: ShownMeasure) -> [String] {
        let separator = language == .chinese ? "：" : ": "
        let specs = shown.measure.query.estimates.filter { names.contains($0.name) && $0.form != .proportion }
        return specs.compactMap { spec in
            let used = Set(shown.rows.compactMap { shown.measure.estimate($0, spec.name)?.method }).sorted()
            let words = used.flatMap { $0.split(separator: "; ") }.map { MethodNames.words[String($0)]?[language] ?? String($0) }
            guard !words.isEmpty else { return nil }
            return spec.label[language] + separator + Set(words).sorted().joined(separator: language == .chinese ? "、" : ", ")
        }
    }

    private func notes(_ query: Query, _ plans: Set<String>?) throws -> [String] {
        let separator = language == .chinese ? "：" : ": "
        let read = try desk.rowsRead(query, plans: plans).map { kind, rows, dropped, reason in
            let why =
                reason.flatMap { CodeLists.words["drop"]?[$0]?[language] }
                .map { language == .chinese ? "（\($0)）" : " (\($0))" } ?? ""
            let loss = dropped == 0 ? Words.all["noneDropped"] : nil
            return "\(kind.label[language]) \(Words.count(rows))"
                + (language == .chinese ? "，" : ", ")
                + (loss?[language] ?? "\(Words.all["rowsDropped"]?[language] ?? "") \(Words.count(dropped))\(why)")
        }
        return [
            "\(Words.all["unit"]?[language] ?? "")\(separator)\(query.unit.label[language])",
            "\(Words.all["query"]?[language] ?? "")\(separator)\(query.name)",
        ]
            + (read.isEmpty
                ? []
                : ["\(Words.all["rowsRead"]?[language] ?? "")\(separator)\(read.joined(separator: language == .chinese ? "；" : "; "))"])
    }
}
