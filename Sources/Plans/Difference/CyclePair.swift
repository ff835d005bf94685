// Days of two plans held against each other relative to the training cycle of each.

internal import Domain

/// The cycles of two plans.
struct CyclePair {
    let former: Plan.Cycle
    let present: Plan.Cycle

    /// Whole years from one cycle to the other where month and day agree at both ends; nil where the cycles are of another kind.
    var yearsApart: Int? {
        let years = present.from.components.year - former.from.components.year
        return place(former.from) == place(present.from) && place(former.to) == place(present.to)
            && present.to.components.year - former.to.components.year == years ? years : nil
    }

    /// By how many days the present day is later in its cycle than the former one in its own; negative where it is earlier, 0 where it is
    /// the same day of the cycle.
    ///
    /// By month and day where the cycles are whole years apart, the last of February being the same day in every year; else by the distance
    /// from the first day of the cycle.
    func daysLater(_ old: CivilDay, _ new: CivilDay) -> Int {
        guard let years = yearsApart, let moved = old.adding(years: years) else { return (new - present.from) - (old - former.from) }
        return new.components.year == moved.components.year && place(old) == place(new) ? 0 : new - moved
    }

    /// Whether two ends of a window are the same, each in its own cycle. An open end is the same only as an open end.
    func isSame(_ old: CivilDay?, _ new: CivilDay?) -> Bool {
        switch (old, new) {
        case (nil, nil): true
        case (let old?, let new?): daysLater(old, new) == 0
        default: false
        }
    }

    /// Month and day; the last of February as the 29th.
    private func place(_ day: CivilDay) -> [Int] {
        let (_, month, date) = day.components
        return [month, month == 2 && (day + 1).components.month == 3 ? 29 : date]
    }
}
