// What stands around the sections of every page: navigation, the other language, the two days, the digest of the store.

internal import Domain
internal import Ledger

/// The frame of all pages in one language.
struct PageFrame {
    let specs: SpecCatalogue
    let words: CellText
    let cut: Cut
    let provenance: (invented: Bool, lastBatch: Int, head: String)
    let bothLanguages: Bool
    /// Links to the pages made by code, after those of specifications.
    let coded: [(name: String, link: LinkModel)]

    private var language: Language { words.language }

    /// Path from a page to the site's folder.
    var root: String { PageFrame.root(language) }

    static func root(_ language: Language) -> String { language == .chinese ? "" : "../" }

    init(
        specs: SpecCatalogue, words: CellText, cut: Cut, provenance: (invented: Bool, lastBatch: Int, head: String), bothLanguages: Bool,
        coded: [any CodedPage]
    ) {
        self.specs = specs
        self.words = words
        self.cut = cut
        self.provenance = provenance
        self.bothLanguages = bothLanguages
        self.coded = coded.compactMap { page in
            page.navigation.map { (page.name, LinkModel(text: $0, target: page.file, current: false)) }
        }
    }

    /// A page of these sections.
    ///
    /// - Parameters:
    ///   - name: of the page, to mark its place in the navigation.
    ///   - file: its file name, the same in both languages.
    func page(
        _ name: String, file: String, title: String, lead: String?, wide: Bool = false, sections: [SectionModel]
    ) -> PageModel {
        func said(_ name: String) -> String { Words.all[name]?[language] ?? "" }
        let separator = language == .chinese ? "：" : ": "
        return PageModel(
            languageCode: language == .chinese ? "zh-CN" : "en", otherCode: language == .chinese ? "en" : "zh-CN", site: said("site"),
            audience: said("audience"), title: title, lead: lead, skip: said("skip"), wide: wide,
            invented: provenance.invented ? said("invented") : nil, root: root, navigation: navigation(name),
            otherLanguage: bothLanguages
                ? LinkModel(text: said("language"), target: language == .chinese ? "en/" + file : "../" + file, current: false) : nil,
            contentsTitle: said("contents"),
            contents: sections.count > 2
                ? ListModel(sections.map { LinkModel(text: $0.title, target: "#" + $0.anchor, current: false) }) : nil,
            sections: sections,
            foot: [
                "\(said("asOf"))\(separator)\(cut.asOf)", "\(said("knownBy"))\(separator)\(cut.knownBy)", said("method"),
                "\(said("head"))\(separator)\(provenance.head)",
            ])
    }

    private func navigation(_ name: String) -> [LinkModel] {
        func isAt(_ place: String) -> Bool { place == name || name.hasPrefix(place + "-") }
        return specs.pages.filter { $0.order != nil }.map { page in
            LinkModel(
                text: page.title[language], target: PageMaker.fileName(page, SectionContext(plan: nil, programme: nil)),
                current: isAt(page.page))
        } + coded.map { LinkModel(text: $0.link.text, target: $0.link.target, current: isAt($0.name)) }
    }
}
