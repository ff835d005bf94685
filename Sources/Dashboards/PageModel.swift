// What the templates are filled with: plain values, every text final and in one language.

/// A page ready to be rendered.
struct PageModel: Sendable {
    let languageCode: String
    let site: String
    let audience: String
    let title: String
    let lead: String?
    let skip: String
    let invented: String?
    /// Empty, or `../` for pages in a subfolder.
    let root: String
    let navigation: [LinkModel]
    let otherLanguage: LinkModel?
    let contentsTitle: String
    let contents: [LinkModel]
    let sections: [SectionModel]
    let foot: [String]
}

struct LinkModel: Sendable {
    let text: String
    let target: String
    let current: Bool
}

struct SectionModel: Sendable {
    let anchor: String
    let title: String
    let text: String?
    let sentences: [String]
    let links: [LinkModel]
    /// Markup of a checked picture.
    let picture: String?
    let table: TableModel?
    let empty: String?
}

struct TableModel: Sendable {
    let caption: String
    let head: [HeadCellModel]
    let rows: [TableRowModel]
    let download: LinkModel
    /// Query, unit, rows read and dropped.
    let notes: [String]
}

struct HeadCellModel: Sendable {
    let text: String
    let numeric: Bool
}

struct TableRowModel: Sendable {
    let cells: [TableCellModel]
}

struct TableCellModel: Sendable {
    let text: String
    let numeric: Bool
    let day: Bool
    /// The small print below the value, line by line.
    let details: [String]
}
