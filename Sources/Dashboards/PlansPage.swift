// Makes the page of plans side by side: what each official plan of the store states, rule by rule, or that it does not state it.

internal import Analytics
internal import Domain
internal import Plans

/// The page in one language.
struct PlansPage: CodedPage {
    static let name = "plans"
    var name: String { PlansPage.name }
    var wide: Bool { true }

    /// In the order of the columns.
    let plans: [Plan]
    let words: CellText
    /// Path from the page to the folder of data files.
    let dataPath: String
    /// The rules of each plan by id, in the order of `plans`.
    private let rules: [[String: PlanRule]]
    /// All ids, in the order of documents.
    private let ids: [String]

    /// - Parameter plans: official ones, sorted by programme and then from the oldest to the newest; the page turns the latter around.
    init(plans: [Plan], words: CellText, dataPath: String) {
        self.plans = plans.enumerated().sorted { left, right in
            left.element.programme == right.element.programme
                ? left.element.cycle.from > right.element.cycle.from : left.offset < right.offset
        }.map(\.element)
        self.words = words
        self.dataPath = dataPath
        let all = self.plans.map(\.rules)
        rules = all.map { Dictionary($0.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }) }
        ids = RuleOrder.ids(of: all)
    }

    private var language: Language { words.language }
    private func said(_ name: String) -> String { PlansWords.all[name]?[language] ?? "" }
    /// More columns than a screen or sheet holds are scrolled.
    private var isScrolled: Bool { plans.count > 7 }

    var title: String { said("title") }

    var lead: String? { PlansWords.lead(plans: plans.count, rules: ids.count, common: common)[language] }

    /// How many rules every plan states.
    private var common: Int { ids.count { id in rules.allSatisfy { $0[id] != nil } } }

    /// The documents first, then a section for each chapter that some plan fills; and the data files by name.
    func sections() -> ([SectionModel], [String: String]) {
        var data: [String: String] = [:]
        func section(_ key: String, _ title: String, _ rows: [TableRowModel], _ text: String) -> SectionModel {
            let (anchor, title) = ("\(PlansPage.name)-\(key)", capitalized(title))
            data["\(anchor).csv"] = "\u{FEFF}" + text
            return SectionModel(
                anchor: anchor, title: title, text: nil, sentences: [], links: nil, picture: nil,
                table: TableModel(
                    caption: title, layout: isScrolled ? "compare scrolled" : "compare", head: head, rows: rows,
                    download: LinkModel(text: Words.all["download"]?[language] ?? "", target: "\(dataPath)\(anchor).csv", current: false),
                    notes: isScrolled ? [said("scroll")] : []),
                empty: nil)
        }
        var sections = [section("documents", said("documents"), documentRows, documentText)]
        for chapter in RuleChapter.allCases {
            let own = ids.filter { id in stated(id)?.chapter == chapter }
            guard !own.isEmpty else { continue }
            sections.append(section(chapter.rawValue, chapter.label[language], own.map(row), text(own)))
        }
        return (sections, data)
    }

    private var head: [HeadCellModel] {
        [HeadCellModel(text: said("rule"), numeric: false)] + plans.map { HeadCellModel(text: $0.shortTitle[language], numeric: false) }
    }

    /// The rule as the first plan that has it states it.
    private func stated(_ id: String) -> PlanRule? { rules.lazy.compactMap { $0[id] }.first }

    private func row(_ id: String) -> TableRowModel {
        TableRowModel(
            cells: [heading(stated(id)?.subject[language] ?? id)]
                + zip(plans, rules).map { plan, rules in
                    let rule = rules[id]
                    let foot = rule.map { [[$0.clause, $0.strength?.label[language]].compactMap { $0 }.joined(separator: " · ")] }
                    return cell(rule?.brief[language], foot ?? [], plan)
                })
    }

    private func heading(_ text: String) -> TableCellModel {
        TableCellModel(heading: true, text: capitalized(text), numeric: false, day: false, details: [])
    }

    private func capitalized(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

    /// What is not stated says so: an empty cell could as well be an oversight of ours.
    private func cell(_ text: String?, _ details: [String], _ plan: Plan) -> TableCellModel {
        TableCellModel(
            heading: false, text: text ?? said("notStated"), numeric: false, day: false, details: details, label: plan.shortTitle[language],
            absent: text == nil)
    }

    private var documentRows: [TableRowModel] {
        let facts: [(String, (Plan) -> String?)] = [
            ("documentTitle", { $0.title[language] }), ("number", { $0.document?.number }),
            ("issued", { $0.document?.issued.map { "\($0)" } }),
            ("issuers", { $0.document?.issuers?.joined(separator: language == .chinese ? "、" : ", ") }),
        ]
        return facts.map { name, value in
            TableRowModel(cells: [heading(said(name))] + plans.map { cell(value($0), [], $0) })
        }
    }

    private var documentText: String {
        "plan,programme,title_zh,title_en,number,issued,issuers,cycle_from,cycle_to\n"
            + plans.map { plan in
                line([
                    plan.id, plan.programme, plan.title.zh, plan.title.en, plan.document?.number ?? "",
                    plan.document?.issued.map { "\($0)" } ?? "", plan.document?.issuers?.joined(separator: "、") ?? "", "\(plan.cycle.from)",
                    "\(plan.cycle.to)",
                ])
            }.joined()
    }

    /// One line for each rule and plan; `stated` is 0, and the rest empty, where the plan does not state the rule.
    private func text(_ ids: [String]) -> String {
        "rule,subject_zh,subject_en,plan,stated,statement_zh,statement_en,clause,strength\n"
            + ids.flatMap { id in
                zip(plans, rules).map { plan, rules in
                    let subject = stated(id)?.subject
                    let rule = rules[id]
                    return line([
                        id, subject?.zh ?? "", subject?.en ?? "", plan.id, rule == nil ? "0" : "1", rule?.statement.zh ?? "",
                        rule?.statement.en ?? "", rule?.clause ?? "", rule?.strength?.rawValue ?? "",
                    ])
                }
            }.joined()
    }

    private func line(_ fields: [String]) -> String {
        fields.map { csvField(.text($0)) }.joined(separator: ",") + "\n"
    }
}
