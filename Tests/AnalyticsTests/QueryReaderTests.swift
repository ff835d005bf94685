// The head of a query file: what it says becomes values, and what is wrong with it is told with its line.

import Analytics
import Domain
import Testing

/// A right head with one line written otherwise.
struct FaultyHead: Sendable, CustomTestStringConvertible {
    let line: String
    let over: String
    /// Lines of the findings.
    let lines: [Int]
    let expected: String

    var testDescription: String { line.isEmpty ? "without \(over)" : line }
}

@Suite struct QueryReaderTests {
    static let right = """
        -- title: 入选率 | Selection
        -- purpose: 谁入选 | who is selected
        -- grain: 每个方案一行 | one row a plan
        -- unit: persons
        -- parameter by: plan, city = plan; 分组 | grouping
        -- parameter plan: any = all; 方案 | plan
        -- column plan_id: plan; 方案 | plan
        -- column selected: count persons; 入选 | selected
        -- column decided: count persons, null means 没有/none; 已有结果 | decided
        -- column undecided: count persons; 未知 | unknown
        -- column ratio: number to one; 比 | ratio
        -- estimate rate: proportion of selected in decided, missing undecided; 入选率 | rate
        -- order: plan_id
        -- key: plan_id
        -- headline: selected, rate
        -- whole: selected
        SELECT 1
        """

