// Makes the model of one page in one language.

internal import Analytics
internal import Charts
internal import Domain
internal import Ledger

/// One page about one context.
struct PageMaker {
    let spec: PageSpec
    let context: SectionContext
    let specs: SpecCatalogue
    let desk: MeasureDesk
    let plotter: Plotter
    let words: CellText
    let provenance: (invented: Bool, lastBatch: Int, head: String)
    let bothLanguages: Bool

    private var language: Language { words.language }
    private var fileName: String { PageMaker.fileName(spec, context) }

    /// Path below the site's folder.
    var path: String { PageMaker.folder(language) + fileName }

    /// The page, and its data files by name.
    func page() throws -> (PageModel, [String: String]) {
        var data: [String: String] = [:]
        let root = language == .chinese ? "" : "../"
        let maker = SectionMaker(
            desk: desk, plotter: plotter, words: words, cut: desk.reader.cut, dataPath: root + "data/", addData: { data[$0] = $1 })
        var sections: [SectionModel] = []
        for (index, section) in spec.sections.enumerated() {
            for sectionContext in context.repeated(section.forEach, plans: words.plans) {
                let suffix = section.forEach == nil ? "" : sectionContext.fileSuffix
                let anchor = "\(spec.page)\(context.fileSuffix)-\(index + 1)\(suffix)"
                let merged = SectionContext(
                    plan: sectionContext.plan ?? context.plan, programme: sectionContext.programme ?? context.programme)
                sections.append(
                    try maker.section(
                        section, context: merged, anchor: anchor, pictureID: "c\(sections.count + 1)", links: links(section.links)))
            }
        }
        return (model(sections, root: root), data)
    }

    private func model(_ sections: [SectionModel], root: String) -> PageModel {
        let cut = desk.reader.cut
        func said(_ name: String) -> String { Words.all[name]?[language] ?? "" }
        let separator = language == .chinese ? "：" : ": "
        return PageModel(
            languageCode: language == .chinese ? "zh-CN" : "en", otherCode: language == .chinese ? "en" : "zh-CN", site: said("site"),
            audience: said("audience"),
            title: context.filled(spec.title, in: language, plans: words.plans),
            lead: spec.lead.map { context.filled($0, in: language, plans: words.plans) }, skip: said("skip"),
            invented: provenance.invented ? said("invented") : nil, root: root, navigation: navigation,
            otherLanguage: bothLanguages
                ? LinkModel(
                    text: said("language"), target: language == .chinese ? "en/" + fileName : "../" + fileName, current: false) : nil,
            contentsTitle: said("contents"),
            contents: sections.count > 2
                ? ListModel(sections.map { LinkModel(text: $0.title, target: "#" + $0.anchor, current: false) }) : nil,
            sections: sections,
            foot: [
                "\(said("asOf"))\(separator)\(cut.asOf)", "\(said("knownBy"))\(separator)\(cut.knownBy)", said("method"),
                "\(said("head"))\(separator)\(provenance.head)",
            ])
    }

    private var navigation: [LinkModel] {
        specs.pages.filter { $0.order != nil }.map { page in
            LinkModel(
                text: page.title[language], target: PageMaker.fileName(page, SectionContext(plan: nil, programme: nil)),
                current: page.page == spec.page || spec.page.hasPrefix(page.page + "-"))
        }
    }

    private func links(_ name: String?) -> [LinkModel] {
        guard let target = specs.pages.first(where: { $0.page == name }) else { return [] }
        return SectionContext(plan: nil, programme: nil).repeated(target.forEach, plans: words.plans).map { context in
            LinkModel(
                text: context.plan?.shortTitle[language] ?? context.programme.map { words.plans.label(ofProgramme: $0)[language] } ?? "",
                target: PageMaker.fileName(target, context), current: false)
        }
    }

    static func folder(_ language: Language) -> String {
        language == .chinese ? "" : "en/"
    }

    static func fileName(_ spec: PageSpec, _ context: SectionContext) -> String {
        spec.page + context.fileSuffix + ".html"
    }
}
