// Typical mistakes in a plan file: each is told with its line and what to write, in both languages, and none hides the next.

import Domain
import Foundation
import Plans
import Testing

/// Passages of an official plan rewritten, and the findings that must follow, in the order of their lines.
struct TypicalMistake: Sendable, CustomTestStringConvertible {
    struct Told: Sendable {
        let code: String
        /// A passage whose line the finding names.
        let at: String
        /// What the reader is told to do, in part, in Chinese and in English.
        let zh: String
        let en: String

        init(_ code: String, _ at: String, _ zh: String, _ en: String) {
            (self.code, self.at, self.zh, self.en) = (code, at, zh, en)
        }
    }

    let name: String
    let edits: [(over: String, write: String)]
    let told: [Told]
    var testDescription: String { name }

    init(_ name: String, _ over: String, _ write: String, _ told: Told...) {
        self.name = name
        edits = [(over, write)]
        self.told = told
    }

    init(_ name: String, _ edits: [(over: String, write: String)], _ told: Told...) {
        (self.name, self.edits, self.told) = (name, edits, told)
    }
}

@Suite struct TeachingTests {
    typealias Told = TypicalMistake.Told

    /// A key missing, misspelt, elsewhere.
    static let keys: [TypicalMistake] = [
        TypicalMistake(
            "missing key", "clause: 四（一）, precision", "precision",
            Told("plan.key.missing", "cycle: {", "请补写，例如 clause: 四（二）", "Add it, for example clause: 四（二）")),
        TypicalMistake(
            "misspelt needed key is told once", "programme: xinjiang", "programe: xinjiang",
            Told("plan.key.unknown", "programe:", "是否为“programme”？", "Did you mean “programme”?")),
        TypicalMistake(
            "key in Chinese", "certificate: {", "培养证书: {",
            Told("plan.key.unknown", "培养证书", "是否为“certificate”？", "Did you mean “certificate”?")),
        TypicalMistake(
            "key of another place", "follow_up:\n", "visits: {operator: \">=\", count: 1}\nfollow_up:\n",
            Told("plan.key.unknown", "visits: {operator: \">=\", count: 1}", "应写在 training 之下", "belongs under training")),
        TypicalMistake(
            "fault inside a misspelt key", "mentors:\n  capacity: {operator: \"<=\", pupils: 5",
            "mentor:\n  capacity: {operator: \"<=\", pupils: 五",
            Told("plan.key.unknown", "mentor:\n", "是否为“mentors”？", "Did you mean “mentors”?"),
            Told("plan.value.invalid", "pupils: 五", "1 至 1000 的整数", "a whole number from 1 to 1000")),
        TypicalMistake(
            "key without value", "    names: [乌鲁木齐八一中学", "    names:\n    x: [乌鲁木齐八一中学",
            Told("plan.value.invalid", "    names:\n", "没有规定时请删去此键", "leave the key out where nothing is stated"),
            Told("plan.key.unknown", "    x: [", "以下之一：clause、names", "one of clause, names")),
        TypicalMistake(
            "key twice", "programme: xinjiang", "programme: xinjiang\nprogramme: xinjiang",
            Told("plan.syntax", "programme: xinjiang", "请合并为一处", "Put them together in one place")),
    ]

