// What must hold inside one year's notice: the arithmetic by which a mistyped day shows itself.

internal import Domain

struct CalendarChecks {
    let year: CalendarYear
    let file: String
    /// Line of each value by its path, for example `holidays[1].from`.
    let lines: [String: Int]
    /// Years of the files read before.
    let years: Set<Int>

    var findings: [Finding] {
        repeated + runs + overlaps + madeUp + sum
    }

    private var repeated: [Finding] {
        years.contains(year.year)
            ? [finding("year.repeated", "year", Bilingual("这一年已有文件", "there is a file of this year already"), found: "\(year.year)")] : []
    }

    private var runs: [Finding] {
        year.holidays.enumerated().flatMap { index, holiday -> [Finding] in
            let path = "holidays[\(index)]"
            if holiday.to < holiday.from {
                return [
                    finding(
                        "holiday.reversed", "\(path).to", Bilingual("放假末日早于首日", "the holiday ends before it begins"),
                        found: "\(holiday.to)",
                        expected: Bilingual("\(holiday.from) 或以后", "\(holiday.from) or later"))
                ]
            }
            if holiday.days.count > longest || !holiday.days.contains(where: { $0.components.year == year.year }) {
                return [
                    finding(
                        "holiday.days", "\(path).from", Bilingual("放假日期不像是一个假期", "these days are no one holiday of the year"),
                        found: "\(holiday.from) – \(holiday.to)",
                        expected: Bilingual(
                            "\(year.year) 年内、至多 \(longest) 天的一段", "a run of at most \(longest) days that touches \(year.year)"))
                ]
            }
            return []
        }
    }

    /// No holiday has been longer than the Spring Festival of 2020.
    private var longest: Int { 10 }

    private var overlaps: [Finding] {
        year.holidays.indices.dropFirst().compactMap { index in
            let before = Set(year.holidays[..<index].flatMap(\.days))
            guard let twice = year.holidays[index].days.first(where: before.contains) else { return nil }
            return finding(
                "holiday.overlap", "holidays[\(index)].from", Bilingual("两个假期有同一天", "two holidays share a day"), found: "\(twice)")
        }
    }

    private var madeUp: [Finding] {
        let off = Set(year.holidays.flatMap(\.days))
        let days = year.makeUpDays ?? []
        return days.enumerated().compactMap { index, day in
            let path = "make_up_days[\(index)]"
            if !day.weekday.isWeekend {
                return finding(
                    "makeup.weekday", path, Bilingual("调休上班日不在周末", "a make-up working day is not on a weekend"), found: "\(day)",
                    expected: Bilingual("星期六或星期日", "a Saturday or Sunday"))
            }
            if off.contains(day) {
                return finding("makeup.holiday", path, Bilingual("同一天又放假又上班", "the same day is off and worked"), found: "\(day)")
            }
            return days[..<index].contains(day)
                ? finding("makeup.repeated", path, Bilingual("同一天写了两次", "the same day stands twice"), found: "\(day)") : nil
        }
    }

    /// Working days given up for holidays and weekend days worked differ by the public holidays of the law, in every year.
    private var sum: [Finding] {
        let given = Set(year.holidays.flatMap(\.days)).filter { !$0.weekday.isWeekend }.count
        let worked = Set(year.makeUpDays ?? []).count
        guard given - worked != year.statutoryDays else { return [] }
        return [
            finding(
                "days.sum", "year",
                Bilingual(
                    "放假的工作日比调休上班日多 \(given - worked) 天", "the weekdays off exceed the weekend days worked by \(given - worked)"),
                found: "\(given) − \(worked)",
                expected: Bilingual("\(year.statutoryDays) 天（法定假日）", "\(year.statutoryDays), the public holidays of the law"),
                action: Bilingual(
                    "请对照通知核对日期；通知另放的天数写在 extra_days", "Compare the days with the notice; days granted beyond the law go under extra_days"))
        ]
    }

    private func finding(
        _ code: String, _ path: String, _ what: Bilingual, found: String? = nil, expected: Bilingual? = nil, action: Bilingual? = nil
    ) -> Finding {
        Finding(
            "calendar.\(code)", at: Finding.Place(file: file, line: lines[path]), what: what, found: found, expected: expected,
            action: action)
    }
}
