// The plans at hand: those in the store, and those shipped with the product that it does not hold yet.

package import Domain
package import Foundation
internal import Ledger
package import Plans

/// A plan and where it was found.
package struct ShelvedPlan: Sendable {
    package let document: PlanDocument
    /// Whether the store holds it; else it comes from `data/plans`.
    package let inStore: Bool
}

/// All plans by identifier. The store's version of a plan prevails over the shipped file.
package struct PlanShelf: Sendable {
    package private(set) var plans: [ShelvedPlan]

    /// Takes a plan in that has just been stored.
    mutating func store(_ document: PlanDocument) {
        plans.removeAll { $0.document.plan.id == document.plan.id }
        plans.append(ShelvedPlan(document: document, inStore: true))
        plans.sort { $0.document.plan.id < $1.document.plan.id }
    }

    /// - Parameter store: nil, or a folder that may hold no store yet.
    /// - Throws: `FindingsError` where a shipped plan has a fault; the store's errors.
    package init(house: House, store: URL?, today: CivilDay) throws {
        var found: [String: ShelvedPlan] = [:]
        var findings: [Finding] = []
        let files = try FileManager.default.contentsOfDirectory(atPath: house.plans.path).filter { $0.hasSuffix(".yaml") }.sorted()
        for file in files {
            let text = try String(contentsOf: house.plans.appendingPathComponent(file), encoding: .utf8)
            let (document, faults) = PlanReader.read(text, file: file)
            findings += faults
            if let document { found[document.plan.id] = ShelvedPlan(document: document, inStore: false) }
        }
        if findings.block { throw FindingsError(findings) }
        if let store, Ledger.exists(in: store) {
            let reader = try LedgerReader(folder: store, cut: .everything(asOf: today))
            for (id, source) in try reader.planSources() {
                let (document, faults) = PlanReader.read(source, file: "\(id).yaml")
                guard let document else { throw FindingsError(faults) }
                found[id] = ShelvedPlan(document: document, inStore: true)
            }
        }
        plans = found.values.sorted { $0.document.plan.id < $1.document.plan.id }
    }

    package subscript(id: String) -> ShelvedPlan? {
        plans.first { $0.document.plan.id == id }
    }

    /// The plan of an identifier, or a finding with the nearest known one.
    package func plan(_ id: String) throws -> ShelvedPlan {
        if let plan = self[id] { return plan }
        let known = plans.map(\.document.plan.id)
        throw FindingsError(
            Finding(
                "plan.unknown", what: Bilingual("没有这个方案", "there is no such plan"), found: id,
                expected: Bilingual(known.joined(separator: "、"), known.joined(separator: ", ")),
                action: nearest(to: id, among: known).map { Bilingual("是否为“\($0)”？", "Did you mean “\($0)”?") }))
    }
}

extension Plan {
    /// The plan as `plan show --json` prints it: the keys of the file, sorted; what the plan does not state is absent.
    package func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
}
