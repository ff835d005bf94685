// A page made by code, for what no specification in dashboards/*.yaml can say.

/// One such page in one language. SiteMaker lists them in the order of the navigation.
protocol CodedPage {
    /// Name and first part of the file name, the same in both languages: `restatement`. A page below another one is named after it
    /// (`plans-xinjiang-2025` below `plans`), and the navigation marks that one as the place where the reader is.
    var name: String { get }
    var title: String { get }
    var lead: String? { get }
    /// The word in the navigation; nil for a page that other pages link to.
    var navigation: String? { get }
    /// Whether its tables want the whole width of the screen, and a sheet of paper on its side.
    var wide: Bool { get }
    /// The sections in order, and the data files by name.
    func sections() throws -> ([SectionModel], [String: String])
}

extension CodedPage {
    var file: String { name + ".html" }
    var navigation: String? { title }
    var wide: Bool { false }
}
