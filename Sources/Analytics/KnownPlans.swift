// The plans of a cut as values, for words and for the order of things on pages.

package import Domain
package import Ledger
internal import Plans

/// The plans known in a cut, by programme and year.
package struct KnownPlans: Sendable {
    /// Sorted by programme, then by the start of training, then by identifier.
    package let plans: [Plan]

    package init(on reader: LedgerReader) throws {
        plans = try reader.planSources().map { id, source in
            let (document, findings) = PlanReader.read(source, file: "\(id).yaml")
            // A stored plan was read once: a page without it would be silent about it.
            guard let document else { throw FindingsError(findings) }
            return document.plan
        }
        .sorted { ($0.programme, $0.cycle.from, $0.id) < ($1.programme, $1.cycle.from, $1.id) }
    }

    package subscript(id: String) -> Plan? {
        plans.first { $0.id == id }
    }

    /// Programmes in the order of their names.
    package var programmes: [String] {
        var seen: [String] = []
        for plan in plans where !seen.contains(plan.programme) { seen.append(plan.programme) }
        return seen
    }

    /// Plans that are official documents, not invented editions.
    package var official: [Plan] {
        plans.filter { $0.inventedFrom == nil }
    }

    /// What a programme is called: the short title of its newest official plan without the year.
    package func label(ofProgramme programme: String) -> Bilingual {
        let own = plans.filter { $0.programme == programme }
        guard let newest = own.last(where: { $0.inventedFrom == nil }) ?? own.last else { return Bilingual(programme, programme) }
        func withoutYear(_ title: String) -> String {
            title.split(separator: " ").filter { Int($0) == nil }.joined(separator: " ")
        }
        return Bilingual(withoutYear(newest.shortTitle.zh), withoutYear(newest.shortTitle.en))
    }

    /// The discipline of a code in a plan, or in any plan.
    package func discipline(_ code: String, in plan: String?) -> Discipline? {
        (plan.flatMap { self[$0]?.disciplines } ?? []).first { $0.code == code } ?? Discipline.basic.first { $0.code == code }
            ?? plans.lazy.flatMap(\.disciplines).first { $0.code == code }
    }

    /// Refuses a plan or programme that the cut does not hold: an empty answer would look like one.
    package static func check(_ parameters: [String: String], on reader: LedgerReader) throws {
        let asked = ["plan", "programme"].compactMap { key in parameters[key].map { (key, $0) } }.filter { $0.1 != "all" }
        guard !asked.isEmpty else { return }
        let plans = try KnownPlans(on: reader)
        for (key, value) in asked {
            let known = key == "plan" ? plans.plans.map(\.id) : plans.programmes
            guard !known.contains(value) else { continue }
            throw FindingsError(
                Finding(
                    "query.parameter.value", what: Bilingual("库里没有这个取值（\(key)）", "the store has no such \(key)"), found: value,
                    expected: Bilingual(known.joined(separator: "、"), known.joined(separator: ", ")),
                    action: nearest(to: value, among: known).map { Bilingual("是否为“\($0)”？", "Did you mean “\($0)”?") }))
        }
    }
}
