// One dated version of a reference list: its rows, and what is known of how far it goes.

package import Domain

/// A version of a list.
package struct ReferenceEdition: Sendable {
    /// Where a version was found.
    package enum Origin: Hashable, Sendable {
        /// With the product, in `data/reference`.
        case shipped
        /// In the store, loaded by the office.
        case store
    }

    package let list: ReferenceList
    /// Up to when it holds.
    package let day: CivilDay
    /// The document it comes from.
    package let source: Bilingual
    /// Whether what is missing in it did not exist on its day. A partial list can confirm, never refute.
    package let complete: Bool
    /// How many there are in all where that is known.
    package let of: Int?
    package let doubts: [Bilingual]
    package let origin: Origin
    /// Values in the order of the list's columns; empty where nothing is stated.
    package let rows: [[String]]

    package init(
        list: ReferenceList, day: CivilDay, source: Bilingual, complete: Bool, of: Int? = nil, doubts: [Bilingual] = [], origin: Origin,
        rows: [[String]]
    ) {
        self.list = list
        self.day = day
        self.source = source
        self.complete = complete
        self.of = of
        self.doubts = doubts
        self.origin = origin
        self.rows = rows
    }
}

/// Why a version counts or does not.
package enum ReferenceStanding: Hashable, Sendable {
    /// The newest complete one: what is missing in it did not exist on its day.
    case newestComplete
    /// Partial: it confirms what it has, beside any complete one and whatever its day.
    case adds
    /// A complete one of a newer day, or of the same day out of the store, counts in its place.
    case replaced(by: CivilDay)

    package var isInForce: Bool {
        if case .replaced = self { false } else { true }
    }
}

extension [ReferenceEdition] {
    /// The versions of a list, oldest first, and why each counts or does not. A later load never undoes a newer list: the day decides, and of two
    /// complete ones of one day that of the store counts before that of the product.
    package func standings(_ list: ReferenceList) -> [(edition: ReferenceEdition, standing: ReferenceStanding)] {
        // Versions of one rank (partial ones of several sources) stay in the order in which they come.
        let versions = enumerated().filter { $1.list == list }.sorted {
            $0.element.rank == $1.element.rank ? $0.offset < $1.offset : $0.element.rank < $1.element.rank
        }
        let newest = versions.last { $1.complete }
        return versions.map { position, edition in
            guard edition.complete, let newest else { return (edition, .adds) }
            return (edition, position == newest.offset ? .newestComplete : .replaced(by: newest.element.day))
        }
    }

    /// The versions of a list that count: the newest complete one by its day, and all partial ones, which add to it. Oldest first, so that where two
    /// know an entry the newer is met last.
    package func inForce(_ list: ReferenceList) -> [ReferenceEdition] {
        standings(list).filter(\.standing.isInForce).map(\.edition)
    }

    /// The day up to which a list is complete; nil where only partial versions are at hand.
    package func completeDay(_ list: ReferenceList) -> CivilDay? {
        inForce(list).last { $0.complete }?.day
    }

    /// The entries of the versions in force, newest version first; what a newer one has is not repeated from an older. Cost: one pass over all rows.
    package func entries(_ list: ReferenceList) -> [[String]] {
        var known: Set<String> = []
        var entries: [[String]] = []
        for edition in inForce(list).reversed() {
            entries += edition.rows.filter { known.isDisjoint(with: list.keys(of: $0)) }
            known.formUnion(edition.rows.flatMap(list.keys))
        }
        return entries
    }
}

extension ReferenceEdition {
    /// By day, a partial one after the complete one of its day, that of the store after that of the product.
    fileprivate var rank: (Int, Int, Int) { (day.number, complete ? 0 : 1, origin == .shipped ? 0 : 1) }
}
