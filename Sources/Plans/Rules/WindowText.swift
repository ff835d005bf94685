// Days and windows as rules write them: 2025年3月至4月, 不迟于2025年7月31日.

internal import Domain

enum WindowText {
    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ]

    /// 2025年7月31日 | 31 July 2025.
    static func day(_ day: CivilDay) -> Bilingual {
        let (year, month, date) = day.components
        return Bilingual("\(year)年\(month)月\(date)日", "\(date) \(months[month - 1]) \(year)")
    }

    /// From one day to another, whole months without their days: 2025年3月至4月, 2024年12月21日至29日.
    static func span(_ from: CivilDay, _ to: CivilDay) -> Bilingual {
        let (first, last) = (from.components, to.components)
        let sameYear = first.year == last.year
        let sameMonth = sameYear && first.month == last.month
        let (opening, closing) = (months[first.month - 1], months[last.month - 1])
        guard first.day == 1, (to + 1).components.day == 1 else {
            return Bilingual(
                day(from).zh + "至" + (sameMonth ? "" : (sameYear ? "" : "\(last.year)年") + "\(last.month)月") + "\(last.day)日",
                "\(first.day)" + (sameMonth ? "" : " \(opening)") + (sameYear ? "" : " \(first.year)") + " to " + day(to).en)
        }
        if sameMonth { return Bilingual("\(first.year)年\(first.month)月", "\(opening) \(first.year)") }
        return Bilingual(
            "\(first.year)年\(first.month)月至" + (sameYear ? "" : "\(last.year)年") + "\(last.month)月",
            opening + (sameYear ? "" : " \(first.year)") + " to \(closing) \(last.year)")
    }

    /// A window alone: 2025年3月, 不迟于2025年7月31日, 自2025年4月1日起, 时间未写明.
    static func brief(_ window: RuleDays) -> Bilingual {
        switch (window.from, window.to) {
        case (let from?, let to?): span(from, to)
        case (nil, let to?): Bilingual("不迟于", "by ") + day(to)
        case (let from?, nil): Bilingual("自\(day(from).zh)起", "from \(day(from).en)")
        case (nil, nil): Bilingual("时间未写明", "no time stated")
        }
    }

    /// The words from which the days were read, where the file keeps them: （原文“4月初”）.
    static func written(_ window: Plan.Window) -> Bilingual {
        window.asWritten.map { Bilingual("（原文“\($0)”）", " (written “\($0)”)") } ?? Bilingual("", "")
    }
}
