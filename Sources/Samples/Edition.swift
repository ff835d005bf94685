// One edition of a programme on the way through the samples: an official plan, or an earlier one invented by moving its days back whole years.

import Domain
import Plans

/// One edition of a programme, official or invented.
struct Edition {
    let id: String
    /// The year in the id, else the year in which the cycle starts.
    let year: Int
    let isInvented: Bool
    /// Nil where the invented text could not be read back; its file is written all the same, so that loading it says why.
    let plan: Plan?
    /// The text of the plan file.
    let source: String

    /// All editions of one programme, oldest first: invented ones from the given year up to the oldest official plan, then the official ones.
    static func all(of documents: [PlanDocument], from firstYear: Int) -> [Edition] {
        let official = documents.map { document in
            Edition(
                id: document.plan.id, year: year(of: document.plan), isInvented: false, plan: document.plan, source: document.source)
        }.sorted { ($0.year, $0.id) < ($1.year, $1.id) }
        guard let oldest = official.first, let plan = oldest.plan, firstYear < oldest.year else { return official }
        let invented = (firstYear..<oldest.year).map { year in
            let earlier = EarlierPlan(official: plan, source: oldest.source, officialYear: oldest.year, year: year)
            return Edition(
                id: earlier.id, year: year, isInvented: true,
                plan: PlanReader.read(earlier.text, file: "\(earlier.id).yaml").document?.plan, source: earlier.text)
        }
        return invented + official
    }

    private static func year(of plan: Plan) -> Int {
        let last = plan.id.split(separator: "-").last ?? ""
        if last.utf8.count == 4, let year = Int(last) { return year }
        return plan.cycle.from.components.year
    }
}
