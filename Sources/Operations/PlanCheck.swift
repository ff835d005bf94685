// The verb plan check: one plan, rule by rule, against the records of a store.

package import Analytics
package import Domain
package import Foundation
package import Ledger
internal import Plans

package struct PlanCheck {
    let house: House
    let store: URL

    package init(house: House, store: URL) {
        self.house = house
        self.store = store
    }

    /// Checks a plan as the cut knows it, or as shipped where the store does not hold it.
    ///
    /// - Throws: `FindingsError` for an unknown plan or a faulty query or calendar; the store's errors.
    package func conformance(_ id: String, cut: Cut, today: CivilDay) throws -> Conformance {
        let queries = try QueryCatalogue(folder: house.queries)
        let calendar = try house.workingCalendar()
        let reader = try LedgerReader(folder: store, cut: cut, derived: queries.relations)
        let plan = try KnownPlans(on: reader)[id] ?? PlanShelf(house: house, store: store, today: today).plan(id).document.plan
        return try Conformance(plan, on: FactDesk(reader: reader, queries: queries), calendar: calendar)
    }
}
