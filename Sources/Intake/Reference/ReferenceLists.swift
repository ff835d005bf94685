// The lists in force, ready for look-up by name, code or former name.

package import Domain

/// What a list says of a value.
package enum ReferenceVerdict: Hashable, Sendable {
    case confirmed(ReferenceEntry)
    /// The value is a name or code given up since; the entry of today, nil where there is none any more.
    case formerName(of: ReferenceEntry?)
    /// The list is complete for its day and has no such value: it may be misspelt, or younger than the list.
    case notInCompleteList(nearest: String?)
    /// The list is partial: it says nothing of what it does not have.
    case cannotBeVerified(nearest: String?)
}

/// An entry of a list.
package struct ReferenceEntry: Hashable, Sendable {
    package let code: String
    package let name: String
    /// For a university; nil else.
    package let level: InstitutionKind?
}

/// The versions in force of every list. Look-up costs one normalisation and one or two dictionary accesses.
package struct ReferenceLists: Sendable {
    package let editions: [ReferenceEdition]
    private var universities = Names()
    private var majors = Names()
    private var divisions = Names()
    private var majorClasses: Set<String> = []
    /// Disciplines of the known bases by university; both as keys.
    private var bases: [String: Set<String>] = [:]
    /// Levels that a university had in earlier lists, by code.
    private var formerLevels: [String: Set<InstitutionKind>] = [:]

    /// One list's entries by key.
    private struct Names: Sendable {
        var present: [String: ReferenceEntry] = [:]
        /// In a partial list older than the complete one: confirmed, unless it is known to have been given up.
        var earlier: [String: ReferenceEntry] = [:]
        var former: [String: ReferenceEntry?] = [:]
        var isComplete = false

        func verdict(_ written: String, nearestWanted: Bool) -> ReferenceVerdict {
            let key = ReferenceKey.of(written)
            if let entry = present[key] { return .confirmed(entry) }
            if let entry = former[key] { return .formerName(of: entry) }
            if let entry = earlier[key] { return .confirmed(entry) }
            // Names of nearly the same length are enough: the list is long and a misspelt name differs in a character or two.
            let near =
                nearestWanted
                ? nearest(to: key, among: present.filter { abs($0.key.count - key.count) <= 2 }.map(\.key)).flatMap { present[$0]?.name }
                : nil
            return isComplete ? .notInCompleteList(nearest: near) : .cannotBeVerified(nearest: near)
        }

        /// Enters an entry under a key; a newer version's comes later and counts.
        mutating func enter(_ entry: ReferenceEntry, as key: String, isEarlier: Bool) {
            if isEarlier { earlier[ReferenceKey.of(key)] = entry } else { present[ReferenceKey.of(key)] = entry }
        }
    }

    /// - Parameter editions: all versions at hand; those in force are taken.
    package init(_ editions: [ReferenceEdition]) {
        self.editions = editions
        for list in [ReferenceList.universities, .formerNames, .majors, .divisions, .topnotchBases] {
            let complete = editions.completeDay(list)
            for edition in editions.inForce(list) {
                take(edition, isEarlier: !edition.complete && complete.map { edition.day < $0 } == true)
            }
        }
    }

    private mutating func take(_ edition: ReferenceEdition, isEarlier: Bool) {
        let place = Dictionary(uniqueKeysWithValues: edition.list.columns.enumerated().map { ($1.name, $0) })
        func value(_ row: [String], _ column: String) -> String { place[column].map { row[$0] } ?? "" }
        switch edition.list {
        case .universities:
            universities.isComplete = universities.isComplete || edition.complete
            for row in edition.rows {
                let entry = ReferenceEntry(code: row[0], name: row[1], level: ReferenceLists.level(row[2]))
                for key in [row[0], row[1], value(row, "admission_code")] where !key.isEmpty {
                    universities.enter(entry, as: key, isEarlier: isEarlier)
                }
            }
        case .formerNames:
            for row in edition.rows {
                universities.former[ReferenceKey.of(row[1])] = .some(universities.present[ReferenceKey.of(row[0])])
                if let level = ReferenceLists.level(value(row, "former_level")) { formerLevels[row[0], default: []].insert(level) }
            }
        case .majors:
            majors.isComplete = majors.isComplete || edition.complete
            for row in edition.rows {
                let entry = ReferenceEntry(code: row[0], name: row[1], level: nil)
                for key in [row[0], row[1]] { majors.enter(entry, as: key, isEarlier: isEarlier) }
                if !value(row, "former_code").isEmpty { majors.former[ReferenceKey.of(value(row, "former_code"))] = .some(entry) }
                if !value(row, "class").isEmpty { majorClasses.insert(ReferenceKey.of(value(row, "class"))) }
            }
        case .divisions:
            divisions.isComplete = divisions.isComplete || edition.complete
            for row in edition.rows {
                let entry = ReferenceEntry(code: row[0], name: row[1], level: nil)
                for key in [row[0], row[1]] { divisions.enter(entry, as: key, isEarlier: isEarlier) }
                // 乌鲁木齐 for 乌鲁木齐市: nobody writes the suffix in a column of cities.
                for suffix in ["市", "地区", "盟"] where row[1].hasSuffix(suffix) {
                    divisions.enter(entry, as: String(row[1].dropLast(suffix.count)), isEarlier: isEarlier)
                }
            }
        case .topnotchBases:
            for row in edition.rows { bases[ReferenceKey.of(row[0]), default: []].insert(ReferenceKey.of(value(row, "discipline"))) }
        case .topnotchSources, .topnotchCounts, .planBodies: break
        }
    }

    /// A university by name, school code or admission code.
    package func university(_ written: String, nearestWanted: Bool = true) -> ReferenceVerdict {
        universities.verdict(written, nearestWanted: nearestWanted)
    }

    /// A major by name or code. A class of majors (专业类) counts as known: many universities admit to a class.
    package func major(_ written: String, nearestWanted: Bool = true) -> ReferenceVerdict {
        let key = ReferenceKey.of(written)
        if majorClasses.contains(key) { return .confirmed(ReferenceEntry(code: "", name: written, level: nil)) }
        // 数学与应用数学（拔尖班）: what stands in brackets behind a major's name says how it is taught.
        if majors.present[key] == nil, key.hasSuffix(")"), let bracket = key.firstIndex(of: "("),
            let entry = majors.present[String(key[..<bracket])]
        {
            return .confirmed(entry)
        }
        return majors.verdict(written, nearestWanted: nearestWanted)
    }

    /// A province, prefecture or city by name or code.
    package func division(_ written: String) -> ReferenceVerdict {
        divisions.verdict(written, nearestWanted: true)
    }

    /// Whether the list of bases has a university, and in a discipline where one is named; nil of the discipline means any.
    package func hasBase(_ university: String, _ discipline: String?) -> Bool {
        guard let known = bases[ReferenceKey.of(university)] else { return false }
        guard let discipline, !discipline.isEmpty else { return true }
        let key = ReferenceKey.of(discipline)
        return known.contains { known in
            !known.isEmpty && (known == key || Discipline.basic.contains { $0.isNamed(known) && $0.isNamed(key) })
        }
    }

    /// Universities of the known bases, by key.
    var baseUniversities: Dictionary<String, Set<String>>.Keys { bases.keys }

    /// Whether a university had this level in a list of before.
    func hadLevel(_ level: InstitutionKind, code: String) -> Bool {
        formerLevels[code]?.contains(level) == true
    }

    /// The level that a text means; nil for any other.
    static func level(_ written: String) -> InstitutionKind? {
        switch written {
        case "undergraduate", "本科": .undergraduate
        case "vocational", "专科": .vocational
        default: nil
        }
    }
}
