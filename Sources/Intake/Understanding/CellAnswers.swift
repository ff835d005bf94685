// What a cell says of another column of its record: 缺考 where a score is asked for is an absence, a university that admitted somebody an admission.

internal import Domain

/// Carries words over to the column that they are about.
struct CellAnswers {
    let layout: SheetLayout
    let file: String

    /// Whether a row holds something that has to be carried over. Cost: one look at the first byte for cells with numbers.
    func isAnswering(_ row: TableRow, _ part: LayoutPart) -> Bool {
        part.answers.contains { position, answer in
            guard position < row.cells.count, let first = row.cells[position].text.utf8.first, !(0x30...0x39).contains(first) else {
                return false
            }
            return answer.moved[HeadingText.folded(row.cells[position].text)] != nil
        }
    }

    /// Whether a cell says something: a dash, or 不详 where any text would be an answer, says no more than an empty one.
    func isFilled(_ row: TableRow, _ position: Int, _ part: LayoutPart) -> Bool {
        guard row.isFilled(position) else { return false }
        guard let answer = part.answers[position], answer.given != nil else { return true }
        return !CellAnswers.isBlank(row.cells[position].text, answer)
    }

    /// Puts what cells say of other columns into these.
    ///
    /// - Parameter cells: of the row, those added for the part behind them.
    /// - Returns: what cannot be told, or is contradicted by another cell.
    func apply(_ part: LayoutPart, _ cells: inout [TableCell], row: Int) -> [Finding] {
        var findings: [Finding] = []
        for (position, answer) in part.answers.sorted(by: { $0.key < $1.key }) where position < cells.count && cells[position].isFilled {
            let text = cells[position].text
            let word = HeadingText.folded(text)
            if answer.unclear.contains(word) {
                findings.append(unclear(text, position, answer, part, row))
                continue
            }
            var said = answer.moved[word]
            if said != nil || (answer.given != nil && CellAnswers.isBlank(text, answer)) {
                cells[position] = TableCell("")
            } else {
                said = answer.given
            }
            guard let said, said.position < cells.count else { continue }
            let there = cells[said.position]
            if said.position < layout.width, there.isFilled, !isSame(there.text, said, part) {
                findings.append(contradiction(position, said.position, row))
            } else if said.position >= layout.width || !there.isFilled {
                cells[said.position] = TableCell(said.value)
            }
        }
        return findings
    }

    private static func isBlank(_ text: String, _ answer: CellAnswer) -> Bool {
        let text = CleanText.of(text)
        return text.isEmpty || (WordForm.isPlaceholder(text) && !answer.unclear.contains(HeadingText.folded(text)))
    }

    /// Whether a cell says the same in other words.
    private func isSame(_ text: String, _ said: CellAnswer.Said, _ part: LayoutPart) -> Bool {
        let text = CleanText.of(text)
        guard let name = part.heading.positions.first(where: { $0.value == said.position })?.key,
            case .code(let known)? = layout.kind.columns.first(where: { $0.name == name })?.content
        else { return text == said.value }
        return known.contains { $0.isNamed(text) && $0.isNamed(said.value) }
    }

    private func place(_ position: Int, _ row: Int) -> Finding.Place {
        Finding.Place(
            file: file, row: row, column: layout.columns.first { $0.position == position }?.shown, columnNumber: position + 1,
            sheet: layout.title)
    }

    private func unclear(_ text: String, _ position: Int, _ answer: CellAnswer, _ part: LayoutPart, _ row: Int) -> Finding {
        let no = answer.moved.isEmpty ? nil : "未录取"
        return Finding(
            "intake.spread.word", at: place(position, row),
            what: Bilingual("这一格要写名称，看不出这个词是什么意思", "a name is asked for, and this word does not tell what is meant"), found: text.trimmed,
            expected: Bilingual("院校、专业或单位的名称", "the name of a university, a major or an employer"),
            action: no.map {
                Bilingual(
                    "已录取的写院校全称；没有录取的写“\($0)”；不知道的留空",
                    "Write the full name of the university, “\($0)” (not admitted), or nothing where it is not known")
            } ?? Bilingual("知道的写全称；不知道、还没有的留空", "Write the full name, or nothing where there is none or it is not known"))
    }

    private func contradiction(_ position: Int, _ other: Int, _ row: Int) -> Finding {
        let (one, two) = (HeadingText.cell(position, row), HeadingText.cell(other, row))
        return Finding(
            "intake.spread.contradicts", at: place(position, row),
            what: Bilingual("\(one) 与 \(two) 两格说法相反", "the cells \(one) and \(two) contradict each other"),
            action: Bilingual("请核对后改正其中一格", "Check which is right and mend the other"))
    }
}