    /// A value of another shape.
    static let shapes: [TypicalMistake] = [
        TypicalMistake(
            "list where a record is needed", "grades: {codes: [senior_1], clause: 三（二）, strength: must}", "grades: [senior_1]",
            Told("plan.value.invalid", "grades: [", "写成了一个列表", "it is written as a list")),
        TypicalMistake(
            "record where a list is needed", "ratios:\n    - {numerator", "ratios:\n      {numerator",
            Told("plan.value.invalid", "      {numerator", "每一项另起一行，以“- ”开头", "Begin each item on a line of its own")),
        TypicalMistake(
            "text where a list is needed", "names: [乌鲁木齐市]}", "names: 乌鲁木齐市、昌吉市}",
            Told("plan.value.invalid", "names: 乌鲁木齐市、", "请写作 [乌鲁木齐市, 昌吉市]", "Write [乌鲁木齐市, 昌吉市]")),
        TypicalMistake(
            "words where a list of codes is needed", "grades: {codes: [senior_1]", "grades: {codes: 高一、高二",
            Told("plan.value.invalid", "codes: 高一", "请写作 [senior_1, senior_2]", "Write [senior_1, senior_2]")),
        TypicalMistake(
            "text where a record is needed",
            "certificate: {granted: [excellent, qualified], withheld: [unqualified], clause: 五（三）, strength: must}",
            "certificate: 合格以上",
            Told("plan.value.invalid", "certificate: 合格", "granted、withheld、clause、strength", "granted, withheld, clause, strength")),
        TypicalMistake(
            "list where a text is needed", "strength: must, by: [school, office]", "strength: [must], by: [school, office]",
            Told("plan.value.invalid", "strength: [must]", "例如 must", "for example must")),
    ]

    /// Days, numbers, codes written as documents write them.
    static let values: [TypicalMistake] = [
        TypicalMistake(
            "day with one digit", "from: 2025-07-01", "from: 2025-7-1",
            Told("plan.value.invalid", "2025-7-1", "请写作 2025-07-01", "Write 2025-07-01")),
        TypicalMistake(
            "day with strokes", "from: 2025-07-01", "from: 2025/7/1",
            Told("plan.value.invalid", "2025/7/1", "请写作 2025-07-01", "Write 2025-07-01")),
        TypicalMistake(
            "day in Chinese", "from: 2025-07-01", "from: 2025年7月1日",
            Told("plan.value.invalid", "2025年7月1日", "请写作 2025-07-01", "Write 2025-07-01")),
        TypicalMistake(
            "day without a year", "from: 2025-07-01", "from: 7月1日",
            Told("plan.value.invalid", "7月1日", "请连年份写明，写作 YYYY-07-01", "State the year as well: YYYY-07-01")),
        TypicalMistake(
            "month alone", "to: 2025-07-31", "to: 2025-07",
            Told("plan.value.invalid", "to: 2025-07}", "末日写 2025-07-31", "the last 2025-07-31")),
        TypicalMistake(
            "day in wide digits", "from: 2025-07-01", "from: ２０２５-０７-０１",
            Told("plan.value.invalid", "２０２５", "请写作 2025-07-01", "Write 2025-07-01")),
        TypicalMistake(
            "31 June", "to: 2025-07-31", "to: 2025-06-31",
            Told("plan.value.invalid", "2025-06-31", "2025 年 6 月只到 30 日", "The last day of that month is 2025-06-30")),
        TypicalMistake(
            "percent sign", "top_percent: 10", "top_percent: 10%",
            Told("plan.value.invalid", "10%", "请只写数字 10", "Write the number alone: 10")),
        TypicalMistake(
            "number with its unit", "pupils: 5", "pupils: 5名",
            Told("plan.value.invalid", "5名", "请只写数字 5", "Write the number alone: 5")),
        TypicalMistake(
            "ratio with a colon", "number: 3,", "number: 3:1,",
            Told("plan.value.invalid", "3:1", "请只写数字 3", "Write the number alone: 3")),
        TypicalMistake(
            "misspelt code", "strength: in_principle}\n\nquotas", "strength: in_principal}\n\nquotas",
            Told("plan.value.invalid", "in_principal", "是否为“in_principle”？", "Did you mean “in_principle”?")),
        TypicalMistake(
            "code in Chinese", "{stage: review, clause: 八（二）, strength: must, by: [school, office]}",
            "{stage: 资格审核, clause: 八（二）, strength: 应当, by: [中学, 管理办公室]}",
            Told("plan.value.invalid", "资格审核", "是否为“review”？", "Did you mean “review”?"),
            Told("plan.value.invalid", "资格审核", "是否为“must”？", "Did you mean “must”?"),
            Told("plan.value.invalid", "资格审核", "是否为“school”？", "Did you mean “school”?"),
            Told("plan.value.invalid", "资格审核", "是否为“office”？", "Did you mean “office”?")),
        TypicalMistake(
            "operator as a sign of mathematics", "visits: {operator: \">=\"", "visits: {operator: ≥",
            Told("plan.value.invalid", "≥", "是否为“>=”？", "Did you mean “>=”?")),
        TypicalMistake(
            "operator in words and wide quotation marks",
            [("visits: {operator: \">=\"", "visits: {operator: 不少于"), ("capacity: {operator: \"<=\"", "capacity: {operator: “<=”")],
            Told("plan.value.invalid", "“<=”", "是否为“<=”？", "Did you mean “<=”?"),
            Told("plan.value.invalid", "不少于", "是否为“>=”？", "Did you mean “>=”?")),
        TypicalMistake(
            "yes for true", "failure_ends_training: true", "failure_ends_training: 是",
            Told("plan.value.invalid", "failure_ends_training", "是否为“true”？", "Did you mean “true”?")),
        TypicalMistake(
            "discipline in Chinese", "codes: [mathematics, physics", "codes: [数学, physics",
            Told("plan.value.invalid", "[数学", "是否为“mathematics”？", "Did you mean “mathematics”?")),
    ]

