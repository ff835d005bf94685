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

extension [ReferenceEdition] {
    /// The versions of a list that count: the newest complete one, and every partial one that is not older, which adds to it. Of two of one
    /// day that of the store counts; a partial list never takes the place of a complete one.
    package func inForce(_ list: ReferenceList) -> [ReferenceEdition] {
        let versions = filter { $0.list == list }.sorted { ($0.day, $0.origin.rank) < ($1.day, $1.origin.rank) }
        guard let last = versions.lastIndex(where: \.complete) else { return versions }
        return [versions[last]] + versions.filter { !$0.complete && $0.day >= versions[last].day }
    }
}

extension ReferenceEdition.Origin {
    fileprivate var rank: Int {
        switch self {
        case .shipped: 0
        case .store: 1
        }
    }
}
