// The sheets of a returned worklist: those that were sent, and whatever else somebody put into the file.

package import Domain
internal import Workbooks

/// The sheets of a worklist in memory, none of them larger than this program writes.
package struct ReturnedSheets: Sendable {
    private let sheets: [String: ReturnedSheet]
    /// Names of other sheets that have the headings of a worklist.
    let candidates: [String]
    /// What reading them has to say, and what stands in sheets that were not sent; where that blocks, nothing of the file may be taken.
    package let findings: [Finding]

    subscript(name: String) -> ReturnedSheet? { sheets[name] }

    /// Cost: reads the sheets that were sent, and the first rows of others.
    package init(_ mark: SheetMark, in source: TableSource) {
        let answers = mark["sheet"] ?? ""
        var own = [Baseline.sheetName: Baseline.width, answers: 4 * WorklistColumn.allCases.count]
        if let questions = mark["questions_sheet"] {
            own[questions] = 4 * QuestionColumn.allCases.count
            own[QuestionBaseline.sheetName] = QuestionBaseline.width
        }
        let passedOver = [SheetMark.sheetName, ChoiceSheet.name]
        var (sheets, candidates, findings): ([String: ReturnedSheet], [String], [Finding]) = ([:], [], [])
        for index in source.sheets.indices {
            let sheet = source.sheets[index]
            let name = sheet.name ?? ""
            if let columns = own[name], sheets[name] == nil {
                var far: [FarCells] = []
                let (rows, said) = source.rows(ofSheet: index, within: SheetBounds(rows: 100_000, columns: columns)) {
                    far.append(FarCells(row: $0, columns: $1))
                }
                sheets[name] = ReturnedSheet(
                    name: name, rows: rows, merges: sheet.merges, hiddenColumns: sheet.hiddenColumns, farCells: far)
                findings += said
            } else if [Template.helpName.zh, Template.helpName.en].contains(name) {
                findings += ReturnedSheets.notes(inHelp: index, of: source, lines: mark["help"].flatMap(Int.init))
            } else if !passedOver.contains(name) {
                let found = ReturnedSheets.look(at: index, in: source)
                if found.hasHeadings { candidates.append(name) }
                if found.isFilled, sheets[answers] != nil || source.sheets.contains(where: { $0.name == answers }) {
                    findings.append(WorklistFault.added(sheet: name, hasHeadings: found.hasHeadings, source.file))
                }
            }
        }
        (self.sheets, self.candidates, self.findings) = (sheets, candidates, findings)
    }

    /// Whether a file without our hidden sheet holds what a worklist says: the sheet, nil in a text file.
    package static func unmarked(_ source: TableSource) -> Finding? {
        source.sheets.indices.first { look(at: $0, in: source).hasHeadings }.map {
            WorklistFault.unmarked(source.file, sheet: source.sheets[$0].name)
        }
    }

    /// Whether anything stands in a sheet, and whether one of its first rows is the heading of a worklist.
    private static func look(at sheet: Int, in source: TableSource) -> (isFilled: Bool, hasHeadings: Bool) {
        var (isFilled, hasHeadings) = (false, false)
        _ = source.forEachRow(ofSheet: sheet, limit: 20) { row in
            isFilled = isFilled || row.cells.contains(where: \.holdsAnything)
            let texts = Set(row.cells.map(\.text.trimmed))
            hasHeadings = hasHeadings || [WorklistColumn.status, .question].allSatisfy { texts.contains($0.written) }
        }
        return (isFilled, hasHeadings)
    }

    /// What was written beside or below the words of the sheet that explains the list.
    private static func notes(inHelp sheet: Int, of source: TableSource, lines: Int?) -> [Finding] {
        guard let lines else { return [] }
        var findings: [Finding] = []
        _ = source.forEachRow(ofSheet: sheet, limit: 1000) { row in
            let outside = row.cells.indices.filter { row.cells[$0].holdsAnything && ($0 > 0 || row.number > lines) }
            guard let first = outside.first else { return }
            findings.append(WorklistFault.note(source.file, source.sheets[sheet].name, row: row.number, column: first + 1))
        }
        return findings
    }
}