    /// Slips of the keyboard.
    static let slips: [TypicalMistake] = [
        TypicalMistake(
            "operator without quotation marks", "    operator: \"=\"\n", "    operator: >=\n",
            Told("plan.text.quotes", "operator: >=\n", "请写作 \">=\"", "Write \">=\"")),
        TypicalMistake(
            "operator without quotation marks in brackets", "visits: {operator: \">=\",", "visits: {operator: >=,",
            Told("plan.text.quotes", "visits:", "请写作 \">=\"", "Write \">=\"")),
        TypicalMistake(
            "operator cut to a folding sign", "    operator: \"=\"\n", "    operator: >\n",
            Told("plan.text.quotes", "operator: >\n", "加半角双引号", "in plain double quotation marks")),
        TypicalMistake(
            "wide colon after a key", "programme: xinjiang", "programme：xinjiang",
            Told("plan.text.colon", "programme：", "请写作 programme:", "Write programme:")),
        TypicalMistake(
            "wide colons and commas in brackets", "window: {from: 2025-07-01, to: 2025-07-31}", "window: {from：2025-07-01，to：2025-07-31}",
            Told("plan.text.colon", "2025-07-01，", "半角冒号加一个空格", "a plain colon and a blank"),
            Told("plan.text.colon", "2025-07-01，", "to: ", "to: "),
            Told("plan.text.comma", "2025-07-01，", "半角逗号加一个空格", "a plain comma and a blank")),
        TypicalMistake(
            "wide comma between codes", "codes: [mathematics, physics", "codes: [mathematics，physics",
            Told("plan.text.comma", "mathematics，", "请写作 , physics", "Write , physics")),
        TypicalMistake(
            "wide signs in a quota", "{mathematics: 10, physics: 10", "{mathematics：10，physics: 10",
            Told("plan.text.colon", "mathematics：10", "请写作 mathematics:", "Write mathematics:"),
            Told("plan.text.comma", "mathematics：10", "请写作 , physics", "Write , physics")),
        TypicalMistake(
            "wide brackets", "codes: [senior_1]", "codes: ［senior_1］",
            Told("plan.text.bracket", "［senior_1］", "请写作 [", "Write ["),
            Told("plan.text.bracket", "［senior_1］", "请写作 ]", "Write ]")),
        TypicalMistake(
            "tab for a margin", "    clause: 五（二）\n", "\tclause: 五（二）\n",
            Told("plan.text.indent", "\tclause: 五（二）", "半角空格，每层两个", "plain blanks, two for each level")),
        TypicalMistake(
            "wide blanks for a margin", "    clause: 五（二）\n", "　　clause: 五（二）\n",
            Told("plan.text.indent", "　　clause: 五（二）", "请把行首改为半角空格", "Replace the margin by plain blanks")),
        TypicalMistake(
            "no blank after a colon", "programme: xinjiang", "programme:xinjiang",
            Told("plan.text.blank", "programme:x", "请写作 programme: x", "Write programme: x")),
        TypicalMistake(
            "no blank after a hyphen", "  - stage: initial", "  -stage: initial",
            Told("plan.text.blank", "-stage: initial", "请写作 - stage", "Write - stage")),
        TypicalMistake(
            "bracket not closed", "- {name: 新疆大学}", "- {name: 新疆大学",
            Told("plan.syntax", "{name: 新疆大学", "括号", "brackets and commas")),
        TypicalMistake(
            "quotation mark not closed", "as_written: 4月初}", "as_written: \"4月初}",
            Told("plan.syntax", "\"4月初", "请补上另一半引号", "Add the other one")),
        TypicalMistake(
            "margin too small", "    by: [office, university, mentor]", "   by: [office, university, mentor]",
            Told("plan.syntax", "   by: [office, university", "请使同一层的键左边对齐", "Align the keys of one level")),
        TypicalMistake(
            "colon in a text", "title: {zh: 2025年", "title: {zh: 通知: 2025年",
            Told("plan.syntax", "通知: 2025年", "加上半角双引号", "in double quotation marks")),
    ]

