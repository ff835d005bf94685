// The days of a row: none that is still to come, and none before what it follows.

internal import Domain

/// Checks the days that a row holds.
struct DayChecks {
    private let columns: RowColumns
    private let today: CivilDay
    /// Columns of days on which something happened. The last day of a notice or of an appointment is stated in advance.
    private let happened: [Int]
    /// Which day may not lie before which, and what is wrong where it does.
    private let orders: [(earlier: Int, later: Int, what: Bilingual)]

    private static let ended = Bilingual("结束日期早于开始日期", "the end is before the beginning")
    private static let known: [(earlier: String, later: String, what: Bilingual)] = [
        ("day", "to_day", ended), ("day", "reported_day", ended), ("day", "valid_until", ended), ("day", "until_day", ended),
        ("day", "log_day", Bilingual("日志提交日期早于活动日期", "the log is dated before the session")),
        ("log_day", "review_day", Bilingual("审核日期早于日志提交日期", "the review is dated before the log")),
        ("day", "review_day", Bilingual("审核日期早于活动日期", "the review is dated before the session")),
        ("period_from", "period_to", Bilingual("统计截止日期早于起始日期", "the period ends before it begins")),
        ("period_to", "day", Bilingual("公布日期早于统计截止日期", "it was published before the period ended")),
    ]

    init(_ columns: RowColumns, today: CivilDay) {
        self.columns = columns
        self.today = today
        happened = ["day", "reported_day", "log_day", "review_day"].compactMap(columns.number)
        orders = DayChecks.known.compactMap { earlier, later, what in
            guard let first = columns.number(earlier), let second = columns.number(later) else { return nil }
            return (first, second, what)
        }
    }

    func check(_ cells: RowCells, into findings: inout [Finding]) {
        let row = cells.written.number
        for column in happened {
            guard let number = cells.day(column), number > today.number else { continue }
            // Four years and a day later than it can be: the two epochs of spreadsheets.
            let isShifted = number - 1462 <= today.number && number - today.number > 366
            findings.append(
                Finding(
                    isShifted ? Damage.dayEpoch.rawValue : "intake.day.future", at: columns.place(column, row),
                    what: isShifted ? Damage.dayEpoch.what : Bilingual("日期在导入日之后", "the day is after the day of import"),
                    found: "\(CivilDay(number: number))",
                    expected: Bilingual("不晚于 \(today)", "not later than \(today)"),
                    action: isShifted ? Damage.dayEpoch.action : nil))
        }
        var told: Set<Int> = []
        for (earlier, later, what) in orders {
            guard let first = cells.day(earlier), let second = cells.day(later), second < first, told.insert(later).inserted else {
                continue
            }
            // A birthday may stand where a day is asked for.
            let (bound, shown) = (CivilDay(number: first), FoundValue.day(CivilDay(number: second), today: today))
            findings.append(
                Finding(
                    "intake.day.order", at: columns.place(later, row), what: what, found: shown.text, withheld: shown.form,
                    expected: FoundValue.isRecent(bound, today: today) ? Bilingual("不早于 \(bound)", "not before \(bound)") : nil))
        }
    }
}
