// The verb due: which duties are overdue, due and coming on one day, under the plans of a store.

package import Analytics
package import Domain
package import Foundation
internal import Intake
package import Ledger
internal import Plans

/// Asks a store for its duties.
package struct Due {
    let house: House
    let store: URL

    package init(house: House, store: URL) {
        self.house = house
        self.store = store
    }

    /// The duties on the as-of day of a cut.
    ///
    /// - Parameters:
    ///   - plan: one plan of the store; nil for all.
    ///   - filter: whose duties; nil for everybody's.
    ///   - identified: whether those outstanding are looked up in the vault.
    /// - Throws: `FindingsError` for a plan or body that the store does not know; the store's errors.
    package func report(cut: Cut, plan: String? = nil, filter: DutyFilter? = nil, identified: Bool = false) throws -> DueReport {
        let queries = try QueryCatalogue(folder: house.queries)
        let calendar = try house.workingCalendar()
        let reader = try LedgerReader(folder: store, cut: cut, derived: queries.relations)
        let known = try KnownPlans(on: reader)
        if let plan { try KnownPlans.check(["plan": plan], on: reader) }
        var facts = try DutyFacts(queries: queries, plan: plan ?? "all", on: reader)
        let plans = known.plans.filter { plan == nil || $0.id == plan }
        let lists = try ReferenceShelf.lists(house: house, reader: reader)
        facts.learnPresentNames(in: plans, from: lists.presentName(ofUniversity:))
        var filter = filter
        if let name = filter?.name, let party = filter?.party {
            if party == .university {
                let finder = AddresseeFinder(lists: lists, known: facts.universities(in: plans))
                filter = DutyFilter(party: party, name: try finder.university(name))
            } else {
                try Due.check(name, among: facts.names(of: party).union(plans.flatMap { $0.names(of: party) }))
            }
        }
        let standings = plans.flatMap { DutyJudge(plan: $0, facts: facts, calendar: calendar, on: cut.asOf).standings(filter) }
        var people = People()
        if identified {
            let pupils = Set(standings.flatMap { $0.outstanding.map(\.person) })
            let mentors = Set(standings.flatMap(\.mentors))
            people = People(
                names: try reader.shownNames(of: pupils.union(mentors)), numbers: try reader.references(of: pupils.union(mentors)))
        }
        return DueReport(
            cut: cut, standings: standings.inOrder, titles: Dictionary(uniqueKeysWithValues: plans.map { ($0.id, $0.shortTitle) }),
            people: identified ? people : nil)
    }

    static func check(_ name: String, among known: Set<String>) throws {
        guard !known.contains(name) else { return }
        let sorted = known.sorted()
        throw FindingsError(
            Finding(
                "due.party.unknown", what: Bilingual("方案和记录中均无此单位", "neither the plans nor the records know this body"), found: name,
                expected: Bilingual(sorted.prefix(20).joined(separator: "、"), sorted.prefix(20).joined(separator: ", ")),
                action: BodyNames(sorted).meant(by: name)))
    }
}

/// Duties on one day.
package struct DueReport: Sendable {
    package let cut: Cut
    /// The overdue first, the latest to become so before the others; then the due, the coming, the done and mere dates by their last day.
    package let standings: [DutyStanding]
    /// Short titles of the plans by identifier.
    package let titles: [String: Bilingual]
    /// nil where nobody may be identified.
    let people: People?

    /// Whether anything is overdue.
    package var isAnyOverdue: Bool { standings.contains { $0.state == .overdue } }

    /// The duties as an iCalendar file: those of the plans, whatever their state.
    package var calendarFile: String {
        DutyCalendar.text(of: standings.map(\.duty).sorted { $0.id < $1.id }, titles: titles, stamp: cut.asOf)
    }
}

/// Who the outstanding are, from the vault; erased persons have no number.
struct People: Sendable {
    var names: [Int: String] = [:]
    var numbers: [Int: String] = [:]

    /// `P1 某某`; a number alone, or a name alone, where the other is missing.
    func shown(_ person: Int) -> String {
        let parts = [numbers[person], names[person]].compactMap { $0 }
        return parts.isEmpty ? "#\(person)" : parts.joined(separator: " ")
    }
}

extension DutyStanding {
    fileprivate var mentors: [Int] {
        shares.compactMap { share in if case .mentor(let id) = share.body { id } else { nil } }
    }
}

extension [DutyStanding] {
    /// By state, worst first; then by last day, the newest first among the overdue, those without one last; then by identifier.
    fileprivate var inOrder: [DutyStanding] {
        func rank(_ standing: DutyStanding) -> (Int, Int, String) {
            let state = DutyState.allCases.firstIndex(of: standing.state) ?? 0
            let last = (standing.duty.window.to ?? standing.duty.window.from)?.number
            return (state, last.map { standing.state == .overdue ? -$0 : $0 } ?? Int.max, standing.duty.id)
        }
        return sorted { rank($0) < rank($1) }
    }
}

extension DueReport {
    /// Writes the calendar file; an earlier calendar file at the place is replaced.
    ///
    /// - Throws: `FindingsError` for a place inside the store or one that holds something else; `StoreError.notWritable`.
    package func writeCalendar(to file: URL, store: URL) throws {
        guard !file.isInside(store) else {
            throw FindingsError(
                Finding(
                    "due.calendar.store", what: Bilingual("日历文件的位置在英才库里面", "the calendar file would lie inside the store"),
                    action: Bilingual("请换一个库外的位置", "Choose a place outside it")))
        }
        if FileManager.default.fileExists(atPath: file.path) {
            let present = try? String(contentsOf: file, encoding: .utf8)
            guard present?.hasPrefix("BEGIN:VCALENDAR") == true else {
                throw FindingsError(
                    Finding(
                        "due.calendar.foreign",
                        what: Bilingual("日历文件的位置上有别的东西，未作改动", "something else is at the calendar's place; nothing was changed"),
                        action: Bilingual("请换一个文件名", "Choose another name")))
            }
        }
        do {
            try Data(calendarFile.utf8).write(to: file, options: .atomic)
        } catch {
            throw StoreError.notWritable(folder: file.deletingLastPathComponent().path)
        }
    }
}
