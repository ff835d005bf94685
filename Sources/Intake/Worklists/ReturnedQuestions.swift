// The answers of a returned worklist to the question whether two persons are one.

package import Domain

/// A question that came back with an answer.
package struct ReturnedQuestion: Sendable {
    /// As issued; of names and the rest the baseline alone knows what was shown.
    package let issued: WorklistQuestion
    package let answer: SameAnswer
    /// The cell of the answer.
    package let place: Finding.Place
}

/// Reads the sheet of questions.
struct QuestionReader {
    let baseline: [String: WorklistQuestion]
    let table: ReturnedTable<QuestionColumn>
    /// How many of the questions came back, answered or not.
    private(set) var returned = 0
    private(set) var answers: [ReturnedQuestion] = []
    private(set) var findings: [Finding]
    private var seen: [String: Int] = [:]

    init(baseline: [WorklistQuestion], sheet: ReturnedSheet, file: String) {
        self.baseline = Dictionary(baseline.map { ($0.token, $0) }) { first, _ in first }
        table = ReturnedTable(sheet, file: file)
        findings = table.findings
        for row in table.rows { read(row) }
        let answered = Set(answers.compactMap(\.place.row))
        if let unseen = table.unseen(table.rows.filter { answered.contains($0.number) }) { findings.append(unseen) }
    }

    private mutating func read(_ row: ReturnedTable<QuestionColumn>.Row) {
        guard let issued = baseline[row[.token]] else { return findings.append(WorklistFault.added(at: table.place(row.number, .token))) }
        if let first = seen[issued.token] {
            return findings.append(WorklistFault.twice(first, at: table.place(row.number, .token)))
        }
        seen[issued.token] = row.number
        guard row[.number] == ReturnedRow.comparable(issued.one.number), row[.otherNumber] == ReturnedRow.comparable(issued.other.number)
        else { return findings.append(WorklistFault.mixedPair(at: table.place(row.number, .number))) }
        for (column, shown) in zip(QuestionColumn.shown, issued.shown)
        where table.columns[column] != nil && row[column] != ReturnedRow.comparable(shown) {
            findings.append(WorklistFault.overwritten(at: table.place(row.number, column)))
        }
        returned += 1
        guard let written = row.texts[.verdict] else { return }
        guard let answer = SameAnswer.allCases.first(where: { [$0.label.zh, $0.label.en].contains(written) }) else {
            return findings.append(WorklistFault.verdict(written, at: table.place(row.number, .verdict)))
        }
        answers.append(ReturnedQuestion(issued: issued, answer: answer, place: table.place(row.number, .verdict)))
    }
}
