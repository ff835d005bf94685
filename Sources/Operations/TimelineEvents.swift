// The dated facts of the persons of a file, those of the file and those that the store has, laid out by person.

internal import Domain

/// Reads the dated facts of records.
struct EventReader {
    let kind: RecordKind
    /// Ids of the mentors the store knows, by the office's number.
    let mentors: [String: Int]
    private var (day, until, plan): (ColumnCursor, ColumnCursor, ColumnCursor) = (
        ColumnCursor("day"), ColumnCursor("to_day"), ColumnCursor("plan_id")
    )
    private var (stage, status, question): (ColumnCursor, ColumnCursor, ColumnCursor) = (
        ColumnCursor("stage"), ColumnCursor("status"), ColumnCursor("question")
    )
    private static let yes = Cell.text(FollowUpStatus.yes.rawValue)

    init(kind: RecordKind, mentors: [String: Int]) { (self.kind, self.mentors) = (kind, mentors) }

    /// nil where a record has no day, or is a follow-up that says anything but yes.
    mutating func event(_ record: Domain.Record) -> TimelineChecks.Event? {
        var detail = ""
        switch kind {
        case .screening, .evaluation: detail = stage.cell(record.values).text ?? ""
        case .followUp:
            guard status.cell(record.values) == EventReader.yes else { return nil }
            detail = question.cell(record.values).text ?? ""
        default: break
        }
        guard let day = day.cell(record.values).integer else { return nil }
        // A mentor whom the store does not know is told by the office's number.
        let mentor = record.mentorReference.map { number in mentors[number].map { "#\($0)" } ?? number } ?? ""
        return TimelineChecks.Event(
            kind: kind, plan: plan.cell(record.values).text, detail: detail, day: day, until: until.cell(record.values).integer,
            mentor: mentor, row: record.row)
    }
}

/// Lists of events by the place of their person. Memory: the events, and two numbers each.
struct EventLists {
    private var events: [(event: TimelineChecks.Event, isTakenBack: Bool, next: Int)] = []
    /// The first and the last event of each person; -1 where there is none.
    private var ends: [(first: Int, last: Int, isInFile: Bool)] = []

    /// Makes room for one more person.
    mutating func open() { ends.append((-1, -1, false)) }

    /// - Parameter isTakenBack: whether the event only tells what of the store counts no more.
    mutating func add(_ event: TimelineChecks.Event, of place: Int, isTakenBack: Bool) {
        let number = events.count
        events.append((event, isTakenBack, -1))
        if ends[place].last >= 0 { events[ends[place].last].next = number } else { ends[place].first = number }
        ends[place].last = number
        if !isTakenBack, event.row != nil { ends[place].isInFile = true }
    }

    /// Adds what the store has, unless a record of the file takes its place. To be called after all records of the file.
    mutating func addStored(_ event: TimelineChecks.Event, of place: Int) {
        if isReplaced(event, place) { return }
        add(event, of: place, isTakenBack: false)
    }

    /// Whether a row of the file said this of a person before. Cost: the rows about the person.
    func says(_ event: TimelineChecks.Event, of place: Int) -> Bool {
        isReplaced(event, place) { $0.day == event.day && $0.until == event.until }
    }

    private func isReplaced(_ event: TimelineChecks.Event, _ place: Int, by fits: (TimelineChecks.Event) -> Bool = { _ in true }) -> Bool {
        var number = ends[place].first
        while number >= 0 {
            let other = events[number].event
            if other.row != nil, other.replaces(event), fits(other) { return true }
            number = events[number].next
        }
        return false
    }

    /// Whether a record of the file says something of a person.
    func isInFile(_ place: Int) -> Bool { ends[place].isInFile }

    subscript(_ place: Int) -> [TimelineChecks.Event] {
        var list: [TimelineChecks.Event] = []
        var number = ends[place].first
        while number >= 0 {
            if !events[number].isTakenBack { list.append(events[number].event) }
            number = events[number].next
        }
        return list
    }
}
