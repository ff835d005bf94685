// What is said of a cell that cannot be used.

internal import Domain

extension CellReader {
    func missing(row: Int) -> Finding {
        Finding(
            "intake.value.missing", at: place.of(row), what: Bilingual("没有填写", "the cell is empty"),
            expected: Bilingual("必填的值", "a value: the column is required"))
    }

    func refuse(_ damage: Damage, _ text: String, _ row: Int, _ findings: inout [Finding]) {
        var expected: Bilingual?
        // A serial number has two readings, by the two epochs of spreadsheets: both are shown.
        if damage == .daySerial, let day = Int(DigitFold.of(text)).flatMap(DayForm.serial), FoundValue.isRecent(day, today: today) {
            expected = Bilingual(
                "日期：1900年起点为 \(day)，1904年起点为 \(day + 1462)", "a day: \(day) by the epoch of 1900, \(day + 1462) by that of 1904")
        }
        let shown = shown(text)
        findings.append(
            Finding(
                damage.rawValue, at: place.of(row), what: damage.what, found: shown.text, withheld: shown.form, expected: expected,
                action: damage.action))
    }

    func fault(
        _ code: String, _ row: Int, _ written: String, _ expected: Bilingual, near: String? = nil, _ findings: inout [Finding]
    ) {
        let shown = shown(written)
        findings.append(
            Finding(
                code, at: place.of(row), what: Bilingual("无法识别的值", "the value cannot be read"), found: shown.text,
                withheld: shown.form, expected: expected,
                action: CellAdvice.on(written, in: column, of: kind) ?? near.map { Bilingual("是否为“\($0)”？", "Did you mean “\($0)”?") }))
    }

    /// What may be said of a value that stands in this column.
    func shown(_ text: String) -> FoundValue { FoundValue(text, in: column.content, today: today) }

    /// A remark that is told once a column: what was found is worked out for the first alone.
    mutating func note(_ damage: Damage, _ row: Int, _ text: String) {
        tally.note(damage, row: row, found: tally.isNoted(damage) ? nil : shown(text))
    }
}
