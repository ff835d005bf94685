// The second sheet of a worklist: pairs of persons who may be one, with a drop-down, and its hidden baseline.

internal import Domain
internal import Workbooks

extension WorklistForm {
    static let questionsName = Bilingual("待确认", "who is who")

    var questionSheet: WorkbookSheet {
        let (questions, language) = (questions, language)
        let widths = QuestionColumn.allCases.map(\.width)
        return WorkbookSheet(
            name: WorklistForm.questionsName[language], columns: QuestionColumn.allCases.map(sheetColumn), headingRows: 1, frozenColumns: 2,
            entryRows: 2...(questions.count + 1), filteredTo: questions.count + 1,
            printedColumns: QuestionColumn.allCases.count - 1, pageHeading: pageHeading(WorklistForm.questionsName)
        ) { emit in
            let heading = QuestionColumn.allCases.map { SheetCell($0.written, look: $0.isAnswer ? .requiredHeading : .heading) }
            try emit(SheetRow(number: 1, cells: heading, height: 48))
            for (index, question) in questions.enumerated() {
                let texts = QuestionColumn.allCases.map { question.text($0, language) }
                let cells = zip(QuestionColumn.allCases, texts).map { SheetCell($1, look: $0.isAnswer ? .entry : .known) }
                try emit(SheetRow(number: index + 2, cells: cells, height: RowHeight.fitting(texts, in: widths)))
            }
        }
    }

    private func sheetColumn(_ column: QuestionColumn) -> SheetColumn {
        guard column.isAnswer else { return SheetColumn(width: column.width) }
        let hint = Bilingual(
            "拿不准的选“不确定”；留空即不答", "Choose “not sure” where you cannot tell; left empty it is not answered")
        return SheetColumn(
            width: column.width,
            limit: EntryLimit(
                .oneOf(SameAnswer.allCases.map { $0.label[language] }), isStrict: true,
                hint: (title: column.heading[language], text: hint[language])))
    }

    var hiddenQuestions: WorkbookSheet {
        let rows = questions.map { QuestionBaseline.cells($0, language) }
        return WorkbookSheet(
            name: QuestionBaseline.sheetName, isHidden: true, columns: (0..<QuestionBaseline.width).map { _ in SheetColumn(width: 14) },
            headingRows: 0
        ) { emit in
            for (index, cells) in rows.enumerated() { try emit(SheetRow(number: index + 1, cells: cells.map { SheetCell($0) })) }
        }
    }
}
