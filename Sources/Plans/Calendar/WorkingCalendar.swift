// Working days: the days off and the weekend days worked of the State Council's notices, asked day by day.

package import Domain

/// The working days of the years whose notices are at hand.
///
/// A day is worked where it is a make-up working day (调休上班), or from Monday to Friday and not in a holiday's run. A year without a file is
/// not covered: what is asked of it is nil, never a guess. A notice also speaks of the last days of the year before (元旦 from 30 December), so
/// that the end of the newest year may still move with the next notice.
package struct WorkingCalendar: Sendable, Equatable {
    package let years: Set<Int>
    private let daysOff: Set<CivilDay>
    private let daysMadeUp: Set<CivilDay>

    init(_ files: [CalendarYear]) {
        years = Set(files.map(\.year))
        daysOff = Set(files.flatMap(\.holidays).flatMap(\.days))
        daysMadeUp = Set(files.flatMap { $0.makeUpDays ?? [] })
    }

    /// Whether work is done on a day; nil where the calendar does not cover its year.
    package func isWorkingDay(_ day: CivilDay) -> Bool? {
        guard years.contains(day.components.year) else { return nil }
        return daysMadeUp.contains(day) || (!day.weekday.isWeekend && !daysOff.contains(day))
    }

    /// Working days from the first day to the last, both included; 0 where the last lies before the first, nil where a year between is not
    /// covered. Cost: one look-up a day.
    package func workingDays(from: CivilDay, to: CivilDay) -> Int? {
        var count = 0
        var day = from
        while day <= to {
            guard let works = isWorkingDay(day) else { return nil }
            count += works ? 1 : 0
            day = day + 1
        }
        return count
    }

    /// The last of so many working days that follow a day, which itself is not counted; the day itself for 0 or fewer. nil where the calendar
    /// ends before. Cost: one look-up a day.
    package func day(after day: CivilDay, workingDays: Int) -> CivilDay? {
        var left = workingDays
        var found = day
        while left > 0 {
            found = found + 1
            guard let works = isWorkingDay(found) else { return nil }
            left -= works ? 1 : 0
        }
        return found
    }
}
