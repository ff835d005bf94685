// Reads the cells of columns with values of their own kind: days, numbers, codes, disciplines, yes and no.

internal import Domain

extension CellReader {
    mutating func typed(_ text: String, _ nature: TableCell.Nature, row: Int, plan: PlanFacts?, _ findings: inout [Finding])
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
            if digits != text { note(.fullWidth, row, text) }
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
            note(damage, row, text)
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
            note(damage, row, text)
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
        note(.placeholder, row, text)
        if column.required { findings.append(missing(row: row)) }
        return true
    }
}
