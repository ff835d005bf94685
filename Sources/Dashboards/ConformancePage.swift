// Makes the pages of conformance: one with all plans, and one for each plan with the verdict on every rule.

internal import Analytics
internal import Domain
internal import Ledger
internal import Plans

/// All plans with the number of rules kept, broken and undecided.
struct ConformancePage: CodedPage {
    static let name = "conformance"

    /// In the order of KnownPlans: by programme, then by year.
    let conformances: [Conformance]
    let words: CellText
    /// Path from the page to the folder of data files.
    let dataPath: String

    private var language: Language { words.language }
    private func said(_ name: String) -> String { ConformanceWords.all[name]?[language] ?? "" }

    var name: String { ConformancePage.name }
    var title: String { said("title") }
    var lead: String? { said("lead") }

    static func pageName(_ plan: Plan) -> String { "\(name)-\(plan.id)" }

    func sections() -> ([SectionModel], [String: String]) {
        let file = "\(name).csv"
        let programmes = words.plans.programmes
        var sections = programmes.map(section)
        sections.append(
            SectionModel(
                anchor: "\(name)-reading", title: said("reading"), text: said("readingText"),
                sentences: [said("readingStrength"), said("readingUnknown")], links: nil, picture: nil, table: nil, empty: nil))
        return (sections, [file: "\u{FEFF}" + csv])
    }

    private func section(_ programme: String) -> SectionModel {
        let own = conformances.filter { $0.plan.programme == programme }.reversed()
        func cell(_ text: String, target: String? = nil) -> TableCellModel {
            TableCellModel(heading: target != nil, text: text, numeric: target == nil, day: false, details: [], target: target)
        }
        let title = words.plans.label(ofProgramme: programme)[language]
        return SectionModel(
            anchor: "\(name)-\(programme)", title: title, text: nil, sentences: [],
            links: nil, picture: nil,
            table: TableModel(
                caption: title,
                head: [HeadCellModel(text: said("plan"), numeric: false)]
                    + Verdict.allCases.map { HeadCellModel(text: $0.label[language], numeric: true) },
                rows: own.map { conformance in
                    TableRowModel(
                        cells: [cell(conformance.plan.shortTitle[language], target: ConformancePage.pageName(conformance.plan) + ".html")]
                            + Verdict.allCases.map { cell(Words.count(conformance.count($0))) })
                },
                download: LinkModel(text: Words.all["download"]?[language] ?? "", target: dataPath + "\(name).csv", current: false),
                notes: [said("unit")]), empty: nil)
    }

    private var csv: String {
        "plan,as_of,known_by," + Verdict.allCases.map(\.rawValue).joined(separator: ",") + "\n"
            + conformances.map { conformance in
                "\(conformance.plan.id),\(conformance.cut.asOf),\(conformance.cut.knownBy),"
                    + Verdict.allCases.map { "\(conformance.count($0))" }.joined(separator: ",") + "\n"
            }.joined()
    }
}

/// One plan, rule by rule: what is broken first, then what cannot be decided, then what was kept.
struct PlanConformancePage: CodedPage {
    let conformance: Conformance
    let words: CellText
    let dataPath: String

    private var language: Language { words.language }
    private func said(_ name: String) -> String { ConformanceWords.all[name]?[language] ?? "" }
    private var colon: String { language == .chinese ? "：" : ": " }

    var name: String { ConformancePage.pageName(conformance.plan) }
    var title: String { conformance.plan.shortTitle[language] + colon + said("title") }
    var navigation: String? { nil }
    var lead: String? { ConformanceWords.lead(conformance)[language] }

    func sections() -> ([SectionModel], [String: String]) {
        let file = "\(name).csv"
        var sections: [SectionModel] = [Verdict.breaches, .undecided, .conforms].compactMap { verdict in
            let own = conformance.verdicts.filter { $0.verdict == verdict }
            guard !own.isEmpty else { return nil }
            return SectionModel(
                anchor: "\(name)-\(verdict.rawValue)", title: ConformanceWords.heading(verdict, own.count)[language], text: nil,
                sentences: [],
                links: nil, picture: nil, table: nil, empty: nil, cards: CardsModel(items: own.map(card)))
        }
        let links = [
            LinkModel(text: said("download"), target: dataPath + file, current: false),
            LinkModel(text: said("back"), target: ConformancePage.name + ".html", current: false),
        ]
        sections.append(
            SectionModel(
                anchor: "\(name)-unchecked", title: said("unchecked"), text: said("uncheckedText"),
                sentences: [uncheckedList], links: ListModel(links), picture: nil, table: nil, empty: nil))
        return (sections, [file: "\u{FEFF}" + csv])
    }

    private var uncheckedList: String {
        conformance.unchecked.map { rule in
            language == .chinese ? "\(rule.subject.zh)（\(rule.clause)）" : "\(rule.subject.en) (\(rule.clause))"
        }.joined(separator: language == .chinese ? "；" : "; ") + (language == .chinese ? "。" : ".")
    }

    private func card(_ item: RuleVerdict) -> CardModel {
        var lines = [
            CardLineModel(label: said("rule"), text: item.rule.statement[language]),
            CardLineModel(label: said("found"), text: item.found[language]),
        ]
        if !item.missing.isEmpty { lines.append(CardLineModel(label: said("missing"), text: item.missing.clauses[language])) }
        if let change = item.change { lines.append(CardLineModel(label: said("change"), text: change[language])) }
        let strength = item.rule.strength.map { " · " + $0.label[language] } ?? ""
        let sign =
            switch item.verdict {
            case .conforms: "✓"
            case .breaches: "✕"
            case .undecided: "?"
            }
        return CardModel(
            mark: item.verdict.rawValue, sign: sign, word: item.verdictWords[language], title: item.rule.subject[language],
            note: item.rule.clause + strength, lines: lines)
    }

    private var csv: String {
        let head =
            "rule,clause,strength,verdict,reason,subject_zh,subject_en,found_zh,found_en,missing_zh,missing_en,change_zh,change_en,query"
        let rows = conformance.verdicts.map { item -> String in
            let fields = [
                item.rule.id, item.rule.clause, item.rule.strength?.rawValue ?? "", item.verdict.rawValue, item.reason?.rawValue ?? "",
                item.rule.subject.zh, item.rule.subject.en, item.found.zh, item.found.en, item.missing.clauses.zh, item.missing.clauses.en,
                item.change?.zh ?? "", item.change?.en ?? "", item.query,
            ]
            return fields.map { csvField(.text($0)) }.joined(separator: ",") + "\n"
        }
        return head + "\n" + rows.joined()
    }
}
