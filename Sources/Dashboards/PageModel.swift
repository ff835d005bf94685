// What the templates are filled with: plain values, every text final and in one language.

/// A page ready to be rendered.
struct PageModel: Sendable {
    let languageCode: String
    let otherCode: String
    let site: String
    let audience: String
    let title: String
    let lead: String?
    let skip: String
    /// Whether the page holds tables that want the whole width of the screen.
    let wide: Bool
    let invented: String?
    /// Empty, or `../` for pages in a subfolder.
    let root: String
    let navigation: [LinkModel]
    let otherLanguage: LinkModel?
    let contentsTitle: String
    let contents: ListModel?
    let sections: [SectionModel]
    let foot: [String]
}

/// Links shown as a list; there is none where there are no links.
struct ListModel: Sendable {
    let items: [LinkModel]

    init?(_ items: [LinkModel]) {
        guard !items.isEmpty else { return nil }
        self.items = items
    }
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
    let links: ListModel?
    /// Markup of a checked picture.
    let picture: String?
    let table: TableModel?
    let empty: String?
    /// Short texts under a mark, for what a table would squeeze.
    var cards: CardsModel?
}

struct CardsModel: Sendable {
    let items: [CardModel]
}

struct CardModel: Sendable {
    /// Class of the mark: `conforms`, `breaches`, `undecided`.
    let mark: String
    let sign: String
    let word: String
    let title: String
    /// Clause and strength.
    let note: String
    let lines: [CardLineModel]
}

struct CardLineModel: Sendable {
    let label: String
    let text: String
}

struct TableModel: Sendable {
    let caption: String
    /// A class for the style sheet: `compare` where columns are held against one another; nil for the common table.
    var layout: String?
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
    /// The first cell of a row heads it.
    let heading: Bool
    let tag: String
    let text: String
    let numeric: Bool
    let day: Bool
    /// The small print below the value, line by line.
    let details: [String]
    /// The page that the value leads to; nil for none.
    let target: String?
    /// The heading of the column, for screens too narrow for columns; nil where the table keeps them.
    let label: String?
    /// Whether the cell says that there is nothing.
    let absent: Bool

    init(
        heading: Bool, text: String, numeric: Bool, day: Bool, details: [String], target: String? = nil, label: String? = nil,
        absent: Bool = false
    ) {
        self.heading = heading
        tag = heading ? "th" : "td"
        self.text = text
        self.numeric = numeric
        self.day = day
        self.details = details
        self.target = target
        self.label = label
        self.absent = absent
    }
}
