// A worklist as a workbook: one row for each answer owed, what is known, drop-downs for what is asked, and the hidden baseline.

package import Domain
package import Workbooks

/// A worklist about to be written.
package struct WorklistForm {
    let head: WorklistHead
    let rows: [WorklistRow]
    /// Whether two persons are one; on a sheet of its own.
    let questions: [WorklistQuestion]
    let language: Language
    let program: String

    package init(head: WorklistHead, rows: [WorklistRow], questions: [WorklistQuestion] = [], language: Language, program: String) {
        self.head = head
        self.rows = rows
        self.questions = questions
        self.language = language
        self.program = program
    }

    static let tableName = Bilingual("待答事项", "worklist")

    /// - Parameter endorse: the store's keyed digest of a text.
    package func workbook(endorse: (String) throws -> String) rethrows -> Workbook {
        var mark = SheetMark(
            .worklist,
            head.values.merging([
                "sheet": WorklistForm.tableName[language], "program": program, "rows": "\(rows.count)",
                "help": "\(WorklistForm.instructions(head).count)",
            ]) { own, _ in own })
        if !questions.isEmpty {
            mark.values["questions"] = "\(questions.count)"
            mark.values["questions_sheet"] = WorklistForm.questionsName[language]
        }
        let baseline = rows.map { row in
            Baseline.cells(row, shown: WorklistColumn.shown.map { WorklistForm.value($0, row, head.issued, language).text })
        }
        mark.values["seal"] = try endorse(Baseline.text(mark, baseline + questions.map { QuestionBaseline.cells($0, language) }))
        return Workbook(
            title: "\(WorklistForm.tableName[language]) \(head.issued)", made: head.issued,
            sheets: [table] + (questions.isEmpty ? [] : [questionSheet]) + [help, mark.sheet, hidden(baseline)]
                + (questions.isEmpty ? [] : [hiddenQuestions]))
    }

    private var table: WorkbookSheet {
        let (rows, issued, language) = (rows, head.issued, language)
        return WorkbookSheet(
            name: WorklistForm.tableName[language], columns: WorklistColumn.allCases.map(sheetColumn), headingRows: 1, frozenColumns: 2,
            entryRows: rows.isEmpty ? nil : 2...(rows.count + 1), filteredTo: rows.count + 1,
            printedColumns: WorklistColumn.allCases.count - 1, pageHeading: pageHeading(WorklistForm.tableName)
        ) { emit in
            let heading = WorklistColumn.allCases.map { column in
                SheetCell(column.written, look: column == .status ? .requiredHeading : .heading)
            }
            try emit(SheetRow(number: 1, cells: heading, height: 48))
            for (index, row) in rows.enumerated() {
                let cells = WorklistColumn.allCases.map { column in
                    SheetCell(WorklistForm.value(column, row, issued, language), look: column.isAnswer ? .entry : .known)
                }
                // Not every program breaks a text and makes room for it by itself; two lines leave room for what is typed.
                let height = RowHeight.fitting(cells.map(\.value.text), in: WorklistColumn.allCases.map(\.width)) ?? 0
                try emit(SheetRow(number: index + 2, cells: cells, height: max(30, height)))
            }
        }
    }

    /// At the head of each page: whose list it is, and until when it is wanted.
    func pageHeading(_ sheet: Bilingual) -> String {
        Bilingual(
            "\(head.addressee)　\(sheet.zh)　\(head.issued) 发出，请于 \(head.validUntil) 前（含当日）交回",
            "\(head.addressee), \(sheet.en), issued \(head.issued), to be sent back by \(head.validUntil)"
        )[language]
    }

    private static func value(_ column: WorklistColumn, _ row: WorklistRow, _ issued: CivilDay, _ language: Language) -> CellValue {
        func text(_ text: String?) -> CellValue { text.map { $0.isEmpty ? .blank : .text($0) } ?? .blank }
        switch column {
        case .token: return .text(row.token)
        case .reference: return .text(row.reference)
        case .name: return text(row.name)
        case .school: return text(row.school)
        case .cohort: return .text(row.graduation.map { "\(row.plan) / \($0.components.year)" } ?? row.plan)
        case .question: return .text(row.question.asked[language])
        case .heard:
            guard let status = row.known.status, let day = row.known.reportedDay else {
                return .text(Bilingual("尚未掌握", "nothing so far")[language])
            }
            let by = row.known.evidence.map { (language == .chinese ? "，" : ", ") + $0.label[language] } ?? ""
            return .text("\(day) \(status.label[language])\(by)")
        case .staleness: return row.known.reportedDay.map { .number(Double(issued - $0)) } ?? .blank
        case .status: return text(row.known.status?.label[language])
        case .value: return text(row.known.value)
        case .institutionKind: return text(row.known.institutionKind?.label[language])
        case .day: return row.known.day.map(CellValue.day) ?? .blank
        case .evidence: return text(row.known.evidence?.label[language])
        case .reportedDay: return .blank
        }
    }

    private func sheetColumn(_ column: WorklistColumn) -> SheetColumn {
        let nature = column == .staleness ? CellNature.number : column.record?.content.nature ?? .text
        guard column.isAnswer else { return SheetColumn(width: column.width, look: .plain, nature: nature) }
        let words: [Bilingual]? = if case .code(let known)? = column.record?.content { known.map(\.label) } else { nil }
        let hint = (title: column.heading[language], text: WorklistForm.hints[column]?[language] ?? column.heading[language])
        let limit: EntryLimit? =
            if let words {
                EntryLimit(.oneOf(words.map { $0[language] }), isStrict: true, hint: hint)
            } else if column.record?.content.nature == .day, let first = CivilDay(year: 1900, month: 1, day: 1) {
                EntryLimit(.day(first...head.validUntil), isStrict: true, hint: hint)
            } else { nil }
        return SheetColumn(width: column.width, look: .plain, nature: nature, limit: limit)
    }

    private static let hints: [WorklistColumn: Bilingual] = [
        .status: Bilingual("情况不明请选“未知”，请勿填“否”", "Choose “unknown” where it is not known, never “no”"),
        .day: Bilingual("事情发生的日期，如 2025-09-01", "the day on which it happened, such as 2025-09-01"),
        .evidence: Bilingual("答复的依据；留空即为贵单位提供", "what the answer rests on; empty: your own knowledge"),
        .reportedDay: Bilingual(
            "得到答复的日期；原答复仍有效时，只填此格即可确认", "the day of the answer; to confirm an answer that still holds, fill in this alone"),
    ]

    private var help: WorkbookSheet {
        let said = WorklistForm.instructions(head)
        return WorkbookSheet(name: Template.helpName[language], columns: [SheetColumn(width: 120, look: .prose)], headingRows: 0) { emit in
            for (index, line) in said.enumerated() {
                try emit(SheetRow(number: index + 1, cells: [SheetCell("\(line.zh)\n\(line.en)", look: .prose)], height: 34))
            }
        }
    }

    private static func instructions(_ head: WorklistHead) -> [Bilingual] {
        [
            Bilingual("\(head.addressee)：请答复“待答事项”各行。", "\(head.addressee): please answer the rows of the worklist."),
            Bilingual(
                "请只填写浅黄色各栏；灰色各栏为已掌握的情况，请勿改动。可以筛选、排序，不作答的行可以删去；排序时请选中整张表。",
                "Fill in the light yellow columns only; the grey ones say what is known. Rows may be filtered, sorted (the whole table) or removed."
            ),
            Bilingual(
                "情况不明的请选“未知（未回复）”或“未知（失去联系）”，请勿填“否”；未作改动的行不产生任何记录。",
                "Where it is not known choose one of the unknown, never “no”; a row left as it is changes nothing."),
            Bilingual("原答复仍然有效的，只填“报告日期”即为确认。", "To confirm an answer that still holds, fill in the day of report alone."),
            Bilingual(
                "如有“待确认”一页：每行两人可能是同一人，请在“是否同一人”栏选择；拿不准的选“不确定”。",
                "Where there is a sheet “who is who”: the two persons of a row may be one; choose, or say that you are not sure."),
            Bilingual("“内容”栏请勿填写姓名、电话和证件号码。", "Write no name, telephone or document number into the value."),
            Bilingual(
                "请于 \(head.validUntil) 前（含当日）交回本文件（.xlsx）；逾期或另发新表后，本表作废。",
                "Send this file (.xlsx) back by \(head.validUntil); after that, or once a newer list asks the same, it is void."),
            Bilingual(
                "本表含学生个人信息，请仅交经办人填写，用毕删除。",
                "This list holds pupils' personal data: give it to whoever answers it alone, and remove it afterwards."),
        ]
    }

    private func hidden(_ baseline: [[String]]) -> WorkbookSheet {
        WorkbookSheet(
            name: Baseline.sheetName, isHidden: true, columns: (0..<Baseline.width).map { _ in SheetColumn(width: 14) }, headingRows: 0
        ) { emit in
            for (index, cells) in baseline.enumerated() { try emit(SheetRow(number: index + 1, cells: cells.map { SheetCell($0) })) }
        }
    }
}

extension CellValue {
    /// What a reader of the file gets for it.
    fileprivate var text: String {
        switch self {
        case .blank: ""
        case .text(let text): text
        case .number(let number): "\(Int(number))"
        case .day(let day): "\(day)"
        case .boolean(let value): "\(value)"
        }
    }
}
