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
    let isPercent: Bool
    /// Whether the heading speaks of a rank and leaves open that it is a percentage.
    let needsSign: Bool
    /// Codes by every way of writing them.
    private let words: [String: Cell]
    private let isName: Bool
    var tally: ColumnTally

    init(column: RecordColumn, place: ColumnPlace, kind: RecordKind, today: CivilDay, needsSign: Bool = false) {
        self.column = column
        self.place = place
        self.today = today
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
        var text = cell.text
        if cell.nature != .text, let damage = natural(cell) {
            refuse(damage, text, row, &findings)
            return nil
        }
        if DamageScan.isSuspect(text) {
            let result = DamageScan.inspect(text, isName: isName)
            for damage in result.damages {
                guard damage.severity == .warning else {
                    refuse(damage, text, row, &findings)
                    return nil
                }
                tally.note(damage, row: row, found: text)
            }
            text = result.text
        }
        guard !text.isEmpty else { return nil }
        switch column.content {
        case .person, .mentor, .plan, .identity, .clue, .text: return words(text, written: cell, row: row, &findings)
        default: break
        }
        // What no column of words needs: direction marks and their like.
        if text.utf8.contains(0xE2) { text = CleanText.of(text) }
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

    // MARK: Texts

    private mutating func words(_ text: String, written: TableCell, row: Int, _ findings: inout [Finding]) -> ReadCell? {
        var text = text
        if WordForm.isPlaceholder(text) {
            tally.note(.placeholder, row: row, found: text)
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

    // MARK: Typed values

    private mutating func typed(_ text: String, _ nature: TableCell.Nature, row: Int, plan: PlanFacts?, _ findings: inout [Finding])
        -> Cell?
    {
        switch column.content {
        case .day: return day(text, nature, row, &findings)
        case .number(let range):
            guard let number = number(text, nature, row, &findings) else { return nil }
            guard range.contains(number) else {
                let (low, high) = (Int(range.lowerBound), Int(range.upperBound))
                fault("intake.number", row, text, Bilingual("\(low) 至 \(high) 的数", "a number from \(low) to \(high)"), &findings)
                return nil
            }
            tally.number(number, row: row)
            return .real(number)
        case .whole(let range):
            let digits = DigitFold.of(text)
            guard digits.utf8.count <= 9, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(digits),
                range.contains(number)
            else {
                let (low, high) = (range.lowerBound, range.upperBound)
                fault("intake.number", row, text, Bilingual("\(low) 至 \(high) 的整数", "a whole number from \(low) to \(high)"), &findings)
                return nil
            }
            if digits != text { tally.note(.fullWidth, row: row, found: text) }
            return .integer(number)
        case .flag:
            switch text.lowercased() {
            case "是", "yes", "true", "1": return .integer(1)
            case "否", "no", "false", "0": return .integer(0)
            default:
                fault("intake.flag", row, text, Bilingual("是或否", "yes or no"), &findings)
                return nil
            }
        case .code(let known):
            if let found = words[text] ?? words[text.lowercased()] { return found }
            fault(
                "intake.code", row, text,
                Bilingual(known.map(\.label.zh).joined(separator: "、") + "之一", "one of " + known.map(\.label.en).joined(separator: ", ")),
                near: nearest(to: text, among: known.flatMap { [$0.label.zh, $0.code] }), &findings)
            return nil
        case .discipline:
            guard let plan else { return .text(text) }
            if let found = plan.disciplines[text] ?? plan.disciplines[text.lowercased()] { return found }
            let known = plan.plan.disciplines
            fault(
                "intake.discipline", row, text,
                Bilingual(
                    "方案 \(plan.plan.id) 的学科：\(known.map(\.label.zh).joined(separator: "、"))",
                    "a discipline of \(plan.plan.id): \(known.map(\.label.en).joined(separator: ", "))"), &findings)
            return nil
        case .person, .mentor, .plan, .identity, .clue, .text: return .text(text)
        }
    }

    private mutating func day(_ text: String, _ nature: TableCell.Nature, _ row: Int, _ findings: inout [Finding]) -> Cell? {
        switch DayForm.of(text) {
        case .plain(let day):
            tally.day(day, row: row)
            return .integer(day.number)
        case .read(let day, let damage):
            tally.note(damage, row: row, found: text)
            tally.day(day, row: row)
            return .integer(day.number)
        case .refused(let damage): refuse(damage, text, row, &findings)
        case .none:
            if !placeholder(text, row, &findings) {
                fault("intake.day", row, text, Bilingual("存在的日期，写作 YYYY-MM-DD", "a day that exists, written YYYY-MM-DD"), &findings)
            }
        }
        return nil
    }

    private mutating func number(_ text: String, _ nature: TableCell.Nature, _ row: Int, _ findings: inout [Finding]) -> Double? {
        switch NumberForm.of(text, isNumber: nature == .number, isPercent: isPercent) {
        case .plain(let number):
            if needsSign { tally.plainRank(row: row) }
            return number
        case .read(let number, let damage):
            if needsSign, damage != .percentSign { tally.plainRank(row: row) }
            tally.note(damage, row: row, found: text)
            return number
        case .refused(let damage): refuse(damage, text, row, &findings)
        case .none:
            guard !placeholder(text, row, &findings), case .number(let range) = column.content else { return nil }
            if ["true", "false"].contains(text.lowercased()) {
                refuse(.boolean, text, row, &findings)
            } else {
                let (low, high) = (Int(range.lowerBound), Int(range.upperBound))
                fault("intake.number", row, text, Bilingual("\(low) 至 \(high) 的数", "a number from \(low) to \(high)"), &findings)
            }
        }
        return nil
    }

    /// Takes “none”, “/” and the like for an empty cell.
    private mutating func placeholder(_ text: String, _ row: Int, _ findings: inout [Finding]) -> Bool {
        guard WordForm.isPlaceholder(text) else { return false }
        tally.note(.placeholder, row: row, found: text)
        if column.required { findings.append(missing(row: row)) }
        return true
    }

    // MARK: Findings

    func missing(row: Int) -> Finding {
        Finding(
            "intake.value.missing", at: place.of(row), what: Bilingual("没有填写", "the cell is empty"),
            expected: Bilingual("必填的值", "a value: the column is required"))
    }

    private func refuse(_ damage: Damage, _ text: String, _ row: Int, _ findings: inout [Finding]) {
        var expected: Bilingual?
        // A serial number has two readings, by the two epochs of spreadsheets: both are shown.
        if damage == .daySerial, let day = Int(DigitFold.of(text)).flatMap(DayForm.serial) {
            expected = Bilingual(
                "日期：1900年起点为 \(day)，1904年起点为 \(day + 1462)", "a day: \(day) by the epoch of 1900, \(day + 1462) by that of 1904")
        }
        findings.append(
            Finding(
                damage.rawValue, at: place.of(row), what: damage.what, found: column.content.isPersonal ? nil : text, expected: expected,
                action: damage.action))
    }

    private func fault(
        _ code: String, _ row: Int, _ written: String, _ expected: Bilingual, near: String? = nil, _ findings: inout [Finding]
    ) {
        findings.append(
            Finding(
                code, at: place.of(row), what: Bilingual("无法识别的值", "the value cannot be read"),
                found: column.content.isPersonal ? nil : written, expected: expected,
                action: near.map { Bilingual("是否为“\($0)”？", "Did you mean “\($0)”?") }))
    }
}
