// What a person writes in `dashboards/*.yaml`: which questions a page answers, in which words and pictures. Never SQL.

internal import Domain
internal import Forms

/// A page, or one page for each plan or programme.
struct PageSpec: Decodable, Sendable {
    /// Name, and first part of the file name.
    let page: String
    /// Place in the navigation; nil for pages that other pages link to.
    let order: Int?
    /// `plan` (official plans only) or `programme`: one page for each.
    let forEach: Repetition?
    let title: Bilingual
    let lead: Bilingual?
    let sections: [SectionSpec]
}

/// What is repeated.
enum Repetition: String, Decodable, Sendable, CaseIterable {
    case plan, programme
    /// Plans of the current programme, invented editions among them.
    case cohort
}

/// A part of a page: one measure in sentences, a chart and a table.
struct SectionSpec: Decodable, Sendable {
    let forEach: Repetition?
    let title: Bilingual
    let text: Bilingual?
    let measure: String?
    let parameters: [String: String]?
    /// Only rows whose column shows this value; see RowFilter.
    let `where`: [String: String]?
    /// Rows in the order of what this column shows.
    let sortBy: String?
    let sentences: [SentenceSpec]?
    /// Whether the sentences run on as one paragraph; else each stands on a line of its own.
    let paragraph: Bool?
    let chart: ChartSpec?
    let table: TableSpec?
    /// Name of a repeated page: a list of links to its instances.
    let links: String?
    /// Said instead where the measure has no row.
    let empty: Bilingual?
}

/// A sentence for each row that passes; `{column}` stands for the row's value.
struct SentenceSpec: Decodable, Sendable {
    let measure: String?
    let parameters: [String: String]?
    let `where`: [String: String]?
    let text: Bilingual
}

struct ChartSpec: Decodable, Sendable {
    enum Kind: String, Decodable, Sendable, CaseIterable {
        /// One row of counts as bars, one a column.
        case steps
        /// One bar a row.
        case bars
        /// One estimate a row with its interval.
        case intervals
        /// A value between two others a row, all from columns, with a mark where there is one.
        case ranges
        /// One bar of several segments a row, as shares.
        case stacked
        /// Values over years, one line a programme.
        case trend
        /// Rates by size, within the limits of chance; of an estimate of the form `funnel`.
        case funnel
    }

    let kind: Kind
    let title: Bilingual
    let axis: Bilingual
    /// Column that names a row.
    let label: String?
    /// Words that name a row, with columns in braces; instead of `label`.
    let labelText: Bilingual?
    /// Words beside a range, with columns in braces.
    let note: Bilingual?
    /// Column of a bar's length, or of the dot in a range.
    let value: String?
    /// Columns of the ends of a range.
    let lower: String?
    let upper: String?
    /// Column of a mark on a bar or range.
    let target: String?
    let targetName: Bilingual?
    /// Name of an estimate.
    let estimate: String?
    /// Columns of `steps`.
    let columns: [String]?
    let series: [SeriesSpec]?
    /// Column of days whose years are the axis of a trend.
    let year: String?
}

struct SeriesSpec: Decodable, Sendable {
    let columns: [String]
    let label: Bilingual
    let role: String
}

struct TableSpec: Decodable, Sendable {
    /// Columns and estimates in order; all where left out.
    let columns: [String]?
}

extension PageSpec {
    private static let bilingual = FormShape.record([
        .must("zh", .text, "中文", "Chinese"), .must("en", .text, "英文", "English"),
    ])
    private static let repetition = FormShape.choice(Repetition.allCases.map(\.rawValue))
    private static let texts = FormShape.map(.text)

    /// The keys of a page specification.
    static let form: [FormKey] = [
        .must("page", .slug, "页面名称", "name of the page"),
        .may("order", .integer(1...99), "导航中的次序", "place in the navigation"),
        .may("for_each", repetition, "每个方案或项目一页", "one page for each"),
        .must("title", bilingual, "标题", "title"),
        .may("lead", bilingual, "导语", "lead"),
        .must("sections", .list(.record(sectionKeys)), "各节", "sections"),
    ]

    private static let sectionKeys: [FormKey] = [
        .may("for_each", repetition, "每个方案或项目一节", "one section for each"),
        .must("title", bilingual, "标题", "title"),
        .may("text", bilingual, "说明", "text"),
        .may("measure", .text, "查询名称", "query"),
        .may("parameters", texts, "参数", "parameters"),
        .may("where", texts, "只取这些行", "only these rows"),
        .may("sort_by", .text, "排序列", "column to sort by"),
        .may("paragraph", .flag, "句子连成一段", "sentences as one paragraph"),
        .may("sentences", .list(.record(sentenceKeys)), "句子", "sentences"),
        .may("chart", .record(chartKeys), "图", "chart"),
        .may("table", .record([.may("columns", .list(.text), "列", "columns")]), "表", "table"),
        .may("links", .slug, "链接到的页面", "pages linked to"),
        .may("empty", bilingual, "没有记录时的说明", "said where there is nothing"),
    ]
    private static let sentenceKeys: [FormKey] = [
        .may("measure", .text, "查询名称", "query"), .may("parameters", texts, "参数", "parameters"),
        .may("where", texts, "只取这些行", "only these rows"), .must("text", bilingual, "句子", "sentence"),
    ]
    private static let chartKeys: [FormKey] = [
        .must("kind", .choice(ChartSpec.Kind.allCases.map(\.rawValue)), "图的种类", "kind"),
        .must("title", bilingual, "图题", "title"), .must("axis", bilingual, "轴名", "axis"),
        .may("label", .text, "行名所在列", "column naming a row"),
        .may("label_text", bilingual, "行名的写法", "words naming a row"), .may("value", .text, "长度所在列", "column of the length"),
        .may("lower", .text, "下端所在列", "column of the lower end"), .may("upper", .text, "上端所在列", "column of the upper end"),
        .may("note", bilingual, "行末的写法", "words at the end of a row"),
        .may("target", .text, "标记所在列", "column of the mark"), .may("target_name", bilingual, "标记的含义", "what the mark is"),
        .may("estimate", .text, "估计", "estimate"), .may("columns", .list(.text), "各列", "columns"),
        .may(
            "series",
            .list(
                .record([
                    .must("columns", .list(.text), "列，相加", "columns, summed"), .must("label", bilingual, "名称", "name"),
                    .must("role", .text, "颜色角色", "role"),
                ])), "各段", "segments"),
        .may("year", .text, "年份所在列", "column of the years"),
    ]
}
