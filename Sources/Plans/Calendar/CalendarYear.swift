// One year's notice on public holidays as values: the shape of a file of data/calendar after reading.

package import Domain

/// The days off and the weekend days worked that the notices of one year name.
package struct CalendarYear: Hashable, Sendable, Codable {
    package let year: Int
    package let documents: [Document]
    package let holidays: [Holiday]
    /// Weekend days that are worked (调休上班); nil where the notice names none.
    package let makeUpDays: [CivilDay]?
    /// Days off granted beyond the law, by a special notice; nil where there are none.
    package let extraDays: Int?

    /// A notice of the State Council (国务院通知).
    package struct Document: Hashable, Sendable, Codable {
        package let title: String
        /// 文号; nil where it was not found.
        package let number: String?
        package let issued: CivilDay
    }

    /// A holiday's run of days off, weekends in it and beside it (与周末连休) among them.
    package struct Holiday: Hashable, Sendable, Codable {
        package let zh: String
        package let en: String
        package let from: CivilDay
        package let to: CivilDay

        /// Every day of the run; none where it is reversed.
        package var days: [CivilDay] {
            from <= to ? (from.number...to.number).map(CivilDay.init(number:)) : []
        }
    }

    /// Public holidays of the law: 11 days a year, 13 since 2025 (全国年节及纪念日放假办法).
    package var statutoryDays: Int {
        (year >= 2025 ? 13 : 11) + (extraDays ?? 0)
    }
}
