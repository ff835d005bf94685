// Turns one written field into a checked value, or says what is wrong with it.

internal import Domain

/// What a field was read as.
enum ReadCell {
    case value(Cell)
    case fault(Finding)
}

/// Reads fields of one column.
struct CellReader {
    let column: RecordColumn
    let heading: String
    let file: String

    /// - Parameters:
    ///   - written: not empty.
    ///   - plan: the plan the row is about, for its disciplines; nil where the row names none.
    func read(_ written: String, row: Int, plan: Plan?) -> ReadCell {
        switch column.content {
        case .person, .mentor, .identity, .clue, .text, .plan: return .value(.text(written))
        case .day:
            guard let day = CivilDay(written) else {
                return fault("intake.day", row, written, Bilingual("存在的日期，写作 YYYY-MM-DD", "a day that exists, written YYYY-MM-DD"))
            }
            return .value(.integer(day.number))
        case .number(let range):
            // Swift reads hexadecimal numbers too; a spreadsheet means none.
            guard !written.lowercased().contains("x"), let number = Double(written), number.isFinite, range.contains(number) else {
                let (low, high) = (Int(range.lowerBound), Int(range.upperBound))
                return fault("intake.number", row, written, Bilingual("\(low) 至 \(high) 的数", "a number from \(low) to \(high)"))
            }
            return .value(.real(number))
        case .whole(let range):
            guard written.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(written), range.contains(number) else {
                return fault(
                    "intake.number", row, written,
                    Bilingual(
                        "\(range.lowerBound) 至 \(range.upperBound) 的整数", "a whole number from \(range.lowerBound) to \(range.upperBound)"))
            }
            return .value(.integer(number))
        case .flag:
            switch written.lowercased() {
            case "是", "yes", "true", "1": return .value(.integer(1))
            case "否", "no", "false", "0": return .value(.integer(0))
            default: return fault("intake.flag", row, written, Bilingual("是或否", "yes or no"))
            }
        case .code(let known):
            if let match = known.first(where: { $0.isNamed(written) }) { return .value(.text(match.code)) }
            return fault(
                "intake.code", row, written,
                Bilingual(
                    known.map(\.label.zh).joined(separator: "、") + "之一", "one of " + known.map(\.label.en).joined(separator: ", ")),
                near: nearest(to: written, among: known.flatMap { [$0.label.zh, $0.code] }))
        case .discipline:
            guard let plan else { return .value(.text(written)) }
            let open = plan.scope.disciplines.open == true
            let known = plan.disciplines + (open ? Discipline.basic.filter { !plan.disciplines.contains($0) } : [])
            if let match = known.first(where: { $0.isNamed(written) }) { return .value(.text(match.code)) }
            return fault(
                "intake.discipline", row, written,
                Bilingual(
                    "方案 \(plan.id) 的学科：\(plan.disciplines.map(\.label.zh).joined(separator: "、"))",
                    "a discipline of \(plan.id): \(plan.disciplines.map(\.label.en).joined(separator: ", "))"))
        }
    }

    func missing(row: Int) -> Finding {
        Finding(
            "intake.value.missing", at: Finding.Place(file: file, row: row, column: heading),
            what: Bilingual("没有填写", "the cell is empty"), expected: Bilingual("必填的值", "a value: the column is required"))
    }

    private func fault(_ code: String, _ row: Int, _ written: String, _ expected: Bilingual, near: String? = nil) -> ReadCell {
        .fault(
            Finding(
                code, at: Finding.Place(file: file, row: row, column: heading), what: Bilingual("无法识别的值", "the value cannot be read"),
                found: column.content.isPersonal ? nil : written, expected: expected,
                action: near.map { Bilingual("是否为“\($0)”？", "Did you mean “\($0)”?") }))
    }
}
