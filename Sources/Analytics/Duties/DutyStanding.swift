// How a duty stands on one day: its state, the numbers behind it, and each body's share.

package import Domain
package import Plans

/// What became of a duty by the day asked, worst first.
package enum DutyState: String, Worded {
    case overdue
    case due
    case upcoming
    case done
    case datesOnly = "dates_only"

    package var label: Bilingual {
        switch self {
        case .overdue: Bilingual("逾期", "overdue")
        case .due: Bilingual("待办", "due")
        case .upcoming: Bilingual("未到时间", "upcoming")
        case .done: Bilingual("已完成", "done")
        case .datesOnly: Bilingual("仅列日期", "dates only")
        }
    }
}

/// How one thing owed stands: for one pupil, school, university or list.
package enum DutyProgress: Sendable {
    case done, due, overdue
    /// Not open yet.
    case waiting
}

/// One thing owed under a duty, and to which bodies it belongs.
package struct DutyItem: Sendable {
    /// nil for a school, a university or a list.
    let person: Int?
    var mentors: [Int] = []
    var university: String?
    var school: String?
    var city: String?
    let progress: DutyProgress
    /// Whether somebody tried and got no answer in the last year; for follow-ups.
    var tried = false

    /// The bodies among a kind of party that owe it; none named where no record tells which.
    func bodies(_ party: Party?) -> [DutyBody] {
        switch party {
        case .mentor: mentors.isEmpty ? [.unrecorded] : mentors.map(DutyBody.mentor)
        case .university: [university.map(DutyBody.named) ?? .unrecorded]
        case .school: [school.map(DutyBody.named) ?? .unrecorded]
        case .cityOffice: [city.map(DutyBody.named) ?? .unrecorded]
        case .office, .everyone, nil: [.whole]
        }
    }
}

/// A body that owes its share of a duty.
package enum DutyBody: Hashable, Sendable {
    /// The party as a whole.
    case whole
    /// A school, host university or city by its name.
    case named(String)
    /// A mentor by the opaque id: identifies a person.
    case mentor(Int)
    /// No record tells which.
    case unrecorded
}

/// The numbers of a duty or of a body's share: done + due + overdue + waiting = concerned.
package struct DutyTally: Hashable, Sendable {
    package let done: Int
    package let due: Int
    package let overdue: Int
    /// Not open yet.
    package let waiting: Int
    /// Of those outstanding, tried in vain within the last year.
    package let tried: Int

    package var concerned: Int { done + due + overdue + waiting }
    /// Open and without a record: never a “no”.
    package var outstanding: Int { due + overdue }

    init(_ items: [DutyItem]) {
        func count(_ progress: DutyProgress) -> Int { items.count { $0.progress == progress } }
        (done, due, overdue, waiting) = (count(.done), count(.due), count(.overdue), count(.waiting))
        tried = items.count { $0.tried && ($0.progress == .due || $0.progress == .overdue) }
    }
}

/// Whose duties are asked for: a kind of party, or one body of that kind.
package struct DutyFilter: Hashable, Sendable {
    package let party: Party
    /// A school, host university or city; nil for all of the kind. A university by the name that `DutyFacts.presentNames` gives it.
    package let name: String?

    package init(party: Party, name: String?) {
        self.party = party
        self.name = name
    }

    /// Every participating body owes what everyone owes.
    func covers(_ duty: Duty) -> Bool {
        duty.party == party || duty.party == .everyone
    }

    func covers(_ item: DutyItem) -> Bool {
        name.map { item.bodies(party) == [.named($0)] } ?? true
    }
}

/// A duty on one day.
package struct DutyStanding: Sendable {
    package let duty: Duty
    package let state: DutyState
    package let unit: DutyUnit
    /// nil where no record can tell of it.
    package let tally: DutyTally?
    /// Each body's share where the party has several, by name; mentors by id.
    package let shares: [(body: DutyBody, tally: DutyTally)]
    /// Persons outstanding by body, for those who may see them.
    package let outstanding: [(person: Int, body: DutyBody)]

    /// - Parameter items: nil where no record can tell.
    init(_ duty: Duty, unit: DutyUnit, items: [DutyItem]?, on day: CivilDay) {
        self.duty = duty
        self.unit = unit
        tally = items.map(DutyTally.init)
        state = DutyStanding.state(tally, duty.window, on: day)
        let owed = (items ?? []).flatMap { item in item.bodies(duty.party).map { ($0, item) } }
        shares = Dictionary(grouping: owed) { $0.0 }.map { (body: $0.key, tally: DutyTally($0.value.map(\.1))) }
            .filter { $0.body != .whole }.sorted { $0.body.rank < $1.body.rank }
        outstanding = owed.filter { $0.1.progress == .due || $0.1.progress == .overdue }
            .compactMap { body, item in item.person.map { (person: $0, body: body) } }
            .sorted { $0.body.rank == $1.body.rank ? $0.person < $1.person : $0.body.rank < $1.body.rank }
    }

    private static func state(_ tally: DutyTally?, _ window: DutyWindow, on day: CivilDay) -> DutyState {
        guard let tally else { return .datesOnly }
        if tally.overdue > 0 { return .overdue }
        if tally.due > 0 { return .due }
        if tally.waiting > 0 { return .upcoming }
        if tally.done > 0 { return .done }
        // Nobody on record is concerned: not done, and nothing that anybody could be asked for.
        return window.opens.map { day < $0 } == true ? .upcoming : .datesOnly
    }
}

extension DutyBody {
    package var isMentor: Bool {
        if case .mentor = self { true } else { false }
    }

    /// For an order that no hash decides: the whole, names, mentors, the unrecorded.
    fileprivate var rank: (Int, String, Int) {
        switch self {
        case .whole: (0, "", 0)
        case .named(let name): (1, name, 0)
        case .mentor(let id): (2, "", id)
        case .unrecorded: (3, "", 0)
        }
    }
}
