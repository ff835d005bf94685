// A template: a workbook for one kind of record under one plan, with that plan's choices as drop-downs.

package import Domain
package import Workbooks

/// An empty table to be filled in and imported.
package struct Template {
    let kind: RecordKind
    let plan: Plan
    let language: Language
    /// The program's version.
    let program: String

    package init(kind: RecordKind, plan: Plan, language: Language, program: String) {
        self.kind = kind
        self.plan = plan
        self.language = language
        self.program = program
    }

    /// Rows that the drop-downs hold for.
    static let lastRow = 2000
    static let helpName = Bilingual("填写说明", "How to fill in")

    /// The workbook: the table with an example row, what each column means, and the hidden mark.
    package var workbook: Workbook {
        Workbook(
            title: "\(plan.shortTitle[language]) \(kind.label[language])", made: plan.document?.issued ?? plan.cycle.from,
            sheets: [table, help, mark.sheet])
    }

    package var mark: SheetMark {
        SheetMark(
            .template,
            [
                "kind": kind.rawValue, "plan": plan.id, "sheet": WorkbookSheet.sheetName(kind.label[language]),
                "choices": kind.choicesDigest(in: plan), "program": program,
            ])
    }

    private var columns: [RecordColumn] { kind.columns(in: plan) }

    private var table: WorkbookSheet {
        let columns = columns
        let heading = columns.map { column in
            let meaning = ColumnMeaning(column, of: kind, in: plan)
            let needed = need(column).said
            return SheetCell(
                column.heading(in: language), look: need(column) == .always ? .requiredHeading : .heading,
                note: """
                    \(needed.zh)：\(meaning.meaning.zh)。\(meaning.allowed.zh)
                    \(needed.en): \(meaning.meaning.en). \(meaning.allowed.en)
                    """)
        }
        let example = ExampleRow.cells(columns, of: kind, in: plan, language)
        return WorkbookSheet(
            name: kind.label[language], columns: zip(columns, example).map(sheetColumn), headingRows: 1, frozenColumns: 1,
            entryRows: 2...Template.lastRow, filteredTo: 2
        ) { emit in
            try emit(SheetRow(number: 1, cells: heading, height: 32))
            try emit(SheetRow(number: 2, cells: example))
        }
    }

    /// Whether a column has to be filled in under this template.
    private enum Need: Equatable {
        case always
        /// Where none of these is filled in, by their headings.
        case unless(Bilingual)
        case never

        var said: Bilingual {
            switch self {
            case .always: Bilingual("必填", "required")
            case .unless(let others): Bilingual("与\(others.zh)至少填一项", "this or \(others.en) is required")
            case .never: Bilingual("可不填", "may be empty")
            }
        }

        /// In the help sheet's column.
        var sign: String {
            switch self {
            case .always: "是 yes"
            case .unless: "择一 or"
            case .never: ""
            }
        }
    }

    private func need(_ column: RecordColumn) -> Need {
        // The template says which plan it is for.
        guard column.required, column.name != "plan_id" else { return .never }
        let others = kind.columns.filter { column.alternatives.contains($0.name) }
        guard !others.isEmpty else { return .always }
        return .unless(
            Bilingual(others.map { "“\($0.headings[0])”" }.joined(), others.map { "“\($0.headings[1])”" }.joined(separator: " or ")))
    }

    private func sheetColumn(_ column: RecordColumn, _ example: SheetCell) -> SheetColumn {
        let choices = ColumnChoices(column, of: kind, in: plan)
        let words = choices?.words.map { $0[language] } ?? []
        let shown = if case .text(let text) = example.value { text } else { "" }
        // A heading takes two lines, and the filter's button beside them.
        let heading = column.heading(in: language).cellWidth
        let width = max((words + [shown]).map(\.cellWidth).max() ?? 0, (heading > 10 ? (heading + 1) / 2 : heading) + 2)
        return SheetColumn(
            width: Double(min(28, max(10, width + 2))), look: .plain, nature: column.content.nature, limit: limit(column, choices))
    }

    private func limit(_ column: RecordColumn, _ choices: ColumnChoices?) -> EntryLimit? {
        let meaning = ColumnMeaning(column, of: kind, in: plan)
        let hint = (title: column.heading(in: language), text: meaning.meaning[language])
        if let choices { return EntryLimit(.oneOf(choices.words.map { $0[language] }), isStrict: choices.isStrict, hint: hint) }
        switch column.content {
        case .day:
            guard let first = CivilDay(year: 1900, month: 1, day: 1), let last = CivilDay(year: 2199, month: 12, day: 31) else {
                return nil
            }
            return EntryLimit(
                .day(first...last), isStrict: true, hint: (hint.title, "\(meaning.meaning[language])\n\(meaning.allowed[language])"))
        case .number(let range): return EntryLimit(.number(range), isStrict: true, hint: (hint.title, meaning.allowed[language]))
        case .whole(let range): return EntryLimit(.whole(range), isStrict: true, hint: (hint.title, meaning.allowed[language]))
        default: return nil
        }
    }

    private var help: WorkbookSheet {
        let (kind, plan, columns, needs) = (kind, plan, columns, columns.map(need))
        let said = Template.instructions(kind, plan)
        let widths = [16.0, 18, 9, 8, 30, 34, 26, 30]
        return WorkbookSheet(
            name: Template.helpName[language],
            columns: widths.map { SheetColumn(width: $0, look: .prose) }, headingRows: 0
        ) { emit in
            try emit(
                SheetRow(
                    number: 1,
                    cells: [
                        SheetCell("\(plan.shortTitle.zh)　\(kind.label.zh) | \(plan.shortTitle.en), \(kind.label.en)", look: .title)
                    ], height: 24))
            for (index, line) in said.enumerated() {
                try emit(SheetRow(number: index + 2, cells: [SheetCell(line.zh + " | " + line.en)]))
            }
            let first = said.count + 3
            let head = ["列名", "heading", "必填 needed", "键 key", "含义", "meaning", "可填", "allowed"]
            try emit(SheetRow(number: first, cells: head.map { SheetCell($0, look: .heading) }, height: 32))
            for (index, column) in columns.enumerated() {
                let words = ColumnMeaning(column, of: kind, in: plan)
                let texts = [
                    column.headings[0], column.headings[1], needs[index].sign, column.isKey ? "是 yes" : "",
                    words.meaning.zh, words.meaning.en, words.allowed.zh, words.allowed.en,
                ]
                try emit(
                    SheetRow(
                        number: first + 1 + index, cells: texts.map { SheetCell($0, look: .prose) },
                        height: RowHeight.fitting(texts, in: widths)))
            }
        }
    }

    private static func instructions(_ kind: RecordKind, _ plan: Plan) -> [Bilingual] {
        [
            Bilingual("深色列名必填，浅色列名可不填；请不要改动列名。", "Dark headings are required, light ones may stay empty; do not change the headings."),
            Bilingual(
                "灰色的示例行是虚构的，以“\(ExampleRow.mark.zh)”开头，不会入库；可以删去。",
                "The grey example row is invented, begins with “\(ExampleRow.mark.en)” and is never stored; it can be removed."),
            Bilingual(
                "标“键”的各列合起来区分每条记录：以后报送同样的键即为更正。",
                "The columns marked as key tell records apart: the same key sent later corrects the record."),
            Bilingual(
                "编号和证件号码已设为文本；请用“只粘贴数值”，以免改掉格式。",
                "Numbers of persons and documents are set as text; paste values only, lest the format is changed."),
            Bilingual(
                "填好后存为 .xlsx 交回；管理办公室用 talentpool import 导入，先加 --dry-run 检查。",
                "Save as .xlsx and send it back; the office imports it with talentpool import, first with --dry-run."),
            Bilingual(
                "本模板只用于方案 \(plan.id)；含个人信息，请妥善保管和传送。",
                "This template is for the plan \(plan.id) alone; filled in it holds personal data: keep and send it with care."),
        ]
    }
}

extension ColumnContent {
    /// How a spreadsheet is to keep what is entered: anything but days and numbers as text.
    var nature: CellNature {
        switch self {
        case .day: .day
        case .number, .whole: .number
        default: .text
        }
    }
}

extension String {
    /// Characters of the Latin alphabet it takes in a cell: two for a Chinese one.
    var cellWidth: Int {
        unicodeScalars.reduce(0) { $0 + ($1.value >= 0x1100 ? 2 : 1) }
    }
}
