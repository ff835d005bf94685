// The days of a row: none that is still to come, and none before what it follows.

internal import Domain

/// Checks the days that a row holds.
struct DayChecks {
    let heading: Heading
    let file: String
    let today: CivilDay

    /// Days on which something happened. The last day of a notice or of an appointment is stated in advance.
    private static let happened = ["day", "reported_day", "log_day", "review_day"]

    /// Which day may not lie before which, and what is wrong where it does.
    private static let orders: [(earlier: String, later: String, what: Bilingual)] = [
        ("day", "to_day", ended), ("day", "reported_day", ended), ("day", "valid_until", ended), ("day", "until_day", ended),
        ("day", "log_day", Bilingual("日志提交日期早于活动日期", "the log is dated before the session")),
        ("log_day", "review_day", Bilingual("审核日期早于日志提交日期", "the review is dated before the log")),
        ("day", "review_day", Bilingual("审核日期早于活动日期", "the review is dated before the session")),
    ]

    private static let ended = Bilingual("结束日期早于开始日期", "the end is before the beginning")

    func findings(_ values: [String: Cell], row: Int) -> [Finding] {
        let late = DayChecks.happened.compactMap { name -> Finding? in
            guard let number = values[name]?.integer, number > today.number, let place = place(name, row) else { return nil }
            return Finding(
                "intake.day.future", at: place, what: Bilingual("日期在导入日之后", "the day is after the day of import"),
                found: "\(CivilDay(number: number))", expected: Bilingual("不晚于 \(today)", "not later than \(today)"))
        }
        var told: Set<String> = []
        let turned = DayChecks.orders.compactMap { earlier, later, what -> Finding? in
            guard let first = values[earlier]?.integer, let second = values[later]?.integer, second < first,
                let place = place(later, row), told.insert(later).inserted
            else { return nil }
            return Finding(
                "intake.day.order", at: place, what: what, found: "\(CivilDay(number: second))",
                expected: Bilingual("不早于 \(CivilDay(number: first))", "not before \(CivilDay(number: first))"))
        }
        return late + turned
    }

    private func place(_ column: String, _ row: Int) -> Finding.Place? {
        heading.kind.columns.first { $0.name == column }.map {
            Finding.Place(file: file, row: row, column: heading.writtenHeading($0))
        }
    }
}
