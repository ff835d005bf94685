// Makes the model of one page in one language.

internal import Analytics
internal import Charts
internal import Domain
internal import Ledger

/// One page about one context.
struct PageMaker {
    let spec: PageSpec
    let context: SectionContext
    let desk: MeasureDesk
    let plotter: Plotter
    let frame: PageFrame

    private var words: CellText { frame.words }
    private var language: Language { words.language }
    private var fileName: String { PageMaker.fileName(spec, context) }

    /// Path below the site's folder.
    var path: String { PageMaker.folder(language) + fileName }

    /// The page, and its data files by name.
    func page() throws -> (PageModel, [String: String]) {
        var data: [String: String] = [:]
        let maker = SectionMaker(
            desk: desk, plotter: plotter, words: words, cut: frame.cut, dataPath: frame.root + "data/", addData: { data[$0] = $1 })
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
        return (
            frame.page(
                spec.page, file: fileName, title: context.filled(spec.title, in: language, plans: words.plans),
                lead: spec.lead.map { context.filled($0, in: language, plans: words.plans) }, sections: sections), data
        )
    }

    private func links(_ name: String?) -> [LinkModel] {
        guard let target = frame.specs.pages.first(where: { $0.page == name }) else { return [] }
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
