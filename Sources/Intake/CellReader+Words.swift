// Reads the cells of columns that hold words: numbers of persons, names, contacts, texts kept as written.

internal import Domain

extension CellReader {
    mutating func words(_ text: String, written: TableCell, row: Int, _ findings: inout [Finding]) -> ReadCell? {
        var text = text
        if WordForm.isPlaceholder(text) {
            note(.placeholder, row, text)
            if column.required { findings.append(missing(row: row)) }
            return nil
        }
        if let damage = WordForm.damage(of: text, in: column.content) {
            refuse(damage, text, row, &findings)
            return nil
        }
        switch column.content {
        case .identity(.documentNumber):
            let verdict = DocumentNumber.check(text, isNumber: written.nature == .number, today: today)
            for damage in verdict.damages {
                guard damage.severity == .warning else {
                    refuse(damage, text, row, &findings)
                    return nil
                }
                tally.note(damage, row: row, found: nil)
            }
            tally.document(verdict.prefix, sex: verdict.sex, row: row)
        case .identity(.contact):
            if let damage = WordForm.phoneDamage(text) { tally.note(damage, row: row, found: nil) }
            tally.phone(text, row: row)
        case .person, .mentor:
            if DigitFold.isNeeded(text) {
                tally.note(.fullWidth, row: row, found: nil)
                text = DigitFold.of(text)
            }
            tally.reference(text, row: row)
        case .identity(.name):
            tally.name(text, row: row)
            text = written.text
        case .clue, .text:
            tally.text(text, row: row)
            // Kept as written but for blanks at its ends and characters without any meaning: the same school stays one.
            if text.utf8.count != written.text.utf8.count { text = written.text.withoutStrays.trimmed }
        default: break
        }
        return ReadCell(value: .text(text), text: text)
    }
}
