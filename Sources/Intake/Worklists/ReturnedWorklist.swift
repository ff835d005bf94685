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
    var isReworded: Bool {
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
    ///   - sheets: the rows of every sheet by its name.
    /// - Returns: nil with a finding where the file is no worklist that this program can read.
    package static func read(_ mark: SheetMark, sheets: [String: [TableRow]], file: String) -> (ReturnedWorklist?, [Finding]) {
        guard mark.form == .worklist, mark["version"] == SheetMark.version else { return (nil, [version(file, mark["version"])]) }
        let hidden = (sheets[Baseline.sheetName] ?? []).map { $0.cells.map(\.text) }
        let name = mark["sheet"] ?? ""
        let listed = hidden.map { Array(($0 + Array(repeating: "", count: Baseline.width)).prefix(Baseline.width)) }
        let issued = listed.compactMap(Baseline.row)
        guard let head = WorklistHead(mark), let seal = mark["seal"], issued.count == listed.count,
            mark["rows"] == "\(issued.count)", let table = sheets[name]
        else { return (nil, [damaged(file)]) }
        let baseline = Dictionary(issued.map { ($0.token, $0) }) { first, _ in first }
        var reader = ReturnReader(baseline: baseline, file: file, sheet: name)
        reader.read(table)
        let text = Baseline.text(mark, listed)
        return (
            ReturnedWorklist(
                mark: mark, head: head, endorsed: (text, seal), baseline: baseline, rows: reader.rows, sheet: name,
                findings: reader.findings, columns: reader.columns), []
        )
    }

    private static func version(_ file: String, _ found: String?) -> Finding {
        Finding(
            "worklist.version", at: Finding.Place(file: file, sheet: SheetMark.sheetName),
            what: Bilingual("待答表的版本与本程序不符", "the worklist is of a version that this program does not read"), found: found,
            expected: Bilingual("版本 \(SheetMark.version)", "version \(SheetMark.version)"),
            action: Bilingual("请用 talentpool worklist 另发一份", "Issue another with talentpool worklist"))
    }

    private static func damaged(_ file: String) -> Finding {
        Finding(
            "worklist.damaged", at: Finding.Place(file: file),
            what: Bilingual("待答表的隐藏内容不完整", "the hidden part of the worklist is not complete"),
            action: Bilingual("请在原发的文件里填写，或另发一份", "Fill in the file that was sent, or issue another"))
    }
}

/// Reads the rows of the visible sheet.
private struct ReturnReader {
    let baseline: [String: WorklistRow]
    let file: String
    let sheet: String
    var rows: [ReturnedRow] = []
    var findings: [Finding] = []
    var columns: [WorklistColumn: Int] = [:]
    private var seen: [String: Int] = [:]

    init(baseline: [String: WorklistRow], file: String, sheet: String) {
        self.baseline = baseline
        self.file = file
        self.sheet = sheet
    }

    mutating func read(_ table: [TableRow]) {
        guard let heading = table.first else { return findings.append(missing(WorklistColumn.allCases)) }
        for (position, cell) in heading.cells.enumerated() {
            guard let column = WorklistColumn.allCases.first(where: { cell.text.trimmed == $0.written }) else { continue }
            columns[column] = columns[column] ?? position + 1
        }
        let lost = WorklistColumn.allCases.filter {
            columns[$0] == nil && ($0.isAnswer || [.token, .reference, .name, .question].contains($0))
        }
        guard lost.isEmpty else { return findings.append(missing(lost)) }
        for row in table.dropFirst() { read(row) }
    }

    private mutating func read(_ row: TableRow) {
        func text(_ column: WorklistColumn) -> String {
            guard let number = columns[column], number <= row.cells.count else { return "" }
            return ReturnedRow.comparable(row.cells[number - 1].text)
        }
        let token = text(.token)
        guard !token.isEmpty || row.cells.contains(where: { !$0.text.trimmed.isEmpty }) else { return }
        guard let issued = baseline[token] else { return findings.append(added(row.number)) }
        if let first = seen[token] { return findings.append(twice(row.number, first)) }
        seen[token] = row.number
        let shown = issued.question
        guard text(.reference) == ReturnedRow.comparable(issued.reference), text(.name) == ReturnedRow.comparable(issued.name ?? ""),
            [shown.asked.zh, shown.asked.en].contains(text(.question))
        else { return findings.append(mixed(row.number)) }
        for (column, shown) in zip(WorklistColumn.shown, issued.shown)
        where columns[column] != nil && text(column) != ReturnedRow.comparable(shown) {
            findings.append(overwritten(row.number, column))
        }
        var written: [WorklistColumn: String] = [:]
        for column in WorklistColumn.allCases where column.isAnswer {
            let value = text(column)
            if !value.isEmpty { written[column] = value }
        }
        rows.append(ReturnedRow(issued: issued, number: row.number, written: written))
    }

    private func place(_ row: Int?, _ column: WorklistColumn) -> Finding.Place {
        Finding.Place(file: file, row: row, column: column.heading.zh, columnNumber: columns[column], sheet: sheet)
    }

    private func missing(_ lost: [WorklistColumn]) -> Finding {
        Finding(
            "worklist.heading", at: Finding.Place(file: file, row: 1, sheet: sheet),
            what: Bilingual("待答表的列名被改动或删去", "headings of the worklist were changed or removed"),
            expected: Bilingual(lost.map(\.heading.zh).joined(separator: "、"), lost.map(\.heading.en).joined(separator: ", ")),
            action: Bilingual("请恢复原来的列名", "Put the headings back"))
    }

    private func added(_ row: Int) -> Finding {
        Finding(
            "worklist.row.added", at: place(row, .token), what: Bilingual("这一行不是原表所有", "the row was not in the worklist as sent"),
            action: Bilingual("请删去这一行；新的情况另用“跟踪”模板报送", "Remove it; send other news with the template of follow-ups"))
    }

    private func twice(_ row: Int, _ first: Int) -> Finding {
        Finding(
            "worklist.row.twice", at: place(row, .token),
            what: Bilingual("与第 \(first) 行是同一行（行标识相同）", "this row and row \(first) are the same (same token)"),
            action: Bilingual("请只保留一行", "Keep one of them"))
    }

    private func overwritten(_ row: Int, _ column: WorklistColumn) -> Finding {
        Finding(
            "worklist.cell.shown", .warning, at: place(row, column),
            what: Bilingual("灰色格被改动；这处改动不入库", "a grey cell was changed; this change is not stored"),
            action: Bilingual("学校或届别确有变动的，请告知管理办公室另行更正", "Where school or cohort did change, tell the office, which corrects it"))
    }

    private func mixed(_ row: Int) -> Finding {
        Finding(
            "worklist.row.mixed", at: place(row, .reference),
            what: Bilingual(
                "行标识与编号、姓名或问题对不上（可能只排序了几列）",
                "token and number, name or question do not belong together (perhaps only some columns were sorted)"),
            action: Bilingual("请恢复灰色各列原来的内容", "Put back what stood in the grey columns"))
    }
}
