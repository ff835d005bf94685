// One public notice of the selected (公示) and the working days it is posted for, counted alike for conformance and for duties.

internal import Domain
internal import Plans

/// The days on which the list of the selected is posted.
struct Posting: Sendable {
    let from: CivilDay
    /// Last day; nil where it is not on record.
    let until: CivilDay?

    /// A row of `conformance/notices`; nil for a notice of anything but the selected.
    init?(_ row: FactRow) {
        guard row.text("subject") == NoticeSubject.selectedPupils.rawValue, let from = row.day("from_day") else { return nil }
        self.from = from
        until = row.day("until_day")
    }

    /// Working days from the first day to the last, both counted; nil where the last is not on record or the calendar does not cover a year.
    func workingDays(_ calendar: WorkingCalendar) -> Int? {
        until.flatMap { calendar.workingDays(from: from, to: $0) }
    }

    /// Whether it is posted for so many working days and they are over on a day; false also where that cannot be told.
    func isOver(_ count: Int, on day: CivilDay, _ calendar: WorkingCalendar) -> Bool {
        guard let posted = workingDays(calendar), posted >= count, let last = calendar.day(after: from + -1, workingDays: count) else {
            return false
        }
        return day > last
    }
}