    @Test func `a right head is read whole`() throws {
        let (read, findings) = QueryReader.read(Self.right, name: "selection/rate")
        let query = try #require(read)
        #expect(findings == [])
        #expect(query.name == "selection/rate" && query.sql == Self.right && query.order == "plan_id" && query.unit == .persons)
        #expect(query.title == Bilingual("入选率", "Selection"))
        #expect(query.purpose == Bilingual("谁入选", "who is selected"))
        #expect(query.grain == Bilingual("每个方案一行", "one row a plan"))
        #expect(query.parameters.map(\.name) == ["by", "plan"])
        #expect(query.parameters.map(\.choices) == [["plan", "city"], nil])
        #expect(query.parameters.map(\.standard) == ["plan", "all"])
        #expect(query.columns.map(\.name) == ["plan_id", "selected", "decided", "undecided", "ratio"])
        #expect(query.columns.map(\.kind) == [.plan, .count(.persons), .count(.persons), .count(.persons), .number("to one")])
        #expect(query.column("decided")?.nullMeaning == Bilingual("没有", "none"))
        #expect(query.column("selected")?.nullMeaning == nil)
        let estimate = try #require(query.estimates.first)
        #expect(
            estimate.name == "rate" && estimate.successes == "selected" && estimate.trials == "decided" && estimate.missing == ["undecided"]
        )
        #expect(estimate.label == Bilingual("入选率", "rate"))
        #expect(query.key == ["plan_id"] && query.headlines == ["selected", "rate"])
    }

    static let columnForms = "text, plan, discipline, code LIST, count UNIT, number UNIT, day, flag, mentor, person"
    static let words = "title, purpose, grain, unit, parameter NAME, column NAME, estimate NAME, key, headline, whole, order"
    static let faults: [FaultyHead] = [
        FaultyHead(line: "-- title: 入选率", over: "-- title: 入选率 | Selection", lines: [1, 1], expected: "中文 | English"),
        FaultyHead(line: "-- purpose: 谁入选 | ", over: "-- purpose: 谁入选 | who is selected", lines: [1, 2], expected: "中文 | English"),
        FaultyHead(line: "-- grain: | one row", over: "-- grain: 每个方案一行 | one row a plan", lines: [1, 3], expected: "中文 | English"),
        FaultyHead(
            line: "-- unit: people", over: "-- unit: persons", lines: [1, 4], expected: "persons, participations, mentors, places, records"),
        FaultyHead(
            line: "-- parameter by: plan, city; 分组 | grouping", over: "-- parameter by: plan, city = plan; 分组 | grouping", lines: [5],
            expected: "values = standard; 中文 | English"),
        FaultyHead(
            line: "-- parameter by: plan, city = school; 分组 | grouping", over: "-- parameter by: plan, city = plan; 分组 | grouping",
            lines: [5], expected: "plan, city"),
        FaultyHead(
            line: "-- parameter: plan = plan; 分组 | grouping", over: "-- parameter by: plan, city = plan; 分组 | grouping", lines: [5],
            expected: Self.words),
        FaultyHead(
            line: "-- parameter plan: any = all", over: "-- parameter plan: any = all; 方案 | plan", lines: [6],
            expected: "form; 中文 | English"),
        FaultyHead(
            line: "-- column plan_id: plans; 方案 | plan", over: "-- column plan_id: plan; 方案 | plan", lines: [1, 7], expected: columnForms),
        FaultyHead(
            line: "-- column plan_id: code nothing; 方案 | plan", over: "-- column plan_id: plan; 方案 | plan", lines: [1, 7],
            expected: columnForms),
        FaultyHead(
            line: "-- column plan_id: number; 方案 | plan", over: "-- column plan_id: plan; 方案 | plan", lines: [1, 7], expected: columnForms),
        FaultyHead(
            line: "-- column ratio: count heads; 比 | ratio", over: "-- column ratio: number to one; 比 | ratio", lines: [11],
            expected: columnForms),
        FaultyHead(
            line: "-- column ratio: number to one, null means 没有; 比 | ratio", over: "-- column ratio: number to one; 比 | ratio",
            lines: [11], expected: "null means 中文/English"),
        FaultyHead(
            line: "-- column plan_id: text; 又 | again", over: "-- column ratio: number to one; 比 | ratio", lines: [11],
            expected: "-- column NAME, each name once"),
        FaultyHead(
            line: "-- estimate rate: mean of selected in decided; 入选率 | rate",
            over: "-- estimate rate: proportion of selected in decided, missing undecided; 入选率 | rate", lines: [1, 12],
            expected: EstimateForm.allCases.map(\.written).joined(separator: " / ") + "; 中文 | English"),
        FaultyHead(
            line: "-- estimate rate: pooled of selected in decided; 入选率 | rate",
            over: "-- estimate rate: proportion of selected in decided, missing undecided; 入选率 | rate", lines: [1, 12],
            expected: EstimateForm.pooled.written + "; 中文 | English"),
        FaultyHead(
            line: "-- estimate rate: pooled of selected in decided, within plan_id, shown from least; 入选率 | rate",
            over: "-- estimate rate: proportion of selected in decided, missing undecided; 入选率 | rate", lines: [1],
            expected: "-- parameter least: number = …"),
        FaultyHead(
            line: "-- estimate rate: pooled of selected in decided, within plan_id, shown from plan; 入选率 | rate",
            over: "-- estimate rate: proportion of selected in decided, missing undecided; 入选率 | rate", lines: [1],
            expected: "-- parameter plan: number = …"),
        FaultyHead(
            line: "-- estimate rate: ratio of selected in decided over selected in decided, between plan_id; 入选率 | rate",
            over: "-- estimate rate: proportion of selected in decided, missing undecided; 入选率 | rate", lines: [1, 12],
            expected: EstimateForm.ratio.written + "; 中文 | English"),
        FaultyHead(
            line: "-- estimate rate: proportion of chosen in decided; 入选率 | rate",
            over: "-- estimate rate: proportion of selected in decided, missing undecided; 入选率 | rate", lines: [1],
            expected: "-- column chosen: …"),
        FaultyHead(
            line: "-- estimate rate: proportion of selected in decided, missing lost; 入选率 | rate",
            over: "-- estimate rate: proportion of selected in decided, missing undecided; 入选率 | rate", lines: [1],
            expected: "-- column lost: …"),
        FaultyHead(
            line: "-- estimate rate: proportion of selected in decided, missing undecided + lost; 入选率 | rate",
            over: "-- estimate rate: proportion of selected in decided, missing undecided; 入选率 | rate", lines: [1],
            expected: "-- column lost: …"),
        FaultyHead(
            line: "-- estimate rate: proportion of selected in decided, missing undecided +; 入选率 | rate",
            over: "-- estimate rate: proportion of selected in decided, missing undecided; 入选率 | rate", lines: [1, 12],
            expected: "proportion of A in B[, missing C[ + D]]; 中文 | English"),
        FaultyHead(line: "", over: "-- key: plan_id\n", lines: [1], expected: "-- key: …"),
        FaultyHead(line: "-- key: plan", over: "-- key: plan_id", lines: [1], expected: "-- column plan: …"),
        FaultyHead(line: "-- key: plan_id, plan_id", over: "-- key: plan_id", lines: [14], expected: "NAME, NAME, …"),
        FaultyHead(line: "-- key: plan_id,", over: "-- key: plan_id", lines: [1, 14], expected: "NAME, NAME, …"),
        FaultyHead(
            line: "-- headline: chosen", over: "-- headline: selected, rate", lines: [1],
            expected: "-- column chosen: count …, -- estimate chosen: …"),
        FaultyHead(
            line: "-- headline: ratio", over: "-- headline: selected, rate", lines: [1],
            expected: "-- column ratio: count …, -- estimate ratio: …"),
        FaultyHead(line: "-- a remark in the head", over: "-- order: plan_id", lines: [1, 13], expected: "word: value"),
        FaultyHead(
            line: "-- colour: red", over: "-- order: plan_id", lines: [1, 13],
            expected: Self.words),
        FaultyHead(line: "", over: "-- order: plan_id\n", lines: [1], expected: "-- order: …"),
        FaultyHead(line: "", over: "-- unit: persons\n", lines: [1], expected: "-- unit: …"),
    ]

    @Test(arguments: faults)
    func `a fault in the head is told with its line and the form it should have`(fault: FaultyHead) throws {
        #expect(Self.right.contains(fault.over))
        let (query, findings) = QueryReader.read(Self.right.replacing(fault.over, with: fault.line), name: "selection/rate")
        #expect(query == nil)
        #expect(findings.compactMap(\.place.line).sorted() == fault.lines)
        #expect(findings.allSatisfy { $0.code == "query.head" && $0.place.file == "selection/rate.sql" })
        #expect(findings.contains { $0.expected?.en == fault.expected }, "\(findings.compactMap(\.expected?.en))")
    }

    @Test func `a text without a head lacks everything`() {
        let findings = QueryReader.read("SELECT 1", name: "a/b").findings
        #expect(
            findings.compactMap(\.expected?.en) == ["title", "purpose", "grain", "unit", "key", "order", "column"].map { "-- \($0): …" })
    }

    @Test func `several columns of missing are added up`() throws {
        let joined = Self.right.replacing("missing undecided", with: "missing undecided + decided")
        #expect(QueryReader.read(joined, name: "a/b").query?.estimates.first?.missing == ["undecided", "decided"])
    }

    @Test func `every form of column is read as its kind`() throws {
        let forms: [(String, ColumnKind)] = [
            ("text", .text), ("plan", .plan), ("discipline", .discipline), ("code stage", .code("stage")),
            ("count places", .count(.places)),
            ("number days", .number("days")), ("day", .day), ("flag", .flag), ("mentor", .mentor),
        ]
        let read = try query(forms.enumerated().map { "c\($0): \($1.0)" }, "SELECT 1")
        #expect(read.columns.map(\.kind) == forms.map(\.1))
        #expect(read.columns.filter(\.kind.isNumeric).map(\.kind) == [.count(.places), .number("days")])
    }
}
