// Turns one written cell into a checked value, or says what is wrong with it.

internal import Domain

/// What a cell was read as.
struct ReadCell {
    let value: Cell
    /// The text of the cell without what nobody sees; a person's name is kept as it was written.
    let text: String
}

/// Reads the cells of one column. What can be worked out once a file is worked out here.
struct CellReader {
    let column: RecordColumn
    let place: ColumnPlace
    let today: CivilDay
    let kind: RecordKind
    let isPercent: Bool
    /// Whether the heading speaks of a rank and leaves open that it is a percentage.
    let needsSign: Bool
    /// Codes by every way of writing them.
    let words: [String: Cell]
    let isName: Bool
    /// Whether the column holds words, or numbers that are not counted with.
    private let isWords: Bool
    /// Whether what a text means depends on nothing but the text and the plan.
    private let isRepetitive: Bool
    private var memo = TextMemo<ReadCell>()
    private var memoPlan: PlanFacts?
    var tally: ColumnTally

    init(column: RecordColumn, place: ColumnPlace, kind: RecordKind, today: CivilDay, needsSign: Bool = false) {
        self.column = column
        self.place = place
        self.today = today
        self.kind = kind
        isPercent = column.isPercent
        self.needsSign = needsSign
        tally = ColumnTally(column, kind)
        switch column.content {
        case .code(let known): words = CellReader.words(known.map { ($0.code, $0.label, $0.synonyms) })
        default: words = [:]
        }
        isName =
            switch column.content {
            case .identity(.name), .clue(.mentorName): true
            default: false
            }
        isWords =
            switch column.content {
            case .person, .mentor, .plan, .identity, .clue, .text: true
            default: false
            }
        isRepetitive =
            switch column.content {
            case .plan, .clue, .text, .code, .discipline, .flag: true
            default: false
            }
    }

    /// Texts in lower case, and labels as they are, to what they mean.
    static func words(_ known: [(code: String, label: Bilingual, synonyms: [String])]) -> [String: Cell] {
        var words: [String: Cell] = [:]
        for (code, label, synonyms) in known {
            for text in [code, label.zh, label.en.lowercased()] + synonyms where words[text] == nil { words[text] = .text(code) }
        }
        return words
    }

    /// Reads one cell.
    ///
    /// - Parameters:
    ///   - plan: the plan the row is about, for its disciplines; nil where the row names none.
    ///   - findings: takes what is wrong with this cell alone; what is told once a column goes to the tally.
    /// - Returns: nil where the cell is blank or cannot be used.
    mutating func read(_ cell: TableCell, row: Int, plan: PlanFacts?, into findings: inout [Finding]) -> ReadCell? {
        guard isRepetitive, cell.nature == .text else { return readAnew(cell, row: row, plan: plan, into: &findings) }
        if memoPlan !== plan {
            memo.forget()
            memoPlan = plan
        }
        if let known = memo[cell.text] {
            if isWords { tally.text(cell.text, row: row) }
            return known
        }
        let (faults, remarks) = (findings.count, tally.noted)
        let read = readAnew(cell, row: row, plan: plan, into: &findings)
        // What there is something to say of is looked at each time.
        if let read, findings.count == faults, tally.noted == remarks { memo.remember(cell.text, read) }
        return read
    }

    private mutating func readAnew(_ cell: TableCell, row: Int, plan: PlanFacts?, into findings: inout [Finding]) -> ReadCell? {
        var text = cell.text
        if cell.nature != .text, let damage = natural(cell) {
            refuse(damage, text, row, &findings)
            return nil
        }
        let isSuspect = DamageScan.isSuspect(text)
        if isSuspect {
            let result = DamageScan.inspect(text, isName: isName, isGuarded: cell.isGuarded)
            for damage in result.damages {
                guard damage.severity == .warning else {
                    refuse(damage, text, row, &findings)
                    return nil
                }
                note(damage, row, text)
            }
            text = result.text
        }
        guard !text.isEmpty else { return nil }
        if isWords { return words(text, written: cell, row: row, &findings) }
        // What no column of words needs: direction marks and their like.
        if isSuspect { text = CleanText.of(text) }
        if let value = typed(text, cell.nature, row: row, plan: plan, &findings) { return ReadCell(value: value, text: text) }
        return nil
    }

    /// Whether a text could stand in this column: to see whether a row is out of step. For typed columns only.
    func couldHold(_ text: String, plan: PlanFacts?) -> Bool {
        guard !text.isEmpty else { return false }
        var copy = self
        var findings: [Finding] = []
        return copy.typed(text, .text, row: 0, plan: plan, &findings) != nil
    }

    /// Whether what the column holds can be told apart from other texts.
    var isTyped: Bool {
        switch column.content {
        case .day, .number, .whole, .flag, .code, .discipline: true
        default: false
        }
    }

    /// Damage that the file itself shows by what it says the cell is.
    private func natural(_ cell: TableCell) -> Damage? {
        switch cell.nature {
        case .error: return .errorValue
        case .formula: return .formula
        case .boolean:
            if case .flag = column.content { return nil }
            return .boolean
        case .day, .time:
            if case .day = column.content { return nil }
            return .turnedIntoDay
        case .text, .number: return nil
        }
    }
}
