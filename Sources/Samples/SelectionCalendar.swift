// Gives each step of selection its days: inside the windows of the plan's timetable, one step after the other.

import Domain

/// The days of the steps of selection of one plan.
///
/// Windows of a timetable often coincide (the whole of March for application and test): then the days are shared out
/// among the steps in proportion to their usual length, so that each ends before the next begins.
struct SelectionCalendar {
    /// Day numbers by step; every step of the plan has at least one day.
    let spans: [SelectionStage: ClosedRange<Int>]

    init(plan: Plan) {
        var stages = plan.selection.stages.map(\.stage)
        if stages.first != .application { stages.insert(.application, at: 0) }
        let windows = stages.map { SelectionCalendar.window(of: $0, in: plan) }
        let latest = SelectionCalendar.latestDays(windows.map(\.last))
        var spans: [SelectionStage: ClosedRange<Int>] = [:]
        var free = windows[0].first ?? 0
        for (index, stage) in stages.enumerated() {
            if stage == .selection, let notice = plan.selection.publicNotice, let posted = spans[.notice] {
                free = SelectionCalendar.day(after: notice.workingDays, workingDaysFrom: posted.upperBound)
            }
            var first = max(free, windows[index].first ?? free)
            while stage == .notice, !SelectionCalendar.isWorkingDay(first) { first += 1 }
            let last: Int
            if let limit = latest[index] {
                let competing = (index..<stages.count).filter { latest[$0] != nil && (windows[$0].first ?? first) <= limit }
                let share = weight(stage) / competing.reduce(0) { $0 + weight(stages[$1]) }
                last = first + max(1, Int(Double(limit - first + 1) * share)) - 1
            } else {
                last = first + Int(weight(stage))
            }
            spans[stage] = first...last
            free = last + 1
        }
        self.spans = spans
    }

    /// The step's own window, from the entries of the timetable that stand for it; nil sides where the timetable is silent.
    private static func window(of stage: SelectionStage, in plan: Plan) -> (first: Int?, last: Int?) {
        let steps: [String] =
            switch stage {
            case .application: ["application"]
            case .review: ["city_review", "application"]
            case .test: ["test", "test_and_interview"]
            case .practical, .interview: ["interview", "test_and_interview"]
            case .mentorSelection, .notice: []
            // Where no day is set for the list, the interview's own entry is the one that ends with the selected.
            case .selection: ["result_publication", "interview", "test_and_interview"]
            }
        let window = steps.lazy.compactMap { step in plan.timetable.first { $0.step == step }?.window }.first
        guard window != nil || stage == .application else { return (nil, nil) }
        let usualDays = 20
        let from = window?.from?.number ?? (window?.to ?? plan.cycle.from).number - usualDays
        return (from, window?.to?.number ?? from + usualDays)
    }

    /// The latest day each step may end so that those after it can still be held; nil from the last stated end on.
    private static func latestDays(_ ends: [Int?]) -> [Int?] {
        var result = ends
        for index in ends.indices.dropLast().reversed() {
            guard let next = result[index + 1] else { continue }
            result[index] = min(ends[index] ?? next - 1, next - 1)
        }
        return result
    }

    /// The first working day (Monday to Friday) once the given number of them has passed since a list was posted.
    private static func day(after workingDays: Int, workingDaysFrom posted: Int) -> Int {
        var (day, passed) = (posted, 0)
        while passed < workingDays || !isWorkingDay(day + 1) {
            day += 1
            if isWorkingDay(day) { passed += 1 }
        }
        return day + 1
    }

    static func isWorkingDay(_ day: Int) -> Bool {
        // 1970-01-01 was a Thursday.
        ((day + 3) % 7 + 7) % 7 < 5
    }
}

/// How long a step usually takes, against the others.
private func weight(_ stage: SelectionStage) -> Double {
    switch stage {
    case .application: 4
    case .review, .test, .practical, .selection: 1
    case .interview: 1.5
    case .mentorSelection: 3
    case .notice: 0
    }
}
