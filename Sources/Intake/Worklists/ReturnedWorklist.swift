// A worklist that came back: its rows found by their tokens, wherever they were moved to, and what was written into them.

package import Domain

/// What stands in a returned worklist. Nothing here asks the store.
package struct ReturnedWorklist: Sendable {
    package let mark: SheetMark
    package let head: WorklistHead
    /// What the store endorsed, and its endorsement.
    package let endorsed: (text: String, seal: String)
    /// As issued, by token.
    package let baseline: [String: WorklistRow]
    /// As returned, in the order of the sheet; rows that were removed are missing.
    package let rows: [ReturnedRow]
    /// Whether two persons are one: how many questions were issued and came back, and those answered.
    package let questions: (issued: Int, returned: Int, answers: [ReturnedQuestion])
    /// Name of the sheet with the answers.
    package let sheet: String
    /// Faults of the sheet; where they block, nothing of it is taken.
    package let findings: [Finding]
    /// Positions of the columns, from 1.
    let columns: [WorklistColumn: Int]
}

/// A row of a returned worklist that is one of those issued.
package struct ReturnedRow: Sendable {
    package let issued: WorklistRow
    /// Number in the sheet, from 1.
    package let number: Int
    /// What stands in the columns to be filled in, blanks at both ends taken away; columns left empty are absent.
    package let written: [WorklistColumn: String]

    /// Whether anything differs from what was issued.
    package var isEdited: Bool {
        written[.reportedDay] != nil || isReworded
    }

    /// Whether the answer itself differs; else a day of report confirms the one that was known.
    package var isReworded: Bool {
        let known = issued.known
        func same<Code: Worded>(_ column: WorklistColumn, _ code: Code?) -> Bool {
            guard let text = written[column], let code else { return written[column] == nil && code == nil }
            return CodeWord.all(Code.self).first { $0.isNamed(text) }?.code == code.rawValue
        }
        return !same(.status, known.status) || !same(.institutionKind, known.institutionKind) || !same(.evidence, known.evidence)
            || (written[.value] ?? "") != ReturnedRow.comparable(known.value ?? "")
            || (written[.day] ?? "") != (known.day.map { "\($0)" } ?? "")
    }

    /// A text as a spreadsheet program gives it back: without blanks at the ends, line ends all alike.
    static func comparable(_ text: String) -> String {
        text.replacing("\r\n", with: "\n").replacing("\r", with: "\n").trimmed
    }
}

extension ReturnedWorklist {
    /// Finds the parts of a worklist among a file's sheets.
    ///
    /// - Parameters:
    ///   - mark: from the hidden sheet.
    ///   - sheets: those of the file.
    /// - Returns: nil with a finding where the file is no worklist that this program can read.
    package static func read(_ mark: SheetMark, sheets: ReturnedSheets, file: String) -> (ReturnedWorklist?, [Finding]) {
        guard mark.form == .worklist, mark["version"] == SheetMark.version else {
            return (nil, [WorklistFault.version(mark["version"], file)])
        }
        let hidden = (sheets[Baseline.sheetName]?.rows ?? []).map { $0.cells.map(\.text) }
        let name = mark["sheet"] ?? ""
        let listed = hidden.map { Array(($0 + Array(repeating: "", count: Baseline.width)).prefix(Baseline.width)) }
        let issued = listed.compactMap(Baseline.row)
        guard let head = WorklistHead(mark), let seal = mark["seal"], issued.count == listed.count,
            mark["rows"] == "\(issued.count)"
        else { return (nil, [WorklistFault.damaged(file)]) }
        guard let answers = sheets[name] else { return (nil, [WorklistFault.renamed(name, sheets.candidates, file)]) }
        let baseline = Dictionary(issued.map { ($0.token, $0) }) { first, _ in first }
        let reader = ReturnReader(baseline: baseline, sheet: answers, file: file)
        let asked = (sheets[QuestionBaseline.sheetName]?.rows ?? []).map { row in
            Array((row.cells.map(\.text) + Array(repeating: "", count: QuestionBaseline.width)).prefix(QuestionBaseline.width))
        }
        let questions = asked.compactMap(QuestionBaseline.question)
        guard questions.count == asked.count, mark["questions"] ?? "0" == "\(questions.count)" else {
            return (nil, [WorklistFault.damaged(file)])
        }
        var pairs: QuestionReader?
        if let own = mark["questions_sheet"] {
            guard let sheet = sheets[own] else { return (nil, [WorklistFault.renamed(own, [], file)]) }
            pairs = QuestionReader(baseline: questions, sheet: sheet, file: file)
        }
        let text = Baseline.text(mark, listed + asked)
        return (
            ReturnedWorklist(
                mark: mark, head: head, endorsed: (text, seal), baseline: baseline, rows: reader.rows,
                questions: (questions.count, pairs?.returned ?? 0, pairs?.answers ?? []), sheet: name,
                findings: sheets.findings + reader.findings + (pairs?.findings ?? []), columns: reader.table.columns), []
        )
    }
}

/// Reads the rows of the visible sheet.
private struct ReturnReader {
    let baseline: [String: WorklistRow]
    let table: ReturnedTable<WorklistColumn>
    var rows: [ReturnedRow] = []
    var findings: [Finding]
    private var seen: [String: Int] = [:]

    init(baseline: [String: WorklistRow], sheet: ReturnedSheet, file: String) {
        self.baseline = baseline
        table = ReturnedTable(sheet, file: file)
        findings = table.findings
        for row in table.rows { read(row) }
        let edited = Set(rows.filter(\.isEdited).map(\.number))
        if let unseen = table.unseen(table.rows.filter({ edited.contains($0.number) })) { findings.append(unseen) }
    }

    private mutating func read(_ row: ReturnedTable<WorklistColumn>.Row) {
        guard let issued = baseline[row[.token]] else { return findings.append(WorklistFault.added(at: table.place(row.number, .token))) }
        if let first = seen[issued.token] {
            return findings.append(WorklistFault.twice(first, at: table.place(row.number, .token)))
        }
        seen[issued.token] = row.number
        let asked = issued.question.asked
        guard row[.reference] == ReturnedRow.comparable(issued.reference), row[.name] == ReturnedRow.comparable(issued.name ?? ""),
            [asked.zh, asked.en].contains(row[.question])
        else { return findings.append(WorklistFault.mixed(at: table.place(row.number, .reference))) }
        for (column, shown) in zip(WorklistColumn.shown, issued.shown)
        where table.columns[column] != nil && row[column] != ReturnedRow.comparable(shown) {
            findings.append(WorklistFault.overwritten(at: table.place(row.number, column)))
        }
        rows.append(ReturnedRow(issued: issued, number: row.number, written: row.texts.filter { $0.key.isAnswer }))
    }
}
