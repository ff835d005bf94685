// Tells a reading connection what the lists of reference in force say of the values in its follow-ups.

package import Intake
package import Ledger
internal import Domain

/// Looks up the universities, majors and bases that follow-ups name.
package struct ListedValues {
    private let lists: ReferenceLists
    private let authorities: [String: Bool]
    private let majorRows: [String: [String]]
    private let classRows: [String: [String]]

    package init(_ lists: ReferenceLists) {
        self.lists = lists
        // Columns: code, name, level, province, place, authority.
        authorities = Dictionary(
            lists.editions.entries(.universities).filter { $0.count > 5 && !$0[5].isEmpty }.map { row in
                (row[0], !["省", "市", "自治区", "兵团"].contains { row[5].contains($0) })
            }
        ) { first, _ in first }
        // Columns: code, name, class, category, basic discipline.
        let majors = lists.editions.entries(.majors).filter { $0.count > 4 }
        majorRows = Dictionary(majors.map { ($0[0], $0) }) { first, _ in first }
        classRows = Dictionary(majors.filter { !$0[2].isEmpty }.map { ($0[2], $0) }) { first, _ in first }
    }

    /// Lays the facts on a reader.
    ///
    /// Cost: one look-up a different value.
    package func lay(on reader: LedgerReader) throws {
        let entries = Set(try reader.followUpValues(of: .topnotch))
        let others = try reader.followUpValues(of: .admission).filter { !entries.contains($0) }
        try reader.lay(
            ListedFacts(
                universities: entries.sorted().compactMap { university($0, splitting: true) }
                    + others.compactMap { university($0, splitting: false) }, majors: reader.followUpValues(of: .major).compactMap(major),
                bases: bases,
                basesCompleteDay: lists.editions.completeDay(.topnotchBases)))
    }

    /// - Parameter splitting: whether a subject may stand behind: 南开大学 数学, 南开大学（数学）. Else 某大学某某学院 is a body of its own.
    func university(_ value: String, splitting: Bool) -> ListedFacts.University? {
        if let entry = entry(value) { return made(value, entry, subject: nil) }
        guard splitting else { return nil }
        for end in value.indices.reversed() where end > value.startIndex {
            guard let entry = entry(String(value[..<end])) else { continue }
            let subject = value[end...].filter { !$0.isWhitespace && !"()（）-/·,:;、，：；".contains($0) }
            return made(value, entry, subject: subject.isEmpty ? nil : String(subject))
        }
        return nil
    }

    private func made(_ value: String, _ entry: ReferenceEntry, subject: String?) -> ListedFacts.University {
        ListedFacts.University(
            value: value, name: entry.name, level: entry.level, central: authorities[entry.code], subject: subject,
            discipline: subject.flatMap(ListedValues.discipline))
    }

    func major(_ value: String) -> ListedFacts.Major? {
        let row: [String]? =
            switch lists.major(value, nearestWanted: false) {
            case .confirmed(let entry): entry.code.isEmpty ? classRows[value] : majorRows[entry.code]
            case .formerName(let entry): entry.flatMap { majorRows[$0.code] }
            default: nil
            }
        guard let row else { return nil }
        let discipline = ListedValues.discipline(row[4])
        let isClass = classRows[value] != nil
        return ListedFacts.Major(
            value: value, category: row[3], discipline: discipline,
            bearsName: !isClass && discipline != nil && ListedValues.discipline(row[1]) == discipline)
    }

    /// A base counts from the year of its batch; one without, from the day of the list.
    private var bases: [ListedFacts.Base] {
        // Columns: university, discipline, base, batch, basic discipline.
        lists.editions.inForce(.topnotchBases).flatMap { edition in
            edition.rows.filter { $0.count > 4 }.map { row in
                ListedFacts.Base(
                    university: entry(row[0])?.name ?? row[0], subject: row[1].isEmpty ? nil : row[1],
                    discipline: ListedValues.discipline(row[4]), from: CivilDay("\(row[3])-01-01") ?? edition.day)
            }
        }
    }

    private func entry(_ name: String) -> ReferenceEntry? {
        switch lists.university(name, nearestWanted: false) {
        case .confirmed(let entry): entry
        case .formerName(let entry): entry
        default: nil
        }
    }

    private static func discipline(_ written: String) -> String? {
        written.isEmpty ? nil : Discipline.basic.first { $0.isNamed(written) }?.code
    }
}