    /// What does not fit within the plan.
    static let contents: [TypicalMistake] = [
        TypicalMistake(
            "quota of an unknown name", "counts: {mathematics: 10", "counts: {数学: 10",
            Told("plan.discipline.unknown", "counts: {", "是否为“mathematics”？", "Did you mean “mathematics”?")),
        TypicalMistake(
            "quota of a university the plan does not have",
            "by: discipline\n    operator: \"=\"\n    counts: {mathematics: 10, physics: 10, chemistry: 10, biology: 10, computing: 10}",
            "by: university\n    operator: \"=\"\n    counts: {新疆大学: 30, 新疆师范大学: 20}",
            Told("plan.university.unknown", "新疆师范大学: 20", "新疆大学", "Did you mean “新疆大学”?")),
        TypicalMistake(
            "window reversed", "window: {from: 2025-07-01, to: 2025-07-31}", "window: {from: 2025-07-31, to: 2025-07-01}",
            Told("plan.window.reversed", "2025-07-31, to", "请核对年份，或对调两个日期", "Check the year, or swap the two days")),
        TypicalMistake(
            "several names in one entry", "第68中学]", "第68中学，虚构中学]",
            Told("plan.name.joined", "names: [乌鲁木齐八一中学", "乌鲁木齐市第68中学, 虚构中学", "Set plain commas between them")),
    ]

    /// Several at once.
    static let together: [TypicalMistake] = [
        TypicalMistake(
            "five faults of five kinds in one round",
            [
                ("programme: xinjiang", "programme：xinjiang"), ("top_percent: 15", "top_percent: 15%"),
                ("    operator: \"=\"\n", "    operator: >=\n"), ("physics: 10, chemistry", "physics: 11, chemistry"),
                ("from: 2025-07-01", "from: 2025/7/1"),
            ],
            Told("plan.text.colon", "programme：", "programme", "programme"),
            Told("plan.value.invalid", "15%", "请只写数字 15", "Write the number alone: 15"),
            Told("plan.text.quotes", "operator: >=\n", "请写作", "Write"),
            Told("plan.quota.sum", "physics: 11", "请核对各项与总数", "Check the parts and the total"),
            Told("plan.value.invalid", "2025/7/1", "请写作 2025-07-01", "Write 2025-07-01")),
        TypicalMistake(
            "a section that cannot be read hides no other",
            [("codes: [senior_1],", "codes: [senior_1,"), ("pupils: 5", "pupils: 5人"), ("questions: [topnotch]", "questions: [topnoch]")],
            Told("plan.syntax", "codes: [senior_1,", "括号", "brackets and commas"),
            Told("plan.value.invalid", "5人", "请只写数字 5", "Write the number alone: 5"),
            Told("plan.value.invalid", "topnoch", "是否为“topnotch”？", "Did you mean “topnotch”?")),
    ]

