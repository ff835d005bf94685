// Document numbers of a file together: one number under two persons, and a sex that the number contradicts.

internal import Domain

/// Checks document numbers across rows. No message repeats one. nil for kinds without them.
struct DocumentChecks {
    private let columns: RowColumns
    private let document: Int
    private let person: Int
    private let sex: Int?
    /// Whose number it was and in which row, by document number.
    private var seen: [String: (person: String, row: Int)] = [:]

    init?(_ columns: RowColumns) {
        guard let document = columns.number("document_number"), let person = columns.number("person_id"),
            columns.places[document].position != nil
        else { return nil }
        self.columns = columns
        (self.document, self.person, sex) = (document, person, columns.number("sex"))
    }

    mutating func check(_ cells: RowCells, _ readers: [CellReader], into findings: inout [Finding]) {
        guard cells.values[document] != .null else { return }
        let row = cells.written.number
        if let sex, let written = cells.text(sex), let own = readers[document].tally.documentSex, own.rawValue != written {
            findings.append(
                Finding(
                    Damage.documentSex.rawValue, .warning, at: columns.place(sex, row), what: Damage.documentSex.what,
                    action: Damage.documentSex.action))
        }
        let reference = cells.texts[person]
        guard !reference.isEmpty else { return }
        guard let first = seen[cells.texts[document]] else {
            seen[cells.texts[document]] = (reference, row)
            return
        }
        guard first.person != reference else { return }
        findings.append(
            Finding(
                "intake.document.twice", at: columns.place(document, row),
                what: Bilingual("与第 \(first.row) 行证件号码相同，人员编号却不同", "the document number of row \(first.row) under another person number"),
                action: Bilingual(
                    "同一人请用同一个编号；若号码是误填，请改正", "Give one person one number; where the document number is a slip, mend it")))
    }
}
