// Days of the week, by arithmetic alone: no clock, no locale.

/// A day of the week; the raw value is that of ISO 8601, Monday 1 to Sunday 7.
package enum Weekday: Int, CaseIterable, Sendable {
    case monday = 1
    case tuesday, wednesday, thursday, friday, saturday, sunday

    /// Saturday or Sunday.
    package var isWeekend: Bool {
        self == .saturday || self == .sunday
    }
}

extension CivilDay {
    /// The day of the week; 1970-01-01 was a Thursday.
    package var weekday: Weekday {
        let sinceMonday = (number + 3) % 7
        return Weekday.allCases[sinceMonday < 0 ? sinceMonday + 7 : sinceMonday]
    }
}