    @Test(arguments: keys + shapes + values + slips + contents + together)
    func `a typical mistake is told with its line and what to write`(mistake: TypicalMistake) throws {
        var text = try OfficialPlans.text("xinjiang-2025")
        for edit in mistake.edits {
            let first = try #require(text.range(of: edit.over), "the passage is in the plan")
            text.replaceSubrange(first, with: edit.write)
        }
        let (document, findings) = PlanReader.read(text, file: "x.yaml")
        #expect(document == nil)
        let seen = findings.map { $0.message(in: .english) }
        #expect(findings.map(\.code).sorted() == mistake.told.map(\.code).sorted(), "\(seen)")
        for told in mistake.told {
            let place = try #require(text.range(of: told.at))
            let line = text[..<place.lowerBound].count { $0 == "\n" } + 1
            let match = findings.contains { finding in
                finding.code == told.code && finding.place == Finding.Place(file: "x.yaml", line: line)
                    && finding.message(in: .chinese).contains(told.zh) && finding.message(in: .english).contains(told.en)
            }
            #expect(match, "\(told.code) line \(line): \(seen)")
        }
        for finding in findings { #expect(finding.expected != nil || finding.action != nil) }
    }

    @Test func `at least forty mistakes stand in the tables`() {
        #expect((Self.keys + Self.shapes + Self.values + Self.slips + Self.contents + Self.together).count >= 40)
    }

    @Test func `a file in wide colons throughout is read on as if they were plain`() {
        let findings = PlanReader.read("id：xuni-2027\nprogramme：xuni\n培养周期：\n  from：2027-01-01\n", file: "x.yaml").findings
        #expect(findings.filter { $0.code == "plan.text.colon" }.map(\.place.line) == [1, 2, 3, 4])
        #expect(findings.contains { $0.code == "plan.key.unknown" && $0.action?.en == "Did you mean “cycle”?" })
        let missing = findings.filter { $0.code == "plan.key.missing" }.map(\.what.en)
        #expect(missing.count == 7 && missing.contains { $0.hasPrefix("the key cycle.to ") })
    }

    @Test func `an evaluation outside the cycle is told and the plan is read all the same`() throws {
        let text = try OfficialPlans.text("xinjiang-2025").replacing(
            "{from: 2025-04-01, to: 2025-04-10", with: "{from: 2024-04-01, to: 2024-04-10")
        let (document, findings) = PlanReader.read(text, file: "x.yaml")
        #expect(document != nil)
        #expect(findings.map(\.code) == ["plan.window.outside_cycle"])
        let finding = try #require(findings.first)
        #expect(finding.severity == .warning && finding.found == "2024-04-01 – 2024-04-10")
        #expect(finding.place.line == text[..<(try #require(text.range(of: "2024-04-01"))).lowerBound].count { $0 == "\n" } + 1)
        #expect(finding.expected?.zh == "2025-01-01 至 2025-12-31 之间的日期")
        #expect(PlanLint.faults(of: try #require(document).plan).contains { $0.code == "lint.evaluation.outside_cycle" })
    }

    @Test(arguments: ["\r\n", "\n"])
    func `line ends of Windows and a byte order mark change no line number`(end: String) throws {
        let text = try OfficialPlans.text("xinjiang-2025").replacing("programme: xinjiang", with: "programme：xinjiang")
            .replacing("pupils: 5", with: "pupils: 5%").replacing("\n", with: end)
        let findings = PlanReader.read("\u{FEFF}" + text, file: "x.yaml").findings
        #expect(findings.map(\.code) == ["plan.text.colon", "plan.value.invalid"])
        #expect(findings.map(\.place.line) == [3, 54])
    }

    @Test func `wide signs inside sentences are no slips`() throws {
        let text = try OfficialPlans.text("xinjiang-2025")
            .replacing("zh: 2025年自治区“中学生英才计划”工作实施方案,", with: "zh: 关于印发：自治区，中学生【英才计划】的通知（一）、（二）,")
        #expect(PlanReader.read(text, file: "x.yaml").findings == [])
        // Another fault in the file does not turn them into slips.
        let faulty = text.replacing("pupils: 5", with: "pupils: x")
        #expect(PlanReader.read(faulty, file: "x.yaml").findings.map(\.code) == ["plan.value.invalid"])
    }
}
